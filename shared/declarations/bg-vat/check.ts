import { sum } from '../../money/minor.ts';
import { textOf } from '../fixed-width/layout.ts';
import type { LedgerRow, LedgerSide } from '../ledger-row.ts';
import { type CheckContext, type CheckedRow, checkedRows, type EarlierPurchase } from './check-context.ts';
import { isInReturn } from './document-types.ts';
import type { Remark, VatFinding } from './findings.ts';
import { readVatFiles } from './read-files.ts';
import { ledgerOrder, vatRecords } from './records.ts';
import * as ofDocuments from './rules-of-documents.ts';
import * as ofFiles from './rules-of-files.ts';
import type { VatFiles, VatSubmission } from './submission.ts';
import { type LedgerPlaces, writeVatFiles } from './write-files.ts';

interface Rule {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly check: (context: CheckContext) => readonly Remark[];
}

/** Rules on the content of the records. BG-VAT-3, the form of the bytes, is what writing and reading say. 1 to 14 are those of the description. */
export const vatRules: readonly Rule[] = [
  { id: 'BG-VAT-1', level: 'error', check: ofFiles.checkOwner },
  { id: 'BG-VAT-2', level: 'error', check: ofFiles.checkSequence },
  { id: 'BG-VAT-4', level: 'error', check: ofFiles.checkTotals },
  { id: 'BG-VAT-5', level: 'error', check: ofFiles.checkCells },
  { id: 'BG-VAT-6', level: 'error', check: ofDocuments.checkDocumentTypes },
  { id: 'BG-VAT-7', level: 'error', check: ofDocuments.checkTenDigits },
  { id: 'BG-VAT-8', level: 'error', check: ofDocuments.checkNumbers },
  { id: 'BG-VAT-9', level: 'error', check: ofDocuments.checkDates },
  { id: 'BG-VAT-10', level: 'error', check: ofFiles.checkResult },
  { id: 'BG-VAT-11', level: 'error', check: ofDocuments.checkSigns },
  { id: 'BG-VAT-12', level: 'warning', check: ofDocuments.checkTwice },
  { id: 'BG-VAT-13', level: 'warning', check: ofDocuments.checkTax },
  { id: 'BG-VAT-14', level: 'error', check: ofDocuments.checkEuNumbers },
  { id: 'BG-VAT-15', level: 'error', check: ofDocuments.checkSpecialCodes },
  { id: 'BG-VAT-16', level: 'error', check: ofDocuments.checkCallOff },
  { id: 'BG-VAT-17', level: 'warning', check: ofDocuments.checkTriangular },
];

export interface PreparedVatFiles {
  /** Null when a value can't be written; why is among the findings. Files are not for filing while a finding is an error. */
  readonly files: VatFiles | null;
  readonly findings: readonly VatFinding[];
}

/**
 * Writes the files of a month and says all that speaks against filing them. The bytes are read back before they are handed out, and what was read is
 * what the rules look at.
 * `earlierPurchases`: documents of the purchase ledgers of other months, for BG-VAT-12.
 */
export function prepareVatFiles(submission: VatSubmission, earlierPurchases: readonly EarlierPurchase[] = []): PreparedVatFiles {
  const records = vatRecords(submission);
  const ordered = { sales: ledgerOrder(submission.rows, 'sales'), purchases: ledgerOrder(submission.rows, 'purchases') };
  const rowOf = (side: LedgerSide, index: number) => ordered[side][index];
  const context = (rows: readonly CheckedRow[], checked: typeof records): CheckContext => ({
    records: checked,
    rows,
    period: submission.period,
    ownNumber: submission.declarant.vatNumber,
    exemptIntraCommunity: sum(submission.rows.filter(countsInVies).map(({ exemptIntraCommunity }) => exemptIntraCommunity ?? 0n)),
    countTypesOutsideReturn: submission.countTypesOutsideReturn ?? true,
    earlierPurchases,
  });
  const written = writeVatFiles(records, placesOf(checkedRows(records, rowOf)));
  if (!written.ok) return { files: null, findings: [...written.rejections, ...applyRules(context(checkedRows(records, rowOf), records))] };
  const read = readVatFiles(written.value);
  const checked = read.records ?? records;
  return { files: written.value, findings: [...read.findings, ...applyRules(context(checkedRows(checked, rowOf), checked))] };
}

/** All that is wrong with files of any origin: their form, or when that is right, their content. */
export function checkVatFiles(files: VatFiles, options: { readonly countTypesOutsideReturn?: boolean } = {}): readonly VatFinding[] {
  const { records, findings } = readVatFiles(files);
  if (records === null) return findings;
  return applyRules({
    records,
    rows: checkedRows(records, () => undefined),
    period: textOf(records.declaration, '00-03'),
    ownNumber: textOf(records.declaration, '00-01'),
    exemptIntraCommunity: null,
    countTypesOutsideReturn: options.countTypesOutsideReturn ?? true,
    earlierPurchases: [],
  });
}

/** Findings in the order of the rules, and within a rule in that of the files. */
export const applyRules = (context: CheckContext): readonly VatFinding[] =>
  vatRules.flatMap(({ id, level, check }) => check(context).map((remark) => ({ rule: id, level, ...remark }) as VatFinding));

const countsInVies = ({ side, documentType }: LedgerRow): boolean => side === 'sales' && isInReturn(side, documentType);

const placesOf = (rows: readonly CheckedRow[]): LedgerPlaces => ({
  sales: rows.filter(({ side }) => side === 'sales').map(({ place }) => place),
  purchases: rows.filter(({ side }) => side === 'purchases').map(({ place }) => place),
});

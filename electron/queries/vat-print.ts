import { hash } from 'node:crypto';
import type { PrintedFile } from '../../shared/contracts/tax.ts';
import { lastDay, monthNumber, type Period } from '../../shared/dates/period.ts';
import { isInReturn } from '../../shared/declarations/bg-vat/document-types.ts';
import { ledgerCsv } from '../../shared/declarations/bg-vat/ledger-csv.ts';
import { columnsInOrder, printedFields, printedLedgers, printedVies } from '../../shared/declarations/bg-vat/printed-ledgers.ts';
import { readVatFiles } from '../../shared/declarations/bg-vat/read-files.ts';
import { leadingFields, type VatRecords } from '../../shared/declarations/bg-vat/records.ts';
import type { VatFiles } from '../../shared/declarations/bg-vat/submission.ts';
import { textOf } from '../../shared/declarations/fixed-width/layout.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { ok, reject } from '../../shared/result.ts';
import { layoutOf } from '../../shared/vat/form-layout.ts';
import type { Db } from '../db/db.ts';
import { ledgerPdf } from '../pdf/ledger-pdf.ts';
import { vatFormPdf } from '../pdf/vat-form-pdf.ts';
import { vatReturnPdf } from '../pdf/vat-return-pdf.ts';
import { viesPdf } from '../pdf/vies-pdf.ts';
import { vatReturnCsv } from '../report-files/vat-return-csv.ts';
import { baseOn, type CompanyRow } from './company-row.ts';
import { readDeclarant } from './declarant.ts';
import { positionKnownOn } from './known-on.ts';
import { logHead, logHeadAt } from './log-head.ts';
import type { QueryHandler } from './query.ts';
import { returnRecords } from './return-files.ts';
import { computeReturn, describeFiled, describeReturn, filedVersions } from './vat-return.ts';

const fileOf = (fileName: string, bytes: Uint8Array): PrintedFile => ({
  fileName,
  base64: Buffer.from(bytes).toString('base64'),
  sha256: hash('sha256', bytes),
});
/** With the mark by which spreadsheets know the letters. */
const tableOf = (fileName: string, text: string): PrintedFile => fileOf(fileName, Buffer.from(`\uFEFF${text}`, 'utf8'));

const vatNumberOf = (pack: JurisdictionPack, company: CompanyRow): string | undefined =>
  pack.filedIdentifier?.({ taxId: company.taxId, country: pack.code, vatPayer: company.vatPayer });

/** The return as its form, in the language of the office and, with another one chosen, in both: what filing keeps. */
export function printForm(
  db: Db,
  pack: JurisdictionPack,
  company: CompanyRow,
  described: ReturnType<typeof describeReturn>,
  { language, isCorrection }: { readonly language: Language | undefined; readonly isCorrection: boolean },
): Uint8Array {
  const { name, taxId } = company;
  const baseCurrency = baseOn(company, lastDay(described.period));
  const vatNumber = vatNumberOf(pack, company);
  return vatFormPdf(
    {
      company: { name, taxId, baseCurrency },
      ...(vatNumber === undefined || vatNumber === taxId ? {} : { vatNumber }),
      // Who files may be another person by the time a filed return is printed again: then the place is left empty.
      declarant: described.filed ? null : readDeclarant(db),
      return: described,
      layout: layoutOf(pack.vatReturn),
      isCorrection,
    },
    language,
  );
}

/** The return on paper. Filed figures once it is filed, and without a layout the very bytes; else those of the books as they stand. Rejects: NO_JURISDICTION. */
export const vatReturnPdfGet: QueryHandler<'vatReturn.pdf'> = ({ db, pack, company }, { period, language, layout }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { name, taxId, baseScale } = company;
  const baseCurrency = baseOn(company, lastDay(period));
  const fileName = `vat-return-${taxId}-${period}${layout === undefined ? '' : `-${layout}`}.pdf`;
  const kept = db.get<{ bytes: Buffer }>(
    'SELECT b.bytes FROM filed_return f JOIN blob b ON b.sha256 = f.pdf_sha256 WHERE f.month = ?',
    monthNumber(period),
  );
  if (kept && layout === undefined) return ok(fileOf(fileName, kept.bytes));
  const described = describeFiled(db, pack, period, baseScale) ?? describeReturn(db, pack, period, baseScale);
  const isCorrection = (described.filed?.version ?? 1) > 1;
  const bytes =
    layout === 'listing'
      ? vatReturnPdf({ company: { name, taxId, baseCurrency }, return: described, isCorrection }, language)
      : printForm(db, pack, company, described, { language: layout === 'form' ? undefined : language, isCorrection });
  return ok(fileOf(fileName, bytes));
};

/** The return as a table, of what was filed once it is filed, unless a state of knowledge is asked for. Rejects: NO_JURISDICTION. */
export const vatReturnCsvGet: QueryHandler<'vatReturn.csv'> = ({ db, pack, company }, { period, language, knownOn }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const filed = knownOn === undefined ? describeFiled(db, pack, period, company.baseScale) : undefined;
  const described = filed ?? describeReturn(db, pack, period, company.baseScale, positionKnownOn(db, knownOn));
  return ok(tableOf(`vat-return-${company.taxId}-${period}.csv`, vatReturnCsv(described, language)));
};

/**
 * A ledger that is filed, or the recapitulative statement, on paper or as a table: of the bytes that were filed once they are, else of the books as they
 * stand. Rejects: NO_JURISDICTION, NOTHING_TO_DECLARE (also in a country that files none).
 */
export const filedLedgerPrint: QueryHandler<'filedLedger.print'> = ({ db, pack, company }, { period, ledger, as, language }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const filed = filedVersions(db, period).at(-1);
  const records = pack.filedLedgers
    ? (keptRecords(db, period) ?? returnRecords(db, pack, period, computeReturn(db, pack, period)))
    : undefined;
  if (!records || (ledger === 'vies' && records.vies === null)) return reject({ code: 'NOTHING_TO_DECLARE', period });
  const fileName = `${ledger}-${company.taxId}-${period}.${as}`;
  if (as === 'csv') {
    const columns = ledger === 'vies' ? printedVies.columns : columnsInOrder(printedLedgers[ledger]);
    const rows = ledger === 'vies' ? records.vies!.lines : records[ledger];
    return ok(tableOf(fileName, ledgerCsv(columns, printedFields[ledger], rows, language)));
  }
  const { name, taxId } = company;
  const baseCurrency = baseOn(company, lastDay(period));
  const head = filed ? logHeadAt(db, filed.position) : logHead(db);
  const month = {
    company: { name, taxId, baseCurrency },
    vatNumber: textOf(records.declaration, '00-01'),
    period,
    official: pack.vatReturn.language,
    filed: filed ?? null,
    position: head.position,
    headHash: head.hash,
    packVersion: pack.version,
  };
  if (ledger === 'vies') return ok(fileOf(fileName, viesPdf({ ...month, records: records.vies! }, language)));
  const counts = (record: VatRecords['sales'][number]) => isInReturn(ledger, textOf(record, leadingFields[ledger].documentType));
  return ok(fileOf(fileName, ledgerPdf({ ...month, ledger: printedLedgers[ledger], records: records[ledger], counts }, language)));
};

/** Records of the files that were filed last, read from the bytes that were kept; undefined when none were. */
function keptRecords(db: Db, period: Period): VatRecords | undefined {
  const files = db.all<{ name: string; bytes: Buffer }>(
    `SELECT f.name, b.bytes FROM filed_file f JOIN blob b ON b.sha256 = f.sha256
     WHERE f.month = ?1 AND f.version = (SELECT max(version) FROM filed_version WHERE month = ?1) ORDER BY f.no`,
    monthNumber(period),
  );
  if (files.length === 0) return undefined;
  return (
    readVatFiles(Object.fromEntries(files.map(({ name, bytes }) => [name, new Uint8Array(bytes)])) as unknown as VatFiles).records ??
    undefined
  );
}

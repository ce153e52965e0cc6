import { assert } from '../../assert.ts';
import { sum } from '../../money/minor.ts';
import type { FieldValue, RecordValues } from '../fixed-width/layout.ts';
import type { LedgerRow, LedgerSide } from '../ledger-row.ts';
import { isInReturn } from './document-types.ts';
import { componentFields, totalFields } from './return-cells.ts';
import { returnLayout } from './return-layout.ts';
import type { VatSubmission } from './submission.ts';
import { viesLines } from './vies-lines.ts';

/** Values of the recapitulative statement by kind of record. */
export interface ViesRecords {
  readonly header: RecordValues;
  readonly signer: RecordValues;
  readonly person: RecordValues;
  readonly totals: RecordValues;
  readonly lines: readonly RecordValues[];
}

/** Values of the four files, as they are written and as they are read back. */
export interface VatRecords {
  readonly declaration: RecordValues;
  readonly sales: readonly RecordValues[];
  readonly purchases: readonly RecordValues[];
  readonly vies: ViesRecords | null;
}

/** Rows of one ledger in the order of the file: by date, type and number. Further keys make the order the same everywhere. */
export function ledgerOrder(rows: readonly LedgerRow[], side: LedgerSide): readonly LedgerRow[] {
  const key = ({ date, documentType, number, partner, branch, documentId, entryId }: LedgerRow) =>
    [date, documentType, number, partner.identifier, String(branch).padStart(4, '0'), documentId ?? '', entryId ?? ''] as const;
  return rows
    .filter((row) => row.side === side)
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => {
      const at = a.key.findIndex((part, index) => part !== b.key[index]);
      return at < 0 ? 0 : a.key[at]! < b.key[at]! ? -1 : 1;
    })
    .map(({ row }) => row);
}

/** Values of every record of a submission. */
export function vatRecords(submission: VatSubmission): VatRecords {
  const sales = ledgerOrder(submission.rows, 'sales');
  const purchases = ledgerOrder(submission.rows, 'purchases');
  return {
    declaration: declarationRecord(submission, sales, purchases),
    sales: sales.map((row, index) => ledgerRecord(submission, row, index)),
    purchases: purchases.map((row, index) => ledgerRecord(submission, row, index)),
    vies: viesRecords(submission),
  };
}

function declarationRecord(submission: VatSubmission, sales: readonly LedgerRow[], purchases: readonly LedgerRow[]): RecordValues {
  const { declarant, period, cells, coefficient, countTypesOutsideReturn = true } = submission;
  const count = (rows: readonly LedgerRow[]) =>
    BigInt(rows.filter(({ side, documentType }) => countTypesOutsideReturn || isInReturn(side, documentType)).length);
  for (const cell of Object.keys(cells))
    assert(
      returnLayout.fields.some(({ code }) => code === `01-${cell}`),
      `return: there is no cell ${cell}`,
    );
  assert(cells['33'] === undefined || cells['33'] === coefficient, 'return: cell 33 is the coefficient');
  const values: Record<string, FieldValue> = {
    '00-01': declarant.vatNumber,
    '00-02': declarant.name,
    '00-03': period,
    '00-04': declarant.submitter,
    '00-05': count(sales),
    '00-06': count(purchases),
    '01-33': coefficient,
  };
  for (const { code } of returnLayout.fields) values[code] ??= cells[code.slice(3)] ?? 0n;
  return values;
}

/** Codes of what comes before the amounts, in both ledgers. */
export const leadingFields = {
  sales: {
    ...{ vatNumber: '02-00', period: '02-01', branch: '02-02', sequence: '02-03', documentType: '02-04', number: '02-05', date: '02-06' },
    ...{ identifier: '02-07', name: '02-08', subject: '02-09', specialCode: '02-27' },
  },
  purchases: {
    ...{ vatNumber: '03-02', period: '03-01', branch: '03-03', sequence: '03-04', documentType: '03-05', number: '03-06', date: '03-07' },
    ...{ identifier: '03-08', name: '03-09', subject: '03-10', specialCode: '03-45' },
  },
} as const;

function ledgerRecord({ declarant, period }: VatSubmission, row: LedgerRow, index: number): RecordValues {
  const codes = leadingFields[row.side];
  const components: readonly string[] = componentFields[row.side];
  // A figure under a code the ledger does not have would be lost without a word.
  for (const code of Object.keys(row.fields)) assert(components.includes(code), `ledger row: ${code} is no field of ${row.side}`);
  const values: Record<string, FieldValue> = {
    [codes.vatNumber]: declarant.vatNumber,
    [codes.period]: period,
    [codes.branch]: BigInt(row.branch),
    [codes.sequence]: BigInt(index + 1),
    [codes.documentType]: row.documentType,
    [codes.number]: row.number,
    [codes.date]: row.date,
    [codes.identifier]: row.partner.identifier,
    [codes.name]: row.partner.name,
    [codes.subject]: row.subject,
    [codes.specialCode]: row.specialCode ?? '',
  };
  for (const code of components) values[code] = row.fields[code] ?? 0n;
  if (row.side === 'sales') {
    for (const [total, components] of Object.entries(totalFields)) values[total] = sum(components.map((code) => row.fields[code] ?? 0n));
  }
  return values;
}

function viesRecords({ declarant, period, rows, viesCorrections }: VatSubmission): ViesRecords | null {
  const lines = viesLines(rows, viesCorrections);
  if (lines.length === 0) return null;
  const goods = sum(lines.map((line) => line.goods));
  return {
    header: { VHR: 'VHR', period, lines: BigInt(lines.length) },
    signer: {
      VDR: 'VDR',
      id: declarant.submitterId,
      name: declarant.submitter,
      town: declarant.town,
      postCode: declarant.postCode,
      street: declarant.street,
      capacity: declarant.capacity,
    },
    person: { VTR: 'VTR', vatNumber: declarant.vatNumber, name: declarant.name, address: declarant.address },
    totals: { TTR: 'TTR', total: goods + sum(lines.map((line) => line.triangular + line.services)), goods },
    lines: lines.map((line, index) => ({
      VIR: 'VIR',
      line: BigInt(index + 1),
      vatNumber: line.vatNumber,
      goods: line.goods,
      triangular: line.triangular,
      services: line.services,
      period: line.period ?? '',
    })),
  };
}

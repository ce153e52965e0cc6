import { toDayNumber } from '../../shared/dates/local-date.ts';
import { monthNumber, periodOf } from '../../shared/dates/period.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import type { Db } from '../db/db.ts';
import { fieldAt } from './counterparties.ts';
import { countedRows, standsOnReturn } from './vat-return.ts';

/** A row of the VAT ledger with what recorded it. Minor units of base currency; `day` is the tax point. */
export interface VatRow {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly entry: Buffer;
  readonly entry_kind: string;
  readonly memo: string;
  readonly document: string | null;
  readonly document_kind: string | null;
  readonly number: string;
  readonly day: bigint;
  readonly counterparty: string | null;
  readonly tax_code: string;
  readonly source: string;
  readonly direction: 'output' | 'input' | 'both';
  readonly taxable_minor: bigint;
  readonly vat_minor: bigint;
  readonly is_correction: bigint;
}

/**
 * What the VAT returns of some days (both inclusive) are made of, in order of tax point and recording, as far as recorded up to a position; of some tax codes
 * alone where these are given. What no return counts is left out.
 */
export function vatRows(db: Db, pack: JurisdictionPack, { from, to }: Days, known: number | undefined, codes?: Iterable<string>): VatRow[] {
  const stands = standsOnReturn(pack);
  const [counted, ...types] = countedRows(pack, 7);
  return db
    .all<VatRow>(
      `SELECT v.position, v.line_no, e.id AS entry, e.kind AS entry_kind, e.memo, d.id AS document, d.kind AS document_kind, e.number, v.day,
         ${fieldAt('name', '?5')} AS counterparty, v.tax_code, v.source, v.direction, v.taxable_minor, v.vat_minor, v.is_correction
       FROM vat_ledger v JOIN journal_entry e ON e.position = v.position LEFT JOIN document d ON d.position = e.document
       LEFT JOIN counterparty c ON c.no = d.counterparty_no
       WHERE v.month BETWEEN ?1 AND ?2 AND v.day BETWEEN ?3 AND ?4 AND v.position <= ?5
         AND (?6 IS NULL OR v.tax_code IN (SELECT value FROM json_each(?6))) ${pack.documentTypes ? counted : ''}
       ORDER BY v.day, v.position, v.line_no`,
      monthNumber(periodOf(from)),
      monthNumber(periodOf(to)),
      toDayNumber(from),
      toDayNumber(to),
      known ?? Number.MAX_SAFE_INTEGER,
      codes === undefined ? null : JSON.stringify([...codes]),
      ...(pack.documentTypes ? types : []),
    )
    .filter((row) => stands(row.tax_code, row.direction));
}

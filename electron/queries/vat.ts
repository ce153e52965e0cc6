import type { VatLedgerRow } from '../../shared/contracts/tax.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { taxCodesBehind } from '../../shared/reports/vat-return.ts';
import { ok, reject } from '../../shared/result.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { fieldAt } from './counterparties.ts';
import { keptSources } from './kept-source.ts';
import { positionKnownOn } from './known-on.ts';
import type { QueryHandler } from './query.ts';
import { countedRows, describeReturn, standsOnReturn } from './vat-return.ts';

/** The return of a month, cell by cell. Rejects: NO_JURISDICTION. */
export const vatReturnGet: QueryHandler<'vatReturn.get'> = ({ db, pack, company }, { period, knownOn }) =>
  pack ? ok(describeReturn(db, pack, period, company.baseScale, positionKnownOn(db, knownOn))) : reject({ code: 'NO_JURISDICTION' });

/** The VAT-ledger rows a cell is made of, in order of tax point and recording. Rejects: NO_JURISDICTION, UNKNOWN_CELL. */
export const vatReturnRows: QueryHandler<'vatReturn.rows'> = ({ db, pack, company }, { period, cell, knownOn }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const codes = taxCodesBehind(pack.vatReturn, cell, pack.taxCodes);
  if (!codes) return reject({ code: 'UNKNOWN_CELL', cell });
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const stands = standsOnReturn(pack);
  const sourceOf = keptSources(pack);
  const [counted, ...types] = countedRows(pack, 4);
  const rows = db.all<{
    entry: Buffer;
    document: string | null;
    kind: string | null;
    number: string;
    day: bigint;
    counterparty: string | null;
    tax_code: string;
    source: string;
    direction: 'output' | 'input' | 'both';
    taxable_minor: bigint;
    vat_minor: bigint;
    is_correction: bigint;
  }>(
    `SELECT e.id AS entry, d.id AS document, d.kind, e.number, v.day, ${fieldAt('name', '?2')} AS counterparty, v.tax_code, v.source, v.direction, v.taxable_minor,
       v.vat_minor, v.is_correction
     FROM vat_ledger v JOIN journal_entry e ON e.position = v.position LEFT JOIN document d ON d.position = e.document
     LEFT JOIN counterparty c ON c.no = d.counterparty_no
     WHERE v.month = ?1 AND v.position <= ?2 AND v.tax_code IN (SELECT value FROM json_each(?3)) ${pack.documentTypes ? counted : ''} ORDER BY v.day, v.position, v.line_no`,
    monthNumber(period),
    positionKnownOn(db, knownOn) ?? Number.MAX_SAFE_INTEGER,
    JSON.stringify([...codes]),
    ...(pack.documentTypes ? types : []),
  );
  return ok(
    rows
      .filter((row) => stands(row.tax_code, row.direction))
      .map(
        (row): VatLedgerRow => ({
          entryId: blobToId(row.entry),
          documentId: row.document,
          documentKind: row.kind,
          number: row.number,
          taxPoint: dateOfDay(row.day),
          counterparty: row.counterparty ?? '',
          taxCode: row.tax_code,
          source: sourceOf(row.tax_code, row.source),
          direction: row.direction,
          taxable: text(row.taxable_minor),
          vat: text(row.vat_minor),
          isCorrection: row.is_correction === 1n,
        }),
      ),
  );
};

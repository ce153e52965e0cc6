import type { VatLedgerRow } from '../../shared/contracts/tax.ts';
import { firstDay, lastDay } from '../../shared/dates/period.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { taxCodesBehind } from '../../shared/reports/vat-return.ts';
import { ok, reject } from '../../shared/result.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { keptSources } from './kept-source.ts';
import { positionKnownOn } from './known-on.ts';
import type { QueryHandler } from './query.ts';
import { describeReturn } from './vat-return.ts';
import { vatRows } from './vat-rows.ts';

/** The return of a month, cell by cell. Rejects: NO_JURISDICTION. */
export const vatReturnGet: QueryHandler<'vatReturn.get'> = ({ db, pack, company }, { period, knownOn }) =>
  pack ? ok(describeReturn(db, pack, period, company.baseScale, positionKnownOn(db, knownOn))) : reject({ code: 'NO_JURISDICTION' });

/** The VAT-ledger rows a cell is made of, in order of tax point and recording. Rejects: NO_JURISDICTION, UNKNOWN_CELL. */
export const vatReturnRows: QueryHandler<'vatReturn.rows'> = ({ db, pack, company }, { period, cell, knownOn }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const codes = taxCodesBehind(pack.vatReturn, cell, pack.taxCodes);
  if (!codes) return reject({ code: 'UNKNOWN_CELL', cell });
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const sourceOf = keptSources(pack);
  const days = { from: firstDay(period), to: lastDay(period) };
  return ok(
    vatRows(db, pack, days, positionKnownOn(db, knownOn), codes).map(
      (row): VatLedgerRow => ({
        entryId: blobToId(row.entry),
        documentId: row.document,
        documentKind: row.document_kind,
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

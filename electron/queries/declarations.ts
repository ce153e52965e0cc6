import type { FiledLedgerRow } from '../../shared/contracts/declarations.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { ok, reject } from '../../shared/result.ts';
import { readDeclarant } from './declarant.ts';
import { filedLedgers } from './filed-ledgers.ts';
import { positionKnownOn } from './known-on.ts';
import type { QueryHandler } from './query.ts';
import { checkReturn } from './return-checks.ts';
import { returnFiles } from './return-files.ts';
import { computeReturn } from './vat-return.ts';

export const declarantGet: QueryHandler<'declarant.get'> = ({ db }) => ok(readDeclarant(db));

export const vatCoefficientList: QueryHandler<'vatCoefficient.list'> = ({ db }) =>
  ok(
    db
      .all<{ year: bigint; hundredths: bigint }>(
        'SELECT year, hundredths, max(position) FROM vat_coefficient GROUP BY year ORDER BY year DESC',
      )
      .map(({ year, hundredths }) => ({ year: Number(year), coefficient: writeDecimal(hundredths, 2) })),
  );

/** Both ledgers of a month, or one; none in a country that files none. Rejects: NO_JURISDICTION. */
export const filedLedgerList: QueryHandler<'filedLedger.list'> = ({ db, pack, company }, { period, side, knownOn }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  if (!pack.filedLedgers) return ok([]);
  const sequence = { sales: 0, purchases: 0 };
  return ok(
    filedLedgers(db, pack, period, positionKnownOn(db, knownOn)).flatMap((row): FiledLedgerRow[] => {
      sequence[row.side] += 1;
      if (side !== undefined && row.side !== side) return [];
      return [
        {
          side: row.side,
          sequence: sequence[row.side],
          branch: row.branch,
          documentType: row.documentType,
          number: row.number,
          date: row.date,
          identifier: row.partner.identifier,
          partner: row.partner.name,
          subject: row.subject,
          fields: Object.fromEntries(Object.entries(row.fields).map(([field, minor]) => [field, writeDecimal(minor, company.baseScale)])),
          specialCode: row.specialCode ?? '',
          documentId: row.documentId,
          entryId: row.entryId,
        },
      ];
    }),
  );
};

/** Rejects: NO_JURISDICTION. */
export const vatReturnCheck: QueryHandler<'vatReturn.check'> = ({ db, pack }, { period }) =>
  pack ? ok(checkReturn(db, pack, period, computeReturn(db, pack, period))) : reject({ code: 'NO_JURISDICTION' });

/** The bytes that were filed, or what would be filed today. Rejects: NO_JURISDICTION, DECLARANT_MISSING, RETURN_HAS_ERRORS. */
export const vatReturnFiles: QueryHandler<'vatReturn.files'> = ({ db, pack }, { period }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const kept = db.all<{ name: string; sha256: string; bytes: Buffer }>(
    `SELECT f.name, f.sha256, b.bytes FROM filed_file f JOIN blob b ON b.sha256 = f.sha256
     WHERE f.month = ?1 AND f.version = (SELECT max(version) FROM filed_version WHERE month = ?1) ORDER BY f.no`,
    monthNumber(period),
  );
  if (kept.length > 0) return ok(kept.map(({ name, sha256, bytes }) => ({ name, sha256, base64: bytes.toString('base64'), filed: true })));
  const files = returnFiles(db, pack, period, computeReturn(db, pack, period));
  if (!files.ok) return files;
  return ok(files.value.map(({ name, sha256, bytes }) => ({ name, sha256, base64: Buffer.from(bytes).toString('base64'), filed: false })));
};

import type { FoundRow } from '../../shared/contracts/documents.ts';
import { uidOf } from '../../shared/ids/uid.ts';
import type { NumberedKind } from '../../shared/jurisdictions/pack.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { likePattern } from './accounts.ts';
import { dateOfDay } from './company.ts';
import { baseOn, type CompanyRow } from './company-row.ts';

interface Row {
  readonly position: bigint;
  readonly id: Buffer;
  readonly day: bigint;
  readonly kind: string;
  readonly number: string;
  readonly memo: string;
  readonly total_minor: bigint;
}

const select = 'SELECT e.position, e.id, e.day, e.kind, e.number, e.memo, e.total_minor FROM journal_entry e';

/** The kind whose letters the UID of an entry begins with, from the kind of the entry. */
const numberedKindOf = (kind: string): NumberedKind =>
  kind === 'year-closing' ? 'year-closing' : kind.startsWith('revaluation') ? 'revaluation' : 'journal-entry';

/** Entries that no document made, by number or UID (whole or its beginning), newest first. */
export function findEntries(db: Db, company: CompanyRow, text: string, limit: number): FoundRow[] {
  const [low, high] = uidBounds(text) ?? [];
  // A UID is not kept: it is the end of the entry's id, so a range of ends is looked for.
  const byUid = low === undefined ? '' : 'OR substr(e.id, 11) BETWEEN ?3 AND ?4';
  const rows = db.all<Row>(
    `${select}
     WHERE e.document IS NULL AND (e.number LIKE ?1 ESCAPE '\\' ${byUid}) ORDER BY e.day DESC, e.position DESC LIMIT ?2`,
    likePattern(text),
    limit,
    ...(low === undefined ? [] : [low, high]),
  );
  const upper = text.toUpperCase();
  return (
    rows
      .map((row) => describe(company, row))
      // The bounds leave out the two bits of the UID that stand in the byte before.
      .filter(({ number, uid }) => number.toUpperCase().includes(upper) || uid.slice(2).startsWith(upper.slice(2)))
  );
}

/** Entries at these positions of the log, in no order. */
export const entriesAt = (db: Db, company: CompanyRow, positions: readonly bigint[]): FoundRow[] =>
  db
    .all<Row>(`${select} WHERE e.position IN (SELECT value FROM json_each(?))`, `[${positions.join(',')}]`)
    .map((row) => describe(company, row));

function describe(company: CompanyRow, row: Row): FoundRow {
  const entryId = blobToId(row.id);
  const total = writeDecimal(row.total_minor, company.baseScale);
  return {
    id: entryId,
    kind: 'journal-entry',
    number: row.number,
    uid: uidOf(numberedKindOf(row.kind), entryId),
    date: dateOfDay(row.day),
    dueDate: null,
    counterparty: '',
    counterpartyId: null,
    supplierNumber: '',
    currency: baseOn(company, dateOfDay(row.day)),
    net: total,
    vat: writeDecimal(0n, company.baseScale),
    gross: total,
    open: writeDecimal(0n, company.baseScale),
    entryId,
    position: Number(row.position),
    memo: row.memo,
    voidedBy: null,
  };
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Lowest and highest last six bytes of an id whose UID begins like this ("JE-7K3F"); nothing for text that begins no UID of an entry. */
export function uidBounds(text: string): [Buffer, Buffer] | undefined {
  const digits = /^(?:JE|YC|RV)-([0-9A-HJKMNP-TV-Z]{1,5}(?:-[0-9A-HJKMNP-TV-Z]{0,5})?)$/i.exec(text)?.[1]?.replace('-', '').toUpperCase();
  if (digits === undefined) return undefined;
  const bits = (fill: string) =>
    [...digits.padEnd(10, fill)].reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n) % 2n ** 48n;
  const bytes = (value: bigint) => Buffer.from(value.toString(16).padStart(12, '0'), 'hex');
  return [bytes(bits('0')), bytes(bits('Z'))];
}

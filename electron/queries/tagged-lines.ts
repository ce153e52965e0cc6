import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { between } from '../../shared/rates/currency-change.ts';
import type { Db } from '../db/db.ts';
import type { BaseChange } from './company-row.ts';
import type { TaggedSums } from './tagged-sums.ts';

/** Values of one dimension, each of which a line may have. */
export interface Tag {
  readonly dimension: bigint;
  readonly values: readonly bigint[];
}

/** Lines that have one of the values of each dimension: read from `line_dimension`, and no other line is. */
export type Tagged = readonly Tag[];

/** Lines that are added or, where others are told as what these leave, taken away. Without `tagged` they are all lines. */
export interface LinePart {
  readonly sign: 1n | -1n;
  readonly tagged?: Tagged;
}

/** A table of lines (account_no, day, position, line_no, base_minor) as SQL with plain `?`. */
export interface LineTable {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Later than any day. */
const lastDayNumber = 99_999_999;
export const inList = 'IN (SELECT value FROM json_each(?))';
export const list = (values: readonly bigint[]): string => JSON.stringify(values.map(Number));
const tagOf = `SELECT 1 FROM line_dimension o WHERE o.position = d.position AND o.line_no = d.line_no AND o.dimension_no = ?`;
const columns = 'd.account_no, d.day, d.position, d.line_no, d.base_minor';

/** The lines of a part: those of its first dimension, of which the others are looked up line by line. */
export const taggedLines = ([first, ...others]: Tagged): LineTable => ({
  sql: `SELECT ${columns} FROM line_dimension d WHERE d.value_no ${inList}${others.map(() => ` AND EXISTS (${tagOf} AND o.value_no ${inList})`).join('')}`,
  parameters: [list(first!.values), ...others.flatMap(({ dimension, values }) => [dimension, list(values)])],
});

/**
 * Lines with one of the values of each of some dimensions that, of each of some others, have one of the values or none at all. Those that carried balances
 * over to another currency are none of them: see `taggedCarried`.
 */
export function linesOf(named: Tagged, orNone: Tagged, change: BaseChange | undefined): LineTable {
  const without = orNone.map(() => `NOT EXISTS (${tagOf} AND o.value_no NOT ${inList})`).join(' AND ');
  const parameters = orNone.flatMap(({ dimension, values }) => [dimension, list(values)]);
  if (named.length > 0) {
    const table = taggedLines(named);
    return { sql: without === '' ? table.sql : `${table.sql} AND ${without}`, parameters: [...table.parameters, ...parameters] };
  }
  const day = change && toDayNumber(change.on);
  return {
    sql: `SELECT ${columns} FROM journal_line d WHERE ${without || 'TRUE'}${
      day === undefined
        ? ''
        : " AND (d.day <> ? OR d.position NOT IN (SELECT e.position FROM journal_entry e WHERE e.day = ? AND e.kind = 'conversion'))"
    }`,
    parameters: day === undefined ? parameters : [...parameters, day, day],
  };
}

/** The lines of each single value; of several dimensions only the combinations that lines have. */
export function combinations(db: Db, tagged: Tagged): Tagged[] {
  const [first, ...others] = tagged;
  if (others.length === 0) return first!.values.map((value) => [{ dimension: first!.dimension, values: [value] }]);
  const joins = others.map(
    (_, at) =>
      `JOIN line_dimension o${at} ON o${at}.position = d.position AND o${at}.line_no = d.line_no AND o${at}.dimension_no = ? AND o${at}.value_no ${inList}`,
  );
  return db
    .values<bigint[]>(
      `SELECT DISTINCT d.value_no, ${others.map((_, at) => `o${at}.value_no`).join(', ')} FROM line_dimension d ${joins.join(' ')} WHERE d.value_no ${inList}`,
      ...others.flatMap(({ dimension, values }) => [dimension, list(values)]),
      list(first!.values),
    )
    .map((values) => values.map((value, at) => ({ dimension: tagged[at]!.dimension, values: [value] })));
}

/** Turnover of an account: minor units of base currency. */
export interface TaggedTurnover {
  readonly account_no: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** What a change of currency makes of the lines of a part, by account: what has to be added to what they came to in the former one. */
export function taggedCarried(sums: TaggedSums, tagged: Tagged, change: BaseChange, known: number | undefined): TaggedTurnover[] {
  return sums.turnovers(tagged, 0, toDayNumber(change.on) - 1, known).map(({ account_no, debit, credit }) => {
    const moved = between(change, debit - credit, change.from, change.to) - (debit - credit);
    return { account_no, debit: moved > 0n ? moved : 0n, credit: moved < 0n ? -moved : 0n };
  });
}

/** What the lines of a part moved up to a day, with what was carried over by then; up to any day where none is given. */
export function taggedUpTo(
  sums: TaggedSums,
  tagged: Tagged,
  change: BaseChange | undefined,
  asOf: LocalDate | undefined,
  known: number | undefined,
): TaggedTurnover[] {
  const moved = sums.turnovers(tagged, 0, asOf === undefined ? lastDayNumber : toDayNumber(asOf), known);
  const isChanged = change && (asOf === undefined || asOf >= change.on) && (known === undefined || known >= change.position);
  return isChanged
    ? addedUp([
        { sign: 1n, rows: moved },
        { sign: 1n, rows: taggedCarried(sums, tagged, change, known) },
      ])
    : moved;
}

/** What the parts of a filter come to, by account. */
export const ofParts = (
  { parts }: { readonly parts: readonly LinePart[] },
  told: (tagged: Tagged | undefined) => readonly TaggedTurnover[],
): TaggedTurnover[] => addedUp(parts.map(({ sign, tagged }) => ({ sign, rows: told(tagged) })));

/** Turnovers added or taken away, by account. */
export function addedUp(all: readonly { readonly sign: bigint; readonly rows: readonly TaggedTurnover[] }[]): TaggedTurnover[] {
  const found = new Map<bigint, { account_no: bigint; debit: bigint; credit: bigint }>();
  for (const { sign, rows } of all) {
    for (const { account_no, debit, credit } of rows) {
      const row = found.get(account_no) ?? { account_no, debit: 0n, credit: 0n };
      found.set(account_no, row);
      row.debit += sign * debit;
      row.credit += sign * credit;
    }
  }
  return [...found.values()];
}

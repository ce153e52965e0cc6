import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { logHead } from './log-head.ts';
import type { QueryScope } from './query.ts';

/**
 * What a register lists, in parts of SQL with plain `?`. `name` says what was asked for: two lists of one name are the same. `key` names a row by a whole
 * number; `parameters` are those of `with`, `from` and `where`.
 */
export interface Listing {
  readonly name: string;
  readonly key: string;
  readonly with?: string;
  readonly from: string;
  readonly where: string;
  readonly order: string;
  readonly parameters: readonly unknown[];
}

interface Held {
  total?: number;
  keys?: Float64Array;
}

/** Up to here SQLite finds the best rows in one pass and keeps no more than these. */
const mostDirect = 1000;
/** Keys of all lists that are held: 8 bytes each. */
const mostHeld = 4_000_000;

/**
 * A page of a register of any length and in any order. Its first rows are found directly. Further in, the keys of the whole list are put in order once and
 * held until something is recorded: every page after that costs the same, however deep. A list in an order without an index takes about a second at a
 * million rows, one by date a tenth of that.
 */
export function pageOf(scope: QueryScope, listing: Listing, limit: number, offset: number): { keys: number[]; total: number } {
  const { db } = scope;
  const { name, key, with: before = '', from, where, order, parameters } = listing;
  const held = heldOf(scope, name);
  const rest = `FROM ${from} WHERE ${where}`;
  const ordered = `${before} SELECT ${key} ${rest} ORDER BY ${order}`;
  if (!held.keys && offset + limit > mostDirect && offset > 0) {
    held.keys = Float64Array.from(db.numbers(ordered, ...parameters));
    held.total = held.keys.length;
  }
  if (held.keys) return { keys: [...held.keys.subarray(offset, offset + limit)], total: held.keys.length };
  const keys = db.numbers(`${ordered} LIMIT ? OFFSET ?`, ...parameters, limit, offset);
  // A page that is not full is the last one.
  if (keys.length > 0 && keys.length < limit) held.total = offset + keys.length;
  held.total ??= Number(db.get<{ n: bigint }>(`${before} SELECT count(*) AS n ${rest}`, ...parameters)!.n);
  return { keys, total: held.total };
}

/** What is known of a list, while nothing is recorded. The longest unasked ones are let go. */
function heldOf({ db, remember }: QueryScope, name: string): Held {
  const lists = remember('lists of registers', () => ({ head: -1, held: new Map<string, Held>() }));
  const head = logHead(db).position;
  if (lists.head !== head) {
    lists.head = head;
    lists.held.clear();
  }
  const held = lists.held.get(name) ?? {};
  // Put last: the map is in order of asking.
  lists.held.delete(name);
  lists.held.set(name, held);
  let length = [...lists.held.values()].reduce((sum, { keys }) => sum + (keys?.length ?? 0), 0);
  for (const [other, { keys }] of lists.held) {
    if (length <= mostHeld && lists.held.size <= 200) break;
    if (other === name) continue;
    lists.held.delete(other);
    length -= keys?.length ?? 0;
  }
  return held;
}

/** A table another one leads to: `alias`, how it is joined, and the joins it hangs on. */
export interface Join {
  readonly alias: string;
  readonly sql: string;
  readonly needs?: readonly string[];
}

/** A table with those joins that some SQL names: each of the others would be looked up for every row of the register. */
export function joined(table: string, joins: readonly Join[], ...used: readonly string[]): string {
  const needed = new Set(
    joins
      .filter(({ alias }) => used.some((sql) => sql.includes(`${alias}.`) && new RegExp(`\\b${alias}\\.`).test(sql)))
      .map(({ alias }) => alias),
  );
  for (const { alias, needs = [] } of [...joins].reverse()) if (needed.has(alias)) for (const other of needs) needed.add(other);
  return [table, ...joins.filter(({ alias }) => needed.has(alias)).map(({ sql }) => sql)].join(' ');
}

/** Answers remembered while nothing is recorded. */
export function rememberUntilRecorded<T>({ db, remember }: QueryScope, name: string, read: () => T): T {
  const answers = remember('answers of registers', () => ({ head: -1, of: new Map<string, unknown>() }));
  const head = logHead(db).position;
  if (answers.head !== head || answers.of.size > 50) {
    answers.head = head;
    answers.of.clear();
  }
  if (!answers.of.has(name)) answers.of.set(name, read());
  return answers.of.get(name) as T;
}

/** Rows by their key, in the order of the keys. */
export function inOrder<Row extends { readonly position: bigint }>(rows: readonly Row[], keys: readonly number[]): Row[] {
  const found = new Map(rows.map((row) => [Number(row.position), row]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** Equal rows, and rows of a register nobody sorted: newest first by date and order of recording. `of` is the table with both. */
export function orderOf<By extends string>(
  sort: { by: By; direction: 'asc' | 'desc' } | undefined,
  columns: Readonly<Record<By, string>>,
  of: string,
): string {
  const newest = `${of}.day DESC, ${of}.position DESC`;
  if (sort === undefined) return newest;
  const direction = sort.direction.toUpperCase();
  // By date, rows of a day follow the direction too: an index serves both.
  if (sort.by === 'date') return `${of}.day ${direction}, ${of}.position ${direction}`;
  return `${columns[sort.by]} ${direction} NULLS LAST, ${newest}`;
}

/** Conditions of a register, each with what is bound in it. */
export class Conditions {
  readonly #parts: string[] = [];
  readonly parameters: unknown[] = [];

  add(sql: string, ...parameters: unknown[]): this {
    this.#parts.push(sql);
    this.parameters.push(...parameters);
    return this;
  }

  get sql(): string {
    return this.#parts.join(' AND ') || 'TRUE';
  }
}

/**
 * Days of a register, inclusive. Nothing is said where every day counts: with a range SQLite would go through all rows by day, each at another place of the
 * file, which takes five times as long.
 */
export function addDays(
  where: Conditions,
  column: string,
  { from, to }: { from?: LocalDate | undefined; to?: LocalDate | undefined },
): void {
  if (from !== undefined || to !== undefined)
    where.add(`${column} BETWEEN ? AND ?`, from === undefined ? 0 : toDayNumber(from), to === undefined ? 99999999 : toDayNumber(to));
}

const most = 2n ** 63n - 1n;

/**
 * The least whole number of minor units that is not below an amount, or the greatest that is not above it: nobody has to know how many decimals a currency
 * has to ask for a range.
 */
export function bound(amount: string, scale: number, side: 'least' | 'most'): bigint {
  const isNegative = amount.startsWith('-');
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const kept = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  const isMore = /[1-9]/.test(fraction.slice(scale));
  // Away from zero where that is the side asked for.
  const away = isMore && (side === 'least') !== isNegative ? kept + 1n : kept;
  const value = isNegative ? -away : away;
  return value > most ? most : value < -most ? -most : value;
}

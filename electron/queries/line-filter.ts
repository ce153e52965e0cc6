import type { DimensionFilter } from '../../shared/contracts/dimensions.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { between } from '../../shared/rates/currency-change.ts';
import type { ReportText } from '../../shared/reports/report.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import type { BaseChange } from './company-row.ts';
import type { QueryScope } from './query.ts';

export interface DimensionRow {
  readonly no: bigint;
  readonly code: string;
  readonly name: string;
}

/** Values of one dimension, each of which a line may have. */
interface Tag {
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

interface Criterion {
  readonly dimension: DimensionRow;
  /** By code. */
  readonly values: readonly DimensionRow[];
  /** Lines without a value of the dimension count too. */
  readonly orNone: boolean;
}

/** Later than any day. */
const lastDayNumber = 99_999_999;
const inList = 'IN (SELECT value FROM json_each(?))';
const list = (values: readonly bigint[]): string => JSON.stringify(values.map(Number));
const tagOf = `SELECT 1 FROM line_dimension o WHERE o.position = d.position AND o.line_no = d.line_no AND o.dimension_no = ?`;
const columns = 'd.account_no, d.day, d.position, d.line_no, d.base_minor';

/** The lines of a part: those of its first dimension, of which the others are looked up line by line. */
export const taggedLines = ([first, ...others]: Tagged): LineTable => ({
  sql: `SELECT ${columns} FROM line_dimension d WHERE d.value_no ${inList}${others.map(() => ` AND EXISTS (${tagOf} AND o.value_no ${inList})`).join('')}`,
  parameters: [list(first!.values), ...others.flatMap(({ dimension, values }) => [dimension, list(values)])],
});

/**
 * Lines by their dimensions: with one of some values of each dimension that is named, or without a value of it.
 *
 * Amounts are told by parts, as all lines less those that have a value where lines without one are asked for, so that what is shown by values always adds up to
 * the whole. Where the books changed their currency, nothing was booked onto the lines of a value: what they come to is carried over by the legal rule, each
 * combination of values by itself, and the lines without one keep the rest of the roundings.
 */
export class LineFilter {
  readonly #db: Db;
  readonly #criteria: readonly Criterion[];
  /** Of the base currency of the books. */
  readonly change: BaseChange | undefined;
  #parts: readonly LinePart[] | undefined;
  #single: readonly LinePart[] | undefined;

  constructor(db: Db, criteria: readonly Criterion[], change: BaseChange | undefined) {
    this.#db = db;
    this.#criteria = criteria;
    this.change = change;
  }

  /** The same for the same question. */
  get key(): string {
    return this.#criteria
      .map(({ dimension, values, orNone }) => `${dimension.no}:${values.map(({ no }) => no)}${orNone ? ',' : ''}`)
      .join(';');
  }

  /** As a question would ask for it. */
  get asked(): DimensionFilter {
    return Object.fromEntries(
      this.#criteria.map(({ dimension, values, orNone }) => [dimension.code, [...(orNone ? [''] : []), ...values.map(({ code }) => code)]]),
    );
  }

  /** What it says of itself, a text a dimension. */
  get texts(): ReportText[] {
    return this.#criteria.map(({ dimension, values, orNone }) => ({
      key: `dimension.${values.length === 0 ? 'none' : orNone ? 'isOrNone' : 'is'}`,
      values: { dimension: dimension.name, values: values.map(({ name }) => name).join(', ') },
    }));
  }

  /** What it leaves of one dimension: all values and the lines without one, unless it names them. */
  of(dimension: DimensionRow): { readonly values: readonly DimensionRow[]; readonly orNone: boolean } {
    return this.#criteria.find((each) => each.dimension.no === dimension.no) ?? { values: valuesOf(this.#db, dimension.no), orNone: true };
  }

  /** Of these lines those with a value of a dimension, or without any. */
  with(dimension: DimensionRow, value: DimensionRow | undefined): LineFilter {
    const own = { dimension, values: value ? [value] : [], orNone: value === undefined };
    return new LineFilter(this.#db, [...this.#criteria.filter((each) => each.dimension.no !== dimension.no), own], this.change);
  }

  /** The lines themselves. Those that carried balances over to another currency are none of them: see `carried`. */
  get lines(): LineTable {
    const named = this.#criteria.filter(({ orNone }) => !orNone).map(tagFrom);
    const orNone = this.#criteria.filter((each) => each.orNone).map(tagFrom);
    const without = orNone.map(() => `NOT EXISTS (${tagOf} AND o.value_no NOT ${inList})`).join(' AND ');
    const parameters = orNone.flatMap(({ dimension, values }) => [dimension, list(values)]);
    if (named.length > 0) {
      const table = taggedLines(named);
      return { sql: without === '' ? table.sql : `${table.sql} AND ${without}`, parameters: [...table.parameters, ...parameters] };
    }
    const day = this.change && toDayNumber(this.change.on);
    return {
      sql: `SELECT ${columns} FROM journal_line d WHERE ${without || 'TRUE'}${
        day === undefined
          ? ''
          : " AND (d.day <> ? OR d.position NOT IN (SELECT e.position FROM journal_entry e WHERE e.day = ? AND e.kind = 'conversion'))"
      }`,
      parameters: day === undefined ? parameters : [...parameters, day, day],
    };
  }

  /** Of each dimension the values of documents it leaves; '' for those none of whose lines has one. */
  get documents(): readonly { readonly dimension: bigint; readonly values: readonly bigint[]; readonly orNone: boolean }[] {
    return this.#criteria.map(({ orNone, ...criterion }) => ({ ...tagFrom({ orNone, ...criterion }), orNone }));
  }

  /** What its amounts are made of; each value by itself where amounts are converted. */
  get parts(): readonly LinePart[] {
    this.#parts ??= this.change ? this.singleParts : this.#wholeParts();
    return this.#parts;
  }

  /** Each combination of single values by itself. */
  get singleParts(): readonly LinePart[] {
    this.#single ??= this.#wholeParts().flatMap(({ sign, tagged }) => combinations(this.#db, tagged).map((each) => ({ sign, ...each })));
    return this.#single;
  }

  #wholeParts(): LinePart[] {
    const named = this.#criteria.filter(({ orNone }) => !orNone).map(tagFrom);
    let parts: LinePart[] = [named.length > 0 ? { sign: 1n, tagged: named } : { sign: 1n }];
    for (const { dimension, values, orNone } of this.#criteria) {
      if (!orNone) continue;
      const others = valuesOf(this.#db, dimension.no)
        .map(({ no }) => no)
        .filter((no) => values.every((value) => value.no !== no));
      if (others.length === 0) continue;
      const tag = { dimension: dimension.no, values: others };
      parts = parts.flatMap(({ sign, tagged = [] }) => [
        tagged.length > 0 ? { sign, tagged } : { sign },
        { sign: sign === 1n ? -1n : 1n, tagged: [...tagged, tag] },
      ]);
    }
    return parts;
  }
}

const tagFrom = ({ dimension, values }: Criterion): Tag => ({ dimension: dimension.no, values: values.map(({ no }) => no) });

const valuesOf = (db: Db, dimension: bigint): DimensionRow[] =>
  db.all<DimensionRow>('SELECT no, code, name FROM dimension_value WHERE dimension_no = ? ORDER BY code', dimension);

/** Of several dimensions only the combinations that lines have. */
function combinations(db: Db, tagged: Tagged | undefined): { tagged?: Tagged }[] {
  if (!tagged) return [{}];
  const [first, ...others] = tagged;
  if (others.length === 0) return first!.values.map((value) => ({ tagged: [{ dimension: first!.dimension, values: [value] }] }));
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
    .map((values) => ({ tagged: values.map((value, at) => ({ dimension: tagged[at]!.dimension, values: [value] })) }));
}

/** The dimension of a code. */
export const dimensionOf = (db: Db, code: string): DimensionRow | undefined =>
  db.get<DimensionRow>('SELECT no, code, name FROM dimension WHERE code = ?', code);

/**
 * What a question asks for by dimensions; undefined where it asks for all lines. Dimensions and values that are out of use still find their lines.
 * Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE.
 */
export function readLineFilter(
  { db, company }: Pick<QueryScope, 'db' | 'company'>,
  asked: DimensionFilter | undefined,
): Result<LineFilter | undefined> {
  const rejections: Rejection[] = [];
  const criteria = Object.entries(asked ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, values]): Criterion[] => {
      const field = `dimensions.${code}`;
      const dimension = dimensionOf(db, code);
      if (!dimension) {
        rejections.push({ code: 'UNKNOWN_DIMENSION', dimension: code, field });
        return [];
      }
      const known = valuesOf(db, dimension.no);
      for (const value of new Set(values)) {
        if (value !== '' && known.every((each) => each.code !== value))
          rejections.push({ code: 'UNKNOWN_DIMENSION_VALUE', dimension: `${code}: ${value}`, field });
      }
      return [{ dimension, values: known.filter((each) => values.includes(each.code)), orNone: values.includes('') }];
    });
  if (rejections.length > 0) return reject(...rejections);
  return ok(criteria.length === 0 ? undefined : new LineFilter(db, criteria, company.baseChange));
}

/** Every line there is, to be told by the values of a dimension. */
export const allLines = ({ db, company }: Pick<QueryScope, 'db' | 'company'>): LineFilter => new LineFilter(db, [], company.baseChange);

/** Turnover of an account: minor units of base currency. */
export interface TaggedTurnover {
  readonly account_no: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** What the lines of a part moved on some days, both inclusive, as far as recorded up to a position. */
export function taggedTurnovers(db: Db, tagged: Tagged, from: number, to: number, known: number | undefined): TaggedTurnover[] {
  const { sql, parameters } = taggedLines(tagged);
  return db.all<TaggedTurnover>(
    `SELECT account_no, sum(max(base_minor, 0)) AS debit, sum(max(-base_minor, 0)) AS credit FROM (${sql})
     WHERE day BETWEEN ? AND ? AND position <= ? GROUP BY account_no`,
    ...parameters,
    from,
    to,
    known ?? Number.MAX_SAFE_INTEGER,
  );
}

/** What a change of currency makes of the lines of a part, by account: what has to be added to what they came to in the former one. */
export function taggedCarried(db: Db, tagged: Tagged, change: BaseChange, known: number | undefined): TaggedTurnover[] {
  return taggedTurnovers(db, tagged, 0, toDayNumber(change.on) - 1, known).map(({ account_no, debit, credit }) => {
    const moved = between(change, debit - credit, change.from, change.to) - (debit - credit);
    return { account_no, debit: moved > 0n ? moved : 0n, credit: moved < 0n ? -moved : 0n };
  });
}

/** What the lines of a part moved up to a day, with what was carried over by then; up to any day where none is given. */
export function taggedUpTo(
  db: Db,
  tagged: Tagged,
  change: BaseChange | undefined,
  asOf: LocalDate | undefined,
  known: number | undefined,
): TaggedTurnover[] {
  const moved = taggedTurnovers(db, tagged, 0, asOf === undefined ? lastDayNumber : toDayNumber(asOf), known);
  const isChanged = change && (asOf === undefined || asOf >= change.on) && (known === undefined || known >= change.position);
  return isChanged
    ? addedUp([
        { sign: 1n, rows: moved },
        { sign: 1n, rows: taggedCarried(db, tagged, change, known) },
      ])
    : moved;
}

/** What the parts of a filter come to, by account. */
export const ofParts = (
  { parts }: Pick<LineFilter, 'parts'>,
  told: (tagged: Tagged | undefined) => readonly TaggedTurnover[],
): TaggedTurnover[] => addedUp(parts.map(({ sign, tagged }) => ({ sign, rows: told(tagged) })));

function addedUp(all: readonly { readonly sign: bigint; readonly rows: readonly TaggedTurnover[] }[]): TaggedTurnover[] {
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

/** Says of a document by its position whether it has, for each dimension, a line with one of the values, or no line with any where that is asked for. */
export function documentsWith(db: Db, filter: LineFilter): (position: bigint) => boolean {
  const rules = filter.documents.map(({ dimension, values, orNone }) => {
    const found = new Map<bigint, bigint[]>();
    for (const [position, value] of db.values<[position: bigint, value: bigint]>(
      'SELECT position, value_no FROM document_line_dimension WHERE dimension_no = ?',
      dimension,
    ))
      found.set(position, [...(found.get(position) ?? []), value]);
    return (position: bigint) => found.get(position)?.some((value) => values.includes(value)) ?? orNone;
  });
  return (position) => rules.every((holds) => holds(position));
}

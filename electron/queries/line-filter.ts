import type { DimensionFilter } from '../../shared/ledger/line-dimensions.ts';
import type { ReportText } from '../../shared/reports/report.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import type { BaseChange } from './company-row.ts';
import type { QueryScope } from './query.ts';
import { combinations, type LinePart, type LineTable, linesOf, type Tag, type Tagged } from './tagged-lines.ts';
import { TaggedSums } from './tagged-sums.ts';

export interface DimensionRow {
  readonly no: bigint;
  readonly code: string;
  readonly name: string;
}

interface Criterion {
  readonly dimension: DimensionRow;
  /** By code. */
  readonly values: readonly DimensionRow[];
  /** Lines without a value of the dimension count too. */
  readonly orNone: boolean;
}

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
  /** What its lines moved, and those of the filters made from it. */
  readonly sums: TaggedSums;
  /** Of the base currency of the books. */
  readonly change: BaseChange | undefined;
  #parts: readonly LinePart[] | undefined;
  #single: readonly LinePart[] | undefined;

  constructor(db: Db, criteria: readonly Criterion[], change: BaseChange | undefined, sums = new TaggedSums(db)) {
    this.#db = db;
    this.sums = sums;
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
    return new LineFilter(this.#db, [...this.#criteria.filter((each) => each.dimension.no !== dimension.no), own], this.change, this.sums);
  }

  /** Lines that have one of the values of each dimension of `named`, and of each one of `orNone` one of the values or none at all. */
  get tags(): { readonly named: Tagged; readonly orNone: Tagged } {
    const tagsOf = (isOrNone: boolean) => this.#criteria.filter(({ orNone }) => orNone === isOrNone).map(tagFrom);
    return { named: tagsOf(false), orNone: tagsOf(true) };
  }

  /** The lines themselves. Those that carried balances over to another currency are none of them. */
  get lines(): LineTable {
    const { named, orNone } = this.tags;
    return linesOf(named, orNone, this.change);
  }

  /** What its amounts are made of; each value by itself where amounts are converted. */
  get parts(): readonly LinePart[] {
    this.#parts ??= this.change ? this.singleParts : this.#wholeParts();
    return this.#parts;
  }

  /** Each combination of single values by itself. */
  get singleParts(): readonly LinePart[] {
    this.#single ??= this.#wholeParts().flatMap(({ sign, tagged }) =>
      tagged ? combinations(this.#db, tagged).map((each) => ({ sign, tagged: each })) : { sign },
    );
    return this.#single;
  }

  #wholeParts(): LinePart[] {
    const { named } = this.tags;
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

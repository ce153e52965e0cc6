import type { Db } from '../db/db.ts';
import { addedUp, type Tagged, type TaggedTurnover, taggedLines } from './tagged-lines.ts';

type ByValue = ReadonlyMap<bigint, readonly TaggedTurnover[]>;

const debit = 'sum(iif(d.base_minor > 0, d.base_minor, 0)) AS debit';
const credit = 'sum(iif(d.base_minor < 0, -d.base_minor, 0)) AS credit';

/**
 * What lines with some values moved, told value by value and kept: a report that asks for its parts, for their sum, for days and for those before reads each
 * line once. Of one question, between two states of the books it would mix them.
 */
export class TaggedSums {
  readonly #db: Db;
  /** By value and what else the lines have to be, from a day on: by the last day. */
  readonly #kept = new Map<string, Map<number, readonly TaggedTurnover[]>>();
  readonly #read = new Map<string, ByValue>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** By account, on some days, both inclusive, as far as recorded up to a position. */
  turnovers(tagged: Tagged, from: number, to: number, known: number | undefined): TaggedTurnover[] {
    const others = tagged.slice(0, -1);
    const { values, dimension } = tagged.at(-1)!;
    const moved = (value: bigint, start: number): readonly TaggedTurnover[] =>
      others.length === 0 ? this.#ofValue(value, start, to, known) : (this.#ofValues(others, dimension, start, to, known).get(value) ?? []);
    return addedUp(
      values.map((value) => {
        const key = `${keyOf(others)}/${value}/${from}/${known ?? ''}`;
        const kept = this.#kept.get(key) ?? new Map<number, readonly TaggedTurnover[]>();
        this.#kept.set(key, kept);
        let rows = kept.get(to);
        if (!rows) {
          // Days that end later go on from those that are known.
          const before = Math.max(...[...kept.keys()].filter((day) => day < to));
          rows = kept.has(before)
            ? addedUp([
                { sign: 1n, rows: kept.get(before)! },
                { sign: 1n, rows: moved(value, before + 1) },
              ])
            : moved(value, from);
          kept.set(to, rows);
        }
        return { sign: 1n, rows };
      }),
    );
  }

  /** Account by account, as the lines stand: of each those of the days alone are read, and nothing is sorted. */
  #ofValue(value: bigint, from: number, to: number, known: number | undefined): TaggedTurnover[] {
    return this.#db.all<TaggedTurnover>(
      `SELECT a.no AS account_no, ${debit}, ${credit} FROM account a CROSS JOIN line_dimension d
       WHERE d.value_no = ? AND d.account_no = a.no AND d.day BETWEEN ? AND ? AND d.position <= ? GROUP BY a.no`,
      value,
      from,
      to,
      known ?? Number.MAX_SAFE_INTEGER,
    );
  }

  /** Of every value of a dimension that lines have which are something else too. */
  #ofValues(others: Tagged, dimension: bigint, from: number, to: number, known: number | undefined): ByValue {
    const key = `${keyOf(others)}/${dimension}/${from}/${to}/${known ?? ''}`;
    let read = this.#read.get(key);
    if (!read) {
      const { sql, parameters } = taggedLines(others);
      const rows = this.#db.all<TaggedTurnover & { value_no: bigint }>(
        `SELECT v.value_no, a.no AS account_no, ${debit}, ${credit} FROM account a CROSS JOIN (${sql}) d
         CROSS JOIN line_dimension v ON v.position = d.position AND v.line_no = d.line_no AND v.dimension_no = ?
         WHERE d.account_no = a.no AND d.day BETWEEN ? AND ? AND d.position <= ? GROUP BY a.no, v.value_no`,
        ...parameters,
        dimension,
        from,
        to,
        known ?? Number.MAX_SAFE_INTEGER,
      );
      read = Map.groupBy(rows, ({ value_no }) => value_no);
      this.#read.set(key, read);
    }
    return read;
  }
}

const keyOf = (tagged: Tagged): string => tagged.map(({ values }) => values.join()).join(';');

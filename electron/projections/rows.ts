import type { Db } from '../db/db.ts';

type Value = string | number | bigint | Uint8Array | null;

// As many rows a statement as pay: calling SQLite costs more than what it does with one narrow row.
export const portion = 64;
const largestExact = 8;

/**
 * Rows of one table that wait to be inserted, several a statement. A row that is refused ends the transaction (ROLLBACK): to be able to take back a
 * statement of many rows alone, SQLite would first copy every page it touches.
 */
export class RowBuffer {
  readonly #db: Db;
  readonly #columns: number;
  readonly #insert: string;
  readonly #row: string;
  readonly #onConflict: string;
  readonly #sql = new Map<number, string>();
  #values: Value[] = [];

  /** `onConflict` says what becomes of a row whose key is there already; without it the row is refused. */
  constructor(db: Db, table: string, columns: number, onConflict = '') {
    this.#db = db;
    this.#columns = columns;
    this.#insert = `INSERT OR ROLLBACK INTO ${table} VALUES `;
    this.#onConflict = onConflict;
    this.#row = `(${Array(columns).fill('?').join(', ')})`;
  }

  get length(): number {
    return this.#values.length / this.#columns;
  }

  /** Values of one row in the order of its columns. */
  add(...row: Value[]): void {
    for (let index = 0; index < row.length; index += 1) this.#values.push(row[index]!);
  }

  flush(): void {
    const values = this.#values;
    if (values.length === 0) return;
    this.#values = [];
    const rows = values.length / this.#columns;
    if (rows <= largestExact) {
      this.#run(rows, values);
      return;
    }
    for (let done = 0; done < rows; ) {
      const left = rows - done;
      const count = left >= portion ? portion : left >= largestExact ? largestExact : left;
      this.#run(count, values.slice(done * this.#columns, (done + count) * this.#columns));
      done += count;
    }
  }

  forget(): void {
    this.#values = [];
  }

  #run(rows: number, values: Value[]): void {
    let sql = this.#sql.get(rows);
    if (sql === undefined) {
      sql = this.#insert + Array(rows).fill(this.#row).join(', ') + this.#onConflict;
      this.#sql.set(rows, sql);
    }
    this.#db.prepare(sql).run(values);
  }
}

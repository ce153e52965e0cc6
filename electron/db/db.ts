import SQLite from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';

/** Marks a file as ours: "DVTR". Set when the file is made, checked at every open. */
export const applicationId = 0x44565452;

type Statement = SQLite.Statement<unknown[], unknown>;

interface Prepared {
  readonly statement: Statement;
  /** Written with ?1, ?2 ...: better-sqlite3 takes those by name, not by place. */
  readonly isNumbered: boolean;
}

/**
 * One connection to a company file. Every statement runs synchronously on a cached prepared statement; integers come back as `bigint`.
 * Kysely composes SQL, this runs it: nothing can slip between two statements of a transaction.
 */
export class Db {
  readonly raw: SQLite.Database;
  readonly #statements = new Map<string, Prepared>();

  constructor(raw: SQLite.Database) {
    this.raw = raw;
  }

  /** A statement kept for the life of the connection, for the hottest writes: plain `?` only, and its numbers are bound as they are. */
  prepare(sql: string): Statement {
    return this.#prepared(sql).statement;
  }

  #prepared(sql: string): Prepared {
    let prepared = this.#statements.get(sql);
    if (!prepared) {
      prepared = { statement: this.raw.prepare(plannedOnce(sql)) as Statement, isNumbered: /\?\d/.test(sql) };
      this.#statements.set(sql, prepared);
    }
    return prepared;
  }

  /** `parameters` in order: by place for `?`, by number for `?1`, `?2`. */
  run(sql: string, ...parameters: unknown[]): void {
    const { statement, isNumbered } = this.#prepared(sql);
    if (isNumbered) statement.run(byNumber(parameters));
    else statement.run(...parameters.map(bound));
  }

  get<Row>(sql: string, ...parameters: unknown[]): Row | undefined {
    const { statement, isNumbered } = this.#prepared(sql);
    return (isNumbered ? statement.get(byNumber(parameters)) : statement.get(...parameters.map(bound))) as Row | undefined;
  }

  all<Row>(sql: string, ...parameters: unknown[]): Row[] {
    const { statement, isNumbered } = this.#prepared(sql);
    return (isNumbered ? statement.all(byNumber(parameters)) : statement.all(...parameters.map(bound))) as Row[];
  }

  /** Row by row, for a reader that stops early. Finish or leave the loop before the next write. */
  iterate<Row>(sql: string, ...parameters: unknown[]): IterableIterator<Row> {
    // Not the kept statement: that one may be needed by a question in between.
    return this.raw.prepare(plannedOnce(sql)).iterate(...parameters.map(bound)) as IterableIterator<Row>;
  }

  /** As `all`, each row a list of its values in order of the columns: for long answers. */
  values<Row extends readonly unknown[]>(sql: string, ...parameters: unknown[]): Row[] {
    const key = `values ${sql}`;
    let prepared = this.#statements.get(key);
    if (!prepared) {
      prepared = { statement: (this.raw.prepare(plannedOnce(sql)) as Statement).raw(), isNumbered: /\?\d/.test(sql) };
      this.#statements.set(key, prepared);
    }
    return (prepared.isNumbered ? prepared.statement.all(byNumber(parameters)) : prepared.statement.all(...parameters.map(bound))) as Row[];
  }

  /** Whole numbers of the first column, of all rows: for lists of positions, which stay far below 2^53. Plain `?` only. */
  numbers(sql: string, ...parameters: unknown[]): number[] {
    const statement = (this.raw.prepare(plannedOnce(sql)) as Statement).safeIntegers(false).pluck();
    return statement.all(...parameters.map(bound)) as number[];
  }

  /** Rows of a query composed with kysely. */
  rows<Row>(query: CompiledQuery<Row>): Row[] {
    return this.all<Row>(query.sql, ...query.parameters);
  }

  close(): void {
    this.#statements.clear();
    this.raw.close();
  }
}

export interface ConnectOptions {
  readonly readonly?: boolean;
  /** How long to wait for another process that is writing. */
  readonly busyTimeoutMs?: number;
}

/**
 * SQLite looks at what is bound when it plans (a bound of a range, a limit), and to be right again it plans the statement anew each time something else
 * is bound there: for a page of a register that took as long as a quarter of the page. `+?` is the same value, at which it does not look.
 */
const plannedOnce = (sql: string): string =>
  sql.startsWith('INSERT') ? sql : sql.replace(/'[^']*'|\?\d*/g, (part) => (part.startsWith('?') ? `+${part}` : part));

// better-sqlite3 binds every JavaScript number as REAL, and SQLite divides and compares that as such: 20260531 / 100 would be 202605.31.
const bound = (value: unknown): unknown => (Number.isInteger(value) ? BigInt(value as number) : value);

const byNumber = (parameters: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(parameters.map((value, index) => [String(index + 1), bound(value)]));

/** Opens a database file and sets everything durability and safety depend on: never rely on a default. Throws SqliteError. */
export function connect(file: string, options: ConnectOptions = {}): Db {
  const raw = new SQLite(file, { readonly: options.readonly ?? false, timeout: options.busyTimeoutMs ?? 5000 });
  try {
    raw.defaultSafeIntegers(true);
    if (!options.readonly) raw.pragma('journal_mode = WAL');
    // better-sqlite3 reopens a WAL file as NORMAL, which may lose the last commits in a power cut.
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cell_size_check = ON');
    raw.pragma('temp_store = MEMORY');
    raw.pragma('cache_size = -16384');
    // Every 16 MB instead of 4: moving pages into the file takes two flushes, which one of so many commits waits for.
    raw.pragma('wal_autocheckpoint = 4000');
    return new Db(raw);
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** A connection to a file that nobody keeps: nothing is flushed and nothing can be rolled back, so one failure is the end of it. */
export function connectScratch(file: string): Db {
  const raw = new SQLite(file);
  raw.defaultSafeIntegers(true);
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.pragma('foreign_keys = ON');
  raw.pragma('cache_size = -32768');
  return new Db(raw);
}

/** A connection without a file. */
export function connectMemory(): Db {
  const raw = new SQLite(':memory:');
  raw.defaultSafeIntegers(true);
  raw.pragma('foreign_keys = ON');
  return new Db(raw);
}

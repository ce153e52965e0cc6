import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectScratch, type Db } from '../db/db.ts';
import { imageOf } from '../db/empty-image.ts';
import { dropEntryIndexes, dropProjectionGuards, projectionTables, structureOf } from '../db/migrate.ts';

interface Empty {
  /** Bytes of the file. */
  readonly image: Buffer;
  /** Tables, indexes and triggers as the migrations make them. */
  readonly structure: ReadonlyMap<string, string>;
}

let empty: Empty | undefined;

/** Made once: checking a small log takes less. */
function emptyReplica(): Empty {
  if (empty) return empty;
  let structure: Empty['structure'] = new Map();
  const image = imageOf((db) => {
    structure = structureOf(db);
    dropEntryIndexes(db);
    // A replay meets each position once, so no line can come after its entry. All other guards are in force.
    db.raw.exec('DROP TRIGGER journal_line_is_sealed; DROP TRIGGER line_detail_is_sealed; DROP TRIGGER line_dimension_is_sealed');
  });
  empty = { image, structure };
  return empty;
}

/**
 * The derived tables as a replay of the log makes them, in a file of their own that is gone when the work is done: a long book needs no memory for it,
 * and SQLite compares its tables with those of the books row by row, without one value passing through here.
 */
export class Replica {
  #folder: string | undefined;
  #db: Db | undefined;
  #isAttached = false;
  /** Tables, indexes and triggers as the migrations make them. Known once it has started. */
  structure: ReadonlyMap<string, string> = new Map();

  /** Empty tables to replay into, in a transaction; without the indexes of entries and lines, which no replay reads. */
  start(): Db {
    const { image, structure } = emptyReplica();
    this.structure = structure;
    this.#folder = mkdtempSync(join(tmpdir(), 'davtari-replica-'));
    writeFileSync(this.#file, image);
    this.#db = connectScratch(this.#file);
    this.#db.raw.exec('BEGIN');
    return this.#db;
  }

  get #file(): string {
    return join(this.#folder!, 'replica');
  }

  /** Ends the replay, checks what was left to be checked at its end, and shows the tables to `books` as the schema `replica`. */
  attachTo(books: Db): void {
    this.#db!.raw.exec('COMMIT');
    this.#db!.close();
    this.#db = undefined;
    books.raw.prepare('ATTACH ? AS replica').run(this.#file);
    this.#isAttached = true;
  }

  /** Call when the connection it was attached to is closed. */
  remove(): void {
    this.#db?.close();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Names of derived tables of `books` that are not, row by row and value by value, those of the attached replica. Sorted. */
  differentTables(books: Db): string[] {
    if (!this.#isAttached) throw new Error('the replica is not attached');
    const [expected, found] = [projectionTables(books, 'replica'), projectionTables(books)];
    return [...new Set([...expected, ...found])]
      .filter((table) => !expected.includes(table) || !found.includes(table) || !isSame(books, table))
      .sort();
  }

  /** Puts its rows into the (empty) derived tables of `books`, which checks no foreign keys meanwhile: the replay did. */
  copyInto(books: Db): void {
    // Where a table has neither triggers nor indexes to keep, SQLite copies it page by page.
    const restore = dropProjectionGuards(books);
    for (const table of projectionTables(books)) books.raw.exec(`INSERT INTO main."${table}" SELECT * FROM replica."${table}"`);
    restore();
  }
}

/** Runs `work` and leaves nothing of the replica, however it ends. `work` closes the connection it attached the replica to. */
export function withReplica<T>(work: (replica: Replica) => T): T {
  const replica = new Replica();
  try {
    return work(replica);
  } finally {
    replica.remove();
  }
}

interface Column {
  readonly name: string;
  readonly pk: bigint;
}

/** As many rows in both, and each row of the one is in the other by its primary key with the same values. */
function isSame(db: Db, table: string): boolean {
  const columnsOf = (schema: string) => db.raw.pragma(`${schema}.table_info("${table}")`) as Column[];
  const columns = columnsOf('replica');
  const shape = (of: readonly Column[]) => of.map(({ name, pk }) => `${name}/${pk}`).join();
  if (shape(columns) !== shape(columnsOf('main'))) return false;
  const keys = columns.filter(({ pk }) => pk > 0n).sort((one, other) => Number(one.pk - other.pk));
  const counted = db.raw.prepare(`SELECT (SELECT count(*) FROM replica."${table}") = (SELECT count(*) FROM main."${table}")`).pluck().get();
  if (counted !== 1n) return false;
  // Both are read in the order of their keys beside each other, and no row is looked for.
  const rows = (schema: string) => `SELECT * FROM ${schema}."${table}" NOT INDEXED`;
  const other = db.raw
    .prepare(`${rows('replica')} EXCEPT ${rows('main')} ORDER BY ${keys.map(({ name }) => `"${name}"`).join(', ')} LIMIT 1`)
    .get();
  return other === undefined;
}

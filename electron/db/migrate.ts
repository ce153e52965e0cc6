import { hash } from 'node:crypto';
import { type Migration, migrations } from '../../migrations/index.ts';
import type { Db } from './db.ts';

/** Number of the newest migration this program knows: `user_version` of a current file. */
export const schemaVersion = migrations.at(-1)!.number;

const checksum = (migration: Migration): string => hash('sha256', migration.sql);

/**
 * Brings the file up to date, one transaction for all that is missing: kept tables are added to, and where a derived table is new or other than it
 * was, all of them are made anew and `replay` fills them from the log. Throws when a migration that ran before has changed since: the file's shape
 * would no longer be known.
 */
export function migrate(db: Db, replay: (db: Db) => void): void {
  const current = Number(db.raw.pragma('user_version', { simple: true }));
  if (current === schemaVersion) return;
  // Dropping a referenced table would check every row of it; the replay puts all of them back.
  db.raw.pragma('foreign_keys = OFF');
  db.raw.exec('BEGIN IMMEDIATE');
  let isStale = false;
  try {
    db.raw.exec('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT');
    const done = new Map(
      db.raw
        .prepare('SELECT number, checksum FROM migration')
        .all()
        .map((row) => {
          const { number, checksum: sum } = row as { number: bigint; checksum: string };
          return [Number(number), sum];
        }),
    );
    for (const migration of migrations) {
      const before = done.get(migration.number);
      if (before !== undefined) {
        if (before !== checksum(migration)) throw new Error(`migration ${migration.number} is not the one this file was made with`);
        continue;
      }
      db.raw.exec(migration.sql);
      isStale ||= migration.kind === 'projection';
      db.raw.prepare('INSERT INTO migration VALUES (?, ?, ?)').run(migration.number, migration.name, checksum(migration));
    }
    if (isStale && db.get('SELECT 1 FROM batch LIMIT 1')) {
      recreateProjections(db);
      replay(db);
    }
    db.raw.pragma(`user_version = ${schemaVersion}`);
    db.raw.exec('COMMIT');
  } catch (error) {
    if (db.raw.inTransaction) db.raw.exec('ROLLBACK');
    throw error;
  } finally {
    db.raw.pragma('foreign_keys = ON');
  }
}

/** Drops every projection and makes them anew, empty. Call inside a transaction; the caller replays the log. */
export function recreateProjections(db: Db): void {
  for (const name of projectionTables(db)) db.raw.exec(`DROP TABLE "${name}"`);
  for (const migration of migrations) if (migration.kind === 'projection') db.raw.exec(migration.sql);
}

/**
 * Indexes of entries and lines grow at many places at once; made when all rows are in, they are written once and in order. Returns what makes them
 * again.
 */
export function dropEntryIndexes(db: Db): () => void {
  const indexes = db.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('journal_entry', 'journal_line') AND sql IS NOT NULL",
  );
  for (const { name } of indexes) db.raw.exec(`DROP INDEX "${name}"`);
  return () => {
    for (const { sql } of indexes) db.raw.exec(sql);
  };
}

/** Drops triggers and indexes of all projections. Returns what makes them again; call inside a transaction. */
export function dropProjectionGuards(db: Db): () => void {
  const tables = new Set(projectionTables(db));
  const dropped = db
    .all<{ type: string; name: string; tbl_name: string; sql: string }>(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid",
    )
    .filter(({ tbl_name: table }) => tables.has(table));
  for (const { type, name } of dropped) db.raw.exec(`DROP ${type} "${name}"`);
  return () => {
    for (const { sql } of dropped) db.raw.exec(sql);
  };
}

/** Tables that hold decisions, drafts and operational state; every other one is derived from the log. */
const keptTables = new Set([
  'migration',
  'batch',
  'command_receipt',
  'draft',
  'saved_view',
  'draft_file',
  'blob',
  'credential',
  'sign_in_guard',
  'sign_in',
  'sqlite_sequence',
]);

/** Names of all projection tables of the file or of an attached one, sorted. */
export function projectionTables(db: Db, schema = 'main'): string[] {
  return db.raw
    .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
    .map((row) => (row as { name: string }).name)
    .filter((name) => !keptTables.has(name));
}

/** What makes each table, index and trigger, by its type and name. */
export const structureOf = (db: Db): Map<string, string> =>
  new Map(
    db
      .all<{ type: string; name: string; sql: string }>(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
      )
      .map(({ type, name, sql }) => [`${type} ${name}`, sql]),
  );

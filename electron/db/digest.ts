import { createHash } from 'node:crypto';
import type { Db } from './db.ts';
import { projectionTables } from './migrate.ts';

/** SHA-256 over every value of every row of a table in the order of its primary key: equal digests mean equal tables, byte for byte. */
export function tableDigest(db: Db, table: string): string {
  const columns = db.raw.pragma(`table_info("${table}")`) as { name: string; pk: bigint | number }[];
  const key = columns
    .filter((column) => Number(column.pk) > 0)
    .sort((a, b) => Number(a.pk) - Number(b.pk))
    .map((column) => `"${column.name}"`);
  const hash = createHash('sha256');
  const rows = db.raw
    .prepare(`SELECT * FROM "${table}" ORDER BY ${key.join(', ')}`)
    .raw()
    .iterate() as IterableIterator<unknown[]>;
  for (const row of rows) {
    let line = '';
    for (const value of row) line += encode(value);
    hash.update(`${line}\n`);
  }
  return hash.digest('hex');
}

// Type and length in front of each value, so that no two different rows share one text.
function encode(value: unknown): string {
  if (value === null) return 'n;';
  if (typeof value === 'bigint' || typeof value === 'number') return `i${value};`;
  if (typeof value === 'string') return `t${value.length}:${value};`;
  return `b${Buffer.from(value as Uint8Array).toString('hex')};`;
}

/** Digest of each projection table by name. */
export const projectionDigests = (db: Db): Map<string, string> =>
  new Map(projectionTables(db).map((table) => [table, tableDigest(db, table)]));

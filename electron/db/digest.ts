import { createHash } from 'node:crypto';
import type { Db } from './db.ts';
import { projectionTables } from './migrate.ts';

/**
 * SHA-256 over every value of every row of a table in the order of its primary key: equal digests mean equal tables, byte for byte. Each value is
 * written with its type and length in front, so that no two different rows share one text; SQLite writes them, which is faster than we would be.
 */
export function tableDigest(db: Db, table: string): string {
  const columns = db.raw.pragma(`table_info("${table}")`) as { name: string; pk: bigint | number }[];
  const key = columns
    .filter((column) => Number(column.pk) > 0)
    .sort((a, b) => Number(a.pk) - Number(b.pk))
    .map((column) => `"${column.name}"`);
  const row = columns.map(({ name }) => encoded(`"${name}"`)).join(' || ');
  const hash = createHash('sha256');
  const rows = db.raw
    .prepare(`SELECT ${row} FROM "${table}" ORDER BY ${key.join(', ')}`)
    .pluck()
    .iterate() as IterableIterator<string>;
  let text = '';
  for (const line of rows) {
    text += line;
    text += '\n';
    if (text.length < 65536) continue;
    hash.update(text);
    text = '';
  }
  return hash.update(text).digest('hex');
}

const encoded = (column: string): string =>
  `CASE typeof(${column}) WHEN 'integer' THEN 'i' || ${column} || ';' WHEN 'text' THEN 't' || octet_length(${column}) || ':' || ${column} || ';'
     WHEN 'null' THEN 'n;' WHEN 'blob' THEN 'b' || hex(${column}) || ';' ELSE 'r' || ${column} || ';' END`;

/** Digest of each projection table by name. */
export const projectionDigests = (db: Db): Map<string, string> =>
  new Map(projectionTables(db).map((table) => [table, tableDigest(db, table)]));

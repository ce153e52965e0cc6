import SQLite from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';

/** Makes of a file what an earlier version would have left: without the tables and columns of the newest migration of derived tables and of those after it. Answers its `user_version`. */
export function asOfEarlierVersion(file: string): number {
  const first = migrations.findLastIndex(({ kind }) => kind === 'projection');
  const db = new SQLite(file);
  db.pragma('foreign_keys = OFF');
  for (const { number, sql } of migrations.slice(first).toReversed()) {
    for (const [, table] of sql.matchAll(/CREATE TABLE (\w+)/g)) db.exec(`DROP TABLE "${table}"`);
    for (const [, table, column] of sql.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g))
      db.exec(`ALTER TABLE "${table}" DROP COLUMN "${column}"`);
    db.prepare('DELETE FROM migration WHERE number = ?').run(number);
  }
  const version = migrations[first]!.number - 1;
  db.pragma(`user_version = ${version}`);
  db.close();
  return version;
}

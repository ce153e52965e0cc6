import SQLite from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';

/** Makes of a file what an earlier version would have left: without the tables and columns of the newest migration. */
export function asOfEarlierVersion(file: string): void {
  const newest = migrations.at(-1)!;
  const db = new SQLite(file);
  db.pragma('foreign_keys = OFF');
  for (const [, table] of newest.sql.matchAll(/CREATE TABLE (\w+)/g)) db.exec(`DROP TABLE "${table}"`);
  for (const [, table, column] of newest.sql.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g))
    db.exec(`ALTER TABLE "${table}" DROP COLUMN "${column}"`);
  db.prepare('DELETE FROM migration WHERE number = ?').run(newest.number);
  db.pragma(`user_version = ${newest.number - 1}`);
  db.close();
}

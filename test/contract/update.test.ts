import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { schemaVersion } from '../../electron/db/migrate.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { migrations } from '../../migrations/index.ts';
import { balances, counterparty, makeCompany, reopen, run, stateOf } from '../support/company.ts';

/** Makes of a file what an earlier version would have left: without the tables of the newest derived migration. */
function asOfEarlierVersion(file: string): void {
  const newest = migrations.at(-1)!;
  expect(newest.kind).toBe('projection');
  const db = new SQLite(file);
  db.pragma('foreign_keys = OFF');
  for (const [, table] of newest.sql.matchAll(/CREATE TABLE (\w+)/g)) db.exec(`DROP TABLE ${table}`);
  db.prepare('DELETE FROM migration WHERE number = ?').run(newest.number);
  db.pragma(`user_version = ${schemaVersion - 1}`);
  db.close();
}

test('[PRJ-1] a file of an earlier version gets its new tables filled from the log when it is opened', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Party');
  run(company, 'salesInvoice.post', { date: '2026-05-04' as never, counterpartyId: party, lines: [{ unitPrice: '100', taxCode: 'S18' }] });
  run(company, 'salesInvoice.post', { date: '2026-05-05' as never, counterpartyId: party, lines: [{ unitPrice: '50', taxCode: 'S18' }] });
  const before = balances(company);
  company.close();
  const state = stateOf(company.file);
  asOfEarlierVersion(company.file);
  const again = reopen(company.file);
  expect(balances(again)).toEqual(before);
  // The register of numbers is one of those tables: the next number goes on from the last.
  const third = run(again, 'salesInvoice.post', {
    date: '2026-05-06' as never,
    counterpartyId: party,
    lines: [{ unitPrice: '1', taxCode: 'S18' }],
  });
  expect(third.number).toBe('0000000003');
  again.close();
  expect(state).not.toBe(stateOf(company.file));
  expect(verifyFile(company.file)).toMatchObject({ ok: true, derived: 'compared' });
});

test('[PRJ-1] an update that can not be finished leaves the file as it was', () => {
  const company = makeCompany();
  company.close();
  asOfEarlierVersion(company.file);
  const db = new SQLite(company.file);
  // Something in the way of a table that is to be made.
  const [, table] = /CREATE TABLE (\w+)/.exec(migrations.at(-1)!.sql)!;
  db.exec(`CREATE VIEW ${table} AS SELECT 1`);
  const tables = () => db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  const before = tables();
  expect(() => reopen(company.file)).toThrow();
  expect(tables()).toEqual(before);
  expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion - 1);
  db.close();
});

import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readBackupName } from '../../electron/db/backup-names.ts';
import { schemaVersion } from '../../electron/db/migrate.ts';
import { isOlder } from '../../electron/engine/update-file.ts';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import { importInto, undoImport } from '../../electron/services/import-book.ts';
import { readBookText } from '../../electron/services/read-book.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { migrations } from '../../migrations/index.ts';
import type { Change } from '../../shared/contracts/index.ts';
import { balances, counterparty, good, makeCompany, reopen, run, stateOf } from '../support/company.ts';
import { asOfEarlierVersion } from '../support/older-file.ts';

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

test('[PRJ-1] an update says how far it is, and opening a current file says nothing', () => {
  const company = makeCompany();
  for (let day = 10; day < 30; day += 1)
    run(company, 'journal.post', {
      date: `2026-05-${day}` as never,
      lines: [
        { account: '1210', debit: '1.00' },
        { account: '5150', credit: '1.00' },
      ],
    });
  company.close();
  const { events: total } = verifyFile(company.file) as { events: number };
  const heard: [number, number][] = [];
  const onUpdate = (events: number, total: number) => void heard.push([events, total]);
  reopen(company.file, { onUpdate }).close();
  expect(heard).toEqual([]);
  asOfEarlierVersion(company.file);
  expect(isOlder(company.file)).toBe(true);
  reopen(company.file, { onUpdate }).close();
  expect(isOlder(company.file)).toBe(false);
  expect(heard.at(-1)).toEqual([total, total]);
  expect(heard.map(([events]) => events)).toEqual(heard.map(([events]) => events).toSorted((a, b) => a - b));
});

test('[X3] the window brings an older file up to date in a thread of its own, and says so', async () => {
  const company = makeCompany();
  company.close();
  asOfEarlierVersion(company.file);
  const folder = dirname(company.file);
  const backend = openLocalBackend({ folder, version: '1' });
  const changes: Change[] = [];
  backend.onChange((change) => changes.push(change));
  expect(await backend.call('app.open', { file: 'company.davtari' })).toMatchObject({ ok: true });
  expect(changes.filter(({ projections }) => projections.includes('update')).length).toBeGreaterThanOrEqual(2);
  expect(await backend.call('app.info', {})).toMatchObject({ ok: true, value: { open: 'company.davtari', notice: null, updating: null } });
  expect(readdirSync(join(folder, 'Backups')).map((name) => readBackupName(name)?.kind)).toEqual(['before-update']);
  backend.close();
  expect(isOlder(company.file)).toBe(false);

  // Without room for the copy: refused with what to do, and nothing changed.
  asOfEarlierVersion(company.file);
  rmSync(join(folder, 'Backups'), { recursive: true });
  writeFileSync(join(folder, 'Backups'), '');
  const again = openLocalBackend({ folder, version: '1' });
  expect(await again.call('app.open', { file: 'company.davtari' })).toEqual({
    ok: false,
    rejections: [{ code: 'NOT_A_FOLDER' }, { code: 'UPDATE_NEEDS_BACKUP', folder: 'Backups' }],
  });
  again.close();
  expect(isOlder(company.file)).toBe(true);
});

test('[PRJ-1] an update that can not be finished leaves the file as it was', () => {
  const company = makeCompany();
  company.close();
  const version = asOfEarlierVersion(company.file);
  const db = new SQLite(company.file);
  // Something in the way of a table that is to be made.
  const [, table] = /CREATE TABLE (\w+)/.exec(migrations.at(-1)!.sql)!;
  db.exec(`CREATE VIEW ${table} AS SELECT 1`);
  const tables = () => db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  const before = tables();
  expect(() => reopen(company.file)).toThrow();
  expect(tables()).toEqual(before);
  expect(db.pragma('user_version', { simple: true })).toBe(version);
  db.close();
});

const text = `2026-05-01 shop
  Expenses:Food   10.00 GEL
  Assets:Cash

2026-05-02 budget
  Expenses:Food    5.00 GEL
  Assets:Cash
  (Budget:Food)    7.00 GEL
`;
const imported = (company: ReturnType<typeof makeCompany>, book = text) => {
  const read = good(readBookText('book.journal', book, { format: 'hledger', currentYear: 2026 }));
  return good(importInto(company, read, { fileName: 'book.journal', mapping: new Map() }));
};
const inCommodity = (company: ReturnType<typeof makeCompany>) => good(company.call('trialBalance.get', { in: 'commodity' })).rows;

test('[LOG-6] what was imported before an update is known after it, and can be taken back', () => {
  const company = makeCompany({ country: null, baseCurrency: 'GEL', taxId: '' });
  const before = inCommodity(company);
  expect(imported(company)).toMatchObject({ entries: 2, memoLines: 1, known: 0 });
  const standing = inCommodity(company);
  expect(standing.find(({ accountCode }) => accountCode === 'Budget:Food')).toMatchObject({ memo: '7.00' });
  company.close();

  // As the version before kept it: each source in a row of its own.
  const db = new SQLite(company.file);
  db.pragma('foreign_keys = OFF');
  const old = migrations.find(({ name }) => name === 'documents')!.sql;
  db.exec(
    `DROP TABLE import_unit; ${/CREATE TABLE import_unit[\s\S]*?STRICT;/.exec(old)![0]} ${/CREATE TABLE import_source[\s\S]*?STRICT;/.exec(old)![0]}`,
  );
  const made = migrations.find(({ name }) => name === 'narrower')!.number;
  db.prepare('DELETE FROM migration WHERE number = ?').run(made);
  db.pragma(`user_version = ${schemaVersion - 1}`);
  db.close();

  const again = reopen(company.file);
  expect(inCommodity(again)).toEqual(standing);
  expect(imported(again)).toMatchObject({ entries: 0, memoLines: 0, known: 3 });
  // One entry more: only it comes in, and is taken back alone.
  const more = `${text}\n2026-05-03 later\n  Expenses:Food   1.00 GEL\n  Assets:Cash\n`;
  expect(imported(again, more)).toMatchObject({ entries: 1, memoLines: 0, known: 3 });
  expect(good(undoImport(again))).toMatchObject({ entries: 1 });
  expect(balances(again)).toEqual(
    Object.fromEntries(standing.filter(({ memo }) => memo === '0.00').map(({ accountCode, balance }) => [accountCode, balance])),
  );
  expect(imported(again)).toMatchObject({ entries: 0, known: 3 });
  // The one before it stands yet; without it everything may come in again.
  expect(good(undoImport(again))).toMatchObject({ entries: 2 });
  expect(inCommodity(again).filter(({ balance, memo }) => balance !== '0.00' || memo !== '0.00')).toEqual(before);
  expect(imported(again)).toMatchObject({ entries: 2, memoLines: 1, known: 0 });
  again.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true, derived: 'compared' });
});

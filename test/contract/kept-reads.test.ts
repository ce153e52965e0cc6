import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../electron/db/ids.ts';
import type { Company } from '../../electron/engine/company.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { createCompany, openCompany } from '../../electron/engine/open.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Result, reject } from '../../shared/result.ts';

// What an engine keeps between transactions is never older than the file.

let folder: string;
let file: string;
let company: Company;
const id = () => newId(Date.now());

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value;
}
const codes = (result: Result<unknown>) => (result.ok ? [] : result.rejections.map(({ code }) => code));
const post = (to: Company, accounts: readonly string[], amount = '10.00') =>
  to.call('journal.post', {
    id: id(),
    date: '2026-03-02' as LocalDate,
    lines: [
      { account: accounts[0]!, debit: amount },
      { account: accounts[1]!, credit: amount },
    ],
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-kept-'));
  file = join(folder, 'company.davtari');
  company = value(
    createCompany(file, {
      id: id(),
      country: 'GE',
      name: 'Kept',
      taxId: '404000006',
      vatPayer: true,
      onePerson: true,
      isSample: false,
      userName: 'Nino',
    }),
  );
});
afterEach(() => {
  company.close();
  rmSync(folder, { recursive: true, force: true });
});

test('[LOG-1] two connections that post in turn continue one chain, and each sees the other at once', () => {
  const other = value(openCompany(file));
  for (let round = 1; round <= 5; round += 1) {
    for (const [one, two] of [
      [company, other],
      [other, company],
    ] as const) {
      value(post(one, ['1210', '6110']));
      const seen = (of: Company) => value(of.call('trialBalance.get', {})).rows.find(({ accountCode }) => accountCode === '1210')?.balance;
      expect(seen(two)).toBe(seen(one));
    }
  }
  expect(value(other.call('account.balance', { account: '1210', asOf: '2026-03-02' as LocalDate })).balance).toBe('100.00');
  other.close();
  expect(verifyFile(file)).toMatchObject({ ok: true, entries: 10 });
});

test('[ACC-1] an account taken out of use by another connection takes no posting by this one', () => {
  value(post(company, ['1210', '6110']));
  const other = value(openCompany(file));
  const account = value(other.call('account.list', {})).find(({ code }) => code === '6110')!;
  value(other.call('account.deactivate', { id: id(), accountId: account.id, version: account.version }));
  other.close();
  expect(codes(post(company, ['1210', '6110']))).toEqual(['ACCOUNT_INACTIVE']);
});

test('[LED-1] after a transaction that was taken back nothing of it is remembered', () => {
  const engine = company as Engine;
  value(post(company, ['1210', '6110']));
  const head = value(company.call('company.info', {})).position;
  const refused = engine.transact((tx) => {
    tx.append('account.opened', tx.newId(), {
      code: '9999',
      name_ka: 'x',
      name_bg: 'x',
      name_ru: 'x',
      name_en: 'x',
      type: 'asset',
      normal_side: 'debit',
      postable: true,
      active: true,
    });
    return reject({ code: 'CANCELLED' });
  });
  expect(codes(refused)).toEqual(['CANCELLED']);
  expect(() =>
    engine.transact(() => {
      throw new Error('torn');
    }),
  ).toThrow('torn');
  expect(codes(post(company, ['9999', '6110']))).toEqual(['UNKNOWN_ACCOUNT']);
  value(post(company, ['1210', '6110']));
  expect(value(company.call('company.info', {})).position).toBe(head + 1);
  expect(verifyFile(file)).toMatchObject({ ok: true, entries: 2 });
});

test('[LED-1] an account renamed is shown under its new name by the next trial balance', () => {
  value(post(company, ['1210', '6110']));
  const named = () => value(company.call('trialBalance.get', {})).rows.find(({ accountCode }) => accountCode === '6110')!.names.en;
  const before = named();
  const account = value(company.call('account.list', {})).find(({ code }) => code === '6110')!;
  value(
    company.call('account.rename', {
      id: id(),
      accountId: account.id,
      version: account.version,
      names: { ...account.names, en: `${before} (new)` } as never,
    }),
  );
  expect(named()).toBe(`${before} (new)`);
});

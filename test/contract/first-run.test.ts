import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCompany } from '../../electron/engine/index.ts';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import { sampleFileName } from '../../electron/services/sample/open-sample.ts';
import type { Result } from '../../shared/result.ts';
import { codes, counterparty, d, fixedNow, georgianCompany, good, makeCompany, month, run, tempFolder } from '../support/company.ts';

test('[X8] the sample is thrown away with its key, closed before, and leaves no backup of itself; a company of that name stays', async () => {
  const folder = tempFolder();
  const file = join(folder, sampleFileName);
  const make = (isSample: boolean) => good(createCompany(file, { ...georgianCompany, isSample }, { now: fixedNow })).close();
  const backend = openLocalBackend({ folder, version: '0' });
  const call = async (method: string, input: object = {}) => (await backend.call(method, input)) as Result<{ open?: string | null }>;

  expect(codes(await call('app.discardSample'))).toEqual([]);
  make(true);
  expect(codes(await call('app.open', { file: sampleFileName }))).toEqual([]);
  expect(codes(await call('app.discardSample'))).toEqual([]);
  expect(good(await call('app.info')).open).toBeNull();
  expect(readdirSync(folder).filter((name) => name.startsWith('sample'))).toEqual([]);

  make(false);
  expect(codes(await call('app.open', { file: sampleFileName }))).toEqual([]);
  expect(codes(await call('app.discardSample'))).toEqual(['FILE_EXISTS']);
  expect(existsSync(file)).toBe(true);
  expect(good(await call('app.info')).open).toBe(sampleFileName);
  backend.close();
});

test('[X8] the checklist counts by itself what is in the books', () => {
  const company = makeCompany();
  const done = () => run(company, 'overview.get', { on: d('2026-07-20') }).checklist.flatMap(({ key, done: is }) => (is ? [key] : []));
  expect(done()).toEqual(['company']);
  run(company, 'journal.post', {
    date: d('2026-01-01'),
    memo: 'Opening balances',
    lines: [
      { account: '1210', debit: '100' },
      { account: '5150', credit: '100' },
    ],
  });
  expect(done()).toEqual(['company', 'opening']);
  const party = counterparty(company, 'Customer');
  const document = { date: d('2026-05-04'), counterpartyId: party };
  run(company, 'salesInvoice.post', { ...document, lines: [{ unitPrice: '10', taxCode: 'S18' }] });
  expect(done()).toEqual(['company', 'opening', 'counterparty', 'invoice']);
  run(company, 'purchaseBill.post', { ...document, lines: [{ unitPrice: '10', taxCode: 'P18' }] });
  const warnings = run(company, 'vatReturn.check', { period: month('2026-05') }).map(({ rule }) => ({ rule, reason: 'first return' }));
  run(company, 'vatReturn.file', { period: month('2026-05'), accepted: warnings });
  expect(done()).toEqual(['company', 'opening', 'counterparty', 'invoice', 'bill', 'vat-return']);
});

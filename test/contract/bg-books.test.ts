import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { bg } from '../../shared/jurisdictions/bg/index.ts';
import { attempt, balances, codes, counterparty, good, makeCompany, month, postings, run } from '../support/company.ts';

const sofia = (year: number, more: object = {}): Company =>
  makeCompany(
    { country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН', ...more },
    { now: () => Date.UTC(year, 6, 20) },
  );
const client = (company: Company) => counterparty(company, 'КЛИЕНТ АД', { country: 'BG', taxId: '111111113', vatPayer: true });

const post = (company: Company, date: string, debit: string, credit: string, amount: string) =>
  run(company, 'journal.post', {
    date: date as never,
    lines: [
      { account: debit, debit: amount },
      { account: credit, credit: amount },
    ],
  });

test('[L1] a Bulgarian company starts with the whole chart, in euro', () => {
  const company = sofia(2026);
  expect(run(company, 'company.info', {})).toMatchObject({ country: 'BG', baseCurrency: 'EUR', baseScale: 2 });
  const accounts = run(company, 'account.list', {});
  expect(accounts.map(({ code }) => code).sort()).toEqual(bg.chart.map(({ code }) => code).sort());
});

test('[V10] a company is told by its EIK, the prefix of its VAT number belongs elsewhere', () => {
  for (const taxId of ['123456789', 'BG123456786', '12345678']) expect(() => sofia(2026, { taxId })).toThrow('TAX_ID_INVALID');
});

test('[NUM-1] invoices, advances and credit notes draw from one series of ten digits, protocols from their own', () => {
  const company = sofia(2026);
  const counterpartyId = client(company);
  const sale = { counterpartyId, lines: [{ unitPrice: '100', taxCode: 'S20' }] };
  const first = run(company, 'salesInvoice.post', { date: '2026-05-04' as never, ...sale });
  const advance = run(company, 'advance.receive', { date: '2026-05-05' as never, counterpartyId, gross: '120', taxCode: 'S20' });
  const note = run(company, 'salesCreditNote.post', {
    date: '2026-05-06' as never,
    ...sale,
    correctsDocumentId: first.id,
    reason: 'returned',
  });
  const last = run(company, 'salesInvoice.post', { date: '2026-05-07' as never, ...sale });
  expect([first, advance, note, last].map(({ number }) => number)).toEqual(['0000000001', '0000000002', '0000000003', '0000000004']);
  expect(postings(company, advance)).toEqual(['Dr 412 20.00', 'Dr 503 120.00', 'Cr 412 120.00', 'Cr 4532 20.00']);

  const italian = counterparty(company, 'ESEMPIO SPA', { country: 'IT', taxId: 'IT00743110157', vatPayer: true });
  const bill = run(company, 'purchaseBill.post', {
    date: '2026-05-08' as never,
    counterpartyId: italian,
    lines: [{ unitPrice: '100', taxCode: 'RICA20' }],
  });
  expect(postings(company, bill)).toEqual(['Dr 304 100.00', 'Dr 4531 20.00', 'Cr 401 100.00', 'Cr 4532 20.00']);
  const series = run(company, 'number.continuity', {}).map((one) => `${one.series} ${one.used} ${one.missing.length}`);
  expect(series.sort()).toEqual(['protocol 1 0', 'purchase-bill 1 0', 'sales-invoice 4 0']);
});

test('[V4] who is not registered charges nothing and stands in no ledger', () => {
  const company = sofia(2026, { vatPayer: false });
  const counterpartyId = client(company);
  const sale = (taxCode: string) => ({ date: '2026-05-04' as never, counterpartyId, lines: [{ unitPrice: '100', taxCode }] });
  expect(codes(attempt(company, 'salesInvoice.post', sale('S20')))).toEqual(['NO_VAT_PAYER']);
  expect(postings(company, run(company, 'salesInvoice.post', sale('SNREG')))).toEqual(['Dr 411 100.00', 'Cr 702 100.00']);
  expect(run(company, 'filedLedger.list', { period: month('2026-05') })).toEqual([]);
});

test('[V4] a credit note lowers the revenue its invoice raised', () => {
  const company = sofia(2026);
  const counterpartyId = client(company);
  const lines = [{ unitPrice: '100', taxCode: 'S9', account: '703' }];
  const invoice = run(company, 'salesInvoice.post', { date: '2026-05-04' as never, counterpartyId, lines });
  const note = run(company, 'salesCreditNote.post', {
    date: '2026-05-06' as never,
    counterpartyId,
    lines,
    correctsDocumentId: invoice.id,
    reason: 'returned',
  });
  expect(postings(company, note)).toEqual(['Dr 4532 9.00', 'Dr 703 100.00', 'Cr 411 109.00']);
});

test('[L7] VAT that is not settled and transfers on their way are named before a month is closed', () => {
  const company = sofia(2026);
  post(company, '2026-05-04', '4531', '503', '20');
  post(company, '2026-05-05', '434', '503', '5');
  const suspense = run(company, 'period.checks', { period: month('2026-05') }).checks.find(({ id }) => id === 'suspense')!;
  expect(suspense.items.map(({ subject }) => subject).sort()).toEqual(['434', '4531']);
});

test('[L7] the result of a year stays on 123 until the next year is closed', () => {
  const company = sofia(2028, { vatPayer: false });
  post(company, '2026-02-10', '411', '702', '1000');
  post(company, '2026-03-10', '60202', '401', '300');
  post(company, '2026-04-10', '651', '401', '40');
  run(company, 'year.close', { year: 2026, closeMonths: true });
  const open = { '401': '-340.00', '411': '1000.00', '651': '40.00' };
  expect(balances(company)).toEqual({ ...open, '123': '-700.00' });

  post(company, '2027-02-10', '60202', '401', '250');
  const shown = run(company, 'year.preview', { year: 2027 });
  expect(Object.fromEntries(shown.statement.map(({ id, amount }) => [id, amount]))).toMatchObject({ E2: '250.00', PBT: '-250.00' });
  run(company, 'year.close', { year: 2027, closeMonths: true });
  expect(balances(company)).toEqual({ ...open, '401': '-590.00', '122': '-700.00', '123': '250.00' });
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

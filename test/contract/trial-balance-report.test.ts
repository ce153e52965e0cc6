import { beforeAll, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { languages } from '../../shared/locales/languages.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, d, makeCompany, nextId, rejections, run } from '../support/company.ts';

type Report = OutputOf<'report.get'>;
const ask = (asked: object) => ({ kind: 'trial-balance', to: '2026-02-28', ...asked }) as InputOf<'report.get'>;
const get = (asked: object): Report => run(company, 'report.get', ask(asked));
const refused = (asked: object) => rejections(attempt(company, 'report.get', ask(asked)));
/** Rows as an accountant reads them: code or kind of the row, then its cells in the order of the columns. */
const read = ({ rows, columns }: Report): string[] =>
  rows.map(({ kind, code, cells }) => `${code || kind}: ${columns.map(({ id }) => cells[id] ?? '-').join(' ')}`);

// Capital 1,000.00 in January; in February rent 250.50 paid, and 100 dollars bought for 270.00.
let company: Company;
beforeAll(() => {
  company = makeCompany({ id: nextId() });
  const post = (date: string, lines: InputOf<'journal.post'>['lines']) => run(company, 'journal.post', { date: d(date), lines });
  post('2026-01-10', [
    { account: '1210', debit: '1000.00' },
    { account: '5150', credit: '1000.00' },
  ]);
  post('2026-02-10', [
    { account: '7410', debit: '250.50' },
    { account: '1210', credit: '250.50' },
  ]);
  post('2026-02-11', [
    { account: '1220', debit: '270.00', currency: 'USD', foreignAmount: '100', rate: '2.7' },
    { account: '1210', credit: '270.00' },
  ]);
});

test('[L8] turnover and balance of each account on its side, each pair in balance, each figure with the day it leads to', () => {
  const report = get({});
  expect(read(report)).toEqual([
    '1210: 1000.00 520.50 479.50 0.00',
    '1220: 270.00 0.00 270.00 0.00',
    '5150: 0.00 1000.00 0.00 1000.00',
    '7410: 250.50 0.00 250.50 0.00',
    'total: 1520.50 1520.50 1000.00 1000.00',
  ]);
  expect(report.checks.map(({ difference, currency }) => `${difference} ${currency}`)).toEqual(['0.00 GEL', '0.00 GEL']);
  expect(report.columns.map(({ from, to, currency }) => [from, to, currency])).toEqual(
    Array.from({ length: 4 }, () => [undefined, '2026-02-28', 'GEL']),
  );
  expect(report.rows[0]!.opens).toEqual({ to: 'account', account: '1210' });
  expect(read(get({ to: '2026-01-31' }))).toEqual([
    '1210: 1000.00 0.00 1000.00 0.00',
    '5150: 0.00 1000.00 0.00 1000.00',
    'total: 1000.00 1000.00 1000.00 1000.00',
  ]);
  expect(get({ to: '2025-12-31' })).toMatchObject({ rows: [], total: 0 });
});

test('[L8] beside it the balance of another day: the end of the month before, the day before a period, the same day of the year before', () => {
  const beside = get({ compare: 'previous-period' });
  expect(beside.columns.slice(-2).map(({ to }) => to)).toEqual(['2026-01-31', '2026-01-31']);
  expect(read(beside)).toEqual([
    '1210: 1000.00 520.50 479.50 0.00 1000.00 0.00',
    '1220: 270.00 0.00 270.00 0.00 0.00 0.00',
    '5150: 0.00 1000.00 0.00 1000.00 0.00 1000.00',
    '7410: 250.50 0.00 250.50 0.00 0.00 0.00',
    'total: 1520.50 1520.50 1000.00 1000.00 1000.00 1000.00',
  ]);
  expect(beside.checks).toHaveLength(3);
  expect(get({ compare: 'previous-period', from: '2026-02-11' }).columns.at(-1)!.to).toBe('2026-02-10');
  // An account of the other day alone is told too.
  const year = get({ to: '2027-01-31', compare: 'previous-year' });
  expect(year.columns.at(-1)!.to).toBe('2026-01-31');
  expect(read(year)[0]).toBe('1210: 1000.00 520.50 479.50 0.00 1000.00 0.00');
});

test('[L8] in the commodity of each line there is a row a commodity, and no total', () => {
  const own = get({ in: 'commodity' });
  expect(read(own)).toEqual([
    '1210: GEL 1000.00 520.50 479.50 0.00',
    '1220: USD 100.00 0.00 100.00 0.00',
    '5150: GEL 0.00 1000.00 0.00 1000.00',
    '7410: GEL 250.50 0.00 250.50 0.00',
  ]);
  expect(own.checks).toEqual([]);
  expect(own.columns.map(({ currency }) => currency)).toEqual(Array.from({ length: 5 }, () => undefined));
});

test('[L8] of some accounts, by codes or words of their names: said beside the figures, and held against nothing', () => {
  const codes = (accounts: string) => read(get({ accounts })).map((row) => row.split(':')[0]);
  expect(codes('12')).toEqual(['1210', '1220', 'total']);
  expect(codes('122, 5')).toEqual(['1220', '5150', 'total']);
  const name = run(company, 'account.list', {}).find(({ code }) => code === '7410')!.names;
  for (const language of languages) expect(codes(name[language]!.slice(0, 5)), language).toContain('7410');
  expect(codes('zzz')).toEqual([]);
  const some = get({ accounts: '12' });
  expect(read(some).at(-1)).toBe('total: 1270.00 520.50 749.50 0.00');
  expect(some.checks).toEqual([]);
  expect(some.filter?.texts).toEqual([{ key: 'ledger.onlyAccounts', values: { accounts: '12' } }]);
  expect(some.notes).toContainEqual({ key: 'ledger.unequalAccounts' });
});

test('[L8] refuses what it can not be asked with', () => {
  const options = (asked: object) =>
    refused(asked).map(({ code, ...more }) => `${code} ${(more as { option?: string }).option ?? ''}`.trim());
  expect(options({ account: '1210', each: 'month' })).toEqual(['REPORT_WITHOUT_OPTION account', 'REPORT_WITHOUT_OPTION each']);
  expect(options({ in: 'commodity', compare: 'previous-year' })).toEqual(['REPORT_WITHOUT_OPTION compare']);
  expect(options({ in: 'EUR' })).toEqual(['COMPARATIVE_CURRENCY']);
  expect(options({ compare: 'budget' })).toEqual(['REPORT_WITHOUT_BUDGET']);
  const others = { kind: 'turnover-sheet', from: '2026-02-01', in: 'commodity', accounts: '12' };
  expect(options(others)).toEqual(['REPORT_WITHOUT_OPTION in', 'REPORT_WITHOUT_OPTION accounts']);
});

test('[L8] as a PDF, a workbook and a table in four languages, with what it is told of', async () => {
  for (const language of languages) {
    const made = (more: object) =>
      Buffer.from(run(company, 'report.export', { ...ask({}), language, ...more } as InputOf<'report.export'>).base64, 'base64');
    const pages = (await readPdf(Uint8Array.from(made({ format: 'pdf', accounts: '12' })))).map(({ text }) => text).join(' ');
    expect(pages).toContain('1210');
    expect(pages).not.toContain('5150');
    expect(pages.replaceAll(/[\s\u00a0,.]/g, ''), language).toContain('74950');
    const own = made({ format: 'csv', in: 'commodity' }).toString('utf8').split('\r\n');
    expect(own[2], language).toMatch(/^1220,.*,USD,100\.00,0\.00,100\.00,0\.00$/);
  }
});

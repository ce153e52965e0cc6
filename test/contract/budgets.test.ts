import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, close, codes, d, fixedNow, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

type Lines = InputOf<'budget.save'>['lines'];
type Report = OutputOf<'report.get'>;

/** What the history tells of the amounts of a budget, a line each. */
const told = (budget: OutputOf<'history.list'>['rows'][number]['budget']) =>
  budget?.accounts.flatMap(({ account, year, before, after, months }) => [
    `${account} ${year}: ${before} > ${after}`,
    ...months.map((each) => `${each.month}: ${each.before} > ${each.after}`),
  ]);

const entry = (company: Company, date: string, debit: string, credit: string, amount: string) =>
  run(company, 'journal.post', {
    date: d(date),
    lines: [
      { account: debit, debit: amount },
      { account: credit, credit: amount },
    ],
  });

/** Worked example E16 of the Georgian rules, spread over 2025: a profit of 9,700. */
function e16(company: Company): void {
  entry(company, '2025-01-10', '1210', '5150', '1000');
  entry(company, '2025-02-10', '1410', '6110', '50000');
  entry(company, '2025-03-10', '6120', '1410', '1000');
  entry(company, '2025-06-30', '7210', '1610', '30000');
  entry(company, '2025-07-31', '7410', '3130', '8000');
  entry(company, '2025-10-31', '1220', '8140', '500');
  entry(company, '2025-11-30', '8240', '1220', '300');
  entry(company, '2025-12-31', '9210', '3310', '1500');
}

/** Sales of 52,000 less returns of 500, goods of 31,000, wages of 8,000 and tax of 1,500: a profit of 11,000; and 700 of money besides. */
const plan: Lines = [
  { account: '6110', amounts: { '2025-02': '48000', '2025-09': '4000.00' } },
  { account: '6120', amounts: { '2025-03': '500' } },
  { account: '7210', amounts: { '2025-06': '31000' } },
  { account: '7410', amounts: { '2025-07': '7500', '2025-08': '500', '2025-09': '0' } },
  { account: '9210', amounts: { '2025-12': '1500' } },
  { account: '1210', amounts: { '2025-01': '700' } },
];
const year = { from: d('2025-01-01'), to: d('2025-12-31') };
const income = { kind: 'income-statement', ...year, compare: 'budget' } as const;

let company: Company;
let budget: string;
beforeAll(() => {
  company = makeCompany({ id: nextId(), vatPayer: false });
  e16(company);
  budget = run(company, 'budget.save', { name: 'План 2025', year: 2025, lines: plan }).id;
});

const get = (of: Company, asked: InputOf<'report.get'>): Report => run(of, 'report.get', asked);
/** What stands beside a row: books, budget, difference, percent, and what it means. */
const beside = (report: Report, row: string, column = 'amount') => {
  const { cells } = report.rows.find(({ id }) => id === row)!;
  const ids = [column, ...['budget', 'difference', 'percent', 'meaning'].map((part) => `${column}:${part}`)];
  return ids.map((id) => cells[id]?.replace('budget.', '') ?? '').join(' ');
};

describe('[L15] a budget', () => {
  test('is kept as a whole, amounts on the normal side of their accounts, zero left out, and told with what it comes to', () => {
    const sheet = run(company, 'budget.get', { budgetId: budget })!;
    expect(sheet).toMatchObject({ name: 'План 2025', year: 2025, accounts: 6, dimension: null, version: 1, by: 'Nino', currency: 'GEL' });
    expect([sheet.income, sheet.expense, sheet.result]).toEqual(['51500.00', '40500.00', '11000.00']);
    expect(sheet.lines.map(({ account, normalSide, amounts }) => [account, normalSide, amounts])).toEqual([
      ['1210', 'debit', { '2025-01': '700.00' }],
      ['6110', 'credit', { '2025-02': '48000.00', '2025-09': '4000.00' }],
      ['6120', 'debit', { '2025-03': '500.00' }],
      ['7210', 'debit', { '2025-06': '31000.00' }],
      ['7410', 'debit', { '2025-07': '7500.00', '2025-08': '500.00' }],
      ['9210', 'debit', { '2025-12': '1500.00' }],
    ]);
    const { lines: _lines, ...info } = sheet;
    expect(run(company, 'budget.list', {})).toEqual([info]);
  });

  test('is saved anew, renamed, stands beside others and is removed; who saved meanwhile is named, and a name is taken once', () => {
    const own = makeCompany({ id: nextId() });
    const { id } = run(own, 'budget.save', { name: '2026', year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '10' } }] });
    const eka = run(own, 'user.add', { name: 'Eka', role: 'accountant' }).id;
    const { file } = own;
    close(own);
    const hers = reopen(file, { userId: eka });
    const anew = { budget: { id, version: 1 }, name: '2026', year: 2026, lines: [{ account: '7410', amounts: { '2026-02': '-3.50' } }] };
    expect(run(hers, 'budget.save', anew)).toEqual({ id, version: 2 });
    close(hers);
    const back = reopen(file);
    expect(rejections(attempt(back, 'budget.save', anew))).toEqual([{ code: 'BUDGET_SAVED_MEANWHILE', name: '2026', by: 'Eka' }]);
    expect(rejections(attempt(back, 'budget.remove', { budgetId: id, version: 1 }))).toEqual([
      { code: 'BUDGET_SAVED_MEANWHILE', name: '2026', by: 'Eka' },
    ]);
    const revised = run(back, 'budget.save', { ...anew, budget: undefined, name: '2026 revised' }).id;
    expect(rejections(attempt(back, 'budget.save', { ...anew, budget: { id: revised, version: 1 }, name: '2026' }))).toEqual([
      { code: 'BUDGET_NAME_TAKEN', field: 'name', name: '2026' },
    ]);
    expect(run(back, 'budget.list', {}).map(({ name, by, result, version }) => [name, by, result, version])).toEqual([
      ['2026', 'Eka', '3.50', 2],
      ['2026 revised', 'Nino', '3.50', 1],
    ]);
    run(back, 'budget.remove', { budgetId: id, version: 2 });
    expect(run(back, 'budget.get', { budgetId: id })).toBeNull();
    expect(codes(attempt(back, 'budget.save', { ...anew, budget: { id, version: 3 } }))).toEqual(['UNKNOWN_BUDGET']);
    expect(codes(attempt(back, 'budget.remove', { budgetId: id, version: 3 }))).toEqual(['UNKNOWN_BUDGET']);
    run(back, 'budget.save', { ...anew, budget: { id: revised, version: 1 }, name: '2026' });
    // Earlier states of the books have the budgets of their time.
    const names = (knownOn: number) => run(back, 'budget.list', { knownOn }).map(({ name, version }) => `${name} v${version}`);
    const end = run(back, 'history.list', {}).total;
    expect([4, 3, 2, 1].map((ago) => names(end - ago))).toEqual(
      [['2026 v1'], ['2026 v2'], ['2026 v2', '2026 revised v1'], ['2026 revised v1']].slice(0, 4),
    );
    expect(
      run(back, 'history.list', {})
        .rows.slice(0, 5)
        .map(({ type, subject, before, after, budget }) => [type, subject, before, after, told(budget)]),
    ).toEqual([
      ['budget.saved', '2026', { name: '2026 revised' }, { name: '2026' }, undefined],
      ['budget.removed', '2026', {}, {}, undefined],
      ['budget.saved', '2026 revised', {}, { name: '2026 revised', year: '2026' }, ['7410 2026: null > -3.50', '2026-02: null > -3.50']],
      [
        ...['budget.saved', '2026', {}, {}],
        ['6110 2026: 10.00 > null', '2026-01: 10.00 > null', '7410 2026: null > -3.50', '2026-02: null > -3.50'],
      ],
      ['user.added', 'Eka', {}, expect.anything(), undefined],
    ]);
    close(back);
    expect(verifyFile(file)).toMatchObject({ ok: true });
    const before = stateOf(file);
    expect(rebuild(file)).toMatchObject({ ok: true, value: { different: [] } });
    expect(stateOf(file)).toBe(before);
  });

  test('everything that is wrong is said at once, with its place, and nothing is kept', () => {
    const own = makeCompany({ id: nextId() });
    const retired = run(own, 'account.list', {}).find(({ code }) => code === '1295')!;
    const kept = run(own, 'budget.save', { name: 'Old', year: 2026, lines: [{ account: '1295', amounts: { '2026-01': '1' } }] }).id;
    run(own, 'account.deactivate', { accountId: retired.id, version: retired.version });
    const before = stateOf(own.file);
    const wrong = {
      name: 'old',
      year: 2026,
      lines: [
        { account: '9999', amounts: { '2026-01': '1' } },
        { account: '6110', amounts: { '2026-01': '1.005', '2027-01': '1' } },
        { account: '6110', amounts: { '2026-01': '999999999999999' } },
        { account: '6000', amounts: { '2026-01': '1' } },
        { account: '1295', amounts: { '2026-01': '1' } },
      ],
    };
    expect(rejections(attempt(own, 'budget.save', wrong))).toEqual([
      { code: 'BUDGET_NAME_TAKEN', field: 'name', name: 'old' },
      { code: 'UNKNOWN_ACCOUNT', line: 1, account: '9999', field: 'lines.0.account' },
      { code: 'TOO_MANY_DECIMALS', field: 'lines.1.amounts.2026-01', currency: 'GEL', scale: 2, line: 2, account: '6110' },
      { code: 'BUDGET_MONTH', line: 2, account: '6110', month: '2027-01', year: 2026, field: 'lines.1.amounts.2027-01' },
      { code: 'BUDGET_ACCOUNT_TWICE', line: 3, account: '6110', field: 'lines.2.account' },
      { code: 'AMOUNT_TOO_LARGE', line: 3, account: '6110', field: 'lines.2.amounts.2026-01' },
      { code: 'ACCOUNT_NOT_POSTABLE', line: 4, account: '6000', field: 'lines.3.account' },
      { code: 'ACCOUNT_INACTIVE', line: 5, account: '1295', field: 'lines.4.account' },
    ]);
    expect(
      codes(attempt(own, 'budget.save', { name: 'New', year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '0' } }] })),
    ).toEqual(['BUDGET_EMPTY']);
    expect(codes(attempt(own, 'budget.save', { id: kept, name: 'New', year: 2026, lines: [] }))).toContain('ID_REUSED');
    for (const malformed of [
      { name: '', year: 2026, lines: [] },
      { name: 'x', year: 26, lines: [] },
      { name: 'x', year: 2026, lines: [{ account: '6110', amounts: { January: '1' } }] },
      { name: 'x', year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '1e3' } }] },
    ])
      expect(codes(attempt(own, 'budget.save', malformed))).toContain('INPUT_INVALID');
    expect(stateOf(own.file)).toBe(before);
    // What was taken out of use since stays in the budget that has it.
    expect(run(own, 'budget.save', { ...wrong, budget: { id: kept, version: 1 }, lines: wrong.lines.slice(4) })).toEqual({
      id: kept,
      version: 2,
    });
  });
});

test('[L15] a budget may begin with what was booked the year before, so many percent more, rounded month by month', () => {
  const own = makeCompany({ id: nextId(), vatPayer: false });
  e16(own);
  entry(own, '2025-12-20', '6110', '1410', '0.05');
  // What closes the year is nothing that was earned.
  entry(own, '2025-12-31', '6110', '5330', '49999.95');
  const lines = (input: object) =>
    Object.fromEntries(run(own, 'budget.propose', { year: 2026, ...input }).map(({ account, amounts }) => [account, amounts]));
  expect(lines({ percent: '3.5' })).toMatchObject({
    '6110': { '2026-02': '51750.00', '2026-12': '-0.05' },
    '6120': { '2026-03': '1035.00' },
    '7210': { '2026-06': '31050.00' },
    '1210': { '2026-01': '1035.00' },
  });
  // 0.05 less a tenth of it is 0.045, half a coin away from zero.
  expect(lines({ percent: '-10' })['6110']).toEqual({ '2026-02': '45000.00', '2026-12': '-0.05' });
  expect(lines({ percent: '-100' })).toEqual({});
  expect(codes(attempt(own, 'budget.propose', { year: 2026, percent: '-100.01' }))).toEqual(['INPUT_INVALID']);
  expect(lines({ year: 2024 })).toEqual({});
});

describe('[L15] the income statement against a budget', () => {
  test('each line and subtotal: books, budget, difference, percent of the budget and what it means for the profit', () => {
    const report = get(company, { ...income, budget });
    expect(report.columns.map(({ id, kind, title, budget: of }) => [id, kind, 'key' in title ? title.key : '', of])).toEqual([
      ['amount', 'amount', 'budget.actual', undefined],
      ['amount:budget', 'amount', 'budget.column', budget],
      ['amount:difference', 'amount', 'budget.difference', undefined],
      ['amount:percent', 'percent', 'budget.percent', undefined],
      ['amount:meaning', 'word', 'budget.meaning', undefined],
    ]);
    const lines = Object.fromEntries(
      report.rows.filter(({ kind }) => kind !== 'detail' && kind !== 'heading').map(({ id }) => [id, beside(report, id)]),
    );
    expect(lines).toMatchObject({
      R1: '49000.00 51500.00 -2500.00 -4.9 unfavourable',
      C1: '30000.00 31000.00 -1000.00 -3.2 favourable',
      GP: '19000.00 20500.00 -1500.00 -7.3 unfavourable',
      G1: '8000.00 8000.00 0.00 0.0 ',
      OP: '11000.00 12500.00 -1500.00 -12.0 unfavourable',
      F1: '500.00 0.00 500.00  favourable',
      F2: '300.00 0.00 300.00  unfavourable',
      PBT: '11200.00 12500.00 -1300.00 -10.4 unfavourable',
      T1: '1500.00 1500.00 0.00 0.0 ',
      NP: '9700.00 11000.00 -1300.00 -11.8 unfavourable',
    });
    // Beneath the line its accounts, with the sign the line prints them: what is taken back lowers sales.
    expect([beside(report, 'R1/6110'), beside(report, 'R1/6120'), beside(report, 'F1/8140')]).toEqual([
      '50000.00 52000.00 -2000.00 -3.8 unfavourable',
      '-1000.00 -500.00 -500.00 -100.0 unfavourable',
      '500.00  500.00  favourable',
    ]);
    expect(report.notes).toEqual([{ key: 'budget.outside', values: { budget: 'План 2025', accounts: '1210' } }]);
    expect(report.checks.map(({ difference }) => difference)).toEqual(['0.00']);
  });

  test('quarter by quarter: the total is that of the quarters, in every column', () => {
    const report = get(company, { ...income, budget, each: 'quarter' });
    expect(report.columns).toHaveLength(25);
    expect(['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01', 'total'].map((column) => beside(report, 'NP', column))).toEqual([
      '49000.00 47500.00 1500.00 3.2 favourable',
      '-30000.00 -31000.00 1000.00 3.2 favourable',
      '-8000.00 -4000.00 -4000.00 -100.0 unfavourable',
      '-1300.00 -1500.00 200.00 13.3 favourable',
      '9700.00 11000.00 -1300.00 -11.8 unfavourable',
    ]);
  });

  test('is told as known on: before the budget was saved anew, the one of then', () => {
    const known = run(company, 'history.list', {}).total;
    run(company, 'budget.save', { budget: { id: budget, version: 1 }, name: 'План 2025', year: 2025, lines: plan.slice(0, 1) });
    expect(beside(get(company, { ...income, budget }), 'NP')).toBe('9700.00 52000.00 -42300.00 -81.3 unfavourable');
    expect(beside(get(company, { ...income, budget, knownOn: known }), 'NP')).toBe('9700.00 11000.00 -1300.00 -11.8 unfavourable');
    run(company, 'budget.save', { budget: { id: budget, version: 2 }, name: 'План 2025', year: 2025, lines: plan });
    expect(rejections(attempt(company, 'report.get', { ...income, budget, knownOn: 1 }))).toEqual([
      { code: 'UNKNOWN_BUDGET', field: 'budget' },
    ]);
  });

  test('what can not be told is refused with the days that would do', () => {
    const refused = (asked: object) => rejections(attempt(company, 'report.get', { ...income, budget, ...asked }));
    expect(refused({ from: '2025-02-10' })).toEqual([{ code: 'BUDGET_WHOLE_MONTHS', from: '2025-02-01', to: '2025-12-31', field: 'from' }]);
    expect(refused({ to: '2025-11-12' })).toEqual([{ code: 'BUDGET_WHOLE_MONTHS', from: '2025-01-01', to: '2025-11-30', field: 'to' }]);
    expect(refused({ from: '2024-12-01' })).toEqual([
      { code: 'BUDGET_OTHER_YEAR', name: 'План 2025', from: '2025-01-01', to: '2025-12-31', field: 'from' },
    ]);
    expect(refused({ budget: nextId() })).toEqual([{ code: 'UNKNOWN_BUDGET', field: 'budget' }]);
    expect(refused({ budget: undefined })).toEqual([{ code: 'REPORT_NEEDS_BUDGET', report: 'income-statement', field: 'budget' }]);
    expect(refused({ compare: 'previous-year' })).toEqual([{ code: 'REPORT_BUDGET_UNUSED', report: 'income-statement', field: 'budget' }]);
    for (const kind of ['balance-sheet', 'cash-flow', 'equity-changes', 'general-ledger', 'journal', 'aged-receivables', 'aged-payables'])
      expect(refused({ kind })).toEqual([{ code: 'REPORT_WITHOUT_BUDGET', report: kind, field: 'compare' }]);
    expect(refused({ kind: 'turnover-sheet', each: 'month' })).toMatchObject([{ code: 'REPORT_WITHOUT_OPTION', option: 'compare' }]);
  });

  test('after a change of base currency, amounts planned in the former one are told in the new one', () => {
    const sofia = makeCompany(
      { id: nextId(), country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, baseCurrency: 'BGN' },
      { now: () => Date.parse('2026-07-20T09:00:00Z') },
    );
    const lines = [{ account: '703', amounts: { '2025-12': '195.58', '2026-01': '195.58' } }];
    const of = (name: string, months: string[]) =>
      run(sofia, 'budget.save', {
        name,
        year: Number(months[0]!.slice(0, 4)),
        lines: lines.map(({ account, amounts }) => ({
          account,
          amounts: Object.fromEntries(Object.entries(amounts).filter(([month]) => months.includes(month))),
        })),
      }).id;
    const [former, planned] = [of('2025', ['2025-12']), of('2026', ['2026-01'])];
    expect(run(sofia, 'budget.get', { budgetId: planned })).toMatchObject({ currency: 'BGN', income: '195.58' });
    run(sofia, 'baseCurrency.change', {});
    // 195.58 / 1.95583 = 99.9985..., one stotinka rounded once.
    expect(run(sofia, 'budget.get', { budgetId: planned })).toMatchObject({ currency: 'EUR', income: '100.00' });
    expect(run(sofia, 'budget.get', { budgetId: former })).toMatchObject({ currency: 'BGN', income: '195.58' });
    // The same money: nothing has changed by being saved in the new currency, and half as much is told in it.
    const again = (version: number, amount: string) =>
      run(sofia, 'budget.save', {
        ...{ budget: { id: planned, version }, name: '2026', year: 2026 },
        lines: [{ account: '703', amounts: { '2026-01': amount } }],
      });
    again(1, '100');
    again(2, '50');
    again(3, '100');
    const saves = run(sofia, 'history.list', { types: ['budget.saved'] }).rows.map(({ budget: change }) => told(change));
    expect(saves).toEqual([
      ['703 2026: 50.00 > 100.00', '2026-01: 50.00 > 100.00'],
      ['703 2026: 100.00 > 50.00', '2026-01: 100.00 > 50.00'],
      undefined,
      ['703 2026: null > 100.00', '2026-01: null > 100.00'],
      ['703 2025: null > 195.58', '2025-12: null > 195.58'],
    ]);
    const january = get(sofia, { kind: 'turnover-sheet', from: d('2026-01-01'), to: d('2026-01-31'), compare: 'budget', budget: planned });
    expect(beside(january, 'account:703')).toBe('0.00 100.00 -100.00 -100.0 unfavourable');
    close(sofia);
    expect(verifyFile(sofia.file)).toMatchObject({ ok: true });
  });
});

describe('[L15] the turnover sheet against a budget', () => {
  test('what moved on each account beside what was planned, on its normal side; headings on theirs; closing a year moves nothing', () => {
    // By hand, as another program may have done it.
    entry(company, '2025-12-31', '6110', '5330', '49000');
    const report = get(company, { kind: 'turnover-sheet', ...year, compare: 'budget', budget });
    expect(
      ['account:6110', 'account:6120', 'account:7210', 'account:1210', 'account:3130', 'group:6000'].map((row) => beside(report, row)),
    ).toEqual([
      '50000.00 52000.00 -2000.00 -3.8 unfavourable',
      '1000.00 500.00 500.00 100.0 unfavourable',
      '30000.00 31000.00 -1000.00 -3.2 favourable',
      '1000.00 700.00 300.00 42.9 ',
      '8000.00 0.00 8000.00  ',
      '49000.00 51500.00 -2500.00 -4.9 unfavourable',
    ]);
    expect(report.checks.map(({ difference }) => difference)).toEqual(['0.00']);
    expect(report.rows.find(({ id }) => id === 'group:6000')?.adds).toEqual(
      report.rows.filter(({ id, level }) => id.startsWith('group:61') && level === 2).map(({ id }) => ({ row: id, sign: 1 })),
    );
  });
});

test('[L15] a budget of one value of a dimension is held against the lines of that value, and against no others', () => {
  const own = makeCompany({ id: nextId() });
  const dimensionId = run(own, 'dimension.add', { code: 'SHOP', name: 'მაღაზია' }).id;
  const vake = run(own, 'dimensionValue.add', { dimensionId, code: 'VAKE', name: 'ვაკე' }).id;
  run(own, 'dimensionValue.add', { dimensionId, code: 'GLDANI', name: 'გლდანი' });
  const sale = (amount: string, dimensions?: Record<string, string>) =>
    run(own, 'journal.post', {
      date: d('2026-03-05'),
      lines: [
        { account: '1210', debit: amount },
        { account: '6110', credit: amount, ...(dimensions ? { dimensions } : {}) },
      ],
    });
  sale('300', { SHOP: 'VAKE' });
  sale('150.50', { SHOP: 'GLDANI' });
  sale('1000');
  const lines = [{ account: '6110', amounts: { '2026-03': '400' } }];
  const all = run(own, 'budget.save', { name: '2026', year: 2026, lines }).id;
  const one = run(own, 'budget.save', { name: '2026 ვაკე', year: 2026, lines, dimensions: { SHOP: 'VAKE' } }).id;
  expect(run(own, 'budget.list', {}).map(({ dimension }) => dimension)).toEqual([
    null,
    { dimension: 'SHOP', dimensionName: 'მაღაზია', value: 'VAKE', name: 'ვაკე' },
  ]);
  const march = { from: d('2026-03-01'), to: d('2026-03-31'), compare: 'budget' } as const;
  const ofVake = { SHOP: ['VAKE'] };
  for (const [kind, row] of [
    ['income-statement', 'NP'],
    ['turnover-sheet', 'account:6110'],
  ] as const) {
    expect(beside(get(own, { kind, ...march, budget: one, dimensions: ofVake }), row)).toBe('300.00 400.00 -100.00 -25.0 unfavourable');
    expect(beside(get(own, { kind, ...march, budget: all }), row)).toBe('1450.50 400.00 1050.50 262.6 favourable');
    const refused = (asked: object) => rejections(attempt(own, 'report.get', { kind, ...march, ...asked }));
    const other = [{ code: 'BUDGET_OF_OTHER_LINES', name: '2026 ვაკე', dimension: 'SHOP: VAKE', field: 'dimensions' }];
    for (const dimensions of [undefined, { SHOP: ['GLDANI'] }, { SHOP: ['VAKE', ''] }])
      expect(refused({ budget: one, dimensions })).toEqual(other);
    expect(refused({ budget: all, dimensions: ofVake })).toEqual([{ code: 'BUDGET_OF_ALL_LINES', name: '2026', field: 'dimensions' }]);
    expect(codes(attempt(own, 'report.get', { kind, ...march, budget: all, by: 'SHOP' }))).toEqual(['REPORT_WITHOUT_OPTION']);
  }
  const refusal = (dimensions: object) => rejections(attempt(own, 'budget.save', { name: 'x', year: 2026, lines, dimensions }));
  expect(refusal({ CITY: 'VAKE' })).toEqual([{ code: 'UNKNOWN_DIMENSION', dimension: 'CITY', field: 'dimensions' }]);
  expect(refusal({ SHOP: 'DIGOMI' })).toEqual([{ code: 'UNKNOWN_DIMENSION_VALUE', dimension: 'SHOP: DIGOMI', field: 'dimensions' }]);
  expect(refusal({ SHOP: 'VAKE', CITY: 'T' })).toMatchObject([{ code: 'INPUT_INVALID', reason: 'too-many-dimensions' }]);
  run(own, 'dimensionValue.deactivate', { valueId: vake, version: 1 });
  expect(refusal({ SHOP: 'VAKE' })).toEqual([{ code: 'DIMENSION_INACTIVE', dimension: 'SHOP: VAKE', field: 'dimensions' }]);
  const anew = { budget: { id: one, version: 1 }, name: '2026 ვაკე', year: 2026, lines, dimensions: { SHOP: 'VAKE' } };
  expect(run(own, 'budget.save', anew)).toEqual({ id: one, version: 2 });
  close(own);
  expect(verifyFile(own.file)).toMatchObject({ ok: true });
});

describe('[L15] files of a report against a budget', () => {
  const fileOf = (format: 'csv' | 'xlsx' | 'pdf', more: object = {}) =>
    Buffer.from(run(company, 'report.export', { ...income, budget, format, language: 'en', ...more }).base64, 'base64');

  test('CSV and workbook say the same; the difference is a formula, sums are those of their rows', () => {
    const csv = Papa.parse<string[]>(
      fileOf('csv')
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .trim(),
    ).data;
    const row = (name: string) => csv.find(([code]) => code === name)!.slice(2);
    expect(csv[0]!.slice(2)).toEqual(
      ['Actual', 'Budget План 2025', 'Difference', 'Difference, %', 'For the profit'].map((title) => `01/01/2025 – 31/12/2025: ${title}`),
    );
    expect(row('R1')).toEqual(['49000.00', '51500.00', '-2500.00', '-4.9', 'unfavourable']);
    expect(row('F1')).toEqual(['500.00', '0.00', '500.00', '', 'favourable']);
    for (const asked of [{}, { kind: 'turnover-sheet' }]) {
      const book = XLSX.read(fileOf('xlsx', asked), { cellFormula: true });
      const cells = book.Sheets[book.SheetNames[0]!]!;
      const value = (place: string) => decimal(String((cells[place] as XLSX.CellObject | undefined)?.v ?? '0'), 6);
      const formulas = Object.entries(cells).filter(([, cell]) => (cell as XLSX.CellObject).f !== undefined) as [string, XLSX.CellObject][];
      expect(formulas.some(([place, { f }]) => place.startsWith('E') && /^C\d+-D\d+$/.test(f!))).toBe(true);
      for (const [place, { f, v }] of formulas) {
        let sum = 0n;
        for (const [, sign, of] of f!.matchAll(/([+-]?)([A-Z]+\d+)/g)) sum += sign === '-' ? -value(of!) : value(of!);
        expect([place, decimal(String(v), 6)]).toEqual([place, sum]);
      }
    }
  });

  test.each([
    ['en', /^.11\.8 %$/, 'unfavourable'],
    ['ka', /^.11,8 %$/, 'არახელსაყრელი'],
  ] as const)('pages in %s carry the budget, the difference and the word', async (language, percent, word) => {
    const texts = (await readPdf(new Uint8Array(fileOf('pdf', { language })))).map(({ text }) => text.replaceAll('\u00a0', ' '));
    expect(texts.join(' ')).toContain('План 2025');
    expect(texts).toContainEqual(expect.stringMatching(percent));
    expect(texts).toContain(word);
  });

  test('davtari report --compare budget --budget NAME', () => {
    const copy = makeCompany({ id: nextId(), vatPayer: false });
    e16(copy);
    run(copy, 'budget.save', { name: 'План 2025', year: 2025, lines: plan });
    close(copy);
    const program = resolve(import.meta.dirname, '../../electron/cli/davtari.mjs');
    const davtari = (...more: string[]) =>
      spawnSync(
        process.execPath,
        [program, 'report', copy.file, '--kind', 'income-statement', '--from', '2025-01-01', '--to', '2025-12-31', ...more],
        {
          encoding: 'utf8',
          env: { ...process.env, LANG: 'C', LC_ALL: 'C', DAVTARI_LANG: 'en' },
        },
      );
    const shown = davtari('--compare', 'budget', '--budget', 'план 2025');
    expect(shown.stderr).toBe('');
    expect(shown.stdout).toContain('NP,Profit for the period,9700.00,11000.00,-1300.00,-11.8,unfavourable');
    const other = davtari('--compare', 'budget', '--budget', '2030');
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('there is no budget "2030". Budgets: "План 2025"')]);
  }, 30_000);
});

test('[L15] whatever is planned: the sheet says what was sent, and the budget beside the statement is its sum by line', () => {
  const own = makeCompany({ id: nextId() }, { now: fixedNow });
  const chart = run(own, 'account.list', {}).filter(
    ({ postable, active, type }) => postable && active && (type === 'income' || type === 'expense'),
  );
  const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const months = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), minor), {
    minLength: 1,
    maxLength: 12,
    selector: ([month]) => month,
  });
  const sheet = fc.uniqueArray(fc.record({ at: fc.nat(chart.length - 1), months }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ at }) => at,
  });
  let serial = 0;
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }), (planned, first, more) => {
      fc.pre(planned.some((line) => line.months.some(([, amount]) => amount !== 0n)));
      const last = Math.min(12, first + more);
      serial += 1;
      const monthOf = (month: number) => `2026-${String(month).padStart(2, '0')}`;
      const { id } = run(own, 'budget.save', {
        name: `Plan ${serial}`,
        year: 2026,
        lines: planned.map(({ at, months: of }) => ({
          account: chart[at]!.code,
          amounts: Object.fromEntries(of.map(([month, amount]) => [monthOf(month), writeDecimal(amount, 2)])),
        })),
      });
      const back = run(own, 'budget.get', { budgetId: id })!;
      const expected = planned
        .map(
          ({ at, months: of }) =>
            [
              chart[at]!.code,
              Object.fromEntries(
                of.filter(([, amount]) => amount !== 0n).map(([month, amount]) => [monthOf(month), writeDecimal(amount, 2)]),
              ),
            ] as const,
        )
        .filter(([, amounts]) => Object.keys(amounts).length > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1));
      expect(back.lines.map(({ account, amounts }) => [account, amounts])).toEqual(expected);
      const lastDay = ['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31'][last - 1]!;
      const report = get(own, {
        ...{
          kind: 'income-statement',
          from: d(`${monthOf(first)}-01`),
          to: d(`${monthOf(last)}-${lastDay}`),
          compare: 'budget',
          budget: id,
        },
      } as InputOf<'report.get'>);
      let profit = 0n;
      const byAccount = new Map<string, bigint>();
      for (const { at, months: of } of planned) {
        const { code, normalSide } = chart[at]!;
        for (const [month, amount] of of) {
          if (month < first || month > last) continue;
          const credit = normalSide === 'credit' ? amount : -amount;
          profit += credit;
          byAccount.set(code, (byAccount.get(code) ?? 0n) + credit);
        }
      }
      const cell = (row: string) => decimal(report.rows.find((each) => each.id === row)!.cells['amount:budget']!, 2);
      expect(cell('NP')).toBe(profit);
      for (const row of report.rows) {
        const budgeted = row.cells['amount:budget'];
        if (row.kind === 'detail' && budgeted !== undefined) {
          const credit = byAccount.get(row.code)!;
          expect([credit, -credit]).toContain(decimal(budgeted, 2));
        }
        if (row.adds === undefined || budgeted === undefined) continue;
        expect(decimal(budgeted, 2)).toBe(row.adds.reduce((sum, { row: of, sign }) => sum + BigInt(sign) * cell(of), 0n));
      }
    }),
    { numRuns: 25 },
  );
});

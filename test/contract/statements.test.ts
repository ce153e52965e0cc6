import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { attempt, balances, d, makeCompany, nextId, rejections, run } from '../support/company.ts';

type Report = OutputOf<'report.get'>;
const get = (company: Company, asked: object): Report => run(company, 'report.get', asked as InputOf<'report.get'>);
const refused = (company: Company, asked: object) => rejections(attempt(company, 'report.get', asked));

const zero = /^-?0(\.0*)?$/;
/** Amounts of a column by row, without lines of nothing; `details` as well as lines when asked for. */
function amounts(report: Report, column = report.columns[0]!.id, details = false): Record<string, string> {
  const rows = report.rows.filter(({ kind, cells }) => (details || kind !== 'detail') && column in cells && !zero.test(cells[column]!));
  return Object.fromEntries(rows.map(({ id, cells }) => [id, cells[column]!]));
}
const differences = ({ checks }: Report) => checks.map(({ difference }) => difference);

const entry = (company: Company, date: string, lines: Record<string, string>) =>
  run(company, 'journal.post', {
    date: d(date),
    lines: Object.entries(lines).map(([account, amount]) =>
      amount.startsWith('-') ? { account, credit: amount.slice(1) } : { account, debit: amount },
    ),
  });

/** Worked example E16 of the Georgian rules, spread over 2025. */
function e16(company: Company): void {
  entry(company, '2025-01-10', { '1210': '1000', '5150': '-1000' });
  entry(company, '2025-02-10', { '1410': '50000', '6110': '-50000' });
  entry(company, '2025-03-10', { '6120': '1000', '1410': '-1000' });
  entry(company, '2025-06-30', { '7210': '30000', '1610': '-30000' });
  entry(company, '2025-07-31', { '7410': '8000', '3130': '-8000' });
  entry(company, '2025-10-31', { '1220': '500', '8140': '-500' });
  entry(company, '2025-11-30', { '8240': '300', '1220': '-300' });
  entry(company, '2025-12-31', { '9210': '1500', '3310': '-1500' });
}
const year = { from: '2025-01-01', to: '2025-12-31' };

const bulgarian = (baseCurrency: 'BGN' | 'EUR', vatPayer = false): Company =>
  makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer, userName: 'ИВАН', baseCurrency });

describe('E16: a Georgian year', () => {
  let company: Company;
  beforeAll(() => {
    company = makeCompany({ id: nextId(), vatPayer: false });
    e16(company);
  });
  const sheet = {
    A1: '1200.00',
    A3: '49000.00',
    A4: '-30000.00',
    A: '20200.00',
    L1: '8000.00',
    L3: '1500.00',
    L: '9500.00',
    E1: '1000.00',
    E2: '9700.00',
    E: '10700.00',
    LE: '20200.00',
  };
  const income = {
    R1: '49000.00',
    C1: '30000.00',
    GP: '19000.00',
    G1: '8000.00',
    OP: '11000.00',
    F1: '500.00',
    F2: '300.00',
    PBT: '11200.00',
    T1: '1500.00',
    NP: '9700.00',
  };

  test('[L11] balance sheet: the result of the open year is in equity, with its accounts; every line of the form is there', () => {
    const report = get(company, { kind: 'balance-sheet', to: '2025-12-31' });
    expect(amounts(report)).toEqual(sheet);
    expect(differences(report)).toEqual(['0.00']);
    expect(
      report.rows
        .filter(({ kind }) => kind !== 'detail')
        .map(({ code }) => code)
        .filter(Boolean),
    ).toEqual('A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A L1 L2 L3 L4 L5 L6 L7 L E1 E2 E3 E'.split(' '));
    const beneath = report.rows.filter(({ id }) => id.startsWith('E2/'));
    expect(beneath.map(({ level, code, cells, opens }) => [level, code, cells['amount'], opens?.to])).toEqual([
      [3, '', '9700.00', undefined],
      [4, '6110', '50000.00', 'account'],
      [4, '6120', '-1000.00', 'account'],
      [4, '7210', '-30000.00', 'account'],
      [4, '7410', '-8000.00', 'account'],
      [4, '8140', '500.00', 'account'],
      [4, '8240', '-300.00', 'account'],
      [4, '9210', '-1500.00', 'account'],
    ]);
    expect(report.rows.find(({ id }) => id === 'LE')!.adds).toEqual([
      { row: 'L', sign: 1 },
      { row: 'E', sign: 1 },
    ]);
    expect(report.columns).toMatchObject([{ id: 'amount', kind: 'amount', currency: 'GEL', to: '2025-12-31' }]);
    expect(report.columns[0]).not.toHaveProperty('from');
    // A first day says what it is compared with, not what it is of.
    const compared = get(company, { kind: 'balance-sheet', ...year, compare: 'previous-period' });
    expect(compared).not.toHaveProperty('from');
    expect(compared.columns.map(({ to }) => to)).toEqual(['2025-12-31', '2024-12-31']);
  });

  test('[L11] income statement: georgia.md E16, subtotals as formulas, accounts beneath', () => {
    const report = get(company, { kind: 'income-statement', ...year });
    expect(amounts(report)).toEqual(income);
    expect(differences(report)).toEqual(['0.00']);
    expect(report.rows.find(({ id }) => id === 'OP')!.adds).toEqual([
      { row: 'GP', sign: 1 },
      { row: 'R2', sign: 1 },
      { row: 'S1', sign: -1 },
      { row: 'G1', sign: -1 },
    ]);
    expect(report.rows.filter(({ id }) => id.startsWith('R1')).map(({ code, cells }) => `${code} ${cells['amount']}`)).toEqual([
      'R1 49000.00',
      '6110 50000.00',
      '6120 -1000.00',
    ]);
  });

  test('[L11] cash flows and changes in equity', () => {
    const flows = get(company, { kind: 'cash-flow', ...year });
    expect(amounts(flows)).toEqual({ N1: '1000.00', CFF: '1000.00', CF: '1000.00', exchange: '200.00', closing: '1200.00' });
    const equity = get(company, { kind: 'equity-changes', ...year });
    expect(equity.rows.filter(({ kind }) => kind !== 'detail').map(({ id, cells }) => [id, ...Object.values(cells)])).toEqual([
      ['opening', '0.00', '0.00', '0.00', '0.00'],
      ['profit', '0.00', '9700.00', '0.00', '9700.00'],
      ['dividends', '0.00', '0.00', '0.00', '0.00'],
      ['contributions', '1000.00', '0.00', '0.00', '1000.00'],
      ['transfers', '0.00', '0.00', '0.00', '0.00'],
      ['other', '0.00', '0.00', '0.00', '0.00'],
      ['closing', '1000.00', '9700.00', '0.00', '10700.00'],
    ]);
    expect([...differences(flows), ...differences(equity)]).toEqual(['0.00', '0.00']);
    // Each figure goes on to its accounts and days; a row at an end of the period to what stood there.
    const beneath = equity.rows.filter(({ kind }) => kind === 'detail');
    expect(beneath.map(({ id, cells, opens, days }) => [id, cells['total'], opens?.to, days])).toEqual([
      ['contributions/1210', '1000.00', 'account', undefined],
      ['closing/5150', '1000.00', 'account', { to: '2025-12-31' }],
      ['closing/result', '9700.00', undefined, { to: '2025-12-31' }],
    ]);
  });

  test('[L11] months of the year and their total; each month is the report of that month', () => {
    const months = get(company, { kind: 'income-statement', ...year, each: 'month' });
    const row = (id: string) => Object.values(months.rows.find((each) => each.id === id)!.cells);
    expect(row('NP')).toEqual([
      '0.00',
      '50000.00',
      '-1000.00',
      '0.00',
      '0.00',
      '-30000.00',
      '-8000.00',
      '0.00',
      '0.00',
      '500.00',
      '-300.00',
      '-1500.00',
      '9700.00',
    ]);
    expect(months.columns.at(-1)).toMatchObject({ id: 'total', title: { key: 'statement.total' } });
    const quarters = get(company, { kind: 'cash-flow', ...year, each: 'quarter' });
    expect(Object.values(quarters.rows.find(({ id }) => id === 'closing')!.cells)).toEqual([
      '1000.00',
      '1000.00',
      '1000.00',
      '1200.00',
      '1200.00',
    ]);
    expect(Object.values(quarters.rows.find(({ id }) => id === 'opening')!.cells)).toEqual([
      '0.00',
      '1000.00',
      '1000.00',
      '1000.00',
      '0.00',
    ]);
    const ends = get(company, { kind: 'balance-sheet', ...year, each: 'quarter' });
    // What is always told is whether the whole holds, not its first part.
    const told = [months, quarters, ends].map(({ checks }) => checks.map(({ text }) => ('values' in text ? text.values : undefined)));
    expect(told).toEqual([[year], [{ on: year.to }], [{ on: year.to }]]);
    expect(ends.columns.map(({ to }) => to)).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']);
    expect(Object.values(ends.rows.find(({ id }) => id === 'E2')!.cells)).toEqual(['49000.00', '19000.00', '11000.00', '9700.00']);
  });

  test('[L11] closing the year moves the result to retained earnings and changes no figure; the next year begins without it', () => {
    run(company, 'year.close', { year: 2025, closeMonths: true });
    const report = get(company, { kind: 'balance-sheet', to: '2025-12-31' });
    expect(amounts(report)).toEqual(sheet);
    expect(report.rows.filter(({ id }) => id.startsWith('E2/')).map(({ code, cells }) => [code, cells['amount']])).toEqual([
      ['5310', '9700.00'],
    ]);
    const closed = get(company, { kind: 'income-statement', ...year });
    expect(amounts(closed)).toEqual(income);
    expect(amounts(get(company, { kind: 'equity-changes', ...year }), 'total')).toEqual({
      profit: '9700.00',
      contributions: '1000.00',
      closing: '10700.00',
    });
    entry(company, '2026-01-15', { '1210': '250', '6110': '-250' });
    const next = get(company, { kind: 'income-statement', from: '2026-01-01', to: '2026-01-31', compare: 'previous-year' });
    expect(amounts(next)).toEqual({ R1: '250.00', GP: '250.00', OP: '250.00', PBT: '250.00', NP: '250.00' });
    const compared = get(company, { kind: 'balance-sheet', to: '2026-01-31', compare: 'previous-period' });
    expect(compared.columns.map(({ to }) => to)).toEqual(['2026-01-31', '2025-12-31']);
    expect(amounts(compared, 'amount:previous-period')).toEqual(sheet);
    expect(compared.rows.find(({ id }) => id === 'E2')!.cells).toEqual({ amount: '9950.00', 'amount:previous-period': '9700.00' });
    expect(amounts(get(company, { kind: 'equity-changes', from: '2026-01-01', to: '2026-01-31' }), 'retained')).toEqual({
      opening: '9700.00',
      profit: '250.00',
      closing: '9950.00',
    });
    for (const kind of ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes']) {
      const whole = get(company, { kind, from: '2025-01-01', to: '2026-06-30', each: 'month', compare: 'previous-year' });
      expect([kind, [...new Set(differences(whole))]]).toEqual([kind, ['0.00']]);
    }
  });
});

describe('a year that was closed by hand', () => {
  const statements = (company: Company, days: object) =>
    ['income-statement', 'equity-changes', 'balance-sheet'].map((kind) => get(company, { kind, ...days }));

  test('[L11] GE: what entries collect on 5330 is still the result of its year, reversed or not, and no other movement of equity', () => {
    const company = makeCompany({ id: nextId(), vatPayer: false });
    e16(company);
    const before = statements(company, year).map((report) => amounts(report, report.columns.at(-1)!.id));
    const end = '2025-12-31';
    entry(company, end, { '6110': '50000', '5330': '-50000' });
    entry(company, end, { '5330': '40300', '6120': '-1000', '7210': '-30000', '7410': '-8000', '8240': '-300', '9210': '-1000' });
    const tax = entry(company, end, { '5330': '500', '9210': '-500' });
    run(company, 'journal.reverse', { entryId: tax.entryId, date: d(end) });
    entry(company, end, { '5330': '500', '9210': '-500' });
    entry(company, end, { '8140': '500', '5330': '-500' });
    entry(company, end, { '5330': '9700', '5310': '-9700' });
    const [income, equity, sheet] = statements(company, year);
    expect([income, equity, sheet].map((report) => amounts(report!, report!.columns.at(-1)!.id))).toEqual(before);
    for (const report of [income, equity, sheet]) expect(differences(report!)).toEqual(['0.00']);
    expect(sheet!.rows.filter(({ id }) => id.startsWith('E2/')).map(({ code }) => code)).toEqual(['5310']);
    // An earlier year's cost that is put right against retained earnings is a movement of equity, and of the result.
    entry(company, '2026-01-10', { '5310': '70', '7410': '-70' });
    const january = get(company, { kind: 'equity-changes', from: '2026-01-01', to: '2026-01-31' });
    expect(amounts(january, 'retained')).toEqual({ opening: '9700.00', profit: '70.00', other: '-70.00', closing: '9700.00' });
  });

  test('[L11] BG: months collected on 123 one by one; corporate tax booked there is tax', () => {
    const book = bulgarian('EUR');
    entry(book, '2026-01-05', { '503': '900', '702': '-900' });
    entry(book, '2026-01-06', { '60201': '200', '503': '-200' });
    entry(book, '2026-01-31', { '702': '900', '123': '-900' });
    entry(book, '2026-01-31', { '123': '200', '60201': '-200' });
    entry(book, '2026-02-10', { '123': '70', '4521': '-70' });
    const asked = { from: '2026-01-01', to: '2026-02-28', each: 'month' } as const;
    const income = get(book, { kind: 'income-statement', ...asked });
    expect(Object.values(income.rows.find(({ id }) => id === 'NP')!.cells)).toEqual(['700.00', '-70.00', '630.00']);
    const equity = get(book, { kind: 'equity-changes', from: asked.from, to: asked.to });
    expect(amounts(equity, 'total')).toEqual({ profit: '630.00', closing: '630.00' });
    expect([...differences(income), ...differences(equity)]).toEqual(['0.00', '0.00']);
  });
});

test('[L8] as known on a position in the first half of the log: only its lines count', () => {
  const company = makeCompany({ id: nextId(), vatPayer: false });
  e16(company);
  const asked = (['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes'] as const).map((kind) => ({
    kind,
    ...year,
    each: 'quarter' as const,
  }));
  const then = asked.map((question) => get(company, question));
  const { knownOn } = then[0]!;
  for (let count = 0; count <= knownOn; count += 1) entry(company, '2025-05-05', { '1210': '2', '6110': '-1', '3120': '-1' });
  const { knownOn: head } = get(company, { kind: 'balance-sheet', to: '2025-12-31' });
  expect(knownOn).toBeLessThan(head / 2);
  expect(asked.map((question) => get(company, { ...question, knownOn }))).toEqual(then);
});

describe('money by where it came from and went', () => {
  test('[L11] each movement on the line of georgia.md 7.3, gross of VAT, net of what was kept back; transfers are none, rates stand apart', () => {
    const company = makeCompany({ id: nextId() });
    const day = '2026-03-10';
    entry(company, '2026-02-01', { '1210': '10000', '5150': '-10000' });
    entry(company, day, { '1110': '118', '6110': '-100', '3330': '-18' }); // O1 118: a sale for cash
    entry(company, day, { '1210': '50', '1110': '-50' }); // a transfer
    entry(company, day, { '7410': '1000', '1210': '-784', '3320': '-196', '3182': '-20' }); // O2 -784: 7xxx
    entry(company, day, { '1210': '98', '7492': '2', '1490': '-100' }); // O1 98: the terminal keeps its fee
    entry(company, day, { '1220': '2720', '1490': '-2650', '8140': '-70' }); // O1 2720: a receivable in dollars
    entry(company, day, { '3130': '300', '1210': '-300' }); // O3
    entry(company, day, { '3180': '40', '1210': '-40' }); // O4
    entry(company, day, { '3399': '30', '1210': '-30' }); // O5
    entry(company, day, { '2150': '500', '3341': '90', '1210': '-590' }); // CFI -590
    entry(company, day, { '1210': '600', '3210': '-600' }); // N1
    entry(company, day, { '5310': '1000', '3420': '-950', '3321': '-50' });
    entry(company, day, { '3420': '950', '1210': '-950' }); // N2
    entry(company, day, { '1910': '7', '1210': '-7' }); // O6: everything else
    entry(company, day, { '8240': '20', '1220': '-20' }); // the effect of rates
    const report = get(company, { kind: 'cash-flow', from: '2026-03-01', to: '2026-03-31' });
    expect(amounts(report)).toEqual({
      O1: '2936.00',
      O2: '-784.00',
      O3: '-300.00',
      O4: '-40.00',
      O5: '-30.00',
      O6: '-7.00',
      CFO: '1775.00',
      CFI: '-590.00',
      N1: '600.00',
      N2: '-950.00',
      CFF: '-350.00',
      CF: '835.00',
      opening: '10000.00',
      exchange: '-20.00',
      closing: '10815.00',
    });
    expect(differences(report)).toEqual(['0.00']);
    expect(report.rows.filter(({ id }) => id.startsWith('O1/')).map(({ code, cells }) => `${code} ${cells['amount']}`)).toEqual([
      '1490 2818.00',
      '6110 118.00',
    ]);
    const equity = get(company, { kind: 'equity-changes', from: '2026-03-01', to: '2026-03-31' });
    expect(amounts(equity, 'retained')).toEqual({ profit: '-852.00', dividends: '-1000.00', closing: '-1852.00' });
    expect(equity.rows.filter(({ id }) => id.startsWith('dividends/')).map(({ code, cells }) => `${code} ${cells['retained']}`)).toEqual([
      '3321 -50.00',
      '3420 -950.00',
    ]);
  });

  test('[L11] what is recorded later is in the flows of its month, whichever were asked for before', () => {
    const company = makeCompany({ id: nextId(), vatPayer: false });
    const months = () =>
      Object.values(get(company, { kind: 'cash-flow', ...year, each: 'quarter' }).rows.find(({ id }) => id === 'CF')!.cells);
    e16(company);
    expect(months()).toEqual(['1000.00', '0.00', '0.00', '0.00', '1000.00']);
    const paid = entry(company, '2025-05-31', { '1210': '70', '1410': '-70' });
    expect(months()).toEqual(['1000.00', '70.00', '0.00', '0.00', '1070.00']);
    run(company, 'journal.reverse', { entryId: paid.entryId, date: d('2025-07-01') });
    expect(months()).toEqual(['1000.00', '70.00', '-70.00', '0.00', '1000.00']);
    expect(differences(get(company, { kind: 'cash-flow', ...year }))).toEqual(['0.00']);
  });

  test('[L11] a revaluation of money and debts at once is the effect of rates alone', () => {
    const company = makeCompany({ id: nextId() });
    const dollars = (account: string, amount: string, foreignAmount: string, side: 'debit' | 'credit') => ({
      account,
      [side]: amount,
      currency: 'USD',
      foreignAmount,
      rate: '2.7',
    });
    const post = (lines: object[]) => run(company, 'journal.post', { date: d('2026-05-04'), lines: lines as never });
    post([dollars('1220', '2700', '1000', 'debit'), { account: '5150', credit: '2700' }]);
    post([dollars('1490', '1350', '500', 'debit'), { account: '6110', credit: '1350' }]);
    run(company, 'revaluation.post', { on: d('2026-05-31'), rates: [{ currency: 'USD', rate: '2.65' }] } as never);
    const report = get(company, { kind: 'cash-flow', from: '2026-05-01', to: '2026-05-31' });
    expect(amounts(report)).toEqual({ N1: '2700.00', CFF: '2700.00', CF: '2700.00', exchange: '-50.00', closing: '2650.00' });
    expect(differences(report)).toEqual(['0.00']);
  });
});

describe('a small Bulgarian book', () => {
  const company = () => bulgarian('EUR', true);

  test('[L11] lines of the form; settlements stand where their balance is, off-balance accounts outside, corporate tax after the profit', () => {
    const book = company();
    const day = '2026-02-10';
    entry(book, '2026-01-05', { '503': '5000', '101': '-5000' });
    entry(book, day, { '503': '1200', '702': '-1000', '4532': '-200' });
    entry(book, day, { '60201': '300', '4531': '60', '401': '-360' });
    entry(book, day, { '205': '2000', '503': '-2000' });
    entry(book, day, { '603': '100', '241': '-100' });
    entry(book, day, { '422': '50', '501': '-50' });
    entry(book, day, { '501': '70', '503': '-70' });
    entry(book, day, { '449': '40', '503': '-40' });
    entry(book, day, { '503': '15', '491': '-15' });
    entry(book, day, { '651': '120', '503': '-120' });
    entry(book, day, { '503': '500', '753': '-500' });
    entry(book, day, { '911': '900', '989': '-900' });
    entry(book, '2026-03-31', { '123': '60', '4521': '-60' });
    const sheet = get(book, { kind: 'balance-sheet', to: '2026-03-31' });
    expect(amounts(sheet)).toEqual({
      'B.II': '1900.00',
      'B.sum': '1900.00',
      'V.II': '60.00',
      'V.II.b': '90.00',
      'V.IV': '4505.00',
      'V.sum': '4655.00',
      G: '120.00',
      assets: '6675.00',
      'pA.I': '5000.00',
      'pA.VI': '540.00',
      'pA.sum': '5540.00',
      'pV.3': '360.00',
      'pV.5': '200.00',
      'pV.6.b': '75.00',
      'pV.sum': '635.00',
      pG: '500.00',
      sources: '6675.00',
    });
    expect(differences(sheet)).toEqual(['0.00', '0.00']);
    expect(
      sheet.rows.filter(({ id }) => id.startsWith('off-balance')).map(({ kind, code, cells }) => [kind, code, cells['amount']]),
    ).toEqual([
      ['heading', '', undefined],
      ['detail', '911', '900.00'],
      ['detail', '989', '-900.00'],
    ]);
    const quarter = { from: '2026-01-01', to: '2026-03-31' };
    const income = get(book, { kind: 'income-statement', ...quarter });
    expect(amounts(income)).toEqual({ R1: '1000.00', E2: '300.00', E3: '100.00', OP: '600.00', PBT: '600.00', T: '60.00', NP: '540.00' });
    expect(amounts(income, 'amount', true)).toMatchObject({ 'T/123': '60.00' });
    const flows = get(book, { kind: 'cash-flow', ...quarter });
    expect(amounts(flows)).toEqual({
      'A.1': '1200.00',
      'A.2': '-50.00',
      'A.5': '355.00',
      'A.sum': '1505.00',
      'B.1': '-2000.00',
      'B.sum': '-2000.00',
      'V.1': '5000.00',
      'V.sum': '5000.00',
      G: '4505.00',
      closing: '4505.00',
    });
    const equity = get(book, { kind: 'equity-changes', ...quarter });
    expect(amounts(equity, 'total')).toEqual({
      profit: '540.00',
      contributions: '5000.00',
      closing: '5540.00',
    });
    for (const report of [income, flows, equity]) expect(differences(report)).toEqual(['0.00']);
  });

  test('[L11] an off-balance account booked against one of the balance sheet is told as a difference, not hidden', () => {
    const book = company();
    entry(book, '2026-01-05', { '503': '100', '989': '-100' });
    const { checks } = get(book, { kind: 'balance-sheet', to: '2026-01-31' });
    expect(checks.map(({ difference }) => difference)).toEqual(['100.00', '-100.00']);
  });
});

describe('books over a change of base currency', () => {
  let company: Company;
  beforeAll(() => {
    company = bulgarian('BGN');
    entry(company, '2025-11-30', { '503': '10000', '101': '-10000' });
    entry(company, '2025-12-02', { '501': '5', '503': '-5' });
    entry(company, '2025-12-02', { '498': '5', '503': '-5' });
    entry(company, '2025-12-10', { '503': '1000', '702': '-1000' });
    entry(company, '2025-12-11', { '60201': '300', '503': '-300' });
    run(company, 'baseCurrency.change', {});
    entry(company, '2026-01-20', { '503': '100', '702': '-100' });
  });
  // At 1.95583: bank 10690.00 is 5465.71, 5.00 is 2.56 twice, capital 10000.00 is 5112.92, revenue 1000.00 is 511.29, rent 300.00 is 153.39.
  // Assets 5470.83; sources 5112.92 + 511.29 - 153.39 = 5470.82: 0.01 is a gain of the first day.

  test('[L11] a day before is in the former currency; beside a later one it is converted, with what the new books began with', () => {
    const former = get(company, { kind: 'balance-sheet', to: '2025-12-31' });
    expect(amounts(former)).toEqual({
      'V.II': '5.00',
      'V.IV': '10695.00',
      'V.sum': '10700.00',
      assets: '10700.00',
      'pA.I': '10000.00',
      'pA.VI': '700.00',
      'pA.sum': '10700.00',
      sources: '10700.00',
    });
    expect([former.columns[0]!.currency, former.notes]).toEqual(['BGN', []]);
    const both = get(company, { kind: 'balance-sheet', to: '2026-01-31', compare: 'previous-period' });
    expect(both.columns.map(({ currency, to }) => `${to} ${currency}`)).toEqual(['2026-01-31 EUR', '2025-12-31 EUR']);
    expect(amounts(both, 'amount:previous-period')).toEqual({
      'V.II': '2.56',
      'V.IV': '5468.27',
      'V.sum': '5470.83',
      assets: '5470.83',
      'pA.I': '5112.92',
      'pA.VI': '357.91',
      'pA.sum': '5470.83',
      sources: '5470.83',
    });
    expect(amounts(both)).toMatchObject({ assets: '5570.83', 'pA.VI': '457.91' });
    expect(differences(both)).toEqual(['0.00', '0.00']);
    expect(both.notes).toEqual([{ key: 'statement.converted', values: { on: '2026-01-01', from: 'BGN', to: 'EUR', rate: '1.95583' } }]);
    const inEuro = balances(company, { asOf: d('2025-12-31'), in: 'EUR' });
    expect(amounts(both, 'amount:previous-period', true)).toMatchObject({ 'V.IV/503': inEuro['503'], 'pA.I/101': inEuro['101']!.slice(1) });
  });

  test('[L11] a period after it begins without what was carried over, and with what the roundings came to; a period over it is told in two parts', () => {
    const january = { from: '2026-01-01', to: '2026-01-31' };
    const income = get(company, { kind: 'income-statement', ...january, compare: 'previous-period' });
    expect(amounts(income)).toEqual({ R1: '100.00', OP: '100.00', F1: '0.01', PBT: '100.01', NP: '100.01' });
    expect(amounts(income, 'amount:previous-period')).toEqual({ R1: '511.29', E2: '153.39', OP: '357.90', PBT: '357.90', NP: '357.90' });
    const over = get(company, { kind: 'income-statement', from: '2025-12-01', to: '2026-01-31' });
    expect(amounts(over)).toMatchObject({ R1: '611.29', NP: '457.91' });
    const months = get(company, { kind: 'income-statement', from: '2025-12-01', to: '2026-01-31', each: 'month' });
    expect(Object.values(months.rows.find(({ id }) => id === 'NP')!.cells)).toEqual(['357.90', '100.01', '457.91']);
    // 10000.00 BGN at the beginning is 5112.92, what was lent -2.56; 0.01 is the rounding of converted amounts.
    const flows = get(company, { kind: 'cash-flow', from: '2025-12-01', to: '2026-01-31' });
    expect(amounts(flows)).toEqual({
      'A.1': '457.90',
      'A.5': '-2.56',
      'A.sum': '455.34',
      G: '455.34',
      opening: '5112.92',
      rounding: '0.01',
      closing: '5568.27',
    });
    const equity = get(company, { kind: 'equity-changes', ...january });
    expect(amounts(equity, 'total')).toEqual({ opening: '5470.82', profit: '100.01', closing: '5570.83' });
    for (const report of [income, over, months, flows, equity]) expect([...new Set(differences(report))]).toEqual(['0.00']);
    // Nothing of it before it was made.
    expect(get(company, { kind: 'income-statement', from: '2025-12-01', to: '2025-12-31' }).columns[0]!.currency).toBe('BGN');
  });

  test('[L11] a year that was closed in the former currency differs by no rounding of its closing entries', () => {
    const book = bulgarian('BGN');
    // 1.01 is 0.516 euro and goes to 0.52, twice; 2.02 on 123 goes to 1.03.
    entry(book, '2025-12-10', { '503': '2.02', '702': '-1.01', '703': '-1.01' });
    entry(book, '2025-12-31', { '702': '1.01', '703': '1.01', '123': '-2.02' });
    run(book, 'baseCurrency.change', {});
    const over = get(book, { kind: 'income-statement', from: '2025-12-01', to: '2026-01-31' });
    expect(amounts(over)).toMatchObject({ R1: '1.04', NP: '1.04' });
    expect(differences(over)).toEqual(['0.00']);
  });
});

describe('what no form names, and what is refused', () => {
  test('[L11] books without a country: accounts by their types, in four languages; cash flows are refused', () => {
    const book = makeCompany({ id: nextId(), country: null, taxId: '', vatPayer: false, baseCurrency: 'GEL' });
    for (const [code, type] of [
      ['Cash', 'asset'],
      ['Owner', 'equity'],
      ['Sales', 'income'],
      ['Fees', 'expense'],
    ] as const) {
      run(book, 'account.open', { code, names: { ka: code, bg: code, ru: code, en: code }, type });
    }
    entry(book, '2026-01-05', { Cash: '1000', Owner: '-1000' });
    entry(book, '2026-01-06', { Cash: '200', Sales: '-200' });
    entry(book, '2026-01-07', { Fees: '30', Cash: '-30' });
    const sheet = get(book, { kind: 'balance-sheet', to: '2026-01-31' });
    expect(amounts(sheet, 'amount', true)).toMatchObject({
      A1: '1170.00',
      'A1/Cash': '1170.00',
      A: '1170.00',
      E1: '1000.00',
      E2: '170.00',
      E: '1170.00',
      LE: '1170.00',
    });
    expect(sheet.notes).toEqual([]);
    const month = { from: '2026-01-01', to: '2026-01-31' };
    expect(amounts(get(book, { kind: 'income-statement', ...month }))).toEqual({ R: '200.00', C: '30.00', NP: '170.00' });
    expect(amounts(get(book, { kind: 'equity-changes', ...month }), 'equity')).toEqual({
      profit: '170.00',
      other: '1000.00',
      closing: '1170.00',
    });
    expect(refused(book, { kind: 'cash-flow', ...month })).toEqual([{ code: 'STATEMENT_CASH_UNKNOWN', report: 'cash-flow' }]);
  });

  test('[L11] an account nobody placed has a line of its own and a note, and the statements still add up', () => {
    const book = makeCompany({ id: nextId() });
    run(book, 'account.open', { code: 'KASA', names: { ka: 'k', bg: 'k', ru: 'k', en: 'k' }, type: 'asset' });
    run(book, 'account.open', { code: 'TIPS', names: { ka: 't', bg: 't', ru: 't', en: 't' }, type: 'income' });
    run(book, 'account.open', { code: '14105', names: { ka: 'x', bg: 'x', ru: 'x', en: 'x' }, type: 'asset' });
    entry(book, '2026-01-05', { KASA: '40', TIPS: '-40' });
    entry(book, '2026-01-05', { '14105': '10', '6110': '-10' });
    const sheet = get(book, { kind: 'balance-sheet', to: '2026-01-31' });
    expect(amounts(sheet)).toEqual({ A3: '10.00', 'rest-assets': '40.00', A: '50.00', E2: '50.00', E: '50.00', LE: '50.00' });
    expect(sheet.rows.find(({ id }) => id === 'A')!.adds).toContainEqual({ row: 'rest-assets', sign: 1 });
    expect(sheet.notes).toEqual([{ key: 'statement.unplaced', values: { accounts: 'KASA, TIPS' } }]);
    expect(differences(sheet)).toEqual(['0.00']);
    const income = get(book, { kind: 'income-statement', from: '2026-01-01', to: '2026-01-31' });
    expect(amounts(income)).toEqual({ R1: '10.00', GP: '10.00', OP: '10.00', PBT: '10.00', 'rest-income': '40.00', NP: '50.00' });
    expect(differences(income)).toEqual(['0.00']);
  });

  test('[L11] what can not be asked is refused with its place', () => {
    const book = makeCompany({ id: nextId() });
    for (const kind of ['income-statement', 'cash-flow', 'equity-changes']) {
      expect(refused(book, { kind, to: '2026-01-31' })).toEqual([{ code: 'REPORT_NEEDS_FROM', report: kind, field: 'from' }]);
      expect(refused(book, { kind, from: '2026-02-01', to: '2026-01-31' })).toMatchObject([{ code: 'REPORT_DAYS', field: 'from' }]);
      expect(refused(book, { kind, from: '2015-12-01', to: '2026-01-31', each: 'month' })).toEqual([
        { code: 'REPORT_PARTS', report: kind, count: 122, most: 120, field: 'each' },
      ]);
      expect(refused(book, { kind, from: '2026-01-01', to: '2026-01-31', account: '1210' })).toMatchObject([
        { code: 'REPORT_WITHOUT_OPTION', field: 'account' },
      ]);
    }
    expect(refused(book, { kind: 'balance-sheet', to: '2026-01-31', each: 'month' })).toMatchObject([
      { code: 'REPORT_NEEDS_FROM', field: 'from' },
    ]);
    expect(refused(book, { kind: 'balance-sheet', from: '2026-02-01', to: '2026-01-31' })).toMatchObject([
      { code: 'REPORT_DAYS', field: 'from' },
    ]);
    expect(amounts(get(book, { kind: 'balance-sheet', to: '2026-01-31' }))).toEqual({});
  });
});

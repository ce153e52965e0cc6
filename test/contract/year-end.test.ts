import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { YearInfo } from '../../shared/contracts/periods.ts';
import { attempt, balances, codes, d, good, makeCompany, month, postings, rejections, reopen, run, stateOf } from '../support/company.ts';
import { imported } from '../support/imported.ts';

const post = (company: Company, date: string, debit: string, credit: string, amount: string) =>
  run(company, 'journal.post', {
    date: date as never,
    lines: [
      { account: debit, debit: amount },
      { account: credit, credit: amount },
    ],
  });

/** Worked example E16 of the Georgian rules, spread over the year. */
function e16(company: Company, year = 2025): void {
  post(company, `${year}-01-10`, '1210', '5150', '1000');
  post(company, `${year}-02-10`, '1410', '6110', '50000');
  post(company, `${year}-03-10`, '6120', '1410', '1000');
  post(company, `${year}-06-30`, '7210', '1610', '30000');
  post(company, `${year}-07-31`, '7410', '3130', '8000');
  post(company, `${year}-10-31`, '1220', '8140', '500');
  post(company, `${year}-11-30`, '8240', '1220', '300');
  post(company, `${year}-12-31`, '9210', '3310', '1500');
}

const amounts = ({ statement }: YearInfo) => Object.fromEntries(statement.map(({ id, amount }) => [id, amount]));
const preview = (company: Company, year = 2025) => run(company, 'year.preview', { year });
const close = (company: Company, year = 2025) => run(company, 'year.close', { year, closeMonths: true });

let company: Company;
beforeEach(() => {
  company = makeCompany({ vatPayer: false });
});

describe('closing a year', () => {
  test('[L7] E16: the preview shows the result and the entries before they are posted, and posts nothing', () => {
    e16(company);
    const before = stateOf(company.file);
    const shown = preview(company);
    expect(amounts(shown)).toMatchObject({ R1: '49000.00', GP: '19000.00', OP: '11000.00', PBT: '11200.00', NP: '9700.00' });
    expect(shown).toMatchObject({
      state: 'open',
      result: '9700.00',
      closingDate: '2025-12-31',
      opening: { date: '2026-01-01', entries: 0 },
    });
    expect(shown.entries.map(({ step, entryId, lines }) => [step, entryId, lines.length])).toEqual([
      ['income', null, 3],
      ['expenses', null, 6],
      ['result', null, 2],
    ]);
    expect(shown.carried).toEqual([expect.objectContaining({ account: '5310', before: '0.00', after: '-9700.00' })]);
    expect(stateOf(company.file)).toBe(before);
    // Plain data: it crosses to the screens as JSON.
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });

  test('[L7] E16: closing posts them on the last day; 5310 grows by the profit and classes 6 to 9 are zero', () => {
    e16(company);
    const { entryIds, result } = close(company);
    expect(result).toBe('9700.00');
    expect(entryIds.map((entryId) => postings(company, { entryId }))).toEqual([
      ['Dr 6110 50000.00', 'Dr 8140 500.00', 'Cr 5330 50500.00'],
      ['Dr 5330 40800.00', 'Cr 6120 1000.00', 'Cr 7210 30000.00', 'Cr 7410 8000.00', 'Cr 8240 300.00', 'Cr 9210 1500.00'],
      ['Dr 5330 9700.00', 'Cr 5310 9700.00'],
    ]);
    const standing = balances(company, { asOf: '2025-12-31' });
    expect(standing['5310']).toBe('-9700.00');
    expect(Object.keys(standing).filter((code) => code >= '6' || code === '5330')).toEqual([]);
    // The statement is that of the year, closed or not.
    const shown = preview(company);
    expect(amounts(shown)).toMatchObject({ R1: '49000.00', NP: '9700.00' });
    expect(shown).toMatchObject({ state: 'closed', changedBy: 'Nino', entries: [{ entryId: entryIds[0] }, { step: 'expenses' }, {}] });
    expect(shown.carried).toEqual([expect.objectContaining({ account: '5310', before: '0.00', after: '-9700.00' })]);
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
    const rows = run(company, 'journal.list', { limit: 3 }).rows;
    expect(rows.map(({ kind, number, date }) => [kind, number, date])).toEqual(
      ['0000000003', '0000000002', '0000000001'].map((number) => ['year-closing', number, '2025-12-31']),
    );
  });

  test('[L7] closing entries have a series of their own that starts at 1, and history says who closed and the result', () => {
    e16(company);
    close(company);
    const series = run(company, 'number.continuity', {}).find(({ kind }) => kind === 'year-closing');
    expect(series).toMatchObject({ head: 3, used: 3, missing: [] });
    const { rows } = run(company, 'history.list', { limit: 1 });
    expect(rows[0]).toMatchObject({ type: 'year.closed', subject: '2025', user: 'Nino', after: { year: '2025', result: '9700.00' } });
  });

  test('[L7] a loss goes to 5320; the next year starts at zero and closes on top of it', () => {
    post(company, '2024-05-05', '7410', '1210', '400');
    close(company, 2024);
    expect(balances(company)).toMatchObject({ '5320': '400.00' });
    post(company, '2025-05-05', '1210', '6110', '150');
    expect(preview(company)).toMatchObject({ result: '150.00', state: 'open' });
    close(company);
    expect(balances(company)).toEqual({ '1210': '-250.00', '5310': '-150.00', '5320': '400.00' });
  });

  test('[L7] a foreign amount on an income account is closed with its quantity', () => {
    run(company, 'journal.post', {
      date: '2025-03-03' as never,
      lines: [
        { account: '1220', debit: '270', currency: 'USD', foreignAmount: '100', rate: '2.7' },
        { account: '8110', credit: '270', currency: 'USD', foreignAmount: '100', rate: '2.7' },
      ],
    });
    close(company);
    expect(balances(company)).toEqual({ '1220': '270.00', '5310': '-270.00' });
    const { rows } = run(company, 'trialBalance.get', { in: 'commodity' });
    expect(rows.filter(({ accountCode }) => accountCode === '8110').map(({ commodity, balance }) => [commodity, balance])).toEqual([
      ['USD', '0.00'],
    ]);
  });

  test('[L7] refused: before the year is over, with open months unless they may be closed, with an earlier year standing, twice', () => {
    const refused = (input: object) => codes(attempt(company, 'year.close', input));
    expect(refused({ year: 2026, closeMonths: true })).toEqual(['YEAR_NOT_OVER']);
    e16(company);
    const before = stateOf(company.file);
    expect(rejections(attempt(company, 'year.close', { year: 2025 }))).toEqual([
      { code: 'YEAR_MONTHS_OPEN', year: '2025', months: '2025-01, 2025-02, 2025-03, 2025-06, 2025-07, 2025-10, 2025-11, 2025-12' },
    ]);
    expect(stateOf(company.file)).toBe(before);
    post(company, '2024-12-31', '7410', '3130', '1');
    expect(rejections(attempt(company, 'year.close', { year: 2025, closeMonths: true }))).toEqual([
      { code: 'YEAR_EARLIER_OPEN', year: '2025', earlier: '2024' },
    ]);
    close(company, 2024);
    close(company);
    expect(refused({ year: 2025, closeMonths: true })).toEqual(['YEAR_IS_CLOSED']);
    expect(
      run(company, 'period.list', {})
        .filter(({ period }) => period.startsWith('2025'))
        .map(({ state, yearClosed }) => [state, yearClosed]),
    ).toEqual(Array.from({ length: 8 }, () => ['soft-closed', true]));
  });

  test('[L7] December softly closed takes the closing entries, December closed for good refuses and names itself', () => {
    e16(company);
    for (const period of ['01', '02', '03', '06', '07', '10', '11']) {
      run(company, 'period.close', { period: month(`2025-${period}`), mode: 'hard' });
    }
    const other = makeCompany({ vatPayer: false });
    e16(other);
    run(other, 'period.close', { period: month('2025-12'), mode: 'hard', closeEarlier: true, acceptWarnings: ['year-closing'] });
    expect(rejections(attempt(other, 'year.close', { year: 2025 }))).toEqual([
      { code: 'PERIOD_CLOSED', period: '2025-12', state: 'hard-closed' },
    ]);
    run(company, 'period.close', { period: month('2025-12'), mode: 'soft' });
    expect(codes(attempt(company, 'year.close', { year: 2025 }))).toEqual([]);
    // December follows for good, and its certificate shows the books after closing.
    const { certificate } = run(company, 'period.close', { period: month('2025-12'), mode: 'hard' });
    expect(certificate).not.toBeNull();
    expect(run(company, 'period.certificates', { period: month('2025-12') })[0]).toMatchObject({ agrees: true, unchangedSince: true });
  });

  test('[L7] an imported book has no pack and no year closing', () => {
    const book = makeCompany({ country: null, baseCurrency: 'EUR', vatPayer: false });
    expect(codes(attempt(book, 'year.close', { year: 2025 }))).toEqual(['NO_JURISDICTION']);
    expect(codes(book.call('year.preview', { year: 2025 }))).toEqual(['NO_JURISDICTION']);
  });
});

describe('a closed year', () => {
  const other = {
    date: '2025-12-15',
    lines: [
      { account: '7420', debit: '10' },
      { account: '1210', credit: '10' },
    ],
  };

  test('[PER-1] no month of it takes a posting, not even from who may approve; reversing a closing entry by hand is refused', () => {
    e16(company);
    const { entryIds } = close(company);
    for (const date of ['2025-01-01', '2025-05-05', '2025-12-31']) {
      expect(rejections(attempt(company, 'journal.post', { ...other, date }))).toEqual([
        { code: 'PERIOD_CLOSED', period: date.slice(0, 7), state: 'year-closed' },
      ]);
    }
    expect(codes(attempt(company, 'journal.reverse', { entryId: entryIds[0], date: '2026-01-05' }))).toEqual(['REVERSAL_OF_YEAR_CLOSING']);
    expect(codes(attempt(company, 'period.reopen', { period: '2025-12', reason: 'late' }))).toEqual(['YEAR_IS_CLOSED']);
  });

  test('[PER-1] the database refuses an entry in it, whatever wrote it', () => {
    e16(company);
    close(company);
    company.close();
    const db = connect(company.file);
    try {
      const line = 'INSERT INTO journal_line (position, line_no, account_no, day, base_minor) VALUES (9999, ?, ?, 20250505, ?)';
      db.run(line, 1, 5, 100);
      db.run(line, 2, 6, -100);
      const entry =
        "INSERT INTO journal_entry VALUES (9999, x'00000000000000000000000000000001', ?, 'manual', '1', '', 100, NULL, NULL, NULL, NULL)";
      expect(() => db.run(entry, 20250505)).toThrow('PERIOD_IS_CLOSED');
    } finally {
      db.close();
    }
  });

  test('[L7] it is reopened by another person with a reason, its entries reversed, and closed anew with what was corrected', () => {
    run(company, 'company.update', { name: 'შპს მაგალითი', onePerson: false, vatPayer: false });
    for (const name of ['Ana', 'Gia']) run(company, 'user.add', { name, role: 'chief-accountant' });
    const ana = reopen(company.file, { userId: 'Ana' });
    const gia = reopen(company.file, { userId: 'Gia' });
    run(company, 'company.update', { name: 'შპს მაგალითი', onePerson: true, vatPayer: false });
    e16(company);
    run(company, 'company.update', { name: 'შპს მაგალითი', onePerson: false, vatPayer: false });
    close(ana);
    run(ana, 'period.close', { period: month('2025-12'), mode: 'hard', closeEarlier: true });
    expect(codes(attempt(ana, 'year.reopen', { year: 2025, reason: 'late bill' }))).toEqual(['REOPEN_BY_CLOSER', 'YEAR_REOPEN_BY_CLOSER']);
    expect(codes(attempt(gia, 'year.reopen', { year: 2025, reason: ' ' }))).toEqual(['INPUT_INVALID']);
    const { reversalIds } = run(gia, 'year.reopen', { year: 2025, reason: 'late bill' });
    expect(reversalIds).toHaveLength(3);
    expect(balances(gia, { asOf: '2025-12-31' })).toMatchObject({ '6110': '-50000.00', '9210': '1500.00' });
    expect(balances(gia)['5310']).toBeUndefined();
    expect(preview(gia)).toMatchObject({ state: 'open', reason: 'late bill', reopened: 1, result: '9700.00' });
    // December was closed for good and came open with the year; the correction goes in, and the year is closed again.
    run(company, 'company.update', { name: 'შპს მაგალითი', onePerson: true, vatPayer: false });
    post(gia, '2025-12-20', '7490', '3110', '700');
    expect(close(gia).result).toBe('9000.00');
    expect(balances(gia)['5310']).toBe('-9000.00');
    run(gia, 'period.close', { period: month('2025-12'), mode: 'hard' });
    const [latest] = run(gia, 'period.certificates', { period: month('2025-12') });
    expect(latest).toMatchObject({ revision: 2, reopenings: [{ by: 'Gia', reason: 'late bill' }], agrees: true });
    expect(codes(attempt(gia, 'year.reopen', { year: 2024, reason: 'x' }))).toEqual(['YEAR_NOT_CLOSED']);
  });

  test('[L7] years are reopened from the latest backwards', () => {
    post(company, '2024-05-05', '7410', '1210', '400');
    close(company, 2024);
    post(company, '2025-05-05', '1210', '6110', '150');
    close(company);
    expect(codes(attempt(company, 'year.reopen', { year: 2024, reason: 'x' }))).toEqual(['YEAR_LATER_CLOSED']);
    run(company, 'year.reopen', { year: 2025, reason: 'x' });
    run(company, 'year.reopen', { year: 2024, reason: 'x' });
    expect(balances(company)).toEqual({ '1210': '-250.00', '6110': '-150.00', '7410': '400.00' });
  });

  test('[PRJ-1] replaying closed, reopened and closed again gives the same tables', () => {
    e16(company);
    close(company);
    run(company, 'year.reopen', { year: 2025, reason: 'late bill' });
    post(company, '2025-12-20', '7490', '3110', '700');
    close(company);
    company.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
    expect(good(rebuild(company.file)).different).toEqual([]);
  });
});

describe('foreign amounts on accounts of income and expense', () => {
  const usd = (debit: string, foreignAmount: string, rate: string) => ({ debit, currency: 'USD', foreignAmount, rate });
  const line = (account: string, { debit, ...money }: ReturnType<typeof usd>, isCredit = false) =>
    isCredit ? { account, credit: debit, ...money } : { account, debit, ...money };
  const journal = (...lines: object[]) => run(company, 'journal.post', { date: '2025-03-03' as never, lines: lines as never });
  /** What is left in dollars on accounts of the result. */
  const dollars = () =>
    run(company, 'trialBalance.get', { in: 'commodity' })
      .rows.filter(({ accountCode, commodity, balance }) => accountCode >= '53' && commodity === 'USD' && /[1-9]/.test(balance))
      .map(({ accountCode, balance }) => [accountCode, balance]);

  test('[L7] dollars left where nothing is left in lari are closed too, and come back when the year is reopened', () => {
    // 100 dollars in at 2.70 and 90 out at 3.00, both worth 270.00: 10 dollars are left on 7410, worth nothing.
    journal(line('7410', usd('270', '100', '2.7')), { account: '1210', credit: '270' });
    journal({ account: '1210', debit: '270' }, line('7410', usd('270', '90', '3'), true));
    // 50 dollars at 2.70 against lari of the same worth on the same account: nothing in lari, by two parts.
    journal(line('7420', usd('135', '50', '2.7')), { account: '7420', credit: '135' });
    post(company, '2025-04-04', '1210', '6110', '80');
    expect(dollars()).toEqual([
      ['7410', '10.00'],
      ['7420', '50.00'],
    ]);
    const shown = preview(company);
    expect(shown.entries[0]!.lines.map(({ account, debit, credit, foreign }) => [account, debit, credit, foreign?.amount])).toEqual([
      ['6110', '80.00', '0.00', undefined],
      ['7410', '0.00', '0.00', '-10.00'],
      ['7420', '135.00', '0.00', undefined],
      ['7420', '0.00', '135.00', '-50.00'],
      ['5330', '0.00', '80.00', undefined],
    ]);
    expect(close(company).result).toBe('80.00');
    expect(dollars()).toEqual([]);
    expect(balances(company)).toEqual({ '1210': '80.00', '5310': '-80.00' });
    expect(preview(company).entries.map(({ lines }) => lines.map(({ foreign }) => foreign?.amount))).toEqual(
      shown.entries.map(({ lines }) => lines.map(({ foreign }) => foreign?.amount)),
    );
    run(company, 'year.reopen', { year: 2025, reason: 'late bill' });
    expect(dollars()).toEqual([
      ['7410', '10.00'],
      ['7420', '50.00'],
    ]);
    close(company);
    company.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
    expect(good(rebuild(company.file)).different).toEqual([]);
  });

  test('[L7] a part that is worth nothing goes with the rest of its account, and one that is alone makes an entry of its own', () => {
    journal(line('7410', usd('270', '100', '2.7')), { account: '1210', credit: '270' });
    journal({ account: '1210', debit: '270' }, line('7410', usd('270', '90', '3'), true));
    post(company, '2025-04-04', '7410', '1210', '5');
    close(company);
    expect(dollars()).toEqual([]);
    expect(balances(company)).toEqual({ '1210': '-5.00', '5320': '5.00' });
    run(company, 'year.reopen', { year: 2025, reason: 'wrong' });
    post(company, '2025-04-05', '1210', '7410', '5');
    expect(close(company).result).toBe('0.00');
    expect(dollars()).toEqual([]);
    expect(balances(company)).toEqual({});
    company.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
  });
});

test('[L7] the preview says that an earlier year is still open, as long as it is', () => {
  post(company, '2024-05-05', '1210', '6110', '400');
  post(company, '2025-05-05', '1210', '6110', '150');
  expect(preview(company, 2024).earlierOpen).toBeNull();
  const shown = preview(company);
  expect([shown.earlierOpen, shown.result]).toEqual([2024, '150.00']);
  // Its entries would close both years, and are refused for it.
  expect(shown.entries[0]!.lines.map(({ account, debit }) => [account, debit])).toContainEqual(['6110', '550.00']);
  expect(rejections(attempt(company, 'year.close', { year: 2025, closeMonths: true }))).toMatchObject([
    { code: 'YEAR_EARLIER_OPEN', year: '2025', earlier: '2024' },
  ]);
  close(company, 2024);
  expect(preview(company).earlierOpen).toBeNull();
  close(company);
  expect(preview(company).earlierOpen).toBeNull();
});

describe('a year that somebody closed otherwise', () => {
  const sheetOf = (kind: string, period: string) =>
    run(company, 'worksheet.get', { kind, period, inputs: {} }).rows.filter(({ books }) => books !== null);
  const asked = () => [
    run(company, 'vat.registrationWatch', { on: d('2026-02-01') }).withoutTaxCode,
    preview(company).statement,
    sheetOf('profit-tax', '2026-05').map(({ code, amount }) => [code, amount]),
    sheetOf('small-business', '2025-12').map(({ code, amount }) => [code, amount]),
  ];

  test('[L7] by hand, by hand and back, or in the program it was imported from: what its income and expenses are does not change', () => {
    e16(company);
    const before = asked();
    expect(before).toMatchObject([
      '49000.00',
      expect.arrayContaining([expect.objectContaining({ id: 'NP', amount: '9700.00' })]),
      expect.arrayContaining([
        ['5.1', '49500.00'],
        ['5.2', '38300.00'],
      ]),
      expect.arrayContaining([['1', '49000.00']]),
    ]);
    // By hand, and one of the entries once more because it was wrong.
    post(company, '2025-12-31', '6110', '5330', '50000');
    post(company, '2025-12-31', '5330', '6120', '1000');
    const wrong = post(company, '2025-12-31', '5330', '7410', '8100');
    run(company, 'journal.reverse', { entryId: wrong.entryId, date: d('2025-12-31') });
    expect(asked()).toEqual(before);
    imported(company, '2025-12-31 Closing\n    7210  -30000.00 GEL\n    7410  -8000.00 GEL\n    5330\n');
    expect(asked()).toEqual(before);
    expect(balances(company)).toMatchObject({ '5330': '-11000.00', '8140': '-500.00' });
    // What is left of it is closed by the program, and opened again.
    expect(close(company).result).toBe('9700.00');
    expect(balances(company, { asOf: d('2025-12-31') })).toMatchObject({ '5310': '-9700.00' });
    expect(asked()).toEqual(before);
    run(company, 'year.reopen', { year: 2025, reason: 'wrong' });
    expect(asked()).toEqual(before);
    // A correction of the year itself is no closing.
    post(company, '2025-12-30', '7410', '1210', '100');
    expect(preview(company).result).toBe('9600.00');
  });
});

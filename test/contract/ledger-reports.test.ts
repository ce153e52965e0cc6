import { spawnSync } from 'node:child_process';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { attempt, counterparty, d, makeCompany, nextId, rejections, run } from '../support/company.ts';

type Report = OutputOf<'report.get'>;
const get = (company: Company, asked: object): Report => run(company, 'report.get', asked as InputOf<'report.get'>);

/** Rows as an accountant reads them: levels by indentation, then code or kind of the row, then the cells of the columns named. */
const read = ({ rows, columns }: Report, names: readonly string[] = columns.map(({ id }) => id)): string[] =>
  rows.map(({ level, kind, code, cells }) => `${'  '.repeat(level - 1)}${code || kind}: ${names.map((id) => cells[id] ?? '-').join(' ')}`);

const entry = (company: Company, date: string, debit: string, credit: string, amount: string, memo = '') =>
  run(company, 'journal.post', {
    date: d(date),
    memo,
    lines: [
      { account: debit, debit: amount },
      { account: credit, credit: amount },
    ],
  });

describe('turnover sheet and ledgers of four entries', () => {
  // Capital 1,000.00 in January; in February rent 250.50 paid, 40.00 of rent owed, and 100.00 drawn to the cash desk.
  let company: Company;
  beforeAll(() => {
    company = makeCompany({ id: nextId() });
    entry(company, '2026-01-10', '1210', '5150', '1000.00', 'capital');
    entry(company, '2026-02-10', '7410', '1210', '250.50', 'rent');
    entry(company, '2026-02-11', '7410', '3190', '40.00', 'rent owed');
    entry(company, '2026-02-11', '1110', '1210', '100.00', 'drawn');
  });
  const february = { from: '2026-02-01', to: '2026-02-28' };

  test('[L8] opening, turnover and closing of each account below its headings, each pair in balance', () => {
    const sheet = get(company, { kind: 'turnover-sheet', ...february });
    expect(read(sheet)).toEqual([
      '1000: 1000.00 0.00 100.00 350.50 749.50 0.00',
      '  1100: 0.00 0.00 100.00 0.00 100.00 0.00',
      '    1110: 0.00 0.00 100.00 0.00 100.00 0.00',
      '  1200: 1000.00 0.00 0.00 350.50 649.50 0.00',
      '    1210: 1000.00 0.00 0.00 350.50 649.50 0.00',
      '3000: 0.00 0.00 0.00 40.00 0.00 40.00',
      '  3100: 0.00 0.00 0.00 40.00 0.00 40.00',
      '    3190: 0.00 0.00 0.00 40.00 0.00 40.00',
      '5000: 0.00 1000.00 0.00 0.00 0.00 1000.00',
      '  5100: 0.00 1000.00 0.00 0.00 0.00 1000.00',
      '    5150: 0.00 1000.00 0.00 0.00 0.00 1000.00',
      '7000: 0.00 0.00 290.50 0.00 290.50 0.00',
      '  7400: 0.00 0.00 290.50 0.00 290.50 0.00',
      '    7410: 0.00 0.00 290.50 0.00 290.50 0.00',
      'total: 1000.00 1000.00 390.50 390.50 1040.00 1040.00',
    ]);
    expect(sheet.checks.map(({ difference, currency }) => `${difference} ${currency}`)).toEqual(['0.00 GEL', '0.00 GEL', '0.00 GEL']);
    expect(sheet.columns.map(({ from, to }) => [from, to])).toEqual([
      [undefined, '2026-01-31'],
      [undefined, '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
      ['2026-02-01', '2026-02-28'],
      [undefined, '2026-02-28'],
      [undefined, '2026-02-28'],
    ]);
    expect(sheet.rows[2]!.opens).toEqual({ to: 'account', account: '1110' });
    expect(sheet.total).toBe(15);
    expect(get(company, { kind: 'turnover-sheet', ...february, offset: 13, limit: 5 }).rows).toEqual(sheet.rows.slice(13));
  });

  test('[L8] one turnover a month between the first opening and the last closing; beside it the period before', () => {
    const asked = { kind: 'turnover-sheet', from: '2026-01-01', to: '2026-02-28' };
    const monthly = get(company, { ...asked, each: 'month' });
    expect(monthly.columns.map(({ id }) => id).filter((id) => id.endsWith('-debit'))).toEqual([
      'opening-debit',
      'turnover:2026-01-01-debit',
      'turnover:2026-02-01-debit',
      'closing-debit',
    ]);
    expect(read(monthly).find((row) => row.trim().startsWith('1210:'))).toBe('    1210: 0.00 0.00 1000.00 0.00 0.00 350.50 649.50 0.00');
    const compared = get(company, { kind: 'turnover-sheet', ...february, compare: 'previous-period' });
    expect(compared.columns.slice(8, 10).map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-01-01', '2026-01-31'],
    ]);
    expect(read(compared).find((row) => row.trim().startsWith('1210:'))).toBe(
      '    1210: 1000.00 0.00 0.00 350.50 649.50 0.00 0.00 0.00 1000.00 0.00 1000.00 0.00',
    );
    expect(compared.checks).toHaveLength(6);
  });

  test('[L8] general ledger: opening, lines with the accounts they stand against and running balance, closing', () => {
    const ledger = get(company, { kind: 'general-ledger', ...february, account: '1200' });
    expect(read(ledger, ['date', 'corresponding', 'debit', 'credit', 'balance'])).toEqual([
      '1210: - - - - -',
      '  line: - - - - 1000.00',
      '  1210: 2026-02-10 7410 - 250.50 749.50',
      '  1210: 2026-02-11 1110 - 100.00 649.50',
      '  subtotal: - - 0.00 350.50 649.50',
      'total: - - 0.00 350.50 -',
    ]);
    const empty = get(company, { kind: 'general-ledger', ...february, account: '1220' });
    expect(read(empty, ['debit', 'balance'])).toEqual(['1220: - -', '  line: - 0.00', '  subtotal: 0.00 0.00', 'total: 0.00 -']);
    const whole = get(company, { kind: 'general-ledger', ...february });
    // Accounts with a balance or lines: 1110, 1210, 3190, 5150, 7410, with three rows around 1, 2, 1, 0 and 2 lines, and the total.
    expect(whole.total).toBe(5 * 3 + 6 + 1);
    expect(whole.rows.at(-1)!.cells).toEqual({ debit: '390.50', credit: '390.50' });
    const line = whole.rows.find(({ cells }) => cells.credit === '40.00' && cells.date !== undefined)!;
    expect(line.label).toEqual({ text: 'rent owed' });
    expect(line.opens).toEqual({ to: 'entry', entryId: expect.any(String) });
  });

  test('[L8] journal: entries in order with their lines and the sum of all', () => {
    expect(read(get(company, { kind: 'journal', ...february }), ['date', 'debit', 'credit'])).toEqual([
      'subtotal: 2026-02-10 250.50 250.50',
      '  7410: - 250.50 -',
      '  1210: - - 250.50',
      'subtotal: 2026-02-11 40.00 40.00',
      '  7410: - 40.00 -',
      '  3190: - - 40.00',
      'subtotal: 2026-02-11 100.00 100.00',
      '  1110: - 100.00 -',
      '  1210: - - 100.00',
      'total: - 390.50 390.50',
    ]);
    expect(read(get(company, { kind: 'journal', from: '2026-03-01', to: '2026-03-31' }), ['debit'])).toEqual(['total: 0.00']);
  });

  test('[L8] what can not be asked is refused and said where', () => {
    const refused = (asked: object) =>
      rejections(attempt(company, 'report.get', asked)).map(({ code, field }) => `${code} ${String(field)}`);
    expect(refused({ kind: 'turnover-sheet', to: '2026-02-28' })).toEqual(['REPORT_NEEDS_FROM from']);
    expect(refused({ kind: 'journal', from: '2026-03-01', to: '2026-02-28' })).toEqual(['REPORT_DAYS from']);
    expect(refused({ kind: 'turnover-sheet', ...february, each: 'month', compare: 'previous-year', account: '1210' })).toEqual([
      'REPORT_WITHOUT_OPTION account',
      'REPORT_WITHOUT_OPTION compare',
    ]);
    expect(refused({ kind: 'turnover-sheet', from: '2000-01-01', to: '2026-02-28', each: 'month' })).toEqual(['REPORT_PARTS each']);
    expect(refused({ kind: 'general-ledger', ...february, each: 'month' })).toEqual(['REPORT_WITHOUT_OPTION each']);
    expect(refused({ kind: 'general-ledger', ...february, account: '9999' })).toEqual(['UNKNOWN_ACCOUNT account']);
    expect(refused({ kind: 'aged-payables', to: '2026-02-28', compare: 'previous-year' })).toEqual(['REPORT_WITHOUT_OPTION compare']);
  });
});

test('[L8] books over a change of currency: each side by itself, the new one opens with what was carried over', () => {
  const company = makeCompany({
    id: nextId(),
    country: 'BG',
    name: 'ТЕСТ ЕООД',
    taxId: '123456786',
    baseCurrency: 'BGN',
  });
  entry(company, '2025-12-01', '503', '101', '1955.83');
  entry(company, '2025-12-05', '501', '503', '195.58');
  run(company, 'baseCurrency.change', {});
  entry(company, '2026-01-10', '621', '503', '50.00');
  const sheet = (from: string, to: string) => get(company, { kind: 'turnover-sheet', from, to });
  expect(rejections(attempt(company, 'report.get', { kind: 'turnover-sheet', from: '2025-12-01', to: '2026-01-31' }))).toEqual([
    { code: 'REPORT_OVER_CHANGE', on: '2026-01-01', from: 'BGN', to: 'EUR', field: 'from' },
  ]);
  const accounts = (report: Report) =>
    read(report)
      .filter((row) => /^ +\d{3}:/.test(row))
      .map((row) => row.trim());
  expect(accounts(sheet('2025-12-01', '2025-12-31'))).toEqual([
    '101: 0.00 0.00 0.00 1955.83 0.00 1955.83',
    '501: 0.00 0.00 195.58 0.00 195.58 0.00',
    '503: 0.00 0.00 1955.83 195.58 1760.25 0.00',
  ]);
  // 1,955.83 / 1.95583 = 1,000.00; 195.58 is 100.00 and 1,760.25 is 900.00 (899.999...).
  const euro = sheet('2026-01-01', '2026-01-31');
  expect(accounts(euro)).toEqual([
    '101: 0.00 1000.00 0.00 0.00 0.00 1000.00',
    '501: 100.00 0.00 0.00 0.00 100.00 0.00',
    '503: 900.00 0.00 0.00 50.00 850.00 0.00',
    '621: 0.00 0.00 50.00 0.00 50.00 0.00',
  ]);
  expect(euro.columns[0]!.currency).toBe('EUR');
  const ledger = get(company, { kind: 'general-ledger', from: '2026-01-01', to: '2026-01-31', account: '503' });
  expect(read(ledger, ['debit', 'credit', 'balance'])).toEqual([
    '503: - - -',
    '  line: - - 900.00',
    '  503: - 50.00 850.00',
    '  subtotal: 0.00 50.00 850.00',
    'total: 0.00 50.00 -',
  ]);
  const journal = get(company, { kind: 'journal', from: '2026-01-01', to: '2026-01-31' });
  expect(journal.rows.at(-1)!.cells).toEqual({ debit: '50.00', credit: '50.00' });
  expect(journal.total).toBe(4);
  expect(journal.notes).toEqual([{ key: 'ledger.carriedLeftOut', values: { on: '2026-01-01', from: 'BGN' } }]);
});

describe('aged receivables and payables', () => {
  // Without VAT. Invoices: 100 due 2026-03-31, 200 due 2026-03-01, 400 of 2026-01-15 without a due date, 50 USD at 2.7 due 2025-12-31.
  let company: Company;
  let alpha: string;
  let beta: string;
  let position: number;
  const invoice = (counterpartyId: string, date: string, unitPrice: string, more: object = {}) =>
    run(company, 'salesInvoice.post', { date: d(date), counterpartyId, lines: [{ unitPrice, taxCode: 'S0X' }], ...more });
  const pay = (counterpartyId: string, date: string, amount: string, documentId?: string, more: object = {}) =>
    run(company, 'payment.post', {
      date: d(date),
      direction: 'in',
      counterpartyId,
      amount,
      allocations: documentId === undefined ? [] : [{ documentId, amount }],
      ...more,
    });
  beforeAll(() => {
    company = makeCompany({ id: nextId() });
    [alpha, beta] = [counterparty(company, 'Alpha'), counterparty(company, 'Beta')];
    invoice(alpha, '2026-02-20', '100', { dueDate: d('2026-03-31') });
    const second = invoice(alpha, '2026-02-01', '200', { dueDate: d('2026-03-01') });
    invoice(alpha, '2026-01-15', '400');
    const foreign = invoice(beta, '2025-12-01', '50', { dueDate: d('2025-12-31'), currency: 'USD', rate: '2.7' });
    // 80.00 of the second is paid, 20.00 more is paid for nothing that is named, 10 USD is paid at another rate, and an advance of 118.00 comes.
    pay(alpha, '2026-03-05', '80', second.id);
    pay(alpha, '2026-03-06', '20');
    pay(beta, '2026-03-07', '10', foreign.id, { currency: 'USD', rate: '2.9' });
    run(company, 'advance.receive', { date: d('2026-03-08'), counterpartyId: beta, gross: '118', taxCode: 'S18A' });
    ({ position } = run(company, 'company.info', {}));
    pay(alpha, '2026-03-10', '60', second.id);
    run(company, 'purchaseBill.post', {
      date: d('2026-03-01'),
      dueDate: d('2026-03-15'),
      counterpartyId: beta,
      supplierNumber: '77',
      lines: [{ unitPrice: '30', taxCode: 'P0' }],
    });
  });
  const columns = ['not-due', 'days-30', 'days-60', 'days-90', 'older', 'unallocated', 'total', 'advances'];

  test('[L8] by days past the due date, what is not allocated and advances apart, equal to the accounts', () => {
    const report = get(company, { kind: 'aged-receivables', to: '2026-03-31' });
    expect(read(report, columns)).toEqual([
      // 60 left of 200 after 80 and 60 were paid, 30 days late; 400 is 75 days past its own date.
      'subtotal: 100.00 60.00 0.00 400.00 0.00 -20.00 540.00 0.00',
      '  detail: - - - 400.00 - - 400.00 -',
      '  detail: - 60.00 - - - - 60.00 -',
      '  detail: - - - - - -20.00 -20.00 -',
      '  detail: 100.00 - - - - - 100.00 -',
      // 40 USD at 2.7, 90 days late; the advance without its VAT of 18.00.
      'subtotal: 0.00 0.00 0.00 108.00 0.00 0.00 108.00 -100.00',
      '  detail: - - - 108.00 - - 108.00 -',
      '  detail: - - - - - - - -100.00',
      'total: 100.00 60.00 0.00 508.00 0.00 -20.00 648.00 -100.00',
    ]);
    expect(report.checks.map(({ difference }) => difference)).toEqual(['0.00', '0.00']);
    expect(report.rows[0]!.opens).toEqual({ to: 'counterparty', counterpartyId: alpha });
    expect(report.rows[1]!.opens).toEqual({ to: 'document', documentId: expect.any(String) });
    // A day later what was due on the last of March is late, and 90 days become more.
    const after = get(company, { kind: 'aged-receivables', to: '2026-04-01' });
    expect(read(after, columns).at(-1)).toBe('total: 0.00 100.00 60.00 400.00 108.00 -20.00 648.00 -100.00');
  });

  test('[L8] on an earlier day, and as known before the last payment', () => {
    const early = get(company, { kind: 'aged-receivables', to: '2026-03-05' });
    expect(read(early, columns).at(-1)).toBe('total: 100.00 120.00 400.00 135.00 0.00 0.00 755.00 0.00');
    expect(early.checks.map(({ difference }) => difference)).toEqual(['0.00', '0.00']);
    const known = get(company, { kind: 'aged-receivables', to: '2026-03-31', knownOn: position });
    expect(read(known, columns).at(-1)).toBe('total: 100.00 120.00 0.00 508.00 0.00 -20.00 708.00 -100.00');
    expect(known.checks.map(({ difference }) => difference)).toEqual(['0.00', '0.00']);
  });

  test('[L8] what was set off against each other later, without an entry, was open before', () => {
    const own = makeCompany({ id: nextId() });
    const party = counterparty(own, 'Gamma');
    const lines = [{ unitPrice: '1000', taxCode: 'S0X' }];
    const sold = run(own, 'salesInvoice.post', { date: d('2026-02-01'), counterpartyId: party, lines });
    const paid = run(own, 'payment.post', {
      date: d('2026-02-03'),
      direction: 'in',
      counterpartyId: party,
      amount: '500',
      allocations: [],
    });
    run(own, 'openItem.match', { date: d('2026-05-01'), documentId: sold.id, creditId: paid.id });
    const total = (to: string) => read(get(own, { kind: 'aged-receivables', to }), ['days-60', 'days-90', 'unallocated', 'total']).at(-1);
    expect(total('2026-03-31')).toBe('total: 1000.00 0.00 -500.00 500.00');
    expect(total('2026-05-01')).toBe('total: 0.00 500.00 0.00 500.00');
  });

  test('[L8] lines in another currency say their amount in it, where the books knew one', () => {
    const ledger = get(company, { kind: 'general-ledger', from: '2025-12-01', to: '2026-03-31', account: '1410' });
    expect(read(ledger, ['own', 'debit', 'credit']).filter((row) => row.includes('USD'))).toEqual([
      '  1410: 50.00 USD 135.00 -',
      '  1410: -10.00 USD - 27.00',
    ]);
    const journal = get(company, { kind: 'journal', from: '2025-12-01', to: '2025-12-31' });
    expect(read(journal, ['own', 'debit', 'credit'])[1]).toBe('  1410: 50.00 USD 135.00 -');
    const before = get(company, { kind: 'journal', from: '2025-12-01', to: '2025-12-31', knownOn: 1 });
    expect(before.columns.map(({ id }) => id)).not.toContain('own');
  });

  test('[L8] payables are what is owed, positive, with the number of the supplier', () => {
    const report = get(company, { kind: 'aged-payables', to: '2026-03-31' });
    expect(read(report, columns)).toEqual([
      'subtotal: 0.00 30.00 0.00 0.00 0.00 0.00 30.00 0.00',
      '  detail: - 30.00 - - - - 30.00 -',
      'total: 0.00 30.00 0.00 0.00 0.00 0.00 30.00 0.00',
    ]);
    expect(report.rows[1]!.label).toEqual({ text: expect.stringMatching(/^\d{10} \(77\)$/) });
  });
});

const hasHledger = spawnSync('hledger', ['--version']).status === 0;
if (!hasHledger) console.warn('Not run: the turnover sheet against hledger, which is not installed.');

test.runIf(hasHledger)('[L8] the turnover sheet of a quarter is what hledger adds up from the same entries', () => {
  const company = makeCompany({ id: nextId() });
  const party = counterparty(company, 'Party');
  for (let at = 0; at < 24; at += 1) {
    const on = `2026-0${1 + (at % 6)}-${String(1 + at).padStart(2, '0')}`;
    entry(company, on, at % 3 === 0 ? '7410' : '1110', at % 2 === 0 ? '1210' : '5150', `${at * 37 + 1}.${String(at).padStart(2, '0')}`);
    run(company, 'salesInvoice.post', { date: d(on), counterpartyId: party, lines: [{ unitPrice: `${at}.99`, taxCode: 'S18' }] });
  }
  const entries = run(company, 'journal.list', { limit: 1000 }).rows;
  expect(entries).toHaveLength(48);
  // Debits and credits of an account are accounts of their own: hledger tells what is left of them.
  const journal = entries.map(({ entryId, date, number }) => {
    const { lines } = run(company, 'journal.entry', { entryId })!;
    const postings = lines.map(({ accountCode, debit, credit }) =>
      /[1-9]/.test(debit) ? `    ${accountCode}:debit  ${debit}` : `    ${accountCode}:credit  -${credit}`,
    );
    return `${date} ${number}\n${postings.join('\n')}\n`;
  });
  const hledger = (...args: string[]): Map<string, string> => {
    const { stdout, status, stderr } = spawnSync('hledger', ['-f', '-', 'balance', '--flat', '--no-total', '-O', 'csv', ...args], {
      input: journal.join('\n'),
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return new Map(
      Papa.parse<[string, string]>(stdout.trim())
        .data.slice(1)
        .map(([account, balance]) => [account, balance]),
    );
  };
  const [turned, opened, closed] = [
    hledger('-b', '2026-02-01', '-e', '2026-05-01'),
    hledger('--depth', '1', '-e', '2026-02-01'),
    hledger('--depth', '1', '-e', '2026-05-01'),
  ];
  const told = get(company, { kind: 'turnover-sheet', from: '2026-02-01', to: '2026-04-30' }).rows.filter(({ kind }) => kind === 'line');
  expect(told.length).toBeGreaterThan(6);
  const value = (text = '0') => decimal(text, 2);
  for (const { code, cells } of told) {
    expect(value(cells['turnover-debit']), code).toBe(value(turned.get(`${code}:debit`)));
    expect(-value(cells['turnover-credit']), code).toBe(value(turned.get(`${code}:credit`)));
    expect(value(cells['opening-debit']) - value(cells['opening-credit']), code).toBe(value(opened.get(code)));
    expect(value(cells['closing-debit']) - value(cells['closing-credit']), code).toBe(value(closed.get(code)));
  }
  expect(new Set([...turned.keys()].map((account) => account.split(':')[0]))).toEqual(
    new Set(told.filter(({ cells }) => /[1-9]/.test(`${cells['turnover-debit']}${cells['turnover-credit']}`)).map(({ code }) => code)),
  );
});

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import * as XLSX from '@e965/xlsx';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, balances, counterparty, d, makeCompany, nextId, rejections, run } from '../support/company.ts';

type Report = OutputOf<'report.get'>;
const get = (company: Company, asked: object): Report => run(company, 'report.get', asked as InputOf<'report.get'>);
/** What accounts come to in a column of a report. */
const figures = ({ rows }: Report, column: string): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(({ opens, cells }) => (opens?.to === 'account' && cells[column] ? [[opens.account, cells[column]]] : [])),
  );
const post = (
  company: Company,
  date: string,
  lines: readonly (readonly [account: string, amount: string, dimensions?: Record<string, string>])[],
) =>
  run(company, 'journal.post', {
    date: d(date),
    lines: lines.map(([account, amount, dimensions]) => ({
      account,
      [amount.startsWith('-') ? 'credit' : 'debit']: amount.replace('-', ''),
      ...(dimensions ? { dimensions } : {}),
    })),
  });

// Capital of 1,000.00 in January. In February 300.00 is earned, 200.00 by the shop, and rent of 210.00 paid: 120.00 of the shop, 80.00 of the office, 10.00 of
// neither. In March 50.00 of wages are the shop's, for a project.
let company: Company;
const shop = { CC: 'SHOP' };
const office = { CC: 'OFFICE' };
beforeAll(() => {
  company = makeCompany({ id: nextId() });
  const cc = run(company, 'dimension.add', { code: 'CC', name: 'Cost centre' }).id;
  for (const [code, name] of [
    ['SHOP', 'Shop in Batumi'],
    ['OFFICE', 'Office'],
  ] as const)
    run(company, 'dimensionValue.add', { dimensionId: cc, code, name });
  const project = run(company, 'dimension.add', { code: 'PRJ', name: 'Project' }).id;
  run(company, 'dimensionValue.add', { dimensionId: project, code: 'A-1', name: 'New hall' });
  post(company, '2026-01-10', [
    ['1210', '1000'],
    ['5150', '-1000'],
  ]);
  post(company, '2026-02-05', [
    ['1110', '300', shop],
    ['6110', '-200', shop],
    ['6110', '-100', office],
  ]);
  post(company, '2026-02-10', [
    ['7410', '120', shop],
    ['7410', '80', office],
    ['7410', '10'],
    ['1210', '-210'],
  ]);
  post(company, '2026-03-01', [
    ['7410', '50', { ...shop, PRJ: 'A-1' }],
    ['1210', '-50'],
  ]);
});
const february = { from: d('2026-02-01'), to: d('2026-02-28') };

describe('reports of some lines', () => {
  test('[L15] trial balance, card and balance of the shop, of what has no cost centre, and of two dimensions', () => {
    expect(balances(company, { asOf: d('2026-02-28'), dimensions: { CC: ['SHOP'] } })).toEqual({
      '1110': '300.00',
      '6110': '-200.00',
      '7410': '120.00',
    });
    expect(balances(company, { dimensions: { CC: [''] } })).toEqual({ '1210': '740.00', '5150': '-1000.00', '7410': '10.00' });
    expect(balances(company, { dimensions: { CC: ['', 'OFFICE'] } })).toEqual({
      '1210': '740.00',
      '5150': '-1000.00',
      '6110': '-100.00',
      '7410': '90.00',
    });
    expect(balances(company, { dimensions: { CC: ['SHOP', 'OFFICE'], PRJ: [''] } })).toEqual({
      '1110': '300.00',
      '6110': '-300.00',
      '7410': '200.00',
    });
    expect(balances(company, { dimensions: { PRJ: ['A-1'] }, in: 'commodity' })).toEqual({ '7410': '50.00' });
    const card = run(company, 'account.card', {
      account: '7410',
      from: d('2026-03-01'),
      to: d('2026-03-31'),
      dimensions: { CC: ['SHOP'] },
    });
    expect([card.opening, card.debit, card.closing, card.rows.map(({ balance }) => balance)]).toEqual([
      '120.00',
      '50.00',
      '170.00',
      ['170.00'],
    ]);
    expect(run(company, 'account.balance', { account: '7410', asOf: d('2026-02-28'), dimensions: { CC: [''] } }).balance).toBe('10.00');
  });

  test('[L15] the income statement by cost centre adds up to the one of the company, each figure to a card of its lines', () => {
    const pivot = get(company, { kind: 'income-statement', ...february, by: 'CC' });
    expect(pivot.columns.map(({ id, title }) => [id, 'text' in title ? title.text : ''])).toEqual([
      ['value:OFFICE', 'Office'],
      ['value:SHOP', 'Shop in Batumi'],
      ['without', ''],
      ['total', ''],
    ]);
    expect(figures(pivot, 'value:SHOP')).toEqual({ '6110': '200.00', '7410': '120.00' });
    expect(figures(pivot, 'value:OFFICE')).toEqual({ '6110': '100.00', '7410': '80.00' });
    expect(figures(pivot, 'without')).toEqual({ '7410': '10.00' });
    expect(figures(pivot, 'total')).toEqual(figures(get(company, { kind: 'income-statement', ...february }), 'amount'));
    // 200.00 less 120.00, 100.00 less 80.00, a loss of 10.00 that nobody owns.
    const profit = pivot.rows.filter(({ kind }) => kind === 'total').at(-1)!;
    expect(profit.cells).toEqual({ 'value:SHOP': '80.00', 'value:OFFICE': '20.00', without: '-10.00', total: '90.00' });
    expect(pivot.columns.map(({ dimensions }) => dimensions)).toEqual([{ CC: ['OFFICE'] }, { CC: ['SHOP'] }, { CC: [''] }, undefined]);
    // Of the shop alone nothing is held against equity, of the company it is.
    expect(pivot.checks.map(({ difference }) => difference)).toEqual(['0.00']);
    const months = get(company, {
      kind: 'income-statement',
      from: '2026-02-01',
      to: '2026-03-31',
      each: 'month',
      dimensions: { CC: ['SHOP'] },
    });
    expect(months.rows.find(({ opens }) => opens?.to === 'account' && opens.account === '7410')?.cells).toEqual({
      '2026-02-01': '120.00',
      '2026-03-01': '50.00',
      total: '170.00',
    });
  });

  test('[L15] a balance sheet of some lines says that it need not balance, and raises no alarm', () => {
    const sheet = get(company, { kind: 'balance-sheet', to: '2026-02-28', dimensions: { CC: ['SHOP'] } });
    expect(sheet.checks).toEqual([]);
    expect(sheet.notes).toContainEqual({ key: 'dimension.unbalanced' });
    expect(sheet.filter).toEqual({
      dimensions: { CC: ['SHOP'] },
      texts: [{ key: 'dimension.is', values: { dimension: 'Cost centre', values: 'Shop in Batumi' } }],
    });
    expect(figures(sheet, 'amount')).toMatchObject({ '1110': '300.00' });
    const pivot = get(company, { kind: 'balance-sheet', to: '2026-02-28', by: 'CC' });
    expect(pivot.checks.map(({ difference }) => difference)).toEqual(['0.00']);
  });

  test('[L15] the turnover sheet has a turnover a value between opening and closing; journal and ledger show the lines alone', () => {
    const sheet = get(company, { kind: 'turnover-sheet', ...february, by: 'CC' });
    expect(sheet.rows.find(({ id }) => id === 'account:7410')?.cells).toMatchObject({
      'turnover:value:SHOP-debit': '120.00',
      'turnover:value:OFFICE-debit': '80.00',
      'turnover:without-debit': '10.00',
      'turnover-debit': '210.00',
      'closing-debit': '210.00',
    });
    expect(sheet.checks.map(({ difference }) => difference)).toEqual(['0.00', '0.00', '0.00']);
    const journal = get(company, { kind: 'journal', ...february, dimensions: { CC: ['OFFICE'] } });
    expect(journal.rows.map(({ kind, code, cells }) => [kind, code, cells.debit ?? '', cells.credit ?? ''])).toEqual([
      ['subtotal', '', '0.00', '100.00'],
      ['line', '6110', '', '100.00'],
      ['subtotal', '', '80.00', '0.00'],
      ['line', '7410', '80.00', ''],
      ['total', '', '80.00', '100.00'],
    ]);
    const ledger = get(company, {
      kind: 'general-ledger',
      from: '2026-03-01',
      to: '2026-03-31',
      account: '7410',
      dimensions: { CC: ['SHOP'] },
    });
    expect(ledger.rows.map(({ cells }) => cells.balance ?? '')).toEqual(['', '120.00', '170.00', '170.00', '']);
  });

  test('[L15] what can not be told by dimensions is refused with its place', () => {
    const refused = (asked: object) => rejections(attempt(company, 'report.get', asked)).map(({ code, field }) => [code, field]);
    const lines = { dimensions: { CC: ['SHOP'] } };
    expect(refused({ kind: 'cash-flow', ...february, ...lines })).toEqual([['REPORT_WITHOUT_DIMENSIONS', 'dimensions']]);
    expect(refused({ kind: 'equity-changes', ...february, ...lines, by: 'CC' })).toEqual([
      ['REPORT_WITHOUT_OPTION', 'by'],
      ['REPORT_WITHOUT_DIMENSIONS', 'dimensions'],
    ]);
    expect(refused({ kind: 'general-ledger', ...february, by: 'CC' })).toEqual([['REPORT_WITHOUT_OPTION', 'by']]);
    expect(refused({ kind: 'income-statement', ...february, by: 'CC', each: 'month' })).toEqual([['REPORT_WITHOUT_OPTION', 'each']]);
    expect(refused({ kind: 'balance-sheet', to: '2026-02-28', by: 'CC', compare: 'previous-year' })).toEqual([
      ['REPORT_WITHOUT_OPTION', 'compare'],
    ]);
    expect(refused({ kind: 'journal', ...february, dimensions: { NO: ['A'], CC: ['SHOP', 'ELSE'] }, by: 'X' })).toEqual([
      ['UNKNOWN_DIMENSION_VALUE', 'dimensions.CC'],
      ['UNKNOWN_DIMENSION', 'dimensions.NO'],
      ['UNKNOWN_DIMENSION', 'by'],
    ]);
    const card = { account: '7410', from: '2026-01-01', to: '2026-02-01' };
    for (const [method, input] of [
      ['account.card', card],
      ['account.balance', { account: '7410', asOf: '2026-02-01' }],
      ['trialBalance.get', {}],
    ] as const)
      expect(rejections(attempt(company, method, { ...input, dimensions: { CC: ['ELSE'] } }))).toEqual([
        { code: 'UNKNOWN_DIMENSION_VALUE', dimension: 'CC: ELSE', field: 'dimensions.CC' },
      ]);
  });

  test('[L15] tax that is booked onto the account of the result is divided by the lines of that account', () => {
    const sofia = makeCompany({
      ...{ id: nextId(), country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН', baseCurrency: 'EUR' },
    });
    const cc = run(sofia, 'dimension.add', { code: 'CC', name: 'Звено' }).id;
    for (const code of ['SHOP', 'OFFICE']) run(sofia, 'dimensionValue.add', { dimensionId: cc, code, name: code });
    post(sofia, '2026-02-05', [
      ['503', '1000', shop],
      ['703', '-700', shop],
      ['703', '-300', office],
    ]);
    post(sofia, '2026-02-28', [
      ['123', '70', shop],
      ['123', '30', office],
      ['4521', '-100'],
    ]);
    const pivot = get(sofia, { kind: 'income-statement', ...february, by: 'CC' });
    const line = (id: string) => pivot.rows.find((row) => row.id === id)!.cells;
    expect(line('T')).toEqual({ 'value:OFFICE': '30.00', 'value:SHOP': '70.00', total: '100.00' });
    expect(line('NP')).toEqual({ 'value:OFFICE': '270.00', 'value:SHOP': '630.00', total: '900.00' });
    expect(pivot.checks.map(({ difference }) => difference)).toEqual(['0.00']);
  });

  test('[L15] aged receivables of the documents with a line of the shop, each with all that is open on it', () => {
    const own = makeCompany({ id: nextId() });
    const cc = run(own, 'dimension.add', { code: 'CC', name: 'Cost centre' }).id;
    for (const code of ['SHOP', 'OFFICE']) run(own, 'dimensionValue.add', { dimensionId: cc, code, name: code });
    const client = counterparty(own, 'Client');
    const sell = (lines: readonly (readonly [string, string?])[]) =>
      run(own, 'salesInvoice.post', {
        date: d('2026-02-01'),
        dueDate: d('2026-02-20'),
        counterpartyId: client,
        lines: lines.map(([unitPrice, value]) => ({ unitPrice, taxCode: 'S18', ...(value ? { dimensions: { CC: value } } : {}) })),
      });
    sell([
      ['118', 'SHOP'],
      ['59', 'OFFICE'],
    ]);
    sell([['236', 'OFFICE']]);
    sell([['35.40']]);
    const total = (values: string[]) => {
      const report = get(own, { kind: 'aged-receivables', to: '2026-03-31', dimensions: { CC: values } });
      expect([report.checks, report.notes[0]]).toEqual([[], { key: 'dimension.documents' }]);
      return report.rows.at(-1)!.cells.total;
    };
    const whole = get(own, { kind: 'aged-receivables', to: '2026-03-31' });
    const [first, second, third] = whole.rows
      .filter(({ kind }) => kind === 'detail')
      .map(({ cells }) => Number(cells.total!.replace('.', '')));
    const text = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    expect(total(['SHOP'])).toBe(text(first!));
    expect(total(['OFFICE'])).toBe(text(first! + second!));
    expect(total([''])).toBe(text(third!));
    expect(total(['', 'SHOP'])).toBe(text(first! + third!));
  });
});

describe('files of a report of some lines', () => {
  const asked = { kind: 'income-statement', ...february, dimensions: { CC: ['SHOP', ''] } };
  const file = (format: string) => {
    const made = run(company, 'report.export', { ...asked, format, language: 'en' } as InputOf<'report.export'>);
    return Buffer.from(made.base64, 'base64');
  };
  const said = 'Cost centre: Shop in Batumi, or no value';

  test('[L15] workbook, table and pages name the lines they are told of, and hold the figures of the screen', async () => {
    const report = get(company, asked);
    const wanted = report.rows.flatMap(({ code, cells }) => (cells.amount === undefined ? [] : [`${code} ${cells.amount}`]));
    expect(wanted.join('|')).toContain('6110 200.00|');
    expect(wanted.join('|')).toContain('7410 130.00|');
    const sheet = XLSX.read(file('xlsx'));
    const cells = Object.values(sheet.Sheets)[0]!;
    expect(cells.A2?.v).toContain(said);
    const rows = XLSX.utils.sheet_to_json<unknown[]>(cells, { header: 1, raw: true });
    expect(rows.flatMap((row) => (typeof row[2] === 'number' ? [`${row[0] ?? ''} ${row[2].toFixed(2)}`] : []))).toEqual(wanted);
    const table = Papa.parse<string[]>(file('csv').toString('utf8').trim()).data;
    expect(table[0]![1]).toBe(`Name (${said})`);
    expect(table.slice(1).flatMap((row) => (row[2] ? [`${row[0]} ${row[2]}`] : []))).toEqual(wanted);
    const pages = await readPdf(new Uint8Array(file('pdf')));
    expect(JSON.stringify(pages)).toContain('Shop in Batumi');
  });

  test('[L15] the command line filters and turns reports by dimension', () => {
    const program = resolve(import.meta.dirname, '../../electron/cli/davtari.mjs');
    const davtari = (...args: string[]) => {
      const env = { ...process.env, LANG: 'C', LC_ALL: 'C', DAVTARI_LANG: 'en' };
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'report', company.file, ...args], { encoding: 'utf8', env });
      return { code: status, out: stdout, err: stderr };
    };
    const shown = davtari('trial-balance', '--dimension', 'CC=SHOP', '--dimension', 'PRJ=', '--format', 'csv');
    expect(shown, shown.err).toMatchObject({ code: 0 });
    expect(shown.out.split('\n').filter(Boolean).slice(1)).toEqual(['1110,GEL,300.00', '6110,GEL,-200.00', '7410,GEL,120.00']);
    const turned = davtari(
      '--kind',
      'income-statement',
      '--from',
      '2026-02-01',
      '--to',
      '2026-02-28',
      '--by',
      'CC',
      '--dimension',
      'CC=SHOP,OFFICE',
    );
    expect(turned, turned.err).toMatchObject({ code: 0 });
    expect(turned.out).toContain('Office,Shop in Batumi,Total');
    expect(turned.out).toMatch(/^7410,.*,80\.00,120\.00,200\.00\r$/m);
    for (const name of ['__proto__', 'toString'])
      expect(davtari('trial-balance', '--dimension', `${name}=X`), name).toMatchObject({
        code: 2,
        err: expect.stringContaining('--dimension: codes are capital Latin letters'),
      });
    expect(davtari('trial-balance', '--dimension', 'CC')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--dimension is CODE=VALUE'),
    });
  });
});

import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { sampleFileName } from '../../electron/services/sample/open-sample.ts';
import { onNormalSide } from '../../shared/accounts/account.ts';
import type { OverviewInfo } from '../../shared/contracts/company.ts';
import { date } from '../../shared/dates/local-date.ts';
import { spanBefore, spans } from '../../shared/dates/span.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import type { ReportKind } from '../../shared/reports/report.ts';
import { makeCompany, reopen, run, tempFolder } from '../support/company.ts';
import { putSampleInto } from '../support/sample.ts';

let company: Company;
const on = date('2026-10-31');
beforeAll(async () => {
  const folder = tempFolder();
  await putSampleInto(folder);
  company = reopen(join(folder, sampleFileName));
  // The sample company is made by whichever test wants it first.
}, 120_000);

const figure = ({ figures }: OverviewInfo, id: string) => figures.find((each) => each.id === id)!;
const total = (amounts: readonly string[]) =>
  writeDecimal(
    amounts.reduce((sum, amount) => sum + decimal(amount, 2), 0n),
    2,
  );

/** The cell of a report that a figure has to equal. */
function cell(kind: ReportKind, row: string, days: { from: string; to: string }, column = 'amount'): string {
  const report = run(company, 'report.get', { kind, from: date(days.from), to: date(days.to) });
  return report.rows.find(({ id }) => id === row)!.cells[column]!;
}

test.each(spans)('[K9] figures of %s are those of the reports they lead to, before and now', (span) => {
  const overview = run(company, 'overview.get', { on, span });
  for (const [days, which] of [
    [overview.days, 'amount'],
    [spanBefore(span, on), 'before'],
  ] as const) {
    expect(figure(overview, 'revenue')[which]).toBe(cell('income-statement', 'R1', days));
    expect(figure(overview, 'profit')[which]).toBe(cell('income-statement', 'NP', days));
    expect(figure(overview, 'cash')[which]).toBe(cell('cash-flow', 'closing', days));
    expect(figure(overview, 'receivables')[which]).toBe(cell('aged-receivables', 'total', days, 'total'));
    expect(figure(overview, 'payables')[which]).toBe(cell('aged-payables', 'total', days, 'total'));
  }
});

test.each(spans)('[K9] the parts of %s add up to its figures, and money ends where the figure stands', (span) => {
  const { parts, ...overview } = run(company, 'overview.get', { on, span });
  expect(total(parts.map(({ profit }) => profit))).toBe(figure({ parts, ...overview }, 'profit').amount);
  expect(parts.at(-1)!.cash).toBe(figure({ parts, ...overview }, 'cash').amount);
  for (const { income, expenses, profit } of parts) expect(total([income, `-${expenses}`.replace('--', '')])).toBe(profit);
});

test('[K9] balances by type are those of the trial balance and add up to zero', () => {
  const { balances } = run(company, 'overview.get', { on });
  expect(total(balances.map(({ amount }) => amount))).toBe('0.00');
  const types = new Map(run(company, 'account.list', {}).map(({ code, type }) => [code, type]));
  const { rows } = run(company, 'trialBalance.get', { asOf: on });
  for (const { type, amount } of balances)
    expect(amount, type).toBe(total(rows.filter(({ accountCode }) => types.get(accountCode) === type).map(({ balance }) => balance)));
});

test('[K9] each type stands on its own side, with the credit balances of the trial balance above zero', () => {
  const { balances } = run(company, 'overview.get', { on });
  const types = new Map(run(company, 'account.list', {}).map(({ code, type }) => [code, type]));
  const { rows } = run(company, 'trialBalance.get', { asOf: on });
  const signs = { asset: 1n, expense: 1n, liability: -1n, equity: -1n, income: -1n };
  for (const { type, amount } of balances) {
    const ofType = rows.filter(({ accountCode }) => types.get(accountCode) === type).map(({ balance }) => decimal(balance, 2));
    expect([type, onNormalSide(type, amount)]).toEqual([type, writeDecimal(signs[type] * ofType.reduce((sum, each) => sum + each, 0n), 2)]);
  }
});

test('[K9] a liability of 100 is 100, and what is overdrawn shows as less than nothing', () => {
  const small = makeCompany({ vatPayer: false });
  const book = (debit: string, credit: string, amount: string) =>
    run(small, 'journal.post', {
      date: date('2026-05-05'),
      lines: [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ],
    });
  const shown = () => run(small, 'overview.get', { on }).balances.map(({ type, amount }) => `${type} ${onNormalSide(type, amount)}`);
  book('7410', '3390', '100');
  expect(shown()).toEqual(['asset 0.00', 'liability 100.00', 'equity 0.00', 'income 0.00', 'expense 100.00']);
  // More is paid than was owed, out of an account that held nothing; the owner draws 20 from equity.
  book('3390', '1210', '130');
  book('5310', '6110', '20');
  expect(shown()).toEqual(['asset -130.00', 'liability -30.00', 'equity -20.00', 'income 20.00', 'expense 100.00']);
});

test('[K9] what waits is counted, and VAT of the month so far stands beside the return that is due', () => {
  const { needs, vat } = run(company, 'overview.get', { on });
  expect(vat.map(({ period }) => period)).toEqual(['2026-09', '2026-10']);
  for (const { period, payable, credit } of vat) {
    expect(run(company, 'vatReturn.get', { period })).toMatchObject({ payable, credit });
  }
  const late = run(company, 'document.list', { kinds: ['sales-invoice'], openOnly: true, limit: 1000 }).rows.filter(
    ({ dueDate, open }) => dueDate !== null && dueDate < on && decimal(open, 2) > 0n,
  );
  expect(needs.find(({ id }) => id === 'overdue-invoices')?.count ?? 0).toBe(late.length);
});

test('[K9] a company without anything shows zeros, and one without a country what can be said of it', () => {
  const empty = run(makeCompany(), 'overview.get', { on });
  expect(empty.figures.map(({ id, amount }) => `${id} ${amount}`)).toEqual([
    'revenue 0.00',
    'profit 0.00',
    'cash 0.00',
    'receivables 0.00',
    'payables 0.00',
  ]);
  expect(empty).toMatchObject({ needs: [], vat: [{ payable: '0.00' }, { payable: '0.00' }] });
});

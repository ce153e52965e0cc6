import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { attempt, balances, makeCompany, nextId, run } from '../support/company.ts';

// Random Georgian books over two years, closed in between and reopened, with sub-accounts and accounts nobody placed: the statements hold to each other and to
// the trial balance at any date, and say of an earlier state what they said then.

type Report = OutputOf<'report.get'>;
const get = (company: Company, asked: object): Report => run(company, 'report.get', asked as InputOf<'report.get'>);
const minor = (text: string) => decimal(text, 2);
const cell = (report: Report, row: string, column = report.columns[0]!.id) =>
  minor(report.rows.find(({ id }) => id === row)?.cells[column] ?? '0.00');
/** Rows with what they say in a column, told as if it were the only one; lines that are there for another column alone are left out. */
const said = (report: Report, column: string) =>
  report.rows.flatMap(({ id, kind, cells }) =>
    kind === 'heading' || !(column in cells) || (isOptional(id) && /^-?0\.00$/.test(cells[column]!)) ? [] : [[id, cells[column]]],
  );
const isOptional = (id: string) => id.startsWith('rest-');

const accounts = [
  '1110',
  '1210',
  '1220',
  '1410',
  '1610',
  '2150',
  '2250',
  '3110',
  '3130',
  '3330',
  '3340',
  '3399',
  '3420',
  '5150',
  '5310',
  '5410',
  '6110',
  '6120',
  '7210',
  '7410',
  '8140',
  '8240',
  '9210',
  '12101',
  'KASA',
  'TIPS',
];
const dates = [
  '2024-11-05',
  '2024-12-31',
  '2025-01-01',
  '2025-02-28',
  '2025-06-30',
  '2025-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-02-10',
  '2026-03-31',
];
const amount = fc.bigInt(1n, 99_999_99n);
const text = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
const lines = fc.uniqueArray(fc.tuple(fc.constantFrom(...accounts), amount), {
  minLength: 1,
  maxLength: 4,
  selector: ([account]) => account,
});
const post = fc
  .tuple(fc.constantFrom(...dates), fc.constantFrom(...accounts), fc.boolean(), lines)
  .map(([date, against, isDebit, others]) => ({
    date,
    lines: [
      { account: against, [isDebit ? 'credit' : 'debit']: text(sum(others.map(([, value]) => value))) },
      ...others.map(([account, value]) => ({ account, [isDebit ? 'debit' : 'credit']: text(value) })),
    ],
  }));
const step = fc.oneof(
  { weight: 12, arbitrary: post.map((input) => ({ method: 'journal.post' as const, input })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(2024, 2025).map((year) => ({ method: 'year.close' as const, input: { year, closeMonths: true } })),
  },
  { weight: 1, arbitrary: fc.constantFrom(2024, 2025).map((year) => ({ method: 'year.reopen' as const, input: { year, reason: 'x' } })) },
);

const kinds = ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes'] as const;
const periods = [
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2024-12-31', to: '2026-01-01' },
  { from: '2025-02-15', to: '2026-03-31' },
] as const;

function made(): Company {
  const company = makeCompany({ id: nextId(), vatPayer: false });
  const named = (code: string) => ({ ka: code, bg: code, ru: code, en: code });
  run(company, 'account.open', { code: '12101', names: named('12101'), type: 'asset' });
  run(company, 'account.open', { code: 'KASA', names: named('KASA'), type: 'asset' });
  run(company, 'account.open', { code: 'TIPS', names: named('TIPS'), type: 'income' });
  return company;
}

test('[L11] whatever was booked: assets equal liabilities and equity, profit, cash and equity tie at any date, and agree with the trial balance', () => {
  let [closed, posted] = [0, 0];
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
      const company = made();
      for (const { method, input } of steps)
        if (attempt(company, method, input).ok) {
          if (method === 'year.close') closed += 1;
          if (method === 'journal.post') posted += 1;
        }
      for (const to of dates) {
        const sheet = get(company, { kind: 'balance-sheet', to });
        expect(cell(sheet, 'A')).toBe(cell(sheet, 'LE'));
        expect(sheet.checks.map(({ difference }) => difference)).toEqual(['0.00']);
        // Each account stands in one row, with the balance of the trial balance.
        const standing = balances(company, { asOf: to as never });
        const shown = sheet.rows.filter(({ opens }) => opens?.to === 'account');
        expect(shown.map(({ code }) => code).sort()).toEqual(Object.keys(standing).sort());
        for (const { id, code, cells } of shown) {
          const isAsset = /^(A|rest-assets)/.test(id);
          expect([code, isAsset ? minor(cells['amount']!) : -minor(cells['amount']!)]).toEqual([code, minor(standing[code]!)]);
        }
      }
      for (const period of periods) {
        const income = get(company, { kind: 'income-statement', ...period });
        const flows = get(company, { kind: 'cash-flow', ...period });
        const equity = get(company, { kind: 'equity-changes', ...period });
        for (const { checks } of [income, flows, equity]) expect(checks.map(({ difference }) => difference)).toEqual(['0.00']);
        const [before, after] = [period.from, period.to].map((day, index) =>
          get(company, { kind: 'balance-sheet', to: index === 0 ? `${dayBefore(day)}` : day }),
        );
        expect(cell(equity, 'opening', 'total')).toBe(cell(before!, 'E'));
        expect(cell(equity, 'closing', 'total')).toBe(cell(after!, 'E'));
        expect(cell(equity, 'profit', 'total')).toBe(cell(income, 'NP'));
        expect(cell(flows, 'opening')).toBe(cell(before!, 'A1'));
        expect(cell(flows, 'closing')).toBe(cell(after!, 'A1'));
        expect(cell(flows, 'opening') + cell(flows, 'CF') + cell(flows, 'exchange')).toBe(cell(flows, 'closing'));
        const rows = ['opening', 'profit', 'dividends', 'contributions', 'transfers', 'other'].map((row) => cell(equity, row, 'total'));
        expect(sum(rows)).toBe(cell(equity, 'closing', 'total'));
      }
    }),
    { numRuns: 8 },
  );
  expect(closed).toBeGreaterThan(0);
  expect(posted).toBeGreaterThan(30);
});

const dayBefore = (day: string) => ({ '2025-01-01': '2024-12-31', '2024-12-31': '2024-12-30', '2025-02-15': '2025-02-14' })[day]!;

test('[L11] a compared column is the report asked for that period, a month is the report of that month, months add up to the period', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
      const company = made();
      for (const { method, input } of steps) attempt(company, method, input);
      for (const kind of ['balance-sheet', 'income-statement', 'cash-flow'] as const) {
        for (const compare of ['previous-year', 'previous-period'] as const) {
          const both = get(company, { kind, from: '2025-07-01', to: '2025-12-31', each: 'quarter', compare });
          for (const { id, from, to } of both.columns) {
            const alone = get(company, { kind, to, ...(from ? { from } : {}) });
            expect([kind, id, said(both, id)]).toEqual([kind, id, said(alone, 'amount')]);
          }
        }
      }
      const blocks = get(company, { kind: 'equity-changes', from: '2025-01-01', to: '2025-06-30', each: 'quarter' });
      const first = get(company, { kind: 'equity-changes', from: '2025-01-01', to: '2025-03-31' });
      const part = blocks.rows.filter(({ id, kind }) => id.startsWith('2025-01-01/') && kind !== 'heading');
      expect(part.map(({ id, cells }) => [id.slice(11), cells['total']])).toEqual(first.rows.map(({ id, cells }) => [id, cells['total']]));
    }),
    { numRuns: 5 },
  );
});

test('[L8] a statement as known on a position is what it was when the log ended there', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 10 }), (steps) => {
      const company = made();
      const asked = kinds.map((kind) => ({ kind, from: '2025-01-01', to: '2026-03-31', compare: 'previous-year' as const }));
      const answers: { at: number; reports: Report[] }[] = [];
      for (const { method, input } of steps) {
        attempt(company, method, input);
        const reports = asked.map((question) => get(company, question));
        answers.push({ at: reports[0]!.knownOn, reports });
      }
      for (const { at, reports } of answers) {
        for (const [index, question] of asked.entries()) expect(get(company, { ...question, knownOn: at })).toEqual(reports[index]);
      }
    }),
    { numRuns: 4 },
  );
});

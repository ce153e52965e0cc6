import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingEntries, type YearEndBalance, yearStatement } from '../../closing/year-closing.ts';
import { isIn } from '../../closing/year-end-rule.ts';
import { sum } from '../../money/minor.ts';
import { chart } from './chart.ts';
import { monthEnd, yearEnd } from './closing.ts';

const posting = chart.filter(({ postable }) => postable);
const balancesOf = (amounts: Readonly<Record<string, bigint>>): YearEndBalance[] =>
  Object.entries(amounts).map(([account, base]) => ({ account, parts: [{ base }] }));
const entries = (amounts: Readonly<Record<string, bigint>>) =>
  closingEntries(yearEnd, balancesOf(amounts)).map(({ step, lines }) => [
    step.id,
    ...lines.map(({ account, base }) => `${account} ${base}`),
  ]);

test('[L7] last year goes to retained earnings, revenue and expenses to 123, where the result stays', () => {
  const year = { '123': -700n, '702': -1_000n, '709': -50n, '60202': 300n, '624': 20n, '651': 40n, '751': -60n, '613': 500n, '304': 90n };
  expect(entries(year)).toEqual([
    ['last-year', '123 700', '122 -700'],
    ['income', '702 1000', '709 50', '123 -1050'],
    ['expenses', '60202 -300', '624 -20', '123 320'],
  ]);
  expect(entries({ '123': 700n })).toEqual([['last-year', '123 -700', '121 700']]);
});

test('[L7] the result ends on the accounts of retained earnings, losses and the year', () => {
  expect(yearEnd.carriedTo).toEqual(['121', '122', '123']);
});

test('[L7] the result closes what is income or expense, and nothing else', () => {
  const closed = posting.filter(({ code }) => isIn(code, yearEnd.result)).map(({ code }) => code);
  expect(closed).toEqual(posting.filter(({ type }) => type === 'income' || type === 'expense').map(({ code }) => code));
});

test('[L7] every account of the result stands in exactly one line, and every line is used once up to the profit', () => {
  for (let head = 6_000; head <= 7_999; head += 1) {
    const code = String(head);
    const lines = yearEnd.statement.filter((line) => 'accounts' in line && isIn(code, line.accounts));
    expect(lines.length, code).toBe(isIn(code, yearEnd.result) ? 1 : 0);
  }
  const used = yearEnd.statement.flatMap((line) => ('plus' in line ? [...line.plus, ...line.minus] : []));
  const below = yearEnd.statement.map(({ id }) => id).filter((id) => id !== yearEnd.profit);
  expect([...used].sort()).toEqual([...below].sort());
});

test.each([
  ['702', 'R1'],
  ['709', 'R2'],
  ['755', 'R2'],
  ['60104', 'E1'],
  ['60212', 'E2'],
  ['603', 'E3'],
  ['605', 'E4'],
  ['60909', 'E5'],
  ['615', 'E5'],
  ['724', 'F1'],
  ['621', 'F2'],
  ['799', 'X1'],
  ['699', 'X2'],
])('[L7] %s stands in line %s', (code, id) => {
  const figures = yearStatement(yearEnd, new Map([[code, code.startsWith('7') ? -5n : 5n]]));
  expect(figures.get(id)).toBe(5n);
  expect(figures.get('PBT')).toBe(code.startsWith('7') ? 5n : -5n);
});

test('[L7] whatever the balances: entries balance, 121 to 123 take the profit and nothing else moves', () => {
  const codes = posting.map(({ code }) => code);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...codes), fc.bigInt(-(10n ** 14n), 10n ** 14n), { maxKeys: 60 }), (amounts) => {
      const moved = new Map<string, bigint>();
      for (const { lines } of closingEntries(yearEnd, balancesOf(amounts))) {
        expect(sum(lines.map(({ base }) => base))).toBe(0n);
        for (const { account, base } of lines) moved.set(account, (moved.get(account) ?? 0n) + base);
      }
      const profit = yearStatement(yearEnd, new Map(Object.entries(amounts))).get('PBT')!;
      expect(sum(['121', '122', '123'].map((code) => moved.get(code) ?? 0n))).toBe(-profit);
      expect((amounts['123'] ?? 0n) + (moved.get('123') ?? 0n)).toBe(-profit);
      for (const [code, change] of moved) {
        if (isIn(code, yearEnd.result)) expect(change).toBe(-(amounts[code] ?? 0n));
        else expect(yearEnd.carriedTo).toContain(code);
      }
    }),
  );
});

test('[L7] a month ends with no transfer on its way and no VAT left on its two accounts', () => {
  // Own accounts below them are read as their last ones.
  expect(['431-1', '435-1', '439-1', '438-1', '4533'].map((code) => isIn(code, monthEnd.suspense))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(posting.filter(({ code }) => isIn(code, monthEnd.suspense)).map(({ code }) => code)).toEqual([
    '431',
    '432',
    '434',
    '435',
    '439',
    '4531',
    '4532',
  ]);
});

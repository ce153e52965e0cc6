import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chart } from '../jurisdictions/ge/chart.ts';
import { yearEnd } from '../jurisdictions/ge/closing.ts';
import { sum } from '../money/minor.ts';
import { closingEntries, type YearEndBalance, yearStatement } from './year-closing.ts';
import { isIn } from './year-end-rule.ts';

/** Worked example E16 of the Georgian rules in tetri, debit positive. */
const e16: Readonly<Record<string, bigint>> = {
  '6110': -50_000_00n,
  '6120': 1_000_00n,
  '7210': 30_000_00n,
  '7410': 8_000_00n,
  '8140': -500_00n,
  '8240': 300_00n,
  '9210': 1_500_00n,
};
const balancesOf = (amounts: Readonly<Record<string, bigint>>): YearEndBalance[] =>
  Object.entries(amounts).map(([account, base]) => ({ account, parts: [{ base }] }));
const linesOf = (amounts: Readonly<Record<string, bigint>>) =>
  closingEntries(yearEnd, balancesOf(amounts)).map(({ step, lines }) => [
    step.id,
    ...lines.map(({ account, base }) => `${account} ${base}`),
  ]);

/** Balances once the entries are posted. */
function closed(balances: readonly YearEndBalance[]): Map<string, bigint> {
  const standing = new Map(balances.map(({ account, parts }) => [account, parts.reduce((total, { base }) => total + base, 0n)]));
  for (const { lines } of closingEntries(yearEnd, balances)) {
    for (const { account, base } of lines) standing.set(account, (standing.get(account) ?? 0n) + base);
  }
  return standing;
}

describe('closing a Georgian year', () => {
  test('[L7] E16: the steps of georgia.md 7.4, line by line', () => {
    expect(linesOf(e16)).toEqual([
      ['income', '6110 5000000', '8140 50000', '5330 -5050000'],
      ['expenses', '6120 -100000', '7210 -3000000', '7410 -800000', '8240 -30000', '9210 -150000', '5330 4080000'],
      ['result', '5330 970000', '5310 -970000'],
    ]);
  });

  test('[L7] E16: the lines of the result', () => {
    const figures = yearStatement(yearEnd, new Map(Object.entries(e16)));
    expect(['R1', 'C1', 'GP', 'OP', 'F1', 'F2', 'PBT', 'T1', 'NP'].map((id) => figures.get(id))).toEqual([
      49_000_00n,
      30_000_00n,
      19_000_00n,
      11_000_00n,
      500_00n,
      300_00n,
      11_200_00n,
      1_500_00n,
      9_700_00n,
    ]);
  });

  test('[L7] a loss goes to 5320, and retained earnings stay as they are', () => {
    expect(linesOf({ '5310': -700n, '6110': -1_000n, '7410': 1_500n }).at(-1)).toEqual(['result', '5330 -500', '5320 500']);
  });

  test('[L7] contra accounts are closed on the reverse side, and a year without a result moves nothing on', () => {
    expect(linesOf({ '7210': 300n, '7220': -300n })).toEqual([
      ['income', '7220 300', '5330 -300'],
      ['expenses', '7210 -300', '5330 300'],
    ]);
    expect(linesOf({ '1210': 100n, '5150': -100n })).toEqual([]);
  });

  test('[L7] what stands on an account in a foreign currency goes with its amount', () => {
    const balances: YearEndBalance[] = [
      { account: '8110', parts: [{ base: -100n }, { base: -270n, foreign: { commodity: 'USD', quantity: -100n } }] },
    ];
    expect(closingEntries(yearEnd, balances)[0]!.lines).toEqual([
      { account: '8110', base: 100n },
      { account: '8110', base: 270n, foreign: { commodity: 'USD', quantity: 100n } },
      { account: '5330', base: -370n },
    ]);
  });

  test('[L7] every income and expense account stands in exactly one line of the result, and every line is used once up to the profit', () => {
    for (const { code, postable } of chart.filter((account) => account.code >= '6' && account.postable)) {
      const lines = yearEnd.statement.filter((line) => 'accounts' in line && isIn(code, line.accounts));
      expect(
        lines.map(({ id }) => id),
        `${code} ${postable}`,
      ).toHaveLength(1);
    }
    const used = yearEnd.statement.flatMap((line) => ('plus' in line ? [...line.plus, ...line.minus] : []));
    expect([...used].sort()).toEqual(
      yearEnd.statement
        .map(({ id }) => id)
        .filter((id) => id !== yearEnd.profit)
        .sort(),
    );
  });

  test('[L7] whatever the balances: entries balance, classes 6 to 9 and 5330 end at zero, equity takes the profit and nothing else moves', () => {
    const codes = chart.filter(({ postable }) => postable).map(({ code }) => code);
    const amount = fc.bigInt(-(10n ** 14n), 10n ** 14n);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...codes), amount, { maxKeys: 60 }), (amounts) => {
        const balances = balancesOf(amounts);
        for (const { lines } of closingEntries(yearEnd, balances)) expect(sum(lines.map(({ base }) => base))).toBe(0n);
        const standing = closed(balances);
        const stood = (code: string) => amounts[code] ?? 0n;
        const moved = (code: string) => (standing.get(code) ?? 0n) - stood(code);
        for (const [code, balance] of standing) if (isIn(code, yearEnd.result)) expect(balance).toBe(0n);
        const profit = yearStatement(yearEnd, new Map(Object.entries(amounts))).get('NP')!;
        // What stood on 5330 before is carried along.
        expect(moved('5310') + moved('5320')).toBe(-profit + stood('5330'));
        for (const code of codes) if (code < '5310') expect(moved(code)).toBe(0n);
      }),
    );
  });
});

test('[L7] whatever stands on accounts of the result in any currency, nothing of it is left, and no entry has a line for nothing', () => {
  const quantity = fc.bigInt(-3n, 3n);
  const part = fc.record({
    base: fc.bigInt(-3n, 3n),
    foreign: fc.option(fc.record({ commodity: fc.constantFrom('USD', 'EUR'), quantity }), { nil: undefined }),
  });
  const balance = fc.record({
    account: fc.constantFrom('6110', '7410', '8140', '5330'),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(balance, { selector: ({ account }) => account }), (balances) => {
      const left = new Map<string, bigint>();
      const add = (account: string, unit: string, amount: bigint) =>
        left.set(`${account} ${unit}`, (left.get(`${account} ${unit}`) ?? 0n) + amount);
      for (const { account, parts } of balances) {
        for (const { base, foreign } of parts) {
          add(account, 'base', base);
          if (foreign) add(account, foreign.commodity, foreign.quantity);
        }
      }
      for (const { lines } of closingEntries(yearEnd, balances as YearEndBalance[])) {
        expect(lines.length).toBeGreaterThanOrEqual(2);
        for (const { account, base, foreign } of lines) {
          expect(base !== 0n || (foreign !== undefined && foreign.quantity !== 0n)).toBe(true);
          add(account, 'base', base);
          if (foreign) add(account, foreign.commodity, foreign.quantity);
        }
      }
      for (const [place, amount] of left)
        if (!place.startsWith('53') || place.startsWith('5330')) expect([place, amount]).toEqual([place, 0n]);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearStatement } from '../closing/year-closing.ts';
import { isIn } from '../closing/year-end-rule.ts';
import { bg } from '../jurisdictions/bg/index.ts';
import { ge } from '../jurisdictions/ge/index.ts';
import { sum } from '../money/minor.ts';
import { onLines, withFormulas } from './amounts.ts';
import { attribute } from './attribute.ts';
import type { AccountLine, StatementLayouts } from './layout.ts';
import { accountLines, placing } from './place.ts';
import { plainLayouts } from './plain-layout.ts';
import { layoutProblems } from './validate.ts';

const packs = { GE: ge, BG: bg } as const;
const countries = ['GE', 'BG'] as const;
const statementsOf = (country: keyof typeof packs): StatementLayouts => packs[country].statements!;
const account = (country: keyof typeof packs, code: string) => packs[country].chart.find((each) => each.code === code)!;
const lineOf = (country: keyof typeof packs, code: string, type = account(country, code)?.type ?? ('asset' as const)) =>
  placing(statementsOf(country))({ code, type }).lines.map(({ id }) => id);

describe('layouts of statements', () => {
  test.each(countries)('[L11] %s: each account stands on exactly one line, each line in exactly one total', (country) => {
    expect(layoutProblems(statementsOf(country), packs[country].chart)).toEqual([]);
  });

  test('[L11] without a country too', () => {
    expect(layoutProblems(plainLayouts, [])).toEqual([]);
  });

  test('[L11] a layout that drops an account, counts it twice or forgets a line is found out', () => {
    const { balanceSheet } = ge.statements!;
    const changed = (id: string, change: (line: AccountLine) => object): StatementLayouts => ({
      ...ge.statements!,
      balanceSheet: {
        ...balanceSheet,
        lines: balanceSheet.lines.map((line) => (line.id === id ? ({ ...line, ...change(line as AccountLine) } as AccountLine) : line)),
      },
    });
    const problems = (layouts: StatementLayouts) => layoutProblems(layouts, ge.chart);
    expect(problems(changed('A4', () => ({ accounts: [['1600', '1689']] })))).toEqual(['1690: on no line', '1695: on no line']);
    expect(problems(changed('A4', () => ({ accounts: [['1600', '1700']] })))).toEqual(['1700: on lines A4, A5']);
    expect(problems(changed('A', () => ({ plus: ['A1', 'A1'] }))).slice(0, 2)).toEqual(['A1: counted 2 times', 'A2: counted 0 times']);
    expect(problems(changed('L3', () => ({ while: undefined })))[0]).toBe('3300: on lines A6, L3');
    expect(problems(changed('L', () => ({ plus: ['E1'] })))[0]).toBe('L: E1 is not above it');
    expect(problems(changed('E3', () => ({ accounts: [['5400', '5489']] }))).slice(0, 2)).toEqual([
      '5490: on no line',
      '5490: 0 lines of equity, 1 components',
    ]);
  });

  test('[L11] GE: lines of georgia.md 7.3 for the ends of each range', () => {
    const expected: [string, string[]][] = [
      ['1110', ['A1']],
      ['1295', ['A1']],
      ['1390', ['A2']],
      ['1410', ['A3']],
      ['1480', ['A5']],
      ['1490', ['A3']],
      ['1520', ['A3']],
      ['1695', ['A4']],
      ['1790', ['A5']],
      ['1891', ['A3']],
      ['1910', ['A5']],
      ['2295', ['A7']],
      ['2340', ['A8']],
      ['2490', ['A9']],
      ['2692', ['A10']],
      ['3110', ['L1']],
      ['3230', ['L2']],
      ['3340', ['A6', 'L3']],
      ['3490', ['L1']],
      ['4190', ['L4']],
      ['4210', ['L5']],
      ['4320', ['L6']],
      ['4410', ['L7']],
      ['5210', ['E1']],
      ['5330', ['E2']],
      ['5490', ['E3']],
      ['6120', ['R1']],
      ['6130', ['R2']],
      ['7290', ['C1']],
      ['7390', ['S1']],
      ['7495', ['G1']],
      ['8195', ['F1']],
      ['8210', ['F2']],
      ['9110', ['X1']],
      ['9120', ['X2']],
      ['9210', ['T1']],
      ['9220', ['O1']],
    ];
    for (const [code, lines] of expected) expect([code, lineOf('GE', code)]).toEqual([code, lines]);
  });

  test('[L11] accounts a company opens below one of the chart stand on its line; one nobody can place stands where its type says', () => {
    expect(lineOf('GE', '14101')).toEqual(['A3']);
    expect(lineOf('GE', '1210.USD', 'asset')).toEqual(['A1']);
    expect(lineOf('BG', '411-07', 'asset')).toEqual(['V.II']);
    expect(lineOf('BG', '60499', 'expense')).toEqual(['E4']);
    expect(lineOf('GE', 'KASA', 'asset')).toEqual(['rest-assets']);
    expect(lineOf('GE', 'Sales', 'income')).toEqual(['rest-income']);
    expect(lineOf('BG', '481', 'liability')).toEqual(['rest-liabilities']);
    // What is outside the balance sheet is in neither statement.
    expect(placing(bg.statements!)(account('BG', '911'))).toMatchObject({ statement: 'off-balance', lines: [] });
  });

  test('[L11] BG: accounts that may stand on either side stand where each balance is; active and passive ones keep their side', () => {
    const place = placing(bg.statements!);
    const standing = (code: string, minor: bigint) => {
      const found = [...onLines([{ account: account('BG', code), minor }], place)];
      return found.map(([line, [detail]]) => [line, detail!.amount]);
    };
    expect(standing('422', 500n)).toEqual([['V.II.b', 500n]]);
    expect(standing('422', -500n)).toEqual([['pV.6.b', 500n]]);
    expect(standing('4521', 700n)).toEqual([['V.II.b', 700n]]);
    expect(standing('494', -700n)).toEqual([['pB.2', 700n]]);
    expect(standing('411', -700n)).toEqual([['V.II', -700n]]);
    expect(standing('401', 700n)).toEqual([['pV.3', -700n]]);
    expect(standing('241', -900n)).toEqual([['B.II', -900n]]);
    expect(standing('613', 900n)).toEqual([['B.II', 900n]]);
    expect(standing('651', 900n)).toEqual([['G', 900n]]);
    expect(standing('753', -900n)).toEqual([['pG', 900n]]);
  });

  test('[L11] GE: tax accounts stand together on the side of their net balance (7.3, A6 and L3)', () => {
    const place = placing(ge.statements!);
    const on = (output: bigint, input: bigint) =>
      [
        ...onLines(
          [
            { account: account('GE', '3330'), minor: -output },
            { account: account('GE', '3340'), minor: input },
          ],
          place,
        ),
      ].map(([line, details]) => [line, sum(details.map(({ amount }) => amount))]);
    expect(on(1_800n, 2_000n)).toEqual([['A6', 200n]]);
    expect(on(2_000n, 1_800n)).toEqual([['L3', 200n]]);
    expect(on(1_800n, 1_800n)).toEqual([['A6', 0n]]);
  });

  test.each(countries)(
    '[L11] %s: whatever the balances, assets equal sources, and the profit before what is booked onto equity is that of closing',
    (country) => {
      const pack = packs[country];
      const layouts = pack.statements!;
      const place = placing(layouts);
      const posting = pack.chart.filter(({ postable, code }) => postable && place({ code, type: 'asset' }).statement !== 'off-balance');
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.constantFrom(...posting), fc.bigInt(-(10n ** 12n), 10n ** 12n)), { maxLength: 40 }), (booked) => {
          const balances = new Map<string, bigint>();
          for (const [{ code }, minor] of booked) balances.set(code, (balances.get(code) ?? 0n) + minor);
          // Whatever is left over is money: every book balances.
          const money = country === 'GE' ? '1210' : '503';
          balances.set(money, (balances.get(money) ?? 0n) - sum(balances.values()));
          const amounts = [...balances].map(([code, minor]) => ({ account: account(country, code), minor }));
          const linesOf = (statement: 'balance-sheet' | 'income-statement') =>
            new Map(
              [...onLines(amounts, place)]
                .filter(([id]) =>
                  accountLines(statement === 'balance-sheet' ? layouts.balanceSheet.lines : layouts.incomeStatement.lines).some(
                    (line) => line.id === id,
                  ),
                )
                .map(([id, details]) => [id, sum(details.map(({ amount }) => amount))]),
            );
          const ofResult = amounts.filter(({ account: of }) => place(of).statement === 'income-statement');
          const income = withFormulas(layouts.incomeStatement.lines, linesOf('income-statement'));
          const profit = -sum(ofResult.map(({ minor }) => minor));
          expect(income.get(layouts.incomeStatement.profit)).toBe(profit);
          expect(yearStatement(pack.yearEnd!, balances).get(pack.yearEnd!.profit)).toBe(profit);
          const sheet = new Map<string, bigint>(linesOf('balance-sheet'));
          const result = accountLines(layouts.balanceSheet.lines).find((line) => line.result)!.id;
          sheet.set(result, (sheet.get(result) ?? 0n) + profit);
          const all = withFormulas(layouts.balanceSheet.lines, sheet);
          expect(all.get(layouts.balanceSheet.assets)).toBe(all.get(layouts.balanceSheet.sources));
        }),
      );
    },
  );

  test('[L11] accounts of the result are those the year is closed by', () => {
    for (const country of countries) {
      const place = placing(statementsOf(country));
      const rule = packs[country].yearEnd!;
      for (const each of packs[country].chart.filter(({ postable }) => postable)) {
        const isOfResult = place(each).statement === 'income-statement';
        const isClosed = isIn(each.code, rule.result) && !(rule.carriedTo.includes(each.code) || each.code === '5330');
        expect([each.code, isOfResult]).toEqual([each.code, isClosed]);
      }
    }
  });
});

describe('money by the account it went against', () => {
  const money = (code: string) => code === '1210';
  const follows = (code: string) => ['3330', '8140', '8240'].includes(code);
  const parts = (lines: Record<string, bigint>) =>
    attribute(
      Object.entries(lines).map(([code, minor]) => ({ code, minor })),
      money,
      follows,
    ).map(({ code, moved }) => `${code} ${moved}`);

  test('[L11] a sale for cash is a receipt with its VAT; tax paid alone is tax', () => {
    expect(parts({ '1210': 118n, '6110': -100n, '3330': -18n })).toEqual(['6110 118']);
    expect(parts({ '1210': -18n, '3330': 18n })).toEqual(['3330 -18']);
  });

  test('[L11] what was kept back is no flow: fees of a terminal, tax withheld from a salary', () => {
    expect(parts({ '1210': 98n, '7492': 2n, '1410': -100n })).toEqual(['1410 98']);
    expect(parts({ '7410': 1_000n, '1210': -784n, '3320': -196n, '3182': -20n })).toEqual(['7410 -784']);
  });

  test('[L11] a difference of rates is part of what is settled, and stands alone where money alone was revalued', () => {
    expect(parts({ '1210': 2_720n, '1410': -2_650n, '8140': -70n })).toEqual(['1410 2720']);
    expect(parts({ '1210': 30n, '8140': -30n })).toEqual(['8140 30']);
  });

  test('[L11] transfers between accounts of money are nothing', () => {
    expect(
      attribute(
        [
          { code: '1210', minor: 50n },
          { code: '1210', minor: -50n },
        ],
        money,
        follows,
      ),
    ).toEqual([]);
  });

  test('[L11] whatever an entry holds, its parts add up to what moved', () => {
    const line = fc.record({
      code: fc.constantFrom('1210', '1410', '3110', '3330', '6110', '8140', '7410'),
      minor: fc.bigInt(-1_000n, 1_000n),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('1410', '3330', '1210'), (lines, code) => {
        const entry = [...lines, { code, minor: -sum(lines.map(({ minor }) => minor)) }];
        const moved = sum(entry.filter((each) => money(each.code)).map(({ minor }) => minor));
        expect(sum(attribute(entry, money, follows).map((part) => part.moved))).toBe(moved);
      }),
    );
  });
});

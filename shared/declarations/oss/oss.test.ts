import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenInvariant } from '../../assert.ts';
import { date } from '../../dates/local-date.ts';
import { firstDayOf, lastDayOf, quarter, quarterOf, readQuarter } from '../../dates/quarter.ts';
import { memberStateRates, memberStates, ratesOf } from '../../member-states/rates.ts';
import { checkOss } from './check.ts';
import { lastCorrectionOf, ossDueDate } from './due-dates.ts';
import { computeOssReturn, toEuro } from './oss-return.ts';
import { prepareOssReturn } from './prepare.ts';
import type { OssInput, OssSupply } from './supply.ts';
import { ossThreshold, watchOssThreshold } from './threshold.ts';
import { ossCsv } from './write-csv.ts';

const supply = (to: Partial<OssSupply> = {}): OssSupply => ({
  ...{ state: 'DE', kind: 'goods', from: null, date: date('2026-02-10'), rateBp: 1900n, currency: 'EUR', base: 10_000n, vat: 1_900n },
  ...{ corrects: null, documentId: null },
  ...to,
});
const input = (supplies: readonly OssSupply[], to: Partial<OssInput> = {}): OssInput => ({
  vatNumber: 'BG123456786',
  quarter: quarter('2026-Q1'),
  supplies,
  ecbRates: {},
  ...to,
});
const findings = (supplies: readonly OssSupply[], to: Partial<OssInput> = {}) =>
  checkOss(input(supplies, to)).map(({ rule, level, code, supply: at }) => `${rule} ${level} ${code} ${at ?? ''}`.trimEnd());

const quarterOfSales: readonly OssSupply[] = [
  supply(),
  supply({ base: 5_025n, vat: 955n, documentId: 'second' }),
  supply({ kind: 'services', base: 1_000n, vat: 190n }),
  supply({ base: -2_000n, vat: -380n }),
  supply({ state: 'FI', rateBp: 2550n, base: 20_001n, vat: 5_100n }),
  supply({ state: 'EL', rateBp: 2400n, base: 4_000n, vat: 960n }),
  supply({ state: 'EL', rateBp: 2400n, base: 3_000n, vat: 720n, from: { state: 'RO', number: 'RO18547290' } }),
  supply({ state: 'SE', rateBp: 2500n, currency: 'SEK', base: 100_000n, vat: 25_000n }),
  supply({ state: 'SE', rateBp: 2500n, base: 1_000n, vat: 250n }),
  supply({ state: 'FR', rateBp: 2000n, base: -9_000n, vat: -1_800n, corrects: quarter('2025-Q4') }),
  supply({ state: 'DE', rateBp: 1900n, base: -1_000n, vat: -190n, corrects: quarter('2025-Q4') }),
  supply({ state: 'DE', rateBp: 1900n, base: -500n, vat: -95n, corrects: quarter('2025-Q3') }),
];
const ecbRates = { SEK: '11.2' };

test('[V5] a quarter computed by hand', () => {
  // SEK 1000.00 / 11.2 = 89.2857 -> 89.29; SEK 250.00 / 11.2 = 22.3214 -> 22.32. Goods to Germany: 100.00 + 50.25 - 20.00 = 130.25, tax 24.75;
  // 19 % of 130.25 is 24.7475. Finland: 25.5 % of 200.01 is 51.00255.
  expect(computeOssReturn(input(quarterOfSales, { ecbRates }))).toEqual({
    vatNumber: 'BG123456786',
    quarter: '2026-Q1',
    lines: [
      { state: 'DE', kind: 'goods', from: null, rateType: 'standard', rateBp: 1900n, base: 13_025n, vat: 2_475n, vatOfBase: 2_475n },
      { state: 'DE', kind: 'services', from: null, rateType: 'standard', rateBp: 1900n, base: 1_000n, vat: 190n, vatOfBase: 190n },
      { state: 'EL', kind: 'goods', from: null, rateType: 'standard', rateBp: 2400n, base: 4_000n, vat: 960n, vatOfBase: 960n },
      {
        ...{ state: 'EL', kind: 'goods', from: { state: 'RO', number: 'RO18547290' }, rateType: 'standard', rateBp: 2400n },
        ...{ base: 3_000n, vat: 720n, vatOfBase: 720n },
      },
      { state: 'FI', kind: 'goods', from: null, rateType: 'standard', rateBp: 2550n, base: 20_001n, vat: 5_100n, vatOfBase: 5_100n },
      { state: 'SE', kind: 'goods', from: null, rateType: 'standard', rateBp: 2500n, base: 9_929n, vat: 2_482n, vatOfBase: 2_482n },
    ],
    corrections: [
      { quarter: '2025-Q3', state: 'DE', vat: -95n },
      { quarter: '2025-Q4', state: 'DE', vat: -190n },
      { quarter: '2025-Q4', state: 'FR', vat: -1_800n },
    ],
    balances: [
      { state: 'DE', vat: 2_665n, corrections: -285n, balance: 2_380n },
      { state: 'EL', vat: 1_680n, corrections: 0n, balance: 1_680n },
      { state: 'FI', vat: 5_100n, corrections: 0n, balance: 5_100n },
      { state: 'FR', vat: 0n, corrections: -1_800n, balance: -1_800n },
      { state: 'SE', vat: 2_482n, corrections: 0n, balance: 2_482n },
    ],
    // 23.80 + 16.80 + 51.00 + 24.82; what France pays back lowers nobody else's.
    payable: 11_642n,
    isNil: false,
  });
  expect(findings(quarterOfSales, { ecbRates })).toEqual([]);
});

test('[V5] the same as a table', () => {
  expect(ossCsv(computeOssReturn(input(quarterOfSales, { ecbRates })))).toBe(
    [
      'part,member_state,from_state,from_number,kind,rate_type,rate,quarter,base,vat',
      'supply,DE,,,goods,standard,19,2026-Q1,130.25,24.75',
      'supply,DE,,,services,standard,19,2026-Q1,10.00,1.90',
      'supply,EL,,,goods,standard,24,2026-Q1,40.00,9.60',
      'supply,EL,RO,RO18547290,goods,standard,24,2026-Q1,30.00,7.20',
      'supply,FI,,,goods,standard,25.5,2026-Q1,200.01,51.00',
      'supply,SE,,,goods,standard,25,2026-Q1,99.29,24.82',
      'correction,DE,,,,,,2025-Q3,,-0.95',
      'correction,DE,,,,,,2025-Q4,,-1.90',
      'correction,FR,,,,,,2025-Q4,,-18.00',
      'balance,DE,,,,,,2026-Q1,,23.80',
      'balance,EL,,,,,,2026-Q1,,16.80',
      'balance,FI,,,,,,2026-Q1,,51.00',
      'balance,FR,,,,,,2026-Q1,,-18.00',
      'balance,SE,,,,,,2026-Q1,,24.82',
      'payable,,,,,,,2026-Q1,,116.42',
      '',
    ].join('\r\n'),
  );
});

test('[V5] an empty quarter is a nil return', () => {
  const nil = computeOssReturn(input([]));
  expect([nil.isNil, nil.payable, nil.lines, nil.balances]).toEqual([true, 0n, [], []]);
  expect(findings([])).toEqual([]);
});

test('[V5] without an exchange rate there is no return, and why is said', () => {
  const { result, findings: said } = prepareOssReturn(input([supply({ currency: 'SEK' })]));
  expect([result, said.map(({ code }) => code)]).toEqual([null, ['EXCHANGE_RATE_MISSING']]);
  expect(prepareOssReturn(input(quarterOfSales, { ecbRates })).result?.payable).toBe(11_642n);
});

test('[V5] rates change on their day', () => {
  const standardOn = (state: string, on: string) => ratesOf(state, date(on))[0]?.rateBp;
  expect([standardOn('EE', '2025-06-30'), standardOn('EE', '2025-07-01')]).toEqual([2200n, 2400n]);
  expect([standardOn('RO', '2025-07-31'), standardOn('RO', '2025-08-01')]).toEqual([1900n, 2100n]);
  expect([standardOn('FI', '2026-01-01'), standardOn('SK', '2025-01-01'), standardOn('HU', '2026-06-30')]).toEqual([2550n, 2300n, 2700n]);
  const reducedOn = (on: string) =>
    ratesOf('LT', date(on))
      .filter(({ type }) => type === 'reduced')
      .map(({ rateBp }) => rateBp);
  expect([reducedOn('2025-12-31'), reducedOn('2026-01-01')]).toEqual([
    [900n, 500n],
    [1200n, 500n],
  ]);
});

test('[V5] every member state has exactly one standard rate on every day from 2025, and no reduced rate counts as confirmed', () => {
  expect(memberStates.length).toBe(27);
  expect([...memberStates].sort().join(' ')).toBe('AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK');
  for (const state of memberStates) {
    for (const on of ['2025-01-01', '2025-06-30', '2025-07-01', '2025-07-31', '2025-08-01', '2025-12-31', '2026-01-01', '2030-12-31'])
      expect(ratesOf(state, date(on)).filter(({ type }) => type === 'standard').length, `${state} ${on}`).toBe(1);
  }
  expect(memberStateRates.filter(({ type, confirmed }) => type === 'reduced' && confirmed)).toEqual([]);
  expect(memberStateRates.filter(({ type, rateBp }) => type === 'standard' && (rateBp < 1500n || rateBp > 2700n))).toEqual([]);
});

test.each<[Partial<OssSupply>, string]>([
  [{ state: 'BG', rateBp: 2000n, vat: 2_000n }, 'BG-OSS-2 error STATE_INVALID 0'],
  [{ from: { state: 'DE', number: 'DE136695976' } }, 'BG-OSS-3 error FROM_INVALID 0'],
  [{ from: { state: 'BG', number: 'BG123456786' } }, 'BG-OSS-3 error FROM_INVALID 0'],
  [{ from: { state: 'RO', number: 'DE136695976' } }, 'BG-OSS-3 warning FROM_NUMBER_UNUSUAL 0'],
  [{ from: { state: 'RO', number: '' } }, 'BG-OSS-3 error FROM_INVALID 0'],
  [{ date: date('2025-12-31') }, 'BG-OSS-4 error DATE_OUTSIDE_QUARTER 0'],
  [{ date: date('2026-04-01') }, 'BG-OSS-4 error DATE_OUTSIDE_QUARTER 0'],
  [{ rateBp: 1600n, vat: 1_600n }, 'BG-OSS-5 error RATE_UNKNOWN 0'],
  [{ rateBp: 700n, vat: 700n }, 'BG-OSS-5 warning RATE_UNCONFIRMED 0'],
  [{ currency: 'SEK' }, 'BG-OSS-6 error EXCHANGE_RATE_MISSING 0'],
  [{ currency: 'nonsense' }, 'BG-OSS-6 error EXCHANGE_RATE_MISSING 0'],
  [{ vat: 1_902n }, 'BG-OSS-7 warning TAX_DEVIATES 0'],
  [{ vat: -1_900n }, 'BG-OSS-7 error MIXED_SIGNS 0'],
  [{ corrects: quarter('2026-Q1') }, 'BG-OSS-8 error CORRECTION_NOT_EARLIER 0'],
  [{ corrects: quarter('2021-Q2') }, 'BG-OSS-8 error CORRECTION_NOT_EARLIER 0'],
  [{ corrects: quarter('2022-Q3') }, 'BG-OSS-8 error CORRECTION_TOO_LATE 0'],
])('[V5] %o: %s', (to, expected) => {
  expect(findings([supply(to)])).toEqual([expected]);
});

test('[V5] what is right, and the edges of it', () => {
  expect(findings([supply({ date: date('2026-01-01') }), supply({ date: date('2026-03-31') }), supply({ vat: 1_901n })])).toEqual([]);
  // The return of 2022-Q4 was due on 31 January 2023, that of 2023-Q1 on 30 April: three years on, the first is over before the quarter is.
  expect(findings([supply({ corrects: quarter('2023-Q1') })])).toEqual([]);
  expect(findings([supply({ corrects: quarter('2022-Q4') })])).toEqual(['BG-OSS-8 error CORRECTION_TOO_LATE 0']);
  expect(findings([supply({ currency: 'SEK' })], { ecbRates: { SEK: '0.00' } })).toEqual(['BG-OSS-6 error EXCHANGE_RATE_MISSING 0']);
  expect(findings([], { vatNumber: 'BG123456789' })).toEqual(['BG-OSS-1 error OWN_NUMBER_INVALID']);
});

test('[V5] euro of a currency, halves away from zero', () => {
  // 1.00 / 8 = 0.125; 100 yen / 160 = 0.625
  expect([toEuro(100n, 'SEK', { SEK: '8' }), toEuro(-100n, 'SEK', { SEK: '8' }), toEuro(100n, 'JPY', { JPY: '160' })]).toEqual([
    13n,
    -13n,
    63n,
  ]);
  expect(toEuro(12_345n, 'EUR', {})).toBe(12_345n);
  expect(() => toEuro(1n, 'SEK', {})).toThrow(BrokenInvariant);
});

test('[V5] quarters', () => {
  const q4 = quarter('2025-Q4');
  expect([firstDayOf(q4), lastDayOf(q4), ossDueDate(q4), lastCorrectionOf(q4)]).toEqual([
    '2025-10-01',
    '2025-12-31',
    '2026-01-31',
    '2029-01-31',
  ]);
  expect(['2026-01-31', '2026-03-31', '2026-04-01', '2026-12-31'].map((on) => quarterOf(date(on)))).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]);
  expect(['2026-Q0', '2026-Q5', '2026Q1', ''].map(readQuarter)).toEqual([undefined, undefined, undefined, undefined]);
  expect(() => quarter('2026-5')).toThrow(BrokenInvariant);
});

test('[V5] balances are what lines and corrections say, whatever is sold where, and the order of sales does not matter', () => {
  const sale = fc.record({
    state: fc.constantFrom('DE', 'FR', 'EL'),
    base: fc.bigInt(-(10n ** 9n), 10n ** 9n),
    kind: fc.constantFrom('goods' as const, 'services' as const),
    corrects: fc.option(fc.constantFrom(quarter('2025-Q4'), quarter('2025-Q3'))),
  });
  fc.assert(
    fc.property(fc.array(sale, { maxLength: 30 }), (sales) => {
      const supplies = sales.map(({ base, ...rest }) => supply({ ...rest, base, vat: (base * 19n) / 100n }));
      const result = computeOssReturn(input(supplies));
      const charged = supplies.reduce((total, { vat }) => total + vat, 0n);
      expect(result.balances.reduce((total, { balance }) => total + balance, 0n)).toBe(charged);
      expect(result.payable).toBe(result.balances.reduce((total, { balance }) => (balance > 0n ? total + balance : total), 0n));
      expect(computeOssReturn(input(supplies.toReversed()))).toEqual(result);
    }),
  );
});

test('[V5] the limit of sales that may be taxed at home, of this year and the one before', () => {
  const sale = (on: string, base: bigint) => ({ date: date(on), base });
  const year = [sale('2026-05-01', 600_000n), sale('2026-03-01', 400_000n), sale('2026-09-30', 1n), sale('2026-10-01', -900_000n)];
  expect(ossThreshold).toBe(1_000_000n);
  expect(watchOssThreshold(2026, year)).toEqual({ total: 100_001n, shareBp: 1_000n, taxedAbroadFrom: '2026-09-30' });
  expect(watchOssThreshold(2026, year.slice(0, 2))).toEqual({ total: 1_000_000n, shareBp: 10_000n, taxedAbroadFrom: null });
  expect(watchOssThreshold(2027, year)).toEqual({ total: 0n, shareBp: 0n, taxedAbroadFrom: '2027-01-01' });
  expect(watchOssThreshold(2028, year).taxedAbroadFrom).toBeNull();
});

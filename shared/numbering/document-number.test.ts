import fc from 'fast-check';
import { expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { uuid7 } from '../ids/uuid7.ts';
import type { NumberedKind, NumberingRule, Resets } from '../jurisdictions/pack.ts';
import { byProgram } from '../laws/source.ts';
import {
  branchPattern,
  defaultNumbering,
  deviceCode,
  formatFaults,
  formatNumber,
  headOf,
  isDigitsOnly,
  prefixPattern,
  readSeries,
  seriesName,
  seriesOf,
} from './document-number.ts';

const on = date('2026-05-04');
// The last 30 bits are 1: five zeros and a one.
const log = '0196f000-0000-7000-8000-00e180000001';

const printed = (value: number, kind: NumberedKind, resets: Resets, digits: number, prefix = '', branch = '', device = '') => {
  const series = seriesOf(kind, resets, on, branch, device);
  return [seriesName(series), formatNumber(value, headOf(series, prefix), digits)];
};

test.each([
  ['the first device of an endless series', printed(7, 'sales-invoice', 'never', 10), 'sales-invoice', '0000000007'],
  ['another device', printed(7, 'sales-invoice', 'never', 10, '', '', '000001'), 'sales-invoice@000001', '000001-0000000007'],
  ['a series that begins anew every year', printed(7, 'sales-invoice', 'yearly', 6), 'sales-invoice/2026', '2026-000007'],
  ['a branch', printed(7, 'payment-in', 'never', 10, '', 'TB'), 'payment-in:TB', 'TB-0000000007'],
  ['a prefix changes no series', printed(7, 'sales-invoice', 'never', 10, 'INV'), 'sales-invoice', 'INV-0000000007'],
  [
    'all of it',
    printed(7, 'sales-invoice', 'yearly', 6, 'INV', 'TB', deviceCode(log)),
    'sales-invoice:TB/2026@000001',
    'INV-TB-2026-000001-000007',
  ],
])('[NUM-1] %s', (_name, [series, number], wantedSeries, wantedNumber) => {
  expect([series, number]).toEqual([wantedSeries, wantedNumber]);
});

test('[NUM-1] a number that outgrows its digits keeps all of them', () => {
  expect(formatNumber(1_234_567, '', 6)).toBe('1234567');
  expect(formatNumber(9_999_999_999, '', 10)).toBe('9999999999');
});

test('[NUM-1] no two kinds, years, branches or devices share a series or a printed number', () => {
  const all = (['sales-invoice', 'sales-credit-note', 'journal-entry'] as const).flatMap((kind) =>
    ['', 'A', '1'].flatMap((branch) =>
      ['', '000001', '00000A'].flatMap((device) =>
        ['2025-12-31', '2026-01-01'].map((day) => seriesOf(kind, 'yearly', date(day), branch, device)),
      ),
    ),
  );
  expect(new Set(all.map(seriesName)).size).toBe(all.length);
  for (const series of all) expect(readSeries(seriesName(series))).toEqual(series);
  const heads = all.filter(({ kind }) => kind === 'sales-invoice').map((series) => headOf(series, ''));
  expect(new Set(heads).size).toBe(heads.length);
});

const text = (pattern: RegExp, max: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCZ0129'), minLength: 1, maxLength: max }).filter((value) => pattern.test(value));
const anyLog = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 46 }), fc.uint8Array({ minLength: 10, maxLength: 10 }))
  .map(([at, bytes]) => uuid7(at, bytes));

test('[NUM-1] whatever branches, devices, years and prefixes a company has, two series never print the same number', () => {
  const place = fc.record({
    branch: fc.option(text(branchPattern, 4), { nil: '' }),
    prefix: fc.option(text(prefixPattern, 5), { nil: '' }),
    device: fc.option(anyLog.map(deviceCode), { nil: '' }),
    resets: fc.constantFrom<Resets>('never', 'yearly'),
    year: fc.integer({ min: 2000, max: 2099 }),
    digits: fc.integer({ min: 4, max: 12 }),
    value: fc.integer({ min: 1, max: 20_000 }),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 40 }), (places) => {
      // What `branch.open` and `numbering.configure` refuse: a prefix that reads like a branch.
      const branches = new Set(places.map(({ branch }) => branch).filter((code) => code !== ''));
      const prefixes = places.map(({ prefix }) => (branches.has(prefix) ? '' : prefix));
      const drawn = new Map<string, string>();
      for (const [index, { branch, device, resets, year, digits, value }] of places.entries()) {
        const series = seriesOf('sales-invoice', resets, date(`${year}-01-01`), branch, device);
        const number = formatNumber(value, headOf(series, prefixes[index]!), digits);
        const identity = `${seriesName(series)} ${value}`;
        expect(drawn.get(number) ?? identity).toBe(identity);
        drawn.set(number, identity);
      }
    }),
    { numRuns: 500 },
  );
});

test('[NUM-1] devices that join without asking each other have codes of their own', () => {
  expect(deviceCode(log)).toBe('000001');
  // 3FFFFFFF in the last 30 bits: the two bits before them are no part of it.
  expect(deviceCode('0196f000-0000-7000-8000-00e1ffffffff')).toBe('ZZZZZZ');
  expect(deviceCode('0196f000-0000-7000-8000-00e13fffffff')).toBe('ZZZZZZ');
  fc.assert(
    fc.property(fc.uniqueArray(anyLog, { minLength: 2, maxLength: 200 }), (logs) => {
      const last30 = (id: string) => BigInt(`0x${id.replaceAll('-', '')}`) & ((1n << 30n) - 1n);
      const codes = logs.map(deviceCode);
      for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
      // Equal codes only from equal bits: 2 ** 30 of them.
      expect(new Set(codes).size).toBe(new Set(logs.map(last30)).size);
      // A code is neither a prefix nor a branch nor a year.
      for (const code of codes) expect([prefixPattern.test(code), branchPattern.test(code)]).toEqual([false, false]);
    }),
  );
});

const bulgarian: NumberingRule = { digits: 10, resets: 'never', prefix: null, gaps: 'unbroken', source: byProgram };
test.each([
  ['its own format', defaultNumbering, { prefix: '', digits: 10, resets: 'never' }, []],
  ['a prefix and a year', defaultNumbering, { prefix: 'INV', digits: 6, resets: 'yearly' }, []],
  ['a prefix as long as a device', defaultNumbering, { prefix: 'INVOIC', digits: 6, resets: 'never' }, ['prefix']],
  ['a prefix that reads as a year', defaultNumbering, { prefix: '2026', digits: 6, resets: 'never' }, ['prefix']],
  ['too few digits', defaultNumbering, { prefix: '', digits: 3, resets: 'never' }, ['digits']],
  ['letters where the law wants digits', bulgarian, { prefix: 'A', digits: 9, resets: 'yearly' }, ['prefix', 'digits', 'resets']],
  ['the format of the law', bulgarian, { prefix: '', digits: 10, resets: 'never' }, []],
  ['a prefix of the pack', { ...defaultNumbering, prefix: 'F|FK' }, { prefix: 'FK', digits: 10, resets: 'never' }, []],
  ['not a prefix of the pack', { ...defaultNumbering, prefix: 'F|FK' }, { prefix: 'FKA', digits: 10, resets: 'never' }, ['prefix']],
] as const)('[NUM-1] a company may choose: %s', (_name, rule, format, faults) => {
  expect(formatFaults(rule, format)).toEqual(faults);
});

test('[NUM-1] only a rule without any prefix makes numbers of digits alone', () => {
  expect([isDigitsOnly(defaultNumbering), isDigitsOnly(bulgarian)]).toEqual([false, true]);
});

import { expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { packFor } from '../jurisdictions/index.ts';
import { computeTotals, isOnTop, paidOfGroup, vatInGross, vatOnNet } from './compute-totals.ts';
import { inForce, type TaxCode } from './tax-code.ts';

const codes = new Map(packFor('GE')!.taxCodes.map((taxCode) => [taxCode.code, taxCode]));
const priced = (...lines: [amount: bigint, code: string][]) => lines.map(([amount, code]) => ({ amount, taxCode: codes.get(code)! }));
const per = (rateBp: bigint, code = 'X'): TaxCode => ({ ...codes.get('S18')!, code, rateBp });

test.each([
  [10_000n, 1800n, 1_800n],
  [8_475n, 1800n, 1_526n], // 15.255 goes up [E8]
  [-8_475n, 1800n, -1_526n],
  [3n, 1800n, 1n], // 0.54
  [2n, 1800n, 0n], // 0.36
  [3_708n, 2000n, 742n],
  [0n, 1800n, 0n],
])('[VAT-3] VAT on %i at %i is %i', (net, rate, vat) => {
  expect(vatOnNet(net, rate)).toBe(vat);
});

test.each([
  [3_333n, 508n], // 33.33 holds 5.08 [E8]
  [9_999n, 1_525n], // 99.99 holds 15.25 [E8]
  [59_000n, 9_000n],
  [-3_333n, -508n],
  [1n, 0n],
])('[VAT-3] %i with 18 %% VAT in it holds %i', (gross, vat) => {
  expect(vatInGross(gross, 1800n)).toBe(vat);
});

test('[VAT-3] VAT is on top where it is paid to the other side, and nowhere else', () => {
  const onTop = [...codes.values()].filter(isOnTop).map(({ code }) => code);
  expect(onTop).toEqual(expect.arrayContaining(['S18', 'S18A', 'P18', 'PIM', 'PNC', 'P18W']));
  for (const code of ['RC18', 'RCW', 'RCF', 'S0X', 'SXF', 'P0', 'SOUT']) expect(onTop, code).not.toContain(code);
});

test('[VAT-3] a price that includes VAT includes none where none is on top', () => {
  const totals = computeTotals('per-line', true, priced([11_800n, 'P18'], [10_000n, 'RC18'], [5_000n, 'P0']));
  expect(totals.lines).toEqual([
    { net: 10_000n, vat: 1_800n, gross: 11_800n },
    { net: 10_000n, vat: 0n, gross: 10_000n },
    { net: 5_000n, vat: 0n, gross: 5_000n },
  ]);
  expect(totals.groups.map(({ taxCode, taxable, vat }) => [taxCode.code, taxable, vat])).toEqual([
    ['P18', 10_000n, 1_800n],
    ['RC18', 10_000n, 1_800n],
    ['P0', 5_000n, 0n],
  ]);
  // One line of each code here: what is paid of a code is what is paid of its line.
  expect(totals.groups.map(paidOfGroup)).toEqual(totals.lines);
  expect([totals.net, totals.vat, totals.gross]).toEqual([25_000n, 1_800n, 26_800n]);
});

test('[VAT-3] a discount line carries the VAT it takes away', () => {
  const line = (amount: bigint) => ({ amount, taxCode: per(2000n) });
  expect(computeTotals('per-rate-group', false, [line(10_000n), line(-1_000n)]).lines.map(({ vat }) => vat)).toEqual([2_000n, -200n]);
  expect(computeTotals('per-line', false, [line(10_000n), line(-1_000n)]).lines.map(({ vat }) => vat)).toEqual([2_000n, -200n]);
  // More taken away than sold: the document as a whole is negative.
  expect(computeTotals('per-rate-group', false, [line(1_000n), line(-10_000n)]).vat).toBe(-1_800n);
});

test('[VAT-3] rates are kept apart', () => {
  const totals = computeTotals('per-rate-group', false, [
    { amount: 3n, taxCode: per(1800n, 'A') },
    { amount: 3n, taxCode: per(900n, 'B') },
    { amount: 3n, taxCode: per(1800n, 'A') },
  ]);
  expect(totals.groups.map(({ taxCode, vat }) => [taxCode.code, vat])).toEqual([
    ['A', 1n],
    ['B', 0n],
  ]);
});

test('[VAT-3] no lines are no totals', () => {
  expect(computeTotals('per-line', false, [])).toEqual({ lines: [], groups: [], net: 0n, vat: 0n, gross: 0n });
});

test('[V1] a rule is in force from its first to its last day, both inclusive', () => {
  const rule: TaxCode = { ...per(1800n), validFrom: date('2021-01-01'), validTo: date('2026-12-31') };
  expect(['2020-12-31', '2021-01-01', '2026-12-31', '2027-01-01'].map((on) => inForce(rule, date(on)))).toEqual([false, true, true, false]);
  expect(inForce({ ...rule, validTo: null }, date('2199-12-31'))).toBe(true);
});

import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { byProgram } from '../laws/source.ts';
import type { CellRule, VatReturnForm } from '../vat/vat-return-form.ts';
import { cellRules, computeVatReturn, type TaxCodeSum, taxCodesBehind } from './vat-return.ts';

const names = { ka: '', bg: '', ru: '', en: '' };
const form = (cells: Record<string, Record<string, CellRule>>): VatReturnForm => ({
  id: 'test',
  language: 'en',
  version: '1',
  names,
  parts: [{ id: 'A', names, columns: [], lines: Object.entries(cells).map(([code, of]) => ({ code, names, cells: of })) }],
  payable: 'PAY.amount',
  credit: 'EXCESS.amount',
  source: byProgram,
});
const sample = form({
  '1': { base: { from: 'taxable', taxCodes: ['S'] }, vat: { from: 'rate', cell: '1.base', rateBp: 1800n } },
  '2': { base: { from: 'taxable', taxCodes: ['R'] }, vat: { from: 'rate', cell: '2.base', rateBp: 1800n } },
  '3': { vat: { from: 'vat', taxCodes: ['P', 'Q'] }, own: { from: 'manual' } },
  OUT: { amount: { from: 'sum', cells: ['1.vat', '2.vat'] } },
  IN: { amount: { from: 'sum', cells: ['3.vat', '3.own', '2.vat'] } },
  PAY: { amount: { from: 'excess', plus: ['OUT.amount'], minus: ['IN.amount'] } },
  EXCESS: { amount: { from: 'excess', plus: ['IN.amount'], minus: ['OUT.amount'] } },
});
const row = (taxCode: string, taxable: bigint, vat: bigint, more: Partial<TaxCodeSum> = {}): TaxCodeSum => ({
  taxCode,
  taxable,
  vat,
  correctedTaxable: 0n,
  correctedVat: 0n,
  rows: 1,
  ...more,
});
const amounts = (sums: readonly TaxCodeSum[], manual?: Record<string, bigint>) =>
  Object.fromEntries([...computeVatReturn(sample, sums, manual ? { manual } : {})].map(([cell, { amount }]) => [cell, amount]));

test('[V2] VAT of a row is its rate on the total of the row, rounded once', () => {
  expect(amounts([row('S', 8_475n, 1_524n)])).toMatchObject({
    '1.base': 8_475n,
    '1.vat': 1_526n,
    'PAY.amount': 1_526n,
    'EXCESS.amount': 0n,
  });
  expect(amounts([row('S', -8_475n, -1_524n)])).toMatchObject({ '1.vat': -1_526n, 'PAY.amount': 0n, 'EXCESS.amount': 1_526n });
});

test('[V2] nothing is a return of zeros', () => {
  expect(new Set(Object.values(amounts([])))).toEqual(new Set([0n]));
});

test('[V2] never are both payable and excess above zero, and their difference is what is owed less what is credited', () => {
  for (const [out, into] of [
    [100n, 40n],
    [40n, 100n],
    [70n, 70n],
  ] as const) {
    const cells = amounts([row('S', (out * 100n) / 18n, 0n), row('P', 0n, into)]);
    expect(cells['PAY.amount']! - cells['EXCESS.amount']!).toBe(cells['OUT.amount']! - cells['IN.amount']!);
    expect(cells['PAY.amount'] === 0n || cells['EXCESS.amount'] === 0n).toBe(true);
  }
});

test('[V2] several codes and several rows of one code add up', () => {
  expect(amounts([row('P', 0n, 5n), row('Q', 0n, 7n), row('P', 0n, 11n)])['3.vat']).toBe(23n);
  // A code with rows of two directions comes as two sums.
  expect(amounts([row('R', 1_000n, 180n), row('R', 500n, 90n)])['2.base']).toBe(1_500n);
});

test('[V2] a cell filled by hand counts, others do not', () => {
  expect(amounts([row('P', 0n, 5n)], { '3.own': 4n, '1.base': 99n })).toMatchObject({ '3.own': 4n, 'IN.amount': 9n, '1.base': 0n });
});

test('[VAT-1] a cell counts each row behind it once, by whatever ways it is reached', () => {
  const cells = computeVatReturn(sample, [row('R', 1_000n, 180n, { rows: 3 }), row('S', 100n, 18n, { rows: 2 }), row('Z', 1n, 1n)]);
  expect([cells.get('2.vat')!.rows, cells.get('OUT.amount')!.rows, cells.get('IN.amount')!.rows, cells.get('PAY.amount')!.rows]).toEqual([
    3, 5, 3, 5,
  ]);
  expect([...taxCodesBehind(sample, 'PAY.amount', [])!].sort()).toEqual(['P', 'Q', 'R', 'S']);
  expect(taxCodesBehind(sample, '9.base', [])).toBeUndefined();
});

test('[V2] corrections are shown apart in every cell they reach', () => {
  const cells = computeVatReturn(sample, [row('S', 10_300n, 1_854n, { correctedTaxable: -200n, correctedVat: -36n })]);
  expect(cells.get('1.base')).toMatchObject({ amount: 10_300n, corrections: -200n });
  expect(cells.get('1.vat')).toMatchObject({ amount: 1_854n, corrections: -36n });
  expect(cells.get('OUT.amount')).toMatchObject({ corrections: -36n });
});

test.each<[string, VatReturnForm]>([
  ['a cell that depends on itself', form({ A: { x: { from: 'sum', cells: ['A.x'] } } })],
  ['cells that depend on one another', form({ A: { x: { from: 'rate', cell: 'A.y', rateBp: 1n }, y: { from: 'sum', cells: ['A.x'] } } })],
  ['a cell that is not there', form({ A: { x: { from: 'sum', cells: ['B.x'] } } })],
])('[V2] a form with %s is a mistake of the program', (_name, broken) => {
  expect(() => computeVatReturn(broken, [])).toThrow(BrokenInvariant);
});

test('[V2] a cell that stands twice in a form is a mistake of the program', () => {
  const [part] = sample.parts;
  expect(() => cellRules({ ...sample, parts: [part!, part!] })).toThrow(BrokenInvariant);
});

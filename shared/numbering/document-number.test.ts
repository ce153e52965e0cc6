import { expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { defaultNumbering, formatNumber, seriesOf } from './document-number.ts';

const on = date('2026-05-04');
const yearly = { digits: 6, resets: 'yearly', source: 'test' } as const;

test.each([
  ['the first device of an endless series', defaultNumbering, 1, 'sales-invoice', '0000000007'],
  ['the second device has a series of its own', defaultNumbering, 2, 'sales-invoice@2', '2-0000000007'],
  ['a series that begins anew every year', yearly, 1, 'sales-invoice/2026', '000007'],
  ['both', yearly, 12, 'sales-invoice/2026@12', '12-000007'],
])('[NUM-1] %s', (_name, rule, device, series, number) => {
  expect(seriesOf('sales-invoice', rule, on, device)).toBe(series);
  expect(formatNumber(7, rule, device)).toBe(number);
});

test('[NUM-1] a number that outgrows its digits keeps all of them', () => {
  expect(formatNumber(1_234_567, yearly, 1)).toBe('1234567');
  expect(formatNumber(9_999_999_999, defaultNumbering, 1)).toBe('9999999999');
});

test('[NUM-1] no two kinds, years or devices share a series or a printed number', () => {
  const kinds = ['sales-invoice', 'sales-credit-note', 'journal-entry'] as const;
  const all = kinds.flatMap((kind) =>
    [1, 2, 11].flatMap((device) => ['2025-12-31', '2026-01-01'].map((day) => seriesOf(kind, yearly, date(day), device))),
  );
  expect(new Set(all).size).toBe(all.length);
  // 1 of device 11 and 11 of device 1 read differently.
  expect(formatNumber(1, defaultNumbering, 11)).not.toBe(formatNumber(11, defaultNumbering, 1));
});

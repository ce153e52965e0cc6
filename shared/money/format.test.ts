import { expect, test } from 'vitest';
import type { Language } from '../locales/languages.ts';
import { formatDecimal, formatMinor } from './format.ts';

const nbsp = '\u00a0';
test.each<[bigint, number, Language, string]>([
  [0n, 2, 'ka', '0,00'],
  [-5n, 2, 'ka', '-0,05'],
  [123_450n, 2, 'ka', `1${nbsp}234,50`],
  [123_450n, 2, 'bg', `1${nbsp}234,50`],
  [123_450n, 2, 'ru', `1${nbsp}234,50`],
  [123_450n, 2, 'en', '1,234.50'],
  [99_999n, 2, 'en', '999.99'],
  [100_000n, 0, 'en', '100,000'],
  [-123_456_789_012n, 2, 'en', '-1,234,567,890.12'],
])('[U5] %i with %i decimals in %s is %s', (value, scale, language, expected) => {
  expect(formatMinor(value, scale, language)).toBe(expected);
});

test('[U5] no digit is changed, however many there are', () => {
  expect(formatDecimal('1234567.1234567890', 'ru')).toBe(`1${nbsp}234${nbsp}567,1234567890`);
});

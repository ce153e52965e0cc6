import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { decimal, readDecimal, writeDecimal, writeTrimmed } from './decimal.ts';

test.each<[string, number, bigint | undefined]>([
  ['0', 2, 0n],
  ['-0', 2, 0n],
  ['0.01', 2, 1n],
  ['-0.01', 2, -1n],
  ['1234.5', 2, 123450n],
  ['1234.50', 2, 123450n],
  ['1234.500', 2, 123450n],
  ['1234.501', 2, undefined],
  ['12', 0, 12n],
  ['12.0', 0, 12n],
  ['12.5', 0, undefined],
  ['999999999999999999.99', 2, 99999999999999999999n],
  ['1234567890123456789', 2, undefined],
  ['', 2, undefined],
  ['.', 2, undefined],
  ['.5', 2, undefined],
  ['5.', 2, undefined],
  ['+5', 2, undefined],
  ['--5', 2, undefined],
  ['1,5', 2, undefined],
  ['1 234', 2, undefined],
  ['1e2', 2, undefined],
  ['0x10', 2, undefined],
  ['Infinity', 2, undefined],
  ['5\n', 2, undefined],
])('[L2] "%s" with %i decimals is %s', (text, scale, value) => {
  expect(readDecimal(text, scale)).toBe(value);
  if (value === undefined) expect(() => decimal(text, scale)).toThrow(BrokenInvariant);
  else expect(decimal(text, scale)).toBe(value);
});

test.each<[bigint, number, string, string]>([
  [0n, 2, '0.00', '0'],
  [5n, 2, '0.05', '0.05'],
  [-5n, 2, '-0.05', '-0.05'],
  [100n, 2, '1.00', '1'],
  [123450n, 2, '1234.50', '1234.5'],
  [7n, 0, '7', '7'],
  [100n, 0, '100', '100'],
  [18_234_000_0n, 10, '0.0182340000', '0.018234'],
])('[L2] %i with %i decimals is written %s, trimmed %s', (value, scale, whole, trimmed) => {
  expect(writeDecimal(value, scale)).toBe(whole);
  expect(writeTrimmed(value, scale)).toBe(trimmed);
});

test('[L8] a trimmed rate keeps the decimals asked for', () => {
  expect(writeTrimmed(27n * 10n ** 9n, 10, 4)).toBe('2.7000');
  expect(writeTrimmed(10n ** 10n, 10, 2)).toBe('1.00');
});

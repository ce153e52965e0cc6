import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { toBase } from './convert.ts';

test.each<[string, bigint, number, string, number, bigint]>([
  ['1,000 dollars at 2.7', 100_000n, 2, '2.7', 2, 270_000n],
  ['150,000 yen at 1.8234 for 100 [E14]', 150_000n, 0, '0.018234', 2, 273_510n],
  ['a half tetri goes up', 5n, 2, '2.7', 2, 14n], // 0.05 x 2.7 = 0.135
  ['and down below zero', -5n, 2, '2.7', 2, -14n],
  ['less than half a tetri is nothing', 1n, 2, '0.03', 2, 0n],
  ['dinars have three decimals', 1_000n, 3, '8.5', 2, 850n],
  ['no rounding on the way', 1n, 2, '0.0000000001', 12, 1n],
  ['a rate with all its decimals', 9_999_999_999_99n, 2, '2.6512345678', 2, 2_651_234_567_797n],
])('[L8] %s', (_name, foreign, foreignScale, rate, baseScale, expected) => {
  expect(toBase(foreign, foreignScale, rate, baseScale)).toBe(expected);
});

test('[L8] a rate with more decimals than are kept is a mistake of the program', () => {
  expect(() => toBase(1n, 2, '1.00000000001', 2)).toThrow(BrokenInvariant);
});

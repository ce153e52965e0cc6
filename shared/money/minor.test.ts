import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { abs, divRound, sum } from './minor.ts';

test.each([
  [5n, 10n, 1n],
  [-5n, 10n, -1n],
  [4n, 10n, 0n],
  [-4n, 10n, 0n],
  [15n, 10n, 2n],
  [25n, 10n, 3n], // not to the even neighbour
  [-25n, 10n, -3n],
  [0n, 7n, 0n],
  [1n, 3n, 0n],
  [2n, 3n, 1n],
  [152_550n, 10_000n, 15n],
  [9_007_199_254_740_993n * 2n + 1n, 2n, 9_007_199_254_740_994n], // beyond what a float counts
])('[VAT-3] %i / %i is %i, halves away from zero', (numerator, denominator, expected) => {
  expect(divRound(numerator, denominator)).toBe(expected);
});

test.each([0n, -1n])('[VAT-3] dividing by %i is a mistake of the program', (denominator) => {
  expect(() => divRound(1n, denominator)).toThrow(BrokenInvariant);
});

test('[LED-1] sums and sizes', () => {
  expect(sum([])).toBe(0n);
  expect(sum([1n, -3n, 2n ** 70n])).toBe(2n ** 70n - 2n);
  expect([abs(-5n), abs(0n), abs(5n)]).toEqual([5n, 0n, 5n]);
});

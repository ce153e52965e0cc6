import { expect, test } from 'vitest';
import { lineAmount } from './line-amount.ts';

test.each<[string, string, number, bigint]>([
  ['1', '12.36', 2, 1236n],
  ['3', '33.3333', 2, 10_000n], // 99.9999
  ['0.5', '0.01', 2, 1n], // a half goes up
  ['0.49', '0.01', 2, 0n],
  ['0.000001', '0.0001', 2, 0n],
  ['1000000', '0.0001', 2, 10_000n],
  ['1.5', '99', 0, 149n], // 148.5 yen
  ['0.333333', '3', 3, 1_000n],
  ['999999999999.999999', '999999999999.9999', 2, 99_999_999_999_999_989_900_000_000n],
])('[D3] %s x %s with %i decimals is %i', (quantity, price, scale, expected) => {
  expect(lineAmount(quantity, price, scale)).toBe(expected);
});

import { assert } from '../assert.ts';

/** Whole minor units of ONE currency (1n = 0.01 GEL, 1n = 1 JPY). May be negative. */
export type Minor = bigint & { readonly __unit: 'minor' };

export const minor = (value: bigint): Minor => value as Minor;

/** numerator / denominator, halves away from zero. The only division in money code. */
export function divRound(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'divRound: denominator must be positive');
  const twice = 2n * (numerator < 0n ? -numerator : numerator) + denominator;
  const magnitude = twice / (2n * denominator);
  return numerator < 0n ? -magnitude : magnitude;
}

export const abs = (value: bigint): bigint => (value < 0n ? -value : value);

export function sum(values: Iterable<bigint>): Minor {
  let total = 0n;
  for (const value of values) total += value;
  return total as Minor;
}

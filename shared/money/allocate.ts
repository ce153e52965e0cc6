import { assert } from '../assert.ts';
import { abs, type Minor, sum } from './minor.ts';

/**
 * Splits `total` in proportion to `weights` so that the parts add up to it exactly.
 * Left-over units go to the largest remainders, ties to the earliest part: same input, same cents, everywhere.
 * Weights must not be negative and not all zero; the sign of the parts is that of `total`.
 */
export function allocate(total: bigint, weights: readonly bigint[]): Minor[] {
  const whole = sum(weights);
  assert(weights.length > 0 && whole > 0n, 'allocate: weights must not all be zero');
  assert(
    weights.every((weight) => weight >= 0n),
    'allocate: weights must not be negative',
  );
  const magnitude = abs(total);
  const parts = weights.map((weight) => (magnitude * weight) / whole);
  let left = magnitude - sum(parts);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (magnitude * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = parts[index]! + 1n;
    left -= 1n;
  }
  return parts.map((part) => (total < 0n ? -part : part) as Minor);
}

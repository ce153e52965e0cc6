import { absolute, add, compare, isZero, type Rational, reduce, subtract, zero } from './rational.ts';

/** What may be left between the stated lines of an entry and the exact values of its converted lines, in minor units. */
export interface Allowed {
  /** Half of the last digit the book shows. */
  halfShown: Rational;
  /** The reader found the difference to be within the tolerance the file itself sets. */
  isAccepted: boolean;
}

/**
 * Turns exact values into whole units that add up to `total`: each value is cut down to a whole unit and the units left over go to the
 * largest fractions, ties to the earliest. A value that is whole stays as it is unless a tolerated difference has to be absorbed; that
 * one is shared in proportion to the values first. Refuses with the difference when it is more than `allowed`.
 */
export function settle(
  total: bigint,
  values: readonly Rational[],
  allowed: Allowed,
): { ok: true; parts: bigint[] } | { ok: false; difference: Rational } {
  let sum = zero;
  let size = zero;
  for (const value of values) {
    // Reduced as it grows: rates bring in denominators that powers of ten do not divide.
    sum = reduce(add(sum, value));
    size = reduce(add(size, absolute(value)));
  }
  const difference = subtract({ num: total, den: 1n }, sum);
  if (isZero(difference)) return { ok: true, parts: cut(total, values) };
  // Signed as the entry's own remainder: what the lines add up to, not what is missing.
  if (isZero(size) || !isAllowed(difference, allowed)) return { ok: false, difference: { num: -difference.num, den: difference.den } };
  if (fits(total, values)) return { ok: true, parts: cut(total, values) };
  const shifted = values.map((value) => {
    const share = { num: difference.num * absolute(value).num * size.den, den: difference.den * value.den * size.num };
    return reduce(add(value, share));
  });
  return { ok: true, parts: cut(total, shifted) };
}

/** Less than one unit is rounding whatever the scale. */
const isAllowed = (difference: Rational, { halfShown, isAccepted }: Allowed): boolean =>
  isAccepted || compare(absolute(difference), { num: 1n, den: 1n }) < 0 || compare(absolute(difference), halfShown) <= 0;

const floor = ({ num, den }: Rational): bigint => (num >= 0n || num % den === 0n ? num / den : num / den - 1n);

/** Whether rounding each value up or down can reach `total`. */
function fits(total: bigint, values: readonly Rational[]): boolean {
  let low = 0n;
  let high = 0n;
  for (const value of values) {
    const whole = floor(value);
    low += whole;
    high += value.num % value.den === 0n ? whole : whole + 1n;
  }
  return low <= total && total <= high;
}

function cut(total: bigint, values: readonly Rational[]): bigint[] {
  const parts = values.map(floor);
  let left = total;
  for (const part of parts) left -= part;
  const byFraction = values
    .map((value, index) => ({ index, fraction: subtract(value, { num: parts[index]!, den: 1n }) }))
    .sort((a, b) => compare(b.fraction, a.fraction) || a.index - b.index);
  for (const { index } of byFraction) {
    if (left === 0n) break;
    parts[index] = parts[index]! + 1n;
    left -= 1n;
  }
  return parts;
}

import { assert } from '../assert.ts';

/** An exact fraction, `num / den` with `den > 0`. Not always in lowest terms: compare with `compare`, never with `===`. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const zero: Rational = { num: 0n, den: 1n };

const tens: bigint[] = [1n];
/** 10 to the power of `exponent`, 0 and up. */
export function powerOfTen(exponent: number): bigint {
  while (tens.length <= exponent) tens.push(tens[tens.length - 1]! * 10n);
  return tens[exponent]!;
}

export function rational(num: bigint, den = 1n): Rational {
  assert(den !== 0n, 'rational: denominator is zero');
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

/** `digits / 10^decimals`: 1236n with 2 decimals is 12.36. */
export const scaled = (digits: bigint, decimals: number): Rational => ({ num: digits, den: powerOfTen(decimals) });

export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The same value in lowest terms. */
export function reduce(a: Rational): Rational {
  const divisor = gcd(a.num, a.den);
  return divisor <= 1n ? a : { num: a.num / divisor, den: a.den / divisor };
}

export function add(a: Rational, b: Rational): Rational {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  // Almost always both are powers of ten, so that one denominator divides the other and nothing grows.
  if (a.den > b.den && a.den % b.den === 0n) return { num: a.num + b.num * (a.den / b.den), den: a.den };
  if (b.den > a.den && b.den % a.den === 0n) return { num: a.num * (b.den / a.den) + b.num, den: b.den };
  const divisor = gcd(a.den, b.den);
  const factor = b.den / divisor;
  return { num: a.num * factor + b.num * (a.den / divisor), den: a.den * factor };
}

export const negate = (a: Rational): Rational => (a.num === 0n ? a : { num: -a.num, den: a.den });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => ({ num: a.num * b.num, den: a.den * b.den });
export const absolute = (a: Rational): Rational => (a.num < 0n ? { num: -a.num, den: a.den } : a);
export const isZero = (a: Rational): boolean => a.num === 0n;
export const sign = (a: Rational): -1 | 0 | 1 => (a.num > 0n ? 1 : a.num < 0n ? -1 : 0);

export function divide(a: Rational, b: Rational): Rational {
  assert(b.num !== 0n, 'divide: divisor is zero');
  return reduce(rational(a.num * b.den, a.den * b.num));
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equals = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

/** Whole units of `10^-decimals`, halves away from zero. */
export function toScaled(a: Rational, decimals: number): bigint {
  const twice = 2n * (a.num < 0n ? -a.num : a.num) * powerOfTen(decimals) + a.den;
  const magnitude = twice / (2n * a.den);
  return a.num < 0n ? -magnitude : magnitude;
}

/** Whole units of `10^-decimals`, halves to the even neighbour. */
export function toScaledHalfEven(a: Rational, decimals: number): bigint {
  const num = (a.num < 0n ? -a.num : a.num) * powerOfTen(decimals);
  const quotient = num / a.den;
  const twice = 2n * (num % a.den);
  const magnitude = twice > a.den || (twice === a.den && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return a.num < 0n ? -magnitude : magnitude;
}

/** The value as plain decimal text with exactly `decimals` decimals, halves away from zero: '-1234.50'. */
export const toDecimalText = (a: Rational, decimals: number): string => scaledText(toScaled(a, decimals), decimals);

export function scaledText(scaledValue: bigint, decimals: number): string {
  const negative = scaledValue < 0n;
  const digits = (negative ? -scaledValue : scaledValue).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative ? `-${text}` : text;
}

/**
 * The fewest decimals that show the value exactly, or undefined when no decimal fraction does (one third).
 * `max` bounds the search; every decimal text ever read is shorter than a line.
 */
export function exactDecimals(a: Rational, max = 100): number | undefined {
  let { den } = reduce(a);
  let twos = 0;
  let fives = 0;
  while (den % 2n === 0n && twos <= max) {
    den /= 2n;
    twos += 1;
  }
  while (den % 5n === 0n && fives <= max) {
    den /= 5n;
    fives += 1;
  }
  const decimals = twos > fives ? twos : fives;
  return den === 1n && decimals <= max ? decimals : undefined;
}

/** For messages: exact where a decimal can be, else a fraction '1/3'. */
export function toText(a: Rational): string {
  const decimals = exactDecimals(a);
  if (decimals !== undefined) return toDecimalText(a, decimals);
  const lowest = reduce(a);
  return `${lowest.num}/${lowest.den}`;
}

/** Plain decimal text, `[+-]digits[.digits]`, no marks between digits and no exponent. Undefined for anything else. */
export function readDecimal(text: string): { value: Rational; decimals: number } | undefined {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return undefined;
  const point = text.indexOf('.');
  if (point < 0) return { value: { num: BigInt(text.startsWith('+') ? text.slice(1) : text), den: 1n }, decimals: 0 };
  const decimals = text.length - point - 1;
  const digits = BigInt(text.slice(text.startsWith('+') || text.startsWith('-') ? 1 : 0, point) + text.slice(point + 1));
  return { value: scaled(text.startsWith('-') ? -digits : digits, decimals), decimals };
}

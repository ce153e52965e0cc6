import { assert } from '../assert.ts';
import { type Minor, minor } from './minor.ts';

/**
 * The neutral text of amounts on every wire, file and log: plain decimals of whole currency units, '.' as mark,
 * optional leading '-', no grouping, no exponent. "1234.50". What people type is read by `parse.ts`.
 */
export type DecimalText = string;

export const decimalPattern = /^-?\d{1,18}(\.\d{1,18})?$/;

/** Scaled integer of a decimal text, or undefined when it is malformed or has more than `scale` decimals that are not zero. */
export function readDecimal(text: string, scale: number): bigint | undefined {
  if (!decimalPattern.test(text)) return undefined;
  const negative = text.startsWith('-');
  const point = text.indexOf('.');
  const whole = text.slice(negative ? 1 : 0, point < 0 ? undefined : point);
  const fraction = point < 0 ? '' : text.slice(point + 1);
  if (fraction.length > scale && /[1-9]/.test(fraction.slice(scale))) return undefined;
  const value = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return negative ? -value : value;
}

/** `readDecimal` for text that was validated before; a malformed text is a mistake of ours. */
export function decimal(text: string, scale: number): Minor {
  const value = readDecimal(text, scale);
  assert(value !== undefined, 'decimal: text was not validated');
  return minor(value);
}

/** Decimal text of a scaled integer with exactly `scale` decimals: (123450n, 2) is "1234.50". */
export function writeDecimal(value: bigint, scale: number): DecimalText {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** As `writeDecimal`, without trailing zeros (but with at least `least` decimals): rates and quantities. */
export function writeTrimmed(value: bigint, scale: number, least = 0): DecimalText {
  const text = writeDecimal(value, scale);
  if (scale === 0) return text;
  const cut = text.replace(/0+$/, '');
  const [whole = '', fraction = ''] = cut.split('.');
  const kept = fraction.padEnd(least, '0');
  return kept ? `${whole}.${kept}` : whole;
}

export const isZeroText = (amount: DecimalText): boolean => !/[1-9]/.test(amount);
export const negated = (amount: DecimalText): DecimalText =>
  isZeroText(amount) ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

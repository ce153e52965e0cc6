import { type DecimalText, decimal, writeDecimal } from '../../shared/money/decimal.ts';

/** Exact sum of decimal texts of one currency. */
export function sumDecimals(amounts: Iterable<DecimalText>, scale: number): DecimalText {
  let total = 0n;
  for (const amount of amounts) total += decimal(amount, scale);
  return writeDecimal(total, scale);
}

export const isZeroText = (amount: DecimalText): boolean => !/[1-9]/.test(amount);
export const negated = (amount: DecimalText): DecimalText =>
  isZeroText(amount) ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

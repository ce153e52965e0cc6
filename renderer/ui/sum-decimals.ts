import { type DecimalText, decimal, writeDecimal } from '../../shared/money/decimal.ts';

export { isZeroText, negated } from '../../shared/money/decimal.ts';

/** Exact sum of decimal texts of one currency. */
export function sumDecimals(amounts: Iterable<DecimalText>, scale: number): DecimalText {
  let total = 0n;
  for (const amount of amounts) total += decimal(amount, scale);
  return writeDecimal(total, scale);
}

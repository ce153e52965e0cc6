import { decimal } from '../money/decimal.ts';
import { divRound, type Minor, minor } from '../money/minor.ts';

/** Quantity has six decimals, a unit price four. */
export const quantityScale = 6;
export const priceScale = 4;

/** quantity x unit price in minor units of the currency, half away from zero. Both as plain decimal text. */
export function lineAmount(quantity: string, unitPrice: string, currencyScale: number): Minor {
  const numerator = decimal(quantity, quantityScale) * decimal(unitPrice, priceScale) * 10n ** BigInt(currencyScale);
  return minor(divRound(numerator, 10n ** BigInt(quantityScale + priceScale)));
}

import { assert } from '../assert.ts';
import { rateScale } from './convert.ts';
import type { CurrencyCode } from './currency.ts';
import { type DecimalText, decimal, writeTrimmed } from './decimal.ts';
import { divRound } from './minor.ts';

/**
 * A rate as it was published: `quantity` units of `unit` are worth `rate` units of `price`. 100 JPY = 1.8234 GEL; the European Central Bank's
 * 1 EUR = 1.1831 USD. Which of the two is the base currency is asked only when a rate is needed, so nothing is rounded when it is kept.
 */
export interface Quote {
  readonly unit: CurrencyCode;
  /** Whole, from 1. */
  readonly quantity: number;
  readonly price: CurrencyCode;
  readonly rate: DecimalText;
}

/** An exact rate: units of base currency for one unit of the currency. Both positive. */
export interface ExactRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Units of `base` for one unit of `currency`, exactly, from a quote of the two in either direction. */
export function exactRate(quote: Quote, currency: CurrencyCode, base: CurrencyCode): ExactRate {
  const rate = decimal(quote.rate, rateScale);
  const quantity = BigInt(quote.quantity) * 10n ** BigInt(rateScale);
  assert(rate > 0n && quantity > 0n, 'exactRate: not positive');
  if (quote.unit === currency && quote.price === base) return { numerator: rate, denominator: quantity };
  assert(quote.unit === base && quote.price === currency, 'exactRate: a quote of other currencies');
  return { numerator: quantity, denominator: rate };
}

/** From `currency` to a third one, and from there to base: still exact. */
export const crossRate = (first: ExactRate, second: ExactRate): ExactRate => ({
  numerator: first.numerator * second.numerator,
  denominator: first.denominator * second.denominator,
});

/**
 * The rate as documents carry it: decimal text with at most ten decimals (at least four are shown), rounded once, half away from zero. Undefined
 * where nothing of it is left, or more than nine digits stand before the mark.
 */
export function rateText({ numerator, denominator }: ExactRate): DecimalText | undefined {
  const scaled = divRound(numerator * 10n ** BigInt(rateScale), denominator);
  return scaled === 0n || scaled >= 10n ** BigInt(rateScale + 9) ? undefined : writeTrimmed(scaled, rateScale, 4);
}

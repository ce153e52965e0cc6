import type { LocalDate } from '../dates/local-date.ts';
import type { Source } from '../laws/source.ts';
import { divRound, type Minor, minor } from '../money/minor.ts';
import { rateText } from '../money/rate.ts';

/** A country takes another currency: from the first day on books, documents and declarations are in the new one. Both have as many decimals. */
export interface CurrencyChange {
  /** First day of the new currency. */
  readonly on: LocalDate;
  readonly from: string;
  readonly to: string;
  /** Units of the former currency for one of the new one, with all decimals the law gives: never shortened, never inverted. */
  readonly rate: string;
  /** Accounts that take what the rounding of all balances adds up to, as a gain or as a loss of the first day. */
  readonly roundingGain: string;
  readonly roundingLoss: string;
  /** Set where the law names no account for it. */
  readonly isAccountUnconfirmed?: boolean;
  readonly source: Source;
}

/** A fraction that is exact: `rate` without its mark, and the power of ten it was divided by. */
const fraction = (rate: string): { units: bigint; one: bigint } => {
  const [whole = '', decimals = ''] = rate.split('.');
  return { units: BigInt(whole + decimals), one: 10n ** BigInt(decimals.length) };
};

/** Minor units of the former currency in the new one: divided by the rate and rounded once, half away from zero. */
export function toNewCurrency({ rate }: Pick<CurrencyChange, 'rate'>, former: bigint): Minor {
  const { units, one } = fraction(rate);
  return minor(divRound(former * one, units));
}

/** Minor units of the new currency in the former one: multiplied by the rate and rounded once, half away from zero. */
export function toFormerCurrency({ rate }: Pick<CurrencyChange, 'rate'>, amount: bigint): Minor {
  const { units, one } = fraction(rate);
  return minor(divRound(amount * units, one));
}

/** Minor units of one of the two currencies in the other, or as they are. */
export const between = (change: Pick<CurrencyChange, 'rate' | 'from'>, amount: bigint, from: string, to: string): bigint =>
  from === to ? amount : from === change.from ? toNewCurrency(change, amount) : toFormerCurrency(change, amount);

/** Units of `base` for one unit of `currency` where the two are those of the change, as documents carry it: the inverse has ten decimals. */
export function fixedRate(
  { from, to, rate }: Pick<CurrencyChange, 'from' | 'to' | 'rate'>,
  currency: string,
  base: string,
): string | undefined {
  if (currency === to && base === from) return rate;
  if (currency !== from || base !== to) return undefined;
  const { units, one } = fraction(rate);
  return rateText({ numerator: one, denominator: units });
}

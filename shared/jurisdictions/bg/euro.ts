import type { LocalDate } from '../../dates/local-date.ts';
import { date } from '../../dates/local-date.ts';
import type { Minor } from '../../money/minor.ts';
import { type CurrencyChange, toFormerCurrency, toNewCurrency } from '../../rates/currency-change.ts';
import { zverb } from './laws.ts';

/** First day of the euro. */
export const euroFrom = date('2026-01-01');

/**
 * The euro: BGN 1.95583 for EUR 1, always all five decimals. Balances are converted account by account; what their rounding adds up to is other
 * financial income or expense, which the law does not say (unconfirmed).
 * @source act introducing the euro; bulgaria.md 1.3
 */
export const currencyChange: CurrencyChange = {
  on: euroFrom,
  from: 'BGN',
  to: 'EUR',
  rate: '1.95583',
  roundingGain: '729',
  roundingLoss: '629',
  isAccountUnconfirmed: true,
  source: zverb(),
};

/** Currency of the books and of declarations on a day: BGN until 31.12.2025, EUR from 01.01.2026. */
export const baseCurrency = (on: LocalDate): string => (on < euroFrom ? 'BGN' : 'EUR');

/**
 * BGN to EUR, minor units of both: divided by 1.95583 and rounded once, half away from zero.
 * @source act introducing the euro; bulgaria.md 1.3
 */
export const toEuro = (bgn: bigint): Minor => toNewCurrency(currencyChange, bgn);

/** EUR to BGN, minor units of both: times 1.95583 and rounded once, half away from zero. */
export const toLev = (euro: bigint): Minor => toFormerCurrency(currencyChange, euro);

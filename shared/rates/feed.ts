import type { LocalDate } from '../dates/local-date.ts';
import { isIsoCurrency } from '../money/currency.ts';
import { readDecimal } from '../money/decimal.ts';
import type { Quote } from '../money/rate.ts';
import { ok, type Rejection, type Result, reject } from '../result.ts';

/** Who published a rate. */
export const rateFeeds = ['NBG', 'BNB', 'ECB'] as const;
export type RateFeed = (typeof rateFeeds)[number];

export interface DatedQuote extends Quote {
  /** The day the rate is for. */
  readonly on: LocalDate;
}

export interface Feed {
  readonly source: RateFeed;
  /** By day and in the order of the file. */
  readonly quotes: readonly DatedQuote[];
  /** Codes left out because ISO 4217 does not list them any more, sorted. */
  readonly skipped: readonly string[];
}

/** Longest file that is read, in characters: the whole history of the European Central Bank since 1999 is about seven million. */
export const feedLimit = 12_000_000;
/** Most rates of one file. */
export const quoteLimit = 300_000;

/** Where reading stopped and why: `reason` is one of empty, malformed, too-long, too-many, format, date, currency, quantity, rate, duplicate. */
export const unreadable = (place: string, reason: string): { ok: false; rejections: readonly Rejection[] } =>
  reject({ code: 'RATES_UNREADABLE', place, reason });

export interface RawQuote {
  readonly place: string;
  readonly on: LocalDate | undefined;
  readonly unit: unknown;
  readonly quantity: unknown;
  readonly price: unknown;
  readonly rate: unknown;
}

/** Checks what a reader found, one by one: the first fault refuses the file, because half a day's rates are worse than none. */
export function collect(source: RateFeed, found: readonly RawQuote[]): Result<Feed> {
  if (found.length === 0) return unreadable('', 'empty');
  if (found.length > quoteLimit) return unreadable('', 'too-many');
  const quotes: DatedQuote[] = [];
  const skipped = new Set<string>();
  const seen = new Set<string>();
  for (const { place, on, unit, quantity, price, rate } of found) {
    if (on === undefined) return unreadable(place, 'date');
    if (!isCode(unit) || !isCode(price) || unit === price) return unreadable(place, 'currency');
    if (typeof quantity !== 'string' || !/^[1-9]\d{0,6}$/.test(quantity)) return unreadable(place, 'quantity');
    if (typeof rate !== 'string' || !isRate(rate)) return unreadable(place, 'rate');
    const key = `${on} ${unit} ${price}`;
    if (seen.has(key)) return unreadable(place, 'duplicate');
    seen.add(key);
    const unlisted = [unit, price].find((code) => !isIsoCurrency(code));
    if (unlisted === undefined) quotes.push({ on, unit, quantity: Number(quantity), price, rate });
    else skipped.add(unlisted);
  }
  return ok({ source, quotes, skipped: [...skipped].sort() });
}

const isCode = (code: unknown): code is string => typeof code === 'string' && /^[A-Z]{3}$/.test(code);
const isRate = (rate: string): boolean => /^\d{1,9}(\.\d{1,10})?$/.test(rate) && (readDecimal(rate, 10) ?? 0n) > 0n;

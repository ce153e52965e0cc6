import { addMonths, firstDay, type Period, period } from '../../dates/period.ts';
import { baseCurrency, toEuro, toLev } from '../../jurisdictions/bg/euro.ts';
import { sum } from '../../money/minor.ts';
import type { Flow } from './declaration.ts';
import { type IntrastatThreshold, intrastatThresholds } from './thresholds.ts';

/** Value of goods moved in a month in one direction. Minor units of the currency of its year: BGN up to 2025, EUR from 2026. */
export interface MonthTotal {
  readonly period: Period;
  readonly amount: bigint;
}

/** An amount of books kept in `currency` in that of the limits of its month: books of 2026 are in euro, also where they hold months of 2025. */
export function inCurrencyOfLimit(month: Period, amount: bigint, currency: string): bigint {
  const wanted = baseCurrency(firstDay(month));
  if (wanted === currency) return amount;
  return wanted === 'EUR' ? toEuro(amount) : toLev(amount);
}

export interface ThresholdState {
  /** Null: the year's limit is not known. */
  readonly threshold: IntrastatThreshold | null;
  readonly limit: bigint | null;
  /** Of the year so far. */
  readonly total: bigint;
  /** Part of the limit in basis points, rounded down: 7_000n is 70 %. Null without a limit. */
  readonly shareBp: bigint | null;
  /** Month in which the total of the year passed the limit. */
  readonly passedIn: Period | null;
  /** First month of the year that is reported, or null when none is. January of the next year where December passed is that year's matter. */
  readonly reportsFrom: Period | null;
  readonly because: 'passed-this-year' | 'passed-last-year' | null;
}

/** Which of the two limits is watched. */
export type WatchedLimit = 'reporting' | 'statisticalValue';

/**
 * Where a company stands in a calendar year. Who passes the limit reports from the month after, and all of the following year. Exactly the limit does
 * not pass it. `thresholds` may be the company's own.
 * @source ЗСВТС; secondary sources for the beginning of the duty
 */
export function watchThreshold(
  year: number,
  flow: Flow,
  months: readonly MonthTotal[],
  watched: WatchedLimit = 'reporting',
  thresholds: readonly IntrastatThreshold[] = intrastatThresholds,
): ThresholdState {
  const before = passedIn(year - 1, flow, months, watched, thresholds);
  const now = passedIn(year, flow, months, watched, thresholds);
  const { limit, total, month } = now;
  const next = month === null ? null : addMonths(month, 1);
  const startsNow = next?.startsWith(String(year)) ? next : null;
  const because = before.month !== null ? 'passed-last-year' : startsNow !== null ? 'passed-this-year' : null;
  return {
    threshold: now.threshold,
    limit,
    total,
    shareBp: limit === null || limit === 0n ? null : (total < 0n ? 0n : total * 10_000n) / limit,
    passedIn: month,
    reportsFrom: before.month !== null ? period(`${year}-01`) : startsNow,
    because,
  };
}

function passedIn(
  year: number,
  flow: Flow,
  months: readonly MonthTotal[],
  watched: WatchedLimit,
  thresholds: readonly IntrastatThreshold[],
) {
  const threshold = thresholds.find((each) => each.year === year && each.flow === flow) ?? null;
  const limit = threshold?.[watched] ?? null;
  const ofYear = months.filter((each) => each.period.startsWith(String(year))).sort((a, b) => (a.period < b.period ? -1 : 1));
  let total = 0n;
  let month: Period | null = null;
  // A later return of goods does not undo what was passed.
  for (const each of ofYear) {
    total += each.amount;
    if (month === null && limit !== null && total > limit) month = each.period;
  }
  return { threshold, limit, month, total: sum(ofYear.map(({ amount }) => amount)) };
}

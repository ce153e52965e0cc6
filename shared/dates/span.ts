import { addDays, type LocalDate, weekday } from './local-date.ts';
import { type Days, partsOf, yearBefore } from './report-periods.ts';

/** Stretches of time that end with a day, as figures of an overview are looked at. */
export const spans = ['7d', '30d', '90d', '1y'] as const;
export type Span = (typeof spans)[number];

const lengths: Readonly<Record<Exclude<Span, '1y'>, number>> = { '7d': 7, '30d': 30, '90d': 90 };

/** Days of a span that ends with `to`, both inclusive; a year begins the day after the same day of the year before. */
export const daysOfSpan = (span: Span, to: LocalDate): Days => ({
  from: span === '1y' ? addDays(yearBefore(to), 1) : addDays(to, 1 - lengths[span]),
  to,
});

/** The span right before it, as long. */
export const spanBefore = (span: Span, to: LocalDate): Days => daysOfSpan(span, addDays(daysOfSpan(span, to).from, -1));

/** A span cut for a chart: days, weeks that begin on Monday, or calendar months; the first and last part may be shorter. */
export function partsOfSpan(span: Span, to: LocalDate): Days[] {
  const days = daysOfSpan(span, to);
  if (span === '1y') return partsOf(days, 'month');
  const parts: Days[] = [];
  for (let first = days.from; first <= to; ) {
    const end = span === '90d' ? addDays(first, 7 - weekday(first)) : first;
    parts.push({ from: first, to: end < to ? end : to });
    first = addDays(end, 1);
  }
  return parts;
}

import type { LocalDate } from '../../shared/dates/local-date.ts';
import { addMonths, type Period, periodOf } from '../../shared/dates/period.ts';
import { lastMonth, spanOf } from '../../shared/worksheets/worksheet-period.ts';

export type Span = 'month' | 'quarter' | 'year';

const written = /^(19|20|21)\d\d(-(Q[1-4]|0[1-9]|1[0-2]))?$/;

/** The period of this length that holds a month: "2026-05", "2026-Q2", "2026". */
export function spanHolding(span: Span, month: Period): string {
  const year = month.slice(0, 4);
  if (span === 'year') return year;
  return span === 'month' ? month : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The period an address asks for, in the length the worksheet is made for; the one of the month before today where it asks for none. */
export function spanAsked(span: Span, asked: string | undefined, today: LocalDate): string {
  if (asked === undefined || !written.test(asked)) return spanHolding(span, addMonths(periodOf(today), -1));
  return spanOf(asked) === span ? asked : spanHolding(span, lastMonth(asked));
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** The period after it, or before with -1. */
export function spanBeside(period: string, step: 1 | -1): string {
  const span = spanOf(period);
  return spanHolding(span, addMonths(lastMonth(period), step * monthsIn[span]));
}

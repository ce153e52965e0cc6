import { assert } from '../assert.ts';
import { type LocalDate, readDate } from '../dates/local-date.ts';
import { addMonths, firstDay, lastDay, type Period, period as toPeriod } from '../dates/period.ts';

/** What a worksheet is made for, by how its period is written: "2026", "2026-Q3", "2026-05". */
export function spanOf(text: string): 'year' | 'quarter' | 'month' {
  if (text.length === 4) return 'year';
  return text.includes('Q') ? 'quarter' : 'month';
}

/** Last month of a period. */
export function lastMonth(text: string): Period {
  const span = spanOf(text);
  if (span === 'month') return toPeriod(text);
  const year = text.slice(0, 4);
  return span === 'year' ? toPeriod(`${year}-12`) : toPeriod(`${year}-${String(Number(text.slice(6)) * 3).padStart(2, '0')}`);
}

/** First and last day, both inclusive. */
export function daysOf(text: string): { readonly from: LocalDate; readonly to: LocalDate } {
  const last = lastMonth(text);
  const months = { year: 12, quarter: 3, month: 1 }[spanOf(text)];
  return { from: firstDay(addMonths(last, 1 - months)), to: lastDay(last) };
}

/** A day counted from a month: `monthsAfter` months later, on the day, or on the last one of a month that is shorter. */
export function dayAfter(month: Period, monthsAfter: number, day: number | 'last'): LocalDate {
  const target = addMonths(month, monthsAfter);
  const end = lastDay(target);
  if (day === 'last' || day >= Number(end.slice(8))) return end;
  const on = readDate(`${target}-${String(day).padStart(2, '0')}`);
  assert(on !== undefined, 'day of a month: no such day');
  return on;
}

import { addDays, daysInMonth, type LocalDate, toEpochDay } from './local-date.ts';
import { addMonths, firstDay, lastDay, periodOf } from './period.ts';
import { firstDayOf, lastDayOf, quarterOf } from './quarter.ts';

/** Days of a report, both inclusive. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const isWholeMonths = ({ from, to }: Days): boolean => from === firstDay(periodOf(from)) && to === lastDay(periodOf(to));

/** As many whole months, or as many days, right before. */
export function previousPeriod({ from, to }: Days): Days {
  const before = addDays(from, -1);
  if (!isWholeMonths({ from, to })) return { from: addDays(before, toEpochDay(from) - toEpochDay(to)), to: before };
  const [first, last] = [periodOf(from), periodOf(to)];
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1;
  return { from: firstDay(addMonths(first, -months)), to: before };
}

/** The same day of the year before. The last day of February stays the last one, of what ends a period. */
export function yearBefore(on: LocalDate, isEnd = true): LocalDate {
  const month = addMonths(periodOf(on), -12);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const day = Number(on.slice(8, 10));
  const isLast = isEnd && on === lastDay(periodOf(on));
  return `${month}-${String(isLast ? last : Math.min(day, last)).padStart(2, '0')}` as LocalDate;
}

export const previousYear = ({ from, to }: Days): Days => ({ from: yearBefore(from, false), to: yearBefore(to) });

/** The days cut at the ends of months or quarters; the first and last part may be shorter. */
export function partsOf({ from, to }: Days, each: 'month' | 'quarter'): Days[] {
  const parts: Days[] = [];
  for (let first = from; first <= to; ) {
    const end = each === 'month' ? lastDay(periodOf(first)) : lastDayOf(quarterOf(first));
    parts.push({ from: first, to: end < to ? end : to });
    first = addDays(end, 1);
  }
  return parts;
}

/** Whether days are a whole month, quarter or neither: how a column of them is called. */
export function nameOfDays({ from, to }: Days): 'month' | 'quarter' | undefined {
  if (from === firstDay(periodOf(from)) && to === lastDay(periodOf(from))) return 'month';
  return from === firstDayOf(quarterOf(from)) && to === lastDayOf(quarterOf(from)) ? 'quarter' : undefined;
}

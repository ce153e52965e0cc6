import { addDays, date, type LocalDate } from '../../../shared/dates/local-date.ts';
import { addMonths, type Period, period } from '../../../shared/dates/period.ts';
import { ge } from '../../../shared/jurisdictions/ge/index.ts';

/** The story: eighteen months. The last two are still open, the one before is declared but not closed. */
export const firstMonth = period('2025-05');
export const lastMonth = period('2026-10');
export const declaredThrough = period('2026-08');
export const closedThrough = period('2026-07');

export const months: readonly Period[] = Array.from({ length: 18 }, (_, index) => addMonths(firstMonth, index));

export const { nextWorkingDay } = ge;
export const isWorkingDay = (on: LocalDate): boolean => nextWorkingDay(on) === on;

/** A day of a month; the 31st of a short month is its last day. */
export function dayOf(month: Period, day: number): LocalDate {
  const last = addDays(date(`${addMonths(month, 1)}-01`), -1);
  const wanted = `${month}-${String(day).padStart(2, '0')}`;
  return wanted < last ? date(wanted) : last;
}

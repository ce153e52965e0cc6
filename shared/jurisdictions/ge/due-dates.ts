import { addDays, date, type LocalDate, parts, weekday } from '../../dates/local-date.ts';
import { addMonths, type Period } from '../../dates/period.ts';
import { holidays } from './holidays.ts';

/**
 * The same day, or the next one that is neither a weekend nor a public holiday. A holiday on a weekend moves nothing by itself.
 * @source Tax Code of Georgia, art. 3: a term that ends on a non-working day ends on the next working day
 */
export function nextWorkingDay(on: LocalDate): LocalDate {
  let day = on;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * Last day, inclusive, to file and pay the VAT of the month: the 15th of the next one, or the next working day.
 * @source Tax Code of Georgia, art. 168(1) and art. 3
 */
export const vatDueDate = (period: Period): LocalDate => nextWorkingDay(date(`${addMonths(period, 1)}-15`));

const isWorkingDay = (on: LocalDate): boolean => weekday(on) <= 5 && !holidays(parts(on)[0]).some((holiday) => holiday.on === on);

import { addDays, date, type LocalDate, parts, weekday } from '../../dates/local-date.ts';
import { addMonths, type Period } from '../../dates/period.ts';
import { holidays } from './holidays.ts';

/**
 * The same day, or the next one that is neither a weekend nor a non-working day.
 * @source ДОПК Art. 22 (number of the article unconfirmed)
 */
export function nextWorkingDay(on: LocalDate): LocalDate {
  let day = on;
  while (weekday(day) > 5 || holidays(parts(day)[0]).some((holiday) => holiday.on === day)) day = addDays(day, 1);
  return day;
}

/**
 * Last day, inclusive, to file return, ledgers and recapitulative statement and to pay: the 14th of the next month, or the next working day.
 * @source ЗДДС Art. 89, 124, 125
 */
export const vatDueDate = (period: Period): LocalDate => nextWorkingDay(date(`${addMonths(period, 1)}-14`));

import { addDays, date, type LocalDate } from './local-date.ts';

/**
 * Orthodox Easter Sunday of the year, by the Julian calendar, given in the Gregorian one.
 * The calendars are 13 days apart from 1900 to 2099, so that is where the answer holds.
 */
export function orthodoxEaster(year: number): LocalDate {
  const a = year % 4;
  const b = year % 7;
  const c = year % 19;
  const d = (19 * c + 15) % 30;
  const e = (2 * a + 4 * b - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  // Julian Easter is never later than 25 April, and both calendars have the same month lengths from March on, so the Julian
  // month and day may be read as a Gregorian date before the days between the calendars are added.
  return addDays(date(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`), 13);
}

import { assert } from '../assert.ts';

/** A calendar date of the business, 'YYYY-MM-DD'. Compared as text. Years 1900 to 2199. */
export type LocalDate = string & { readonly __unit: 'local-date' };

const pattern = /^(19|20|21)\d\d-\d\d-\d\d$/;

/** The date a text names, or undefined when it is malformed or no such day exists. */
export function readDate(text: string): LocalDate | undefined {
  if (!pattern.test(text)) return undefined;
  const [year, month, day] = parts(text as LocalDate);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? (text as LocalDate) : undefined;
}

/** A date known to be right: literals in packs and validated input. */
export function date(text: string): LocalDate {
  const value = readDate(text);
  assert(value !== undefined, 'date: not a calendar date');
  return value;
}

export function parts(on: LocalDate): [year: number, month: number, day: number] {
  return [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8, 10))];
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 (proleptic Gregorian). */
export function toEpochDay(on: LocalDate): number {
  const [year, month, day] = parts(on);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fromEpochDay(epochDay: number): LocalDate {
  const z = epochDay + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp + (mp < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}

export const addDays = (on: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(on) + days);

/** 1 Monday ... 7 Sunday (ISO 8601). */
export const weekday = (on: LocalDate): number => ((((toEpochDay(on) + 3) % 7) + 7) % 7) + 1;

/** As an integer YYYYMMDD: compact, ordered, readable in the database. */
export const toDayNumber = (on: LocalDate): number => Number(on.slice(0, 4) + on.slice(5, 7) + on.slice(8, 10));

export function fromDayNumber(day: number): LocalDate {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` as LocalDate;
}

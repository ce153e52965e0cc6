import { expect, test } from 'vitest';
import { traits } from '../../calendar/deadline.ts';
import { deadlinesBetween } from '../../calendar/list-deadlines.ts';
import { date, weekday } from '../../dates/local-date.ts';
import { period } from '../../dates/period.ts';
import { languages } from '../../locales/languages.ts';
import { deadlines } from './deadlines.ts';
import { nextWorkingDay, vatDueDate } from './due-dates.ts';
import { holidays } from './holidays.ts';

const weekdaysOff = (year: number): string =>
  holidays(year)
    .filter(({ on }) => weekday(on) <= 5)
    .map(({ on }) => on.slice(5))
    .join(' ');

test.each([
  [2026, '01-01 01-02 03-03 04-10 04-13 05-01 05-06 05-25 09-07 09-22 12-24 12-25 12-28'],
  [2027, '01-01 03-03 04-30 05-03 05-04 05-06 05-24 09-06 09-22 12-24 12-27 12-28'],
  [2028, '01-03 03-03 04-14 04-17 05-01 05-08 05-24 09-06 09-22 12-25 12-26 12-27'],
])('[V10] non-working weekdays of %i', (year, expected) => {
  expect(weekdaysOff(year)).toBe(expected);
});

test('[V10] holidays are in order, once each, named in every language; weekend ones are listed too', () => {
  for (let year = 2025; year <= 2060; year += 1) {
    const days = holidays(year);
    expect(days.map(({ on }) => on)).toEqual([...new Set(days.map(({ on }) => on))].sort());
    // 14 holidays, and one more working day for each of the ten fixed ones on a weekend. On a day of Easter two of them are one row.
    const moved = days.filter(({ names }) => names.en.includes('(moved)'));
    expect(moved.every(({ on }) => weekday(on) <= 5)).toBe(true);
    for (const { names } of days) for (const language of languages) expect(names[language].trim()).not.toBe('');
  }
  expect(
    holidays(2026)
      .filter(({ on }) => weekday(on) > 5)
      .map(({ on }) => on),
  ).toEqual(['2026-04-11', '2026-04-12', '2026-05-24', '2026-09-06', '2026-12-26']);
});

test('[V10] a holiday that meets Easter is one row with both names', () => {
  // Easter Monday of 2024 was 6 May.
  expect(holidays(2024).find(({ on }) => on === '2024-05-06')!.names.en).toBe("Saint George's Day, Army Day; Easter Monday");
  expect(
    holidays(2024)
      .filter(({ names }) => names.en.includes('(moved)'))
      .map(({ on }) => on),
  ).toEqual(['2024-03-04', '2024-09-23']);
});

test('[V10] a day off by decision counts in its own year only', () => {
  expect(holidays(2025).at(-1)!.on).toBe('2025-12-31');
  expect([2026, 2027].map((year) => holidays(year).some(({ on }) => on.endsWith('01-02')))).toEqual([true, false]);
});

test.each([
  ['2026-02-28', '2026-03-02'],
  ['2021-11-14', '2021-11-15'],
  ['2026-12-25', '2026-12-29'],
  ['2026-04-10', '2026-04-14'],
  ['2025-12-31', '2026-01-05'],
  ['2026-03-02', '2026-03-02'],
])('[V8] a term that ends on %s ends on %s', (on, expected) => {
  expect(nextWorkingDay(date(on))).toBe(expected);
});

/** bulgaria.md 10.3: VAT, payroll and standard audit file of the months of 2026. */
const due2026 = [
  ['2026-01', '2026-02-16', '2026-02-25', '2026-03-02'],
  ['2026-02', '2026-03-16', '2026-03-25', '2026-03-31'],
  ['2026-03', '2026-04-14', '2026-04-27', '2026-04-30'],
  ['2026-04', '2026-05-14', '2026-05-26', '2026-06-01'],
  ['2026-05', '2026-06-15', '2026-06-25', '2026-06-30'],
  ['2026-06', '2026-07-14', '2026-07-27', '2026-07-31'],
  ['2026-07', '2026-08-14', '2026-08-25', '2026-08-31'],
  ['2026-08', '2026-09-14', '2026-09-25', '2026-09-30'],
  ['2026-09', '2026-10-14', '2026-10-26', '2026-11-02'],
  ['2026-10', '2026-11-16', '2026-11-25', '2026-11-30'],
  ['2026-11', '2026-12-14', '2026-12-29', '2026-12-31'],
  ['2026-12', '2027-01-14', '2027-01-25', '2027-02-01'],
] as const;

const all = deadlinesBetween(deadlines, new Set(traits), { from: date('2026-01-01'), to: date('2028-12-31') }, nextWorkingDay);
const dueOf = (id: string, of: string): string | undefined => all.find((row) => row.deadline.id === id && row.period === of)?.due;

test.each(due2026)('[V8] %s: VAT due %s, payroll %s, audit file %s', (month, vat, payroll, audit) => {
  expect(vatDueDate(period(month))).toBe(vat);
  expect(['vat.month', 'intrastat.month', 'payroll.month', 'saft.month'].map((id) => dueOf(id, month))).toEqual([vat, vat, payroll, audit]);
});

test.each([
  ['profit.advance.month', '2026-08', '2026-08-17'],
  ['profit.advance.quarter', '2026-Q1', '2026-04-15'],
  ['profit.advance.quarter', '2026-Q4', undefined],
  // Saturday, and not moved.
  ['oss.quarter', '2026-Q3', '2026-10-31'],
  ['withholding.quarter', '2026-Q3', '2026-11-02'],
  ['payments.year', '2026', '2027-03-01'],
  ['income.discount.year', '2026', '2027-03-31'],
  ['income.year', '2026', '2027-05-05'],
  ['profit.year', '2026', '2027-06-30'],
  ['statements.year', '2026', '2027-09-30'],
  ['saft.year', '2026', '2027-06-30'],
  ['local.year', '2026', '2026-06-30'],
])('[V8] %s of %s is due %s', (id, of, expected) => {
  expect(dueOf(id, of)).toBe(expected);
});

test('[V8] whom the duties fall on', () => {
  expect(deadlines.map(({ id, who }) => `${id} ${who.join('+')}`)).toEqual([
    'vat.month vat-payer',
    'intrastat.month intrastat',
    'payroll.month employer',
    'profit.advance.month legal-entity+advance-monthly',
    'profit.advance.quarter legal-entity+advance-quarterly',
    'saft.month saf-t',
    'saft.year saf-t',
    'oss.quarter oss',
    'withholding.quarter ',
    'payments.year ',
    'income.discount.year individual',
    'income.year individual',
    'local.year land-owner',
    'profit.year legal-entity',
    'statements.year legal-entity',
  ]);
});

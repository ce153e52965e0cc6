import { expect, test } from 'vitest';
import { date, weekday } from '../../dates/local-date.ts';
import { orthodoxEaster } from '../../dates/orthodox-easter.ts';
import { period } from '../../dates/period.ts';
import { languages } from '../../locales/languages.ts';
import { nextWorkingDay, vatDueDate } from './due-dates.ts';
import { holidays } from './holidays.ts';

const days = (year: number): string[] => holidays(year).map(({ on }) => on);

test.each([
  [2024, '2024-05-05'],
  [2025, '2025-04-20'],
  [2026, '2026-04-12'],
  [2027, '2027-05-02'],
  [2028, '2028-04-16'],
  [2029, '2029-04-08'],
  [2030, '2030-04-28'],
  [2031, '2031-04-13'],
  [2032, '2032-05-02'],
  [2033, '2033-04-24'],
  [2034, '2034-04-09'],
  [2035, '2035-04-29'],
])('[V10] Orthodox Easter of %i is on %s', (year, on) => {
  expect(orthodoxEaster(year)).toBe(on);
});

test('[V10] Orthodox Easter is always a Sunday between 4 April and 8 May', () => {
  for (let year = 1900; year <= 2099; year += 1) {
    const on = orthodoxEaster(year);
    expect(weekday(on), on).toBe(7);
    expect(on >= `${year}-04-04` && on <= `${year}-05-08`, on).toBe(true);
  }
});

test('[V10] the holidays of 2026 are those of the Labour Code', () => {
  expect(days(2026)).toEqual([
    '2026-01-01',
    '2026-01-02',
    '2026-01-07',
    '2026-01-19',
    '2026-03-03',
    '2026-03-08',
    '2026-04-09',
    '2026-04-10',
    '2026-04-11',
    '2026-04-12',
    '2026-04-13',
    '2026-05-09',
    '2026-05-12',
    '2026-05-17',
    '2026-05-26',
    '2026-08-28',
    '2026-10-14',
    '2026-11-23',
  ]);
});

test('[V10] 17 May is a holiday from 2025, and was a day off by decree in 2024', () => {
  expect(days(2023)).not.toContain('2023-05-17');
  expect(holidays(2024).find(({ on }) => on === '2024-05-17')?.names.en).toBe('Day off by government decree');
  expect(holidays(2025).find(({ on }) => on === '2025-05-17')?.names.en).toBe('Family Sanctity Day');
});

test('[V10] a one-off day off counts in its own year only', () => {
  expect(days(2025)).toContain('2025-08-29');
  expect(days(2024)).not.toContain('2024-08-29');
  expect(days(2026)).not.toContain('2026-08-29');
});

test('[V10] a day with two holidays is one row with both names', () => {
  const both = holidays(2029).filter(({ on }) => on === '2029-04-09');
  expect(both.map(({ names }) => names.en)).toEqual(['National Unity Day; Easter Monday']);
});

test('[V10] holidays are in order, once each, named in every language', () => {
  for (let year = 2021; year <= 2040; year += 1) {
    const list = days(year);
    expect(list).toEqual([...new Set(list)].sort());
    for (const { names } of holidays(year)) for (const language of languages) expect(names[language]).not.toBe('');
  }
});

test.each([
  ['2026-02-15', '2026-02-16', 'Sunday'],
  ['2026-03-15', '2026-03-16', 'Sunday'],
  ['2026-08-15', '2026-08-17', 'Saturday'],
  ['2026-11-15', '2026-11-16', 'Sunday'],
  ['2027-05-15', '2027-05-18', 'Saturday, Sunday, then 17 May'],
  ['2028-01-15', '2028-01-17', 'Saturday'],
  ['2028-04-01', '2028-04-03', 'Saturday'],
  ['2028-04-15', '2028-04-18', 'Holy Saturday, Easter, Easter Monday'],
  ['2026-06-15', '2026-06-15', 'a Monday stays'],
  ['2025-08-28', '2025-09-01', 'Dormition, a decreed Friday, a weekend'],
  ['2027-01-01', '2027-01-04', 'New Year, then a weekend'],
])('[V10] %s moves to %s: %s', (nominal, effective) => {
  expect(nextWorkingDay(date(nominal))).toBe(effective);
});

test('[V10] a holiday on a weekend does not take the Monday as well', () => {
  expect(weekday(date('2026-03-08'))).toBe(7);
  expect(nextWorkingDay(date('2026-03-08'))).toBe('2026-03-09');
});

test.each([
  ['2026-05', '2026-06-15'],
  ['2026-01', '2026-02-16'],
  ['2026-07', '2026-08-17'],
  ['2027-04', '2027-05-18'],
  ['2027-12', '2028-01-17'],
  ['2028-03', '2028-04-18'],
])('[V2] the VAT return of %s is due on %s', (month, due) => {
  expect(vatDueDate(period(month))).toBe(due);
});

import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import {
  addDays,
  date,
  daysInMonth,
  fromDayNumber,
  fromEpochDay,
  isLeapYear,
  readDate,
  toDayNumber,
  toEpochDay,
  weekday,
} from './local-date.ts';

test.each(['1900-01-01', '2199-12-31', '2000-02-29', '2024-02-29', '2026-04-30'])('[L6] %s is a day', (text) => {
  expect(readDate(text)).toBe(text);
  expect(date(text)).toBe(text);
});

test.each([
  '2026-02-29',
  '1900-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '2026-01-32',
  '1899-12-31',
  '2200-01-01',
  '2026-1-1',
  '26-01-01',
  '2026/01/01',
  '2026-01-01 ',
  '2026-01-01T00:00',
  '',
  '٢٠٢٦-01-01',
])('[L6] "%s" is no day', (text) => {
  expect(readDate(text)).toBeUndefined();
  expect(() => date(text)).toThrow(BrokenInvariant);
});

test.each([
  ['1970-01-01', 0, 4],
  ['1969-12-31', -1, 3],
  ['2026-05-04', 20_577, 1],
  ['2000-02-29', 11_016, 2],
  ['1900-01-01', -25_567, 1],
])('[L6] %s is day %i and weekday %i', (text, day, of) => {
  const on = date(text);
  expect(toEpochDay(on)).toBe(day);
  expect(fromEpochDay(day)).toBe(on);
  expect(weekday(on)).toBe(of);
});

test('[L6] days are counted over months and leap years', () => {
  expect(addDays(date('2024-02-28'), 1)).toBe('2024-02-29');
  expect(addDays(date('2026-02-28'), 1)).toBe('2026-03-01');
  expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31');
  expect([2000, 2024, 1900, 2100, 2026].map(isLeapYear)).toEqual([true, true, false, false, false]);
  expect([1, 2, 4, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 28, 30, 31]);
});

test('[L6] as a number a day reads as it is written', () => {
  expect(toDayNumber(date('2026-05-04'))).toBe(20_260_504);
  expect(fromDayNumber(20_260_504)).toBe('2026-05-04');
});

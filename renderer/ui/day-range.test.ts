import { describe, expect, test } from 'vitest';
import { date } from '../../shared/dates/local-date.ts';
import { parseDayRange, parseLastDay, presetDays, presetRanges, rangeBeside } from './day-range.ts';

const today = date('2026-11-12');

describe('period as people type it', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['10.2026', '2026-10-01', '2026-10-31'],
    ['2', '2026-02-01', '2026-02-28'],
    ['02/2024', '2024-02-01', '2024-02-29'],
    ['Q3', '2026-07-01', '2026-09-30'],
    ['2025-Q4', '2025-10-01', '2025-12-31'],
    ['q1 2025', '2025-01-01', '2025-03-31'],
    ['3 кв', '2026-07-01', '2026-09-30'],
    ['კვ 2 2025', '2025-04-01', '2025-06-30'],
    ['h1', '2026-01-01', '2026-06-30'],
    ['2025 h2', '2025-07-01', '2025-12-31'],
    ['oct', '2026-10-01', '2026-10-31'],
    ['октябрь 2025', '2025-10-01', '2025-10-31'],
    ['ოქტ 25', '2025-10-01', '2025-10-31'],
    ['15.3', '2026-03-15', '2026-03-15'],
    ['0', '2026-11-12', '2026-11-12'],
    ['2026-01 .. 2026-03', '2026-01-01', '2026-03-31'],
    ['Q1 – Q2', '2026-01-01', '2026-06-30'],
    ['15.01.2026 - 20.02.2026', '2026-01-15', '2026-02-20'],
    ['15.01.2026-20.02.2026', '2026-01-15', '2026-02-20'],
    ['2024..2025', '2024-01-01', '2025-12-31'],
    ['.. 2025', undefined, '2025-12-31'],
  ])('[L6] %s is %s to %s', (typed, from, to) => {
    expect(parseDayRange(typed, today)).toEqual(from === undefined ? { to } : { from, to });
  });

  test.each(['', 'soon', '13.2026', 'Q5', '2026-13', '31.02.2026', '2026 .. 2025', '1..2..3', 'ma rch'])(
    '[L6] %j is no period',
    (typed) => {
      expect(parseDayRange(typed, today)).toBeUndefined();
    },
  );

  test.each([
    ['31.10.2026', '2026-10-31'],
    // In a field of a day a number alone is a day, as in every other field of a date.
    ['5', '2026-11-05'],
    ['2026-10', '2026-10-31'],
    ['Q3', '2026-09-30'],
    ['2025', '2025-12-31'],
    ['today', '2026-11-12'],
  ])('[L6] as of %s is %s', (typed, on) => {
    expect(parseLastDay(typed, today, ['today'])).toBe(on);
  });
});

describe('the period beside', () => {
  test.each([
    [
      { from: '2026-10-01', to: '2026-10-31' },
      { from: '2026-11-01', to: '2026-11-30' },
      { from: '2026-09-01', to: '2026-09-30' },
    ],
    [
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2025-12-01', to: '2025-12-31' },
    ],
    [
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2026-10-01', to: '2026-12-31' },
      { from: '2026-04-01', to: '2026-06-30' },
    ],
    [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2027-01-01', to: '2027-12-31' },
      { from: '2025-01-01', to: '2025-12-31' },
    ],
    // From the beginning of a year to some day: the same days of the year beside.
    [
      { from: '2026-01-01', to: '2026-11-12' },
      { from: '2027-01-01', to: '2027-11-12' },
      { from: '2025-01-01', to: '2025-11-12' },
    ],
    [
      { from: '2026-03-10', to: '2026-03-16' },
      { from: '2026-03-17', to: '2026-03-23' },
      { from: '2026-03-03', to: '2026-03-09' },
    ],
    // As of a day: the ends of the months beside it.
    [{ to: '2026-11-12' }, { to: '2026-11-30' }, { to: '2026-10-31' }],
    [{ to: '2026-02-28' }, { to: '2026-03-31' }, { to: '2026-01-31' }],
  ])('[L6] %j has %j after and %j before', (range, after, before) => {
    const { from, to } = range as { from?: string; to: string };
    const asked = { ...(from === undefined ? {} : { from: date(from) }), to: date(to) };
    expect([rangeBeside(asked, 1), rangeBeside(asked, -1)]).toEqual([after, before]);
  });
});

test('[L6] what is offered without typing, on 12 November 2026', () => {
  expect(Object.fromEntries(presetRanges(today).map(({ id, range }) => [id, `${range.from} ${range.to}`]))).toEqual({
    thisMonth: '2026-11-01 2026-11-30',
    lastMonth: '2026-10-01 2026-10-31',
    thisQuarter: '2026-10-01 2026-12-31',
    lastQuarter: '2026-07-01 2026-09-30',
    yearToDate: '2026-01-01 2026-11-12',
    thisYear: '2026-01-01 2026-12-31',
    lastYear: '2025-01-01 2025-12-31',
  });
  expect(presetDays(today).map(({ id, range }) => [id, range.to])).toEqual([
    ['today', '2026-11-12'],
    ['monthEnd', '2026-10-31'],
    ['quarterEnd', '2026-09-30'],
    ['yearEnd', '2025-12-31'],
  ]);
});

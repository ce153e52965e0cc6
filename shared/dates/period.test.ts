import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { formatDate, formatPeriod } from './format.ts';
import { date } from './local-date.ts';
import { addMonths, firstDay, lastDay, period, periodOf, readPeriod } from './period.ts';

test.each(['2026-13', '2026-00', '1899-12', '2200-01', '2026-5', '2026-05-01', ''])('[L7] "%s" is no month', (text) => {
  expect(readPeriod(text)).toBeUndefined();
  expect(() => period(text)).toThrow(BrokenInvariant);
});

test('[L7] first and last day', () => {
  expect([firstDay(period('2024-02')), lastDay(period('2024-02')), lastDay(period('2026-02'))]).toEqual([
    '2024-02-01',
    '2024-02-29',
    '2026-02-28',
  ]);
  expect(periodOf(date('2026-05-31'))).toBe('2026-05');
});

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-05', 0, '2026-05'],
  ['2026-05', -17, '2024-12'],
  ['2026-05', 120, '2036-05'],
])('[L7] %s and %i months is %s', (from, count, to) => {
  expect(addMonths(period(from), count)).toBe(to);
});

test('[U5] dates and months as people of the language write them', () => {
  const on = date('2026-05-04');
  expect((['ka', 'bg', 'ru', 'en'] as const).map((language) => formatDate(on, language))).toEqual([
    '04.05.2026',
    '04.05.2026',
    '04.05.2026',
    '04/05/2026',
  ]);
  expect((['ka', 'bg', 'ru', 'en'] as const).map((language) => formatPeriod(periodOf(on), language))).toEqual([
    'მაისი 2026',
    'май 2026',
    'май 2026',
    'May 2026',
  ]);
});

test('[U5] names of months are those of the language data of Node', () => {
  for (const language of ['ka', 'bg', 'ru', 'en'] as const) {
    const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const shown = formatPeriod(period(`2026-${String(month).padStart(2, '0')}`), language).replace(' 2026', '');
      expect(shown, language).toBe(names.format(Date.UTC(2026, month - 1, 1)));
    }
  }
});

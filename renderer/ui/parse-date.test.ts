import { describe, expect, test } from 'vitest';
import { date } from '../../shared/dates/local-date.ts';
import { parseTypedDate } from './parse-date.ts';

const today = date('2026-11-21');

describe('a typed date', () => {
  test.each([
    ['15', '2026-11-15'],
    ['15.3', '2026-03-15'],
    ['15.3.', '2026-03-15'],
    ['15.03.2026', '2026-03-15'],
    ['15/03/2026', '2026-03-15'],
    ['15-3-25', '2025-03-15'],
    ['05.11.2026', '2026-11-05'],
    ['2026-03-15', '2026-03-15'],
    ['1503', '2026-03-15'],
    ['150325', '2025-03-15'],
    ['15032025', '2025-03-15'],
    ['29.02.2028', '2028-02-29'],
    ['0', '2026-11-21'],
    ['+1', '2026-11-22'],
    ['-1', '2026-11-20'],
    ['+40', '2026-12-31'],
    ['Today', '2026-11-21'],
  ])('%s is %s', (typed, expected) => {
    expect(parseTypedDate(typed, today, ['today'])).toBe(expected);
  });

  test.each([
    '',
    '31.02.2026',
    '29.02.2026',
    '32',
    '0.5',
    '15.13',
    '15.3.202',
    '2026-13-01',
    'tomorrow',
    '1.2.3.4',
    '00012026',
    '15.3.1899',
  ])('%s is refused', (typed) => {
    expect(parseTypedDate(typed, today)).toBeUndefined();
  });
});

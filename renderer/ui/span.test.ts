import { describe, expect, test } from 'vitest';
import { date } from '../../shared/dates/local-date.ts';
import { spanAsked, spanBeside } from './span.ts';

const today = date('2026-01-15');

describe('period of a worksheet', () => {
  test.each([
    ['month', undefined, '2025-12'],
    ['quarter', undefined, '2025-Q4'],
    ['year', undefined, '2025'],
    ['month', '2026-05', '2026-05'],
    // What was asked of another worksheet: the one its last month is in.
    ['year', '2026-05', '2026'],
    ['quarter', '2026-05', '2026-Q2'],
    ['month', '2026-Q2', '2026-06'],
    ['month', '2026', '2026-12'],
    ['month', '2026-13', '2025-12'],
    ['year', 'soon', '2025'],
  ] as const)('[V9] %s, asked for %s, is %s', (span, asked, expected) => {
    expect(spanAsked(span, asked, today)).toBe(expected);
  });

  test.each([
    ['2026-12', '2027-01', '2026-11'],
    ['2026-Q4', '2027-Q1', '2026-Q3'],
    ['2026-Q1', '2026-Q2', '2025-Q4'],
    ['2026', '2027', '2025'],
  ])('[V9] beside %s are %s and %s', (period, after, before) => {
    expect([spanBeside(period, 1), spanBeside(period, -1)]).toEqual([after, before]);
  });
});

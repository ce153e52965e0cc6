import { expect, test } from 'vitest';
import { period } from '../../../shared/dates/period.ts';
import { monthRuns } from './month-runs.ts';

const at = (month: string, before: string | null, after: string | null) => ({ month: period(month), before, after });

test('[K9] months in a row that changed in the same way are told once, others each by itself', () => {
  const months = [
    at('2026-01', null, '10.00'),
    at('2026-02', null, '10.00'),
    // The same as before, so not among them: March.
    at('2026-04', null, '10.00'),
    at('2026-05', '1.00', '10.00'),
    at('2026-06', '1.00', null),
    at('2026-07', '1.00', null),
  ];
  expect(monthRuns(months).map(({ from, to, before, after }) => [from, to, before, after])).toEqual([
    ['2026-01', '2026-02', null, '10.00'],
    ['2026-04', '2026-04', null, '10.00'],
    ['2026-05', '2026-05', '1.00', '10.00'],
    ['2026-06', '2026-07', '1.00', null],
  ]);
  expect(monthRuns([])).toEqual([]);
});

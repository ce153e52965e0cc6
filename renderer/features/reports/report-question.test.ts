import { expect, test } from 'vitest';
import { date } from '../../../shared/dates/local-date.ts';
import { daysAsked, questionOf, readReportSearch } from './report-question.ts';

const today = date('2026-11-12');

test('[L6] what is looked at first: today, the year so far, or the month so far', () => {
  expect(daysAsked('balance-sheet', {}, today)).toEqual({ to: '2026-11-12' });
  expect(daysAsked('income-statement', {}, today)).toEqual({ from: '2026-01-01', to: '2026-11-12' });
  expect(daysAsked('turnover-sheet', {}, today)).toEqual({ from: '2026-11-01', to: '2026-11-12' });
  expect(daysAsked('income-statement', { to: date('2025-06-30') }, today)).toEqual({ from: '2025-01-01', to: '2025-06-30' });
});

test('[L6] an address is read for what it can say, and only what a kind can be asked goes to the engine', () => {
  const search = readReportSearch({
    from: '2026-07-01',
    to: '2026-09-31',
    compare: 'budget',
    each: 'month',
    knownOn: '1234',
    account: '1410',
  });
  // 31 September is no day, and there is no budget.
  expect(search).toEqual({ from: '2026-07-01', each: 'month', knownOn: '1234', account: '1410' });
  expect(questionOf('income-statement', search, today)).toEqual({
    kind: 'income-statement',
    from: '2026-07-01',
    to: '2026-11-12',
    knownOn: 1234,
    each: 'month',
  });
  expect(questionOf('general-ledger', search, today)).toEqual({
    kind: 'general-ledger',
    from: '2026-07-01',
    to: '2026-11-12',
    knownOn: 1234,
    account: '1410',
  });
  expect(questionOf('aged-payables', search, today)).toEqual({ kind: 'aged-payables', to: '2026-11-12', knownOn: 1234 });
  expect(questionOf('balance-sheet', { compare: 'previous-year' }, today)).toMatchObject({ compare: 'previous-year' });
  expect(questionOf('balance-sheet', { to: date('2025-09-30'), each: 'quarter' }, today)).toEqual({
    kind: 'balance-sheet',
    from: '2025-01-01',
    to: '2025-09-30',
    each: 'quarter',
  });
  // A column a month leaves no room for another year beside each.
  expect(questionOf('cash-flow', { compare: 'previous-year', each: 'quarter' }, today)).not.toHaveProperty('compare');
});

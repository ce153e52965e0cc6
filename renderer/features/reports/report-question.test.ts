import { expect, test } from 'vitest';
import { date } from '../../../shared/dates/local-date.ts';
import { daysAsked, daysOfBudget, questionOf, readReportSearch } from './report-question.ts';

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
    compare: 'forecast',
    each: 'month',
    knownOn: '1234',
    account: '1410',
  });
  // 31 September is no day, and nothing is compared with a forecast.
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
  const units = readReportSearch({ in: 'commodity', accounts: ' trade ', compare: 'previous-year', each: 'month' });
  expect(questionOf('trial-balance', units, today)).toEqual({
    kind: 'trial-balance',
    to: '2026-11-12',
    in: 'commodity',
    accounts: 'trade',
  });
  expect(questionOf('turnover-sheet', units, today)).toEqual({
    kind: 'turnover-sheet',
    from: '2026-11-01',
    to: '2026-11-12',
    each: 'month',
  });
  expect(readReportSearch({ in: 'base', accounts: '' })).toEqual({});
  const budget = { compare: 'budget', budget: '019a0000-0000-7000-8000-000000000001' } as const;
  expect(questionOf('turnover-sheet', budget, today)).toMatchObject(budget);
  expect(questionOf('turnover-sheet', { compare: 'budget' }, today)).not.toHaveProperty('compare');
  expect(questionOf('balance-sheet', budget, today)).toEqual({ kind: 'balance-sheet', to: '2026-11-12' });
  // Codes of dimensions stand in the address as one text; a column a value leaves no room for months or another year.
  const lines = readReportSearch({ dimensions: 'CC:SHOP,-;PRJ_1:A.1', by: 'CC', each: 'month', compare: 'previous-year' });
  expect(questionOf('income-statement', lines, today)).toEqual({
    kind: 'income-statement',
    from: '2026-01-01',
    to: '2026-11-12',
    dimensions: { CC: ['SHOP', ''], PRJ_1: ['A.1'] },
    by: 'CC',
  });
  expect(questionOf('cash-flow', lines, today)).toEqual({ kind: 'cash-flow', from: '2026-01-01', to: '2026-11-12', each: 'month' });
  // A column a month leaves no room for another year beside each.
  expect(questionOf('cash-flow', { compare: 'previous-year', each: 'quarter' }, today)).not.toHaveProperty('compare');
});

test('[L15] beside a budget stand whole months of its year', () => {
  expect(daysOfBudget({ from: date('2026-02-10'), to: today }, 2026)).toEqual({ from: '2026-02-01', to: '2026-11-30' });
  for (const days of [{ from: date('2025-12-01'), to: today }, { to: date('2025-03-31') }])
    expect(daysOfBudget(days, 2026)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

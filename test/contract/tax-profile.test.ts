import { expect, test } from 'vitest';
import type { NewCompany } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { DeadlineInfo } from '../../shared/contracts/calendar.ts';
import { attempt, close, codes, d, georgianCompany, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

const year = { from: d('2026-01-01'), to: d('2026-12-31') };
const bulgarianCompany: Partial<NewCompany> = { country: 'BG', name: 'Пример ЕООД', taxId: '123456786' };
const dutiesOf = (rows: readonly DeadlineInfo[]): string[] => [...new Set(rows.map(({ duty }) => duty))].sort();

test('[V8] what is said of a company is kept: its duties are in the calendar of everyone, also after opening again', () => {
  const company = makeCompany();
  const before = run(company, 'taxCalendar.list', year);
  expect(before.profile).toEqual([]);
  // Kept in one order, however it is said, and once.
  expect(run(company, 'taxProfile.set', { traits: ['land-owner', 'employer', 'employer'] })).toEqual({
    traits: ['employer', 'land-owner'],
  });
  const after = run(company, 'taxCalendar.list', year);
  expect(after.profile).toEqual(['employer', 'land-owner']);
  expect(after.traits.slice(2)).toEqual([
    { trait: 'employer', from: 'profile' },
    { trait: 'land-owner', from: 'profile' },
  ]);
  expect(after.otherTraits).toEqual(['small-business', 'micro-business', 'excise-payer', 'free-zone']);
  expect(dutiesOf(after.rows).filter((duty) => !dutiesOf(before.rows).includes(duty))).toEqual([
    'car.benefit',
    'land.pay',
    'pension.month',
  ]);
  const { file } = company;
  close(company);
  expect(run(reopen(file), 'taxCalendar.list', year)).toEqual(after);
});

test('[V8] what is left out no longer holds, and what the books say stays theirs', () => {
  const company = makeCompany();
  run(company, 'journal.post', {
    date: d('2026-06-30'),
    lines: [
      { account: '7410', debit: '1000' },
      { account: '3130', credit: '1000' },
    ],
  });
  run(company, 'taxProfile.set', { traits: ['employer', 'excise-payer'] });
  const both = run(company, 'taxCalendar.list', year);
  expect(both.traits.slice(2)).toEqual([
    { trait: 'employer', from: 'books' },
    { trait: 'excise-payer', from: 'profile' },
  ]);
  run(company, 'taxProfile.set', { traits: [] });
  const none = run(company, 'taxCalendar.list', year);
  expect([none.profile, none.traits.slice(2)]).toEqual([[], [{ trait: 'employer', from: 'books' }]]);
  expect(dutiesOf(none.rows)).not.toContain('excise.month');
});

test('[V8] a trait no duty of the country depends on, and two that exclude each other, are refused together; nothing is kept', () => {
  const company = makeCompany();
  run(company, 'taxProfile.set', { traits: ['employer'] });
  const position = run(company, 'company.info', {}).position;
  const refused = attempt(company, 'taxProfile.set', { id: nextId(), traits: ['saf-t', 'small-business', 'micro-business'] });
  expect(rejections(refused)).toEqual([
    { code: 'TRAIT_NOT_ASKED', trait: 'saf-t' },
    { code: 'TRAITS_EXCLUDE_EACH_OTHER', trait: 'small-business', otherTrait: 'micro-business' },
  ]);
  // What follows from the company itself is not said.
  expect(codes(attempt(company, 'taxProfile.set', { id: nextId(), traits: ['vat-payer'] }))).toEqual(['INPUT_INVALID']);
  expect(run(company, 'company.info', {}).position).toBe(position);
  expect(run(company, 'taxCalendar.list', year).profile).toEqual(['employer']);
});

test('[V8] Bulgaria: SAF-T and advances follow from what is said, and lead to their worksheet', () => {
  const company = makeCompany(bulgarianCompany);
  expect(
    codes(attempt(company, 'taxProfile.set', { id: nextId(), traits: ['free-zone', 'advance-monthly', 'advance-quarterly'] })),
  ).toEqual(['TRAITS_EXCLUDE_EACH_OTHER', 'TRAIT_NOT_ASKED']);
  run(company, 'taxProfile.set', { traits: ['saf-t', 'advance-quarterly'] });
  const { rows } = run(company, 'taxCalendar.list', year);
  expect(
    rows.filter(({ duty }) => duty === 'profit.advance.quarter').map(({ period, due, computedBy }) => [period, due, computedBy]),
  ).toEqual([
    ['2026-Q1', '2026-04-15', { report: 'worksheet', kind: 'corporate-advance', period: '2026' }],
    ['2026-Q2', '2026-07-15', { report: 'worksheet', kind: 'corporate-advance', period: '2026' }],
    ['2026-Q3', '2026-10-15', { report: 'worksheet', kind: 'corporate-advance', period: '2026' }],
  ]);
  expect(rows.filter(({ duty }) => duty === 'saft.month')).toHaveLength(11);
});

test('[V8] a duty leads to where it is computed, by the month of the duty', () => {
  const company = makeCompany();
  const { rows } = run(company, 'taxCalendar.list', { from: d('2026-06-01'), to: d('2027-04-30') });
  const way = (id: string) => rows.find((row) => row.id === id)?.computedBy;
  expect(way('vat.month/2026-05')).toEqual({ report: 'vat-return' });
  expect(way('cit.month/2026-05')).toEqual({ report: 'worksheet', kind: 'profit-tax', period: '2026-05' });
  expect(way('prop.year/2026')).toEqual({ report: 'worksheet', kind: 'property-tax', period: '2026' });
  expect(way('fs.submit/2025')).toBeNull();
  // Every worksheet a duty leads to is there for that period.
  for (const { computedBy } of rows) {
    if (computedBy?.report !== 'worksheet') continue;
    expect(codes(attempt(company, 'worksheet.get', { kind: computedBy.kind, period: computedBy.period }))).toEqual([]);
  }
});

test('[L8] [U3] each change is in the history with what was before, and a rebuild gives the same', () => {
  const company = makeCompany();
  const id = nextId();
  run(company, 'taxProfile.set', { id, traits: ['employer'] });
  // Sent again: the same answer, no second event.
  expect(run(company, 'taxProfile.set', { id, traits: ['employer'] })).toEqual({ traits: ['employer'] });
  run(company, 'taxProfile.set', { traits: ['land-owner'] });
  const told = run(company, 'history.list', {}).rows.filter(({ type }) => type === 'tax_profile.changed');
  expect(told.map(({ user, before, after }) => [user, before, after])).toEqual([
    [georgianCompany.userName, { traits: 'employer' }, { traits: 'land-owner' }],
    [georgianCompany.userName, {}, { traits: 'employer' }],
  ]);
  const { file } = company;
  close(company);
  const state = stateOf(file);
  expect(verifyFile(file)).toMatchObject({ ok: true });
  expect(stateOf(file)).toBe(state);
});

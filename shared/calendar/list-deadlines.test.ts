import { describe, expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { deadlines as bulgarian } from '../jurisdictions/bg/deadlines.ts';
import { ge } from '../jurisdictions/ge/index.ts';
import { byProgram } from '../laws/source.ts';
import { languages } from '../locales/languages.ts';
import { type Deadline, type Trait, traits } from './deadline.ts';
import { deadlinesBetween } from './list-deadlines.ts';

const georgian = ge.deadlines!;
const due = (deadlines: readonly Deadline[], held: readonly Trait[], from: string, to: string) =>
  deadlinesBetween(deadlines, new Set(held), { from: date(from), to: date(to) }, ge.nextWorkingDay).map(
    ({ deadline, period, due: on, originalDue }) => `${on} ${deadline.id} ${period}${on === originalDue ? '' : ` (${originalDue})`}`,
  );
const rule = (more: Partial<Deadline>): Deadline => ({
  id: 'x',
  names: { ka: 'ა', bg: 'а', ru: 'а', en: 'a' },
  every: 'month',
  monthsAfter: 1,
  day: 15,
  who: [],
  source: byProgram,
  ...more,
});

describe('tax calendar', () => {
  test('[V8] VAT of 2026 is due on the 15th, moved off weekends', () => {
    const found = due(georgian, ['vat-payer'], '2026-01-01', '2026-12-31').filter((line) => line.includes('vat.month'));
    expect(found).toEqual([
      '2026-01-15 vat.month 2025-12',
      '2026-02-16 vat.month 2026-01 (2026-02-15)',
      '2026-03-16 vat.month 2026-02 (2026-03-15)',
      '2026-04-15 vat.month 2026-03',
      '2026-05-15 vat.month 2026-04',
      '2026-06-15 vat.month 2026-05',
      '2026-07-15 vat.month 2026-06',
      '2026-08-17 vat.month 2026-07 (2026-08-15)',
      '2026-09-15 vat.month 2026-08',
      '2026-10-15 vat.month 2026-09',
      '2026-11-16 vat.month 2026-10 (2026-11-15)',
      '2026-12-15 vat.month 2026-11',
    ]);
  });

  // georgia.md section 8, the table of shifts.
  test.each([
    ['2027-05-18', 'vat.month', '(2027-05-15)'],
    ['2028-01-17', 'vat.month', '(2028-01-15)'],
    ['2028-04-03', 'prop.year', '(2028-04-01)'],
    ['2028-04-18', 'vat.month', '(2028-04-15)'],
  ])('[V8] %s: %s %s', (on, id, original) => {
    const found = due(georgian, ['vat-payer', 'legal-entity'], on, on).filter((line) => line.includes(id));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(original);
  });

  test('[V8] a duty moved into the days is there, one moved out of them is not', () => {
    // 15 August 2026 is a Saturday.
    expect(due(georgian, ['vat-payer'], '2026-08-17', '2026-08-17')).toContain('2026-08-17 vat.month 2026-07 (2026-08-15)');
    expect(due(georgian, ['vat-payer'], '2026-08-15', '2026-08-16')).toEqual([]);
  });

  test('[V8] a company without VAT and employees in 2026', () => {
    const found = due(georgian, ['not-vat-payer', 'legal-entity'], '2026-04-01', '2026-10-01');
    expect(found.filter((line) => !/ (pit\.withholding|cit\.month|vat\.rc\.nonpayer) /.test(line))).toEqual([
      '2026-04-01 prop.year 2025',
      '2026-06-01 prop.notice 2026',
      '2026-06-15 prop.advance 2026',
      '2026-10-01 fs.submit 2025',
    ]);
    expect(found.filter((line) => line.includes('vat.rc.nonpayer'))).toHaveLength(6);
  });

  test('[V8] an individual entrepreneur files the annual return, a small business files every month instead', () => {
    const ordinary = due(georgian, ['not-vat-payer', 'individual'], '2026-03-01', '2026-04-30');
    expect(ordinary).toContain('2026-03-31 pit.year 2025');
    expect(ordinary.some((line) => line.includes('prop.year'))).toBe(false);
    const small = due(georgian, ['not-vat-payer', 'individual', 'small-business'], '2026-03-01', '2026-04-30');
    expect(small.some((line) => line.includes('pit.year'))).toBe(false);
    expect(small).toEqual(expect.arrayContaining(['2026-03-16 sb.month 2026-02 (2026-03-15)', '2026-04-15 sb.month 2026-03']));
    expect(due(georgian, ['individual', 'micro-business'], '2026-03-01', '2026-03-31')).toContain('2026-03-31 micro.year 2025');
  });

  test('[V8] Bulgarian quarters: no instalment for the fourth, and the one-stop shop is not moved', () => {
    expect(
      due(bulgarian, ['legal-entity', 'advance-quarterly'], '2026-01-01', '2026-12-31').filter((line) => line.includes('profit.advance')),
    ).toEqual([
      '2026-04-15 profit.advance.quarter 2026-Q1',
      '2026-07-15 profit.advance.quarter 2026-Q2',
      '2026-10-15 profit.advance.quarter 2026-Q3',
    ]);
    // 31 January 2026 is a Saturday.
    expect(due(bulgarian, ['oss'], '2026-01-31', '2026-02-01').filter((line) => line.includes('oss'))).toEqual([
      '2026-01-31 oss.quarter 2025-Q4',
    ]);
  });

  test('[V8] the last day of a short month, of a leap year and of a year', () => {
    expect(due([rule({ day: 'last' })], [], '2027-02-01', '2027-03-31')).toEqual([
      '2027-02-01 x 2026-12 (2027-01-31)',
      '2027-03-01 x 2027-01 (2027-02-28)',
      '2027-03-31 x 2027-02',
    ]);
    expect(due([rule({ day: 31, every: 'year', monthsAfter: 2 })], [], '2028-01-01', '2028-12-31')).toEqual(['2028-02-29 x 2027']);
  });

  test('[V8] a duty that ended or has not begun is not listed', () => {
    const old = rule({ validTo: date('2026-03-31') });
    expect(due([old], [], '2026-04-01', '2026-06-30')).toEqual(['2026-04-15 x 2026-03']);
    expect(due([rule({ validFrom: date('2026-04-30') })], [], '2026-04-01', '2026-06-30')).toEqual([
      '2026-05-15 x 2026-04',
      '2026-06-15 x 2026-05',
    ]);
  });

  test('[V8] years apart, every month has its day exactly once', () => {
    const found = due([rule({})], [], '2026-01-01', '2028-12-31');
    const periods = found.map((line) => line.split(' ')[2]);
    expect(new Set(periods).size).toBe(periods.length);
    expect(periods).toHaveLength(36);
    expect([...found].sort()).toEqual(found);
  });
});

describe.each([
  ['Georgia', georgian],
  ['Bulgaria', bulgarian],
])('duties of %s', (_name, deadlines) => {
  test('[V8] every duty is there once, has a source, names in every language and known traits', () => {
    expect(new Set(deadlines.map(({ id }) => id)).size).toBe(deadlines.length);
    for (const { id, names, condition, source, who, unless = [] } of deadlines) {
      expect(source, id).not.toEqual([]);
      for (const text of [names, ...(condition ? [condition] : [])]) {
        for (const language of languages) expect(text[language].trim(), id).not.toBe('');
        expect(text.bg, id).not.toMatch(/[ыэёЫЭЁ]/);
        expect(text.ka, id).toMatch(/[ა-ჰ]/);
      }
      for (const trait of [...who, ...unless]) expect(traits, id).toContain(trait);
    }
  });
});

test('[V8] the list of georgia.md 5.7', () => {
  expect(georgian.map(({ id }) => id)).toEqual([
    'vat.month',
    'vat.rc.nonpayer',
    'pit.withholding',
    'pension.month',
    'car.benefit',
    'cit.month',
    'sb.month',
    'excise.month',
    'fiz.month',
    'pit.year',
    'micro.year',
    'prop.year',
    'prop.notice',
    'prop.advance',
    'land.pay',
    'prop.person.return',
    'prop.person.pay',
    'fs.submit',
  ]);
});

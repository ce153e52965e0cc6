import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Language } from '../../shared/locales/languages.ts';
import { rejectionText } from './rejection-text.ts';

const texts = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../../shared/locales/${language}/rejections.json`, import.meta.url), 'utf8')) as Record<string, unknown>;

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    fallbackLng: false,
    resources: { en: { rejections: texts('en') }, ka: { rejections: texts('ka') } },
    interpolation: { escapeValue: false },
  });
});
const say = (language: Language, rejection: { code: string; [detail: string]: string | number }) =>
  rejectionText(i18next.getFixedT(language), language, rejection);

test('amounts, months, lines and fields are written as people write them; codes stay codes', () => {
  expect(say('ka', { code: 'UNBALANCED_ENTRY', difference: '1234.50', currency: 'GEL' })).toContain('1\u00a0234,50 GEL');
  expect(say('en', { code: 'PERIOD_CLOSED', period: '2026-05', state: 'hard-closed' })).toBe(
    'May 2026 is closed (final close). Choose a date in an open month or have the month reopened.',
  );
  expect(say('en', { code: 'INPUT_INVALID', field: 'lines.2.debit', reason: 'positive' })).toBe(
    'Line 3, debit: has to be greater than zero.',
  );
  expect(say('en', { code: 'UNKNOWN_ACCOUNT', line: 1, account: '1210' })).toContain('account 1210.');
  expect(say('en', { code: 'PERMISSION_DENIED', permission: 'accounts:write', role: 'auditor' })).toContain('(auditor)');
});

test('a place in a book is named, a code nobody translated is shown', () => {
  const amount = { code: 'AMOUNT_INVALID', file: 'a.journal', line: 7 };
  expect(say('en', amount)).toBe('a.journal, line 7: the amount is missing or can’t be read: put it right in the file');
  const dates = { code: 'AMBIGUOUS_DATES', file: 'may.csv', line: 2, column: 'Дата', found: '03/04/2026' };
  expect(say('en', dates)).toBe(
    'may.csv, line 2, column Дата: the date can be read as day/month or as month/day: choose the order of dates (“03/04/2026”)',
  );
  expect(say('ka', dates)).toBe(
    'may.csv, სტრიქონი 2, სვეტი Дата: თარიღი ორნაირად იკითხება, დღე/თვე ან თვე/დღე: აირჩიეთ თარიღის წყობა („03/04/2026“)',
  );
  const asserted = { code: 'ASSERTION_FAILED', file: 'a.journal', line: 9, account: 'assets:bank', expected: '10 EUR', actual: '9 EUR' };
  expect(say('en', asserted)).toContain('(assets:bank; 9 EUR instead of 10 EUR)');
  const left = { code: 'UNBALANCED_ENTRY', file: 'a.csv', line: 2, column: 'Debit', expected: '0', actual: '-1200.1 GEL' };
  expect(say('en', left)).toContain('(left over: −1,200.1 GEL)');
  expect(say('ka', left)).toContain('(რჩება −1\u00a0200,1 GEL)');
  expect(say('en', { code: 'SOMETHING_NEW' })).toContain('SOMETHING_NEW');
});

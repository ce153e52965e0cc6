import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Language } from '../../../shared/locales/languages.ts';
import { findingText } from './finding-text.ts';

const texts = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../../../shared/locales/${language}/declarations.json`, import.meta.url), 'utf8')) as {
    findings: Record<string, string>;
  };

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    fallbackLng: false,
    resources: { en: { declarations: texts('en') }, bg: { declarations: texts('bg') } },
    interpolation: { escapeValue: false },
  });
});
const say = (language: Language, code: string, params: Record<string, string>) =>
  findingText(i18next.getFixedT(language), language, { code, params });

test('[V7] amounts, dates, months and fields of a finding are written as people write them; numbers and quotes stay', () => {
  expect(say('bg', 'TAX_DEVIATES', { field: '02-21', base: '12345.00', found: '2470.00', expected: '2469.00 / 1111.05' })).toBe(
    '02-21 е 2\u00a0470,00 при основа 12\u00a0345,00; ставките дават 2\u00a0469,00 / 1\u00a0111,05. Документ с двете ставки е верен; иначе проверете основата и данъка.',
  );
  expect(say('en', 'DATED_AFTER_PERIOD', { date: '2026-11-02', period: '2026-10' })).toContain(
    'of 02/11/2026, after the period October 2026',
  );
  expect(say('en', 'TOTAL_DIFFERS', { field: 'goods', found: '1500.00', expected: '1500.01' })).toContain('goods (к3) is 1,500.00');
  expect(say('en', 'COUNT_DIFFERS', { field: '00-05', found: '1200', expected: '1201' })).toContain('00-05 says there are 1200 records');
  expect(say('en', 'NUMBER_NOT_TEN_DIGITS', { number: '1000.50' })).toContain('“1000.50”');
  expect(say('en', 'VALUE_UNREADABLE', { field: '02-10', found: '1000.5' })).toContain('“1000.5”');
});

test('[V7] every code a check may find has its sentence', () => {
  const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const ofEveryCountry = [...source('electron/queries/return-checks.ts').matchAll(/(?:about\(row, |code: )'([A-Z_]+)'/g)];
  const ofFiles = [...source('shared/declarations/bg-vat/findings.ts').matchAll(/^ {2}([A-Z_]+): (?:\{|Record)/gm)];
  expect(ofEveryCountry.length).toBeGreaterThan(5);
  expect(ofFiles.length).toBeGreaterThan(30);
  const known = texts('en').findings;
  expect([...ofEveryCountry, ...ofFiles].map((found) => found[1]!).filter((code) => !(code in known))).toEqual([]);
});

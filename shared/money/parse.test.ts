import { expect, test } from 'vitest';
import type { Language } from '../locales/languages.ts';
import { parseAmount } from './parse.ts';

test.each<[string, Language, number, string]>([
  ['1234,5', 'ka', 2, '1234.5'],
  ['1 234,50', 'ka', 2, '1234.50'],
  ['1\u00a0234\u00a0567,89', 'ru', 2, '1234567.89'],
  ['1.234,56', 'bg', 2, '1234.56'],
  ['1,234.56', 'ka', 2, '1234.56'],
  ['1,234.56', 'en', 2, '1234.56'],
  ['1,234', 'en', 2, '1234'],
  ['1,234,567', 'bg', 2, '1234567'],
  ['12.36', 'ka', 2, '12.36'],
  [',5', 'ka', 2, '0.5'],
  ['5,', 'ka', 2, '5'],
  ['−5', 'ka', 2, '-5'],
  ['007', 'en', 0, '7'],
  ['12,360', 'ka', 2, '12.36'],
])('[U5] "%s" in %s with %i decimals is %s', (typed, of, places, expected) => {
  expect(parseAmount(typed, places, of)).toEqual({ ok: true, text: expected });
});

test.each<[string, Language, number, string]>([
  ['', 'ka', 2, 'empty'],
  ['-', 'ka', 2, 'empty'],
  ['12,365', 'ka', 2, 'too-many-decimals'],
  ['1,234', 'ka', 2, 'too-many-decimals'],
  ['1.234', 'en', 2, 'too-many-decimals'],
  ['12.5', 'en', 0, 'too-many-decimals'],
  ['1,23,456', 'en', 2, 'malformed'],
  ['1.2.3', 'ka', 2, 'malformed'],
  ['12.34,56', 'bg', 2, 'malformed'],
  ['--5', 'ka', 2, 'malformed'],
  ['5-', 'ka', 2, 'malformed'],
  ['1e3', 'en', 2, 'malformed'],
  ['+5', 'en', 2, 'malformed'],
  ['₾5', 'ka', 2, 'malformed'],
  ['٣', 'en', 2, 'malformed'],
  ['.', 'en', 2, 'malformed'],
  ['1234567890123456', 'ka', 2, 'too-large'],
])('[U5] "%s" in %s with %i decimals is refused as %s', (typed, of, places, reason) => {
  expect(parseAmount(typed, places, of)).toEqual({ ok: false, reason });
});

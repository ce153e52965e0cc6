import { expect, test } from 'vitest';
import { formulaText } from './formula-text.ts';

test.each([
  ['I.1.base x 18%', 'en', 'I.1.base × 18\u00a0%'],
  ['a x 12.5%', 'en', 'a × 12.5\u00a0%'],
  ['a x 12.5%', 'bg', 'a × 12,5\u00a0%'],
  ['42K.amount x 33.factor', 'ru', '42K.amount × 33.factor'],
  ['max(0, OUT.amount - IN.amount)', 'ka', 'max(0, OUT.amount - IN.amount)'],
  ['taxable(S18, S0X)', 'ka', 'taxable(S18, S0X)'],
] as const)('[V2] the formula %s is read in %s as %s', (formula, language, text) => {
  expect(formulaText(formula, language)).toBe(text);
});

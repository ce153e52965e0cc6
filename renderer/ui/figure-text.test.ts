import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayChoices } from '../app/preferences.ts';
import { figureText } from './figure-text.ts';

test('[U7] a figure below zero is written in the chosen style; zero has no sign in any', () => {
  const minus = figureText('-1234.50', 'ka', 'minus-red');
  expect(minus).toEqual({ text: '−1\u00a0234,50', negative: true, pad: '' });
  expect(figureText('-1234.50', 'en', 'minus')).toEqual({ text: '−1,234.50', negative: true, pad: '' });
  expect(figureText('-1234.50', 'bg', 'parentheses')).toEqual({ text: '(1\u00a0234,50)', negative: true, pad: '' });
  expect(figureText('1234.50', 'ru', 'parentheses-red')).toEqual({ text: '1\u00a0234,50', negative: false, pad: ')' });
  for (const style of displayChoices.negative) expect(figureText('-0.00', 'en', style).text).toBe('0.00');
});

test('[U7] what stands right of the decimal separator is as long in every figure of a column, whatever sign and scale', () => {
  const amount = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 4 }))
    .map(([negative, whole, scale]) => `${negative ? '-' : ''}${whole}${scale === 0 ? '' : `.${'7'.repeat(scale)}`}`);
  const language = fc.constantFrom('ka', 'bg', 'ru', 'en' as const);
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2 }), language, fc.constantFrom(...displayChoices.negative), (column, lang, style) => {
      const whole = lang === 'en' ? /^[(−]?[\d,]+/ : /^[(−]?[\d\u00a0]+/;
      const right = column.map((each) => {
        const { text, pad } = figureText(each, lang, style, 4);
        // Digits are equally wide, and the order of what stands there makes no difference to its width.
        return [...(text + pad).replace(whole, '').replaceAll(/\d/g, '0')].sort().join('');
      });
      expect(new Set(right).size).toBe(1);
    }),
  );
});

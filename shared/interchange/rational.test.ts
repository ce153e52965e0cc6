import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  equals,
  exactDecimals,
  multiply,
  rational,
  readDecimal,
  reduce,
  scaled,
  subtract,
  toDecimalText,
  toScaled,
  toScaledHalfEven,
  toText,
  zero,
} from './rational.ts';

const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 20 }))
  .map(([negative, digits, decimals]) => {
    const text = toDecimalText(scaled(digits, decimals), decimals);
    return negative && /[1-9]/.test(text) ? `-${text}` : text;
  });

test('[K12] decimal text to fraction and back is the same text', () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      const read = readDecimal(text)!;
      expect(toDecimalText(read.value, read.decimals)).toBe(text);
    }),
  );
});

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([num, den]) => rational(num, den));

test('[K12] sums, products and quotients of fractions are exact', () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(equals(subtract(add(a, b), b), a)).toBe(true);
      expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
      if (b.num !== 0n) expect(equals(multiply(divide(a, b), b), a)).toBe(true);
      expect(compare(a, b)).toBe(-compare(b, a) + 0);
    }),
  );
});

test('[K12] rounding: halves away from zero, and halves to even where asked', () => {
  const table: [string, number, bigint, bigint][] = [
    ['0.005', 2, 1n, 0n],
    ['-0.005', 2, -1n, 0n],
    ['0.015', 2, 2n, 2n],
    ['0.0049999', 2, 0n, 0n],
    ['2.5', 0, 3n, 2n],
    ['-3.5', 0, -4n, -4n],
  ];
  for (const [text, decimals, away, even] of table) {
    expect([toScaled(readDecimal(text)!.value, decimals), toScaledHalfEven(readDecimal(text)!.value, decimals)]).toEqual([away, even]);
  }
});

test('[K12] a fraction that no decimal shows is written as a fraction', () => {
  expect(toText(divide(rational(5n), rational(3n)))).toBe('5/3');
  expect(toText(rational(-10n, 8n))).toBe('-1.25');
  expect(exactDecimals(rational(1n, 3n))).toBeUndefined();
  expect(reduce(rational(10n, -4n))).toEqual({ num: -5n, den: 2n });
  expect(toText(zero)).toBe('0');
});

test('[K12] what is not plain decimal text is refused', () => {
  for (const text of ['', '.', '-', '1,000', '1e3', ' 1', '1 ', '٣', '0x10', '--1', 'NaN', '1_000'])
    expect(readDecimal(text), text).toBeUndefined();
  for (const [text, decimals] of [
    ['1.', 0],
    ['.5', 1],
    ['+2.50', 2],
    ['-0', 0],
  ] as const)
    expect(readDecimal(text)?.decimals, text).toBe(decimals);
});

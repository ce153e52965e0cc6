import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { crossRate, exactRate, rateText } from './rate.ts';

test.each([
  ['yen per hundred', { unit: 'JPY', quantity: 100, price: 'GEL', rate: '1.8234' }, 'JPY', 'GEL', '0.018234'],
  ['one unit', { unit: 'USD', quantity: 1, price: 'GEL', rate: '2.7' }, 'USD', 'GEL', '2.7000'],
  ['all ten decimals', { unit: 'USD', quantity: 1, price: 'GEL', rate: '2.7123456789' }, 'USD', 'GEL', '2.7123456789'],
  // 1 / 1.1831 = 0.84523708900...
  ['for one euro, in euro books', { unit: 'EUR', quantity: 1, price: 'USD', rate: '1.1831' }, 'USD', 'EUR', '0.845237089'],
  // 1 / 3 = 0.3333...; 2 / 3 = 0.6666... goes up
  ['rounded down', { unit: 'EUR', quantity: 1, price: 'USD', rate: '3' }, 'USD', 'EUR', '0.3333333333'],
  ['rounded up', { unit: 'EUR', quantity: 2, price: 'USD', rate: '3' }, 'USD', 'EUR', '0.6666666667'],
  ['a half away from zero', { unit: 'JPY', quantity: 2, price: 'GEL', rate: '0.0000000001' }, 'JPY', 'GEL', '0.0000000001'],
])('[L8] %s', (_name, quote, currency, base, expected) => {
  expect(rateText(exactRate(quote, currency, base))).toBe(expected);
});

test('[L8] what rounds to nothing or is too large is no rate', () => {
  expect(rateText(exactRate({ unit: 'JPY', quantity: 3, price: 'GEL', rate: '0.0000000001' }, 'JPY', 'GEL'))).toBeUndefined();
  expect(rateText(exactRate({ unit: 'EUR', quantity: 1, price: 'USD', rate: '0.000000001' }, 'USD', 'EUR'))).toBeUndefined();
  expect(rateText(exactRate({ unit: 'USD', quantity: 1, price: 'EUR', rate: '999999999' }, 'USD', 'EUR'))).toBe('999999999.0000');
});

test('[L8] a quote of other currencies is a mistake of the program', () => {
  expect(() => exactRate({ unit: 'USD', quantity: 1, price: 'GEL', rate: '2.7' }, 'EUR', 'GEL')).toThrow(BrokenInvariant);
});

test('[L8] there and back again is one, and a cross rate is the product, exactly', () => {
  const rate = fc.integer({ min: 1, max: 2_000_000_000 }).map((n) => `${Math.floor(n / 10_000)}.${String(n % 10_000).padStart(4, '0')}`);
  const positive = rate.filter((text) => /[1-9]/.test(text));
  fc.assert(
    fc.property(positive, positive, fc.constantFrom(1, 10, 100, 1000), (one, two, quantity) => {
      const quote = { unit: 'USD', quantity, price: 'EUR', rate: one };
      const there = exactRate(quote, 'USD', 'EUR');
      const back = exactRate(quote, 'EUR', 'USD');
      const round = crossRate(there, back);
      expect(round.numerator).toBe(round.denominator);
      const other = exactRate({ unit: 'EUR', quantity: 1, price: 'GEL', rate: two }, 'EUR', 'GEL');
      const cross = crossRate(there, other);
      expect(cross.numerator * there.denominator * other.denominator).toBe(cross.denominator * there.numerator * other.numerator);
    }),
  );
});

import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { currencyScale, isIsoCurrency, isoCurrencies } from './currency.ts';

test.each([
  ['GEL', 2],
  ['EUR', 2],
  ['JPY', 0],
  ['KRW', 0],
  ['ISK', 0],
  ['KWD', 3],
  ['TND', 3],
  ['CLF', 4],
])('[L8] %s has %i decimals', (code, scale) => {
  expect(currencyScale(code)).toBe(scale);
});

test('[L8] decimals are those of the language data of Node, but for what ISO 4217 says otherwise', () => {
  // Unicode's data follows custom where ISO 4217 still lists coins nobody has.
  const custom = new Set([
    'AFN',
    'ALL',
    'IQD',
    'IRR',
    'KPW',
    'LAK',
    'LBP',
    'MGA',
    'MMK',
    'RSD',
    'SLE',
    'SOS',
    'SYP',
    'UYW',
    'YER',
    'COP',
    'CRC',
    'HUF',
    'IDR',
    'MUR',
    'PKR',
    'TZS',
    'UZS',
    'TWD',
    'NOK',
    'SEK',
    'CZK',
    'DKK',
    'GYD',
    'AMD',
    'BIF',
    'MNT',
    'STN',
  ]);
  for (const code of isoCurrencies) {
    if (custom.has(code)) continue;
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
    expect(maximumFractionDigits, code).toBe(currencyScale(code));
  }
});

test.each(['gel', 'XXX', 'BTC', 'EURO', '', 'toString'])('[L8] "%s" is no currency', (code) => {
  expect(isIsoCurrency(code)).toBe(false);
  expect(() => currencyScale(code)).toThrow(BrokenInvariant);
});

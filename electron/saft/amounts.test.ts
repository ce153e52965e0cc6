import { expect, test } from 'vitest';
import { minor } from '../../shared/money/minor.ts';
import { balancesOf, euroAmount, foreignAmount } from './amounts.ts';
import { shortened } from './shortened.ts';

test('[V7] an amount in another currency: its units by ISO, the rate in four decimals of euro for one unit', () => {
  expect(foreignAmount(minor(107350n), 'CHF', 100000n, 2)).toEqual({
    amount: 107350n,
    currencyCode: 'CHF',
    currencyAmount: 100000n,
    exchangeRate: '1.0735',
  });
  // 1,000 JPY for 5.48 EUR: 0.00548, rounded to 0.0055.
  expect(foreignAmount(minor(548n), 'JPY', 1000n, 0)).toEqual({
    amount: 548n,
    currencyCode: 'JPY',
    currencyAmount: 1000n,
    exchangeRate: '0.0055',
  });
  // Books that keep francs with four decimals: 12.3456 CHF.
  expect(foreignAmount(minor(1325n), 'CHF', 123456n, 4)).toMatchObject({ currencyAmount: 1235n, exchangeRate: '1.0733' });
  expect(foreignAmount(minor(548n), 'JPY', 100000n, 2)).toMatchObject({ currencyAmount: 1000n, exchangeRate: '0.0055' });
  expect(foreignAmount(minor(-107350n), 'CHF', -100000n, 2)).toMatchObject({ currencyAmount: -100000n, exchangeRate: '1.0735' });
  expect(foreignAmount(minor(5n), 'CHF', 0n, 2)).toEqual({ amount: 5n, currencyCode: 'CHF', currencyAmount: 0n });
  expect(euroAmount(minor(5n))).toEqual({ amount: 5n, currencyCode: 'EUR', currencyAmount: 5n, exchangeRate: '1.0000' });
});

test('[V7] a balance stands on its side, nothing on the usual one', () => {
  expect(balancesOf(500n, -200n, 'debit')).toEqual({ openingDebitBalance: 500n, closingCreditBalance: 200n });
  expect(balancesOf(0n, 0n, 'credit')).toEqual({ openingCreditBalance: 0n, closingCreditBalance: 0n });
  expect(balancesOf(-1n, 1n, 'credit')).toEqual({ openingCreditBalance: 1n, closingDebitBalance: 1n });
});

test('[V7] a long text is shortened by characters, with a mark; a fitting one stays', () => {
  expect(shortened('ж'.repeat(256), 256)).toBe('ж'.repeat(256));
  expect(shortened('ж'.repeat(257), 256)).toBe(`${'ж'.repeat(255)}…`);
  expect(shortened('😀😀😀', 3)).toBe('😀😀😀');
  expect(shortened('😀😀😀', 2)).toBe('😀…');
});

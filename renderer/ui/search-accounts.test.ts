import { expect, test } from 'vitest';
import type { AccountInfo } from '../../shared/contracts/accounts.ts';
import { searchAccounts } from './search-accounts.ts';

const account = (code: string, en: string, ka: string): AccountInfo => ({
  id: code,
  code,
  names: { en, ka, bg: '', ru: '' },
  type: 'asset',
  normalSide: 'debit',
  postable: true,
  parentCode: null,
  active: true,
  hasPostings: false,
  version: 1,
});
const chart = [
  account('1110', 'Cash on hand', 'ნაღდი ფული ეროვნულ ვალუტაში'),
  account('1210', 'Bank, national currency', 'ეროვნული ვალუტა რეზიდენტ ბანკში'),
  account('Assets:Bank 12', 'Assets:Bank 12', ''),
];
const found = (typed: string) => searchAccounts(chart, typed, 50).map(({ code }) => code);

test('[U3] by code, by the start of words in any language, codes first; inside words last', () => {
  expect(found('12')).toEqual(['1210', 'Assets:Bank 12']);
  expect(found('nat ban')).toEqual(['1210']);
  expect(found('ეროვნ ვალ')).toEqual(['1110', '1210']);
  expect(found('assets:b')).toEqual(['Assets:Bank 12']);
  expect(found('ank')).toEqual(['1210', 'Assets:Bank 12']);
  expect(found('an')).toEqual([]);
  expect(found('')).toHaveLength(3);
});

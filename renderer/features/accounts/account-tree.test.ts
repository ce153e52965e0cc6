import { expect, test } from 'vitest';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { accountTree } from './account-tree.ts';

const account = (code: string, parentCode: string | null): AccountInfo => ({
  id: code,
  code,
  names: { ka: '', bg: '', ru: '', en: code },
  type: 'asset',
  normalSide: 'debit',
  postable: true,
  parentCode,
  active: true,
  hasPostings: false,
  version: 1,
});
const chart = [account('1000', null), account('1100', '1000'), account('1110', '1100'), account('2000', null), account('9', 'gone')];
const shown = (collapsed: string[]) =>
  accountTree(chart, new Set(collapsed)).map((row) => `${row.level} ${row.account.code} ${row.expanded ?? '-'}`);

test('children stand under their heading, a closed heading hides them, an unknown heading loses nothing', () => {
  expect(shown([])).toEqual(['1 1000 true', '2 1100 true', '3 1110 -', '1 2000 -', '1 9 -']);
  expect(shown(['1100'])).toEqual(['1 1000 true', '2 1100 false', '1 2000 -', '1 9 -']);
  expect(shown(['1000'])).toEqual(['1 1000 false', '1 2000 -', '1 9 -']);
});

import { expect, test } from 'vitest';
import { type OpeningRow, openingLines } from './opening-lines.ts';

const row = (account: string | null, debit = '', credit = ''): OpeningRow => ({ key: 0, account, debit, credit });

test('[X8] what the owners put in is what balances the rows', () => {
  const rows = [row('1210', '12 500.40'), row('1110', '300'), row('3110', '', '2000'), row(null)];
  expect(openingLines(rows, '5150', 2, 'en')).toEqual({
    left: '10800.40',
    lines: [
      { account: '1210', debit: '12500.40' },
      { account: '1110', debit: '300.00' },
      { account: '3110', credit: '2000.00' },
      { account: '5150', credit: '10800.40' },
    ],
  });
});

test('[X8] more owed than owned stands on the other side, nothing left needs no line, and what is no amount makes no entry', () => {
  expect(openingLines([row('1210', '10'), row('3110', '', '25.5')], '5150', 2, 'en')?.lines.at(-1)).toEqual({
    account: '5150',
    debit: '15.50',
  });
  expect(openingLines([row('1210', '10'), row('5150', '', '10')], '5150', 2, 'en')?.lines).toHaveLength(2);
  expect(openingLines([row('1210', '10')], null, 2, 'en')).toEqual({ left: '10.00', lines: [{ account: '1210', debit: '10.00' }] });
  expect(openingLines([row('1210', 'ten')], '5150', 2, 'en')).toBeUndefined();
  expect(openingLines([row('1210', '0')], '5150', 2, 'en')).toEqual({ left: '0.00', lines: [] });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BudgetLine } from '../../../shared/contracts/budgets.ts';
import { readBlock } from '../../../shared/interchange/pasted-block.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import {
  copied,
  emptySheet,
  filledRight,
  pasted,
  type Sheet,
  savedOf,
  sumsOfRow,
  totalsOf,
  withAccounts,
  withAmount,
  withProposal,
} from './sheet.ts';

const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });
const started = withAccounts(emptySheet('2026', 2026), ['7410', '6110', '7410']);
const books = { scale: 2, mark: '.', isAccount: (code: string) => /^\d{4}$/.test(code) && code !== '2026' } as const;
const paste = (sheet: Sheet, text: string, row = 0, column = 0) => {
  const block = readBlock(text);
  if (block === undefined || block === 'too-large') throw new Error('no block');
  return pasted(sheet, block, { row, column }, books);
};
const rowsOf = (answer: ReturnType<typeof paste>) =>
  'sheet' in answer ? answer.sheet.rows.map(({ account, cells }) => `${account} ${cells.join(',')}`) : answer;

describe('[L15] the sheet of a budget', () => {
  test('accounts stand once, in the order of the chart; an amount fills to December, or as far as is marked', () => {
    expect(started.rows.map(({ account }) => account)).toEqual(['6110', '7410']);
    const typed = withAmount(started, cell(0, 9), '1250.5', 2);
    expect(filledRight(typed, cell(0, 9)).rows[0]!.cells).toEqual([...Array(9).fill(''), '1250.50', '1250.50', '1250.50']);
    const marked = filledRight(withAmount(started, cell(1, 0), '-7', 2), { top: 0, bottom: 1, left: 0, right: 2 });
    expect(marked.rows.map(({ cells }) => cells.slice(0, 4).join())).toEqual([',,,', '-7.00,-7.00,-7.00,']);
    // Zero is no amount, and what changes nothing is no step to undo.
    expect(withAmount(typed, cell(0, 9), '0', 2).rows).toEqual(started.rows);
    expect(withAmount(typed, cell(0, 9), '1250.50', 2)).toBe(typed);
    expect(savedOf({ ...typed, dimension: 'SHOP VAKE' })).toEqual({
      rows: [0],
      input: { name: '2026', year: 2026, dimensions: { SHOP: 'VAKE' }, lines: [{ account: '6110', amounts: { '2026-10': '1250.50' } }] },
    });
  });

  test('a block is pasted exactly, with the mark its figures show, by its accounts where it names them, and never beyond the sheet', () => {
    expect(rowsOf(paste(started, '1.234,50\t7\n(3)\t', 0, 10))).toEqual(['6110 ,,,,,,,,,,1234.50,7.00', '7410 ,,,,,,,,,,-3.00,']);
    expect(rowsOf(paste(started, '5\t6\t7\n1\t1\t1\n2\t2\t2', 1, 10))).toEqual(['6110 ,,,,,,,,,,,', '7410 ,,,,,,,,,,5.00,6.00']);
    const full = Array.from({ length: 12 }, (_, at) => at + 1).join('\t');
    expect(rowsOf(paste(started, `Account\tJan\tFeb\n7310\t10\t20\n6110\t1\t`, 0, 1))).toEqual([
      '6110 ,1.00,,,,,,,,,,',
      '7310 ,10.00,20.00,,,,,,,,,',
      '7410 ,,,,,,,,,,,',
    ]);
    expect(rowsOf(paste(started, `6110\t${full}\n7410\t${full}`, 1, 5))).toEqual([
      '6110 1.00,2.00,3.00,4.00,5.00,6.00,7.00,8.00,9.00,10.00,11.00,12.00',
      '7410 1.00,2.00,3.00,4.00,5.00,6.00,7.00,8.00,9.00,10.00,11.00,12.00',
    ]);
    expect(paste(started, '1.005\t1.00')).toEqual({ problem: 'decimals', cell: '1.005' });
    expect(paste(started, '1.234,50\t1,234.50')).toMatchObject({ problem: 'mixed' });
    expect(paste(started, '12\tabc\n1\t2')).toEqual({ problem: 'number', cell: 'abc' });
    expect(paste(started, '6110\t5\nTotal\t5')).toEqual({ problem: 'account', cell: 'Total' });
  });

  test('what was booked the year before takes the place of what was typed on its accounts, and of no others', () => {
    const line = (account: string, type: BudgetLine['type'], amount: string): BudgetLine => ({
      ...{ account, type, names: { ka: '', bg: '', ru: '', en: '' }, normalSide: 'credit' },
      amounts: { '2026-03': amount } as BudgetLine['amounts'],
    });
    const typed = withAmount(withAccounts(started, ['1210']), { top: 0, bottom: 2, left: 0, right: 0 }, '1', 2);
    const next = withProposal(typed, [
      line('1110', 'asset', '9'),
      line('1210', 'asset', '8'),
      line('6110', 'income', '7'),
      line('6120', 'income', '6'),
    ]);
    expect(next.rows.map(({ account, cells }) => `${account} ${cells.slice(0, 3).join()}`)).toEqual([
      '1210 ,,8',
      '6110 ,,7',
      '6120 ,,6',
      '7410 1.00,,',
    ]);
  });

  test('sums by row and month agree exactly, whatever is typed, and what is copied is pasted again as it was', () => {
    const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    const accounts = ['6110', '6120', '7210', '1210'];
    const of = {
      '6110': ['income', 'credit'],
      '6120': ['income', 'debit'],
      '7210': ['expense', 'debit'],
      '1210': ['asset', 'debit'],
    } as const;
    fc.assert(
      fc.property(fc.array(fc.array(minor, { minLength: 12, maxLength: 12 }), { minLength: 4, maxLength: 4 }), (amounts) => {
        const empty = withAccounts(emptySheet('x', 2026), accounts);
        const rows = empty.rows.map(({ account }, at) => ({
          account,
          cells: amounts[at]!.map((each) => (each === 0n ? '' : writeDecimal(each, 2))),
        }));
        const sheet = { ...empty, rows };
        const known = (code: string) => ({ type: of[code as keyof typeof of][0], normalSide: of[code as keyof typeof of][1] });
        const { income, expense, result } = totalsOf(rows, known, 2);
        const sums = new Map(rows.map((row) => [row.account, sumsOfRow(row, 2)]));
        for (let at = 0; at <= 12; at += 1) {
          expect(income[at]).toBe(sums.get('6110')![at]! - sums.get('6120')![at]!);
          expect(expense[at]).toBe(sums.get('7210')![at]);
          expect(result[at]).toBe(income[at]! - expense[at]!);
        }
        expect(result.slice(0, 12).reduce((sum, each) => sum + each, 0n)).toBe(result[12]);
        const again = paste(empty, copied(sheet, { top: 0, bottom: 3, left: 0, right: 11 }));
        if (rows.every(({ cells }) => cells.some((text) => text !== ''))) expect('sheet' in again && again.sheet.rows).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });
});

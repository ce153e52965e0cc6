import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from '../../../shared/money/decimal.ts';
import type { Column } from '../DataGrid.tsx';
import { rowsAsCsv, rowsAsText } from './copy-rows.ts';
import { summarize } from './summary.ts';
import { arranged, readChoice } from './use-columns.ts';
import { toggled } from './use-selection.ts';

test('[NUM-1] the marked amounts add up exactly, currency by currency, with their least and their greatest', () => {
  expect(
    summarize([
      { currency: 'GEL', amount: '0.10' },
      { currency: 'USD', amount: '5' },
      { currency: 'GEL', amount: '-0.30' },
      { currency: 'GEL', amount: '999999999999999.205' },
    ]),
  ).toEqual([
    { currency: 'GEL', count: 3, sum: '999999999999999.005', least: '-0.300', most: '999999999999999.205' },
    { currency: 'USD', count: 1, sum: '5', least: '5', most: '5' },
  ]);
  expect(summarize([])).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), { minLength: 1 }), (minor) => {
      const text = (value: bigint) =>
        `${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 100n}.${String((value < 0n ? -value : value) % 100n).padStart(2, '0')}`;
      const [summary] = summarize(minor.map((value) => ({ currency: 'GEL', amount: text(value) })));
      expect(decimal(summary!.sum, 2)).toBe(minor.reduce((sum, value) => sum + value, 0n));
      expect(minor.every((value) => value >= decimal(summary!.least, 2) && value <= decimal(summary!.most, 2))).toBe(true);
    }),
  );
});

interface Row {
  readonly name: string;
  readonly amount: string;
}
const columns: Column<Row>[] = [
  { id: 'name', title: 'Name', width: 5, text: (row) => row.name, render: (row) => row.name },
  { id: 'mark', title: 'Mark', width: 5, render: () => null },
  { id: 'amount', title: 'Amount', width: 5, amount: (row) => ({ amount: row.amount, currency: 'GEL' }), render: () => null },
];

test('[L11] copied rows are cells of a spreadsheet: amounts as numbers of its language, no formula, no cell torn apart', () => {
  const rows = [
    { name: 'Rent\tMay\n2', amount: '-1234.50' },
    { name: '=SUM(A1)', amount: '7' },
  ];
  expect(rowsAsText(columns, rows, 'ka')).toBe("Rent May 2\t-1234,50\n'=SUM(A1)\t7");
  expect(rowsAsText(columns, rows, 'en')).toBe("Rent May 2\t-1234.50\n'=SUM(A1)\t7");
  expect(rowsAsCsv(columns, [rows[1]!, { name: 'a, b', amount: '-2.00' }], (title) => `${title}, currency`)).toBe(
    'Name,Amount,"Amount, currency"\r\n\'=SUM(A1),7,GEL\r\n"a, b",-2.00,GEL\r\n',
  );
});

test('[L11] columns stand as they were put, those that came later where the program has them', () => {
  const ids = (choice: Parameters<typeof arranged>[1]) => arranged(columns, choice).map(({ id }) => id);
  expect(ids({})).toEqual(['name', 'mark', 'amount']);
  expect(ids({ order: ['amount', 'name', 'gone'] })).toEqual(['amount', 'name', 'mark']);
  expect(ids({ order: ['mark', 'amount'] })).toEqual(['name', 'mark', 'amount']);
  expect(arranged(columns, { widths: { name: 999, mark: 0 } }).map(({ width }) => width)).toEqual([60, 3, 5]);
});

test('[L11] what was kept of columns and can no longer be read is no choice', () => {
  expect(readChoice('{"order":["a",1],"hidden":"all","widths":{"a":5,"b":"wide"}}')).toEqual({
    order: ['a'],
    hidden: undefined,
    widths: { a: 5 },
  });
  for (const text of [null, '', '[', '7', '"x"']) expect(arranged(columns, readChoice(text))).toHaveLength(3);
});

test('[L11] marking twice unmarks, and leaves what it was given alone', () => {
  const selection = { rows: new Map([['a', 'a']]), keyOf: (row: string) => row, set: () => undefined };
  expect([...toggled(selection, 'b').keys()]).toEqual(['a', 'b']);
  expect([...toggled(selection, 'a').keys()]).toEqual([]);
  expect([...selection.rows.keys()]).toEqual(['a']);
});

import { expect, test } from 'vitest';
import { languages } from '../../locales/languages.ts';
import { cellRules, computeVatReturn, type TaxCodeSum } from '../../reports/vat-return.ts';
import { taxCodes } from './tax-codes.ts';
import { vatReturn } from './vat-return.ts';

const row = (taxCode: string, taxable: bigint, vat = 0n): TaxCodeSum => ({
  taxCode,
  taxable,
  vat,
  correctedTaxable: 0n,
  correctedVat: 0n,
  rows: 1,
});

/** The seventeen cases of bulgaria.md 12, in cents, by tax code. */
const january = (isImported = true): TaxCodeSum[] => [
  row('S20', 1_000_00n - 100_00n + 820_00n, 200_00n - 20_00n + 164_00n),
  row('S9', 500_00n, 45_00n),
  row('SZICS', 2_000_00n),
  row('SP21', 750_00n),
  row('SZ28', 3_000_00n),
  row('SE41', 400_00n),
  row('STRI', 1_200_00n),
  row('RICA20', 1_500_00n, 300_00n),
  row('R82', 250_00n, 50_00n),
  row('P20', 600_00n, 120_00n),
  row('P20P', 200_00n, 40_00n),
  row('P20N', 100_00n, 20_00n),
  row('RC1', 300_00n, 60_00n),
  row('SPU20', 50_00n, 10_00n),
  ...(isImported ? [row('PIM20', 5_000_00n, 1_000_00n)] : []),
];

const cellsOf = (sums: readonly TaxCodeSum[], coefficient: bigint, manual: Record<string, bigint> = {}) =>
  new Map(
    [...computeVatReturn(vatReturn, sums, { taxCodes, coefficient, manual, counts: { sales: 13, purchases: 8 } })].map(
      ([cell, { amount }]) => [cell.replace('.amount', ''), amount],
    ),
  );

test('[V4] the cells are those of the return, with the helper 42K', () => {
  expect(vatReturn.parts.map((part) => part.lines.map((line) => line.code).join(' '))).toEqual([
    '01 11 12 13 14 15 16 17 18 19',
    '20 21 22 23 24',
    '30 31 41 32 42 33 42K 43 40',
    '50 60 70 71 80 81 82',
    '00-05 00-06',
  ]);
});

test('[V4] the worked month of January 2026, cell by cell', () => {
  const expected: Readonly<Record<string, bigint>> = {
    '01': 9_270_00n,
    '11': 1_720_00n,
    '12': 2_050_00n,
    '13': 500_00n,
    '14': 3_000_00n,
    '15': 2_000_00n,
    '16': 0n,
    '17': 750_00n,
    '18': 1_200_00n,
    '19': 400_00n,
    '20': 809_00n,
    '21': 344_00n,
    '22': 410_00n,
    '23': 10_00n,
    '24': 45_00n,
    '30': 120_00n,
    '31': 7_650_00n,
    '41': 1_530_00n,
    '32': 200_00n,
    '42': 40_00n,
    '33': 80n,
    '42K': 32_00n,
    '43': 0n,
    '40': 1_562_00n,
    '50': 0n,
    '60': 753_00n,
    '70': 0n,
    '71': 0n,
    '80': 0n,
    '81': 0n,
    '82': 0n,
    '00-05': 13n,
    '00-06': 8n,
  };
  expect(Object.fromEntries(cellsOf(january(), 80n))).toEqual(expected);
});

test.each([
  ['without the import', january(false), 80n, {}, { '40': 562_00n, '50': 247_00n, '60': 0n }],
  ['K = 1.00', january(), 100n, {}, { '40': 1_570_00n, '60': 761_00n }],
  ['K = 0.00', january(), 0n, {}, { '40': 1_530_00n, '60': 721_00n }],
  ['a yearly correction of -50.00', january(), 80n, { '43.amount': -50_00n }, { '43': -50_00n, '40': 1_512_00n, '60': 703_00n }],
  ['a yearly correction of +30.00', january(), 80n, { '43.amount': 30_00n }, { '43': 30_00n, '40': 1_592_00n, '60': 783_00n }],
  ['42 x 33 is rounded once, half up', [row('P20P', 100n, 5n)], 50n, {}, { '42K': 3n, '40': 3n, '60': 3n }],
  ['a credit note rounds away from zero too', [row('P20P', -100n, -5n)], 50n, {}, { '42K': -3n, '40': -3n, '50': 3n }],
])('[V4] %s', (_, sums, coefficient, manual, expected) => {
  expect(Object.fromEntries(cellsOf(sums, coefficient, manual))).toMatchObject(expected);
});

test('[V4] what is set off, paid or refunded is entered by hand and changes no other cell', () => {
  const entered = { '70.amount': 1n, '71.amount': 2n, '80.amount': 3n, '81.amount': 4n, '82.amount': 5n };
  const [without, with_] = [cellsOf(january(), 80n), cellsOf(january(), 80n, entered)];
  expect([...with_].filter(([cell, amount]) => without.get(cell) !== amount)).toEqual([
    ['70', 1n],
    ['71', 2n],
    ['80', 3n],
    ['81', 4n],
    ['82', 5n],
  ]);
});

test('[V4] every field of the ledgers that has a cell is read by exactly one cell, and tax codes fill no other', () => {
  const read = [...cellRules(vatReturn).values()].flatMap((rule) => (rule.from === 'ledger' ? rule.fields : []));
  expect([...read].sort()).toEqual(
    '02-11 02-12 02-13 02-14 02-15 02-16 02-17 02-18 02-19 02-21 02-22 02-23 02-24 02-25 02-26 03-30 03-31 03-32 03-41 03-42 03-44'.split(
      ' ',
    ),
  );
  const filled = taxCodes.flatMap(({ ledger }) =>
    [ledger?.sales, ledger?.purchases].flatMap((place) => [place?.base, place?.tax, place?.gross].filter((field) => field !== undefined)),
  );
  expect([...new Set(filled)].sort()).toEqual([...read].sort());
});

test('[V4] payable and refundable are cells 50 and 60; a yearly correction changes the credit', () => {
  expect([vatReturn.payable, vatReturn.credit, vatReturn.creditCorrections]).toEqual(['50.amount', '60.amount', ['43.amount']]);
});

test('[V4] every line has a caption of its own in every language', () => {
  const lines = vatReturn.parts.flatMap((part) => part.lines);
  for (const language of languages) {
    const captions = lines.map(({ names }) => names[language]);
    expect(new Set(captions).size).toBe(captions.length);
    for (const caption of captions) expect(caption.trim()).toBe(caption);
  }
  for (const { names } of lines) {
    expect(names.bg).not.toMatch(/[A-Za-wyzыэёЫЭЁა-ჰ]/);
    expect(names.en).not.toMatch(/[А-Яа-яა-ჰ]/);
  }
});

import { expect, test } from 'vitest';
import { languages } from '../../locales/languages.ts';
import type { CellId, CellRule } from '../../vat/vat-return-form.ts';
import { taxCodes } from './tax-codes.ts';
import { vatReturn } from './vat-return.ts';

const lines = vatReturn.parts.flatMap((part) => part.lines);
const cells = new Map<CellId, CellRule>(
  lines.flatMap((line) => Object.entries(line.cells).map(([column, rule]): [CellId, CellRule] => [`${line.code}.${column}`, rule])),
);

function references(rule: CellRule): readonly CellId[] {
  if (rule.from === 'rate') return [rule.cell];
  if (rule.from === 'sum') return rule.cells;
  return rule.from === 'excess' ? [...rule.plus, ...rule.minus] : [];
}

/** VAT-ledger rows by tax code, in tetri. */
type Ledger = Readonly<Record<string, readonly [taxable: bigint, vat: bigint]>>;

/** A second, naive reading of the form, so that its data is checked by figures and not only by shape. Tetri. */
function amount(id: CellId, ledger: Ledger): bigint {
  const rule = cells.get(id)!;
  const total = (ids: readonly CellId[]): bigint => ids.reduce((sum, cell) => sum + amount(cell, ledger), 0n);
  switch (rule.from) {
    case 'taxable':
      return rule.taxCodes.reduce((sum, code) => sum + (ledger[code]?.[0] ?? 0n), 0n);
    // Without purchases for mixed use all of it is credited.
    case 'credited':
    case 'vat':
      return rule.taxCodes.reduce((sum, code) => sum + (ledger[code]?.[1] ?? 0n), 0n);
    case 'rate':
      return (amount(rule.cell, ledger) * rule.rateBp + 5_000n) / 10_000n;
    case 'sum':
      return total(rule.cells);
    case 'excess': {
      const difference = total(rule.plus) - total(rule.minus);
      return difference > 0n ? difference : 0n;
    }
    case 'manual':
      return 0n;
    default:
      throw new Error(`no Georgian rule: ${rule.from}`);
  }
}

test('[V2] the rows are those of Annex A and the result', () => {
  expect(vatReturn.parts.map((part) => [part.id, part.lines.map((line) => line.code).join(' ')])).toEqual([
    ['I', 'I.1 I.1¹ I.2 I.3 I.4 I.5 I.6 I.6¹ I.7 I.7¹ I.8 I.9 I.10 I.11 I.12 I.13 I.14 I.14¹ I.14² I.14³ I.15'],
    ['II', 'II.1 II.2 II.3 II.4'],
    ['III', 'III.1 III.2 III.3 III.4 III.4¹ III.5 III.6 III.6¹ III.7 III.8 III.9'],
    ['RESULT', 'OUT IN PAY EXCESS'],
  ]);
});

test('[V2] line codes are unique and every cell is in a column of its part', () => {
  const codes = lines.map((line) => line.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const part of vatReturn.parts) {
    const columns = part.columns.map((column) => column.id);
    for (const line of part.lines) {
      expect(Object.keys(line.cells).length, line.code).toBeGreaterThan(0);
      for (const column of Object.keys(line.cells)) expect(columns, line.code).toContain(column);
    }
  }
});

test('[V2] every cell a rule refers to exists', () => {
  const missing = [...cells].flatMap(([id, rule]) =>
    references(rule)
      .filter((cell) => !cells.has(cell))
      .map((cell) => `${id} -> ${cell}`),
  );
  expect(missing).toEqual([]);
  expect(cells.has(vatReturn.payable) && cells.has(vatReturn.credit)).toBe(true);
});

test('[V2] no cell depends on itself', () => {
  const visit = (id: CellId, above: readonly CellId[]): void => {
    expect(above, `${[...above, id].join(' -> ')}`).not.toContain(id);
    for (const cell of references(cells.get(id)!)) visit(cell, [...above, id]);
  };
  for (const id of cells.keys()) visit(id, []);
});

test('[V2] every tax code of the form exists, and every one that carries VAT or is exempt reaches exactly one row', () => {
  const used = [...cells.values()].flatMap((rule) =>
    rule.from === 'taxable' || rule.from === 'vat' || rule.from === 'credited' ? rule.taxCodes : [],
  );
  const known = taxCodes.map((taxCode) => taxCode.code);
  expect(used.filter((code) => !known.includes(code))).toEqual([]);
  expect(used.filter((code, index) => used.indexOf(code) !== index)).toEqual([]);
  expect(known.filter((code) => !used.includes(code)).sort()).toEqual(['P0', 'P18W', 'PNC', 'S0N', 'SOUT']);
});

test('[V2] every row and column has a name in every language', () => {
  for (const { names } of [...lines, ...vatReturn.parts, ...vatReturn.parts.flatMap((part) => part.columns), vatReturn]) {
    for (const language of languages) expect(names[language].trim()).not.toBe('');
    expect(names.bg).not.toMatch(/[ыэёЫЭЁ]/);
    expect(names.ka).toMatch(/[ა-ჰ]/);
  }
});

test('[V2] rows 9 to 14³ have no VAT, row 1¹ has nothing but VAT', () => {
  const columns = (code: string): string[] => Object.keys(lines.find((line) => line.code === code)!.cells);
  for (const code of ['I.9', 'I.10', 'I.11', 'I.12', 'I.13', 'I.14', 'I.14¹', 'I.14²', 'I.14³']) expect(columns(code)).toEqual(['base']);
  expect(columns('I.1¹')).toEqual(['vat']);
});

test('[V2] the total of Part I takes the VAT of codes 1 to 8 only', () => {
  expect(references(cells.get('I.15.vat')!)).toEqual(
    ['1', '1¹', '2', '3', '4', '5', '6', '6¹', '7', '7¹', '8'].map((code) => `I.${code}.vat`),
  );
});

const may: Ledger = {
  S18: [1_030_000n, 185_400n],
  S18A: [100_000n, 18_000n],
  S0X: [700_000n, 0n],
  SXF: [30_000n, 0n],
  RC18: [100_000n, 18_000n],
  P18: [400_000n, 72_000n],
  P18F: [200_000n, 36_000n],
  PIM: [525_000n, 94_500n],
};

test('[V2] the worked month of May 2026 gives the expected lines and 9.00 to pay', () => {
  const expected: Readonly<Record<CellId, bigint>> = {
    'I.1.base': 1_030_000n,
    'I.1.vat': 185_400n,
    'I.2.base': 100_000n,
    'I.2.vat': 18_000n,
    'I.14.base': 700_000n,
    'I.14¹.base': 30_000n,
    'I.15.vat': 203_400n,
    'II.1.base': 100_000n,
    'II.4.base': 100_000n,
    'II.4.vat': 18_000n,
    'III.1.goods': 72_000n,
    'III.1.assets': 36_000n,
    'III.1.total': 108_000n,
    'III.2.goods': 94_500n,
    'III.2.assets': 0n,
    'III.4.total': 18_000n,
    'III.9.goods': 184_500n,
    'III.9.assets': 36_000n,
    'III.9.total': 220_500n,
    'OUT.amount': 221_400n,
    'IN.amount': 220_500n,
    'PAY.amount': 900n,
    'EXCESS.amount': 0n,
  };
  for (const [id, tetri] of Object.entries(expected)) expect(amount(id, may), id).toBe(tetri);
});

test('[V2] the same month without its large sale ends in a credit of 1,755.00', () => {
  const credit: Ledger = { ...may, S18: [50_000n, 9_000n] };
  expect([amount('I.15.vat', credit), amount('OUT.amount', credit), amount('PAY.amount', credit)]).toEqual([27_000n, 45_000n, 0n]);
  expect(amount(vatReturn.credit, credit)).toBe(175_500n);
});

test('[V2] VAT of a row is computed from the row total, not summed from the ledger', () => {
  // Three receipts of 33.33: 15.24 of VAT in the ledger, 15.26 on the form.
  expect(amount('I.1.vat', { S18: [8_475n, 1_524n] })).toBe(1_526n);
});

test('[V2] an own-built building is charged and deducted in the same return', () => {
  const built: Ledger = { S18B: [1_000_000n, 180_000n], S18R: [10_000n, 1_800n] };
  expect([amount('III.6.assets', built), amount('III.6¹.assets', built), amount('III.9.assets', built)]).toEqual([
    180_000n,
    1_800n,
    181_800n,
  ]);
  expect([amount('PAY.amount', built), amount('EXCESS.amount', built)]).toEqual([0n, 0n]);
});

test('[V2] margin-scheme VAT is taken from the ledger', () => {
  expect(amount('I.15.vat', { S18M: [10_001n, 1_799n] })).toBe(1_799n);
});

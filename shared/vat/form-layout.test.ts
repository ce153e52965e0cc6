import { describe, expect, test } from 'vitest';
import { bg } from '../jurisdictions/bg/index.ts';
import { ge } from '../jurisdictions/ge/index.ts';
import { languages } from '../locales/languages.ts';
import { cellRules } from '../reports/vat-return.ts';
import { cellFormula } from './cell-formula.ts';
import { layoutOf } from './form-layout.ts';
import type { CellRule, VatReturnForm } from './vat-return-form.ts';

const boxesOf = (form: VatReturnForm) =>
  layoutOf(form).sections.flatMap(({ rows }) => rows.flatMap((row) => row.boxes.flatMap((box) => box ?? [])));

describe.each([
  ['Georgia', ge.vatReturn],
  ['Bulgaria', bg.vatReturn],
  ['a country without a layout', { ...ge.vatReturn, layout: undefined } as unknown as VatReturnForm],
])('%s', (_, form) => {
  test('[V2] every cell of the return has one box with a number of its own, or is named as a step without one', () => {
    const boxes = boxesOf(form);
    expect([...boxes.map(({ cell }) => cell), ...layoutOf(form).unprinted].sort()).toEqual([...cellRules(form).keys()].sort());
    // Numbers tell boxes apart, but for columns of a line that a country without a layout numbers alike.
    if (form.layout) expect(new Set(boxes.map(({ number }) => number)).size).toBe(boxes.length);
  });

  test('[V2] captions and boxes fill the width, no row has more places than columns, every caption is in every language', () => {
    for (const { columns, rows, names } of layoutOf(form).sections) {
      expect(columns.reduce((sum, { caption, box }) => sum + caption + box, 0)).toBe(100);
      for (const row of rows) {
        expect(row.boxes.length).toBeLessThanOrEqual(columns.length);
        const captions = [row.names, ...row.boxes.map((box) => box?.names)].flatMap((each) => each ?? []);
        expect(captions.length).toBeGreaterThan(0);
        for (const each of [names, ...captions]) for (const language of languages) expect(each[language]).not.toBe('');
      }
    }
  });
});

test('[V2] a formula names what a cell is made of', () => {
  for (const [rule, formula] of [
    [{ from: 'taxable', taxCodes: ['S18', 'S18A'] }, 'taxable(S18, S18A)'],
    [{ from: 'vat', taxCodes: ['S18M'] }, 'vat(S18M)'],
    [{ from: 'credited', taxCodes: ['P18', 'P18M'] }, 'credited(P18, P18M)'],
    [{ from: 'rate', cell: 'I.1.base', rateBp: 1800n }, 'I.1.base x 18%'],
    [{ from: 'rate', cell: 'a', rateBp: 1250n }, 'a x 12.5%'],
    [{ from: 'rate', cell: 'a', rateBp: 5n }, 'a x 0.05%'],
    [{ from: 'sum', cells: ['a', 'b'] }, 'a + b'],
    [{ from: 'excess', plus: ['a', 'b'], minus: ['c', 'd'] }, 'max(0, a + b - c - d)'],
    [{ from: 'ledger', fields: ['02-12', '02-26'] }, '02-12 + 02-26'],
    [{ from: 'product', cell: '42.amount', factor: 'coefficient' }, '42.amount x coefficient'],
    [{ from: 'coefficient' }, 'coefficient'],
    [{ from: 'count', side: 'sales' }, 'count(sales)'],
    [{ from: 'manual' }, 'entered'],
  ] as const satisfies readonly (readonly [CellRule, string])[])
    expect(cellFormula(rule)).toBe(formula);
  expect(cellFormula({ from: 'sum', cells: ['a', 'b'] }, (cell) => cell.toUpperCase())).toBe('A + B');
});

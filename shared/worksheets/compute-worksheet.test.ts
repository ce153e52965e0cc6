import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { worksheets as bulgarian } from '../jurisdictions/bg/worksheets.ts';
import { chart } from '../jurisdictions/ge/chart.ts';
import { worksheets as georgian } from '../jurisdictions/ge/worksheets.ts';
import { languages } from '../locales/languages.ts';
import { computeWorksheet, formulaOf } from './compute-worksheet.ts';
import type { RowRule, WorksheetForm } from './worksheet-form.ts';

const forms = [...georgian, ...bulgarian];
const form = (kind: string): WorksheetForm => forms.find((one) => one.kind === kind)!;
/** Rows of a form by code, for inputs in minor units; what is not given is zero, percents in hundredths as usual. */
function rowsOf(kind: string, given: Readonly<Record<string, bigint>>): Record<string, bigint> {
  const inputs = form(kind).inputs.map(({ id, usual }): [string, bigint] => [id, usual === undefined ? 0n : BigInt(usual) * 100n]);
  return Object.fromEntries(computeWorksheet(form(kind), { ...Object.fromEntries(inputs), ...given }, 2));
}

describe('Georgian worksheets', () => {
  test('[V9] E11: 8,500.00 distributed costs 1,500.00 of profit tax, 425.00 are withheld, 8,075.00 paid, 10,000.00 in all', () => {
    const rows = rowsOf('profit-tax', { dividends: 850_000n });
    expect([rows['7'], rows['8'], rows['9'], rows['10'], rows['11']]).toEqual([850_000n, 150_000n, 42_500n, 807_500n, 1_000_000n]);
  });

  test('[V9] E11: representation expenses over the limit by 600.00 cost 105.88', () => {
    // 1 % of 100,000.00 is 1,000.00; expenses of last year were lower.
    const rows = rowsOf('profit-tax', { representation: 160_000n, 'income-last-year': 10_000_000n, 'expenses-last-year': 9_000_000n });
    expect([rows['5.4'], rows['6'], rows['8'], rows['9']]).toEqual([100_000n, 60_000n, 10_588n, 0n]);
  });

  test('[V9] the limit follows expenses where they were higher, and what was taxed before is not taxed again', () => {
    const rows = rowsOf('profit-tax', {
      representation: 160_000n,
      'income-last-year': 5_000_000n,
      'expenses-last-year': 10_000_000n,
      'representation-taxed': 45_000n,
    });
    expect([rows['5.4'], rows['5.5'], rows['6']]).toEqual([100_000n, 60_000n, 15_000n]);
    expect(rowsOf('profit-tax', { representation: 50_000n, 'income-last-year': 10_000_000n })['6']).toBe(0n);
  });

  test('[V9] dividends to resident companies are neither taxed nor withheld from', () => {
    const rows = rowsOf('profit-tax', { dividends: 850_000n, 'dividends-companies': 300_000n });
    expect([rows['8'], rows['9'], rows['10'], rows['11']]).toEqual([150_000n, 42_500n, 1_107_500n, 1_300_000n]);
  });

  test.each([
    ['August', 43_500_000n, 4_500_000n, 45_000n, 2_000_000n],
    ['September, in which the limit is passed', 48_000_000n, 4_000_000n, 120_000n, 0n],
    ['October', 52_000_000n, 3_000_000n, 90_000n, 0n],
    ['a month that ends at the limit exactly', 48_000_000n, 2_000_000n, 20_000n, 0n],
    ['a month that passes it by one tetri', 48_000_000n, 2_000_001n, 60_000n, 0n],
  ])('[V9] E12: small business, %s', (_name, before, income, tax, left) => {
    const rows = rowsOf('small-business', { 'income-before': before, income });
    expect([rows['5'], rows['6']]).toEqual([tax, left]);
  });

  test('[V9] E15: 1 % of the average of 100,000.00 and 80,000.00 is 900.00, which is also the advance of the next year', () => {
    const rows = rowsOf('property-tax', { opening: 10_000_000n, closing: 8_000_000n });
    expect([rows['3'], rows['4'], rows['6'], rows['7'], rows['8']]).toEqual([9_000_000n, 90_000n, 90_000n, 0n, 90_000n]);
  });

  test('[V9] old buildings count three times, twice and one and a half times, and an advance is taken off', () => {
    const rows = rowsOf('property-tax', {
      opening: 1_000_000n,
      'opening-before-2000': 100_000n,
      'opening-2000-2003': 100_000n,
      'opening-2004': 100_000n,
      closing: 1_000_000n,
      'advance-paid': 20_000n,
    });
    // 10,000 + 2 x 1,000 + 1,000 + 500 = 13,500; average with 10,000 is 11,750; 1 % is 117.50; 82.50 were paid too much.
    expect([rows['1.4'], rows['2.4'], rows['3'], rows['4'], rows['6'], rows['7']]).toEqual([
      1_350_000n,
      1_000_000n,
      1_175_000n,
      11_750n,
      0n,
      8_250n,
    ]);
    expect(rowsOf('property-tax', { opening: 10_000_000n, closing: 8_000_000n, rate: 60n })['4']).toBe(54_000n);
  });

  test('[V9] a half tetri of the average does not round the tax twice', () => {
    // (0.97 + 1.00) / 2 = 0.985; half of it is 0.4925. Half of a rounded 0.99 would be 0.495 and so 0.50.
    expect(rowsOf('property-tax', { opening: 97n, closing: 100n, rate: 5_000n })['4']).toBe(49n);
  });

  test('[V1] E7: a foreign service of 1,000.00 for who pays no VAT, 10 % withheld', () => {
    const rows = rowsOf('non-resident-service', { fee: 100_000n });
    expect([rows['3'], rows['4'], rows['5'], rows['6'], rows['7']]).toEqual([100_000n, 10_000n, 90_000n, 18_000n, 118_000n]);
  });

  test('[V1] a fee agreed net of tax: the supplier gets it whole', () => {
    const rows = rowsOf('non-resident-service', { 'fee-net': 90_000n });
    expect([rows['2.1'], rows['3'], rows['4'], rows['5'], rows['6']]).toEqual([10_000n, 100_000n, 10_000n, 90_000n, 18_000n]);
    expect(rowsOf('non-resident-service', { 'fee-net': 85_000n, rate: 1_500n })).toMatchObject({
      '3': 100_000n,
      '4': 15_000n,
      '5': 85_000n,
    });
  });

  test('[V9] tax withheld by kind of payment', () => {
    const rows = rowsOf('withholding', {
      dividends: 850_000n,
      interest: 100_000n,
      'royalty-individual': 100_000n,
      'royalty-non-resident': 100_000n,
      'services-non-resident': 100_000n,
      'services-individual': 312_500n,
    });
    expect([1, 2, 3, 4, 5, 6].map((code) => rows[`${code}.1`])).toEqual([42_500n, 5_000n, 20_000n, 5_000n, 10_000n, 62_500n]);
    expect(rows['7']).toBe(145_000n);
  });
});

test('[V9] Bulgaria: 10 % of the forecast, in twelfths or quarters', () => {
  expect(rowsOf('corporate-advance', { forecast: 10_000_000n })).toEqual({
    '1': 10_000_000n,
    '2': 1_000_000n,
    '3': 83_333n,
    '4': 250_000n,
  });
});

/** Rows and inputs a rule needs. */
function needs(rule: RowRule): { rows: readonly string[]; inputs: readonly string[] } {
  const percent = 'percentInput' in rule ? [rule.percentInput] : [];
  switch (rule.from) {
    case 'input':
      return { rows: [], inputs: [rule.input] };
    case 'constant':
      return { rows: [], inputs: [] };
    case 'sum':
      return { rows: rule.terms.map(({ row }) => row), inputs: [] };
    case 'average':
    case 'greater':
      return { rows: rule.rows, inputs: [] };
    case 'excess':
      return { rows: [rule.row, rule.over], inputs: [] };
    case 'stepped-rate':
      return { rows: [rule.row, rule.test, rule.limit], inputs: [] };
    case 'rate':
    case 'grossed-up':
    case 'part':
      return { rows: [rule.row], inputs: percent };
  }
}

describe.each(forms)('worksheet $kind', (one) => {
  test('[V9] rows are there once and refer to rows above them', () => {
    const seen: string[] = [];
    for (const { code, rule } of one.rows) {
      for (const row of needs(rule).rows) expect(seen, `${code} needs ${row}`).toContain(row);
      expect(seen).not.toContain(code);
      seen.push(code);
    }
    for (const row of [one.result, ...one.payments.map((payment) => payment.row), ...one.postings.map((posting) => posting.row)]) {
      expect(seen).toContain(row);
    }
  });

  test('[V9] every input is used, an amount on one row of its own', () => {
    const used = one.rows.flatMap(({ rule }) => needs(rule).inputs);
    for (const { id, kind, names } of one.inputs) {
      expect(used.filter((name) => name === id).length, id).toBeGreaterThan(0);
      if (kind === 'amount') expect(used.filter((name) => name === id)).toHaveLength(1);
      else expect(names, id).toBeDefined();
    }
    expect(used.filter((id) => !one.inputs.some((input) => input.id === id))).toEqual([]);
  });

  test('[V9] every text is there in every language, and every row has its source', () => {
    for (const names of [
      one.names,
      ...one.notes,
      ...one.rows.map((row) => row.names),
      ...one.inputs.flatMap((input) => input.names ?? []),
    ]) {
      for (const language of languages) expect(names[language].trim()).not.toBe('');
      expect(names.bg).not.toMatch(/[ыэёЫЭЁ]/);
      expect(names.ka).toMatch(/[ა-ჰ]/);
    }
    for (const { source, code } of one.rows) expect(source, code).not.toEqual([]);
  });

  test('[V9] whatever is entered, the sheet can be computed', () => {
    const inputs = fc.record(
      Object.fromEntries(one.inputs.map(({ id, kind }) => [id, fc.bigInt({ min: 0n, max: kind === 'percent' ? 9_999n : 10n ** 15n })])),
    );
    fc.assert(
      fc.property(inputs, (given) => {
        for (const amount of computeWorksheet(one, given as Record<string, bigint>, 2).values()) expect(typeof amount).toBe('bigint');
      }),
      { numRuns: 50 },
    );
  });
});

test('[V9] accounts of the postings are posting accounts of the Georgian chart', () => {
  const open = chart.filter(({ postable, active }) => postable && active).map(({ code }) => code);
  for (const { postings } of georgian)
    for (const { debit, credit } of postings) for (const code of [debit, credit]) expect(open).toContain(code);
});

test.each<[RowRule, string]>([
  [{ from: 'grossed-up', row: '7', rateBp: 1500n }, '7 ÷ 85 % × 15 %'],
  [{ from: 'rate', row: '3', rateBp: 60n }, '3 × 0.6 %'],
  [{ from: 'rate', row: '3', percentInput: 'p' }, '3 × 1.25 %'],
  [{ from: 'average', rows: ['1.4', '2.4'] }, '(1.4 + 2.4) ÷ 2'],
  [{ from: 'sum', terms: [{ row: '1' }, { row: '2', times: [1n, 2n] }, { row: '3', times: [-1n, 1n] }] }, '1 + 2 × 0.5 − 3'],
  [{ from: 'excess', row: '5', over: '5.4' }, 'max(0; 5 − 5.4)'],
  [{ from: 'stepped-rate', row: '2', test: '3', limit: '4', rateBp: 100n, overBp: 300n }, '2 × 1 %; 3 > 4: 2 × 3 %'],
  [{ from: 'part', row: '2', of: 12n }, '2 ÷ 12'],
  [{ from: 'input', input: 'a' }, ''],
])('[V9] the formula of %o reads %s', (rule, text) => {
  expect(formulaOf(rule, { p: 125n })).toBe(text);
});

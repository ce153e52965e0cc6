import { divRound, sum } from '../../money/minor.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { isInReturn } from './document-types.ts';

/** Fields of a ledger row that hold amounts of their own; totals are made from them. */
export const componentFields = {
  sales: [
    ...['02-11', '02-21', '02-12', '02-26', '02-22', '02-23', '02-13', '02-24', '02-14'],
    ...['02-15', '02-16', '02-17', '02-18', '02-19', '02-25'],
  ],
  purchases: ['03-30', '03-31', '03-41', '03-32', '03-42', '03-43', '03-44'],
} as const;

/** Totals of a row of the sales ledger. 02-17, 02-18, 02-19 and 02-25 are no part of 02-10. */
export const totalFields: Readonly<Record<string, readonly string[]>> = {
  '02-10': ['02-11', '02-12', '02-26', '02-13', '02-14', '02-15', '02-16'],
  '02-20': ['02-21', '02-22', '02-23', '02-24'],
};

/** Cells that sum fields of the ledgers, in the order of the return. @source ППЗДДС Annexes 10, 11 and 13 */
export const summedCells: Readonly<Record<string, readonly string[]>> = {
  '11': ['02-11'],
  '12': ['02-12', '02-26'],
  '13': ['02-13'],
  '14': ['02-14'],
  '15': ['02-15'],
  '16': ['02-16'],
  '17': ['02-17'],
  '18': ['02-18', '02-25'],
  '19': ['02-19'],
  '21': ['02-21'],
  '22': ['02-22'],
  '23': ['02-23'],
  '24': ['02-24'],
  '30': ['03-30', '03-44'],
  '31': ['03-31'],
  '32': ['03-32'],
  '41': ['03-41'],
  '42': ['03-42'],
  '43': ['03-43'],
};

/** What becomes of the result: entered by hand. */
export const enteredCells = ['70', '71', '80', '81', '82'] as const;

type Summed = Pick<LedgerRow, 'side' | 'documentType' | 'fields'>;

/** Field of all rows that count in the return. */
export const sumField = (rows: readonly Summed[], field: string): bigint =>
  sum(rows.filter(({ side, documentType }) => isInReturn(side, documentType)).map(({ fields }) => fields[field] ?? 0n));

/**
 * Every cell of the return but 33, from the rows of both ledgers. Minor units of the period's currency. `coefficient` in hundredths; `entered`
 * gives the cells of `enteredCells`.
 * @source ППЗДДС Annex 13; ЗДДС Art. 73 for cell 40
 */
export function computeReturnCells(
  rows: readonly Summed[],
  coefficient: bigint,
  entered: Readonly<Record<string, bigint>> = {},
): Readonly<Record<string, bigint>> {
  const cells: Record<string, bigint> = {};
  for (const [cell, fields] of Object.entries(summedCells)) cells[cell] = sum(fields.map((field) => sumField(rows, field)));
  for (const cell of enteredCells) cells[cell] = entered[cell] ?? 0n;
  return { ...cells, ...computedCells(cells, coefficient) };
}

/** Cells that follow from others: totals and the result. */
export function computedCells(cells: Readonly<Record<string, bigint>>, coefficient: bigint): Readonly<Record<string, bigint>> {
  const total = (...of: readonly string[]) => sum(of.map((cell) => cells[cell] ?? 0n));
  const charged = total('21', '22', '23', '24');
  const credit = total('41', '43') + deductiblePart(cells['42'] ?? 0n, coefficient);
  const result = charged - credit;
  return {
    '01': total('11', '12', '13', '14', '15', '16'),
    '20': charged,
    '40': credit,
    '50': result > 0n ? result : 0n,
    '60': result < 0n ? -result : 0n,
  };
}

/** What of the tax with partial credit may be deducted, rounded once, half away from zero. */
export const deductiblePart = (tax: bigint, coefficient: bigint): bigint => divRound(tax * coefficient, 100n);

import { sum } from '../../money/minor.ts';
import { figureOf, textOf } from '../fixed-width/layout.ts';
import { amountText, type CheckContext, returnPlace } from './check-context.ts';
import { isInReturn } from './document-types.ts';
import { filePlace, type Remark, remark } from './findings.ts';
import { leadingFields } from './records.ts';
import { componentFields, computedCells, computeReturnCells, enteredCells, summedCells, totalFields } from './return-cells.ts';

/** BG-VAT-1: number of the person and period are the same in every record of every file. */
export function checkOwner({ records, rows, ownNumber, period }: CheckContext): Remark[] {
  const remarks: Remark[] = [];
  const compare = (place: Remark['place'], foundNumber: string, foundPeriod: string) => {
    if (foundNumber !== ownNumber) remarks.push(remark('OWN_NUMBER_DIFFERS', place, { found: foundNumber, expected: ownNumber }));
    if (foundPeriod !== period) remarks.push(remark('PERIOD_DIFFERS', place, { found: foundPeriod, expected: period }));
  };
  for (const { side, values, place } of rows)
    compare(place, textOf(values, leadingFields[side].vatNumber), textOf(values, leadingFields[side].period));
  const { vies } = records;
  if (vies) compare(filePlace('VIES.TXT'), textOf(vies.person, 'vatNumber'), textOf(vies.header, 'period'));
  return remarks;
}

/** BG-VAT-2: lines are numbered 1, 2, 3 ... and the return says how many there are. */
export function checkSequence({ records, rows, countTypesOutsideReturn }: CheckContext): Remark[] {
  const remarks: Remark[] = [];
  for (const [side, countField] of [
    ['sales', '00-05'],
    ['purchases', '00-06'],
  ] as const) {
    const ledger = rows.filter((row) => row.side === side);
    for (const [index, { sequence, place }] of ledger.entries()) {
      if (sequence !== BigInt(index + 1))
        remarks.push(remark('SEQUENCE_BROKEN', place, { found: String(sequence), expected: String(index + 1) }));
    }
    const counted = ledger.filter(({ documentType }) => countTypesOutsideReturn || isInReturn(side, documentType)).length;
    const found = figureOf(records.declaration, countField);
    if (found !== BigInt(counted))
      remarks.push(remark('COUNT_DIFFERS', returnPlace, { field: countField, found: String(found), expected: String(counted) }));
  }
  const { vies } = records;
  if (!vies) return remarks;
  const found = figureOf(vies.header, 'lines');
  if (found !== BigInt(vies.lines.length))
    remarks.push(
      remark('COUNT_DIFFERS', filePlace('VIES.TXT', 1), { field: 'lines', found: String(found), expected: String(vies.lines.length) }),
    );
  for (const [index, values] of vies.lines.entries()) {
    const line = figureOf(values, 'line');
    if (line !== BigInt(index + 1))
      remarks.push(remark('SEQUENCE_BROKEN', filePlace('VIES.TXT', index + 5), { found: String(line), expected: String(index + 1) }));
  }
  return remarks;
}

/** BG-VAT-4: 02-10 and 02-20 are the sums of their parts. */
export function checkTotals({ rows }: CheckContext): Remark[] {
  return rows
    .filter(({ side }) => side === 'sales')
    .flatMap(({ place, amount }) =>
      Object.entries(totalFields).flatMap(([field, components]) => {
        const expected = sum(components.map(amount));
        const found = amount(field);
        return found === expected
          ? []
          : [remark('TOTAL_DIFFERS', place, { field, found: amountText(found), expected: amountText(expected) })];
      }),
    );
}

/** Columns of the recapitulative statement, as its form calls them. */
const viesColumns = { goods: 'к3', triangular: 'к4', services: 'к5' } as const;

/**
 * BG-VAT-5: every cell of the return is the sum of its fields, totals and result follow from the cells, and the recapitulative statement agrees with
 * them. What follows is computed from the cells as declared: one wrong cell is said once.
 */
export function checkCells({ records, rows, exemptIntraCommunity }: CheckContext): Remark[] {
  const cell = (code: string) => figureOf(records.declaration, `01-${code}`);
  const declared = Object.fromEntries([...Object.keys(summedCells), ...enteredCells].map((code) => [code, cell(code)]));
  const coefficient = cell('33');
  const ledgers = rows.map(({ side, documentType, amount }) => ({
    side,
    documentType,
    fields: Object.fromEntries(componentFields[side].map((field) => [field, amount(field)])),
  }));
  const expected = { ...computeReturnCells(ledgers, coefficient, declared), ...computedCells(declared, coefficient) };
  const remarks: Remark[] = Object.entries(expected)
    .filter(([code, amount]) => cell(code) !== amount)
    .map(([code, amount]) =>
      remark('CELL_DIFFERS', returnPlace, { cell: code, found: amountText(cell(code)), expected: amountText(amount) }),
    );

  const { vies } = records;
  const ofMonth = vies?.lines.filter((line) => textOf(line, 'period') === '') ?? [];
  const column = (code: string) => sum(ofMonth.map((line) => figureOf(line, code)));
  const triangular = sum(
    ledgers.filter(({ side, documentType }) => isInReturn(side, documentType)).map(({ fields }) => fields['02-25'] ?? 0n),
  );
  const columns: [keyof typeof viesColumns, bigint][] = [
    ['triangular', triangular],
    ['services', cell('17')],
  ];
  if (exemptIntraCommunity !== null) columns.push(['goods', cell('15') + exemptIntraCommunity]);
  const place = filePlace('VIES.TXT');
  for (const [code, amount] of columns) {
    if (column(code) !== amount)
      remarks.push(
        remark('VIES_DIFFERS', place, { column: viesColumns[code], found: amountText(column(code)), expected: amountText(amount) }),
      );
  }
  if (!vies) return remarks;
  const all = (code: string) => sum(vies.lines.map((line) => figureOf(line, code)));
  for (const [code, amount] of [
    ['total', all('goods') + all('triangular') + all('services')],
    ['goods', all('goods')],
  ] as const) {
    const found = figureOf(vies.totals, code);
    if (found !== amount)
      remarks.push(
        remark('TOTAL_DIFFERS', filePlace('VIES.TXT', 4), { field: code, found: amountText(found), expected: amountText(amount) }),
      );
  }
  return remarks;
}

/** BG-VAT-10: what is set off, paid or refunded stays within the result, and the coefficient between 0 and 1. */
export function checkResult({ records }: CheckContext): Remark[] {
  const cell = (code: string) => figureOf(records.declaration, `01-${code}`);
  const remarks: Remark[] = [];
  const [paid, refunded] = [cell('70') + cell('71'), cell('80') + cell('81') + cell('82')];
  if (paid > cell('50')) remarks.push(remark('PAID_OVER_DUE', returnPlace, { found: amountText(paid), limit: amountText(cell('50')) }));
  if (refunded > cell('60'))
    remarks.push(remark('REFUND_OVER_DUE', returnPlace, { found: amountText(refunded), limit: amountText(cell('60')) }));
  for (const code of enteredCells)
    if (cell(code) < 0n) remarks.push(remark('CELL_NEGATIVE', returnPlace, { cell: code, found: amountText(cell(code)) }));
  const coefficient = cell('33');
  if (coefficient < 0n || coefficient > 100n)
    remarks.push(remark('COEFFICIENT_OUT_OF_RANGE', returnPlace, { found: amountText(coefficient) }));
  return remarks;
}

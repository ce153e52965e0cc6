import { assert } from '../assert.ts';
import { divRound } from '../money/minor.ts';
import type { CellId, CellRule, VatReturnForm } from '../vat/vat-return-form.ts';

/** Sum of the VAT-ledger rows of a period with one tax code. Base currency, minor units. */
export interface TaxCodeSum {
  readonly taxCode: string;
  readonly taxable: bigint;
  readonly vat: bigint;
  /** The part of both that credit notes and other corrections contribute. */
  readonly correctedTaxable: bigint;
  readonly correctedVat: bigint;
  readonly rows: number;
}

export interface CellValue {
  readonly amount: bigint;
  readonly corrections: bigint;
  readonly rows: number;
}

/**
 * Every cell of the form for one period. Minor units of base currency. `manual` gives the cells entered by hand.
 * The VAT column of the form is its rate applied to the row's base, so it may differ from the ledger by rounding: see `roundingDifference`.
 * @source O996 Art. 75 for Georgia; the form's own rules are data
 */
export function computeVatReturn(
  form: VatReturnForm,
  sums: readonly TaxCodeSum[],
  manual: Readonly<Record<CellId, bigint>> = {},
): ReadonlyMap<CellId, CellValue> {
  const byCode = new Map(sums.map((row) => [row.taxCode, row]));
  const rules = cellRules(form);
  const values = new Map<CellId, CellValue>();
  const open = new Set<CellId>();

  const valueOf = (cell: CellId): CellValue => {
    const known = values.get(cell);
    if (known) return known;
    const rule = rules.get(cell);
    assert(rule !== undefined, `vat return: unknown cell ${cell}`);
    assert(!open.has(cell), `vat return: cell ${cell} depends on itself`);
    open.add(cell);
    const value = compute(cell, rule);
    open.delete(cell);
    values.set(cell, value);
    return value;
  };
  const total = (cells: readonly CellId[]): CellValue =>
    cells.map(valueOf).reduce((sum, v) => ({ amount: sum.amount + v.amount, corrections: sum.corrections + v.corrections, rows: sum.rows + v.rows }), none);

  const compute = (cell: CellId, rule: CellRule): CellValue => {
    switch (rule.from) {
      case 'taxable':
      case 'vat':
        return rule.taxCodes.reduce((sum, code) => {
          const row = byCode.get(code);
          if (!row) return sum;
          const [amount, corrections] = rule.from === 'taxable' ? [row.taxable, row.correctedTaxable] : [row.vat, row.correctedVat];
          return { amount: sum.amount + amount, corrections: sum.corrections + corrections, rows: sum.rows + row.rows };
        }, none);
      case 'rate': {
        const base = valueOf(rule.cell);
        return {
          amount: divRound(base.amount * rule.rateBp, 10_000n),
          corrections: divRound(base.corrections * rule.rateBp, 10_000n),
          rows: base.rows,
        };
      }
      case 'sum':
        return total(rule.cells);
      case 'excess': {
        const plus = total(rule.plus);
        const minus = total(rule.minus);
        const difference = plus.amount - minus.amount;
        return { amount: difference > 0n ? difference : 0n, corrections: 0n, rows: plus.rows + minus.rows };
      }
      case 'manual':
        return { amount: manual[cell] ?? 0n, corrections: 0n, rows: 0 };
    }
  };
  for (const cell of rules.keys()) valueOf(cell);
  return values;
}

const none: CellValue = { amount: 0n, corrections: 0n, rows: 0 };

/** All cells of the form in printing order. */
export function cellRules(form: VatReturnForm): ReadonlyMap<CellId, CellRule> {
  const rules = new Map<CellId, CellRule>();
  for (const part of form.parts) {
    for (const line of part.lines) {
      for (const [column, rule] of Object.entries(line.cells)) {
        const cell = `${line.code}.${column}`;
        assert(!rules.has(cell), `vat return: cell ${cell} stands twice`);
        rules.set(cell, rule);
      }
    }
  }
  return rules;
}

/** Tax codes whose VAT-ledger rows stand behind a cell, through every sum and rate. Undefined when the form has no such cell. */
export function taxCodesBehind(form: VatReturnForm, cell: CellId): ReadonlySet<string> | undefined {
  const rules = cellRules(form);
  const first = rules.get(cell);
  if (!first) return undefined;
  const codes = new Set<string>();
  const seen = new Set<CellId>();
  const visit = (id: CellId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const rule = rules.get(id);
    assert(rule !== undefined, `vat return: unknown cell ${id}`);
    if (rule.from === 'taxable' || rule.from === 'vat') for (const code of rule.taxCodes) codes.add(code);
    else if (rule.from === 'rate') visit(rule.cell);
    else if (rule.from === 'sum') rule.cells.forEach(visit);
    else if (rule.from === 'excess') [...rule.plus, ...rule.minus].forEach(visit);
  };
  visit(cell);
  return codes;
}

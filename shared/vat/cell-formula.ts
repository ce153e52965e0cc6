import type { CellId, CellRule } from './vat-return-form.ts';

/**
 * How a cell of the return gets its amount, as text without a language: "taxable(S18)", "I.1.base x 18%", "max(0, OUT.amount - IN.amount)",
 * "02-12 + 02-26", "count(sales)". `nameOf` says how another cell is called.
 */
export function cellFormula(rule: CellRule, nameOf: (cell: CellId) => string = (cell) => cell): string {
  switch (rule.from) {
    case 'taxable':
    case 'vat':
    case 'credited':
      return `${rule.from}(${rule.taxCodes.join(', ')})`;
    case 'rate':
      return `${nameOf(rule.cell)} x ${percent(rule.rateBp)}`;
    case 'sum':
      return rule.cells.map(nameOf).join(' + ');
    case 'excess':
      return `max(0, ${rule.plus.map(nameOf).join(' + ')} - ${rule.minus.map(nameOf).join(' - ')})`;
    case 'ledger':
      return rule.fields.join(' + ');
    case 'product':
      return `${nameOf(rule.cell)} x ${rule.factor}`;
    case 'coefficient':
      return 'coefficient';
    case 'count':
      return `count(${rule.side})`;
    case 'manual':
      return 'entered';
  }
}

/** 1800n is "18%", 1250n is "12.5%". */
function percent(basisPoints: bigint): string {
  const hundredths = String(basisPoints % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${basisPoints / 100n}${hundredths === '' ? '' : `.${hundredths}`}%`;
}

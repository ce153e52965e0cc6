import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import type { TaxDetail } from '../../../../shared/ledger/journal-entry.ts';
import type { Names } from '../../../../shared/locales/languages.ts';
import { computeVatReturn, type TaxCodeSum } from '../../../../shared/reports/vat-return.ts';
import type { CellId } from '../../../../shared/vat/vat-return-form.ts';

export interface FedLine {
  readonly code: string;
  readonly names: Names;
  readonly cells: readonly { readonly cell: CellId; readonly names: Names; readonly amount: bigint }[];
}

/**
 * Lines of the VAT return a document adds to: the return computed from its tax details alone. Totals and the result are left out, since every
 * document reaches those.
 */
export function returnLines(
  { vatReturn: form, taxCodes }: Pick<JurisdictionPack, 'vatReturn' | 'taxCodes'>,
  details: readonly TaxDetail[],
): FedLine[] {
  const sums = new Map<string, TaxCodeSum>();
  for (const { taxCode, taxable, vat, isCorrection } of details) {
    const sum = sums.get(taxCode) ?? { taxCode, taxable: 0n, vat: 0n, correctedTaxable: 0n, correctedVat: 0n, rows: 0 };
    sums.set(taxCode, {
      taxCode,
      taxable: sum.taxable + taxable,
      vat: sum.vat + vat,
      correctedTaxable: sum.correctedTaxable + (isCorrection ? taxable : 0n),
      correctedVat: sum.correctedVat + (isCorrection ? vat : 0n),
      rows: sum.rows + 1,
    });
  }
  // A share is no amount, so none is shown: with a coefficient of nothing the cell stays empty. A form that computes VAT anew does so once, from the sum
  // of the month: what one document adds is its own VAT.
  const values = computeVatReturn(form, [...sums.values()], { taxCodes, coefficient: 0n, vatOfRows: true });
  const result = form.parts.find((part) => part.lines.some((line) => form.payable.startsWith(`${line.code}.`)));
  return form.parts
    .filter((part) => part !== result)
    .flatMap((part) =>
      part.lines
        .filter((line) => !line.isTotal)
        .map((line) => ({
          code: line.code,
          names: line.names,
          cells: part.columns.flatMap((column) => {
            const cell = `${line.code}.${column.id}`;
            const amount = values.get(cell)?.amount ?? 0n;
            return amount === 0n ? [] : [{ cell, names: column.names, amount }];
          }),
        }))
        .filter((line) => line.cells.length > 0),
    );
}

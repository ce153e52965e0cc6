import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { taxCodesBehind } from '../../../../shared/reports/vat-return.ts';
import { inForce, type TaxCode, type TaxCodeUse } from '../../../../shared/vat/tax-code.ts';

/** What only a VAT payer charges or credits. */
const ofPayers: ReadonlySet<TaxCode['effect']> = new Set<TaxCode['effect']>(['charged', 'deducted', 'partly-deducted']);

/** Tax codes that may be chosen: in force on the day, for this use, and not reserved to VAT payers when the company is none, or the other way round. */
export const taxCodesFor = (pack: JurisdictionPack, use: TaxCodeUse, on: LocalDate, vatPayer: boolean): readonly TaxCode[] =>
  pack.taxCodes.filter(
    (code) =>
      inForce(code, on) &&
      code.use.includes(use) &&
      (use !== 'sale' || !code.protocol) &&
      // What has an official type of its own has a form of its own.
      code.documentType === undefined &&
      (vatPayer ? !code.onlyUnregistered : !ofPayers.has(code.effect)),
  );

/**
 * The code a new line starts with: the one used last with this counterparty, else the pack's first, which is its usual one. Who is no VAT payer starts with the code
 * that reaches no line of the return.
 */
export function usualTaxCode(pack: JurisdictionPack, use: TaxCodeUse, on: LocalDate, vatPayer: boolean, last: string | null): string {
  const codes = taxCodesFor(pack, use, on, vatPayer);
  const known = codes.find(({ code }) => code === last);
  if (known) return known.code;
  if (vatPayer) return codes[0]?.code ?? '';
  const returned = new Set(
    pack.vatReturn.parts.flatMap((part) => part.lines.flatMap((line) => behind(pack, line.code, Object.keys(line.cells)))),
  );
  return (codes.find(({ code, effect }) => effect === 'none' && !returned.has(code)) ?? codes[0])?.code ?? '';
}

const behind = (pack: JurisdictionPack, line: string, columns: readonly string[]): string[] =>
  columns.flatMap((column) => [...(taxCodesBehind(pack.vatReturn, `${line}.${column}`, pack.taxCodes) ?? [])]);

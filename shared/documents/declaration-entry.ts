import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import { type EntryDraft, mergeLines } from '../ledger/journal-entry.ts';
import { vatOnNet } from '../vat/compute-totals.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import { taxDetail } from './trade-entry.ts';

export interface DeclarationEntry extends EntryDraft {
  readonly taxable: bigint;
  readonly vat: bigint;
}

/**
 * A customs declaration: duty becomes cost of the goods, VAT on customs value plus duty is credited, customs get both. Minor units of base currency.
 * @source TC 164¹ (taxable amount of imports); where the importer charges himself, customs get the duty only: ЗДДС 167а (Bulgaria)
 */
export function declarationEntry(
  { roles }: Pick<JurisdictionPack, 'roles'>,
  of: {
    readonly customsValue: bigint;
    readonly duty: bigint;
    readonly taxCode: TaxCode;
    readonly goods: string;
    readonly settlement: string;
    readonly counterpartyId: string | undefined;
  },
): DeclarationEntry {
  const { duty, taxCode, goods, settlement } = of;
  const taxable = of.customsValue + duty;
  const vat = vatOnNet(taxable, taxCode.rateBp);
  const own = taxCode.effect === 'reverse-charge' ? vat : 0n;
  const lines = mergeLines([
    { account: goods, base: duty },
    { account: taxCode.inputAccount ?? goods, base: vat },
    ...(own === 0n ? [] : [{ account: taxCode.outputAccount ?? roles.notDeductibleVat, base: -own }]),
    {
      account: settlement,
      base: -(duty + vat - own),
      ...(of.counterpartyId === undefined ? {} : { counterpartyId: of.counterpartyId }),
    },
  ]);
  return { lines, taxDetails: [taxDetail(taxCode, taxable, vat, false)], taxable, vat };
}

import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import { type EntryDraft, mergeLines } from '../ledger/journal-entry.ts';
import { vatInGross } from '../vat/compute-totals.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import { taxDetail } from './trade-entry.ts';

export interface AdvanceEntry extends EntryDraft {
  readonly net: bigint;
  readonly vat: bigint;
}

/**
 * An advance of a customer: debit the account of the money, credit advances; then VAT from the advance to the account of VAT on advances. Minor units of base
 * currency. @source TC 163; return code I.2
 */
export function advanceEntry(
  { roles }: Pick<JurisdictionPack, 'roles'>,
  of: { readonly gross: bigint; readonly taxCode: TaxCode; readonly account: string; readonly counterpartyId: string | undefined },
): AdvanceEntry {
  const { gross, taxCode, account } = of;
  const vat = taxCode.effect === 'charged' ? vatInGross(gross, taxCode.rateBp) : 0n;
  const net = gross - vat;
  const party = of.counterpartyId === undefined ? {} : { counterpartyId: of.counterpartyId };
  const lines = mergeLines([
    { account, base: gross },
    { account: roles.advancesReceived, base: -gross, ...party },
    ...(vat === 0n
      ? []
      : [
          { account: roles.advancesReceived, base: vat, ...party },
          { account: taxCode.outputAccount ?? roles.advancesReceived, base: -vat },
        ]),
  ]);
  return { lines, taxDetails: [taxDetail(taxCode, net, vat, false)], net, vat };
}

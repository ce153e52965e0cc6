import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import { type EntryDraft, mergeLines } from '../ledger/journal-entry.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import { taxDetail } from './trade-entry.ts';

/**
 * A document the company makes for itself. VAT that is charged: debit the account, credit output VAT. Goods that are only given or moved: from one account to
 * the other, at their value. Minor units of base currency. @source ЗДДС 6(3), 6(4), 9(3), 15a, 117, 126б (Bulgaria)
 */
export function protocolEntry(
  { roles }: Pick<JurisdictionPack, 'roles'>,
  of: {
    readonly taxable: bigint;
    readonly vat: bigint;
    readonly taxCode: TaxCode;
    readonly account: string;
    readonly contraAccount: string | undefined;
  },
): EntryDraft {
  const { taxable, vat, taxCode, account, contraAccount } = of;
  const isCharged = taxCode.effect === 'charged';
  const amount = isCharged ? vat : taxable;
  const other = isCharged ? (taxCode.outputAccount ?? roles.notDeductibleVat) : contraAccount;
  return {
    lines:
      other === undefined
        ? []
        : mergeLines([
            { account, base: amount },
            { account: other, base: -amount },
          ]),
    taxDetails: [taxDetail(taxCode, taxable, vat, false)],
  };
}

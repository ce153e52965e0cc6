import type { Source } from '../laws/source.ts';
import { divRound } from '../money/minor.ts';

/** VAT that falls due when it is paid: the rule of a country that has such a scheme. */
export interface CashAccounting {
  /** Official types of documents whose VAT waits for the payment. */
  readonly documentTypes: readonly string[];
  /** Only this rate, hundredths of a percent. */
  readonly rateBp: bigint;
  /** Account VAT waits on, and the type of the protocol by which it falls due with a payment. */
  readonly sales: { readonly account: string; readonly protocol: string };
  readonly purchases: { readonly account: string; readonly protocol: string };
  /** Types of the protocol for all that is left, when the supplier leaves the scheme. */
  readonly end: { readonly sales: readonly string[]; readonly purchases: readonly string[] };
  readonly source: Source;
}

/** The scheme of a country, where a document of this type is under it. */
export const cashSchemeOf = (
  { cashAccounting }: { readonly cashAccounting?: CashAccounting },
  type: string | undefined,
): CashAccounting | undefined => (type !== undefined && cashAccounting?.documentTypes.includes(type) ? cashAccounting : undefined);

/** What has not fallen due under a tax code. Minor units, base currency, positive. */
export interface Held {
  readonly taxCode: string;
  readonly taxable: bigint;
  readonly vat: bigint;
}

/**
 * What falls due when `paid` of `open` is paid, both above zero: its share of what is left, rounded half up, and all of it with the last of the amount. So
 * partial payments add up to the VAT to the minor unit, however many there are. Where the share is less than the smallest coin, it waits for the next one.
 * @source ЗДДС 151в(3), 151г (Bulgaria)
 */
export const dueWith = (held: readonly Held[], paid: bigint, open: bigint): Held[] =>
  held
    .map(({ taxCode, taxable, vat }) => {
      const share = paid >= open ? vat : divRound(vat * paid, open);
      // With the last of the VAT goes the last of the taxable amount: nothing would take it along later.
      return { taxCode, taxable: share === vat ? taxable : divRound(taxable * paid, open), vat: share };
    })
    .filter(({ vat }) => vat > 0n);

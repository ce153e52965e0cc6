import type { LocalDate } from '../dates/local-date.ts';
import type { Source } from '../laws/source.ts';
import type { Names } from '../locales/languages.ts';

/** Where a tax code may be chosen. */
export type TaxCodeUse = 'sale' | 'advance-received' | 'purchase' | 'import';

/**
 * What the tax does to the books:
 * `charged`         output VAT on top of the net amount (sales);
 * `deducted`        input VAT on top of the net amount, creditable (purchases, imports);
 * `reverse-charge`  output and input VAT of the recipient, nothing on top of what is paid;
 * `partly-deducted` input VAT on top of the net amount, creditable by the coefficient of the year: the whole of it goes to the input account when it is
 *                   posted, and what the coefficient takes away is booked when the return is filed;
 * `not-deductible`  VAT on top of the net amount that becomes cost;
 * `none`            no VAT, the amount still reaches the return (export, exempt) or not at all (out of scope).
 */
export type TaxEffect = 'charged' | 'deducted' | 'partly-deducted' | 'reverse-charge' | 'not-deductible' | 'none';

/** Where a row goes in a ledger that is filed. Fields by the code of the law, as "02-11"; a place without fields has a row without amounts. */
export interface LedgerPlace {
  readonly base?: string;
  readonly tax?: string;
  /** Base and tax together: what gives no credit. */
  readonly gross?: string;
  /** Of goods and operations that the law marks. */
  readonly specialCode?: string;
}

/** A supply taxed in another member state, whose tax goes there by a return of its own. */
export interface Consumption {
  /** Prefix of the VAT numbers of the state: Greece is EL. */
  readonly state: string;
  readonly rateKind: 'standard' | 'reduced';
  readonly kind: 'goods' | 'services';
}

/** A dated VAT rule. A changed rate is a new row with the same `code`; the old one gets `validTo`. */
export interface TaxCode {
  readonly code: string;
  readonly names: Names;
  readonly use: readonly TaxCodeUse[];
  readonly effect: TaxEffect;
  /** Hundredths of a percent: 1800n is 18 %. */
  readonly rateBp: bigint;
  /** Account code credited with output VAT, when there is one. */
  readonly outputAccount: string | null;
  /** Account code debited with input VAT, when there is one. */
  readonly inputAccount: string | null;
  /** Inclusive ends. */
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Where the amounts stand in the ledgers that are filed. */
  readonly ledger?: { readonly sales?: LedgerPlace; readonly purchases?: LedgerPlace };
  /** Ground for not charging tax, by its id in the pack: printed on the document. */
  readonly ground?: string;
  /** The recipient charges himself by a protocol of his own. */
  readonly protocol?: true;
  /** Official type of the only documents it may stand on, where it has one of its own. */
  readonly documentType?: string;
  /** Column of the recapitulative statement. */
  readonly recapitulative?: 'goods' | 'triangular' | 'services';
  /** Goods that come from or go to another member state: counted and declared for its statistics of trade. */
  readonly intrastat?: 'arrivals' | 'dispatches';
  /** Tax of another member state: no part of the VAT of the country, for a company that is registered for the scheme, and for final consumers only. */
  readonly consumption?: Consumption;
  /** Of supplies before registration: a VAT payer may not choose it. */
  readonly onlyUnregistered?: true;
  /** Law article, or the standard or rule the code comes from. */
  readonly source: Source;
  /** True where the source could not be confirmed: shown with a mark that says so. */
  readonly unconfirmed?: boolean;
}

export const inForce = (taxCode: TaxCode, on: LocalDate): boolean =>
  taxCode.validFrom <= on && (taxCode.validTo === null || on <= taxCode.validTo);

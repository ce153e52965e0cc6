import type { LocalDate } from '../dates/local-date.ts';
import type { Names } from '../locales/languages.ts';

/** Where a tax code may be chosen. */
export type TaxCodeUse = 'sale' | 'advance-received' | 'purchase' | 'import';

/**
 * What the tax does to the books:
 * `charged`         output VAT on top of the net amount (sales);
 * `deducted`        input VAT on top of the net amount, creditable (purchases, imports);
 * `reverse-charge`  output and input VAT of the recipient, nothing on top of what is paid;
 * `not-deductible`  VAT on top of the net amount that becomes cost;
 * `none`            no VAT, the amount still reaches the return (export, exempt) or not at all (out of scope).
 */
export type TaxEffect = 'charged' | 'deducted' | 'reverse-charge' | 'not-deductible' | 'none';

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
  /** Law article, or the standard or rule the code comes from. */
  readonly source: string;
  /** True where the source could not be confirmed: shown with a "check with an accountant" mark. */
  readonly unconfirmed?: boolean;
}

export const inForce = (taxCode: TaxCode, on: LocalDate): boolean =>
  taxCode.validFrom <= on && (taxCode.validTo === null || on <= taxCode.validTo);

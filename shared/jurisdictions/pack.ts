import type { ChartAccount } from '../accounts/account.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import type { Names } from '../locales/languages.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import type { VatReturnForm } from '../vat/vat-return-form.ts';

/** Functions of the books that need a default account. Codes of posting accounts of the pack's chart. */
export interface AccountRoles {
  readonly receivables: string;
  readonly payables: string;
  readonly advancesReceived: string;
  readonly advancesPaid: string;
  readonly bank: string;
  readonly bankForeign: string;
  readonly cash: string;
  readonly sales: string;
  readonly salesReturns: string;
  readonly purchases: string;
  readonly goods: string;
  readonly customs: string;
  readonly notDeductibleVat: string;
  readonly roundingGain: string;
  readonly roundingLoss: string;
  readonly exchangeGain: string;
  readonly exchangeLoss: string;
  readonly retainedEarnings: string;
  readonly capital: string;
}

export type NumberedKind =
  | 'sales-invoice'
  | 'sales-credit-note'
  | 'purchase-bill'
  | 'purchase-credit-note'
  | 'advance-received'
  | 'import-declaration'
  | 'payment-in'
  | 'payment-out'
  | 'journal-entry';

/** Format of legal document numbers. `resets` says when a series starts again at 1. */
export interface NumberingRule {
  readonly digits: number;
  readonly resets: 'never' | 'yearly';
  readonly source: string;
}

export type TaxIdKind = 'company' | 'citizen' | 'foreign' | 'other';
export type TaxIdCheck =
  | { readonly ok: true; readonly kind: TaxIdKind }
  | { readonly ok: false; readonly reason: 'length' | 'characters' | 'checksum' };

/**
 * Everything that differs from country to country: data with sources and validity dates, functions only where the law is a procedure.
 * The engine never asks "which country?", it asks the pack.
 */
export interface JurisdictionPack {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly names: Names;
  /** Raised whenever data changes meaning; recorded with what was computed from it. */
  readonly version: string;
  baseCurrency(on: LocalDate): string;
  readonly chart: readonly ChartAccount[];
  readonly roles: AccountRoles;
  readonly taxCodes: readonly TaxCode[];
  /** `per-line`: VAT of a document is the sum of its lines' VAT. `per-rate-group`: computed once per tax code, then allocated to lines. */
  readonly vatRounding: 'per-line' | 'per-rate-group';
  readonly numbering: Readonly<Record<NumberedKind, NumberingRule>>;
  readonly vatReturn: VatReturnForm;
  checkTaxId(text: string): TaxIdCheck;
  /** Non-working days of the year except Saturdays and Sundays, each with its name. */
  holidays(year: number): readonly { readonly on: LocalDate; readonly names: Names }[];
  /** The same day, or the next working day when it is a weekend or holiday. */
  nextWorkingDay(on: LocalDate): LocalDate;
  /** Last day to file and pay the VAT return of the period. */
  vatDueDate(period: Period): LocalDate;
}

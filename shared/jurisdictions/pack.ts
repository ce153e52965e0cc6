import type { ChartAccount } from '../accounts/account.ts';
import type { MonthEndRule, YearEndRule } from '../closing/year-end-rule.ts';
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

/** Accounts, by the beginning of their code, whose balances in foreign currency are worth what the rate of the day says. */
export interface MonetaryAccounts {
  readonly prefix: string;
  /** An amount without a currency does not belong there. */
  readonly holdsOnlyForeign: boolean;
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
  | 'journal-entry'
  | 'year-closing'
  | 'revaluation';

export type Resets = 'never' | 'yearly';

/**
 * Numbering law of a kind of document: the format it gets by itself, and what a company may choose instead. A series that resets carries its year in
 * front of the digits.
 */
export interface NumberingRule {
  readonly digits: number;
  /** When a series starts again at 1. */
  readonly resets: Resets;
  /**
   * What a company may put before the digits, as a regular expression. Not given: up to five capital letters and digits, a letter first. Null: the
   * number is its digits and nothing else, so that branches and further devices use reserved numbers of the one series.
   */
  readonly prefix?: string | null;
  /** Fewest and most digits a company may choose. Not given: four to twelve, or as many as `digits` where the number is digits only. */
  readonly digitsBetween?: readonly [number, number];
  /** Not given: both, or as `resets` where the number is digits only. */
  readonly resetsAllowed?: readonly Resets[];
  /** `unbroken`: the law asks for a sequence without gaps. Said on the proof; every number is explained either way. */
  readonly gaps?: 'unbroken' | 'free';
  /** Article of the law. */
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
  /** Accounts a revaluation covers; without them nothing is revalued. */
  readonly monetaryAccounts?: readonly MonetaryAccounts[];
  readonly taxCodes: readonly TaxCode[];
  /** `per-line`: VAT of a document is the sum of its lines' VAT. `per-rate-group`: computed once per tax code, then allocated to lines. */
  readonly vatRounding: 'per-line' | 'per-rate-group';
  readonly numbering: Readonly<Record<NumberedKind, NumberingRule>>;
  readonly vatReturn: VatReturnForm;
  /** What a month is checked for before it is closed. */
  readonly monthEnd?: MonthEndRule;
  /** How a year is closed; a pack without it closes months only. */
  readonly yearEnd?: YearEndRule;
  checkTaxId(text: string): TaxIdCheck;
  /** Non-working days of the year except Saturdays and Sundays, each with its name. */
  holidays(year: number): readonly { readonly on: LocalDate; readonly names: Names }[];
  /** The same day, or the next working day when it is a weekend or holiday. */
  nextWorkingDay(on: LocalDate): LocalDate;
  /** Last day to file and pay the VAT return of the period. */
  vatDueDate(period: Period): LocalDate;
}

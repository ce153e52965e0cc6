import type { ChartAccount } from '../accounts/account.ts';
import type { Deadline, Trait } from '../calendar/deadline.ts';
import type { MonthEndRule, YearEndRule } from '../closing/year-end-rule.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import type { Source } from '../laws/source.ts';
import type { Names } from '../locales/languages.ts';
import type { CurrencyChange } from '../rates/currency-change.ts';
import type { StatementLayouts } from '../statements/layout.ts';
import type { CashAccounting } from '../vat/cash-accounting.ts';
import type { LatenessRule } from '../vat/lateness.ts';
import type { ProportionalCredit } from '../vat/proportional-credit.ts';
import type { RegistrationThreshold } from '../vat/registration-threshold.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import type { VatReturnForm } from '../vat/vat-return-form.ts';
import type { WorksheetForm } from '../worksheets/worksheet-form.ts';

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
  /** Not given: a return lowers the revenue account of its line. */
  readonly salesReturns?: string;
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
  /** Result of a filed VAT return: what comes back, and what is owed. */
  readonly refundableVat?: string;
  readonly payableVat?: string;
  /** Takes what the coefficient of the year leaves of partly deducted VAT, where the cost itself cannot. */
  readonly partlyDeductibleVat?: string;
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
  | 'sales-debit-note'
  | 'purchase-bill'
  | 'purchase-credit-note'
  | 'purchase-debit-note'
  | 'advance-received'
  | 'import-declaration'
  | 'payment-in'
  | 'payment-out'
  | 'journal-entry'
  | 'year-closing'
  | 'revaluation'
  | 'protocol'
  | 'sales-report';

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
  /** The kind whose series it is numbered in, with its format: invoices and the notes that correct them may share one. */
  readonly countsWith?: NumberedKind;
  /** Article of the law. */
  readonly source: Source;
}

export type TaxIdKind = 'company' | 'citizen' | 'foreign' | 'other';
export type TaxIdCheck =
  | { readonly ok: true; readonly kind: TaxIdKind }
  | { readonly ok: false; readonly reason: 'length' | 'characters' | 'checksum' };

/**
 * Why a document carries no tax.
 * `zero` taxed at 0 %; `outside` place of supply elsewhere; `reverse` the recipient pays; `exempt`; `none` the seller charges no VAT at all;
 * `scheme` taxed in a special way.
 */
export interface Ground {
  readonly id: string;
  readonly kind: 'zero' | 'outside' | 'reverse' | 'exempt' | 'none' | 'scheme';
  /** As printed on the document. */
  readonly names: Names;
  readonly source: Source;
  readonly unconfirmed?: boolean;
}

/** A type of document in the ledgers that are filed. */
export interface DocumentType {
  readonly code: string;
  readonly names: Names;
  /** Ledgers that accept it. */
  readonly sales: boolean;
  readonly purchases: boolean;
  /** Whether its amounts count in the cells of the return. */
  readonly inTotals: { readonly sales: boolean; readonly purchases: boolean };
  /** Exactly so many digits in its number; not given: free text. */
  readonly digits?: number;
  /** Its amounts are negative. */
  readonly negative?: boolean;
  /** It raises what an earlier document charged. */
  readonly raises?: boolean;
  /** The company makes it for itself: of what it supplies to itself or only moves, to charge the tax of a supply again, or of tax that is due with a payment. */
  readonly ownDocument?: 'self' | 'recharge' | 'payment';
  readonly unconfirmed?: boolean;
  /** Lapsed: accepted in imported books only. */
  readonly importOnly?: boolean;
}

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
  /** How books that were begun in the currency before are converted. */
  readonly currencyChange?: CurrencyChange;
  readonly chart: readonly ChartAccount[];
  readonly roles: AccountRoles;
  /** Accounts a revaluation covers; without them nothing is revalued. */
  readonly monetaryAccounts?: readonly MonetaryAccounts[];
  readonly taxCodes: readonly TaxCode[];
  /** Where companies pay tax of other member states through the Union scheme: the account it stands on, opened with the registration. */
  readonly oss?: {
    readonly account: ChartAccount;
    /** Units for one euro of currencies whose rate was fixed for good, as decimal text. */
    readonly fixedRates: Readonly<Record<string, string>>;
  };
  /** Grounds for not charging tax, where documents have to name theirs. */
  readonly grounds?: readonly Ground[];
  /** Types of documents of the ledgers that are filed, and the type a kind of document has unless another is chosen. */
  readonly documentTypes?: readonly DocumentType[];
  readonly documentTypeOf?: Readonly<Partial<Record<NumberedKind, string>>>;
  /** Points of sale give each sale a number of its own. */
  readonly numbersSales?: true;
  /** Layout of the ledgers that are filed with the VAT return. */
  readonly filedLedgers?: 'bg';
  /** `per-line`: VAT of a document is the sum of its lines' VAT. `per-rate-group`: computed once per tax code, then allocated to lines. */
  readonly vatRounding: 'per-line' | 'per-rate-group';
  readonly numbering: Readonly<Record<NumberedKind, NumberingRule>>;
  readonly vatReturn: VatReturnForm;
  /** When a company has to register for VAT; each row for its time. */
  readonly registrationThreshold?: readonly RegistrationThreshold[];
  /** How input VAT of purchases for taxed and exempt supplies together is divided. */
  readonly proportionalCredit?: ProportionalCredit;
  /** How VAT falls due by payment, where a company may choose so. */
  readonly cashAccounting?: CashAccounting;
  /** What a late return and a late payment of VAT cost. */
  readonly lateness?: LatenessRule;
  /** Duties that come back every period. */
  readonly deadlines?: readonly Deadline[];
  /** What of a company's nature its books tell: it has the trait when these accounts (beginnings of codes) were booked to. */
  readonly traitAccounts?: Readonly<Partial<Record<Trait, readonly string[]>>>;
  /** Computations on one sheet. */
  readonly worksheets?: readonly WorksheetForm[];
  /** VAT that gives no credit is part of the cost of each line; not given: it has an account of its own, `roles.notDeductibleVat`. */
  readonly uncreditedVatIsCost?: boolean;
  /** What a month is checked for before it is closed. */
  readonly monthEnd?: MonthEndRule;
  /** How a year is closed; a pack without it closes months only. */
  readonly yearEnd?: YearEndRule;
  /** Lines of the financial statements; not given: accounts by their types. */
  readonly statements?: StatementLayouts;
  checkTaxId(text: string): TaxIdCheck;
  /** Whether a VAT number with its prefix has the form of the country, as a recapitulative statement writes both: "EL" is Greece. */
  isVatNumber?(country: string, text: string): boolean;
  /** How the ledgers that are filed write the number of a counterparty. @source bulgaria.md 2.2 */
  filedIdentifier?(party: { readonly taxId: string; readonly country: string; readonly vatPayer: boolean }): string;
  /** Non-working days of the year except Saturdays and Sundays, each with its name. */
  holidays(year: number): readonly { readonly on: LocalDate; readonly names: Names }[];
  /** The same day, or the next working day when it is a weekend or holiday. */
  nextWorkingDay(on: LocalDate): LocalDate;
  /** Last day to file and pay the VAT return of the period. */
  vatDueDate(period: Period): LocalDate;
}

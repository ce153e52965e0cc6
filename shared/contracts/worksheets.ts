import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import type { Names } from '../locales/languages.ts';
import * as field from './fields.ts';
import { query } from './method.ts';

/** How near a company is to having to register for VAT. Amounts in base currency, VAT not included. */
export interface RegistrationWatch {
  on: LocalDate;
  /** Registered already: nothing is warned of. */
  registered: boolean;
  rule: {
    limit: string;
    currency: string;
    window: 'rolling-12-months' | 'calendar-year';
    crossed: 'over' | 'reached';
    warnAtPercent: number[];
    application: { days: number; counted: 'working' | 'calendar' };
    source: Names;
    unconfirmed: boolean;
  };
  /** What is added up on the day: supplies from this day to `on`, inclusive. */
  windowFrom: LocalDate;
  total: string;
  /** Supplies in the window of which the law could not be read for certain whether they count. Not in `total`. */
  unclear: string;
  /** Booked to sales accounts in the window without a tax code: nobody has said what it is. Not in `total`. */
  withoutTaxCode: string;
  /** Percent of the limit with two decimals, rounded down. */
  percent: string;
  /** What may still be supplied without an obligation. */
  left: string;
  /** The highest of the warnings that is reached, in percent. */
  warning: number | null;
  crossing: {
    on: LocalDate;
    entryId: string;
    documentId: string | null;
    number: string;
    /** Of this amount and those below: base currency of the day of the crossing. */
    currency: string;
    amount: string;
    /** Of the window with this supply. */
    total: string;
    /** First day of supplies that are taxed; on the day of the crossing from this supply on. */
    taxedFrom: LocalDate;
    crossingIsTaxed: boolean;
    /** VAT of the supply that crosses: on top of its price, and inside of it. */
    vatOnTop: string;
    vatInside: string;
    applyBy: LocalDate;
    /** Whether that day is over. */
    applicationLate: boolean;
    /** Supplies that had to be taxed up to `on`. */
    suppliesSince: string;
  } | null;
  /** The months of the window, oldest first; of the first and the last only the days in it. They add up to `total`. */
  months: { period: Period; amount: string }[];
}

export interface ProportionalCreditInfo {
  period: Period;
  /** Base currency, VAT not included. */
  exemptTurnover: string;
  turnover: string;
  /** Exempt share in percent with four decimals. */
  exemptPercent: string;
  /** Too small to take credit away. */
  ignored: boolean;
  /** Input VAT of purchases for taxed and exempt supplies together, and what of it is credited in the month. */
  commonVat: string;
  credit: string;
  expense: string;
  /** December: the year recomputed. */
  year: {
    exemptTurnover: string;
    turnover: string;
    exemptPercent: string;
    commonVat: string;
    /** Credited by the shares of the months, December included. */
    credited: string;
    final: string;
    /** Still to be credited; negative, to be given back. */
    adjustment: string;
  } | null;
  /** What the return of the month credits: `credit`, in December with the adjustment. */
  creditOfReturn: string;
  expenseAccount: string;
  source: Names;
  unconfirmed: boolean;
}

export interface AssetAdjustmentInfo {
  year: number;
  exemptTurnover: string;
  turnover: string;
  exemptPercent: string;
  assets: { kind: 'building' | 'other'; since: number; credited: string; years: number; cancelled: string }[];
  total: string;
  source: Names;
  unconfirmed: boolean;
}

export interface LatenessInfo {
  period: Period;
  due: LocalDate;
  tax: string;
  /** Whether the books know the day of filing, or the one given or today was taken. */
  filedOn: LocalDate;
  filed: boolean;
  paidOn: LocalDate;
  daysLate: number;
  interestDays: number;
  interest: string;
  penaltyPercent: string;
  penalty: string;
  total: string;
  source: Names;
  unconfirmed: ('interest' | 'cap' | 'penalty')[];
}

export interface WorksheetFormInfo {
  kind: string;
  version: string;
  names: Names;
  period: 'month' | 'quarter' | 'year';
  inputs: { id: string; kind: 'amount' | 'percent'; names: Names; usual: string | null; most: string | null; fromBooks: boolean }[];
  source: Names;
  unconfirmed: boolean;
}

export interface WorksheetInfo {
  kind: string;
  version: string;
  names: Names;
  /** As asked for: a year, a quarter or a month; and its first and last day. */
  period: string;
  from: LocalDate;
  to: LocalDate;
  rows: {
    code: string;
    names: Names;
    /** As an accountant writes it, rows by their codes: "3 ÷ 85 % × 15 %". */
    formula: string;
    amount: string;
    /** Id of the input a row shows; null of any other. */
    input: string | null;
    /** Of a row that is not computed: who said it. */
    origin: 'entered' | 'books' | 'usual' | 'none' | 'law' | 'computed';
    /** Of a row the books fill: days, both inclusive (null: since the books began), and what each account adds. */
    books: { from: LocalDate | null; to: LocalDate; accounts: { code: string; names: Names; amount: string }[] } | null;
    isTotal: boolean;
    source: Names;
    unconfirmed: boolean;
  }[];
  percents: { id: string; names: Names; percent: string; origin: 'entered' | 'usual' }[];
  result: string;
  payments: { row: string; amount: string; due: LocalDate; originalDue: LocalDate }[];
  postings: { row: string; debit: string; credit: string; amount: string }[];
  notes: Names[];
  source: Names;
  unconfirmed: boolean;
  /** What it was computed from. */
  position: number;
  headHash: string;
  packVersion: string;
}

const worksheetInput = {
  kind: field.name(40),
  /** "2026", "2026-Q3" or "2026-05", as the worksheet asks for. */
  period: z.string().regex(/^(19|20|21)\d\d(-(Q[1-4]|0[1-9]|1[0-2]))?$/, { error: 'period' }),
  /** Amounts in base currency and percents, by the id of the input. */
  inputs: z.record(field.name(40), field.amountOrZero).default({}),
};

export const worksheetsContract = {
  'vat.registrationWatch': query<RegistrationWatch>()({
    input: z.strictObject({ on: field.localDate.optional() }),
    permission: 'reports:tax',
    summary: 'How near the taxable supplies are to the limit of VAT registration on a day, and when it was crossed.',
  }),
  'vat.proportion': query<ProportionalCreditInfo>()({
    input: z.strictObject({ period: field.month }),
    permission: 'reports:tax',
    summary: 'Proportional credit of a month, and the recomputation of the year in December.',
  }),
  'vat.assetAdjustment': query<AssetAdjustmentInfo>()({
    input: z.strictObject({
      year: z.number().int().min(1950).max(2150),
      assets: z
        .array(
          z.strictObject({
            kind: z.enum(['building', 'other']),
            since: z.number().int().min(1950).max(2150),
            credited: field.amountOrZero,
          }),
        )
        .max(1000),
    }),
    permission: 'reports:tax',
    summary: 'Input VAT of fixed assets that is cancelled for a year, by the exempt share of its turnover.',
  }),
  'vatReturn.lateness': query<LatenessInfo>()({
    input: z.strictObject({
      period: field.month,
      /** The unpaid tax; not given: what the return says. */
      tax: field.amountOrZero.optional(),
      filedOn: field.localDate.optional(),
      paidOn: field.localDate.optional(),
    }),
    permission: 'reports:tax',
    summary: 'Estimate of penalty and interest on a VAT return that is filed or paid late.',
  }),
  'worksheet.forms': query<WorksheetFormInfo[]>()({
    input: z.strictObject({}),
    permission: 'reports:tax',
    summary: 'Worksheets of the country, with what each of them asks for.',
  }),
  'worksheet.get': query<WorksheetInfo>()({
    input: z.strictObject(worksheetInput),
    permission: 'reports:tax',
    summary: 'A worksheet: rows with formula, amount and source.',
  }),
  'worksheet.pdf': query<{ fileName: string; base64: string; sha256: string }>()({
    input: z.strictObject({ ...worksheetInput, language: field.language }),
    permission: 'reports:tax',
    summary: 'A worksheet as PDF.',
  }),
} as const;

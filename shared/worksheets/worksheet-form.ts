import type { LocalDate } from '../dates/local-date.ts';
import type { Source } from '../laws/source.ts';
import type { Names } from '../locales/languages.ts';
import type { DecimalText } from '../money/decimal.ts';

export type Rate = { readonly rateBp: bigint } | { readonly percentInput: string };

/** How a row gets its amount. Rows are named by their code and may refer to rows above only. */
export type RowRule =
  /** Given by who asks, else taken from the books, else zero. */
  | { readonly from: 'input'; readonly input: string }
  /** Whole units of base currency, fixed by law. */
  | { readonly from: 'constant'; readonly amount: DecimalText }
  /** Sum of rows, each times a fraction (`[3n, 2n]` is 1.5; not given: once). Negative fractions subtract. Not rounded. */
  | { readonly from: 'sum'; readonly terms: readonly { readonly row: string; readonly times?: readonly [bigint, bigint] }[] }
  /** Sum of the rows divided by their number. Not rounded: what is computed from it is. */
  | { readonly from: 'average'; readonly rows: readonly string[] }
  /** max(0, row minus another). */
  | { readonly from: 'excess'; readonly row: string; readonly over: string }
  | { readonly from: 'greater'; readonly rows: readonly [string, string] }
  /** Rate of a row, rounded once: fixed by law, or entered as a percent. */
  | ({ readonly from: 'rate'; readonly row: string } & Rate)
  /** Row / (1 - rate) x rate, rounded once: the row is what is left after the tax. */
  | ({ readonly from: 'grossed-up'; readonly row: string } & Rate)
  /** One rate of the row, or another one when `test` is more than `limit`; rounded once. */
  | {
      readonly from: 'stepped-rate';
      readonly row: string;
      readonly test: string;
      readonly limit: string;
      readonly rateBp: bigint;
      readonly overBp: bigint;
    }
  /** Row divided by a whole number, rounded once. */
  | { readonly from: 'part'; readonly row: string; readonly of: bigint };

/**
 * What the books say when nothing is entered. Accounts by the beginning of their codes; amounts count as `side` when they are positive. Balances before
 * the period and at its end; or what was booked in it, from 1 January to before it, from 1 January to its end, or in the calendar year before, without
 * the entries that close a year.
 */
export interface BooksFigure {
  readonly accounts: readonly string[];
  readonly side: 'debit' | 'credit';
  /** Balance before the period, at its end, or what was booked in it or from 1 January to before it, closing of the year left out. */
  readonly measure: 'opening' | 'closing' | 'turnover' | 'turnover-before' | 'year-to-date' | 'last-year';
}

export interface WorksheetInput {
  readonly id: string;
  readonly kind: 'amount' | 'percent';
  /** Of a percent, which has no row of its own. */
  readonly names?: Names;
  /** What holds when nothing is entered, and the most that may be. Whole units or percent. */
  readonly usual?: DecimalText;
  readonly most?: DecimalText;
  readonly books?: BooksFigure;
}

export interface WorksheetRow {
  /** As printed: "1", "2.1". */
  readonly code: string;
  readonly names: Names;
  readonly rule: RowRule;
  readonly isTotal?: boolean;
  readonly source: Source;
  readonly unconfirmed?: boolean;
}

/** A computation on one sheet, as data: screen and PDF show the same rows. */
export interface WorksheetForm {
  readonly kind: string;
  readonly version: string;
  readonly names: Names;
  readonly period: 'month' | 'quarter' | 'year';
  readonly inputs: readonly WorksheetInput[];
  readonly rows: readonly WorksheetRow[];
  /** The row that is to be paid. */
  readonly result: string;
  /** Payments: in which month after the period's last one (see `Deadline`), on which day, and the row that is paid. */
  readonly payments: readonly { readonly row: string; readonly monthsAfter: number; readonly day: number }[];
  /** How it is booked: debit and credit account of a row. */
  readonly postings: readonly { readonly row: string; readonly debit: string; readonly credit: string }[];
  readonly notes: readonly Names[];
  readonly validFrom: LocalDate;
  readonly source: Source;
  readonly unconfirmed?: boolean;
}

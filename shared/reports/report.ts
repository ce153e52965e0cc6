import type { LocalDate } from '../dates/local-date.ts';
import type { DimensionFilter } from '../ledger/line-dimensions.ts';
import type { Names } from '../locales/languages.ts';

/**
 * A report as data. The screen, the PDF, the workbook and the CSV are made from this and from nothing else, so they can't differ: who adds a report adds
 * what computes it, and it is shown, drilled into and exported like every other.
 */
export interface Report {
  readonly kind: ReportKind;
  /** First and last day, inclusive; `from` is left out of a report as of a day. */
  readonly from?: LocalDate;
  readonly to: LocalDate;
  /** What it is told of, where that is not everything: lines by their dimensions as one asks for them, and all of it as a reader is told. */
  readonly filter?: { readonly dimensions?: DimensionFilter; readonly texts: readonly ReportText[] };
  /** Position of the log the figures are known on, and its hash: printed, so that anyone can compute them again. */
  readonly knownOn: number;
  readonly headHash: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** What the report holds itself to, e.g. assets equal equity and liabilities. A difference other than zero is shown, never hidden. */
  readonly checks: readonly ReportCheck[];
  /** What a reader has to know: amounts converted, accounts nobody has placed. */
  readonly notes: readonly ReportText[];
}

export const reportKinds = [
  'balance-sheet',
  'income-statement',
  'cash-flow',
  'equity-changes',
  'trial-balance',
  'turnover-sheet',
  'general-ledger',
  'journal',
  'aged-receivables',
  'aged-payables',
  'vat-ledger',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What columns may be set beside. */
export const comparisons = ['previous-period', 'previous-year', 'budget'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * A text to be said in the language of the reader: a key of the namespace `reports` with its values, names in four languages, or words of the books. A value
 * that is a day 'YYYY-MM-DD' or a month 'YYYY-MM' is said as people of the language write it: `sayReportText`.
 */
export type ReportText =
  | { readonly key: string; readonly values?: Readonly<Record<string, string>> }
  | { readonly names: Names }
  | { readonly text: string };

export interface ReportColumn {
  readonly id: string;
  /** Amounts are decimal text in `currency`, dates 'YYYY-MM-DD', counts digits, percents decimal text, words keys of the namespace `reports`. */
  readonly kind: 'text' | 'word' | 'date' | 'amount' | 'count' | 'percent';
  readonly title: ReportText;
  /** Heading over this and the neighbouring columns with the same one. */
  readonly group?: ReportText;
  readonly currency?: string;
  /** The days an amount of this column is of: where its drill-down leads. `from` is left out of a balance. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** The lines its amounts are of, where they are not those of the report. */
  readonly dimensions?: DimensionFilter;
  /** The column it is the difference of, and the one taken from it: a formula in a workbook. */
  readonly difference?: { readonly of: string; readonly less: string };
  /** Id of the budget its amounts are of: where its drill-down leads. */
  readonly budget?: string;
}

/** All currencies of the amounts of a report. */
export const currenciesOf = (columns: readonly ReportColumn[]): string[] => [...new Set(columns.flatMap(({ currency }) => currency ?? []))];

export interface ReportRow {
  /** The same in each answer of the same report: a line of a layout, an account, a party, a document. */
  readonly id: string;
  /** From 1. A row belongs to the row above it with a lower level, and is folded away with it. */
  readonly level: number;
  /** `detail`: an account or document beneath a line, folded until somebody looks. */
  readonly kind: 'heading' | 'line' | 'detail' | 'subtotal' | 'total';
  /** Number of the line in the form, or code of the account; empty for none. */
  readonly code: string;
  readonly label: ReportText;
  /** By column; a cell that is left out is empty, which is not zero. */
  readonly cells: Readonly<Record<string, string>>;
  /** Rows this one adds or takes away: written as a formula in a workbook. */
  readonly adds?: readonly { readonly row: string; readonly sign: 1 | -1 }[];
  /**
   * Neighbouring rows whose amounts in these columns it adds up: a formula over a range in a workbook. Sums among them are left out, as they hold what
   * other rows of the range do.
   */
  readonly sums?: { readonly side: 'above' | 'below'; readonly rows: number; readonly columns: readonly string[] };
  readonly opens?: ReportTarget;
  /** The days its amounts are of, where they are not those of the columns; inclusive. `from` is left out of a balance. */
  readonly days?: { readonly from?: LocalDate; readonly to: LocalDate };
}

/** Where a row leads: every figure goes on to its lines, from there to the entry and to the document. */
export type ReportTarget =
  | { readonly to: 'account'; readonly account: string }
  | { readonly to: 'entry'; readonly entryId: string }
  | { readonly to: 'document'; readonly documentId: string }
  | { readonly to: 'counterparty'; readonly counterpartyId: string };

export interface ReportCheck {
  readonly text: ReportText;
  /** Decimal text in the currency of the report; "0.00" is what it has to be. */
  readonly difference: string;
  readonly currency: string;
}

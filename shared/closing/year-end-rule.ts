import type { Source } from '../laws/source.ts';
import type { Names } from '../locales/languages.ts';
import type { NamedBySign } from './result-name.ts';

/** Accounts by the first four characters of their code, both ends included: sub-accounts belong to their account. */
export type CodeRange = readonly [first: string, last: string];

/** One closing entry: every account of the ranges that stands on the side is brought to zero against the account that takes it over. */
export interface ClosingStep {
  readonly id: string;
  readonly names: Names;
  readonly source: Source;
  readonly from: readonly CodeRange[];
  /** Only accounts with a balance on this side. */
  readonly side: 'debit' | 'credit' | 'any';
  /** Who takes over what adds up to a debit balance (a loss), and to a credit balance (a profit). */
  readonly to: { readonly debit: string; readonly credit: string };
}

/** A line of the result: sums of accounts, or of lines above it. */
export type ResultLine =
  | { readonly id: string; readonly names: Names; readonly as: 'income' | 'expense'; readonly accounts: readonly CodeRange[] }
  | (NamedBySign & { readonly id: string; readonly plus: readonly string[]; readonly minus: readonly string[] });

/** How a year is closed: the last day of the calendar year, steps in order, each against the balances the steps before it left. */
export interface YearEndRule {
  readonly source: Source;
  readonly steps: readonly ClosingStep[];
  /** Accounts of the result: zero once the steps are posted. */
  readonly result: readonly CodeRange[];
  /** Accounts the result ends on. */
  readonly carriedTo: readonly string[];
  readonly statement: readonly ResultLine[];
  /** The line of the statement that the steps carry over. */
  readonly profit: string;
}

/** What is looked at before a month is closed, as far as it depends on the chart. Codes as in `CodeRange`. */
export interface MonthEndRule {
  /** Accounts that hold something on its way and are empty when it has arrived. */
  readonly suspense: readonly CodeRange[];
  /** Accounts of settlement with the treasury: what is moved there from the accounts of a tax was declared before. */
  readonly treasury?: readonly CodeRange[];
  readonly source: Source;
}

/**
 * Whether an account is in one of the ranges. A code of a company's own making is read as four digits, so that it is in one line of the result wherever
 * it is in the result: what is no digit counts as 9 ("6A10" as 6910), a shorter code as the beginning of its group ("61" as 6100).
 */
export const isIn = (code: string, ranges: readonly CodeRange[]): boolean => {
  if (!/^\d/.test(code)) return false;
  const head = code.slice(0, 4).replace(/\D/g, '9').padEnd(4, '0');
  return ranges.some(([first, last]) => head >= first && head <= last);
};

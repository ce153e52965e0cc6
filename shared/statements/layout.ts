import type { AccountType, Side } from '../accounts/account.ts';
import type { NamedBySign } from '../closing/result-name.ts';
import type { CodeRange } from '../closing/year-end-rule.ts';
import type { Source } from '../laws/source.ts';
import type { Names } from '../locales/languages.ts';

interface Printed {
  readonly id: string;
  /** Number of the line as the form prints it; the id is not printed. */
  readonly no?: string;
  readonly names: Names;
  /** From 1. */
  readonly level: number;
  /** Set where an accountant has to confirm what the line holds. */
  readonly unconfirmed?: true;
}

/** A caption over lines, without an amount of its own. */
export interface HeadingLine extends Printed {
  readonly kind: 'heading';
}

/** A line that sums accounts. Its amount is positive while they stand on the side `as`. */
export interface AccountLine extends Printed {
  readonly kind: 'line';
  readonly as: Side;
  readonly accounts: readonly CodeRange[];
  /**
   * The accounts are on this line only while they stand on its side; another line of the other side takes them otherwise. `group`: all of the ranges by their
   * net balance; `account`: each account by its own.
   */
  readonly while?: 'group' | 'account';
  /** Takes the result of accounts of the income statement that no closing has carried over yet. */
  readonly result?: true;
  /** Takes accounts of these types that no line names. Left out while there are none: the form does not have it. */
  readonly rest?: readonly AccountType[];
  /**
   * Takes, beside its accounts, what was booked onto these accounts against others, closing entries apart: tax that goes onto the account of the result
   * itself.
   */
  readonly onto?: { readonly accounts: readonly CodeRange[]; readonly against: readonly CodeRange[] };
}

/** Lines above, added and taken away. */
export interface FormulaLine extends Printed, NamedBySign {
  readonly kind: 'subtotal' | 'total';
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

export type StatementLine = HeadingLine | AccountLine | FormulaLine;

export interface BalanceSheetLayout {
  readonly source: Source;
  readonly lines: readonly StatementLine[];
  /** Totals that are equal: all assets, and what they were paid from. */
  readonly assets: string;
  readonly sources: string;
  /** Lines of equity: what the changes in equity begin and end with. */
  readonly equity: readonly string[];
  /** Accounts outside the balance sheet, shown beneath it. Their balances add up to zero by themselves. */
  readonly offBalance?: { readonly names: Names; readonly accounts: readonly CodeRange[] };
}

export interface IncomeStatementLayout {
  readonly source: Source;
  readonly lines: readonly StatementLine[];
  /** The line of what was sold. */
  readonly revenue: string;
  /** The line of the profit; a loss is negative. */
  readonly profit: string;
}

/** A line of cash flows: money that came in, less what went out, by the account on the other side of the entry. */
export interface FlowLine extends Printed {
  readonly kind: 'line';
  readonly against: readonly CodeRange[];
  /** Takes what no other line takes. */
  readonly rest?: true;
}

/** What is no flow: money at the beginning, at the end, and what a change of rates alone made of it. */
export interface CashLine extends Printed {
  readonly kind: 'cash';
  readonly shows: 'opening' | 'exchange' | 'closing';
}

export type CashFlowLine = HeadingLine | FlowLine | FormulaLine | CashLine;

export interface CashFlowLayout {
  readonly source: Source;
  /** Accounts of money and its equivalents: what moves between them is no flow. */
  readonly cash: readonly CodeRange[];
  /** Differences of rates: against money alone they are the exchange effect. */
  readonly exchange: readonly CodeRange[];
  /** Accounts that go with the other accounts of an entry: VAT of a sale that was paid at once is part of the receipt. */
  readonly follows: readonly CodeRange[];
  readonly lines: readonly CashFlowLine[];
  /** The line of all flows together. */
  readonly net: string;
}

/** A column of the changes in equity. */
export interface EquityComponent {
  readonly id: string;
  readonly names: Names;
  readonly accounts: readonly CodeRange[];
  /** Takes the result of the period. */
  readonly result?: true;
  /** Takes accounts of equity that no line names. Not given in any: they have a column of their own, where there are some. */
  readonly rest?: true;
}

/** A row of the changes in equity: what was booked onto accounts of equity against these accounts. The first row that fits takes it. */
export interface EquityMovement {
  readonly id: string;
  readonly names: Names;
  /** Components it may stand in; all of them when not given. */
  readonly of?: readonly string[];
  readonly against: readonly CodeRange[];
}

export interface EquityLayout {
  readonly source: Source;
  readonly components: readonly EquityComponent[];
  readonly movements: readonly EquityMovement[];
}

/** The statements of a country, as data. Ranges are read by `isIn`: sub-accounts belong to the line of their account. */
export interface StatementLayouts {
  readonly balanceSheet: BalanceSheetLayout;
  readonly incomeStatement: IncomeStatementLayout;
  readonly equityChanges: EquityLayout;
  /** Not given: nothing says which accounts are money. */
  readonly cashFlow?: CashFlowLayout;
}

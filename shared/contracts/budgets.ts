import { z } from 'zod';
import type { AccountType, Side } from '../accounts/account.ts';
import type { Period } from '../dates/period.ts';
import type { Names } from '../locales/languages.ts';
import { readDecimal } from '../money/decimal.ts';
import { dimensionFilter, type LineDimension, lineDimensions } from './dimensions.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** What a company means to earn and spend, month by month. It bears no figure of the books; a report sets it beside them. */
export interface BudgetInfo {
  id: string;
  name: string;
  /** Calendar year, which is the business year of every company here. */
  year: number;
  /** The one value of a dimension it is of; null where it is of the whole company. */
  dimension: LineDimension | null;
  /** Accounts with an amount. */
  accounts: number;
  /** Sums of the year over accounts of income and of expense, and the first less the second. Decimal text in `currency`. */
  income: string;
  expense: string;
  result: string;
  /** Base currency at the end of the year. */
  currency: string;
  savedAt: string;
  by: string;
  version: number;
}

/** An account of a budget. */
export interface BudgetLine {
  account: string;
  names: Names;
  type: AccountType;
  normalSide: Side;
  /** By month; months without an amount are left out. */
  amounts: Record<Period, string>;
}

/** The whole sheet, by account code. Amounts are in base currency of their month, as `budget.save` reads them. */
export interface BudgetSheet extends BudgetInfo {
  lines: BudgetLine[];
}

/** What two states of a budget differ in. Decimal text; null for no amount. */
export interface BudgetChange {
  /** By code and year. */
  accounts: {
    account: string;
    names: Names;
    year: number;
    /** Sums of the year, base currency at its end. */
    before: string | null;
    after: string | null;
    /** Those that differ, in their order; base currency of the month. */
    months: { month: Period; before: string | null; after: string | null }[];
  }[];
  /** How many have changed besides these. */
  more: number;
}

/** Accounts a budget may have. */
export const mostBudgetAccounts = 2000;

export const budgetsContract = {
  'budget.list': query<BudgetInfo[]>()({
    input: z.strictObject({ knownOn: field.knownOn.optional() }),
    permission: 'reports:financial',
    summary: 'Budgets, those of the latest year first, each year by name.',
  }),
  'budget.get': query<BudgetSheet | null>()({
    input: z.strictObject({ budgetId: field.id, knownOn: field.knownOn.optional() }),
    permission: 'reports:financial',
    summary: 'The whole sheet of a budget.',
  }),
  'budget.propose': query<BudgetLine[]>()({
    input: z.strictObject({
      /** Of the budget that is begun: the books of the year before are what it begins with. */
      year: z.number().int().min(1900).max(2999),
      /** By how much more, or less: at least -100, up to two decimals. */
      percent: z
        .string()
        .regex(/^-?\d{1,4}(\.\d{1,2})?$/, { error: 'amount' })
        .refine((text) => (readDecimal(text, 2) ?? -10001n) >= -10000n, { error: 'amount' })
        .default('0'),
      /** Of these lines alone. */
      dimensions: dimensionFilter.optional(),
    }),
    permission: 'reports:financial',
    summary: 'What moved on each account in each month of the year before, and so many percent more: what a budget may begin with.',
  }),
  'budget.save': command<{ id: string; version: number }>()({
    input: z.strictObject({
      id: field.id,
      /** The budget that is saved anew, and the version it was opened at; omitted for a new one. */
      budget: z.strictObject({ id: field.id, version: z.number().int().min(1) }).optional(),
      name: field.name(100),
      year: z.number().int().min(1900).max(2999),
      /** At most one: the value it is of. Omitted: the whole company. */
      dimensions: lineDimensions.refine((named) => Object.keys(named).length <= 1, { error: 'too-many-dimensions' }).optional(),
      /**
       * Amounts by month, in base currency of the month, for what moves on the account in it. Positive on the normal side of the account: income on accounts of
       * income, expense on accounts of expense, an increase on accounts of assets and of sources; on an account that takes away from others (returns of goods
       * sold, depreciation) what it takes away. Zero is the same as none.
       */
      lines: z.array(z.strictObject({ account: field.accountCode, amounts: z.record(field.month, field.amount) })).max(mostBudgetAccounts),
    }),
    permission: 'transactions:write',
    summary: 'Saves a budget as a whole: what is not in it is no longer a part of it.',
  }),
  'budget.remove': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, budgetId: field.id, version: z.number().int().min(1) }),
    permission: 'transactions:write',
    summary: 'Removes a budget; nothing that was posted changes.',
  }),
} as const;

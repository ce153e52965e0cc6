import { z } from 'zod';
import type { Access } from '../access/permissions.ts';
import type { AccountType } from '../accounts/account.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import { type Span, spans } from '../dates/span.ts';
import type { BudgetChange } from './budgets.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export interface CompanyInfo {
  id: string;
  name: string;
  /** Country of the jurisdiction pack, or null for a book imported from another program. */
  country: string | null;
  taxId: string;
  vatPayer: boolean;
  baseCurrency: string;
  baseScale: number;
  /** Set once the books went over to another base currency, which is `baseCurrency`: days before `on` are in the former one. */
  baseChange?: { on: LocalDate; from: string; to: string };
  /** Posting straight from a draft, without approval by a second person. */
  onePerson: boolean;
  isSample: boolean;
  packVersion: string | null;
  createdAt: string;
  /** The user the engine acts for. */
  user: Access & { id: string; name: string; role: string; roleName: string | null };
  /** Position of the last event of the log, and the hash of the last batch in hex. */
  position: number;
  headHash: string;
}

export interface ActivityRow {
  position: number;
  at: string;
  user: string;
  device: string;
  /** Event type, for example `journal.posted`: translated by the screen. */
  type: string;
  /** What the event is about: number, code or name. */
  subject: string;
  documentId: string | null;
  entryId: string | null;
  /** Field by field, as plain text, where something was changed. */
  before: Record<string, string>;
  after: Record<string, string>;
  /** What the ids among these values name: a person, an account, a counterparty, an entry or a document. */
  names: Record<string, string>;
  /** Of a budget that was saved: the amounts that are not as they were. */
  budget?: BudgetChange;
}

/** A figure of the overview: what it is over or at the end of the span, and what it was over or at the end of the span before. Base currency. */
export interface OverviewFigure {
  /** `revenue` and `profit` are lines of the income statement, `cash` the last line of the cash flows, the others what is owed by the ageing reports. */
  id: 'revenue' | 'profit' | 'cash' | 'receivables' | 'payables';
  amount: string;
  before: string;
}

/** A stretch of a chart, days inclusive. `profit` is income less expenses; `cash` stands at its end, null where nothing says which accounts are money. */
export interface OverviewPart {
  from: LocalDate;
  to: LocalDate;
  income: string;
  expenses: string;
  profit: string;
  cash: string | null;
}

export interface OverviewInfo {
  span: Span;
  days: { from: LocalDate; to: LocalDate };
  before: { from: LocalDate; to: LocalDate };
  /** Of all amounts; what is of days before a change of currency is converted. */
  currency: string;
  figures: OverviewFigure[];
  /** Oldest first. */
  parts: OverviewPart[];
  /** Balances at the end of the span by type of account, debit positive: they add up to zero. */
  balances: { type: AccountType; amount: string }[];
  /** The return of the month before, and the month of the day so far; without months before these books began, and empty for who pays no VAT. */
  vat: { period: Period; payable: string; credit: string; due: LocalDate; filed: boolean }[];
  /** How many of each wait for somebody; what is none is left out. */
  needs: { id: 'overdue-invoices' | 'overdue-bills' | 'unmatched' | 'reserved-numbers'; count: number }[];
  checklist: { key: 'company' | 'opening' | 'counterparty' | 'invoice' | 'bill' | 'vat-return'; done: boolean }[];
}

export const companyContract = {
  'company.info': query<CompanyInfo>()({ input: z.strictObject({}), summary: 'The company, the acting user and the head of the log.' }),
  'company.update': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, name: field.name(), onePerson: z.boolean(), vatPayer: z.boolean() }),
    permission: 'admin:system',
    summary: 'Changes name, VAT status and workflow setting.',
  }),
  'overview.get': query<OverviewInfo>()({
    input: z.strictObject({ on: field.localDate, span: z.enum(spans).default('30d') }),
    permission: 'reports:financial',
    summary: 'Where the company stands on a day, and how it went over the days, months or year that end with it.',
  }),
  'history.list': query<{ rows: ActivityRow[]; total: number }>()({
    input: z.strictObject({
      limit: field.limit,
      offset: field.offset,
      objectId: field.objectId.optional(),
      /** Id of who did it. */
      user: field.objectId.optional(),
      types: z.array(field.name(60)).min(1).max(200).optional(),
      /** Recorded at this instant (UTC) or later. */
      since: z.iso.datetime().optional(),
      /** Recorded before this instant (UTC). */
      until: z.iso.datetime().optional(),
      /** In any value the event says. */
      search: field.text(100).default(''),
    }),
    permission: 'transactions:read',
    summary: 'Who changed what and when, newest first; of one thing with what belongs to it: its draft, its entry, its reversal.',
  }),
} as const;

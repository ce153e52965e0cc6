import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Names } from '../locales/languages.ts';
import { type EntryAction, entryWorkflow } from '../workflow/entry-workflow.ts';
import { permissionOf } from '../workflow/workflow.ts';
import { dimensionFilter, type LineDimension, lineDimensions } from './dimensions.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';
import { amountRange, branch, evidence, type GroupSum, party, type RegisterGroups, registerFile, sortBy } from './registers.ts';
import type { MadeFile } from './reports.ts';

export const journalLineInput = z.strictObject({
  account: field.accountCode,
  /** Base currency. Exactly one of debit and credit, greater than zero. */
  debit: field.amountOrZero.optional(),
  credit: field.amountOrZero.optional(),
  /** Foreign amount (positive, same side) with the rate it was converted at. */
  currency: field.currency.optional(),
  foreignAmount: field.positiveAmount.optional(),
  rate: field.rate.optional(),
  rateDate: field.localDate.optional(),
  counterpartyId: field.id.optional(),
  memo: field.text(500).optional(),
  dimensions: lineDimensions.optional(),
});

export const journalEntryInput = z.strictObject({
  id: field.id,
  date: field.localDate,
  memo: field.text(500).default(''),
  lines: z.array(journalLineInput).min(2, { error: 'two-lines' }).max(2000, { error: 'too-many-lines' }),
  /** The draft this entry was typed in: removed by posting. */
  draftId: field.id.optional(),
  /** A posted entry this one corrects. */
  corrects: field.id.optional(),
  ...field.numberFields,
});

/** What a posting command answers. `number` is the legal number, `uid` the human id of the document, `position` the place in the log. */
export interface Posted {
  id: string;
  entryId: string;
  number: string;
  uid: string;
  position: number;
}

export interface EntryLine {
  lineNo: number;
  accountCode: string;
  accountNames: Record<string, string>;
  /** Base currency, "0.00" on the other side. Both zero for a line that is kept in its commodity only. */
  debit: string;
  credit: string;
  commodity: string | null;
  quantity: string | null;
  rate: string | null;
  counterparty: string | null;
  memo: string;
  /** By code of the dimension; left out where it has none. */
  dimensions?: LineDimension[];
}

export interface EntryRow {
  entryId: string;
  position: number;
  number: string;
  date: LocalDate;
  memo: string;
  kind: string;
  documentId: string | null;
  documentNumber: string | null;
  /** Total of the debit side, base currency. */
  total: string;
  recordedAt: string;
  recordedBy: string;
  reversedBy: string | null;
  reverses: string | null;
  /** Code of the branch, where it was made at one. */
  branch?: string;
  /** How many files it rests on. */
  attachments: number;
}

export interface EntryInfo extends EntryRow {
  lines: EntryLine[];
  taxDetails: { taxCode: string; direction: 'output' | 'input' | 'both'; taxable: string; vat: string; source: Names }[];
}

export interface TrialBalanceRow {
  accountCode: string;
  names: Record<string, string>;
  commodity: string;
  /** Turnover over all time up to the date, base currency (or the commodity when asked `in: 'commodity'`). */
  debitTurnover: string;
  creditTurnover: string;
  /** Debit positive. */
  balance: string;
  /** Amounts an imported book kept outside double entry; only by commodity, "0" elsewhere. Not part of the balance. */
  memo: string;
}

export interface AccountCardRow {
  entryId: string;
  position: number;
  lineNo: number;
  date: LocalDate;
  number: string;
  memo: string;
  kind: string;
  documentId: string | null;
  counterparty: string | null;
  debit: string;
  credit: string;
  commodity: string | null;
  quantity: string | null;
  /** Running balance after the line, debit positive, base currency; null where a filter leaves out lines that moved it. */
  balance: string | null;
}

export interface AccountCard {
  /** Base currency at the end of the card; `opening` is in that of its first day, which is another one only where `change` lies behind that day. */
  currency: string;
  opening: string;
  closing: string;
  /** Turnover in `currency`. */
  debit: string;
  credit: string;
  /** The books changed their currency within the card or on its first day: turnover and last balance in the former one, first balance in the new one. */
  change?: { on: LocalDate; from: string; to: string; rate: string; debit: string; credit: string; before: string; after: string };
  /** Turnover of the lines a filter left, by the base currency of their days, without what only carries over to another one; the figures above stay those of the account. */
  filtered?: GroupSum<'debit' | 'credit'>[];
  rows: AccountCardRow[];
  total: number;
}

/** The corrected entry, and the mirror that cancelled the wrong one. */
export interface Corrected extends Posted {
  reversalId: string;
  reversalNumber: string;
}

export interface EntryLink {
  entryId: string;
  number: string;
  date: LocalDate;
}

/** How an entry hangs together with others, both ways, and what the acting user may do with it. */
export interface EntryLinks {
  reverses: EntryLink | null;
  reversedBy: EntryLink | null;
  corrects: EntryLink | null;
  correctedBy: EntryLink[];
  /** Counterparties of its lines, for the form that corrects it. */
  parties: { lineNo: number; id: string; name: string; taxId: string }[];
  actions: EntryAction[];
}

/** Which entries a register of the journal shows. */
const journalFilter = {
  from: field.localDate.optional(),
  to: field.localDate.optional(),
  search: field.text(100).default(''),
  kinds: z.array(field.name(60)).min(1).max(50).optional(),
  /** Entries with a line on the account. */
  account: field.accountCode.optional(),
  /** Entries whose document or one of whose lines names it. */
  counterpartyId: party.optional(),
  branch: branch.optional(),
  state: z.enum(['reversed', 'reversal', 'standing']).optional(),
  /** Id of who recorded it. */
  user: field.objectId.optional(),
  ...amountRange,
  ...evidence,
  knownOn: field.knownOn.optional(),
};
export const journalSorts = ['date', 'number', 'kind', 'document', 'memo', 'total', 'branch', 'recorded'] as const;
export const journalGroupings = ['none', 'month', 'kind', 'branch'] as const;

/** Which lines of an account its card shows, and in which order. */
const cardFilter = {
  account: field.accountCode,
  from: field.localDate,
  to: field.localDate,
  knownOn: field.knownOn.optional(),
  /** In number, memo or name of the counterparty. */
  search: field.text(100).default(''),
  counterpartyId: party.optional(),
  side: z.enum(['debit', 'credit']).optional(),
  /** Of the line, whichever side it is on. */
  ...amountRange,
  /** A card of these lines alone, with what they open and close with. */
  dimensions: dimensionFilter.optional(),
  direction: z.enum(['asc', 'desc']).default('asc'),
};
/** Of files of these registers, named as their columns on screen. */
export const journalColumns = ['date', 'number', 'kind', 'document', 'memo', 'attachments', 'total', 'by', 'state'] as const;
export const cardColumns = ['date', 'number', 'kind', 'counterparty', 'memo', 'quantity', 'debit', 'credit', 'balance'] as const;

export const journalContract = {
  'journal.post': command<Posted>()({
    input: journalEntryInput,
    permission: 'transactions:write',
    summary: 'Posts a journal entry: at least two lines, balanced in base currency.',
  }),
  'journal.reverse': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      entryId: field.id,
      date: field.localDate,
      memo: field.text(500).default(''),
      ...field.numberFields,
    }),
    permission: permissionOf(entryWorkflow, 'reverse'),
    summary: 'Posts the entry that cancels another one and links both.',
  }),
  'journal.correct': command<Corrected>()({
    input: z.strictObject({
      ...journalEntryInput.omit({ corrects: true }).shape,
      /** The entry that was wrong. */
      entryId: field.id,
      reason: field.name(500),
    }),
    permission: permissionOf(entryWorkflow, 'correct'),
    summary: 'Cancels an entry and posts the right one in its place, linked both ways, in one step.',
  }),
  'journal.links': query<EntryLinks | null>()({
    input: z.strictObject({ entryId: field.id }),
    permission: 'transactions:read',
    summary: 'What an entry reverses and corrects, what reversed and corrected it, and what may be done with it.',
  }),
  'journal.list': query<{ rows: EntryRow[]; total: number }>()({
    input: z.strictObject({ ...journalFilter, sort: sortBy(journalSorts).optional(), limit: field.limit, offset: field.offset }),
    permission: 'transactions:read',
    summary: 'Journal entries, newest first unless sorted, as known on a log position or at a time. Dates and amounts inclusive.',
  }),
  'journal.groups': query<RegisterGroups<'total'>>()({
    input: z.strictObject({ ...journalFilter, by: z.enum(journalGroupings).default('none') }),
    permission: 'transactions:read',
    summary: 'What the entries of a register amount to: all in one, or by month, kind or branch. Base currency of their days.',
  }),
  'journal.export': query<MadeFile>()({
    input: z.strictObject({ ...journalFilter, sort: sortBy(journalSorts).optional(), ...registerFile(journalColumns) }),
    permission: 'transactions:read',
    summary: 'The entries of a register as a table or a workbook, in its order and with its columns; the filter stands in the heading.',
  }),
  'journal.entry': query<EntryInfo | null>()({
    input: z.strictObject({ entryId: field.id }),
    permission: 'transactions:read',
    summary: 'One entry with its lines and tax details.',
  }),
  'account.card': query<AccountCard>()({
    input: z.strictObject({
      ...cardFilter,
      limit: field.limit,
      offset: field.offset,
    }),
    permission: 'transactions:read',
    summary:
      'Lines of one account by date with opening, running and closing balance, as known on a log position or at a time. Dates inclusive. Filtered: without running balance.',
  }),
  'account.exportCard': query<MadeFile>()({
    input: z.strictObject({ ...cardFilter, ...registerFile(cardColumns) }),
    permission: 'transactions:read',
    summary: 'The lines of an account card as a table or a workbook, as they are shown; the filter stands in the heading.',
  }),
  'account.balance': query<{ balance: string; currency: string }>()({
    input: z.strictObject({
      account: field.accountCode,
      asOf: field.localDate,
      knownOn: field.knownOn.optional(),
      dimensions: dimensionFilter.optional(),
    }),
    permission: 'transactions:read',
    summary: 'Balance of one account at the end of a date, as known on a log position or at a time. Base currency, debit positive.',
  }),
  'trialBalance.get': query<{
    rows: TrialBalanceRow[];
    asOf: LocalDate;
    knownOn: number;
    headHash: string;
    /** Comparatives: the day is in the former currency, and each balance was converted. `rounding` (debit positive) is what that adds up to, part of the account. */
    converted?: { from: string; to: string; rate: string; rounding: string; roundingAccount: string };
  }>()({
    input: z.strictObject({
      asOf: field.localDate.optional(),
      knownOn: field.knownOn.optional(),
      /** Base currency of the day, every commodity by itself, or a currency the books went over to later. */
      in: z.union([z.enum(['base', 'commodity']), field.currency]).default('base'),
      /** Of these lines alone. */
      dimensions: dimensionFilter.optional(),
    }),
    permission: 'reports:financial',
    summary: 'Trial balance at the end of a date, as known on a log position or at a time. Zero balances without turnover are left out.',
  }),
} as const;

import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import type { Names } from '../locales/languages.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export interface PeriodInfo {
  period: Period;
  state: 'open' | 'soft-closed' | 'hard-closed';
  entries: number;
  changedAt: string | null;
  changedBy: string | null;
  reason: string | null;
  reopened: number;
  /** Closing certificates issued for the month: one for each hard close. */
  certificates: number;
  /** The year of the month or a later one is closed: the month takes no posting whatever its own state is. */
  yearClosed: boolean;
}

/** What is looked at before a month is closed. `earlier-months` is met by closing them too, `year-closing` concerns December alone. */
export const periodCheckIds = [
  'earlier-months',
  'numbers',
  'control-accounts',
  'drafts',
  'approvals',
  'vat-return',
  'vat-accounts',
  'revaluation',
  'suspense',
  'year-closing',
  'not-over',
  'future-dates',
] as const;
export type PeriodCheckId = (typeof periodCheckIds)[number];

export interface PeriodCheck {
  id: PeriodCheckId;
  /** `blocking` stops a hard close; a `warning` has to be accepted for it, and stays in the history. */
  state: 'ok' | 'warning' | 'blocking';
  count: number;
  /** Where it is looked at and put right. */
  goTo: {
    screen: 'periods' | 'number-continuity' | 'account-card' | 'drafts' | 'vat-return' | 'revaluation' | 'journal';
    subject?: string;
  };
  /** At most a hundred of what was found: months, accounts, series, drafts. Amounts in base currency unless `currency` says otherwise. */
  items: { subject: string; id?: string; amount?: string; currency?: string; ledger?: string; openItems?: string; difference?: string }[];
}

export interface CertificateInfo {
  period: Period;
  /** 1 for the first hard close of the month, one more for each after a reopening. */
  revision: number;
  /** Position of the certificate in the log, and what it states: the books at the end of `asOf` as known at `knownOn`. */
  position: number;
  asOf: LocalDate;
  knownOn: number;
  headHash: string;
  at: string;
  by: string;
  device: string;
  language: string;
  rows: number;
  /** Sums over all accounts, base currency. */
  debit: string;
  credit: string;
  debitBalance: string;
  creditBalance: string;
  trialBalanceSha256: string;
  pdfSha256: string;
  checks: { id: string; state: string; count: number; accepted: boolean }[];
  /** Every reopening of the month before this certificate. */
  reopenings: { position: number; at: string; by: string; reason: string }[];
  /** The same trial balance computed again from the books of today, as known at `knownOn`. */
  recomputedSha256: string;
  agrees: boolean;
  /** Whether the books of today, knowing everything recorded since, still show the certified trial balance. */
  unchangedSince: boolean;
}

export interface YearStatementLine {
  id: string;
  names: Names;
  /** Base currency. Income as credit minus debit, expense as debit minus credit. */
  amount: string;
  isTotal: boolean;
}

export interface YearClosingEntry {
  step: string;
  names: Names;
  source: Names;
  entryId: string | null;
  /** `foreign`: what of a currency goes with the line, debit positive; base currency may be zero on both sides then. */
  lines: { account: string; names: Names; debit: string; credit: string; foreign?: { commodity: string; amount: string } }[];
}

export interface YearInfo {
  year: number;
  state: 'open' | 'closed';
  changedAt: string | null;
  changedBy: string | null;
  /** Why the year was reopened last. */
  reason: string | null;
  reopened: number;
  closingDate: LocalDate;
  currency: string;
  /** The result of the year before its closing entries. */
  statement: YearStatementLine[];
  result: string;
  /** What closing posts, or has posted. */
  entries: YearClosingEntry[];
  /** Accounts the result is carried to: balance at year end before and after closing, debit positive. */
  carried: { account: string; names: Names; before: string; after: string }[];
  /** The year before, while income and expense accounts still carry its balances: it is closed first, and the entries shown here hold them too. */
  earlierOpen: number | null;
  /** Months of the year with entries, and their state. */
  months: { period: Period; state: PeriodInfo['state'] }[];
  /** Checks of those months that stop the closing. */
  blocking: { period: Period; check: PeriodCheck }[];
  /** Balances carry over by themselves: nothing is posted into the new year. */
  opening: { date: LocalDate; entries: 0 };
  source: Names;
}

const year = z.number().int().min(1900).max(2199);

export const periodsContract = {
  'period.list': query<PeriodInfo[]>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'Accounting months with their state.',
  }),
  'period.checks': query<{ period: Period; checks: PeriodCheck[] }>()({
    input: z.strictObject({ period: field.month }),
    permission: 'transactions:read',
    summary: 'What stands against closing a month: every check with its state, count and place.',
  }),
  'period.close': command<{ period: Period; closed: Period[]; certificate: { trialBalanceSha256: string; pdfSha256: string } | null }>()({
    input: z.strictObject({
      id: field.id,
      period: field.month,
      mode: z.enum(['soft', 'hard']),
      /** Warnings of a hard close that were read and are passed. */
      acceptWarnings: z.array(z.enum(periodCheckIds)).max(periodCheckIds.length).default([]),
      /** Closes all earlier months for good as well. */
      closeEarlier: z.boolean().default(false),
      /** Of the closing certificate. */
      language: field.language.default('ka'),
    }),
    permission: 'transactions:approve',
    summary: 'Closes a month: soft (only a chief accountant or owner may post) or hard (nobody may), with a closing certificate.',
  }),
  'period.reopen': command<{ period: Period }>()({
    input: z.strictObject({ id: field.id, period: field.month, reason: field.name(500) }),
    permission: 'transactions:approve',
    summary: 'Reopens a closed month; a hard close is reopened by another person than who closed. The reason stays in the history.',
  }),
  'period.certificates': query<CertificateInfo[]>()({
    input: z.strictObject({ period: field.month.optional() }),
    permission: 'transactions:read',
    summary: 'Closing certificates, newest first, each computed again from the books as they were known then.',
  }),
  'period.certificate': query<{ fileName: string; base64: string; sha256: string }>()({
    input: z.strictObject({ period: field.month, revision: z.number().int().min(1).max(10_000).optional() }),
    permission: 'transactions:read',
    summary: 'A closing certificate as PDF: the bytes that were kept when the month was closed.',
  }),
  'year.preview': query<YearInfo>()({
    input: z.strictObject({ year }),
    permission: 'reports:financial',
    summary: 'The result of a year, the closing entries, and what stands against posting them.',
  }),
  'year.close': command<{ year: number; entryIds: string[]; result: string }>()({
    input: z.strictObject({
      id: field.id,
      year,
      /** Closes the open months of the year softly. */
      closeMonths: z.boolean().default(false),
      /** Of the descriptions of the closing entries. */
      language: field.language.default('ka'),
    }),
    permission: 'transactions:approve',
    summary: 'Posts the closing entries of a year, dated its last day, and locks the year.',
  }),
  'year.reopen': command<{ year: number; reversalIds: string[] }>()({
    input: z.strictObject({ id: field.id, year, reason: field.name(500) }),
    permission: 'transactions:approve',
    summary: 'Reverses the closing entries of a year and unlocks it, by another person than who closed.',
  }),
} as const;

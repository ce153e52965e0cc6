import { z } from 'zod';
import type { Access } from '../access/permissions.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
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
}

export interface OverviewInfo {
  period: Period;
  /** Base currency. */
  cash: string;
  receivables: string;
  payables: string;
  revenueMonth: string;
  resultMonth: string;
  vat: { payable: string; credit: string; due: LocalDate; filed: boolean } | null;
  drafts: number;
  overdueInvoices: number;
  months: { period: Period; revenue: string; expenses: string }[];
  checklist: { key: 'company' | 'counterparty' | 'invoice' | 'bill' | 'vat-return'; done: boolean }[];
}

export const companyContract = {
  'company.info': query<CompanyInfo>()({ input: z.strictObject({}), summary: 'The company, the acting user and the head of the log.' }),
  'company.update': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, name: field.name(), onePerson: z.boolean(), vatPayer: z.boolean() }),
    permission: 'admin:system',
    summary: 'Changes name, VAT status and workflow setting.',
  }),
  'overview.get': query<OverviewInfo>()({
    input: z.strictObject({ on: field.localDate }),
    permission: 'reports:financial',
    summary: 'Figures of the overview screen for the month of a date.',
  }),
  'history.list': query<{ rows: ActivityRow[]; total: number }>()({
    input: z.strictObject({ limit: field.limit, offset: field.offset, objectId: field.objectId.optional() }),
    permission: 'transactions:read',
    summary: 'Who changed what and when, newest first; of one thing with what belongs to it: its draft, its entry, its reversal.',
  }),
} as const;

import { z } from 'zod';
import type { Role } from '../access/permissions.ts';
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
  /** Posting straight from a draft, without approval by a second person. */
  onePerson: boolean;
  isSample: boolean;
  packVersion: string | null;
  createdAt: string;
  /** The user the engine acts for. */
  user: { id: string; name: string; role: Role };
  /** Position of the last event of the log, and the hash of the last batch in hex. */
  position: number;
  headHash: string;
}

export interface UserInfo {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

export interface PeriodInfo {
  period: Period;
  state: 'open' | 'soft-closed' | 'hard-closed';
  entries: number;
  changedAt: string | null;
  changedBy: string | null;
  reason: string | null;
  reopened: number;
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
}

export interface DraftInfo {
  id: string;
  kind: DraftKind;
  /** The form as typed, owned by the screen. */
  form: unknown;
  /** The posting command's input the form amounts to, once it is complete: what an approval covers. */
  input: unknown;
  title: string;
  updatedAt: string;
  by: string;
  state: 'draft' | 'approved';
  approvedBy: string | null;
}
export const draftKinds = [
  'journal-entry',
  'sales-invoice',
  'purchase-bill',
  'sales-credit-note',
  'purchase-credit-note',
  'payment',
] as const;
export type DraftKind = (typeof draftKinds)[number];

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
  'user.list': query<UserInfo[]>()({ input: z.strictObject({}), summary: 'Users of the company.' }),
  'user.add': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      name: field.name(),
      role: z.enum(['owner', 'chief-accountant', 'accountant', 'tax-specialist', 'auditor']),
    }),
    permission: 'admin:users',
    summary: 'Adds a user with a role.',
  }),
  'user.change': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      userId: field.id,
      role: z.enum(['owner', 'chief-accountant', 'accountant', 'tax-specialist', 'auditor']),
      active: z.boolean(),
    }),
    permission: 'admin:users',
    summary: 'Changes the role of a user or deactivates the user; the last active owner stays.',
  }),
  'period.list': query<PeriodInfo[]>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'Accounting months with their state.',
  }),
  'period.close': command<{ period: Period }>()({
    input: z.strictObject({ id: field.id, period: field.month, mode: z.enum(['soft', 'hard']) }),
    permission: 'transactions:approve',
    summary: 'Closes a month: soft (only a chief accountant or owner may post) or hard (nobody may).',
  }),
  'period.reopen': command<{ period: Period }>()({
    input: z.strictObject({ id: field.id, period: field.month, reason: field.name(500) }),
    permission: 'transactions:approve',
    summary: 'Reopens a closed month; the reason stays in the history.',
  }),
  'history.list': query<{ rows: ActivityRow[]; total: number }>()({
    input: z.strictObject({ limit: field.limit, offset: field.offset, objectId: field.id.optional() }),
    permission: 'transactions:read',
    summary: 'Who changed what and when, newest first.',
  }),
  'draft.list': query<DraftInfo[]>()({
    input: z.strictObject({ kind: z.enum(draftKinds).optional() }),
    permission: 'transactions:read',
    summary: 'Drafts, last changed first.',
  }),
  'draft.get': query<DraftInfo | null>()({
    input: z.strictObject({ id: field.id }),
    permission: 'transactions:read',
    summary: 'One draft.',
  }),
  'draft.save': command<{ id: string; updatedAt: string }>()({
    input: z.strictObject({ id: field.id, kind: z.enum(draftKinds), title: field.text(200), form: z.json(), input: z.json().optional() }),
    permission: 'transactions:write',
    summary: 'Keeps what was typed; drafts hold no number and change no figure.',
  }),
  'draft.discard': command<{ id: string }>()({
    input: z.strictObject({ id: field.id }),
    permission: 'transactions:write',
    summary: 'Removes a draft.',
  }),
  'draft.approve': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, draftId: field.id }),
    permission: 'transactions:approve',
    summary: 'Approves a draft exactly as it stands; a later change takes the approval away.',
  }),
} as const;

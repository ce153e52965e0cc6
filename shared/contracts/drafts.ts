import { z } from 'zod';
import { tradeKinds } from '../documents/kinds.ts';
import type { Rejection } from '../result.ts';
import { type DraftState, type EntryAction, entryWorkflow } from '../workflow/entry-workflow.ts';
import { permissionOf } from '../workflow/workflow.ts';
import * as field from './fields.ts';
import type { Posted } from './journal.ts';
import { command, query } from './method.ts';

export const draftKinds = [
  'journal-entry',
  'journal-correction',
  ...tradeKinds,
  'advance-received',
  'import-declaration',
  'payment',
  'protocol',
  'sales-report',
] as const;
export type DraftKind = (typeof draftKinds)[number];

export interface DraftInfo {
  id: string;
  kind: DraftKind;
  /** The form as typed, owned by the screen. */
  form: unknown;
  /** The posting command's input the form amounts to, once it is complete: what an approval covers. */
  input: unknown;
  title: string;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  /** Who saved it last. */
  by: string;
  state: DraftState;
  approvedBy: string | null;
  /** The last approval or rejection that still stands. */
  decidedBy: string | null;
  decidedAt: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** What the acting user may do with it now, by the table of the workflow. */
  actions: EntryAction[];
}

/** What became of one draft of many. */
export interface RefusedDraft {
  draftId: string;
  title: string;
  rejections: readonly Rejection[];
}

/** At most this many drafts at once: one transaction holds the file that long. */
export const mostDrafts = 500;
const draftIds = z
  .array(field.id)
  .min(1)
  .max(mostDrafts)
  .refine((ids) => new Set(ids).size === ids.length);

const may = (action: EntryAction) => permissionOf(entryWorkflow, action);

export const draftsContract = {
  'draft.list': query<DraftInfo[]>()({
    input: z.strictObject({ kind: z.enum(draftKinds).optional() }),
    permission: 'transactions:read',
    summary: 'Drafts with their state and what the acting user may do, last changed first.',
  }),
  'draft.get': query<DraftInfo | null>()({
    input: z.strictObject({ id: field.id }),
    permission: 'transactions:read',
    summary: 'One draft.',
  }),
  'draft.save': command<{ id: string; updatedAt: string }>()({
    input: z.strictObject({ id: field.id, kind: z.enum(draftKinds), title: field.text(200), form: z.json(), input: z.json().optional() }),
    permission: may('create'),
    summary: 'Keeps what was typed; drafts hold no number and change no figure.',
  }),
  'draft.discard': command<{ id: string }>()({
    input: z.strictObject({ id: field.id }),
    permission: may('discard'),
    summary: 'Removes a draft.',
  }),
  'draft.approve': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, draftId: field.id }),
    permission: may('approve'),
    summary: 'Approves a draft exactly as it stands; a later change takes the approval away.',
  }),
  'draft.approveAll': command<{ approved: string[]; refused: RefusedDraft[] }>()({
    input: z.strictObject({ id: field.id, draftIds }),
    permission: may('approve'),
    summary: 'Approves many drafts: each is checked by itself, the refused ones are named and stay as they are.',
  }),
  'draft.reject': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, draftId: field.id, reason: field.name(500) }),
    permission: may('reject'),
    summary: 'Sends a draft back with a reason; an approval it had is gone.',
  }),
  'draft.withdraw': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, draftId: field.id }),
    permission: may('withdraw'),
    summary: 'Takes an approval back.',
  }),
  'draft.post': command<Posted>()({
    input: z.strictObject({ id: field.id, draftId: field.id }),
    permission: may('post'),
    summary: 'Posts a draft as it was saved, by the posting command of its kind.',
  }),
  'draft.postAll': command<{ posted: (Posted & { draftId: string })[]; refused: RefusedDraft[] }>()({
    input: z.strictObject({ id: field.id, draftIds }),
    permission: may('post'),
    summary: 'Posts many drafts in order of date: each is checked by itself, the refused ones are named and stay drafts.',
  }),
} as const;

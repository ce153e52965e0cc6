import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import { documentKinds } from '../documents/kinds.ts';
import type { NumberedKind, Resets } from '../jurisdictions/pack.ts';
import type { Names } from '../locales/languages.ts';
import type { NumberingChoices } from '../numbering/document-number.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export interface BranchInfo {
  id: string;
  code: string;
  name: string;
  active: boolean;
  version: number;
}

/** How the numbers of a kind are printed, and what may be chosen instead. */
export interface NumberingInfo {
  kind: NumberedKind;
  prefix: string;
  digits: number;
  resets: Resets;
  /** The company chose it; otherwise it is the format of the country's rules. */
  chosen: boolean;
  rule: NumberingChoices & { source: Names };
}

/** The device that counted before a file was moved. */
export interface FormerNumbers {
  /** Its code in its series, empty for the company's first, and the code of the device that could go on for it. */
  device: string;
  ownDevice: string;
  /** Its series with the number each of them ends with, as printed. */
  series: { kind: string; branch: string; year: number | null; last: string }[];
}

/** Another device went on with a series after the file was moved. */
export interface NumberContinuation {
  /** First value it could draw. */
  from: number;
  at: string;
  by: string;
  reason: string;
}

/** One state a number. `used` by a document or entry, given up (`voided`) with a reason, or set apart (`leased`) for a purpose. */
export type NumberState = 'used' | 'voided' | 'leased';

export interface NumberRow {
  value: number;
  number: string;
  state: NumberState;
  /** Of the document, or of the entry of a number that an entry drew; empty for a number that is not used. */
  documentId: string;
  uid: string;
  /** Date of what uses the number; day of recording of a reservation or of giving up. */
  date: LocalDate;
  /** Counterparty or memo; the purpose of a reservation; the reason of giving up. */
  subject: string;
  /** What uses the number was taken back in full: reversed, or corrected as cancelled. The number stays used. */
  cancelled: boolean;
  /** Who reserved it or gave it up, and when; null for a number that is used. */
  by: string | null;
  at: string | null;
}

/** Numbers in a row that share one explanation; of used ones, from which date to which. `first` and `last` inclusive. */
export interface NumberRange {
  first: number;
  last: number;
  firstNumber: string;
  lastNumber: string;
  state: NumberState | 'missing';
  from: LocalDate | null;
  to: LocalDate | null;
  cancelled: number;
  subject: string;
  by: string | null;
}

export interface NumberSeriesInfo {
  series: string;
  kind: string;
  branch: string;
  year: number | null;
  /** Code of the device that counts here, empty for the company's first. */
  device: string;
  /** Lowest and highest value; every integer from 1 to the head is explained. */
  first: number;
  head: number;
  used: number;
  voided: number;
  leased: number;
  /** Of the used ones. */
  cancelled: number;
  /** Numbers without explanation, at most a thousand; empty in an intact book. */
  missing: number[];
  /** How many used numbers have a date before that of a lower number: allowed, worth a look. Only when asked for. */
  outOfOrder: number | null;
  /** In order of recording. */
  continued: NumberContinuation[];
  /** Newest first, as many as asked for. */
  rows: NumberRow[];
  total: number;
}

export const numberedKinds = [...documentKinds, 'journal-entry', 'year-closing', 'revaluation'] as const satisfies readonly NumberedKind[];
const kind = z.enum(numberedKinds);
const value = z.number().int().min(1).max(999_999_999_999);
const version = z.number().int().min(1);
const series = field.name(60);

export const numbersContract = {
  'branch.list': query<BranchInfo[]>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'Branches of the company, by code.',
  }),
  'branch.open': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, code: field.branchCode, name: field.name() }),
    permission: 'admin:system',
    summary: 'Opens a branch: its documents get series of their own.',
  }),
  'branch.rename': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, branchId: field.id, version, name: field.name() }),
    permission: 'admin:system',
    summary: 'Changes the name of a branch; its code stands in numbers and stays.',
  }),
  'branch.deactivate': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, branchId: field.id, version }),
    permission: 'admin:system',
    summary: 'Takes a branch out of use; its numbers and documents stay.',
  }),
  'numbering.list': query<NumberingInfo[]>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'Format of the numbers of every kind, and what the rules of the country allow.',
  }),
  'numbering.configure': command<{ kind: NumberedKind }>()({
    input: z.strictObject({
      id: field.id,
      kind,
      prefix: field.text(10).default(''),
      digits: z.number().int().min(1).max(12),
      resets: z.enum(['never', 'yearly']),
    }),
    permission: 'admin:system',
    summary: 'Chooses how numbers of a kind are printed, from the next one on; the series counts on.',
  }),
  'numbering.former': query<{ takenOver: boolean; former: FormerNumbers | null }>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'For a file that was moved: whether this device goes on with the numbers of the former one, or could, and where they stand.',
  }),
  'numbering.takeOver': command<{ device: string }>()({
    input: z.strictObject({ id: field.id, reason: field.name(500) }),
    permission: 'admin:system',
    summary: 'After a move of the file: this device goes on with the numbers of the former one, which is finished.',
  }),
  'number.reserve': command<{ series: string; first: number; last: number; firstNumber: string; lastNumber: string }>()({
    input: z.strictObject({
      id: field.id,
      kind,
      branch: field.branchCode.optional(),
      /** Decides the year of a series that begins anew every year. */
      date: field.localDate,
      count: z.number().int().min(1).max(10_000),
      purpose: field.name(300),
    }),
    permission: 'transactions:approve',
    summary: 'Sets the next numbers of a series apart: for pre-printed forms, or for a device that works elsewhere.',
  }),
  'number.void': command<{ series: string; first: number; last: number }>()({
    input: z.strictObject({ id: field.id, series, first: value, last: value.optional(), reason: field.name(500) }),
    permission: 'transactions:approve',
    summary: 'Gives up reserved numbers that will never be used; the reason stays in the register.',
  }),
  'number.register': query<{ rows: NumberRow[]; total: number }>()({
    input: z.strictObject({
      series,
      from: value.optional(),
      to: value.optional(),
      newestFirst: z.boolean().default(false),
      knownOn: field.knownOn.optional(),
      limit: field.limit,
      offset: field.offset,
    }),
    permission: 'transactions:read',
    summary:
      'Numbers of a series in their order, each with what became of it, as known on a log position or at a time. Both ends inclusive.',
  }),
  'number.ranges': query<NumberRange[]>()({
    input: z.strictObject({ series, knownOn: field.knownOn.optional() }),
    permission: 'transactions:read',
    summary: 'The whole of a series as ranges of one explanation each, holes included, ascending, as known on a log position or at a time.',
  }),
  'number.continuity': query<NumberSeriesInfo[]>()({
    input: z.strictObject({
      series: field.text(60).optional(),
      /** Also count numbers out of the order of dates. */
      remarks: z.boolean().optional(),
      knownOn: field.knownOn.optional(),
      limit: field.limit,
      offset: field.offset,
    }),
    permission: 'transactions:read',
    summary: 'Every series with its counts by state, and every number with what became of it, as known on a log position or at a time.',
  }),
  'number.pdf': query<{ fileName: string; base64: string }>()({
    input: z.strictObject({ series: field.text(60).optional(), language: field.language, knownOn: field.knownOn.optional() }),
    permission: 'transactions:read',
    summary: 'The proof that every number is explained, as PDF, as known on a log position or at a time.',
  }),
} as const;

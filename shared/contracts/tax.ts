import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import type { Language, Names } from '../locales/languages.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export interface VatCell {
  /** Cell id, for example `I.1.base`. */
  cell: string;
  /** How it is made, in cells of the form, tax codes or fields of the ledgers that are filed: see `cellFormula`. */
  formula: string;
  /** What the form prints: gross + corrections, or the rate of the form applied to the printed base. Base currency. */
  amount: string;
  /** The part that comes from documents, and the part that comes from credit notes and other corrections. */
  gross: string;
  corrections: string;
  /** How many VAT-ledger rows stand behind the cell. */
  rows: number;
  /** Entered by hand: an amount of the month, or the share of the year. Null: computed. */
  entered: 'amount' | 'coefficient' | null;
}

export const filedLedgerNames = ['purchases', 'sales', 'vies'] as const;
export type FiledLedgerName = (typeof filedLedgerNames)[number];

export interface VatReturnInfo {
  period: Period;
  form: { id: string; language: Language; version: string; names: Names; source: Names };
  dueDate: LocalDate;
  /** False of a month before these books began, unless VAT was recorded or a return filed in it or before. */
  isOwed: boolean;
  parts: {
    id: string;
    names: Names;
    columns: { id: string; names: Names }[];
    lines: { code: string; names: Names; isTotal: boolean; cells: Record<string, VatCell> }[];
  }[];
  payable: string;
  credit: string;
  /** VAT of the form minus VAT of the ledger: what filing books to the rounding accounts. */
  roundingDifference: string;
  /** What is filed with it and can be printed: see `filedLedger.print`. None in a country that files the return alone. */
  ledgers: FiledLedgerName[];
  /** What it was computed from. */
  position: number;
  headHash: string;
  packVersion: string;
  /** The last version that was filed; the first is 1. */
  filed: { at: string; by: string; position: number; payable: string; credit: string; pdfSha256: string; version: number } | null;
  /** What each corrected return changed in the version before. */
  corrections: { at: string; by: string; differences: { cell: string; before: string; after: string }[] }[];
  /** Cells that differ between the filed return and the books of today. */
  changedSinceFiling: { cell: string; filed: string; now: string }[];
}

export interface VatLedgerRow {
  entryId: string;
  documentId: string | null;
  documentKind: string | null;
  number: string;
  taxPoint: LocalDate;
  counterparty: string;
  taxCode: string;
  source: Names;
  /** `both` on reverse charge: the recipient owes and credits the same VAT. */
  direction: 'output' | 'input' | 'both';
  taxable: string;
  vat: string;
  isCorrection: boolean;
}

export const returnLayouts = ['form', 'bilingual', 'listing'] as const;
export type ReturnLayout = (typeof returnLayouts)[number];

export interface PrintedFile {
  fileName: string;
  base64: string;
  sha256: string;
}

export const taxContract = {
  'vatReturn.get': query<VatReturnInfo>()({
    input: z.strictObject({ period: field.month, knownOn: field.knownOn.optional() }),
    permission: 'reports:tax',
    summary: 'The VAT return of a month, cell by cell, as known on a log position or at a time.',
  }),
  'vatReturn.rows': query<VatLedgerRow[]>()({
    input: z.strictObject({ period: field.month, cell: field.name(40), knownOn: field.knownOn.optional() }),
    permission: 'reports:tax',
    summary: 'The VAT-ledger rows behind a cell, as known on a log position or at a time.',
  }),
  'vatReturn.pdf': query<PrintedFile>()({
    input: z.strictObject({
      period: field.month,
      language: field.language,
      /**
       * `form`: as the form, in the language of the office. `bilingual`: the same with every caption in `language` too. `listing`: every line of the
       * return in `language`. Not given: what filing keeps, and once filed the bytes that were kept.
       */
      layout: z.enum(returnLayouts).optional(),
    }),
    permission: 'reports:tax',
    summary: 'The VAT return as PDF; once filed, its filed figures, or without a layout the bytes that were filed.',
  }),
  'vatReturn.csv': query<PrintedFile>()({
    input: z.strictObject({ period: field.month, language: field.language, knownOn: field.knownOn.optional() }),
    permission: 'reports:tax',
    summary: 'The VAT return as a table: cell, caption, formula, amount; once filed, its filed figures.',
  }),
  'vatReturn.file': command<{ period: Period; roundingEntryId: string | null; pdfSha256: string }>()({
    input: z.strictObject({
      id: field.id,
      period: field.month,
      /** Beside that of the office on the PDF that is kept. Not given: that of the office alone. */
      language: field.language.optional(),
      /** A return that corrects the one that was filed. */
      corrected: z.boolean().default(false),
      /** Warnings of the checks that are passed, each rule with the reason. */
      accepted: z
        .array(z.strictObject({ rule: field.name(20), reason: field.name(500) }))
        .max(100)
        .default([]),
    }),
    permission: 'reports:tax',
    summary: 'Freezes the return as filed, keeps its PDF and books the rounding difference.',
  }),
} as const;

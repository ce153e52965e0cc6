import { z } from 'zod';
import { comparisons, type Report, reportKinds } from '../reports/report.ts';
import { dimensionCode, dimensionFilter } from './dimensions.ts';
import * as field from './fields.ts';
import { query } from './method.ts';

export const reportInput = {
  kind: z.enum(reportKinds),
  /** First day, of reports over a period; inclusive. */
  from: field.localDate.optional(),
  /** Last day; inclusive. */
  to: field.localDate,
  knownOn: field.knownOn.optional(),
  /** A column beside each amount for the period or day it is compared with. */
  compare: z.enum(comparisons).optional(),
  /** The budget amounts are held against, where that is what they are compared with. */
  budget: field.id.optional(),
  /** One column a month or quarter of the period instead of one in all. */
  each: z.enum(['month', 'quarter']).optional(),
  /** Of these lines alone. */
  dimensions: dimensionFilter.optional(),
  /** One column a value of this dimension, one for what has none, and their total. */
  by: dimensionCode.optional(),
  /** The account of an account's ledger; the whole ledger without it. */
  account: field.accountCode.optional(),
  /** Of a trial balance: base currency of the day (without it), every commodity by itself, or a currency the books went over to later. */
  in: z.union([z.enum(['base', 'commodity']), field.currency]).optional(),
  /** Of a trial balance: only accounts it is the beginning of the code of, or whose names have words that begin with its own. */
  accounts: z.string().trim().min(1).max(100).optional(),
};

/** A file made for the one who asked. */
export interface MadeFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
}

export const reportsContract = {
  'report.get': query<Report & { total: number }>()({
    input: z.strictObject({
      ...reportInput,
      limit: z.number().int().min(1).max(5000).default(5000),
      offset: field.offset,
    }),
    permission: 'reports:financial',
    summary: 'A report: its columns, the rows from `offset` on, and how many rows there are. Dates inclusive.',
  }),
  'report.export': query<MadeFile>()({
    input: z.strictObject({
      ...reportInput,
      format: z.enum(['pdf', 'xlsx', 'csv']),
      language: field.language,
      /** With the rows that are folded until somebody looks: accounts below the lines of a statement, documents of a counterparty. */
      details: z.boolean().default(true),
    }),
    permission: 'reports:financial',
    summary: 'A report as a file: PDF to print, workbook with numbers and formulas, or CSV.',
  }),
} as const;

import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import { documentLineInput } from './documents.ts';
import * as field from './fields.ts';
import type { Posted } from './journal.ts';
import { command, query } from './method.ts';

/** Who files for the company, and where letters reach it. */
export interface Declarant {
  /** The person, all names. */
  name: string;
  /** Personal number. */
  personId: string;
  capacity: 'representative' | 'authorised';
  town: string;
  postCode: string;
  street: string;
  /** Of the company, in one line. */
  companyAddress: string;
}

/** A row of a ledger that is filed: a document, or a protocol. Amounts in the currency of the books. */
export interface FiledLedgerRow {
  side: 'sales' | 'purchases';
  /** Place in its ledger, from 1. */
  sequence: number;
  branch: number;
  documentType: string;
  number: string;
  date: LocalDate;
  identifier: string;
  partner: string;
  subject: string;
  /** Field of the law ("02-11") to amount. */
  fields: Record<string, string>;
  specialCode: string;
  documentId: string | null;
  entryId: string | null;
}

/** What a check found. Errors forbid filing; warnings are passed with a reason. */
export interface Finding {
  /** Number of the rule, as "BG-VAT-7". */
  rule: string;
  level: 'error' | 'warning';
  code: string;
  params: Record<string, string>;
  /** Number of the document it is about; empty for the return as a whole. */
  number: string;
  documentId: string | null;
  entryId: string | null;
}

/** A file of a return; `filed`: the bytes that were filed. */
export interface FiledFile {
  name: string;
  base64: string;
  sha256: string;
  filed: boolean;
}

const year = z.number().int().min(2000).max(2100);

export const declarationsContract = {
  'declarant.change': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      name: field.name(150),
      personId: field.text(15),
      capacity: z.enum(['representative', 'authorised']),
      town: field.text(50),
      postCode: z.string().regex(/^\d{0,10}$/, { error: 'digits' }),
      street: field.text(150),
      companyAddress: field.text(200),
    }),
    permission: 'reports:tax',
    summary: 'Who files for the company, with the address declarations ask for.',
  }),
  'declarant.get': query<Declarant | null>()({
    input: z.strictObject({}),
    permission: 'reports:tax',
    summary: 'Who files for the company.',
  }),
  'vatCoefficient.set': command<{ year: number }>()({
    input: z.strictObject({
      id: field.id,
      year,
      /** 0.00 to 1.00. */
      coefficient: z.string().regex(/^(0\.\d{2}|1\.00)$/, { error: 'coefficient' }),
    }),
    permission: 'reports:tax',
    summary: 'Share of partly deducted VAT that may be credited in a year; returns that were filed keep theirs.',
  }),
  'vatCoefficient.list': query<{ year: number; coefficient: string }[]>()({
    input: z.strictObject({}),
    permission: 'reports:tax',
    summary: 'Shares of partly deducted VAT by year.',
  }),
  'vatReturn.enter': command<{ period: Period; cell: string }>()({
    input: z.strictObject({ id: field.id, period: field.month, cell: field.name(40), amount: field.amount }),
    permission: 'reports:tax',
    summary: 'Enters a cell of a return that no document fills, as a yearly correction or a set-off.',
  }),
  'vatReturn.check': query<Finding[]>()({
    input: z.strictObject({ period: field.month }),
    permission: 'reports:tax',
    summary: 'What the checks before filing find in a month, errors first.',
  }),
  'vatReturn.files': query<FiledFile[]>()({
    input: z.strictObject({ period: field.month }),
    permission: 'reports:tax',
    summary: 'The files a return is filed with; once filed, the bytes that were filed.',
  }),
  'filedLedger.list': query<FiledLedgerRow[]>()({
    input: z.strictObject({ period: field.month, side: z.enum(['sales', 'purchases']).optional(), knownOn: field.knownOn.optional() }),
    permission: 'reports:tax',
    summary: 'Purchase and sales ledger of a month as they are filed, as known on a log position or at a time.',
  }),
  'protocol.post': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      taxPoint: field.localDate.optional(),
      taxCode: field.name(20),
      /** Taxable amount where the ledger asks for it, base currency. */
      taxable: field.amountOrZero.default('0'),
      vat: field.positiveAmount,
      /** Cost account that carries the VAT. */
      account: field.accountCode,
      memo: field.name(300),
      draftId: field.id.optional(),
      ...field.numberFields,
    }),
    permission: 'transactions:write',
    summary: 'Charges VAT on what the company supplies to itself, as private use, by a protocol.',
  }),
  'salesReport.post': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      taxPoint: field.localDate.optional(),
      /** Where the money is: cash desk or card terminal. Omitted: the cash account of the pack. */
      account: field.accountCode.optional(),
      pricesIncludeVat: z.boolean().default(true),
      lines: z.array(documentLineInput).min(1, { error: 'one-line' }).max(1000, { error: 'too-many-lines' }),
      documentType: z
        .string()
        .regex(/^\d{2}$/, { error: 'document-type' })
        .optional(),
      memo: field.text(500).default(''),
      draftId: field.id.optional(),
      ...field.numberFields,
    }),
    permission: 'transactions:write',
    summary: 'Sales of a cash register over some days, without a customer: paid as they are made.',
  }),
} as const;

import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import { entryWorkflow } from '../workflow/entry-workflow.ts';
import { permissionOf } from '../workflow/workflow.ts';
import { documentLineInput } from './documents.ts';
import * as field from './fields.ts';
import type { Posted } from './journal.ts';
import { command, query } from './method.ts';
import { filedLedgerNames, type PrintedFile } from './tax.ts';

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
  phone: string;
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
      phone: field.text(30).default(''),
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
  'filedLedger.print': query<PrintedFile>()({
    input: z.strictObject({
      period: field.month,
      ledger: z.enum(filedLedgerNames),
      as: z.enum(['pdf', 'csv']),
      /** Of the captions. On paper that of the office comes first, and alone where it is the same. */
      language: field.language,
    }),
    permission: 'reports:tax',
    summary: 'Purchase ledger, sales ledger or recapitulative statement of a month as PDF or as a table; once filed, what was filed.',
  }),
  'protocol.post': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      taxPoint: field.localDate.optional(),
      taxCode: field.name(20),
      /** Official type; the one of the tax code, or the usual one, unless given. */
      documentType: z
        .string()
        .regex(/^\d{2}$/, { error: 'document-type' })
        .optional(),
      /** To whom goods were given or moved, or from whom they came. */
      counterpartyId: field.id.optional(),
      /** Taxable amount where the ledger asks for it; the value of goods that are only given or moved. Base currency. */
      taxable: field.amountOrZero.default('0'),
      /** Where tax is charged. */
      vat: field.positiveAmount.optional(),
      /** Cost account that carries the VAT, or where the value of goods goes. */
      account: field.accountCode,
      /** Where the value of goods comes from, where no tax is charged. */
      contraAccount: field.accountCode.optional(),
      memo: field.name(300),
      draftId: field.id.optional(),
      ...field.numberFields,
    }),
    permission: 'transactions:write',
    summary: 'A protocol of its own: VAT on private use, VAT charged again on what was irrecoverable, food donated, call-off stock moved.',
  }),
  'cashVat.end': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      /** The invoice, bill or debit note whose VAT waits. */
      documentId: field.id,
      /** Of the protocol: 93 where the recipient is outside the scheme, 94 where he is in it. */
      documentType: z.enum(['93', '94']),
      memo: field.text(300).default(''),
    }),
    permission: permissionOf(entryWorkflow, 'void'),
    summary: 'The supplier leaves cash accounting: what still waits of the VAT of a document falls due.',
  }),
  'salesReport.post': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      taxPoint: field.localDate.optional(),
      /** Where the money is: cash desk or card terminal. Omitted: the cash account of the pack. */
      account: field.accountCode.optional(),
      pricesIncludeVat: z.boolean().default(true),
      saleNumber: field.saleNumber.optional(),
      lines: z
        .array(
          z.strictObject({
            ...documentLineInput.shape,
            /** Under a margin scheme: what was paid for what is sold, VAT included, base currency. The price includes VAT then. */
            cost: field.amountOrZero.optional(),
          }),
        )
        .min(1, { error: 'one-line' })
        .max(1000, { error: 'too-many-lines' }),
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

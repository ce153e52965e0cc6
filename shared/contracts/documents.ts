import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import { type DocumentKind, documentKinds } from '../documents/kinds.ts';
import { type EntryAction, entryWorkflow } from '../workflow/entry-workflow.ts';
import { permissionOf } from '../workflow/workflow.ts';
import { type LineDimension, lineDimensions } from './dimensions.ts';
import * as field from './fields.ts';
import type { Posted } from './journal.ts';
import { command, query } from './method.ts';
import { amountRange, branch, evidence, party, type RegisterGroups, registerFile, sortBy } from './registers.ts';
import type { MadeFile } from './reports.ts';

export const documentLineInput = z.strictObject({
  description: field.text(300).default(''),
  /** Income account of a sale, cost or asset account of a purchase. Omitted: the default of the company's pack. */
  account: field.accountCode.optional(),
  quantity: field.quantity.default('1'),
  /** With or without VAT as `pricesIncludeVat` says. */
  unitPrice: field.unitPrice,
  taxCode: field.name(20),
  /** The item it was filled from. */
  itemId: field.id.optional(),
  /** Of income or cost; the line of the counterparty and those of VAT have none. */
  dimensions: lineDimensions.optional(),
});

const documentFields = {
  id: field.id,
  date: field.localDate,
  /** Date VAT falls due; the document's date unless given. */
  taxPoint: field.localDate.optional(),
  dueDate: field.localDate.optional(),
  counterpartyId: field.id.optional(),
  currency: field.currency.optional(),
  /** Base currency for one unit; required when the currency is not the base currency. */
  rate: field.rate.optional(),
  pricesIncludeVat: z.boolean().default(false),
  memo: field.text(500).default(''),
  lines: z.array(documentLineInput).min(1, { error: 'one-line' }).max(1000, { error: 'too-many-lines' }),
  /** Official type of the document, where the country's filed ledgers have them; the usual one of the kind unless given. */
  documentType: z
    .string()
    .regex(/^\d{2}$/, { error: 'document-type' })
    .optional(),
  /** Total with VAT the screen showed, document currency. When given and different from what the engine computes, nothing is posted. */
  expectedGross: field.amount.optional(),
  draftId: field.id.optional(),
  ...field.numberFields,
};

export const salesInvoiceInput = z.strictObject({
  ...documentFields,
  /** Of a sale at a point of sale. */
  saleNumber: field.saleNumber.optional(),
  /** Advances of the same customer, taxed when received, that this supply uses up: gross amounts in base currency. */
  advances: z
    .array(z.strictObject({ documentId: field.id, gross: field.positiveAmount }))
    .max(100)
    .default([]),
});

/**
 * Day, and where it was reserved before the number, of the protocol by which the recipient charges himself, where a tax code
 * asks for one; the document's day and the next number unless given.
 */
const protocolFields = { protocolDate: field.localDate.optional(), protocolNumber: field.name(40).optional() };

export const purchaseBillInput = z.strictObject({
  ...documentFields,
  ...protocolFields,
  /** Number printed on the supplier's document. */
  supplierNumber: field.text(60).default(''),
});

/** Why a posted document is corrected. @source TC 179 and the portal's correction types 1 to 4 */
export const correctionReasons = ['cancelled', 'type-changed', 'price-changed', 'returned'] as const;

const creditNoteFields = { correctsDocumentId: field.id, reason: z.enum(correctionReasons) };
export const salesCreditNoteInput = z.strictObject({ ...documentFields, ...creditNoteFields });
export const purchaseCreditNoteInput = z.strictObject({
  ...documentFields,
  ...creditNoteFields,
  ...protocolFields,
  supplierNumber: field.text(60).default(''),
});

/** Why more is charged than was invoiced. */
export const increaseReasons = ['price-changed', 'type-changed'] as const satisfies (typeof correctionReasons)[number][];

const debitNoteFields = { correctsDocumentId: field.id, reason: z.enum(increaseReasons) };
export const salesDebitNoteInput = z.strictObject({ ...documentFields, ...debitNoteFields });
export const purchaseDebitNoteInput = z.strictObject({
  ...documentFields,
  ...debitNoteFields,
  ...protocolFields,
  supplierNumber: field.text(60).default(''),
});

/** `entryId` cancels the document's entry on `date`. */
export interface VoidedDocument {
  id: string;
  entryId: string;
  documentId: string;
  number: string;
  date: LocalDate;
  position: number;
}

/** `entryId` books what the two were carried at different base amounts by. */
export interface MatchedItems {
  id: string;
  amount: string;
  currency: string;
  entryId: string | null;
  position: number;
}

/** `entryId` cancels the entry of the difference. */
export interface UnmatchedItems {
  id: string;
  matchId: string;
  date: LocalDate;
  entryId: string | null;
  position: number;
}

export interface DocumentRow {
  id: string;
  kind: DocumentKind;
  number: string;
  uid: string;
  date: LocalDate;
  dueDate: LocalDate | null;
  counterparty: string;
  counterpartyId: string | null;
  supplierNumber: string;
  currency: string;
  net: string;
  vat: string;
  gross: string;
  /** Still unpaid, document currency. */
  open: string;
  /** Currency of `open` where it is not the document's: the books went over to it, and the document was still open. */
  openCurrency?: string;
  entryId: string;
  position: number;
  memo: string;
  /** The entry that cancelled it. */
  voidedBy: string | null;
  /** Code of the branch, where it was made at one. */
  branch?: string;
  /** Number the point of sale gave to the sale. */
  saleNumber?: string;
  /** How many files it rests on. */
  attachments: number;
}

/** A journal entry has a number and a UID as documents do; it is found with its own id and the total of its debit side. */
export type FoundRow = Omit<DocumentRow, 'kind' | 'attachments'> & { kind: DocumentKind | 'journal-entry' };

/** What a document still holds under a tax code: in its currency, and in base currency (`base...`) as it was booked. */
export interface LeftUnderCode {
  taxCode: string;
  net: string;
  vat: string;
  baseNet: string;
  baseVat: string;
  /** On a bill: by account of its lines; VAT that the recipient charges himself in shares. */
  accounts: { account: string; net: string; vat: string; baseNet: string; baseVat: string }[];
}

export interface DocumentInfo extends DocumentRow {
  taxPoint: LocalDate;
  rate: string;
  pricesIncludeVat: boolean;
  corrects: { id: string; number: string; date: LocalDate } | null;
  correctedBy: { id: string; number: string }[];
  reason: string | null;
  lines: {
    description: string;
    account: string;
    quantity: string;
    unitPrice: string;
    taxCode: string;
    net: string;
    vat: string;
    gross: string;
    /** Under a margin scheme: what was paid for what it sold, base currency. */
    cost?: string;
    /** The item it was filled from, as it is called now. */
    item?: { id: string; code: string; name: string };
    /** By code of the dimension; left out where it has none. */
    dimensions?: LineDimension[];
  }[];
  /** Base amount at which `open` is carried, where that is in another currency. Above zero. */
  carried?: string;
  /** Last day at whose end a revaluation changed `carried`: settled by then, it is settled at what it was carried at before. */
  revaluedOn?: LocalDate;
  /** VAT under cash accounting, base currency: what waits for the payment, and what has fallen due. */
  cashVat?: { held: string; due: string };
  /** `matchId`: settled by setting the two off against each other, on that date. */
  /** `currency` where it is not the document's: after the books went over to another one. */
  settlements: { documentId: string; number: string; date: LocalDate; amount: string; currency?: string; matchId?: string }[];
  /** Of an invoice or a bill: what credit notes may still take back. */
  left?: LeftUnderCode[];
  /** Currency and rate (null: base currency) of a credit note of today, and of `left`, where they are not the document's. */
  correctedIn?: { currency: string; rate: string | null };
  /** What the acting user may do with it, by the table of the workflow. */
  actions: EntryAction[];
}

/** Which documents a register shows. */
const documentFilter = {
  kinds: z.array(z.enum(documentKinds)).min(1),
  from: field.localDate.optional(),
  to: field.localDate.optional(),
  search: field.text(100).default(''),
  openOnly: z.boolean().default(false),
  counterpartyId: party.optional(),
  branch: branch.optional(),
  /** Code of a currency. */
  currency: field.currency.optional(),
  /** Documents whose entry has a line on the account. */
  account: field.accountCode.optional(),
  /** Still to be paid wholly or in part, paid, or cancelled. `overdue`: to be paid, and due before `today`. */
  state: z.enum(['open', 'partly', 'settled', 'overdue', 'voided']).optional(),
  today: field.localDate.optional(),
  /** Of the total with VAT. */
  ...amountRange,
  ...evidence,
  /** What was open at the end of this day: documents dated later are left out, settlements dated later don't count. */
  asOf: field.localDate.optional(),
  knownOn: field.knownOn.optional(),
};
export const documentSorts = [
  'date',
  'number',
  'kind',
  'counterparty',
  'supplierNumber',
  'due',
  'net',
  'vat',
  'gross',
  'open',
  'branch',
] as const;
export const documentGroupings = ['none', 'month', 'kind', 'counterparty', 'branch', 'currency'] as const;
/** Of files of these registers, named as their columns on screen. */
export const documentColumns = [
  'date',
  'number',
  'kind',
  'counterparty',
  'supplierNumber',
  'due',
  'attachments',
  'net',
  'vat',
  'gross',
  'open',
  'state',
] as const;
export type DocumentAmount = 'net' | 'vat' | 'gross' | 'open';

export const documentsContract = {
  'salesInvoice.post': command<Posted>()({
    input: salesInvoiceInput,
    permission: 'transactions:write',
    summary: 'Posts a sales invoice: takes the next number, makes the entry and the VAT lines.',
  }),
  'salesCreditNote.post': command<Posted>()({
    input: salesCreditNoteInput,
    permission: 'transactions:write',
    summary: 'Posts a credit note for a sales invoice; amounts are given positive and reduce sale and VAT.',
  }),
  'purchaseBill.post': command<Posted>()({
    input: purchaseBillInput,
    permission: 'transactions:write',
    summary: "Posts a supplier's bill, with reverse charge where the tax code says so.",
  }),
  'purchaseCreditNote.post': command<Posted>()({
    input: purchaseCreditNoteInput,
    permission: 'transactions:write',
    summary: "Posts a supplier's credit note.",
  }),
  'salesDebitNote.post': command<Posted>()({
    input: salesDebitNoteInput,
    permission: 'transactions:write',
    summary: 'Posts a debit note for a sales invoice: what it is raised by, with its VAT.',
  }),
  'purchaseDebitNote.post': command<Posted>()({
    input: purchaseDebitNoteInput,
    permission: 'transactions:write',
    summary: "Posts a supplier's debit note: what a bill is raised by, with its VAT.",
  }),
  'advance.receive': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      counterpartyId: field.id,
      /** With VAT, base currency. */
      gross: field.positiveAmount,
      taxCode: field.name(20),
      /** Where the money came in. Omitted: the company's bank account of the pack. */
      account: field.accountCode.optional(),
      memo: field.text(500).default(''),
      draftId: field.id.optional(),
      ...field.numberFields,
    }),
    permission: 'transactions:write',
    summary: 'Records an advance from a customer with the VAT that falls due on it.',
  }),
  'importDeclaration.post': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      /** Customs value, base currency: the base of duty and VAT, already booked with the supplier's bill. */
      customsValue: field.positiveAmount,
      duty: field.amountOrZero.default('0'),
      taxCode: field.name(20),
      /** Account that carries the duty. Omitted: goods. */
      goodsAccount: field.accountCode.optional(),
      /** Account the customs are paid from. Omitted: advance paid to customs. */
      settlementAccount: field.accountCode.optional(),
      counterpartyId: field.id.optional(),
      supplierNumber: field.text(60).default(''),
      memo: field.text(500).default(''),
      draftId: field.id.optional(),
      ...field.numberFields,
    }),
    permission: 'transactions:write',
    summary: 'Posts a customs declaration: duty into the goods, import VAT to credit.',
  }),
  'payment.post': command<Posted>()({
    input: z.strictObject({
      id: field.id,
      direction: z.enum(['in', 'out']),
      date: field.localDate,
      /** Omitted only where every amount is allocated to sales without a counterparty. */
      counterpartyId: field.id.optional(),
      account: field.accountCode.optional(),
      currency: field.currency.optional(),
      rate: field.rate.optional(),
      /** Document currency. */
      amount: field.positiveAmount,
      /** Invoices or bills this pays, in the currency of the payment. What is left over stays open on the counterparty's account. */
      allocations: z
        .array(z.strictObject({ documentId: field.id, amount: field.positiveAmount }))
        .max(500)
        .default([]),
      memo: field.text(500).default(''),
      draftId: field.id.optional(),
      ...field.numberFields,
    }),
    permission: 'transactions:write',
    summary: 'Records money received or paid and settles invoices or bills; the exchange difference is booked.',
  }),
  'document.void': command<VoidedDocument>()({
    input: z.strictObject({
      id: field.id,
      documentId: field.id,
      /** Omitted: the document's own date while its month is open and its return not filed, else today. */
      date: field.localDate.optional(),
      reason: field.name(500),
    }),
    permission: permissionOf(entryWorkflow, 'void'),
    summary: 'Cancels a payment, an advance or a customs declaration: mirror entry, VAT taken back, what it settled open again.',
  }),
  'openItem.match': command<MatchedItems>()({
    input: z.strictObject({
      id: field.id,
      date: field.localDate,
      /** The invoice or bill, and the credit note, overpayment or other open credit of the same counterparty. In either order. */
      documentId: field.id,
      creditId: field.id,
      /** Their currency. Omitted: as much as is open on both. */
      amount: field.positiveAmount.optional(),
      memo: field.text(500).default(''),
    }),
    permission: permissionOf(entryWorkflow, 'void'),
    summary: 'Sets an open credit off against an invoice or a bill: both are settled, no money moves; an exchange difference is booked.',
  }),
  'openItem.unmatch': command<UnmatchedItems>()({
    input: z.strictObject({
      id: field.id,
      matchId: field.id,
      /** Omitted: the day of the match while its month is open, else today. */
      date: field.localDate.optional(),
      reason: field.name(500),
    }),
    permission: permissionOf(entryWorkflow, 'void'),
    summary: 'Takes a set-off back: what it settled is open again, and its exchange difference is cancelled.',
  }),
  'purchase.renumber': command<{ documentId: string }>()({
    input: z.strictObject({ id: field.id, documentId: field.id, supplierNumber: field.name(60), reason: field.name(500) }),
    permission: permissionOf(entryWorkflow, 'void'),
    summary: "Puts right the number of a supplier's document that was typed wrongly; no figure changes.",
  }),
  'document.list': query<{ rows: DocumentRow[]; total: number }>()({
    input: z.strictObject({ ...documentFilter, sort: sortBy(documentSorts).optional(), limit: field.limit, offset: field.offset }),
    permission: 'transactions:read',
    summary:
      'Documents of some kinds, newest first unless sorted, with what was open on them at a date, as known on a log position or at a time. Dates and amounts inclusive.',
  }),
  'document.export': query<MadeFile>()({
    input: z.strictObject({ ...documentFilter, sort: sortBy(documentSorts).optional(), ...registerFile(documentColumns) }),
    permission: 'transactions:read',
    summary:
      'The documents of a register as a table or a workbook, in its order and with its columns; the filter stands in the heading. Credit notes are taken off, cancelled documents add nothing.',
  }),
  'document.groups': query<RegisterGroups<DocumentAmount>>()({
    input: z.strictObject({ ...documentFilter, by: z.enum(documentGroupings).default('none') }),
    permission: 'transactions:read',
    summary:
      'What the documents of a register amount to by currency: all in one, or by month, kind, counterparty, branch or currency. Credit notes are taken off, cancelled documents add nothing.',
  }),
  'document.get': query<DocumentInfo | null>()({
    input: z.strictObject({ id: field.id }),
    permission: 'transactions:read',
    summary: 'One document with its lines, corrections and settlements.',
  }),
  'document.find': query<FoundRow[]>()({
    input: z.strictObject({ text: field.name(60), limit: field.limit }),
    permission: 'transactions:read',
    summary: 'Documents and journal entries by UID, number or counterparty.',
  }),
  'document.pdf': query<{ fileName: string; base64: string }>()({
    input: z.strictObject({ id: field.id, language: field.language }),
    permission: 'transactions:read',
    summary: 'A sales invoice, credit note or debit note as PDF.',
  }),
} as const;

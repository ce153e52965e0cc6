import type { CommandHandler } from '../command.ts';
import { advanceReceive } from './advance-receive.ts';
import type { PostingCommand } from './drafts.ts';
import { importDeclarationPost } from './import-declaration-post.ts';
import { journalCorrect } from './journal-correct.ts';
import { journalPost } from './journal-post.ts';
import { paymentPost } from './payment-post.ts';
import { protocolPost } from './protocol-post.ts';
import { salesReportPost } from './sales-report-post.ts';
import {
  purchaseBillPost,
  purchaseCreditNotePost,
  purchaseDebitNotePost,
  salesCreditNotePost,
  salesDebitNotePost,
  salesInvoicePost,
} from './trade-documents.ts';

/** The commands that post what was typed: a form sends them, and a draft is posted by the same. */
export const postings: { readonly [M in PostingCommand]: CommandHandler<M> } = {
  'journal.post': journalPost,
  'journal.correct': journalCorrect,
  'salesInvoice.post': salesInvoicePost,
  'salesCreditNote.post': salesCreditNotePost,
  'salesDebitNote.post': salesDebitNotePost,
  'purchaseBill.post': purchaseBillPost,
  'purchaseCreditNote.post': purchaseCreditNotePost,
  'purchaseDebitNote.post': purchaseDebitNotePost,
  'advance.receive': advanceReceive,
  'importDeclaration.post': importDeclarationPost,
  'payment.post': paymentPost,
  'protocol.post': protocolPost,
  'salesReport.post': salesReportPost,
};

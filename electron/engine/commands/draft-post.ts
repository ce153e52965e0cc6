import { assert } from '../../../shared/assert.ts';
import type { DraftKind } from '../../../shared/contracts/drafts.ts';
import type { Posted } from '../../../shared/contracts/journal.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';
import { advanceReceive } from './advance-receive.ts';
import { eachDraft, findDraft, type postingCommands, readDraft } from './drafts.ts';
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

/** What posts a draft of each kind: the handler of the very command its form sends. */
const handlers: { readonly [K in DraftKind]: CommandHandler<(typeof postingCommands)[K]> } = {
  'journal-entry': journalPost,
  'journal-correction': journalCorrect,
  'sales-invoice': salesInvoicePost,
  'purchase-bill': purchaseBillPost,
  'sales-credit-note': salesCreditNotePost,
  'purchase-credit-note': purchaseCreditNotePost,
  'sales-debit-note': salesDebitNotePost,
  'purchase-debit-note': purchaseDebitNotePost,
  'advance-received': advanceReceive,
  'import-declaration': importDeclarationPost,
  payment: paymentPost,
  protocol: protocolPost,
  'sales-report': salesReportPost,
};

/**
 * Posts a draft as it was saved, through the command of its kind: approval, period, accounts and totals are checked there, and nowhere else.
 * Rejects: UNKNOWN_DRAFT, DRAFT_INCOMPLETE, and whatever that command rejects.
 */
export const draftPost: CommandHandler<'draft.post'> = (tx, input) => post(tx, input.draftId);

function post(tx: Tx, draftId: string): Result<Posted> {
  const draft = findDraft(tx, draftId);
  if (!draft) return reject({ code: 'UNKNOWN_DRAFT' });
  const read = readDraft(draft);
  if (!read.ok) return read;
  const before = tx.position;
  const answer = (handlers[draft.kind] as CommandHandler<'journal.post'>)(tx, { ...read.value, draftId } as never);
  assert(answer.ok || tx.position === before, 'draft.post: refused after something was recorded');
  return answer;
}

/** Posts each draft that can be posted, earliest date first so that numbers follow dates, and names the others with why not. */
export const draftPostAll: CommandHandler<'draft.postAll'> = (tx, input) => {
  const dated = input.draftIds.map((draftId) => ({ draftId, date: dateOf(tx, draftId) }));
  const ordered = dated.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).map(({ draftId }) => draftId);
  const { done, refused } = eachDraft(tx, ordered, (draftId) => post(tx, draftId));
  return ok({ posted: done, refused });
};

/** Date of what would be posted; one that is not there or not complete comes first and is refused. */
function dateOf(tx: Tx, draftId: string): string {
  const draft = findDraft(tx, draftId);
  const read = draft && readDraft(draft);
  return read?.ok ? read.value.date : '';
}

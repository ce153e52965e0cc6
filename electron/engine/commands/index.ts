import type { CommandName } from '../../../shared/contracts/index.ts';
import type { CommandHandler } from '../command.ts';
import { accountActivate, accountDeactivate, accountMove, accountOpen, accountRename } from './accounts.ts';
import { advanceReceive } from './advance-receive.ts';
import { companyUpdate, userAdd, userChange } from './company.ts';
import { counterpartyCreate } from './counterparty-create.ts';
import { draftApprove, draftDiscard, draftSave } from './drafts.ts';
import { importDeclarationPost } from './import-declaration-post.ts';
import { journalPost } from './journal-post.ts';
import { journalReverse } from './journal-reverse.ts';
import { paymentPost } from './payment-post.ts';
import { periodClose, periodReopen } from './periods.ts';
import { purchaseBillPost, purchaseCreditNotePost, salesCreditNotePost, salesInvoicePost } from './trade-documents.ts';
import { vatReturnFile } from './vat-return-file.ts';

/** Every command of the contract and what runs it. */
export const commands: { readonly [M in CommandName]: CommandHandler<M> } = {
  'company.update': companyUpdate,
  'user.add': userAdd,
  'user.change': userChange,
  'account.open': accountOpen,
  'account.rename': accountRename,
  'account.move': accountMove,
  'account.deactivate': accountDeactivate,
  'account.activate': accountActivate,
  'counterparty.create': counterpartyCreate,
  'draft.save': draftSave,
  'draft.discard': draftDiscard,
  'draft.approve': draftApprove,
  'period.close': periodClose,
  'period.reopen': periodReopen,
  'journal.post': journalPost,
  'journal.reverse': journalReverse,
  'salesInvoice.post': salesInvoicePost,
  'salesCreditNote.post': salesCreditNotePost,
  'purchaseBill.post': purchaseBillPost,
  'purchaseCreditNote.post': purchaseCreditNotePost,
  'advance.receive': advanceReceive,
  'importDeclaration.post': importDeclarationPost,
  'payment.post': paymentPost,
  'vatReturn.file': vatReturnFile,
};

import type { CommandName } from '../../../shared/contracts/index.ts';
import type { CommandHandler } from '../command.ts';
import { accountActivate, accountDeactivate, accountMove, accountOpen, accountRename } from './accounts.ts';
import { attachmentAdd, attachmentRemove } from './attachments.ts';
import { auditFileDeclare } from './audit-file.ts';
import { baseCurrencyChange } from './base-currency.ts';
import { branchDeactivate, branchOpen, branchRename } from './branches.ts';
import { budgetRemove, budgetSave } from './budgets.ts';
import { cashVatEnd } from './cash-vat-end.ts';
import { companyUpdate } from './company.ts';
import { counterpartyChange, counterpartyCreate } from './counterparties.ts';
import { declarantChange, vatCoefficientSet, vatReturnEnter } from './declarations.ts';
import {
  dimensionActivate,
  dimensionAdd,
  dimensionDeactivate,
  dimensionRename,
  dimensionValueActivate,
  dimensionValueAdd,
  dimensionValueDeactivate,
  dimensionValueRename,
} from './dimensions.ts';
import { documentVoid } from './document-void.ts';
import { draftPost, draftPostAll } from './draft-post.ts';
import { draftApprove, draftApproveAll, draftDiscard, draftReject, draftSave, draftWithdraw } from './drafts.ts';
import { importUndo } from './imports.ts';
import { documentDescribeGoods, intrastatFile } from './intrastat.ts';
import { itemActivate, itemAdd, itemChange, itemDeactivate } from './items.ts';
import { journalReverse } from './journal-reverse.ts';
import { numberingConfigure, numberingTakeOver, numberReserve, numberVoid } from './numbering.ts';
import { openItemMatch, openItemUnmatch } from './open-item-match.ts';
import { ossDeregister, ossFile, ossRegister } from './oss.ts';
import { periodClose, periodReopen } from './periods.ts';
import { postings } from './postings.ts';
import { purchaseRenumber } from './purchase-renumber.ts';
import { exchangeSettingsChange, rateImport, rateRecord } from './rates.ts';
import { revaluationPost } from './revaluation.ts';
import { taxProfileSet } from './tax-profile.ts';
import { templateRemove, templateSave } from './templates.ts';
import { accessConfigure, roleChange, roleDefine, userAdd, userChange, userRename, userUnlock } from './users.ts';
import { vatReturnFile } from './vat-return-file.ts';
import { viewRemove, viewSave } from './views.ts';
import { yearClose, yearReopen } from './years.ts';

/** Every command of the contract and what runs it. */
export const commands: { readonly [M in CommandName]: CommandHandler<M> } = {
  'company.update': companyUpdate,
  'baseCurrency.change': baseCurrencyChange,
  'user.add': userAdd,
  'user.change': userChange,
  'user.rename': userRename,
  'user.unlock': userUnlock,
  'role.define': roleDefine,
  'role.change': roleChange,
  'access.configure': accessConfigure,
  'account.open': accountOpen,
  'account.rename': accountRename,
  'account.move': accountMove,
  'account.deactivate': accountDeactivate,
  'account.activate': accountActivate,
  'counterparty.create': counterpartyCreate,
  'counterparty.change': counterpartyChange,
  'item.add': itemAdd,
  'item.change': itemChange,
  'item.deactivate': itemDeactivate,
  'item.activate': itemActivate,
  'dimension.add': dimensionAdd,
  'dimension.rename': dimensionRename,
  'dimension.deactivate': dimensionDeactivate,
  'dimension.activate': dimensionActivate,
  'dimensionValue.add': dimensionValueAdd,
  'dimensionValue.rename': dimensionValueRename,
  'dimensionValue.deactivate': dimensionValueDeactivate,
  'dimensionValue.activate': dimensionValueActivate,
  'template.save': templateSave,
  'template.remove': templateRemove,
  'budget.save': budgetSave,
  'budget.remove': budgetRemove,
  'draft.save': draftSave,
  'draft.discard': draftDiscard,
  'draft.approve': draftApprove,
  'draft.approveAll': draftApproveAll,
  'draft.reject': draftReject,
  'draft.withdraw': draftWithdraw,
  'draft.post': draftPost,
  'draft.postAll': draftPostAll,
  'period.close': periodClose,
  'period.reopen': periodReopen,
  'year.close': yearClose,
  'year.reopen': yearReopen,
  ...postings,
  'journal.reverse': journalReverse,
  'document.void': documentVoid,
  'purchase.renumber': purchaseRenumber,
  'openItem.match': openItemMatch,
  'openItem.unmatch': openItemUnmatch,
  'rate.record': rateRecord,
  'rate.import': rateImport,
  'exchangeSettings.change': exchangeSettingsChange,
  'revaluation.post': revaluationPost,
  'vatReturn.file': vatReturnFile,
  'vatReturn.enter': vatReturnEnter,
  'vatCoefficient.set': vatCoefficientSet,
  'declarant.change': declarantChange,
  'oss.register': ossRegister,
  'oss.deregister': ossDeregister,
  'oss.file': ossFile,
  'taxProfile.set': taxProfileSet,
  'document.describeGoods': documentDescribeGoods,
  'intrastat.file': intrastatFile,
  'auditFile.declare': auditFileDeclare,
  'attachment.add': attachmentAdd,
  'import.undo': importUndo,
  'attachment.remove': attachmentRemove,
  'cashVat.end': cashVatEnd,
  'branch.open': branchOpen,
  'branch.rename': branchRename,
  'branch.deactivate': branchDeactivate,
  'numbering.configure': numberingConfigure,
  'numbering.takeOver': numberingTakeOver,
  'number.reserve': numberReserve,
  'number.void': numberVoid,
  'view.save': viewSave,
  'view.remove': viewRemove,
};

import type { QueryName } from '../../shared/contracts/index.ts';
import { accountBalance, accountCard } from './account-card.ts';
import { accountList, counterpartyList, taxCodeList } from './accounts.ts';
import { companyInfo, periodList, userList } from './company.ts';
import { documentFind, documentGet, documentList, documentPdf } from './documents.ts';
import { draftGet, draftList } from './drafts.ts';
import { historyList } from './history.ts';
import { journalEntry, journalList } from './journal.ts';
import { numberContinuity } from './number-continuity.ts';
import { overviewGet } from './overview.ts';
import type { QueryHandler } from './query.ts';
import { trialBalanceGet } from './trial-balance.ts';
import { vatReturnGet, vatReturnPdfGet, vatReturnRows } from './vat.ts';

/** Every query of the contract and what answers it. */
export const queries: { readonly [M in QueryName]: QueryHandler<M> } = {
  'company.info': companyInfo,
  'overview.get': overviewGet,
  'user.list': userList,
  'period.list': periodList,
  'history.list': historyList,
  'draft.list': draftList,
  'draft.get': draftGet,
  'account.list': accountList,
  'taxCode.list': taxCodeList,
  'counterparty.list': counterpartyList,
  'journal.list': journalList,
  'journal.entry': journalEntry,
  'account.card': accountCard,
  'account.balance': accountBalance,
  'trialBalance.get': trialBalanceGet,
  'document.list': documentList,
  'document.get': documentGet,
  'document.find': documentFind,
  'document.pdf': documentPdf,
  'vatReturn.get': vatReturnGet,
  'vatReturn.rows': vatReturnRows,
  'vatReturn.pdf': vatReturnPdfGet,
  'number.continuity': numberContinuity,
};

import type { Workflow } from './workflow.ts';

/**
 * `new` is what was never saved as a draft. `rejected` is a draft that came back with a reason. `reversed` is cancelled by a mirror entry and still
 * stands in the books.
 */
export const entryStates = ['new', 'draft', 'rejected', 'approved', 'posted', 'reversed', 'discarded'] as const;
export type EntryState = (typeof entryStates)[number];
/** What a draft that exists can be. */
export type DraftState = 'draft' | 'rejected' | 'approved';

/** Whoever had a hand in a draft: who began it, who changed its content last and who saved it last. */
export const isAuthorOf = (
  userId: string,
  draft: { readonly created_by: string; readonly changed_by: string; readonly updated_by: string },
): boolean => [draft.created_by, draft.changed_by, draft.updated_by].includes(userId);

export const entryActions = ['create', 'change', 'approve', 'reject', 'withdraw', 'post', 'reverse', 'void', 'correct', 'discard'] as const;
export type EntryAction = (typeof entryActions)[number];

const drafts = ['draft', 'rejected', 'approved'] as const;

/**
 * The way of a journal entry, an invoice, a bill, a credit note, an advance, a customs declaration, a payment and a correction.
 *
 * In a company of several people nothing with figures of its own is posted without a draft somebody else approved, whatever the role. What only
 * mirrors a posted thing (reversal, void) has no figures of its own: someone who may approve does it straight. In a company run by one person
 * everyone who may write also posts and cancels.
 */
export const entryWorkflow: Workflow<EntryState, EntryAction> = {
  name: 'entry',
  states: entryStates,
  transitions: [
    {
      action: 'create',
      from: ['new'],
      to: 'draft',
      command: 'draft.save',
      permission: 'transactions:write',
      who: 'anyone',
      event: 'draft.created',
    },
    {
      action: 'change',
      from: drafts,
      to: 'draft',
      command: 'draft.save',
      permission: 'transactions:write',
      who: 'anyone',
      event: 'draft.changed',
    },
    {
      action: 'approve',
      from: ['draft', 'rejected'],
      to: 'approved',
      command: 'draft.approve',
      permission: 'transactions:approve',
      who: 'not-author',
      event: 'draft.approved',
    },
    {
      action: 'reject',
      from: ['draft', 'approved'],
      to: 'rejected',
      command: 'draft.reject',
      permission: 'transactions:approve',
      who: 'not-author',
      reason: true,
      event: 'draft.rejected',
    },
    {
      action: 'withdraw',
      from: ['approved'],
      to: 'draft',
      command: 'draft.withdraw',
      permission: 'transactions:write',
      who: 'author-or-approver',
      event: 'draft.withdrawn',
    },
    {
      action: 'post',
      from: ['approved'],
      to: 'posted',
      command: 'draft.post',
      permission: 'transactions:write',
      who: 'anyone',
      event: 'journal.posted',
    },
    {
      action: 'post',
      from: ['draft', 'rejected'],
      to: 'posted',
      command: 'draft.post',
      permission: 'transactions:write',
      who: 'anyone',
      onePerson: true,
      event: 'journal.posted',
    },
    {
      action: 'post',
      from: ['new'],
      to: 'posted',
      command: '*.post',
      permission: 'transactions:write',
      who: 'anyone',
      onePerson: true,
      event: 'journal.posted',
    },
    {
      action: 'reverse',
      from: ['posted'],
      to: 'reversed',
      command: 'journal.reverse',
      permission: 'transactions:approve',
      who: 'anyone',
      event: 'journal.posted',
    },
    {
      action: 'reverse',
      from: ['posted'],
      to: 'reversed',
      command: 'journal.reverse',
      permission: 'transactions:write',
      who: 'anyone',
      onePerson: true,
      event: 'journal.posted',
    },
    {
      action: 'void',
      from: ['posted'],
      to: 'reversed',
      command: 'document.void',
      permission: 'transactions:approve',
      who: 'anyone',
      reason: true,
      event: 'document.voided',
    },
    {
      action: 'void',
      from: ['posted'],
      to: 'reversed',
      command: 'document.void',
      permission: 'transactions:write',
      who: 'anyone',
      onePerson: true,
      reason: true,
      event: 'document.voided',
    },
    {
      // Reversal and corrected entry in one: the corrected entry has figures of its own, so where several people work it comes from an approved draft.
      action: 'correct',
      from: ['posted'],
      to: 'reversed',
      command: 'journal.correct',
      permission: 'transactions:write',
      who: 'anyone',
      reason: true,
      event: 'journal.posted',
    },
    {
      action: 'discard',
      from: drafts,
      to: 'discarded',
      command: 'draft.discard',
      permission: 'transactions:write',
      who: 'anyone',
      event: 'draft.discarded',
    },
  ],
};

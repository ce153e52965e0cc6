import { may } from '../../../shared/access/permissions.ts';
import type { DraftKind } from '../../../shared/contracts/company.ts';
import { type CommandName, contract } from '../../../shared/contracts/index.ts';
import { readInput } from '../../../shared/contracts/read-input.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import { inputHash } from '../command.ts';
import type { Tx } from '../tx.ts';

interface DraftRow {
  readonly id: string;
  readonly kind: DraftKind;
  readonly input: string | null;
  readonly created_by: string;
  readonly updated_by: string;
  readonly approved_by: string | null;
  readonly approved_input: string | null;
}

const find = (tx: Tx, id: string): DraftRow | undefined =>
  tx.db.get<DraftRow>('SELECT id, kind, input, created_by, updated_by, approved_by, approved_input FROM draft WHERE id = ?', id);

/** Keeps what was typed. A change of what would be posted takes an approval away. */
export const draftSave: CommandHandler<'draft.save'> = (tx, input) => {
  const posted = input.input === undefined ? null : JSON.stringify(input.input);
  tx.db.run(
    `INSERT INTO draft (id, kind, title, form, input, created_by, updated_by, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)
     ON CONFLICT (id) DO UPDATE SET
       approved_by = iif(input IS ?5, approved_by, NULL), approved_input = iif(input IS ?5, approved_input, NULL),
       kind = ?2, title = ?3, form = ?4, input = ?5, updated_by = ?6, updated_at = ?7`,
    input.id,
    input.kind,
    input.title,
    JSON.stringify(input.form),
    posted,
    tx.actor.id,
    tx.nowMs,
  );
  tx.context.touched.add('drafts');
  return ok({ id: input.id, updatedAt: new Date(tx.nowMs).toISOString() });
};

/** Removes a draft; one that is not there is no error. */
export const draftDiscard: CommandHandler<'draft.discard'> = (tx, input) => {
  discard(tx, input.id);
  return ok({ id: input.id });
};

export function discard(tx: Tx, id: string): void {
  tx.db.run('DELETE FROM draft WHERE id = ?', id);
  tx.context.touched.add('drafts');
}

/** The command that posts a draft of each kind: its reader says whether a draft is complete. */
const postedBy: Readonly<Record<DraftKind, CommandName>> = {
  'journal-entry': 'journal.post',
  'sales-invoice': 'salesInvoice.post',
  'purchase-bill': 'purchaseBill.post',
  'sales-credit-note': 'salesCreditNote.post',
  'purchase-credit-note': 'purchaseCreditNote.post',
  payment: 'payment.post',
};

/**
 * Approves what the draft would post, exactly as it stands. Neither its author nor who changed it last may approve, unless the company is run by
 * one person.
 * Rejects: UNKNOWN_DRAFT, DRAFT_INCOMPLETE, APPROVAL_BY_AUTHOR.
 */
export const draftApprove: CommandHandler<'draft.approve'> = (tx, input) => {
  const draft = find(tx, input.draftId);
  if (!draft) return reject({ code: 'UNKNOWN_DRAFT' });
  if (!tx.company.onePerson && [draft.created_by, draft.updated_by].includes(tx.actor.id)) return reject({ code: 'APPROVAL_BY_AUTHOR' });
  // Read as the posting will read it, so that both see the same defaults and the same normalised text.
  const read = draft.input === null ? undefined : readInput(contract[postedBy[draft.kind]].input, JSON.parse(draft.input));
  if (!read?.ok) return reject({ code: 'DRAFT_INCOMPLETE' });
  const hash = contentHash(draft.kind, read.value);
  tx.append('draft.approved', draft.id, { kind: draft.kind, input_hash: hash }, tx.revisionOf(draft.id));
  tx.db.run('UPDATE draft SET approved_by = ?, approved_input = ? WHERE id = ?', tx.actor.id, hash, draft.id);
  tx.context.touched.add('drafts');
  return ok({ id: draft.id });
};

/** Hash of what would be posted: the ids that only carry it (of the command, of the draft) are left out. */
function contentHash(kind: string, input: unknown): string {
  const { id: _id, draftId: _draftId, ...content } = input as Record<string, unknown>;
  return inputHash(kind, content).toString('hex');
}

/**
 * For what is posted without a draft: in a company of several people only someone who may approve does it. Rejects: DRAFT_NOT_APPROVED.
 */
export const checkStraight = (tx: Tx): Rejection[] =>
  tx.company.onePerson || may(tx.actor.role, 'transactions:approve') ? [] : [{ code: 'DRAFT_NOT_APPROVED' }];

export interface Workflow {
  readonly draftedBy?: string;
  readonly approvedBy?: string;
}

/**
 * Who wrote and who approved what is being posted. In a company of several people nothing is posted without an approved draft of the same content.
 * Rejects: DRAFT_NOT_APPROVED, DRAFT_CHANGED, UNKNOWN_DRAFT.
 */
export function checkWorkflow(
  tx: Tx,
  kind: DraftKind,
  input: { draftId?: string | undefined },
): { workflow: Workflow } | { rejection: Rejection } {
  const { onePerson } = tx.company;
  const draft = input.draftId === undefined ? undefined : find(tx, input.draftId);
  if (!draft) {
    if (onePerson) return { workflow: {} };
    return { rejection: { code: input.draftId === undefined ? 'DRAFT_NOT_APPROVED' : 'UNKNOWN_DRAFT' } };
  }
  const draftedBy = draft.created_by;
  if (draft.approved_by === null) return onePerson ? { workflow: { draftedBy } } : { rejection: { code: 'DRAFT_NOT_APPROVED' } };
  if (draft.kind !== kind || draft.approved_input !== contentHash(kind, input)) return { rejection: { code: 'DRAFT_CHANGED' } };
  return { workflow: { draftedBy, approvedBy: draft.approved_by } };
}

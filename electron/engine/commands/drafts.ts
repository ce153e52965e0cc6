import type { DraftKind, draftKinds, RefusedDraft } from '../../../shared/contracts/drafts.ts';
import { type CommandName, contract, type ReadInputOf } from '../../../shared/contracts/index.ts';
import { readInput } from '../../../shared/contracts/read-input.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { type DraftState, type EntryAction, type EntryState, entryWorkflow, isAuthorOf } from '../../../shared/workflow/entry-workflow.ts';
import { judge } from '../../../shared/workflow/workflow.ts';
import type { CommandHandler } from '../command.ts';
import { inputHash } from '../command.ts';
import type { Tx } from '../tx.ts';

export interface DraftRow {
  readonly id: string;
  readonly kind: DraftKind;
  readonly title: string;
  readonly input: string | null;
  readonly created_by: string;
  readonly changed_by: string;
  readonly updated_by: string;
  readonly state: DraftState;
  readonly decided_by: string | null;
  readonly approved_input: string | null;
}

export const findDraft = (tx: Tx, id: string): DraftRow | undefined =>
  tx.db.get<DraftRow>(
    'SELECT id, kind, title, input, created_by, changed_by, updated_by, state, decided_by, approved_input FROM draft WHERE id = ?',
    id,
  );

/**
 * What the table of the workflow says against a step, in the words of a rejection.
 * Rejects: DRAFT_STATE, PERMISSION_DENIED, DRAFT_NOT_APPROVED, APPROVAL_BY_AUTHOR, WITHDRAWAL_BY_OTHER.
 */
export function checkStep(tx: Tx, action: EntryAction, state: EntryState, draft?: DraftRow): Rejection[] {
  const verdict = judge(entryWorkflow, state, action, {
    access: tx.actor,
    isAuthor: draft !== undefined && isAuthorOf(tx.actor.id, draft),
    isApprover: draft?.state === 'approved' && draft.decided_by === tx.actor.id,
    onePerson: tx.company.onePerson,
  });
  if (verdict.ok) return [];
  if (verdict.refusal === 'permission') return [{ code: 'PERMISSION_DENIED', permission: verdict.permission, role: tx.actor.role }];
  if (verdict.refusal === 'several-people') return [{ code: 'DRAFT_NOT_APPROVED' }];
  if (verdict.refusal === 'author') return [{ code: 'APPROVAL_BY_AUTHOR' }];
  if (verdict.refusal === 'not-author') return [{ code: 'WITHDRAWAL_BY_OTHER' }];
  return [{ code: 'DRAFT_STATE', step: action, draftState: state }];
}

/** Characters of JSON a form may have, and what it amounts to: several times the longest entry anyone types. */
export const draftLimit = 1_000_000;

/**
 * Keeps what was typed. The first save and a change of something approved or rejected are stamped in the log; saving while one types is not.
 * Rejects: DRAFT_TOO_LARGE, ID_REUSED (the log knows the id: a draft that was posted or discarded does not come back).
 */
export const draftSave: CommandHandler<'draft.save'> = (tx, input) => {
  const form = JSON.stringify(input.form);
  const posted = input.input === undefined ? null : JSON.stringify(input.input);
  if (form.length > draftLimit || (posted ?? '').length > draftLimit) return reject({ code: 'DRAFT_TOO_LARGE', limit: draftLimit });
  const before = findDraft(tx, input.id);
  const rev = tx.revisionOf(input.id);
  if (!before && rev > 0) return reject({ code: 'ID_REUSED' });
  const isChange = !before || before.input !== posted || before.kind !== input.kind;
  const rejections = isChange ? checkStep(tx, before ? 'change' : 'create', before?.state ?? 'new', before) : [];
  if (rejections.length > 0) return reject(...rejections);
  if (!before) tx.append('draft.created', input.id, { kind: input.kind });
  else if (isChange && before.state !== 'draft') tx.append('draft.changed', input.id, { kind: input.kind }, rev);
  const { id: user } = tx.actor;
  if (!before) {
    tx.db.run(
      `INSERT INTO draft (id, kind, title, form, input, created_by, created_at, changed_by, updated_by, updated_at, state)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?6, ?7, 'draft')`,
      input.id,
      input.kind,
      input.title,
      form,
      posted,
      user,
      tx.nowMs,
    );
  } else {
    tx.db.run(
      'UPDATE draft SET kind = ?, title = ?, form = ?, input = ?, changed_by = ?, updated_by = ?, updated_at = ? WHERE id = ?',
      input.kind,
      input.title,
      form,
      posted,
      isChange ? user : before.changed_by,
      user,
      tx.nowMs,
      input.id,
    );
    if (isChange) decide(tx, input.id, 'draft');
  }
  tx.context.touched.add('drafts');
  return ok({ id: input.id, updatedAt: new Date(tx.nowMs).toISOString() });
};

/** Enters the state of a draft with who decided it and when; an open draft has no decision. */
function decide(tx: Tx, id: string, state: DraftState, kept: { reason?: string; hash?: string } = {}): void {
  const decided = state !== 'draft';
  tx.db.run(
    'UPDATE draft SET state = ?, decided_by = ?, decided_at = ?, reason = ?, approved_input = ? WHERE id = ?',
    state,
    decided ? tx.actor.id : null,
    decided ? tx.nowMs : null,
    kept.reason ?? null,
    kept.hash ?? null,
    id,
  );
  tx.context.touched.add('drafts');
}

/** Files are what a draft is approved by: when they change, it waits to be approved again, as after any other change. */
export function evidenceChanged(tx: Tx, draftId: string): void {
  const draft = findDraft(tx, draftId);
  if (draft?.state !== 'approved') return;
  tx.append('draft.changed', draft.id, { kind: draft.kind }, tx.revisionOf(draft.id));
  tx.db.run('UPDATE draft SET changed_by = ? WHERE id = ?', tx.actor.id, draft.id);
  decide(tx, draft.id, 'draft');
}

/** Removes a draft; one that is not there is no error. Rejects: those of the workflow. */
export const draftDiscard: CommandHandler<'draft.discard'> = (tx, input) => {
  const draft = findDraft(tx, input.id);
  if (!draft) return ok({ id: input.id });
  const rejections = checkStep(tx, 'discard', draft.state, draft);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('draft.discarded', draft.id, { kind: draft.kind }, tx.revisionOf(draft.id));
  discard(tx, input.id);
  return ok({ id: input.id });
};

/** After posting: the entry carries the draft's id, and with it its history. */
export function discard(tx: Tx, id: string | undefined): void {
  if (id === undefined) return;
  tx.db.run('DELETE FROM draft WHERE id = ?', id);
  tx.context.touched.add('drafts');
}

/** The command that posts a draft of each kind: its reader says whether a draft is complete. */
export const postingCommands = {
  'journal-entry': 'journal.post',
  'journal-correction': 'journal.correct',
  'sales-invoice': 'salesInvoice.post',
  'purchase-bill': 'purchaseBill.post',
  'sales-credit-note': 'salesCreditNote.post',
  'purchase-credit-note': 'purchaseCreditNote.post',
  'sales-debit-note': 'salesDebitNote.post',
  'purchase-debit-note': 'purchaseDebitNote.post',
  'advance-received': 'advance.receive',
  'import-declaration': 'importDeclaration.post',
  protocol: 'protocol.post',
  'sales-report': 'salesReport.post',
  payment: 'payment.post',
} as const satisfies Record<DraftKind, CommandName>;
export type PostingCommand = (typeof postingCommands)[(typeof draftKinds)[number]];

/** The input of a draft as its posting command reads it: the same defaults, the same normalised text. Rejects: DRAFT_INCOMPLETE. */
export function readDraft(draft: DraftRow): Result<ReadInputOf<PostingCommand>> {
  const read = draft.input === null ? undefined : readInput(contract[postingCommands[draft.kind]].input, JSON.parse(draft.input));
  return read?.ok ? ok(read.value as ReadInputOf<PostingCommand>) : reject({ code: 'DRAFT_INCOMPLETE' });
}

/** Hash of what would be posted: the ids that only carry it (of the command, of the draft) are left out. */
function contentHash(kind: string, input: unknown): string {
  const { id: _id, draftId: _draftId, ...content } = input as Record<string, unknown>;
  return inputHash(kind, content).toString('hex');
}

/**
 * Approves what the draft would post, exactly as it stands. Neither its author nor who changed it last may approve, unless the company is run by
 * one person.
 * Rejects: UNKNOWN_DRAFT, DRAFT_INCOMPLETE, and those of the workflow.
 */
export const draftApprove: CommandHandler<'draft.approve'> = (tx, input) => approve(tx, input.draftId);

function approve(tx: Tx, draftId: string): Result<{ id: string }> {
  const draft = findDraft(tx, draftId);
  if (!draft) return reject({ code: 'UNKNOWN_DRAFT' });
  const rejections = checkStep(tx, 'approve', draft.state, draft);
  const read = readDraft(draft);
  if (rejections.length > 0 || !read.ok) return reject(...rejections, ...(read.ok ? [] : read.rejections));
  const hash = contentHash(draft.kind, read.value);
  tx.append('draft.approved', draft.id, { kind: draft.kind, input_hash: hash }, tx.revisionOf(draft.id));
  decide(tx, draft.id, 'approved', { hash });
  return ok({ id: draft.id });
}

/** Approves each draft that may be approved and names the others with why not: one doubtful draft does not hold up the rest of the day. */
export const draftApproveAll: CommandHandler<'draft.approveAll'> = (tx, input) => {
  const { done, refused } = eachDraft(tx, input.draftIds, (draftId) => approve(tx, draftId));
  return ok({ approved: done.map(({ id }) => id), refused });
};

/** Takes a step with each draft by itself. A step refuses before it records anything, so the ones that succeed stand alone. */
export function eachDraft<T>(
  tx: Tx,
  ids: readonly string[],
  step: (draftId: string) => Result<T>,
): { done: (T & { draftId: string })[]; refused: RefusedDraft[] } {
  const done: (T & { draftId: string })[] = [];
  const refused: RefusedDraft[] = [];
  for (const draftId of ids) {
    const title = findDraft(tx, draftId)?.title ?? '';
    const answer = step(draftId);
    if (answer.ok) done.push({ ...answer.value, draftId });
    else refused.push({ draftId, title, rejections: answer.rejections });
  }
  return { done, refused };
}

/** Sends a draft back to who wrote it, with the reason. Rejects: UNKNOWN_DRAFT, and those of the workflow. */
export const draftReject: CommandHandler<'draft.reject'> = (tx, input) => {
  const draft = findDraft(tx, input.draftId);
  if (!draft) return reject({ code: 'UNKNOWN_DRAFT' });
  const rejections = checkStep(tx, 'reject', draft.state, draft);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('draft.rejected', draft.id, { kind: draft.kind, reason: input.reason }, tx.revisionOf(draft.id));
  decide(tx, draft.id, 'rejected', { reason: input.reason });
  return ok({ id: draft.id });
};

/** Takes an approval back: the draft waits to be approved again. Rejects: UNKNOWN_DRAFT, and those of the workflow. */
export const draftWithdraw: CommandHandler<'draft.withdraw'> = (tx, input) => {
  const draft = findDraft(tx, input.draftId);
  if (!draft) return reject({ code: 'UNKNOWN_DRAFT' });
  const rejections = checkStep(tx, 'withdraw', draft.state, draft);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('draft.withdrawn', draft.id, { kind: draft.kind }, tx.revisionOf(draft.id));
  decide(tx, draft.id, 'draft');
  return ok({ id: draft.id });
};

export interface Workflow {
  readonly draft?: string;
  readonly draftedBy?: string;
  readonly approvedBy?: string;
}

/**
 * Who wrote and who approved what is being posted. An approval holds for exactly the content that was approved.
 * Rejects: UNKNOWN_DRAFT, DRAFT_CHANGED, and those of the workflow, DRAFT_NOT_APPROVED first of all.
 */
export function checkWorkflow(
  tx: Tx,
  kind: DraftKind,
  input: { draftId?: string | undefined },
): { workflow: Workflow } | { rejection: Rejection } {
  const draft = input.draftId === undefined ? undefined : findDraft(tx, input.draftId);
  // Without a draft it is posted straight; a draft that is gone was posted or discarded meanwhile.
  const [refused] = checkStep(tx, 'post', draft?.state ?? 'new', draft);
  if (!draft) {
    if (!refused) return { workflow: {} };
    return { rejection: input.draftId === undefined ? refused : { code: 'UNKNOWN_DRAFT' } };
  }
  if (refused) return { rejection: refused };
  const written = { draft: draft.id, draftedBy: draft.created_by };
  if (draft.state !== 'approved' || draft.decided_by === null) return { workflow: written };
  if (draft.kind !== kind || draft.approved_input !== contentHash(kind, input)) return { rejection: { code: 'DRAFT_CHANGED' } };
  return { workflow: { ...written, approvedBy: draft.decided_by } };
}

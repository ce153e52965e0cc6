import { assert } from '../../../shared/assert.ts';
import type { Posted } from '../../../shared/contracts/journal.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';
import { eachDraft, findDraft, postingCommands, readDraft } from './drafts.ts';
import { postings } from './postings.ts';

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
  const answer = (postings[postingCommands[draft.kind]] as CommandHandler<'journal.post'>)(tx, { ...read.value, draftId } as never);
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

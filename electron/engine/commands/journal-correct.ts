import { uidOf } from '../../../shared/ids/uid.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import { mirrorOf } from '../mirror.ts';
import { nextNumber, readNumberSource } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import { checkStep, checkWorkflow, discard } from './drafts.ts';
import { readEntryLines } from './journal-post.ts';
import { readReversed } from './journal-reverse.ts';

/**
 * Cancels an entry and posts the right one in its place, both on `date` and in one transaction: either both stand in the books or neither. The
 * mirror names the entry it reverses, the new one the entry it corrects.
 * Rejects (all at once): those of the workflow, of `readReversed`, of `readNumberSource` and of the lines as `journal.post` names them, ID_REUSED.
 */
export const journalCorrect: CommandHandler<'journal.correct'> = (tx, input) => {
  const { original, rejections: faults } = readReversed(tx, input.entryId, input.date);
  const { lines, rejections: lineFaults } = readEntryLines(tx, input, true);
  const numbering = readNumberSource(tx, 'journal-entry', input.date, input);
  const rejections: Rejection[] = [...checkStep(tx, 'correct', 'posted'), ...faults, ...numbering.rejections, ...lineFaults];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const workflow = checkWorkflow(tx, 'journal-correction', input);
  if ('rejection' in workflow) rejections.push(workflow.rejection);
  if (rejections.length > 0 || !original || 'rejection' in workflow) return reject(...rejections);

  const { entryId, date, reason } = input;
  const reversalId = tx.newId();
  // The mirror takes the next number of the same branch; a reserved number belongs to the entry that was typed.
  const { branch } = numbering.source;
  const reversal = nextNumber(tx, 'journal-entry', date, branch ? { branch } : {});
  postEntry(
    tx,
    { id: reversalId, date, kind: 'reversal', memo: input.memo, ...reversal, ...workflow.workflow, reverses: entryId, reason },
    { lines: mirrorOf(tx, original.position, date), taxDetails: [] },
  );
  const number = nextNumber(tx, 'journal-entry', date, numbering.source);
  const position = postEntry(
    tx,
    { id: input.id, date, kind: 'manual', memo: input.memo, ...number, ...workflow.workflow, corrects: entryId, reason },
    { lines, taxDetails: [] },
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok({
    id: input.id,
    entryId: input.id,
    number: number.number,
    uid: uidOf('journal-entry', input.id),
    position,
    reversalId,
    reversalNumber: reversal.number,
  });
};

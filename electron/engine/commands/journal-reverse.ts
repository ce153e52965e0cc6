import { fromDayNumber } from '../../../shared/dates/local-date.ts';
import { uidOf } from '../../../shared/ids/uid.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { idToBlob } from '../../db/ids.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { mirrorOf } from '../mirror.ts';
import { nextNumber } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import { checkStraight } from './drafts.ts';

interface Original {
  readonly position: bigint;
  readonly day: bigint;
  readonly number: string;
  readonly document: bigint | null;
  readonly reversed_by: bigint | null;
}

/**
 * Posts the mirror of an entry, line by line, and links both. An entry made by a document is corrected through its document (credit note), so that
 * ledger, VAT and open items never part.
 * Rejects: UNKNOWN_ENTRY, DRAFT_NOT_APPROVED, ALREADY_REVERSED, REVERSAL_OF_DOCUMENT, REVERSAL_BEFORE_ENTRY, PERIOD_CLOSED, ID_REUSED.
 */
export const journalReverse: CommandHandler<'journal.reverse'> = (tx, input) => {
  const original = tx.db.get<Original>(
    `SELECT e.position, e.day, e.number, e.document, e.reversed_by FROM event_index i JOIN journal_entry e ON e.position = i.position
     WHERE i.id = ? AND i.rev = 1`,
    idToBlob(input.entryId),
  );
  if (!original) return reject({ code: 'UNKNOWN_ENTRY' });
  const rejections: Rejection[] = [...checkStraight(tx), ...checkPeriodOpen(tx, input.date)];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (original.document !== null) rejections.push({ code: 'REVERSAL_OF_DOCUMENT' });
  if (original.reversed_by !== null) rejections.push({ code: 'ALREADY_REVERSED', number: original.number });
  const date = fromDayNumber(Number(original.day));
  if (input.date < date) rejections.push({ code: 'REVERSAL_BEFORE_ENTRY', date });
  if (rejections.length > 0) return reject(...rejections);

  const number = nextNumber(tx, 'journal-entry', input.date);
  const position = postEntry(
    tx,
    { id: input.id, date: input.date, kind: 'reversal', memo: input.memo, ...number, reverses: input.entryId },
    { lines: mirrorOf(tx, original.position), taxDetails: [] },
  );
  return ok({ id: input.id, entryId: input.id, number: number.number, uid: uidOf('journal-entry', input.id), position });
};

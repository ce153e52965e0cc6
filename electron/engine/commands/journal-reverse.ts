import { fromDayNumber, type LocalDate } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { uidOf } from '../../../shared/ids/uid.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { idToBlob } from '../../db/ids.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { filingKinds } from '../filing-entries.ts';
import { mirrorOf } from '../mirror.ts';
import { nextNumber, readNumberSource } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';
import { checkStep } from './drafts.ts';

export interface ReversedEntry {
  readonly position: bigint;
  readonly day: bigint;
  readonly kind: string;
  readonly number: string;
  readonly document: bigint | null;
  /** Number of the entry that already cancels it. */
  readonly reversed_by: string | null;
}

/**
 * The entry to be cancelled on a date, and all that speaks against it, the workflow apart. An entry made by a document is corrected through its
 * document (credit note, void), so that ledger, VAT and open items never part.
 * Rejects: UNKNOWN_ENTRY, ALREADY_REVERSED, REVERSAL_OF_DOCUMENT, REVERSAL_OF_REVERSAL, REVERSAL_OF_REVALUATION, REVERSAL_OF_YEAR_CLOSING,
 * REVERSAL_OF_VAT_RETURN, REVERSAL_OF_MATCH, REVERSAL_OF_CONVERSION, REVERSAL_BEFORE_ENTRY, PERIOD_CLOSED.
 */
export function readReversed(tx: Tx, entryId: string, on: LocalDate): { original?: ReversedEntry; rejections: Rejection[] } {
  const original = tx.db.get<ReversedEntry>(
    `SELECT e.position, e.day, e.kind, e.number, e.document, r.number AS reversed_by
     FROM event_index i JOIN journal_entry e ON e.position = i.position LEFT JOIN journal_entry r ON r.position = e.reversed_by
     WHERE i.id = ? AND i.rev = 1`,
    idToBlob(entryId),
  );
  if (!original) return { rejections: [{ code: 'UNKNOWN_ENTRY' }] };
  const rejections: Rejection[] = checkPeriodOpen(tx, on);
  // Its differences lie in open items as well: revaluing the day again, at the right rates, books what is missing.
  if (original.kind.startsWith('revaluation'))
    rejections.push({ code: 'REVERSAL_OF_REVALUATION', date: fromDayNumber(Number(original.day)) });
  if (original.document !== null) rejections.push({ code: 'REVERSAL_OF_DOCUMENT' });
  // What it cancelled would count again while it is shown as cancelled: that entry is posted anew instead.
  else if (original.kind === 'reversal') rejections.push({ code: 'REVERSAL_OF_REVERSAL' });
  // The first day of a currency begins with what the day before ended with, whatever is posted there.
  if (original.kind === 'conversion') rejections.push({ code: 'REVERSAL_OF_CONVERSION' });
  if (original.kind === 'match-difference') rejections.push({ code: 'REVERSAL_OF_MATCH' });
  if (original.kind === 'year-closing') rejections.push({ code: 'REVERSAL_OF_YEAR_CLOSING' });
  // They make the VAT accounts agree with a return that is filed and stays filed.
  if (filingKinds.has(original.kind))
    rejections.push({ code: 'REVERSAL_OF_VAT_RETURN', period: periodOf(fromDayNumber(Number(original.day))) });
  if (original.reversed_by !== null) rejections.push({ code: 'ALREADY_REVERSED', number: original.reversed_by });
  const date = fromDayNumber(Number(original.day));
  if (on < date) rejections.push({ code: 'REVERSAL_BEFORE_ENTRY', date });
  return { original, rejections };
}

/**
 * Posts the mirror of an entry, line by line, and links both.
 * Rejects: DRAFT_NOT_APPROVED (where several people work, only someone who may approve reverses), ID_REUSED, those of `readReversed` and of
 * `readNumberSource`.
 */
export const journalReverse: CommandHandler<'journal.reverse'> = (tx, input) => {
  const { original, rejections: faults } = readReversed(tx, input.entryId, input.date);
  if (!original) return reject(...faults);
  const rejections: Rejection[] = [...checkStep(tx, 'reverse', 'posted'), ...faults];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const numbering = readNumberSource(tx, 'journal-entry', input.date, input);
  rejections.push(...numbering.rejections);
  if (rejections.length > 0) return reject(...rejections);

  const number = nextNumber(tx, 'journal-entry', input.date, numbering.source);
  const position = postEntry(
    tx,
    { id: input.id, date: input.date, kind: 'reversal', memo: input.memo, ...number, reverses: input.entryId },
    { lines: mirrorOf(tx, original.position, input.date), taxDetails: [] },
  );
  return ok({ id: input.id, entryId: input.id, number: number.number, uid: uidOf('journal-entry', input.id), position });
};

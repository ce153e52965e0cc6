import { fromDayNumber } from '../../../shared/dates/local-date.ts';
import { uidOf } from '../../../shared/ids/uid.ts';
import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { idToBlob } from '../../db/ids.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { nextNumber } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';

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
 * Rejects: UNKNOWN_ENTRY, ALREADY_REVERSED, REVERSAL_OF_DOCUMENT, REVERSAL_BEFORE_ENTRY, PERIOD_CLOSED, ID_REUSED.
 */
export const journalReverse: CommandHandler<'journal.reverse'> = (tx, input) => {
  const original = tx.db.get<Original>(
    `SELECT e.position, e.day, e.number, e.document, e.reversed_by FROM event_index i JOIN journal_entry e ON e.position = i.position
     WHERE i.id = ? AND i.rev = 1`,
    idToBlob(input.entryId),
  );
  if (!original) return reject({ code: 'UNKNOWN_ENTRY' });
  const rejections: Rejection[] = [...checkPeriodOpen(tx, input.date)];
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
    { lines: mirror(tx, original.position), taxDetails: [] },
  );
  return ok({ id: input.id, entryId: input.id, number: number.number, uid: uidOf('journal-entry', input.id), position });
};

function mirror(tx: Tx, position: bigint): EntryLineDraft[] {
  return tx.db
    .all<{
      code: string;
      base_minor: bigint;
      commodity: string | null;
      quantity: bigint | null;
      rate: string | null;
      counterparty: string | null;
      memo: string | null;
    }>(
      `SELECT a.code, l.base_minor, m.name AS commodity, l.quantity, l.rate, c.id AS counterparty, l.memo
       FROM journal_line l JOIN account a ON a.no = l.account_no LEFT JOIN commodity m ON m.no = l.commodity_no
       LEFT JOIN counterparty c ON c.no = l.counterparty_no WHERE l.position = ? ORDER BY l.line_no`,
      position,
    )
    .map((line) => ({
      account: line.code,
      base: -line.base_minor,
      ...(line.commodity === null || line.quantity === null
        ? {}
        : { foreign: { commodity: line.commodity, quantity: -line.quantity, ...(line.rate === null ? {} : { rate: line.rate }) } }),
      ...(line.counterparty === null ? {} : { counterpartyId: line.counterparty }),
      ...(line.memo === null ? {} : { memo: line.memo }),
    }));
}

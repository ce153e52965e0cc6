import { fromDayNumber } from '../../shared/dates/local-date.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { blobToId } from '../db/ids.ts';
import { checkPeriodOpen } from './checks.ts';
import { mirrorOf } from './mirror.ts';
import { nextNumber } from './numbers.ts';
import { postEntry } from './post-entry.ts';
import type { Tx } from './tx.ts';

export interface Undone {
  readonly file: string;
  readonly entries: number;
}

/**
 * Undoes the last import that stands: reverses each of its entries on its own date, as one unit, and lets its source be imported again. Entries that
 * were reversed by hand meanwhile stay as they are. Rejects: NOTHING_TO_UNDO, PERIOD_CLOSED.
 */
export function undoLastImport(tx: Tx): Result<Undone> {
  const unit = tx.db.get<{ id: string; file: string; first: bigint; position: bigint }>(
    'SELECT id, file, first, position FROM import_unit WHERE undone = 0 ORDER BY position DESC LIMIT 1',
  );
  if (!unit) return reject({ code: 'NOTHING_TO_UNDO' });
  const entries = tx.db.all<{ position: bigint; id: Buffer; day: bigint; memo: string }>(
    'SELECT position, id, day, memo FROM journal_entry WHERE position BETWEEN ? AND ? AND reversed_by IS NULL ORDER BY position',
    unit.first,
    unit.position,
  );
  const months = new Map(entries.map(({ day }) => [day / 100n, fromDayNumber(Number(day))]));
  const rejections: Rejection[] = [...months.values()].flatMap((date) => checkPeriodOpen(tx, date));
  if (rejections.length > 0) return reject(...rejections);
  for (const entry of entries) {
    const date = fromDayNumber(Number(entry.day));
    postEntry(
      tx,
      { id: tx.newId(), date, kind: 'reversal', memo: entry.memo, ...nextNumber(tx, 'journal-entry', date), reverses: blobToId(entry.id) },
      { lines: mirrorOf(tx, entry.position, date), taxDetails: [] },
    );
  }
  tx.append('book.import_undone', tx.newId(), { import: unit.id });
  return ok({ file: unit.file, entries: entries.length });
}

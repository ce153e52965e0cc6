import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { idToBlob } from '../db/ids.ts';
import type { EventData } from '../log/events.ts';
import type { ProjectionContext, Recorded } from './context.ts';

/** Keeps an amount outside double entry. It reaches no balance: reports by commodity show it apart. */
export function applyMemoRecorded(context: ProjectionContext, { position }: Recorded, data: EventData['memo.recorded']): void {
  const commodity = context.commodity(data.commodity);
  context.db.run(
    'INSERT INTO memo_line VALUES (?, ?, ?, ?, ?)',
    position,
    toDayNumber(data.date as LocalDate),
    context.accountNo(data.account),
    commodity.no,
    decimal(data.quantity, commodity.scale),
  );
  context.db.run('INSERT INTO import_source VALUES (?, ?, ?)', Buffer.from(data.source_hash, 'hex'), position, idToBlob(data.import));
  context.touched.add('journal');
}

export function applyBookImported(context: ProjectionContext, { position }: Recorded, id: string, data: EventData['book.imported']): void {
  context.db.run('INSERT INTO import_unit VALUES (?, ?, ?, ?, 0)', position, id, data.file, data.entries);
}

/** The reversals are entries of their own; here only what kept the source from coming in again, and the memo amounts, go. */
export function applyImportUndone(context: ProjectionContext, data: EventData['book.import_undone']): void {
  context.db.run('DELETE FROM memo_line WHERE position IN (SELECT position FROM import_source WHERE import = ?)', idToBlob(data.import));
  context.db.run('DELETE FROM import_source WHERE import = ?', idToBlob(data.import));
  context.db.run('UPDATE import_unit SET undone = 1 WHERE id = ?', data.import);
  context.touched.add('journal');
}

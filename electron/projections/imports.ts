import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
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
  context.sources.add(position, Buffer.from(data.source_hash, 'hex'), context.importNo(data.import));
  context.touched.add('journal');
}

export function applyBookImported(context: ProjectionContext, { position }: Recorded, id: string, data: EventData['book.imported']): void {
  context.db.run(
    'UPDATE import_unit SET position = ?, file = ?, entries = ? WHERE no = ?',
    position,
    data.file,
    data.entries,
    context.importNo(id),
  );
}

/** The reversals are entries of their own; here only what kept the source from coming in again, and the memo amounts, go. */
export function applyImportUndone(context: ProjectionContext, data: EventData['book.import_undone']): void {
  context.flushRows();
  const no = context.importNo(data.import);
  context.db.run('DELETE FROM memo_line WHERE position IN (SELECT position FROM import_source WHERE import_no = ?)', no);
  context.db.run('DELETE FROM import_source WHERE import_no = ?', no);
  context.db.run('UPDATE import_unit SET undone = 1 WHERE no = ?', no);
  context.touched.add('journal');
}

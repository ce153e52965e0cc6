import { assert } from '../../shared/assert.ts';
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
  context.touched.add('journal');
}

/** Ends an import: what it brought in stands right before, one event each. */
export function applyBookImported(context: ProjectionContext, { position }: Recorded, id: string, data: EventData['book.imported']): void {
  const first = position - data.entries - data.memo_lines;
  assert(first >= 1, 'book.imported: more than there is before it');
  context.db.run('INSERT INTO import_unit VALUES (?, ?, ?, ?, ?, 0)', position, id, first, data.file, data.entries);
}

/** The reversals are entries of their own; here only what kept the source from coming in again, and the memo amounts, go. */
export function applyImportUndone(context: ProjectionContext, data: EventData['book.import_undone']): void {
  const unit = context.db.get<{ first: bigint; position: bigint }>('SELECT first, position FROM import_unit WHERE id = ?', data.import);
  assert(unit, 'book.import_undone: unknown import');
  context.db.run('DELETE FROM memo_line WHERE position BETWEEN ? AND ?', unit.first, unit.position);
  context.db.run('UPDATE import_unit SET undone = 1 WHERE position = ?', unit.position);
  context.touched.add('journal');
}

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
  context.db.run('INSERT INTO import_source VALUES (?, ?)', data.source_hash, position);
  context.touched.add('journal');
}

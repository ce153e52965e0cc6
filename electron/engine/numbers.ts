import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { NumberedKind } from '../../shared/jurisdictions/pack.ts';
import { defaultNumbering, formatNumber, seriesOf } from '../../shared/numbering/document-number.ts';
import type { Tx } from './tx.ts';

export interface DrawnNumber {
  readonly series: string;
  readonly value: number;
  readonly number: string;
}

/**
 * The next number of the series of a document kind. It is taken when the event that carries it is appended, inside the posting transaction: a
 * rollback gives it back, and no draft ever holds one. @source requirement of unbroken numbers, pack.numbering
 */
export function nextNumber(tx: Tx, kind: NumberedKind, on: LocalDate): DrawnNumber {
  const rule = tx.pack?.numbering[kind] ?? defaultNumbering;
  const series = seriesOf(kind, rule, on, tx.deviceNo);
  const row = tx.db.get<{ head: bigint | null }>('SELECT max(value) AS head FROM number_register WHERE series = ?', series);
  const value = Number(row?.head ?? 0n) + 1;
  return { series, value, number: formatNumber(value, rule, tx.deviceNo) };
}

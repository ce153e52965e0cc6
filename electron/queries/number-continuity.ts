import type { NumberSeriesInfo } from '../../shared/contracts/tax.ts';
import { ok } from '../../shared/result.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import type { QueryHandler } from './query.ts';

/** Explains every integer from 1 to the head of each series; `missing` is empty in an intact book. [NUM-1] */
export const numberContinuity: QueryHandler<'number.continuity'> = ({ db }, input) => {
  const series = db
    .all<{ series: string; head: bigint; used: bigint; voided: bigint }>(
      `SELECT series, max(value) AS head, count(*) FILTER (WHERE state = 'used') AS used, count(*) FILTER (WHERE state = 'voided') AS voided
       FROM number_register GROUP BY series ORDER BY series`,
    )
    .filter((row) => input.series === undefined || row.series === input.series);
  return ok(
    series.map((row): NumberSeriesInfo => {
      const head = Number(row.head);
      const numbers = db.all<{
        value: bigint;
        number: string;
        state: 'used' | 'voided';
        document: string | null;
        uid: string | null;
        counterparty: string | null;
        day: bigint;
        entry: Buffer | null;
        memo: string | null;
      }>(
        `SELECT r.value, r.number, r.state, d.id AS document, d.uid, c.name AS counterparty, coalesce(d.day, e.day) AS day, e.id AS entry,
           coalesce(nullif(d.memo, ''), e.memo) AS memo
         FROM number_register r LEFT JOIN document d ON d.position = r.position LEFT JOIN journal_entry e ON e.position = r.position
         LEFT JOIN counterparty c ON c.no = d.counterparty_no WHERE r.series = ? ORDER BY r.value DESC LIMIT ? OFFSET ?`,
        row.series,
        input.limit,
        input.offset,
      );
      const year = /\/(\d{4})/.exec(row.series);
      return {
        series: row.series,
        kind: row.series.replace(/[/@].*$/, ''),
        year: year ? Number(year[1]) : null,
        head,
        used: Number(row.used),
        voided: Number(row.voided),
        missing: Number(row.used + row.voided) === head ? [] : missingNumbers(db, row.series, head),
        rows: numbers.map((number) => ({
          number: number.number,
          state: number.state,
          documentId: number.document ?? (number.entry ? blobToId(number.entry) : ''),
          uid: number.uid ?? '',
          date: dateOfDay(number.day),
          subject: number.counterparty ?? number.memo ?? '',
        })),
        total: Number(row.used + row.voided),
      };
    }),
  );
};

function missingNumbers(db: Parameters<QueryHandler<'number.continuity'>>[0]['db'], series: string, head: number): number[] {
  const known = new Set(
    db.all<{ value: bigint }>('SELECT value FROM number_register WHERE series = ?', series).map((row) => Number(row.value)),
  );
  const missing: number[] = [];
  for (let value = 1; value <= head && missing.length < 1000; value += 1) if (!known.has(value)) missing.push(value);
  return missing;
}

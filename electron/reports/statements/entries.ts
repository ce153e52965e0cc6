import { toDayNumber } from '../../../shared/dates/local-date.ts';
import type { Days } from '../../../shared/dates/report-periods.ts';
import type { Db } from '../../db/db.ts';

export interface TouchingEntry {
  readonly position: bigint;
  /** Minor units, debit positive. */
  readonly lines: readonly { readonly no: bigint; readonly line: bigint; readonly minor: bigint }[];
}

/** Entries with a line on one of the accounts, whole, in the order they were recorded. What a change of currency carried over is no entry of the period. */
export function* entriesTouching(
  db: Db,
  accounts: readonly bigint[],
  { from, to }: Days,
  known: number | undefined,
): Generator<TouchingEntry> {
  if (accounts.length === 0) return;
  const rows = db.values<[position: bigint, no: bigint, minor: bigint, line: bigint]>(
    `SELECT l.position, l.account_no, l.base_minor, l.line_no FROM (
       SELECT DISTINCT c.position FROM json_each(?) a CROSS JOIN journal_line c ON c.account_no = a.value WHERE c.day BETWEEN ? AND ? AND c.position <= ?) p
     CROSS JOIN journal_entry e ON e.position = p.position CROSS JOIN journal_line l ON l.position = p.position
     WHERE e.kind <> 'conversion' ORDER BY l.position, l.line_no`,
    JSON.stringify(accounts.map(Number)),
    toDayNumber(from),
    toDayNumber(to),
    known ?? Number.MAX_SAFE_INTEGER,
  );
  let at = 0;
  while (at < rows.length) {
    const [position] = rows[at]!;
    const lines: { no: bigint; line: bigint; minor: bigint }[] = [];
    for (; at < rows.length && rows[at]![0] === position; at += 1)
      lines.push({ no: rows[at]![1], line: rows[at]![3], minor: rows[at]![2] });
    yield { position, lines };
  }
}

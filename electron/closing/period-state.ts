import type { Db } from '../db/db.ts';

export type PostingState = 'open' | 'soft-closed' | 'hard-closed' | 'year-closed';

/** State of a month by itself: one nobody closed or opened is closed for good with any later month, whose opening balances it makes. */
export function stateOfMonth(db: Db, month: number): Exclude<PostingState, 'year-closed'> {
  const row = db.get<{ state: 'open' | 'soft-closed' | 'hard-closed' }>('SELECT state FROM period WHERE month = ?', month);
  if (row) return row.state;
  return latestHardClosed(db, month) === undefined ? 'open' : 'hard-closed';
}

/**
 * What a posting into the month meets: the year's lock stands before the month's own state. A closed year locks those before it as well, closed or
 * not: what is posted there would change what it began with. [PER-1]
 */
export function postingState(db: Db, month: number): PostingState {
  const isLocked = db.get("SELECT 1 FROM fiscal_year WHERE year >= ? AND state = 'closed'", Math.floor(month / 100)) !== undefined;
  return isLocked ? 'year-closed' : stateOfMonth(db, month);
}

export const isYearClosed = (db: Db, year: number): boolean =>
  db.get("SELECT 1 FROM fiscal_year WHERE year = ? AND state = 'closed'", year) !== undefined;

/** The last month after this one that is closed for good. */
export function latestHardClosed(db: Db, after: number): number | undefined {
  const row = db.get<{ month: bigint | null }>("SELECT max(month) AS month FROM period WHERE state = 'hard-closed' AND month > ?", after);
  return row?.month == null ? undefined : Number(row.month);
}

/** Months before this one that hold entries or were opened and are not closed for good, oldest first. */
export const openMonthsBefore = (db: Db, month: number): number[] =>
  db
    .all<{ month: bigint }>(
      `SELECT month FROM (SELECT DISTINCT month FROM balance_month WHERE month < ?1 UNION SELECT month FROM period WHERE month < ?1) m
       WHERE NOT EXISTS (SELECT 1 FROM period p WHERE p.month = m.month AND p.state = 'hard-closed') ORDER BY month`,
      month,
    )
    .map((row) => Number(row.month));

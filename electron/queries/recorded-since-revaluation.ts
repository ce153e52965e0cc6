import type { Db } from '../db/db.ts';

/** Where something in foreign currency was recorded, for the day or an earlier one, after the day was last revalued. */
export interface RecordedSince {
  readonly account_no: bigint;
  readonly commodity_no: bigint;
}

/**
 * What a revaluation at the end of a day does not know of: `day` is YYYYMMDD. Entries of revaluations and of a change of base currency themselves are none of
 * it. Undefined where the day was never revalued.
 */
export function recordedSinceRevaluation(db: Db, day: number): RecordedSince[] | undefined {
  const { position } = db.get<{ position: bigint | null }>('SELECT max(position) AS position FROM revaluation WHERE day = ?', day)!;
  if (position === null) return undefined;
  return db.all<RecordedSince>(
    `SELECT DISTINCT l.account_no, x.commodity_no FROM line_detail x JOIN journal_line l ON l.position = x.position AND l.line_no = x.line_no
     JOIN journal_entry e ON e.position = x.position
     WHERE x.position > ? AND x.commodity_no IS NOT NULL AND l.day <= ? AND e.kind NOT IN ('revaluation', 'revaluation-release', 'conversion')`,
    position,
    day,
  );
}

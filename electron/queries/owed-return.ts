import { type Period, periodOfMonth } from '../../shared/dates/period.ts';
import type { Db } from '../db/db.ts';

/**
 * First month whose VAT return these books owe: that of their creation, or an earlier one that VAT was recorded or a return filed in. Returns of months
 * before are not theirs to know: opening balances, and entries brought over without VAT, say nothing of them. As known at a log position.
 */
export function firstOwedReturn(db: Db, position = Number.MAX_SAFE_INTEGER): Period {
  const { month } = db.get<{ month: bigint }>(
    `SELECT min(month) AS month FROM (
       SELECT CAST(strftime('%Y%m', created_at / 1000, 'unixepoch') AS INTEGER) AS month FROM company
       UNION ALL SELECT min(month) FROM vat_ledger WHERE position <= ?1 UNION ALL SELECT min(month) FROM filed_version WHERE position <= ?1)`,
    position,
  )!;
  return periodOfMonth(month);
}

import { type CodeRange, isIn } from '../../../shared/closing/year-end-rule.ts';
import { toDayNumber } from '../../../shared/dates/local-date.ts';
import type { Days } from '../../../shared/dates/report-periods.ts';
import type { QueryScope } from '../../queries/query.ts';
import type { StatementChart } from './accounts.ts';

/** A code and those below it, as `isIn` reads them. */
const at = (code: string): CodeRange => [code.padEnd(4, '0'), code.padEnd(4, '9')];

/**
 * Positions of the entries that carry the result of the days over to equity: those of closing a year, and what somebody booked by hand or in another program to
 * the same end. That is an entry between accounts of the result and the one the country's closing collects them on (5330, 123), whatever its day. The one
 * rule for whatever tells income or expenses of some days. `known` is a position of the log.
 */
export function closingEntries(
  { db, pack }: QueryScope,
  { accounts, placeOf }: StatementChart,
  { from, to }: Days,
  known: number | undefined,
): ReadonlySet<bigint> {
  const all = [...accounts.values()];
  const ofResult = all.filter((account) => placeOf(account).statement === 'income-statement');
  const steps = (pack?.yearEnd?.steps ?? []).filter((step) => ofResult.some(({ code }) => isIn(code, step.from)));
  const collecting = steps.flatMap(({ to: { debit, credit } }) => [at(debit), at(credit)]);
  const collectors = all.filter(({ code }) => isIn(code, collecting));
  const numbers = (of: typeof all) => JSON.stringify(of.map(({ no }) => Number(no)));
  const rows = db.all<{ position: bigint }>(
    `SELECT e.position FROM (SELECT DISTINCT l.position FROM json_each(?1) a CROSS JOIN journal_line l ON l.account_no = a.value
       WHERE l.day BETWEEN ?3 AND ?4 AND l.position <= ?5) c
     CROSS JOIN journal_entry e ON e.position = c.position
     WHERE e.kind = 'year-closing' OR (e.kind <> 'conversion' AND NOT EXISTS (
       SELECT 1 FROM journal_line l WHERE l.position = c.position AND l.account_no NOT IN (SELECT value FROM json_each(?2))))`,
    numbers(collectors),
    numbers([...ofResult, ...collectors]),
    toDayNumber(from),
    toDayNumber(to),
    known ?? Number.MAX_SAFE_INTEGER,
  );
  return new Set(rows.map(({ position }) => position));
}

/** Positions as a parameter for `json_each`. */
export const positionList = (positions: ReadonlySet<bigint>): string => JSON.stringify([...positions].map(Number));

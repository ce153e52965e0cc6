import { toDayNumber } from '../../shared/dates/local-date.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { Db } from '../db/db.ts';
import { changedBy } from '../queries/company-row.ts';
import type { QueryScope } from '../queries/query.ts';

/** What was entered on a day. Debit in minor units of base currency. */
export interface JournalDay {
  /** YYYYMMDD */
  readonly day: number;
  readonly entries: number;
  readonly lines: number;
  readonly debit: bigint;
}

interface Counted {
  readonly day: bigint;
  readonly entries: bigint;
  readonly lines: bigint;
  readonly debit: bigint;
}

/** Days with entries, in order. Entries that carried balances over to another base currency are none. */
export function journalDays({ db, company }: QueryScope, days: Days, known: number | undefined): JournalDay[] {
  const [first, last] = [toDayNumber(days.from), toDayNumber(days.to)];
  const change = changedBy(company, days.to, known);
  const carried = change && change.on === days.from ? carriedOn(db, first, known) : undefined;
  const counted = known === undefined ? countNow(db, first, last) : countThen(db, first, last, known);
  return counted
    .map(({ day, entries, lines, debit }): JournalDay => {
      const less = carried && day === BigInt(first) ? carried : { entries: 0n, lines: 0n, debit: 0n };
      return {
        day: Number(day),
        entries: Number(entries - less.entries),
        lines: Number(lines - less.lines),
        debit: debit - less.debit,
      };
    })
    .filter(({ entries }) => entries > 0);
}

const countNow = (db: Db, first: number, last: number): Counted[] =>
  db.all<Counted>(
    `SELECT b.day, e.entries, b.lines, b.debit
     FROM (SELECT day, sum(lines) AS lines, sum(debit_minor) AS debit FROM balance_day WHERE day BETWEEN ?1 AND ?2 GROUP BY day) b
     JOIN (SELECT day, count(*) AS entries FROM journal_entry WHERE day BETWEEN ?1 AND ?2 GROUP BY day) e ON e.day = b.day ORDER BY b.day`,
    first,
    last,
  );

const countThen = (db: Db, first: number, last: number, known: number): Counted[] =>
  db.all<Counted>(
    `SELECT day, count(DISTINCT position) AS entries, count(*) AS lines, sum(max(base_minor, 0)) AS debit FROM journal_line
     WHERE day BETWEEN ? AND ? AND position <= ? GROUP BY day ORDER BY day`,
    first,
    last,
    known,
  );

const carriedOn = (db: Db, day: number, known: number | undefined): Omit<Counted, 'day'> =>
  db.get<Omit<Counted, 'day'>>(
    `SELECT count(DISTINCT e.position) AS entries, count(*) AS lines, coalesce(sum(max(l.base_minor, 0)), 0) AS debit
     FROM journal_entry e JOIN journal_line l ON l.position = e.position WHERE e.day = ? AND e.kind = 'conversion' AND e.position <= ?`,
    day,
    known ?? Number.MAX_SAFE_INTEGER,
  )!;

import { addDays, toDayNumber } from '../../shared/dates/local-date.ts';
import { firstDay, lastDay, monthNumber, periodOf } from '../../shared/dates/period.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { Db } from '../db/db.ts';
import { changedBy } from '../queries/company-row.ts';
import type { LineFilter } from '../queries/line-filter.ts';
import type { QueryScope } from '../queries/query.ts';
import { ofParts, type Tagged, taggedLines } from '../queries/tagged-lines.ts';
import { baseTurnovers, conversionLines } from '../queries/trial-balance.ts';

/** Of one account over some days. Minor units of base currency; `opening` is a debit where it is positive. */
export interface AccountAmounts {
  readonly opening: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
}

export const noAmounts: AccountAmounts = { opening: 0n, debit: 0n, credit: 0n };
export const closingOf = ({ opening, debit, credit }: AccountAmounts): bigint => opening + debit - credit;

/**
 * By number of the account, those with an opening balance or turnover. The days lie on one side of a change of base currency; the ones that begin with it open
 * with what was carried over, which is no turnover.
 */
export function accountAmounts(
  { db, company }: Pick<QueryScope, 'db' | 'company'>,
  { from, to }: Days,
  known: number | undefined,
  lines?: LineFilter,
): Map<bigint, AccountAmounts> {
  // Sums of all lines: what a conversion booked makes those of the former currency a balance in the new one.
  const before = baseTurnovers(db, undefined, addDays(from, -1), known, lines);
  const after = baseTurnovers(db, undefined, to, known, lines);
  const change = changedBy(company, to, known);
  const carried = change && from === change.on ? conversionLines(db, change, known, lines) : [];
  const amounts = new Map<bigint, AccountAmounts>();
  const add = (no: bigint, opening: bigint, debit: bigint, credit: bigint) => {
    const found = amounts.get(no) ?? noAmounts;
    amounts.set(no, { opening: found.opening + opening, debit: found.debit + debit, credit: found.credit + credit });
  };
  for (const { account_no: no, debit, credit } of after) add(no, 0n, debit, credit);
  for (const { account_no: no, debit, credit } of before) add(no, debit - credit, -debit, -credit);
  for (const { account_no: no, debit, credit } of carried) add(no, debit - credit, -debit, -credit);
  for (const [no, { opening, debit, credit }] of amounts) if (opening === 0n && debit === 0n && credit === 0n) amounts.delete(no);
  return amounts;
}

/** Turnovers alone, of the lines of a filter, over such days: read once, not up to their beginning and up to their end. */
export function accountTurnovers(
  scope: Pick<QueryScope, 'db' | 'company'>,
  days: Days,
  known: number | undefined,
  lines: LineFilter,
): Map<bigint, Omit<AccountAmounts, 'opening'>> {
  const [from, to] = [toDayNumber(days.from), toDayNumber(days.to)];
  const all = () => [...accountAmounts(scope, days, known)].map(([account_no, { debit, credit }]) => ({ account_no, debit, credit }));
  const told = ofParts(lines, (tagged) => (tagged ? lines.sums.turnovers(tagged, from, to, known) : all()));
  return new Map(told.map(({ account_no, debit, credit }) => [account_no, { debit, credit }]));
}

/** Turnovers of one account in one month. Minor units of base currency. */
export interface MonthTurnover {
  readonly account_no: bigint;
  /** YYYYMM */
  readonly month: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** What each account turned over in each month of the days, which lie on one side of a change of base currency; of a month at their ends only its days among them. */
export function monthTurnovers(
  { db, company }: Pick<QueryScope, 'db' | 'company'>,
  { from, to }: Days,
  known: number | undefined,
  lines?: LineFilter,
): MonthTurnover[] {
  if (lines)
    return lines.parts.flatMap(({ sign, tagged }) =>
      (tagged ? taggedMonths(db, tagged, { from, to }, known) : monthTurnovers({ db, company }, { from, to }, known)).map((row) => ({
        ...row,
        debit: sign * row.debit,
        credit: sign * row.credit,
      })),
    );
  const areWhole = from === firstDay(periodOf(from)) && to === lastDay(periodOf(to));
  const sums = 'sum(debit_minor) AS debit, sum(credit_minor) AS credit';
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const turnovers =
    known !== undefined
      ? db.all<MonthTurnover>(
          `SELECT account_no, day / 100 AS month, sum(max(base_minor, 0)) AS debit, sum(max(-base_minor, 0)) AS credit FROM journal_line
           WHERE day BETWEEN ? AND ? AND position <= ? GROUP BY account_no, month`,
          first,
          last,
          known,
        )
      : areWhole
        ? db.all<MonthTurnover>(
            `SELECT account_no, month, ${sums} FROM balance_month WHERE month BETWEEN ? AND ? GROUP BY account_no, month`,
            monthNumber(from),
            monthNumber(to),
          )
        : db.all<MonthTurnover>(
            `SELECT account_no, day / 100 AS month, ${sums} FROM balance_day WHERE day BETWEEN ? AND ? GROUP BY account_no, day / 100`,
            first,
            last,
          );
  const change = changedBy(company, to, known);
  if (!change || from !== change.on) return turnovers;
  const month = BigInt(monthNumber(from));
  const carried = conversionLines(db, change, known);
  return [...turnovers, ...carried.map(({ account_no, debit, credit }) => ({ account_no, month, debit: -debit, credit: -credit }))];
}

function taggedMonths(db: Db, tagged: Tagged, { from, to }: Days, known: number | undefined): MonthTurnover[] {
  const { sql, parameters } = taggedLines(tagged);
  return db.all<MonthTurnover>(
    `SELECT a.no AS account_no, day / 100 AS month, sum(max(base_minor, 0)) AS debit, sum(max(-base_minor, 0)) AS credit
     FROM account a CROSS JOIN (${sql}) d WHERE d.account_no = a.no AND day BETWEEN ? AND ? AND d.position <= ? GROUP BY a.no, month`,
    ...parameters,
    toDayNumber(from),
    toDayNumber(to),
    known ?? Number.MAX_SAFE_INTEGER,
  );
}

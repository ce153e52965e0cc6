import { type ClosingEntry, closingEntries as stepsOf, type YearEndBalance, yearStatement } from '../../shared/closing/year-closing.ts';
import { isIn, type YearEndRule } from '../../shared/closing/year-end-rule.ts';
import type { PeriodCheck, PeriodInfo } from '../../shared/contracts/periods.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { type Period, periodOfMonth } from '../../shared/dates/period.ts';
import { sum } from '../../shared/money/minor.ts';
import type { Db } from '../db/db.ts';
import type { QueryScope } from '../queries/query.ts';
import { turnovers } from '../queries/trial-balance.ts';
import { statementChart } from '../reports/statements/accounts.ts';
import { closingEntries, positionList } from '../reports/statements/closing-entries.ts';
import { periodChecks } from './checks.ts';
import { stateOfMonth } from './period-state.ts';

export const yearEndOf = (year: number): LocalDate => `${year}-12-31` as LocalDate;

/** What stands on every account at the end of a year, by commodity; accounts on which nothing stands in any are left out. */
export function standingBalances(db: Db, year: number): YearEndBalance[] {
  const codes = new Map(db.all<{ no: bigint; code: string }>('SELECT no, code FROM account').map(({ no, code }) => [no, code]));
  const names = new Map(db.all<{ no: bigint; name: string }>('SELECT no, name FROM commodity').map(({ no, name }) => [no, name]));
  const found = new Map<string, YearEndBalance['parts'][number][]>();
  const own = baseNoOn(db, yearEndOf(year));
  for (const row of turnovers(db, yearEndOf(year), undefined)) {
    const code = codes.get(row.account_no)!;
    const base = row.debit - row.credit;
    const quantity = row.debit_quantity - row.credit_quantity;
    const part = row.commodity_no === own ? { base } : { base, foreign: { commodity: names.get(row.commodity_no)!, quantity } };
    const parts = found.get(code);
    if (parts) parts.push(part);
    else found.set(code, [part]);
  }
  return [...found]
    .map(([account, parts]) => ({ account, parts }))
    .filter(({ parts }) => parts.some(({ base, foreign }) => base !== 0n || (foreign !== undefined && foreign.quantity !== 0n)));
}

const baseOf = ({ parts }: YearEndBalance): bigint => sum(parts.map(({ base }) => base));

/** Whether accounts of the result still carry balances of the year before: it has to be closed first. */
export const isEarlierOpen = (db: Db, rule: YearEndRule, year: number): boolean =>
  standingBalances(db, year - 1).some((balance) => isIn(balance.account, rule.result) && baseOf(balance) !== 0n);

/** What closing the year posts, from the books as they stand. */
export const closingOf = (db: Db, rule: YearEndRule, year: number): ClosingEntry[] => stepsOf(rule, standingBalances(db, year));

/** Lines of the result of a year without its closing entries, whoever posted them or nobody yet. Minor units of base currency. */
export function statementOf(scope: QueryScope, rule: YearEndRule, year: number): Map<string, bigint> {
  const { db } = scope;
  const turnover = new Map<string, bigint>();
  const add = (rows: readonly { code: string; base: bigint }[], sign: bigint) => {
    for (const { code, base } of rows) turnover.set(code, (turnover.get(code) ?? 0n) + sign * base);
  };
  add(
    db.all<{ code: string; base: bigint }>(
      `SELECT a.code, sum(b.debit_minor - b.credit_minor) AS base FROM balance_month b JOIN account a ON a.no = b.account_no
       WHERE b.month BETWEEN ? AND ? GROUP BY a.code`,
      year * 100 + 1,
      year * 100 + 12,
    ),
    1n,
  );
  const closings = closingEntries(scope, statementChart(scope), { from: `${year}-01-01` as LocalDate, to: yearEndOf(year) }, undefined);
  add(
    db.all<{ code: string; base: bigint }>(
      `SELECT a.code, sum(l.base_minor) AS base FROM journal_line l JOIN account a ON a.no = l.account_no
       WHERE l.position IN (SELECT value FROM json_each(?)) GROUP BY a.code`,
      positionList(closings),
    ),
    -1n,
  );
  // What a change of currency carried over belongs to the year before; what its roundings came to is of this one.
  for (const { code, base } of carriedOver(db, year)) turnover.set(code, (turnover.get(code) ?? 0n) - base);
  return yearStatement(rule, turnover);
}

/** Commodity that lines of a day are in which name none. */
const baseNoOn = (db: Db, on: LocalDate): bigint =>
  db.get<{ no: bigint }>('SELECT to_no AS no FROM base_change WHERE day <= ?', toDayNumber(on))?.no ?? 1n;

/** Lines of conversions on the first day of another currency in the year, by account, but for what the roundings came to. */
const carriedOver = (db: Db, year: number): { code: string; base: bigint }[] =>
  db.all(
    `SELECT a.code, sum(m.base) AS base FROM (
       SELECT l.account_no, l.base_minor AS base FROM base_change b JOIN journal_entry e ON e.day = b.day AND e.kind = 'conversion'
         JOIN journal_line l ON l.position = e.position WHERE b.day / 10000 = ?1
       UNION ALL SELECT account_no, -amount_minor FROM base_rounding WHERE day / 10000 = ?1) m
     JOIN account a ON a.no = m.account_no GROUP BY a.code`,
    year,
  );

/** Months of the year with entries or a state of their own, oldest first; December stands even without entries once it has a state. */
export function monthsOfYear(db: Db, year: number): { period: Period; state: PeriodInfo['state'] }[] {
  return db
    .all<{ month: bigint }>(
      `SELECT month FROM (SELECT DISTINCT month FROM balance_month UNION SELECT month FROM period) WHERE month BETWEEN ? AND ? ORDER BY month`,
      year * 100 + 1,
      year * 100 + 12,
    )
    .map(({ month }) => ({ period: periodOfMonth(month), state: stateOfMonth(db, Number(month)) }));
}

/** Findings that stop the closing of the year: those that block a month not yet closed for good. That earlier months are open is no such finding. */
export const blockingChecks = (scope: QueryScope, year: number): { period: Period; check: PeriodCheck }[] =>
  monthsOfYear(scope.db, year)
    .filter(({ state }) => state !== 'hard-closed')
    .flatMap(({ period }) =>
      periodChecks(scope, period)
        .filter(({ id, state }) => state === 'blocking' && id !== 'earlier-months')
        .map((check) => ({ period, check })),
    );

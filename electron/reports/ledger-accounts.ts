import { toDayNumber } from '../../shared/dates/local-date.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { Names } from '../../shared/locales/languages.ts';
import type { Db } from '../db/db.ts';
import { changedBy } from '../queries/company-row.ts';
import type { LineFilter } from '../queries/line-filter.ts';
import type { QueryScope } from '../queries/query.ts';
import { accountAmounts, noAmounts } from './account-amounts.ts';
import { type ChartNode, chartTree } from './chart-tree.ts';

/** An account over the days of a report. Minor units of base currency, debit positive. */
export interface LedgerAccount {
  readonly no: bigint;
  readonly code: string;
  readonly names: Names;
  readonly opening: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
  /** How many lines it has in those days. */
  readonly lines: number;
  /** Lines on the first day that carried balances over to another base currency: no turnover, and not among `lines`. */
  readonly carried: { readonly lines: number; readonly moved: bigint };
}

const noneCarried = { lines: 0, moved: 0n };

/** Accounts by code with a balance or lines in the days; an account that is asked for by itself also without any. Undefined where there is no such account. */
export function ledgerAccounts(
  scope: QueryScope,
  days: Days,
  known: number | undefined,
  code?: string,
  filter?: LineFilter,
): LedgerAccount[] | undefined {
  const { db, company } = scope;
  const wanted = flat(chartTree(db), code);
  if (wanted.length === 0) return undefined;
  const amounts = accountAmounts(scope, days, known, filter);
  const lines = countLines(db, days, known, filter);
  const change = changedBy(company, days.to, known);
  // The lines of a filter are without these.
  const carried = change && days.from === change.on && !filter ? carriedLines(db, toDayNumber(change.on), known) : undefined;
  return wanted.flatMap(({ no, code: own, names }) => {
    const left = carried?.get(no) ?? noneCarried;
    const found = amounts.get(no);
    const count = (lines.get(no) ?? 0) - left.lines;
    if (!found && count === 0 && (own !== code || wanted.length > 1)) return [];
    return [{ no, code: own, names, ...(found ?? noAmounts), lines: count, carried: left }];
  });
}

/** Nodes of the chart in the order of codes; of a heading, it and what stands below it. */
function flat(tree: readonly ChartNode[], code: string | undefined): ChartNode[] {
  const all: ChartNode[] = [];
  const walk = (nodes: readonly ChartNode[], isWanted: boolean): void => {
    for (const node of nodes) {
      const wanted = isWanted || node.code === code;
      if (wanted) all.push(node);
      walk(node.children, wanted);
    }
  };
  walk(tree, code === undefined);
  return all.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function countLines(db: Db, { from, to }: Days, known: number | undefined, filter: LineFilter | undefined): Map<bigint, number> {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const table = filter?.lines;
  const rows = table
    ? db.all<{ no: bigint; n: bigint }>(
        `SELECT account_no AS no, count(*) AS n FROM (${table.sql}) WHERE day BETWEEN ? AND ? AND position <= ? GROUP BY account_no`,
        ...table.parameters,
        first,
        last,
        known ?? Number.MAX_SAFE_INTEGER,
      )
    : known === undefined
      ? db.all<{ no: bigint; n: bigint }>(
          'SELECT account_no AS no, sum(lines) AS n FROM balance_day WHERE day BETWEEN ? AND ? GROUP BY account_no',
          first,
          last,
        )
      : db.all<{ no: bigint; n: bigint }>(
          'SELECT account_no AS no, count(*) AS n FROM journal_line WHERE day BETWEEN ? AND ? AND position <= ? GROUP BY account_no',
          first,
          last,
          known,
        );
  return new Map(rows.map(({ no, n }) => [no, Number(n)]));
}

/** Entries that carried balances over to another base currency. */
export const conversionsOn = "SELECT position FROM journal_entry WHERE day = ? AND kind = 'conversion'";

const carriedLines = (db: Db, day: number, known: number | undefined): Map<bigint, { lines: number; moved: bigint }> =>
  new Map(
    db
      .all<{ no: bigint; n: bigint; moved: bigint }>(
        `SELECT account_no AS no, count(*) AS n, sum(base_minor) AS moved FROM journal_line
         WHERE position IN (${conversionsOn}) AND position <= ? GROUP BY account_no`,
        day,
        known ?? Number.MAX_SAFE_INTEGER,
      )
      .map(({ no, n, moved }) => [no, { lines: Number(n), moved }]),
  );

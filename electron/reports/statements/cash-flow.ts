import { type CodeRange, isIn } from '../../../shared/closing/year-end-rule.ts';
import { toDayNumber } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { type Days, nameOfDays, partsOf } from '../../../shared/dates/report-periods.ts';
import { sum } from '../../../shared/money/minor.ts';
import type { ReportCheck } from '../../../shared/reports/report.ts';
import { ok, reject } from '../../../shared/result.ts';
import { withFormulas } from '../../../shared/statements/amounts.ts';
import { attribute } from '../../../shared/statements/attribute.ts';
import type { CashFlowLayout, FlowLine } from '../../../shared/statements/layout.ts';
import type { Db } from '../../db/db.ts';
import { dateOfDay } from '../../queries/company.ts';
import { logHead } from '../../queries/log-head.ts';
import type { QueryScope } from '../../queries/query.ts';
import { daysOf, frameOf, refuseLines, refuseOptions } from '../frame.ts';
import { heldReport, type ReportMaker } from '../report-source.ts';
import { type StatementChart, statementChart } from './accounts.ts';
import { added, type ByAccount, mapped, StatementAmounts } from './amounts.ts';
import { columnsOfPeriod, isWhole, printed, type StatementColumn } from './columns.ts';
import { statementNotes } from './notes.ts';
import { accountDetail, type ColumnAmounts, type Detail, type RowLine, statementRows } from './rows.ts';

interface CashPeriod {
  /** By account on the other side; inflow positive. */
  readonly flows: ByAccount;
  /** By account of money, debit positive. */
  readonly opening: ByAccount;
  readonly closing: ByAccount;
  /** What flows and balances differ by, before anything is converted: zero. */
  readonly difference: bigint;
}

/**
 * Cash flows of a period by the direct method: each movement of money by the account on the other side of its entry, inflows positive. Movements between
 * accounts of money are no flows; what a change of rates alone made of money stands apart.
 * Not of some lines alone: whether an entry moved money for a value is told by no line of it, where its lines have different values or money has none.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_PARTS, REPORT_WITHOUT_OPTION (`account`, `by`), REPORT_WITHOUT_DIMENSIONS, STATEMENT_CASH_UNKNOWN (nothing says which accounts are money),
 * UNKNOWN_ACCOUNT.
 */
export const cashFlow: ReportMaker = (scope, question) => {
  const days = daysOf(question);
  if (!days.ok) return days;
  const chart = statementChart(scope);
  const layout = chart.layouts.cashFlow;
  const refused = [...refuseOptions(question, 'account', 'by'), ...refuseLines(question)];
  if (!layout) refused.push({ code: 'STATEMENT_CASH_UNKNOWN', report: question.kind });
  if (refused.length > 0 || !layout) return reject(...refused);
  const columns = columnsOfPeriod(question, days.value);
  if (!columns.ok) return columns;
  const frame = frameOf(scope, question);
  const amounts = new StatementAmounts(scope, chart, frame.known, question.to);
  const cash = [...chart.accounts.values()].filter(({ code }) => isIn(code, layout.cash)).map(({ no }) => no);
  const periods = new Map<string, CashPeriod>();
  for (const column of columns.value) {
    periods.set(column.id, cashPeriod(scope, { chart, amounts, cash, layout }, column, periods));
  }
  const told = columns.value.map(({ id }) => ({ id, ...cashOf(chart, layout, periods.get(id)!) }));
  const checks: ReportCheck[] = [];
  for (const column of columns.value) {
    const { difference } = periods.get(column.id)!;
    if (difference === 0n && !isWhole(column, question, false)) continue;
    checks.push({
      text: { key: 'statement.check.cash', values: { on: column.days.to } },
      difference: frame.money(difference),
      currency: frame.currency,
    });
  }
  const rows = statementRows(layout.lines.flatMap(withWhatItAdds(layout, amounts.isConverted)), told, frame.money);
  return ok(
    heldReport({
      ...frame.head,
      columns: columns.value.map((column) => printed(column, frame.currency, false)),
      rows,
      checks,
      notes: [...statementNotes(scope, chart, amounts, []), ...(scope.pack?.statements ? [{ key: 'statement.cashBasis' }] : [])],
    }),
  );
};

const roundingId = 'rounding';
const roundingNames = {
  ka: 'გადაყვანილი თანხების დამრგვალება',
  bg: 'Закръгления от превалутирането',
  ru: 'Округления при пересчёте',
  en: 'Roundings of converted amounts',
} as const;

/** Money at the end is that of the beginning, the flows, and what rates did; as it was told, with the roundings of amounts that were converted. */
const withWhatItAdds =
  (layout: CashFlowLayout, isConverted: boolean) =>
  (line: CashFlowLayout['lines'][number]): readonly RowLine[] => {
    if (line.kind !== 'cash' || line.shows !== 'closing') return [line];
    const parts = layout.lines.filter((each) => each.kind === 'cash' && each !== line).map(({ id }) => id);
    const rounding = { kind: 'line', id: roundingId, names: roundingNames, level: line.level };
    const plus = [layout.net, ...parts, ...(isConverted ? [roundingId] : [])];
    return [...(isConverted ? [rounding] : []), { ...line, kind: 'total', plus, minus: [] }];
  };

interface Asked {
  readonly chart: StatementChart;
  readonly amounts: StatementAmounts;
  readonly cash: readonly bigint[];
  readonly layout: CashFlowLayout;
}

function cashPeriod(scope: QueryScope, asked: Asked, column: StatementColumn, known: ReadonlyMap<string, CashPeriod>): CashPeriod {
  const parts = column.parts
    ? column.parts.map(({ id }) => known.get(id)!)
    : asked.amounts.segments(column.days).map(({ days, told }): CashPeriod => {
        const { flows, opening, closing, difference } = nativePeriod(scope, asked, days);
        return { flows: mapped(flows, told), opening: mapped(opening, told), closing: mapped(closing, told), difference };
      });
  return {
    flows: added(...parts.map(({ flows }) => flows)),
    opening: parts[0]!.opening,
    closing: parts.at(-1)!.closing,
    difference: sum(parts.map(({ difference }) => difference)),
  };
}

/** Of days with one currency, in that currency. */
function nativePeriod(scope: QueryScope, asked: Asked, days: Days): CashPeriod {
  const { amounts, cash } = asked;
  const standing = amounts.standing(days.to);
  const moved = amounts.moved(days);
  const closing = new Map(cash.map((no) => [no, standing.get(no) ?? 0n]));
  const movedOn = (no: bigint) => (moved.period.get(no) ?? 0n) + (moved.closing.get(no) ?? 0n);
  const opening = new Map(cash.map((no) => [no, closing.get(no)! - movedOn(no)]));
  const flows = flowsOf(scope, asked, days);
  return { flows, opening, closing, difference: sum(cash.map(movedOn)) - sum(flows.values()) };
}

/**
 * Flows by account on the other side. Whole months are counted once: what is recorded later changes the months of its days alone, and those are counted anew.
 */
function flowsOf(scope: QueryScope, asked: Asked, days: Days): ByAccount {
  if (asked.amounts.known !== undefined) return countFlows(scope.db, asked, days);
  const months = countedMonths(scope);
  const parts = partsOf(days, 'month').map((part): ByAccount => {
    const month = nameOfDays(part) === 'month' ? periodOf(part.from) : undefined;
    const flows = (month && months.get(month)) ?? countFlows(scope.db, asked, part);
    if (month) months.set(month, flows);
    return flows;
  });
  return added(...parts);
}

/** Flows of the months that nothing was recorded in since they were counted. */
function countedMonths({ db, remember }: QueryScope): Map<string, ByAccount> {
  const kept = remember('cash flows of months', () => ({ until: 0, months: new Map<string, ByAccount>() }));
  const { position } = logHead(db);
  if (kept.until !== position) {
    const changed = db.all<{ day: bigint }>('SELECT DISTINCT day FROM journal_entry WHERE position > ?', kept.until);
    for (const { day } of changed) kept.months.delete(periodOf(dateOfDay(day)));
    kept.until = position;
  }
  return kept.months;
}

/**
 * Counts flows by account on the other side. Entries of two lines, which most are, are added up by the database; of the others each is divided among the accounts it
 * moved money against.
 */
function countFlows(db: Db, { chart, amounts, cash, layout }: Asked, days: Days): ByAccount {
  const { accounts } = chart;
  const isCash = new Set(cash);
  const flows = new Map<bigint, bigint>();
  const add = (no: bigint, minor: bigint) => flows.set(no, (flows.get(no) ?? 0n) + minor);
  const asked = [JSON.stringify(cash.map(Number)), toDayNumber(days.from), toDayNumber(days.to), amounts.known ?? Number.MAX_SAFE_INTEGER];
  const carried = conversions(db, amounts, days);
  const parameters = carried.length > 0 ? [...asked, JSON.stringify(carried)] : asked;
  // Named one by one, each account is one walk through its own lines of those days.
  const lines = `json_each(?1) a CROSS JOIN journal_line c ON c.account_no = a.value WHERE c.day BETWEEN ?2 AND ?3 AND c.position <= ?4
    ${carried.length > 0 ? 'AND c.position NOT IN (SELECT value FROM json_each(?5))' : ''}`;
  const third = '(SELECT 1 FROM journal_line t WHERE t.position = c.position AND t.line_no > 2)';
  const simple = db.all<{ no: bigint; minor: bigint }>(
    `SELECT o.account_no AS no, sum(c.base_minor) AS minor FROM (SELECT c.position, c.line_no, c.base_minor FROM ${lines} AND NOT EXISTS ${third}) c
     CROSS JOIN journal_line o ON o.position = c.position AND o.line_no = 3 - c.line_no GROUP BY o.account_no`,
    ...parameters,
  );
  // Between accounts of money nothing came in and nothing went out.
  for (const { no, minor } of simple) if (!isCash.has(no)) add(no, minor);
  const rows = db.values<[position: bigint, no: bigint, minor: bigint]>(
    `SELECT l.position, l.account_no, l.base_minor FROM (SELECT DISTINCT c.position FROM ${lines} AND EXISTS ${third}) p
     CROSS JOIN journal_line l ON l.position = p.position`,
    ...parameters,
  );
  const entries = new Map<bigint, { no: bigint; code: string; minor: bigint }[]>();
  for (const [position, no, minor] of rows) {
    const line = { no, code: accounts.get(no)!.code, minor };
    const entry = entries.get(position);
    if (entry) entry.push(line);
    else entries.set(position, [line]);
  }
  const numbers = new Map([...accounts.values()].map(({ no, code }) => [code, no]));
  const codesIn = (ranges: readonly CodeRange[]) => new Set([...numbers.keys()].filter((code) => isIn(code, ranges)));
  const [moneyCodes, following, differences] = [codesIn(layout.cash), codesIn(layout.follows), codesIn(layout.exchange)];
  const differenceOf = (entry: readonly { no: bigint; code: string }[]) => entry.find(({ code }) => differences.has(code));
  const revaluations = revaluationsAmong(
    db,
    [...entries].flatMap(([position, entry]) => (differenceOf(entry) ? [position] : [])),
  );
  for (const [position, entry] of entries) {
    // A revaluation stands against the difference of rates alone, whatever else was revalued with it.
    if (revaluations.has(position)) add(differenceOf(entry)!.no, sum(entry.filter(({ no }) => isCash.has(no)).map(({ minor }) => minor)));
    else
      for (const { code, moved } of attribute(
        entry,
        (each) => moneyCodes.has(each),
        (each) => following.has(each),
      ))
        add(numbers.get(code)!, moved);
  }
  return flows;
}

/** Of some entries those by which balances in foreign currency follow its rate, and those that reverse one. */
const revaluationsAmong = (db: Db, positions: readonly bigint[]): ReadonlySet<bigint> =>
  new Set(
    db
      .all<{ position: bigint }>(
        `SELECT e.position FROM json_each(?) p CROSS JOIN journal_entry e ON e.position = p.value LEFT JOIN journal_entry r ON r.position = e.reverses
         WHERE coalesce(r.kind, e.kind) IN ('revaluation', 'revaluation-release')`,
        JSON.stringify(positions.map(Number)),
      )
      .map(({ position }) => position),
  );

/** Entries that carried balances over to another currency: no flows. */
const conversions = (db: Db, { change }: StatementAmounts, { from, to }: Days): number[] =>
  change && change.on >= from && change.on <= to
    ? db
        .all<{ position: bigint }>("SELECT position FROM journal_entry WHERE day = ? AND kind = 'conversion'", toDayNumber(change.on))
        .map(({ position }) => Number(position))
    : [];

/** Lines of the statement: flows on the line of the account they went against, and money at both ends. */
function cashOf({ accounts }: StatementChart, layout: CashFlowLayout, period: CashPeriod): Omit<ColumnAmounts, 'id'> {
  const isFlow = (line: CashFlowLayout['lines'][number]): line is FlowLine => line.kind === 'line';
  const flowLines = layout.lines.filter(isFlow);
  const cashLine = (shows: string) => layout.lines.find((line) => line.kind === 'cash' && line.shows === shows)?.id;
  const exchange = cashLine('exchange');
  const lineOf = (code: string): string => {
    if (exchange !== undefined && isIn(code, layout.exchange)) return exchange;
    return (flowLines.find(({ against }) => isIn(code, against)) ?? flowLines.find(({ rest }) => rest))!.id;
  };
  const details = new Map<string, Detail[]>();
  const put = (line: string, no: bigint, minor: bigint) => {
    if (minor === 0n) return;
    const detail = accountDetail(line, accounts.get(no)!, minor);
    const found = details.get(line);
    if (found) found.push(detail);
    else details.set(line, [detail]);
  };
  for (const [no, minor] of period.flows) put(lineOf(accounts.get(no)!.code), no, minor);
  for (const shows of ['opening', 'closing'] as const) {
    const line = cashLine(shows);
    if (line !== undefined) for (const [no, minor] of period[shows]) put(line, no, minor);
  }
  const amounts = new Map([...details].map(([line, below]) => [line, sum(below.map(({ amount }) => amount))]));
  const all = withFormulas(layout.lines, amounts);
  const moved = sum(period.closing.values()) - sum(period.opening.values());
  all.set(roundingId, moved - sum(period.flows.values()) - period.difference);
  return { amounts: all, details };
}

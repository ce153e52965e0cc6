import { isIn } from '../../../shared/closing/year-end-rule.ts';
import type { Days } from '../../../shared/dates/report-periods.ts';
import { sum } from '../../../shared/money/minor.ts';
import type { ReportCheck } from '../../../shared/reports/report.ts';
import { ok, reject } from '../../../shared/result.ts';
import { onLines, signed, withFormulas } from '../../../shared/statements/amounts.ts';
import { attribute } from '../../../shared/statements/attribute.ts';
import type { AccountLine } from '../../../shared/statements/layout.ts';
import { accountLines } from '../../../shared/statements/place.ts';
import type { LineFilter } from '../../queries/line-filter.ts';
import type { QueryScope } from '../../queries/query.ts';
import { askedBudget, budgetColumn, columnsBeside } from '../beside-budget.ts';
import { besideValues, columnsByValue, withAmounts } from '../by-value.ts';
import { daysOf, frameOf, refuseOptions } from '../frame.ts';
import { heldReport, type ReportMaker } from '../report-source.ts';
import { type StatementChart, statementChart } from './accounts.ts';
import { added, type ByAccount, mapped, StatementAmounts, signedSum } from './amounts.ts';
import { columnsOfPeriod, isWhole, printed, type StatementColumn } from './columns.ts';
import { entriesTouching } from './entries.ts';
import { statementNotes } from './notes.ts';
import { accountDetail, type ColumnAmounts, type Detail, statementRows } from './rows.ts';
import { budgetResult, effectsOnProfit, outsideNote, rowsBeside } from './with-budget.ts';

/** What a period comes to: amounts of the accounts of the result, and what was booked onto accounts of equity as a part of it. Debit positive. */
export interface PeriodResult {
  readonly accounts: ByAccount;
  /** By line that takes it. */
  readonly onto: ReadonlyMap<string, ByAccount>;
}

/**
 * Income statement of a period without the entries that close a year. Lines print income and expense as positive amounts, a loss is negative.
 * Of the lines of a filter: what these were booked with. Nothing else is held against it, since equity is that of the whole company.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_PARTS, REPORT_VALUES, REPORT_WITHOUT_OPTION (`account`; `each` and `compare` beside `by`), and as `askedBudget`.
 */
export const incomeStatement: ReportMaker = (scope, question) => {
  const days = daysOf(question);
  if (!days.ok) return days;
  const refused = refuseOptions(question, 'account', ...besideValues(question));
  if (refused.length > 0) return reject(...refused);
  const columns = columnsOfPeriod(question, days.value);
  if (!columns.ok) return columns;
  const frame = frameOf(scope, question);
  const asked = askedBudget(scope, question, days.value, frame);
  if (!asked.ok) return asked;
  const budget = asked.value;
  const chart = statementChart(scope);
  const amounts = new StatementAmounts(scope, chart, frame.known, question.to);
  const results = new Map<string, PeriodResult>();
  const asksFor = (column: StatementColumn) =>
    results.set(column.id, resultOfLines(column.lines ?? question.lines, scope, chart, amounts, column, results));
  for (const column of columns.value) asksFor(column);
  if (question.by) {
    const [whole] = columns.value;
    const byValue = columnsByValue(scope, question, question.by, whole!);
    for (const column of byValue) asksFor(column);
    const shown = withAmounts(question, byValue, ({ id }) => hasAmounts(results.get(id)!));
    if (!shown.ok) return shown;
    columns.value.splice(0, 1, ...shown.value);
  }
  const { incomeStatement: layout } = chart.layouts;
  // Columns of values add up to their total line by line, wherever an account would stand by itself.
  const decisive = question.by && results.get(columns.value.at(-1)!.id);
  const told = columns.value.map(({ id }) => ({ id, ...incomeOf(chart, results.get(id)!, decisive) }));
  const budgeted = budget ? columns.value.map((column) => budgetResult(chart, amounts, budget, column)) : [];
  const checks: ReportCheck[] = [];
  for (const [index, column] of columns.value.entries()) {
    if (column.lines ?? question.lines) continue;
    const profit = told[index]!.amounts.get(layout.profit) ?? 0n;
    const difference = profit - equityGain(scope, chart, amounts, column);
    if (difference === 0n && !isWhole(column, question, false)) continue;
    checks.push({
      text: { key: 'statement.check.profit', values: { from: column.days.from, to: column.days.to } },
      difference: frame.money(difference),
      currency: frame.currency,
    });
  }
  const isOptional = (line: { rest?: unknown }) => line.rest !== undefined && scope.pack?.statements !== undefined;
  const used = [...[...results.values()].map(({ accounts }) => accounts), ...budgeted].flatMap((accounts) =>
    [...accounts].filter(([, minor]) => minor !== 0n).map(([no]) => no),
  );
  const beside = budgeted.map((accounts, at): ColumnAmounts => {
    const id = budgetColumn(columns.value[at]!.id);
    return { id, ...incomeOf(chart, { accounts, onto: new Map() }) };
  });
  const rows = statementRows(layout.lines, [...told, ...beside], frame.money, isOptional);
  const shown = columns.value.map((column) => printed(column, frame.currency, false));
  return ok(
    heldReport({
      ...frame.head,
      columns: budget ? shown.flatMap((column) => columnsBeside(column, budget)) : shown,
      rows: budget
        ? rowsBeside(rows, columns.value, effectsOnProfit(layout.lines, layout.profit), frame.money, scope.company.baseScale)
        : rows,
      checks,
      notes: [...statementNotes(scope, chart, amounts, used), ...(budget ? outsideNote(chart, budget) : [])],
    }),
  );
};

/** The result of a column; a total is the sum of its parts. */
export function resultOf(
  scope: QueryScope,
  chart: StatementChart,
  amounts: StatementAmounts,
  column: StatementColumn,
  known: ReadonlyMap<string, PeriodResult>,
): PeriodResult {
  const parts = column.parts
    ? column.parts.map(({ id }) => known.get(id)!)
    : amounts.segments(column.days).map(({ days, told }): PeriodResult => {
        const { accounts, onto } = nativeResult(scope, chart, amounts, days);
        return { accounts: mapped(accounts, told), onto: new Map([...onto].map(([line, each]) => [line, mapped(each, told)])) };
      });
  const lines = new Set(parts.flatMap(({ onto }) => [...onto.keys()]));
  return {
    accounts: added(...parts.map(({ accounts }) => accounts)),
    onto: new Map([...lines].map((line) => [line, added(...parts.map(({ onto }) => onto.get(line) ?? new Map<bigint, bigint>()))])),
  };
}

/** The same of the lines of a filter, part by part: what is converted or divided is rounded for each combination of values by itself. */
function resultOfLines(
  lines: LineFilter | undefined,
  scope: QueryScope,
  chart: StatementChart,
  amounts: StatementAmounts,
  column: StatementColumn,
  known: ReadonlyMap<string, PeriodResult>,
): PeriodResult {
  if (!lines || column.parts) return resultOf(scope, chart, amounts, column, known);
  const results = lines.singleParts.map((part) => ({ sign: part.sign, ...resultOf(scope, chart, amounts.of(part), column, known) }));
  const ids = new Set(results.flatMap(({ onto }) => [...onto.keys()]));
  return {
    accounts: signedSum(results.map(({ sign, accounts }) => ({ sign, of: accounts }))),
    onto: new Map([...ids].map((id) => [id, signedSum(results.map(({ sign, onto }) => ({ sign, of: onto.get(id) ?? new Map() })))])),
  };
}

const hasAmounts = ({ accounts, onto }: PeriodResult): boolean =>
  [accounts, ...onto.values()].some((of) => [...of.values()].some((minor) => minor !== 0n));

/** Of days with one currency, in that currency. */
export function nativeResult(scope: QueryScope, chart: StatementChart, amounts: StatementAmounts, days: Days): PeriodResult {
  const moved = amounts.moved(days).period;
  const isOfResult = (no: bigint) => chart.placeOf(chart.accounts.get(no)!).statement === 'income-statement';
  const onto = new Map<string, ByAccount>();
  for (const line of accountLines(chart.layouts.incomeStatement.lines)) {
    if (line.onto) onto.set(line.id, bookedOnto(scope, chart, amounts, line.onto, days));
  }
  return { accounts: new Map([...moved].filter(([no]) => isOfResult(no))), onto };
}

function bookedOnto(
  scope: QueryScope,
  { accounts }: StatementChart,
  amounts: StatementAmounts,
  { accounts: own, against }: NonNullable<AccountLine['onto']>,
  days: Days,
): ByAccount {
  const numbers = [...accounts.values()].filter(({ code }) => isIn(code, own)).map(({ no }) => no);
  const found = new Map<bigint, bigint>();
  const counting = amounts.linesOn(numbers, days);
  for (const whole of entriesTouching(scope.db, numbers, days, amounts.known)) {
    if (amounts.closingEntries(days).has(whole.position)) continue;
    // What stands against lines of a value is what stands against its entry.
    const counts = counting?.get(whole.position);
    if (counting && !counts) continue;
    const entry = counts ? { ...whole, lines: whole.lines.filter(({ no, line }) => !numbers.includes(no) || counts.has(line)) } : whole;
    for (const line of entry.lines.filter(({ no }) => numbers.includes(no))) {
      const lines = entry.lines.map(({ no, minor }) => ({ code: accounts.get(no)!.code, minor }));
      const code = accounts.get(line.no)!.code;
      const moved = attribute(lines, (each) => each === code).filter((part) => isIn(part.code, against));
      // Each account of the entry is attributed once, however many lines it has.
      if (entry.lines.find(({ no }) => no === line.no) !== line) continue;
      found.set(line.no, (found.get(line.no) ?? 0n) + sum(moved.map((part) => part.moved)));
    }
  }
  return found;
}

/** Lines of the income statement. */
export function incomeOf(chart: StatementChart, result: PeriodResult, decisive = result): Omit<ColumnAmounts, 'id'> {
  const { layouts, accounts, placeOf } = chart;
  const amountsOf = (of: PeriodResult) => [...of.accounts].map(([no, minor]) => ({ account: accounts.get(no)!, minor }));
  const lines = onLines(amountsOf(result), placeOf, amountsOf(decisive));
  const amounts = new Map<string, bigint>();
  const details = new Map<string, Detail[]>();
  for (const line of accountLines(layouts.incomeStatement.lines)) {
    const below = [
      ...(lines.get(line.id) ?? []),
      ...[...(result.onto.get(line.id) ?? [])]
        .filter(([, minor]) => minor !== 0n)
        .map(([no, minor]) => ({ account: accounts.get(no)!, amount: signed(line, minor) })),
    ].map(({ account, amount }) => accountDetail(line.id, account, amount));
    amounts.set(line.id, sum(below.map(({ amount }) => amount)));
    if (below.length > 0) details.set(line.id, below);
  }
  return { amounts: withFormulas(layouts.incomeStatement.lines, amounts), details };
}

/** The profit by the lines of the form. */
export const profitOf = (chart: StatementChart, result: PeriodResult): bigint =>
  incomeOf(chart, result).amounts.get(chart.layouts.incomeStatement.profit) ?? 0n;

/**
 * What equity gained over a column by itself: its change with all entries of the period, less what was booked onto its accounts from outside the result.
 * Computed from the balance sheet's side: has to be the profit.
 */
function equityGain(scope: QueryScope, chart: StatementChart, amounts: StatementAmounts, column: StatementColumn): bigint {
  if (column.parts) return sum(column.parts.map((part) => equityGain(scope, chart, amounts, part)));
  const equity = new Set(chart.layouts.balanceSheet.equity);
  return sum(
    amounts.segments(column.days).map(({ days, told }) => {
      const { period, closing } = amounts.moved(days);
      const of = (amounts: ByAccount, is: 'equity' | 'result'): bigint[] =>
        [...amounts]
          .filter(([no]) => {
            const { statement, lines } = chart.placeOf(chart.accounts.get(no)!);
            return is === 'result'
              ? statement === 'income-statement'
              : statement === 'balance-sheet' && lines.some(({ id }) => equity.has(id));
          })
          .map(([, minor]) => -minor);
      const onto = [...nativeResult(scope, chart, amounts, days).onto.values()].flatMap((each) =>
        [...each.values()].map((minor) => -minor),
      );
      // What closes a year adds up to nothing as it was booked; converted account by account it would not.
      const closings = sum([...of(closing, 'equity'), ...of(closing, 'result')]);
      return sum([...of(period, 'result'), ...onto, closings].map(told));
    }),
  );
}

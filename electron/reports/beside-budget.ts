import { firstDay, lastDay, monthNumber, periodOf } from '../../shared/dates/period.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { abs, divRound } from '../../shared/money/minor.ts';
import type { ReportColumn, ReportRow, ReportText } from '../../shared/reports/report.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { type BudgetAmount, budgetAmounts, dimensionOf, findBudget } from '../queries/budgets.ts';
import type { QueryScope } from '../queries/query.ts';
import type { Frame } from './frame.ts';
import type { ReportQuestion } from './report-source.ts';

/** A budget a report is held against. */
export interface AskedBudget {
  readonly id: string;
  readonly name: string;
  readonly amounts: readonly BudgetAmount[];
}

/** Budgets are of what moves in a month: reports of what stands on a day, of single entries and of documents have nothing to hold against one. */
const kinds: readonly ReportQuestion['kind'][] = ['income-statement', 'turnover-sheet'];

/** Rejects: REPORT_WITHOUT_BUDGET (no budget beside this kind), REPORT_NEEDS_BUDGET (which one?), REPORT_BUDGET_UNUSED (compared with something else). */
export function refuseBudget({ kind, compare, budget }: ReportQuestion): Rejection[] {
  if (compare !== 'budget') return budget === undefined ? [] : [{ code: 'REPORT_BUDGET_UNUSED', report: kind, field: 'budget' }];
  if (!kinds.includes(kind)) return [{ code: 'REPORT_WITHOUT_BUDGET', report: kind, field: 'compare' }];
  return budget === undefined ? [{ code: 'REPORT_NEEDS_BUDGET', report: kind, field: 'budget' }] : [];
}

/**
 * The budget asked for, as known on the state of the report; undefined when none is. Nothing is divided among days: a month is compared whole or not at all.
 * Rejects: UNKNOWN_BUDGET, BUDGET_WHOLE_MONTHS (with the days that would do), BUDGET_OTHER_YEAR, BUDGET_OF_ALL_LINES and
 * BUDGET_OF_OTHER_LINES (the report is of other lines than the budget).
 */
export function askedBudget(
  { db, company }: QueryScope,
  { compare, budget: id, lines }: ReportQuestion,
  { from, to }: Days,
  { known }: Frame,
): Result<AskedBudget | undefined> {
  if (compare !== 'budget' || id === undefined) return ok(undefined);
  const budget = findBudget(db, id, known);
  if (!budget) return reject({ code: 'UNKNOWN_BUDGET', field: 'budget' });
  const whole = { from: firstDay(periodOf(from)), to: lastDay(periodOf(to)) };
  const rejections: Rejection[] = [];
  const year = String(budget.year);
  if (from.slice(0, 4) !== year || to.slice(0, 4) !== year) {
    rejections.push({ code: 'BUDGET_OTHER_YEAR', name: budget.name, from: `${year}-01-01`, to: `${year}-12-31`, field: 'from' });
  } else if (whole.from !== from || whole.to !== to) {
    rejections.push({ code: 'BUDGET_WHOLE_MONTHS', ...whole, field: whole.from === from ? 'to' : 'from' });
  }
  const of = dimensionOf(db, budget);
  const wanted = of ? { [of.dimension]: [of.value] } : {};
  if (JSON.stringify(lines?.asked ?? {}) !== JSON.stringify(wanted)) {
    rejections.push(
      of
        ? { code: 'BUDGET_OF_OTHER_LINES', name: budget.name, dimension: `${of.dimension}: ${of.value}`, field: 'dimensions' }
        : { code: 'BUDGET_OF_ALL_LINES', name: budget.name, field: 'dimensions' },
    );
  }
  if (rejections.length > 0) return reject(...rejections);
  return ok({ id, name: budget.name, amounts: budgetAmounts(db, company, budget, known) });
}

/** By number of the account what the budget says of whole months. Minor units, debit positive. */
export function budgetOf({ amounts }: AskedBudget, { from, to }: Days): Map<bigint, bigint> {
  const found = new Map<bigint, bigint>();
  for (const { no, month, minor } of amounts) {
    if (month >= monthNumber(from) && month <= monthNumber(to)) found.set(no, (found.get(no) ?? 0n) + minor);
  }
  return found;
}

/** Id of the column of the budget beside a column of the books. */
export const budgetColumn = (id: string): string => `${id}:budget`;

/**
 * A column of the books and those that stand beside it: the budget, what the books differ from it by, that in percent of the budget, and what it means. What
 * the column was called, its days, stands above them.
 */
export function columnsBeside(column: ReportColumn, { id: budget, name }: AskedBudget): ReportColumn[] {
  const { id, title: group } = column;
  const of = (key: string, values?: Readonly<Record<string, string>>): ReportText => ({
    key: `budget.${key}`,
    ...(values ? { values } : {}),
  });
  return [
    { ...column, title: of('actual'), group },
    { ...column, id: budgetColumn(id), title: of('column', { name }), group, budget },
    { ...column, id: `${id}:difference`, title: of('difference'), group, difference: { of: id, less: budgetColumn(id) } },
    { id: `${id}:percent`, kind: 'percent', title: of('percent'), group },
    { id: `${id}:meaning`, kind: 'word', title: of('meaning'), group },
  ];
}

/** The difference in percent of the budget, to one decimal, halves away from zero; its sign is that of the difference. Undefined for a budget of nothing. */
export const percentOf = (difference: bigint, budget: bigint): string | undefined =>
  budget === 0n ? undefined : writeDecimal(divRound(difference * 1000n, abs(budget)), 1);

/**
 * Cells of the columns beside one of the books. `effect`: what more of the amount does to the profit; 0 where it does nothing. Minor units.
 */
export function cellsBeside(
  id: string,
  actual: bigint,
  budget: bigint,
  effect: 1 | 0 | -1,
  money: (minor: bigint) => string,
): ReportRow['cells'] {
  const difference = actual - budget;
  const percent = percentOf(difference, budget);
  const isGood = difference > 0n === effect > 0;
  return {
    [`${id}:difference`]: money(difference),
    ...(percent === undefined ? {} : { [`${id}:percent`]: percent }),
    ...(difference === 0n || effect === 0 ? {} : { [`${id}:meaning`]: `budget.${isGood ? 'favourable' : 'unfavourable'}` }),
  };
}

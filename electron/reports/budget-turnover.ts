import type { Days } from '../../shared/dates/report-periods.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportRow } from '../../shared/reports/report.ts';
import type { QueryScope } from '../queries/query.ts';
import { type AskedBudget, budgetColumn, budgetOf, cellsBeside, columnsBeside } from './beside-budget.ts';
import { filterNotes } from './by-value.ts';
import { type ChartNode, chartTree } from './chart-tree.ts';
import type { Frame } from './frame.ts';
import { hasUnvalued } from './own-currency.ts';
import { heldReport, type ReportQuestion, type ReportSource } from './report-source.ts';
import { statementChart } from './statements/accounts.ts';
import { StatementAmounts, signedSum } from './statements/amounts.ts';

/** Debit positive. */
interface Sums {
  readonly actual: bigint;
  readonly budget: bigint;
}

interface Placed {
  readonly node: ChartNode;
  readonly id: string;
  readonly sums: Sums;
  readonly rows: readonly ReportRow[];
}

const actualColumn = 'amount';

/** Only of what is earned and spent is more good or bad. */
const effectOf = ({ type, normalSide }: ChartNode): 1 | 0 | -1 =>
  type !== 'income' && type !== 'expense' ? 0 : normalSide === 'credit' ? 1 : -1;

/**
 * What moved on each account in whole months, entries that close a year left out, beside the budget: both positive on the normal side of the account. Headings
 * of the chart add up what stands below them on their own side; all accounts together come to nothing by themselves and have no total.
 */
export function turnoverBesideBudget(
  scope: QueryScope,
  frame: Frame,
  question: ReportQuestion,
  days: Days,
  budget: AskedBudget,
): ReportSource {
  const { lines } = question;
  const amounts = new StatementAmounts(scope, statementChart(scope), frame.known, days.to);
  const moved = lines
    ? signedSum(lines.singleParts.map((part) => ({ sign: part.sign, of: amounts.of(part).moved(days).period })))
    : amounts.moved(days).period;
  const planned = budgetOf(budget, days);

  const cellsOf = (node: ChartNode, { actual, budget: of }: Sums): ReportRow['cells'] => {
    const told = (minor: bigint) => (node.normalSide === 'debit' ? minor : -minor);
    return {
      [actualColumn]: frame.money(told(actual)),
      [budgetColumn(actualColumn)]: frame.money(told(of)),
      ...cellsBeside(actualColumn, told(actual), told(of), effectOf(node), frame.money),
    };
  };
  /** Rows of an account and of those below it; nothing when there is neither turnover nor budget. */
  const place = (node: ChartNode, level: number): Placed | undefined => {
    const own: Sums = { actual: moved.get(node.no) ?? 0n, budget: planned.get(node.no) ?? 0n };
    const hasChildren = node.children.length > 0;
    const line: ReportRow = {
      id: `account:${node.code}`,
      level: hasChildren ? level + 1 : level,
      kind: 'line',
      code: node.code,
      label: { names: node.names },
      cells: cellsOf(node, own),
      opens: { to: 'account', account: node.code },
    };
    const itself: Placed[] = own.actual === 0n && own.budget === 0n ? [] : [{ node, id: line.id, sums: own, rows: [line] }];
    if (!hasChildren) return itself[0];
    // A heading that was posted to before it became one stands below itself.
    const parts = [...itself, ...node.children.flatMap((child) => place(child, level + 1) ?? [])];
    if (parts.length === 0) return undefined;
    const sums: Sums = { actual: sum(parts.map((part) => part.sums.actual)), budget: sum(parts.map((part) => part.sums.budget)) };
    const group: ReportRow = {
      id: `group:${node.code}`,
      level,
      kind: 'subtotal',
      code: node.code,
      label: { names: node.names },
      cells: cellsOf(node, sums),
      adds: parts.map((part) => ({ row: part.id, sign: part.node.normalSide === node.normalSide ? 1 : -1 })),
    };
    return { node, id: group.id, sums, rows: [group, ...parts.flatMap((part) => part.rows)] };
  };

  const parts = chartTree(scope.db).flatMap((node) => place(node, 1) ?? []);
  const text = { key: 'ledger.turnoverBetween', values: { from: days.from, to: days.to } };
  return heldReport({
    ...frame.head,
    columns: columnsBeside({ id: actualColumn, kind: 'amount', title: text, currency: frame.currency, ...days }, budget),
    rows: parts.flatMap((part) => part.rows),
    // Of the lines of a filter debit need not equal credit.
    checks: lines ? [] : [{ text, difference: frame.money(sum(parts.map((part) => part.sums.actual))), currency: frame.currency }],
    notes: [...filterNotes(scope, question), ...(hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : [])],
  });
}

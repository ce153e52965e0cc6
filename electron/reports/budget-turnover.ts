import type { Days } from '../../shared/dates/report-periods.ts';
import type { QueryScope } from '../queries/query.ts';
import { type AskedBudget, budgetColumn, budgetOf, cellsBeside, columnsBeside } from './beside-budget.ts';
import { filterNotes } from './by-value.ts';
import { addedSums, partsOfChart } from './chart-rows.ts';
import { type ChartNode, chartTree } from './chart-tree.ts';
import type { Frame } from './frame.ts';
import { hasUnvalued } from './own-currency.ts';
import { heldReport, type ReportQuestion, type ReportSource } from './report-source.ts';
import { statementChart } from './statements/accounts.ts';
import { StatementAmounts, signedSum } from './statements/amounts.ts';

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

  // Debit positive.
  const parts = partsOfChart(chartTree(scope.db), {
    amountsOf: (no) => [moved.get(no) ?? 0n, planned.get(no) ?? 0n],
    cellsOf([actual = 0n, of = 0n], node) {
      const told = (minor: bigint) => (node.normalSide === 'debit' ? minor : -minor);
      return {
        [actualColumn]: frame.money(told(actual)),
        [budgetColumn(actualColumn)]: frame.money(told(of)),
        ...cellsBeside(actualColumn, told(actual), told(of), effectOf(node), frame.money),
      };
    },
    isOpposite: (part, heading) => part.normalSide !== heading.normalSide,
  });
  const [difference = 0n] = addedSums(parts, [0n, 0n]);
  const text = { key: 'ledger.turnoverBetween', values: { from: days.from, to: days.to } };
  return heldReport({
    ...frame.head,
    columns: columnsBeside({ id: actualColumn, kind: 'amount', title: text, currency: frame.currency, ...days }, budget),
    rows: parts.flatMap(({ rows }) => rows),
    // Of the lines of a filter debit need not equal credit.
    checks: lines ? [] : [{ text, difference: frame.money(difference), currency: frame.currency }],
    notes: [...filterNotes(scope, question), ...(hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : [])],
  });
}

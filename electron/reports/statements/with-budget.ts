import { decimal } from '../../../shared/money/decimal.ts';
import type { ReportRow, ReportText } from '../../../shared/reports/report.ts';
import type { StatementLine } from '../../../shared/statements/layout.ts';
import { type AskedBudget, budgetColumn, budgetOf, cellsBeside } from '../beside-budget.ts';
import type { StatementChart } from './accounts.ts';
import { added, type ByAccount, mapped, type StatementAmounts } from './amounts.ts';
import type { StatementColumn } from './columns.ts';

const isOfResult = ({ placeOf, accounts }: StatementChart, no: bigint): boolean =>
  placeOf(accounts.get(no)!).statement === 'income-statement';

/** What a budget says of the result in the days of a column, in currency of the report. Debit positive. */
export const budgetResult = (chart: StatementChart, amounts: StatementAmounts, budget: AskedBudget, { days }: StatementColumn): ByAccount =>
  added(
    ...amounts
      .segments(days)
      .map(({ days: part, told }) => mapped(new Map([...budgetOf(budget, part)].filter(([no]) => isOfResult(chart, no))), told)),
  );

/** Accounts of the budget this statement has no line for: money, investments. */
export function outsideNote(chart: StatementChart, { amounts, name }: AskedBudget): ReportText[] {
  const outside = [...new Set(amounts.map(({ no }) => no))]
    .filter((no) => !isOfResult(chart, no))
    .map((no) => chart.accounts.get(no)!.code);
  return outside.length === 0 ? [] : [{ key: 'budget.outside', values: { budget: name, accounts: outside.join(', ') } }];
}

/** What more on a line does to the profit, by the lines it adds up and takes away; a line it does not pass through is not in it. */
export function effectsOnProfit(lines: readonly StatementLine[], profit: string): ReadonlyMap<string, 1 | -1> {
  const effects = new Map<string, 1 | -1>([[profit, 1]]);
  for (const line of [...lines].reverse()) {
    const effect = effects.get(line.id);
    if (effect === undefined || !('plus' in line)) continue;
    for (const id of line.plus) effects.set(id, effect);
    for (const id of line.minus) effects.set(id, effect === 1 ? -1 : 1);
  }
  return effects;
}

/** Rows with what they differ from the budget by, beside each column of the books. Details follow the line they stand beneath. */
export function rowsBeside(
  rows: readonly ReportRow[],
  columns: readonly StatementColumn[],
  effects: ReadonlyMap<string, 1 | -1>,
  money: (minor: bigint) => string,
  scale: number,
): ReportRow[] {
  let line = '';
  return rows.map((row) => {
    if (row.kind !== 'detail') line = row.id;
    const cells = columns.map(({ id }) => {
      const [actual, budget] = [row.cells[id], row.cells[budgetColumn(id)]];
      if (actual === undefined && budget === undefined) return {};
      const [of, less] = [actual, budget].map((text) => (text === undefined ? 0n : decimal(text, scale)));
      return cellsBeside(id, of!, less!, effects.get(line) ?? 0, money);
    });
    return { ...row, cells: Object.assign({}, row.cells, ...cells) as ReportRow['cells'] };
  });
}

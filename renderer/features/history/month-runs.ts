import type { BudgetChange } from '../../../shared/contracts/budgets.ts';
import { addMonths, type Period } from '../../../shared/dates/period.ts';

type Month = BudgetChange['accounts'][number]['months'][number];

/** Months one after another that changed in the same way. */
export interface MonthRun {
  readonly from: Period;
  readonly to: Period;
  readonly before: string | null;
  readonly after: string | null;
}

export function monthRuns(months: readonly Month[]): MonthRun[] {
  const runs: MonthRun[] = [];
  for (const { month, before, after } of months) {
    const last = runs.at(-1);
    if (last && last.before === before && last.after === after && addMonths(last.to, 1) === month)
      runs[runs.length - 1] = { ...last, to: month };
    else runs.push({ from: month, to: month, before, after });
  }
  return runs;
}

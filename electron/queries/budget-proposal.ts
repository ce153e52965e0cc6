import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDay, lastDay, monthNumber, type Period } from '../../shared/dates/period.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { divRound } from '../../shared/money/minor.ts';
import { ok } from '../../shared/result.ts';
import { statementChart } from '../reports/statements/accounts.ts';
import { StatementAmounts, signedSum } from '../reports/statements/amounts.ts';
import { accountsOf, type BudgetAmount, linesOf } from './budgets.ts';
import { inCurrencyOf } from './company-row.ts';
import { readLineFilter } from './line-filter.ts';
import type { QueryHandler } from './query.ts';

const whole = 10_000n;

/**
 * What moved in each month of the year before, entries that close it left out, and so many percent more, rounded to the smallest coin month by month; in base
 * currency of the same month a year later. Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE.
 */
export const budgetPropose: QueryHandler<'budget.propose'> = (scope, { year, percent, dimensions }) => {
  const filter = readLineFilter(scope, dimensions);
  if (!filter.ok) return filter;
  const factor = whole + decimal(percent, 2);
  const amounts = new StatementAmounts(scope, statementChart(scope), undefined, `${year - 1}-12-31` as LocalDate);
  const found: BudgetAmount[] = [];
  for (let at = 1; at <= 12; at += 1) {
    const [before, month] = [year - 1, year].map((of) => `${of}-${String(at).padStart(2, '0')}` as Period) as [Period, Period];
    const days = { from: firstDay(before), to: lastDay(before) };
    const moved = filter.value
      ? signedSum(filter.value.singleParts.map((part) => ({ sign: part.sign, of: amounts.of(part).moved(days).period })))
      : amounts.moved(days).period;
    for (const [no, booked] of moved) {
      const minor = divRound(inCurrencyOf(scope.company, booked, days.to, firstDay(month)) * factor, whole);
      if (minor !== 0n) found.push({ no, month: monthNumber(firstDay(month)), minor });
    }
  }
  return ok(linesOf(found, accountsOf(scope.db), scope.company.baseScale));
};

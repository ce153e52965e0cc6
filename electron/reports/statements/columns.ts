import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { addMonths, lastDay, periodOf } from '../../../shared/dates/period.ts';
import { quarterOf } from '../../../shared/dates/quarter.ts';
import { type Days, nameOfDays, partsOf, previousPeriod, previousYear, yearBefore } from '../../../shared/dates/report-periods.ts';
import type { Comparison, ReportColumn, ReportText } from '../../../shared/reports/report.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import type { LineFilter } from '../../queries/line-filter.ts';
import { mostParts } from '../by-value.ts';
import type { ReportQuestion } from '../report-source.ts';

/** A column of a statement: the days its amounts are of. */
export interface StatementColumn {
  readonly id: string;
  readonly days: Days;
  /** The lines its amounts are of, where they are not those of the report. */
  readonly lines?: LineFilter;
  /** The sum of the columns of its parts, which are given. */
  readonly parts?: readonly StatementColumn[];
  readonly title: ReportText;
  readonly group?: ReportText;
}

const titleOf = (days: Days): ReportText => {
  const name = nameOfDays(days);
  if (name === 'month') return { key: 'statement.month', values: { month: periodOf(days.from) } };
  if (name === 'quarter') {
    const quarter = quarterOf(days.from);
    return { key: 'statement.quarter', values: { quarter: quarter.slice(6), year: quarter.slice(0, 4) } };
  }
  return { key: 'statement.days', values: { from: days.from, to: days.to } };
};
const asOf = ({ to }: Days): ReportText => ({ key: 'statement.asOf', values: { on: to } });

/**
 * Columns of a statement over a period: the period itself, or its months or quarters and their total; each with what it is compared with beside it.
 * Rejects: REPORT_PARTS (too many months or quarters).
 */
export function columnsOfPeriod({ each, compare: asked, kind }: ReportQuestion, days: Days): Result<StatementColumn[]> {
  // Columns of a budget are of the same days: `withBudget` sets them beside these.
  const compare = asked === 'budget' ? undefined : asked;
  const compared = (of: Days) => (compare === 'previous-year' ? previousYear(of) : previousPeriod(of));
  const pair = (id: string, of: Days, parts?: readonly StatementColumn[], group?: ReportText): StatementColumn[] => {
    const heading = group ? { group } : {};
    const own: StatementColumn = { id, days: of, title: group && !compare ? group : titleOf(of), ...(parts ? { parts } : {}), ...heading };
    if (!compare) return [{ id, days: of, title: group ?? titleOf(of), ...(parts ? { parts } : {}) }];
    return [own, { id: `${id}:${compare}`, days: compared(of), title: titleOf(compared(of)), ...heading }];
  };
  if (!each) return ok(pair('amount', days));
  const parts = partsOf(days, each);
  if (parts.length > mostParts) return reject({ code: 'REPORT_PARTS', report: kind, count: parts.length, most: mostParts, field: 'each' });
  const columns = parts.flatMap((part) => pair(part.from, part, undefined, compare ? titleOf(part) : undefined));
  const own = columns.filter(({ id }) => !id.includes(':'));
  return ok([...columns, ...pair('total', days, own, { key: 'statement.total' })]);
}

/** The day a day is compared with: that of the year before, the last one before the period it ends begins, or the end of the month before. */
export const dayCompared = (compare: Comparison, on: LocalDate, period?: Days): LocalDate =>
  compare === 'previous-year' ? yearBefore(on) : period ? addDays(period.from, -1) : lastDay(addMonths(periodOf(on), -1));

/**
 * Columns of a statement as of a day: that day, or the ends of the months or quarters of a period; each with the day it is compared with beside it: the day
 * before the period begins, the end of the month before where no period is given, or the day of the year before.
 * Rejects: REPORT_PARTS, REPORT_NEEDS_FROM (`each` without a first day).
 */
export function columnsOfDay({ each, compare, from, to, kind }: ReportQuestion): Result<StatementColumn[]> {
  const day = (id: string, on: LocalDate, group?: ReportText): StatementColumn => {
    const days = { from: on, to: on };
    return { id, days, title: asOf(days), ...(group ? { group } : {}) };
  };
  const pair = (id: string, on: LocalDate, part: Days | undefined, group?: ReportText): StatementColumn[] =>
    compare ? [day(id, on, group), day(`${id}:${compare}`, dayCompared(compare, on, part), group)] : [day(id, on)];
  if (!each) return ok(pair('amount', to, from === undefined ? undefined : { from, to }));
  if (from === undefined) return reject({ code: 'REPORT_NEEDS_FROM', report: kind, field: 'from' });
  const parts = partsOf({ from, to }, each);
  if (parts.length > mostParts) return reject({ code: 'REPORT_PARTS', report: kind, count: parts.length, most: mostParts, field: 'each' });
  return ok(parts.flatMap((part) => pair(part.from, part.to, part, compare ? titleOf(part) : undefined)));
}

/** The column the report as a whole is of: its period, the total of its parts, or the last of its days. */
export const isWhole = ({ id, days }: StatementColumn, { to, each }: ReportQuestion, isBalance: boolean): boolean =>
  isBalance && each !== undefined ? days.to === to && !id.includes(':') : id === 'amount' || id === 'total';

/** As the report tells it. A balance has no first day: its drill-down begins with the books. */
export const printed = (column: StatementColumn, currency: string, isBalance: boolean): ReportColumn => ({
  id: column.id,
  kind: 'amount',
  title: column.title,
  ...(column.group ? { group: column.group } : {}),
  currency,
  ...(column.lines ? { dimensions: column.lines.asked } : {}),
  ...(isBalance ? {} : { from: column.days.from }),
  to: column.days.to,
});

import { date } from '../../shared/dates/local-date.ts';
import type { ReportText } from '../../shared/reports/report.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { positionKnownOn } from '../queries/known-on.ts';
import { allLines, type DimensionRow, type LineFilter } from '../queries/line-filter.ts';
import type { QueryScope } from '../queries/query.ts';
import type { ReportQuestion } from './report-source.ts';
import { statementChart } from './statements/accounts.ts';
import { closingEntries } from './statements/closing-entries.ts';

/** More than ten years of months, or as many values of a dimension, is no report anybody reads. */
export const mostParts = 120;

/** What can't be asked for beside a column a value: it would be two tables in one. */
export const besideValues = ({ by }: ReportQuestion): readonly ('each' | 'compare')[] => (by ? ['each', 'compare'] : []);

/** A column of one value, of lines without one, or (without `lines`) of all lines of the report. */
export interface ValueColumn {
  readonly id: string;
  readonly title: ReportText;
  readonly lines?: LineFilter;
}

/**
 * Columns by the values of a dimension: one a value, one for lines without one unless the report leaves these out, and last the report itself. What the first
 * ones come to adds up to the last one.
 */
export function columnsByValue<Whole extends object>(
  scope: QueryScope,
  { lines }: ReportQuestion,
  by: DimensionRow,
  whole: Whole,
): (Whole & ValueColumn)[] {
  const all = lines ?? allLines(scope);
  const { values, orNone } = all.of(by);
  return [
    ...values.map((value) => ({ ...whole, id: `value:${value.code}`, title: { text: value.name }, lines: all.with(by, value) })),
    ...(orNone ? [{ ...whole, id: 'without', title: { key: 'dimension.without' }, lines: all.with(by, undefined) }] : []),
    { ...whole, id: 'total', title: { key: 'statement.total' } },
  ];
}

/** Those columns with an amount, and the total. Rejects: REPORT_VALUES (there are too many). */
export function withAmounts<Column extends ValueColumn>(
  { kind }: ReportQuestion,
  columns: readonly Column[],
  hasAmounts: (column: Column) => boolean,
): Result<Column[]> {
  const shown = columns.filter((column) => column.lines === undefined || hasAmounts(column));
  return shown.length > mostParts
    ? reject({ code: 'REPORT_VALUES', report: kind, count: shown.length, most: mostParts, field: 'by' })
    : ok(shown);
}

/** What a reader of some lines has to know: entries that close a year have no dimensions, so the results of closed years stay where they were booked. */
export function filterNotes(scope: QueryScope, { lines, by, to, knownOn }: ReportQuestion): ReportText[] {
  if (!lines && !by) return [];
  const days = { from: date('1900-01-01'), to };
  const isClosed = closingEntries(scope, statementChart(scope), days, positionKnownOn(scope.db, knownOn)).size > 0;
  return isClosed ? [{ key: 'dimension.closed' }] : [];
}

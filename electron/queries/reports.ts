import type { ReadInputOf } from '../../shared/contracts/index.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { makeReportFile, timesRead } from '../report-files/make-file.ts';
import { printedReport } from '../report-files/printed-report.ts';
import { refuseBudget } from '../reports/beside-budget.ts';
import { refuseOptions } from '../reports/frame.ts';
import { reportMakers } from '../reports/index.ts';
import type { ReportSource } from '../reports/report-source.ts';
import { dimensionOf, readLineFilter } from './line-filter.ts';
import type { QueryHandler, QueryScope } from './query.ts';

type Asked = Omit<ReadInputOf<'report.get'>, 'limit' | 'offset'>;

/** Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE, and what the kind of report does. */
function makeReport(scope: QueryScope, { dimensions, by, ...asked }: Asked): Result<ReportSource> {
  const lines = readLineFilter(scope, dimensions);
  const dimension = by === undefined ? undefined : dimensionOf(scope.db, by);
  const refused = [
    ...(lines.ok ? [] : lines.rejections),
    ...(by !== undefined && !dimension ? [{ code: 'UNKNOWN_DIMENSION', dimension: by, field: 'by' }] : []),
    ...refuseBudget(asked),
    ...(asked.kind === 'trial-balance' ? [] : refuseOptions(asked, 'in', 'accounts')),
  ];
  if (!lines.ok || refused.length > 0) return reject(...refused);
  return reportMakers[asked.kind](scope, {
    ...asked,
    ...(lines.value ? { lines: lines.value } : {}),
    ...(dimension ? { by: dimension } : {}),
  });
}

export const reportGet: QueryHandler<'report.get'> = (scope, { limit, offset, ...question }) => {
  const source = makeReport(scope, question);
  if (!source.ok) return source;
  const { head, total } = source.value;
  return ok({ ...head, rows: source.value.rows(offset, limit), total });
};

/** Rejects besides: REPORT_TOO_LONG, REPORT_TOO_WIDE, REPORT_FILE_TOO_LARGE. */
export const reportExport: QueryHandler<'report.export'> = (scope, { format, language, details, ...question }) => {
  const source = makeReport(scope, question);
  if (!source.ok) return source;
  const { name, taxId } = scope.company;
  const all = source.value.total * timesRead(source.value.total, format);
  let done = 0;
  const onRows = (rows: number): void => {
    done += rows;
    scope.atStep?.(Math.min(done, all), all);
  };
  return makeReportFile(printedReport(source.value, { company: { name, taxId }, language, details, onRows }), format);
};

import { ok, type Result } from '../../shared/result.ts';
import { makeReportFile } from '../report-files/make-file.ts';
import { printedReport } from '../report-files/printed-report.ts';
import { reportMakers } from '../reports/index.ts';
import type { ReportQuestion, ReportSource } from '../reports/report-source.ts';
import type { QueryHandler, QueryScope } from './query.ts';

/** Rejects what the kind of report does. */
const makeReport = (scope: QueryScope, question: ReportQuestion): Result<ReportSource> => reportMakers[question.kind](scope, question);

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
  return makeReportFile(printedReport(source.value, { company: { name, taxId }, language, details }), format);
};

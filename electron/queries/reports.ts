import { ok, reject } from '../../shared/result.ts';
import { reportMakers } from '../reports/index.ts';
import type { QueryHandler } from './query.ts';

export const reportGet: QueryHandler<'report.get'> = (scope, { limit, offset, ...question }) => {
  const make = reportMakers[question.kind];
  if (!make) return reject({ code: 'REPORT_UNKNOWN', report: question.kind });
  const source = make(scope, question);
  if (!source.ok) return source;
  const { head, total } = source.value;
  return ok({ ...head, rows: source.value.rows(offset, limit), total });
};

export const reportExport: QueryHandler<'report.export'> = (_scope, { kind }) => reject({ code: 'REPORT_UNKNOWN', report: kind });

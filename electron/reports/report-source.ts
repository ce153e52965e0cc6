import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { Report, ReportRow } from '../../shared/reports/report.ts';
import type { Result } from '../../shared/result.ts';
import type { DimensionRow, LineFilter } from '../queries/line-filter.ts';
import type { QueryScope } from '../queries/query.ts';

/** What was asked for, without which of its rows. */
export type ReportQuestion = Omit<ReadInputOf<'report.get'>, 'limit' | 'offset' | 'dimensions' | 'by'> & {
  /** The lines it is told of; all without it. */
  readonly lines?: LineFilter;
  /** A column a value of this dimension. */
  readonly by?: DimensionRow;
};

/** A report whose rows are told a slice at a time: one of a million lines is never held whole. */
export interface ReportSource {
  readonly head: Omit<Report, 'rows'>;
  readonly total: number;
  /** Rows from `offset` on, at most `limit`, in the order of the report. */
  rows(offset: number, limit: number): readonly ReportRow[];
}

/** Computes one kind of report. Rejects what can't be asked of it; the rows are then only told. */
export type ReportMaker = (scope: QueryScope, question: ReportQuestion) => Result<ReportSource>;

/** A report that is small enough to be held. */
export const heldReport = (report: Report): ReportSource => {
  const { rows, ...head } = report;
  return { head, total: rows.length, rows: (offset, limit) => rows.slice(offset, offset + limit) };
};

import { useQueries } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '../../../shared/contracts/index.ts';
import type { ReportRow } from '../../../shared/reports/report.ts';
import { queryOf, useQueryOf } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';

const pageSize = 5000;
const noRows: readonly ReportRow[] = [];

/**
 * A report that is held whole, because its rows are a tree. More rows than one answer takes come in further ones; until all are there, there are none of
 * them. The last answer stays on screen while another question is answered.
 */
export function useReport(question: Omit<InputOf<'report.get'>, 'limit' | 'offset'>, { enabled = true } = {}) {
  const shown = useShown();
  const head = useQueryOf('report.get', question, { keep: true, enabled });
  const pages = head.isPlaceholderData ? 0 : Math.max(0, Math.ceil((head.data?.total ?? 0) / pageSize) - 1);
  const rest = useQueries({
    queries: Array.from({ length: pages }, (_, index) =>
      queryOf('report.get', { ...question, limit: pageSize, offset: (index + 1) * pageSize }, shown),
    ),
  }) as readonly { data?: OutputOf<'report.get'>; error: Error | null; isPending: boolean }[];
  const waits = rest.some(({ isPending }) => isPending);
  const first = head.data?.rows ?? noRows;
  const rows = waits ? noRows : rest.length === 0 ? first : [...first, ...rest.flatMap(({ data }) => data?.rows ?? [])];
  return {
    report: head.data,
    rows,
    loading: waits || (head.isFetching && (head.isPending || head.isPlaceholderData)),
    isOld: head.isPlaceholderData,
    error: head.error ?? rest.find(({ error }) => error)?.error ?? null,
    refetch: head.refetch,
  };
}

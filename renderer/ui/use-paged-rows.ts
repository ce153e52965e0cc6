import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { type QueryMethod, queryOf, useQueryOf } from '../app/engine.ts';
import { useShown } from '../app/shown-company.ts';
import type { RowSource } from './row-source.ts';

/** Queries that answer a slice of rows and how many there are in all. */
type PagedMethod = { [M in QueryMethod]: OutputOf<M> extends { rows: readonly unknown[]; total: number } ? M : never }[QueryMethod];
interface Page {
  readonly rows: readonly unknown[];
  readonly total: number;
}

const pageSize = 200;
/** Rows that are asked for beyond those on screen, on both sides. */
const ahead = 150;

/**
 * A register of any length: `const journal = usePagedRows('journal.list', { search })`, then `<DataGrid rows={journal.rows} loading={journal.loading}>`.
 * Only the pages on screen are asked for. `journal.first` is the whole answer of the first page, for totals that come with it.
 */
export function usePagedRows<M extends PagedMethod>(method: M, input: InputOf<M>, { enabled = true } = {}) {
  const shown = useShown();
  const slice = (index: number): InputOf<M> => ({ ...input, limit: pageSize, offset: index * pageSize });
  const page = (index: number) => ({ ...queryOf(method, slice(index), shown), enabled });
  // The first page stays on screen while another search is answered: no flicker at each key.
  const head = useQueryOf(method, slice(0), { enabled, keep: true });
  const { rows, error } = usePages(head.data, page);
  return {
    rows,
    total: rows.count,
    first: head.data,
    loading: head.isFetching && (head.isPending || head.isPlaceholderData),
    error: head.error ?? error,
    refetch: head.refetch,
  };
}

interface PageQuery<Answer> {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<Answer>;
  readonly enabled: boolean;
}

/** The pages after the first one that what is on screen needs, and all of them as one list. */
function usePages<Answer extends Page>(head: Answer | undefined, page: (index: number) => PageQuery<Answer>) {
  const total = head?.total ?? 0;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const want = useCallback((first: number, last: number) => {
    // What comes next is there before it is in sight.
    const next = { first: Math.max(0, Math.floor((first - ahead) / pageSize)), last: Math.floor((last + ahead) / pageSize) };
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const lastPage = Math.max(0, Math.ceil(total / pageSize) - 1);
  const from = Math.max(1, Math.min(range.first, lastPage));
  const to = Math.min(range.last, lastPage);
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const tail = useQueries({ queries: wanted.map(page) });

  const pages = new Map<number, Answer>();
  if (head) pages.set(0, head);
  for (const [index, query] of tail.entries()) if (query.data) pages.set(wanted[index]!, query.data);
  const rowOf = (from: ReadonlyMap<number, Answer>, index: number): Answer['rows'][number] | undefined =>
    from.get(Math.floor(index / pageSize))?.rows[index % pageSize];

  const client = useQueryClient();
  const read = async (first: number, last: number): Promise<Answer['rows'][number][]> => {
    const asked = new Map<number, Answer>();
    const indexes = Array.from(
      { length: Math.floor(last / pageSize) - Math.floor(first / pageSize) + 1 },
      (_, index) => Math.floor(first / pageSize) + index,
    );
    await Promise.all(indexes.map(async (index) => asked.set(index, await client.ensureQueryData(page(index)))));
    return Array.from({ length: last - first + 1 }, (_, index) => rowOf(asked, first + index)).filter((row) => row !== undefined);
  };

  const rows: RowSource<Answer['rows'][number]> = { count: total, at: (index) => rowOf(pages, index), want, read };
  return { rows, error: tail.find((query) => query.error)?.error ?? null };
}

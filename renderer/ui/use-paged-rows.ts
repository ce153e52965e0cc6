import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { type QueryMethod, queryOf, type Refusal } from '../app/engine.ts';
import { useShown } from '../app/shown-company.ts';
import type { RowSource } from './row-source.ts';

/** Queries that answer a slice of rows and how many there are in all. */
type PagedMethod = { [M in QueryMethod]: OutputOf<M> extends { rows: readonly unknown[]; total: number } ? M : never }[QueryMethod];
type RowOf<M extends PagedMethod> = OutputOf<M> extends { rows: readonly (infer Row)[] } ? Row : never;
interface Page<Row> {
  rows: Row[];
  total: number;
}

const pageSize = 200;
/** Rows that are asked for beyond those on screen, on both sides. */
const ahead = 150;

/**
 * A register of any length: `const journal = usePagedRows('journal.list', { search })`, then `<DataGrid rows={journal.rows} loading={journal.loading}>`.
 * Only the pages on screen are asked for. `journal.first` is the whole answer of the first page, for totals that come with it.
 */
export function usePagedRows<M extends PagedMethod>(method: M, input: Omit<InputOf<M>, 'limit' | 'offset'>, { enabled = true } = {}) {
  const shown = useShown();
  const page = (index: number) => {
    const { queryKey, queryFn } = queryOf(method, { ...input, limit: pageSize, offset: index * pageSize } as InputOf<M>, shown);
    return { queryKey: queryKey as readonly unknown[], queryFn: queryFn as () => Promise<OutputOf<M>>, enabled };
  };
  // The first page stays on screen while another search is answered: no flicker at each key.
  const head = useQuery<OutputOf<M>, Refusal, OutputOf<M>, readonly unknown[]>({ ...page(0), placeholderData: keepPreviousData as never });
  const total = (head.data as Page<unknown> | undefined)?.total ?? 0;

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

  const pages = new Map<number, Page<RowOf<M>>>();
  if (head.data) pages.set(0, head.data as Page<RowOf<M>>);
  for (const [index, query] of tail.entries()) if (query.data) pages.set(wanted[index]!, query.data as Page<RowOf<M>>);

  const client = useQueryClient();
  const read = async (first: number, last: number): Promise<RowOf<M>[]> => {
    const firstPage = Math.floor(first / pageSize);
    const count = Math.floor(last / pageSize) - firstPage + 1;
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) => client.ensureQueryData(page(firstPage + index)) as Promise<Page<RowOf<M>>>),
    );
    return answers.flatMap((answer) => answer.rows).slice(first - firstPage * pageSize, last - firstPage * pageSize + 1);
  };

  const rows: RowSource<RowOf<M>> = {
    count: total,
    at: (index) => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    want,
    read,
  };
  return {
    rows,
    total,
    first: head.data,
    loading: head.isFetching && (head.isPending || head.isPlaceholderData),
    error: head.error ?? tail.find((query) => query.error)?.error ?? null,
    refetch: head.refetch,
  };
}

import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AllMethods, InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { needsShown, type Shown } from '../../shared/contracts/shown.ts';
import { uuid7 } from '../../shared/ids/uuid7.ts';
import type { Rejection, Result } from '../../shared/result.ts';
import { client } from '../client.ts';
import { sayRefusedSwitch } from './company-changed.ts';
import { refreshAfter } from './invalidate.ts';
import { useShown } from './shown-company.ts';

type OfKind<K extends 'command' | 'query'> = { [M in keyof AllMethods]: AllMethods[M]['kind'] extends K ? M : never }[keyof AllMethods];
/** They leave the company that is open as it is. */
const ofSafety: ReadonlySet<string> = new Set(['app.backupNow', 'app.checkNow', 'app.stopWork', 'app.setBackupFolder', 'app.restore']);

export type QueryMethod = OfKind<'query'>;
export type CommandMethod = OfKind<'command'>;

/** A query that was refused, as the error of its hook. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly rejections: readonly Rejection[];
  constructor(rejections: readonly Rejection[]) {
    super(rejections.map((rejection) => rejection.code).join(', '));
    this.rejections = rejections;
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // The engine is on this machine: "offline" means nothing to it, and changes are announced, so focus needs no refetch.
    queries: { networkMode: 'always', retry: false, staleTime: 30_000, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/**
 * A refusal that says that the session is locked or over, or that another company is open than the screen shows: the frame asks who acts and what is
 * open, whichever screen met it first.
 */
export function heed<T>(answer: Result<T>): Result<T> {
  if (answer.ok) return answer;
  const has = (...codes: readonly string[]) => answer.rejections.some(({ code }) => codes.includes(code));
  if (has('SESSION_LOCKED', 'SIGN_IN_REQUIRED')) void queryClient.invalidateQueries({ queryKey: ['session.status'] });
  // Not called off by the next refusal: a screen full of questions is refused once each.
  if (has('COMPANY_CHANGED', 'NO_COMPANY_OPEN')) void queryClient.invalidateQueries({ queryKey: ['app.info'] }, { cancelRefetch: false });
  return answer;
}

/** Options of a query, for `useQueryOf` and wherever TanStack Query wants them itself. An answer is kept for the company file it was asked of. */
export const queryOf = <M extends QueryMethod>(method: M, input: InputOf<M>, shown: Shown) => ({
  queryKey: [method, input, needsShown(method) ? shown : null] as const,
  queryFn: async (): Promise<OutputOf<M>> => {
    const answer = heed(await client.call(method, input, shown));
    if (!answer.ok) throw new Refusal(answer.rejections);
    return answer.value;
  },
});

interface QueryOptions {
  /** False: not asked yet. */
  enabled?: boolean;
  /** Keeps showing the last answer while the next input is being answered. */
  keep?: boolean;
}

/** `const accounts = useQueryOf('account.list', {})`; `accounts.data` is the answer, `accounts.error` a `Refusal`. */
export function useQueryOf<M extends QueryMethod>(method: M, input: InputOf<M>, { enabled = true, keep = false }: QueryOptions = {}) {
  const shown = useShown();
  return useQuery<OutputOf<M>, Refusal, OutputOf<M>, readonly unknown[]>({
    ...queryOf(method, input, shown),
    enabled,
    // The cast stops at the library's own conditional types; what goes in and comes out is typed by the contract.
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/**
 * `const post = useCommand('journal.post')`. `post.run(input)` never throws: it answers a Result, and `post.rejections` keeps the refusal for `<Rejections>`
 * until the next run. `post.busy` is true while the engine works.
 */
export function useCommand<M extends CommandMethod>(method: M) {
  const queries = useQueryClient();
  const shown = useShown();
  const mutation = useMutation<Result<OutputOf<M>>, Error, { input: InputOf<M>; shown: Shown }>({
    mutationKey: [method],
    mutationFn: async (call) => heed(await client.call(method, call.input, call.shown)),
    onSuccess: (answer) => {
      if (!answer.ok) return sayRefusedSwitch(answer.rejections);
      if (method.startsWith('session.')) return queries.invalidateQueries({ queryKey: ['session.status'] });
      if (ofSafety.has(method)) return queries.invalidateQueries({ queryKey: ['app.safety'] });
      if (method.startsWith('app.') && method !== 'app.fetchRates') {
        // Another company is open now, or none: the frame takes the screens of the old one away.
        return queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('app.') });
      }
      refreshAfter(queries, { projections: method.startsWith('draft.') && method !== 'draft.approve' ? ['draft'] : ['*'] });
      return undefined;
    },
  });
  const { mutateAsync, data, isPending, reset } = mutation;
  // Meant for the company of the screen that made it, also when it runs as that screen is taken away.
  const run = useCallback((input: InputOf<M>): Promise<Result<OutputOf<M>>> => mutateAsync({ input, shown }), [mutateAsync, shown]);
  const rejections: readonly Rejection[] = data && !data.ok ? data.rejections : [];
  return { run, busy: isPending, rejections, reset };
}

export const newId = (): string => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/**
 * Id of the command a form will send: made when the form opens and sent again on every retry, so that a double click or a lost answer
 * posts once. Call `renew` after success when the form stays open for the next one.
 */
export function useCommandId(): { id: string; renew: () => void } {
  const [id, setId] = useState(newId);
  const renew = useCallback(() => setId(newId()), []);
  return { id, renew };
}

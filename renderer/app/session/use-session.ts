import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SessionInfo } from '../../../shared/contracts/users.ts';
import { client } from '../../client.ts';
import { heed, queryOf, type Refusal } from '../engine.ts';
import { useShown } from '../shown-company.ts';

const touchEveryMs = 60_000;

/** Who acts. Asked again now and then: the engine locks an idle session by itself, and nobody is there to notice. */
export const useSession = () =>
  useQuery<SessionInfo, Refusal, SessionInfo, readonly unknown[]>({
    ...queryOf('session.status', {}, useShown()),
    refetchInterval: 20_000,
    staleTime: 0,
  });

/** Tells the engine that a person is there, at most once a minute: reading a long list is no call. */
export function useTouch(isSignedIn: boolean): void {
  const shown = useShown();
  useEffect(() => {
    if (!isSignedIn) return;
    let lastMs = 0;
    const touch = () => {
      const nowMs = performance.now();
      if (lastMs !== 0 && nowMs - lastMs < touchEveryMs) return;
      lastMs = nowMs;
      void client.call('session.touch', {}, shown).then(heed);
    };
    const kinds = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const kind of kinds) addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch, { capture: true });
    };
  }, [isSignedIn, shown]);
}

/** Forgets what the last user saw when nobody acts any more, and reads everything again when someone does. */
export function useFreshAnswers(session: SessionInfo | undefined): void {
  const queries = useQueryClient();
  const state = session?.state;
  const user = session?.user?.id;
  const before = useRef({ state, user });
  useEffect(() => {
    const ofBooks = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !/^(app|session)\./.test(String(queryKey[0])) };
    const was = before.current;
    before.current = { state, user };
    if (was.state === undefined || (was.state === state && was.user === user)) return;
    if (state === 'signed-out') queries.removeQueries(ofBooks);
    else if (state !== 'locked') void (was.user === user ? queries.invalidateQueries(ofBooks) : queries.resetQueries(ofBooks));
  }, [state, user, queries]);
}

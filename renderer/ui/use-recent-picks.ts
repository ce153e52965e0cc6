import { useCallback, useState } from 'react';
import { useCompany } from '../app/company-context.ts';
import { recentPicks, rememberPick } from './recent-picks.ts';

/** What was chosen last from a kind of list of the company, as of when the list was last looked at: it does not move under the hand. */
export function useRecentPicks(kind: string) {
  const { id } = useCompany();
  const [recent, setRecent] = useState(() => recentPicks(id, kind));
  return {
    recent,
    /** Place among them, for `search`. */
    placeOf: (key: string): number | undefined => {
      const at = recent.indexOf(key);
      return at < 0 ? undefined : at;
    },
    remember: useCallback((key: string) => rememberPick(id, kind, key), [id, kind]),
    refresh: useCallback(() => {
      setRecent((now) => {
        const next = recentPicks(id, kind);
        return next.join('\n') === now.join('\n') ? now : next;
      });
    }, [id, kind]),
  };
}

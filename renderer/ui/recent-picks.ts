import { z } from 'zod';

// A convenience of this machine, so it is no part of the books.

/** As many as fit into an open list. */
const most = 12;
const kept = z.array(z.string());
const keyOf = (companyId: string, kind: string) => `davtari.recent.${companyId}.${kind}`;

/** What was chosen last from a kind of list, the last one first: ids or codes. */
export function recentPicks(companyId: string, kind: string): readonly string[] {
  try {
    return kept.safeParse(JSON.parse(localStorage.getItem(keyOf(companyId, kind)) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

export function rememberPick(companyId: string, kind: string, id: string): void {
  const others = recentPicks(companyId, kind).filter((each) => each !== id);
  try {
    localStorage.setItem(keyOf(companyId, kind), JSON.stringify([id, ...others].slice(0, most)));
  } catch {
    // Nothing comes first then.
  }
}

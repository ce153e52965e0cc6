/** How many days, weeks and months keep their newest backup, counted over those that have one: a month of holidays costs nothing. */
export interface Rotation {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const usualRotation: Rotation = { daily: 7, weekly: 4, monthly: 12 };

/**
 * The moments to keep out of `moments` (Unix milliseconds): the newest of each of the newest `daily` days, `weekly` ISO weeks and `monthly` months,
 * all in UTC. What is kept does not depend on how often old ones were removed before.
 */
export function momentsToKeep(moments: readonly number[], rotation: Rotation = usualRotation): Set<number> {
  const newestFirst = [...moments].sort((a, b) => b - a);
  const kept = new Set<number>();
  for (const [spanOf, count] of [
    [dayOf, rotation.daily],
    [weekOf, rotation.weekly],
    [monthOf, rotation.monthly],
  ] as const) {
    const seen = new Set<number>();
    for (const at of newestFirst) {
      const span = spanOf(at);
      if (seen.has(span)) continue;
      if (seen.size === count) break;
      seen.add(span);
      kept.add(at);
    }
  }
  return kept;
}

const dayMs = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / dayMs);
/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
const weekOf = (at: number): number => Math.floor((dayOf(at) + 3) / 7);
const monthOf = (at: number): number => {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

import type { QueryScope } from './query.ts';
import type { Conditions } from './register-pages.ts';
import { rememberUntilRecorded } from './register-pages.ts';

/** What a user recorded, as stretches of the log. */
function stretchesOf(scope: QueryScope, user: string): [first: number, last: number][] {
  return rememberUntilRecorded(scope, `recorded by ${user}`, () => {
    const stretches: [number, number][] = [];
    let isOpen = false;
    const batches = scope.db.iterate<{ first: bigint; last: bigint; user: string }>(
      `SELECT first_position AS first, first_position + event_count - 1 AS last, json_extract(CAST(header AS TEXT), '$.user') AS user
       FROM batch ORDER BY first_position`,
    );
    for (const { first, last, user: by } of batches) {
      const before = stretches.at(-1);
      if (by !== user) isOpen = false;
      else if (isOpen && before) before[1] = Number(last);
      else {
        stretches.push([Number(first), Number(last)]);
        isOpen = true;
      }
    }
    return stretches;
  });
}

const fewStretches = 100;

/** Leaves what a user recorded. Who recorded what stands in the log only, so its batches are read once. */
export function addRecordedBy(scope: QueryScope, where: Conditions, key: string, user: string): void {
  const stretches = stretchesOf(scope, user);
  if (stretches.length <= fewStretches) {
    where.add(`(${stretches.map(() => `${key} BETWEEN ? AND ?`).join(' OR ') || 'FALSE'})`, ...stretches.flat());
    return;
  }
  // One user after the other, again and again: which positions these are is written out, and looked up as a set.
  const positions = stretches.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  where.add(`${key} IN (SELECT value FROM json_each(?))`, JSON.stringify(positions));
}

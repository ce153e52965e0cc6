import type { KnownOn } from '../../shared/contracts/fields.ts';
import type { Db } from '../db/db.ts';
import type { BatchHeader } from '../log/batch.ts';
import { logHead } from './log-head.ts';

/**
 * The log position an answer is to stop at, or undefined when all of the log counts. An instant means the last batch whose own clock shows it or
 * earlier: with a clock that was set back in between, everything recorded before that batch counts too.
 */
export function positionKnownOn(db: Db, knownOn: KnownOn | undefined): number | undefined {
  if (knownOn === undefined) return undefined;
  const head = logHead(db).position;
  const position = typeof knownOn === 'number' ? knownOn : positionAt(db, Date.parse(knownOn));
  return position >= head ? undefined : position;
}

function positionAt(db: Db, wallMs: number): number {
  // From the newest back: what people ask for is mostly near.
  const batches = db.iterate<{ first: bigint; count: bigint; header: Buffer }>(
    'SELECT first_position AS first, event_count AS count, header FROM batch ORDER BY first_position DESC',
  );
  for (const { first, count, header } of batches) {
    if ((JSON.parse(header.toString('utf8')) as BatchHeader).wall <= wallMs) return Number(first + count - 1n);
  }
  return 0;
}

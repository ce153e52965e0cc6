import type { Db } from '../db/db.ts';
import { dropEntryIndexes } from '../db/migrate.ts';
import { flushBalances } from '../projections/balances.ts';
import { ProjectionContext } from '../projections/context.ts';
import { applyEvent } from '../projections/registry.ts';
import type { BatchHeader, LogEvent } from './batch.ts';
import { readEvents } from './read.ts';

export interface StoredBatch {
  readonly log: string;
  readonly seq: bigint;
  readonly first_position: bigint;
  readonly event_count: bigint;
  readonly header: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly packed: bigint;
  readonly payload: Buffer;
}

/** Every batch in order of arrival, one at a time: a long log never stands in memory whole. */
export function* batchesOf(db: Db): Generator<StoredBatch> {
  // Not cached: an iterating statement is busy until it ends.
  yield* db.raw.prepare('SELECT * FROM batch ORDER BY first_position').iterate() as IterableIterator<StoredBatch>;
}

/** Applies one batch to the projections and writes all that it gives. */
export function applyBatch(context: ProjectionContext, batch: StoredBatch, events: readonly LogEvent[]): void {
  applyRows(context, batch, events);
  flushBalances(context);
}

/** As `applyBatch`, but its balances wait for `flushBalances`. A row that can't be written is known to come from this batch. */
export function applyRows(context: ProjectionContext, batch: StoredBatch, events: readonly LogEvent[]): void {
  context.startBulk();
  applyEvents(context, batch, events);
  context.endBulk();
}

function applyEvents(context: ProjectionContext, batch: StoredBatch, events: readonly LogEvent[]): void {
  const header = JSON.parse(batch.header.toString('utf8')) as BatchHeader;
  const first = Number(batch.first_position);
  for (let index = 0; index < events.length; index += 1) {
    applyEvent(context, { position: first + index, wall: header.wall, user: header.user }, events[index]!);
  }
}

/** Replays the log of `source` into the (empty) projections of `target`. `onProgress` gets the events done so far. */
export function replay(source: Db, target: Db, onProgress?: (events: number) => void): number {
  const context = new ProjectionContext(target);
  // Rows and balances of many batches are written together: balances at the end, since nothing that is replayed reads them.
  context.startBulk();
  let events = 0;
  // Read in portions: `source` and `target` may be one connection, which can't write while a statement iterates.
  for (let after = 0n; ; ) {
    const batches = source.all<StoredBatch>('SELECT * FROM batch WHERE first_position > ? ORDER BY first_position LIMIT 50', after);
    if (batches.length === 0) break;
    for (const batch of batches) {
      applyEvents(context, batch, readEvents(Number(batch.packed), batch.payload));
      events += Number(batch.event_count);
      after = batch.first_position;
    }
    onProgress?.(events);
  }
  context.endBulk();
  flushBalances(context);
  return events;
}

/** Fills the empty projections of a file from its own log, indexes of entries and lines last. Call inside a transaction. Returns the number of events. */
export function replayInPlace(db: Db, onProgress?: (events: number) => void): number {
  const restoreIndexes = dropEntryIndexes(db);
  const events = replay(db, db, onProgress);
  restoreIndexes();
  return events;
}

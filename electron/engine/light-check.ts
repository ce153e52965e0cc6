import type { KeyObject } from 'node:crypto';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { idToBlob } from '../db/ids.ts';
import { checkSettings } from '../db/settings.ts';
import { type BatchHeader, batchFormat, encodeHeader, firstPrev, type LogEvent, sha256, suite, unpackPayload } from '../log/batch.ts';
import { publicKeyOf, verifySignature } from '../log/keys.ts';
import type { StoredBatch } from '../log/replay.ts';

/** Batches looked at on every open: the end of the file is where a torn write or a half restored copy shows. */
const newest = 8;

/**
 * The check of every open, a few milliseconds whatever the size of the file: settings of the connection, hash, signature and order of the newest
 * batches, and that the derived tables end where the log ends. `verifyFile` checks all of it.
 * Rejects: SETTING_NOT_IN_FORCE, FILE_DAMAGED with the batch, DERIVED_TABLES_DIFFER.
 */
export function lightCheck(db: Db): Result<true> {
  const settings = checkSettings(db);
  if (!settings.ok) return settings;
  const keyOf = keysOf(db);
  let next: bigint | undefined;
  for (const batch of db.all<StoredBatch>(`SELECT * FROM batch ORDER BY first_position DESC LIMIT ${newest}`)) {
    const place = `batch at event ${batch.first_position}`;
    const events = next === undefined || batch.first_position + batch.event_count === next ? readChecked(db, batch, keyOf) : undefined;
    if (!events) return reject({ code: 'FILE_DAMAGED', place });
    for (const [position, event] of events) {
      const known = db.get<{ position: bigint }>(
        'SELECT position FROM event_index WHERE id = ? AND rev = ?',
        idToBlob(event.id),
        event.rev,
      );
      if (known?.position !== position) return reject({ code: 'DERIVED_TABLES_DIFFER', place: `event ${position}` });
    }
    next = batch.first_position;
  }
  const beyond = db.get<{ position: bigint }>(
    `SELECT position FROM (SELECT position FROM journal_entry ORDER BY position DESC LIMIT 1)
     WHERE position > (SELECT first_position + event_count - 1 FROM batch ORDER BY first_position DESC LIMIT 1)`,
  );
  return beyond ? reject({ code: 'DERIVED_TABLES_DIFFER', place: `event ${beyond.position}` }) : ok(true);
}

/** The batch's first and last event with their positions, when everything about it is as it was signed. */
function readChecked(db: Db, batch: StoredBatch, keyOf: (log: string) => KeyObject | undefined): [bigint, LogEvent][] | undefined {
  try {
    if (sha256(batch.header) !== batch.hash.toString('hex')) return undefined;
    const header = JSON.parse(batch.header.toString('utf8')) as BatchHeader;
    if (!encodeHeader(header).equals(batch.header) || header.v !== batchFormat || header.suite !== suite) return undefined;
    if (header.log !== batch.log || BigInt(header.seq) !== batch.seq || BigInt(header.n) !== batch.event_count) return undefined;
    if (header.prev !== hashBefore(db, batch)) return undefined;
    const key = keyOf(batch.log);
    if (!key || !verifySignature(batch.hash, batch.signature, key)) return undefined;
    const payload = unpackPayload(Number(batch.packed), batch.payload);
    if (sha256(payload) !== header.root) return undefined;
    return linesOf(payload) === header.n ? ends(payload, batch) : undefined;
  } catch {
    return undefined;
  }
}

/** Public keys of logs, each read once: most batches are of one log. Throws for a key that is none. */
function keysOf(db: Db): (log: string) => KeyObject | undefined {
  const keys = new Map<string, KeyObject>();
  return (log) => {
    const known = keys.get(log);
    if (known) return known;
    const device = db.get<{ public_key: string }>('SELECT public_key FROM device WHERE log = ?', log);
    if (!device) return undefined;
    const key = publicKeyOf(device.public_key);
    keys.set(log, key);
    return key;
  };
}

/** Hash of the batch before in the same log, found from the end: an index of batches by log and number would be one more page in every commit. */
function hashBefore(db: Db, { log, seq, first_position: position }: StoredBatch): string | undefined {
  if (seq === 1n) return firstPrev;
  const before = db.get<{ seq: bigint; hash: Buffer }>(
    'SELECT seq, hash FROM batch WHERE log = ? AND first_position < ? ORDER BY first_position DESC LIMIT 1',
    log,
    position,
  );
  return before?.seq === seq - 1n ? before.hash.toString('hex') : undefined;
}

const lineFeed = 10;

function linesOf(payload: Buffer): number {
  let count = 1;
  for (let at = payload.indexOf(lineFeed); at >= 0; at = payload.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

/** First and last event of a batch with their positions: the others need no decoding. */
function ends(payload: Buffer, { first_position: first, event_count: count }: StoredBatch): [bigint, LogEvent][] {
  const read = (from: number, to: number) => JSON.parse(payload.toString('utf8', from, to)) as LogEvent;
  const last = payload.lastIndexOf(lineFeed) + 1;
  const ofLast: [bigint, LogEvent] = [first + count - 1n, read(last, payload.length)];
  return last === 0 ? [ofLast] : [[first, read(0, payload.indexOf(lineFeed))], ofLast];
}

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
  let next: bigint | undefined;
  for (const batch of db.all<StoredBatch>(`SELECT * FROM batch ORDER BY first_position DESC LIMIT ${newest}`)) {
    const place = `batch at event ${batch.first_position}`;
    const events = next === undefined || batch.first_position + batch.event_count === next ? readChecked(db, batch) : undefined;
    if (!events) return reject({ code: 'FILE_DAMAGED', place });
    for (const [position, event] of ends(events, batch.first_position)) {
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
    `SELECT max(position) AS position FROM journal_entry
     HAVING max(position) > (SELECT first_position + event_count - 1 FROM batch ORDER BY first_position DESC LIMIT 1)`,
  );
  return beyond ? reject({ code: 'DERIVED_TABLES_DIFFER', place: `event ${beyond.position}` }) : ok(true);
}

/** Lines of the batch's events when everything about it is as it was signed. */
function readChecked(db: Db, batch: StoredBatch): string[] | undefined {
  try {
    if (sha256(batch.header) !== batch.hash.toString('hex')) return undefined;
    const header = JSON.parse(batch.header.toString('utf8')) as BatchHeader;
    if (!encodeHeader(header).equals(batch.header) || header.v !== batchFormat || header.suite !== suite) return undefined;
    if (header.log !== batch.log || BigInt(header.seq) !== batch.seq || BigInt(header.n) !== batch.event_count) return undefined;
    const before = db.get<{ hash: Buffer }>('SELECT hash FROM batch WHERE log = ? AND seq = ?', batch.log, batch.seq - 1n);
    if (header.prev !== (batch.seq === 1n ? firstPrev : before?.hash.toString('hex'))) return undefined;
    const device = db.get<{ public_key: string }>('SELECT public_key FROM device WHERE log = ?', batch.log);
    if (!device || !verifySignature(batch.hash, batch.signature, publicKeyOf(device.public_key))) return undefined;
    const payload = unpackPayload(Number(batch.packed), batch.payload);
    if (sha256(payload) !== header.root) return undefined;
    const lines = payload.toString('utf8').split('\n');
    return lines.length === header.n ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** First and last event of a batch with their positions. */
function ends(lines: readonly string[], first: bigint): [bigint, LogEvent][] {
  return [...new Set([0, lines.length - 1])].map((index) => [first + BigInt(index), JSON.parse(lines[index]!) as LogEvent]);
}

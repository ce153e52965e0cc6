import { deviceCode } from '../../shared/numbering/document-number.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { readEvents } from '../log/read.ts';

/** The log before the own one in a moved file. */
export interface FormerLog {
  readonly log: string;
  /** Code in its series, empty for those of the company's first device. */
  readonly device: string;
}

/** Why a log began when the file was moved: all that the former log wrote is in the file then, as far as the file can tell. */
const movedReasons: ReadonlySet<unknown> = new Set(['key-missing', 'key-unknown', 'copied']);

/** Code of a log in its series: the one it goes on with, otherwise its own; the company's first log has none. */
export function codeOfLog(db: Db, log: string): string {
  const continued = db.get<{ device: string }>('SELECT device FROM number_continuation WHERE log = ?', log);
  if (continued) return continued.device;
  return db.get<{ no: bigint }>('SELECT no FROM device WHERE log = ?', log)?.no === 1n ? '' : deviceCode(log);
}

/**
 * The log whose series the own one may go on with: the one that wrote last before it. A log in between in which nothing was recorded is passed over: a file
 * is often copied once more before it lies where it stays. Rejects: NUMBERS_NO_FORMER (the company's first log), NUMBERS_TAKEN_OVER (by this log or by
 * another), NUMBERS_NOT_MOVED (an older or restored file: numbers it does not know of may have been given out), NUMBERS_FORMER_IN_USE (others have
 * written since).
 */
export function formerLog(db: Db, own: string): Result<FormerLog> {
  if (db.get('SELECT 1 FROM number_continuation WHERE log = ?', own)) return reject({ code: 'NUMBERS_TAKEN_OVER' });
  let log = own;
  let first: bigint;
  do {
    const begun = beginningOf(db, log);
    const before = db.get<{ log: string }>(
      'SELECT log FROM batch WHERE first_position < ? ORDER BY first_position DESC LIMIT 1',
      begun.first,
    );
    if (!before) return reject({ code: 'NUMBERS_NO_FORMER' });
    if (!movedReasons.has(begun.why)) return reject({ code: 'NUMBERS_NOT_MOVED' });
    first = begun.first;
    log = before.log;
  } while (isUnused(db, log, first));
  if (db.get('SELECT 1 FROM number_continuation WHERE former = ?', log)) return reject({ code: 'NUMBERS_TAKEN_OVER' });
  // Logs that were passed over have but their first batch, which stands before the own one.
  const ownFirst = beginningOf(db, own).first;
  if (db.get('SELECT 1 FROM batch WHERE first_position > ? AND log <> ? LIMIT 1', ownFirst, own))
    return reject({ code: 'NUMBERS_FORMER_IN_USE' });
  return ok({ log, device: codeOfLog(db, log) });
}

/** Where a log begins in the file, and why it began. Found by the enrolments of its device: batches have no index by log. */
function beginningOf(db: Db, log: string): { first: bigint; why: unknown } {
  const batch = db.get<{ first: bigint; packed: bigint; payload: Buffer }>(
    `SELECT b.first_position AS first, b.packed, b.payload FROM event_index e
     JOIN batch b ON b.first_position = (SELECT max(first_position) FROM batch WHERE first_position <= e.position)
     WHERE e.id = (SELECT unhex(replace(id, '-', '')) FROM device WHERE log = ?1) AND b.log = ?1 AND b.seq = 1`,
    log,
  )!;
  const enrolled = readEvents(Number(batch.packed), batch.payload).find(({ type }) => type === 'device.enrolled');
  return { first: batch.first, why: enrolled?.data.why };
}

/** Whether a log holds its enrolment and nothing else; the company's first log, which begins with its making, always holds more. */
function isUnused(db: Db, log: string, before: bigint): boolean {
  const last = db.get<{ log: string; seq: bigint; count: bigint }>(
    'SELECT log, seq, event_count AS count FROM batch WHERE first_position < ? ORDER BY first_position DESC LIMIT 1',
    before,
  )!;
  return last.log === log && last.seq === 1n && last.count === 1n;
}

import type { Rejection } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { type Head, isAt, readBeacon } from '../log/head-beacon.ts';
import { type DeviceKey, keyPlaceOf } from '../log/keys.ts';

/**
 * Why a file that was opened began a new log instead of continuing one: its key was missing or is that of other books, the file is a copy, it ends
 * before what this device wrote, it holds other batches than this device wrote, or it was made out of a backup.
 */
export const newLogReasons = ['key-missing', 'key-unknown', 'copied', 'older', 'other-branch', 'restored'] as const;
export type NewLogReason = (typeof newLogReasons)[number];

/** What the person is told: it reads like a rejection, though nothing was refused. */
export const newLogNotice = (reason: NewLogReason): Rejection => ({ code: `NEW_LOG_${reason.toUpperCase().replaceAll('-', '_')}` });

/**
 * The log of this device in a company file, or why it must not be continued. Two files that continue one log would give two different events one
 * place in it, and two documents one number; a new log has numbers of its own.
 */
export function ownLog(db: Db, file: string, key: DeviceKey | undefined): { log: string } | { reason: NewLogReason } {
  if (!key) return { reason: 'key-missing' };
  const last = db.get<{ log: string }>(
    'SELECT log FROM device WHERE id = ? AND public_key = ? ORDER BY no DESC LIMIT 1',
    key.deviceId,
    key.publicKey,
  );
  if (!last) return { reason: 'key-unknown' };
  const beacon = readBeacon(file);
  if (beacon?.publicKey !== key.publicKey) {
    // No beacon, or that of other books: the key file still knows where it was made.
    const made = keyPlaceOf(file);
    return made && !isAt(made, file) ? { reason: 'copied' } : last;
  }
  if (!isAt(beacon.place, file)) return { reason: 'copied' };
  // Looked for from the end, where it nearly always is.
  const there = db.get<{ hash: Buffer }>(
    'SELECT hash FROM batch WHERE log = ? AND seq = ? ORDER BY first_position DESC LIMIT 1',
    beacon.log,
    beacon.seq,
  );
  if (!there) return { reason: 'older' };
  return there.hash.toString('hex') === beacon.hash ? last : { reason: 'other-branch' };
}

/** The last batch of a log, or undefined when it has none. */
export function headOf(db: Db, log: string): Head | undefined {
  const row = db.get<{ seq: bigint; hash: Buffer }>('SELECT seq, hash FROM batch WHERE log = ? ORDER BY first_position DESC LIMIT 1', log);
  return row && { log, seq: Number(row.seq), hash: row.hash.toString('hex') };
}

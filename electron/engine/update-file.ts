import { basename, join } from 'node:path';
import { ok, type Result, reject } from '../../shared/result.ts';
import { defaultBackupFolder, logTag } from '../db/backup-names.ts';
import { copyBeforeUpdate } from '../db/copy-before-update.ts';
import { connect, type Db } from '../db/db.ts';
import { createRejection } from '../db/failures.ts';
import { migrate, schemaVersion } from '../db/migrate.ts';
import { readBeacon } from '../log/head-beacon.ts';
import { replayInPlace } from '../log/replay.ts';
import type { OpenOptions } from './company.ts';

/** What the disk may have against the copy, and a person can do something about. */
const ofCopy = new Set(['DISK_FULL', 'FILE_READ_ONLY', 'FILE_NOT_FOUND', 'NOT_A_FOLDER', 'DISK_ERROR']);

/** Whether the file was last written by an earlier version of the program. False for what can't be read: opening it says why. */
export function isOlder(file: string): boolean {
  let db: Db | undefined;
  try {
    db = connect(file, { readonly: true });
    return isOlderDb(db);
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

function isOlderDb(db: Db): boolean {
  const version = Number(db.raw.pragma('user_version', { simple: true }));
  return version > 0 && version < schemaVersion;
}

/**
 * Brings a file of an earlier version up to date, after a copy of it was made; nothing to do for a current one. Long books take a while: their derived
 * tables are made anew from the log, and `options.onUpdate` hears of it.
 * Rejects: what the disk has against the copy, with UPDATE_NEEDS_BACKUP, which says what to do. The file is untouched then: an update that goes wrong
 * without a copy would be worse than none.
 */
export function updateFile(db: Db, file: string, { now = Date.now, backupFolder, onUpdate }: OpenOptions = {}): Result<true> {
  const folder = backupFolder ?? defaultBackupFolder(file);
  try {
    copyBeforeUpdate(db, file, now(), folder, logTag(readBeacon(file)?.log));
  } catch (error) {
    const rejection = createRejection(error, join(folder, basename(file)));
    if (rejection && ofCopy.has(rejection.code)) return reject(rejection, { code: 'UPDATE_NEEDS_BACKUP', folder: basename(folder) });
    throw error;
  }
  const last = isOlderDb(db)
    ? db.get<{ events: bigint }>('SELECT first_position + event_count - 1 AS events FROM batch ORDER BY first_position DESC LIMIT 1')
    : undefined;
  const total = Number(last?.events ?? 0n);
  migrate(db, (target) => void replayInPlace(target, (events) => onUpdate?.(events, total)));
  return ok(true);
}

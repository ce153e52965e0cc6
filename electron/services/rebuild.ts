import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import { projectionDigests } from '../db/digest.ts';
import { openRejection } from '../db/failures.ts';
import { migrate, recreateProjections } from '../db/migrate.ts';
import { checkFile, checkVersion, checkWritable } from '../engine/open.ts';
import { replayInPlace } from '../log/replay.ts';

export interface Rebuilt {
  readonly events: number;
  readonly tables: number;
  /** Names of tables whose rows are not what they were before. */
  readonly different: readonly string[];
}

/**
 * Drops every projection and replays the log, in one transaction. The books stay readable for others meanwhile; a failure leaves them as they were.
 * Rejects: FILE_NOT_FOUND, NOT_A_COMPANY_FILE, NEWER_VERSION, FILE_READ_ONLY, FILE_BUSY and what the disk refuses.
 */
export function rebuild(file: string, onProgress?: (events: number) => void): Result<Rebuilt> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  const writable = checkWritable(file);
  if (!writable.ok) return writable;
  let db: Db | undefined;
  try {
    db = connect(file);
    const known = checkVersion(db);
    if (!known.ok) return known;
    migrate(db, replayInPlace);
    // Dropping a referenced table would check every row of it; the replay puts all of them back.
    db.raw.pragma('foreign_keys = OFF');
    db.raw.exec('BEGIN IMMEDIATE');
    const before = projectionDigests(db);
    recreateProjections(db);
    const events = replayInPlace(db, onProgress);
    const after = projectionDigests(db);
    db.raw.exec('COMMIT');
    const names = new Set([...before.keys(), ...after.keys()]);
    return ok({ events, tables: after.size, different: [...names].filter((name) => before.get(name) !== after.get(name)).sort() });
  } catch (error) {
    if (db?.raw.inTransaction) db.raw.exec('ROLLBACK');
    const rejection = openRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    db?.close();
  }
}

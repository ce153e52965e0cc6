import { projectionDigests } from '../db/digest.ts';
import { connect } from '../db/db.ts';
import { fileRejection } from '../db/failures.ts';
import { migrate, recreateProjections } from '../db/migrate.ts';
import { checkFile } from '../engine/open.ts';
import { replay } from '../log/replay.ts';
import { ok, reject, type Result } from '../../shared/result.ts';

export interface Rebuilt {
  readonly events: number;
  readonly tables: number;
  /** Names of tables whose rows are not what they were before. */
  readonly different: readonly string[];
}

/**
 * Drops every projection and replays the log, in one transaction. The books stay readable for others meanwhile; a failure leaves them as they were.
 * Rejects: FILE_NOT_FOUND, NOT_A_COMPANY_FILE, FILE_BUSY and what the disk refuses.
 */
export function rebuild(file: string, onProgress?: (events: number) => void): Result<Rebuilt> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  const db = connect(file);
  try {
    migrate(db);
    // Dropping a referenced table would check every row of it; the replay puts all of them back.
    db.raw.pragma('foreign_keys = OFF');
    db.raw.exec('BEGIN IMMEDIATE');
    const before = projectionDigests(db);
    recreateProjections(db);
    const events = replay(db, db, onProgress);
    const after = projectionDigests(db);
    db.raw.exec('COMMIT');
    const names = new Set([...before.keys(), ...after.keys()]);
    return ok({ events, tables: after.size, different: [...names].filter((name) => before.get(name) !== after.get(name)).sort() });
  } catch (error) {
    if (db.raw.inTransaction) db.raw.exec('ROLLBACK');
    const rejection = fileRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    db.close();
  }
}

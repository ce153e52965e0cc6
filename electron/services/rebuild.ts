import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import { openRejection } from '../db/failures.ts';
import { migrate, projectionTables, recreateProjections } from '../db/migrate.ts';
import { checkFile, checkVersion, checkWritable } from '../engine/open.ts';
import { replay, replayInPlace } from '../log/replay.ts';
import { withReplica } from '../log/replica.ts';

export interface Rebuilt {
  readonly events: number;
  readonly tables: number;
  /** Names of tables whose rows are not what they were before. */
  readonly different: readonly string[];
}

/**
 * Drops every projection and puts what a replay of the log gives in its place, in one transaction. The books stay readable for others meanwhile; a
 * failure leaves them as they were.
 * Rejects: FILE_NOT_FOUND, NOT_A_COMPANY_FILE, NEWER_VERSION, FILE_READ_ONLY, FILE_BUSY and what the disk refuses.
 */
export function rebuild(file: string, onProgress?: (events: number) => void): Result<Rebuilt> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  const writable = checkWritable(file);
  if (!writable.ok) return writable;
  return withReplica((replica): Result<Rebuilt> => {
    let db: Db | undefined;
    try {
      db = connect(file);
      const known = checkVersion(db);
      if (!known.ok) return known;
      migrate(db, replayInPlace);
      // Dropping a referenced table would check every row of it; all of them come back.
      db.raw.pragma('foreign_keys = OFF');
      db.raw.exec('BEGIN IMMEDIATE');
      const events = replay(db, replica.start(), onProgress);
      replica.attachTo(db);
      const different = replica.differentTables(db);
      recreateProjections(db);
      replica.copyInto(db);
      db.raw.exec('COMMIT');
      return ok({ events, tables: projectionTables(db).length, different });
    } catch (error) {
      if (db?.raw.inTransaction) db.raw.exec('ROLLBACK');
      const rejection = openRejection(error);
      if (rejection) return reject(rejection);
      throw error;
    } finally {
      db?.close();
    }
  });
}

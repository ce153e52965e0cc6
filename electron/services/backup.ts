import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import { createRejection, fileRejection } from '../db/failures.ts';
import { checkFile } from '../engine/open.ts';
import { verifyFile } from '../verify/verify.ts';

export interface BackedUp {
  readonly file: string;
  readonly events: number;
  readonly headHash: string;
}

/**
 * Copies a company file while it may be in use, then reopens and verifies the copy: only then does it get its name. The signing key stays where it
 * is, so a restored copy starts a log of its own. Rejects: FILE_EXISTS, BACKUP_DAMAGED, FILE_NOT_FOUND, NOT_A_COMPANY_FILE and what the disk refuses.
 */
export async function backup(file: string, to: string, onProgress?: (done: number, total: number) => void): Promise<Result<BackedUp>> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  if (existsSync(to)) return reject({ code: 'FILE_EXISTS', file: to });
  const part = `${to}.part`;
  const sides = [part, `${part}-wal`, `${part}-shm`];
  let done = false;
  try {
    for (const left of sides) rmSync(left, { force: true });
    if (!(await copyLive(file, part, onProgress))) copyResting(file, part);
    const verified = verifyFile(part);
    if (!verified.ok) return reject({ code: 'BACKUP_DAMAGED', place: verified.fault.place, reason: verified.fault.fault });
    if (existsSync(to)) return reject({ code: 'FILE_EXISTS', file: to });
    renameSync(part, to);
    done = true;
    return ok({ file: to, events: verified.events, headHash: verified.headHash });
  } catch (error) {
    const rejection = createRejection(error, to);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    for (const left of done ? sides.slice(1) : sides) rmSync(left, { force: true });
  }
}

/** SQLite's own online copy. False where the file lies on a medium that can't be written to: SQLite reads a WAL file only where it may write. */
async function copyLive(file: string, part: string, onProgress?: (done: number, total: number) => void): Promise<boolean> {
  let db: Db;
  try {
    db = connect(file, { readonly: true });
    db.get('SELECT 1 FROM batch LIMIT 1');
  } catch (error) {
    const code = fileRejection(error)?.code;
    if (code === 'FILE_NOT_FOUND' || code === 'FILE_READ_ONLY') return false;
    throw error;
  }
  try {
    await db.raw.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(totalPages - remainingPages, totalPages);
        return 1000;
      },
    });
    return true;
  } finally {
    db.close();
  }
}

/** Nothing can change there meanwhile, so the bytes are copied; what still stood in the WAL is taken into the copy. */
function copyResting(file: string, part: string): void {
  copyFileSync(file, part);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`);
  connect(part).close();
}

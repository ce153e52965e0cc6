import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok, type Result, reject } from '../../shared/result.ts';
import { backupExtension, backupName, defaultBackupFolder } from '../db/backup-names.ts';
import { createRejection } from '../db/failures.ts';
import { flush } from '../db/flush.ts';
import { halvesIn } from '../engine/halves.ts';
import { checkFile } from '../engine/open.ts';
import { keyFileOf } from '../log/keys.ts';
import { openForReading } from '../verify/open-for-reading.ts';
import { verifyFile } from '../verify/verify.ts';
import { backupsOf } from './backup/backups-of.ts';
import { listBackups, rotateBackups } from './backup/list.ts';
import { type ShouldStop, Stopped } from './stopped.ts';

export interface BackedUp {
  readonly file: string;
  readonly events: number;
  readonly headHash: string;
}

export interface BackupOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly shouldStop?: ShouldStop | undefined;
  /** Puts the signing key beside the copy. It is not in a backup unless asked for: who has it can sign in this device's name. */
  readonly withKey?: boolean | undefined;
}

/**
 * Copies a company file while it may be in use, then reopens and verifies the copy: only then does it get its name. The signing key stays where it
 * is unless asked for; a restored copy starts a log of its own in any case.
 * Rejects: FILE_EXISTS, BACKUP_DAMAGED, STOPPED, FILE_NOT_FOUND, NOT_A_COMPANY_FILE and what the disk refuses.
 */
export async function backup(file: string, to: string, options: BackupOptions = {}): Promise<Result<BackedUp>> {
  const { shouldStop = () => false, withKey = false } = options;
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  const taken = [to, ...(withKey ? [keyFileOf(to)] : [])].find((path) => existsSync(path));
  if (taken !== undefined) return reject({ code: 'FILE_EXISTS', file: taken });
  if (!existsSync(dirname(to))) return reject({ code: 'FILE_NOT_FOUND' });
  const part = `${to}.${process.pid}.part`;
  const sides = [part, `${part}-wal`, `${part}-shm`, `${part}-journal`];
  let done = false;
  try {
    for (const left of sides) rmSync(left, { force: true });
    await copyLive(file, part, options);
    const verified = verifyFile(part, () => {
      if (shouldStop()) throw new Stopped();
    });
    if (shouldStop()) return reject({ code: 'STOPPED' });
    if (!verified.ok) return reject({ code: 'BACKUP_DAMAGED', place: verified.fault.place, reason: verified.fault.fault });
    flush(part);
    if (existsSync(to)) return reject({ code: 'FILE_EXISTS', file: to });
    // The key first: once the copy has its name, all that was asked for is there.
    if (withKey && existsSync(keyFileOf(file))) {
      copyFileSync(keyFileOf(file), keyFileOf(to));
      flush(keyFileOf(to));
    }
    renameSync(part, to);
    done = true;
    flush(dirname(to));
    return ok({ file: to, events: verified.events, headHash: verified.headHash });
  } catch (error) {
    if (error instanceof Stopped) return reject({ code: 'STOPPED' });
    const rejection = createRejection(error, to);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    for (const left of done ? sides.slice(1) : sides) rmSync(left, { force: true });
  }
}

export interface KeptBackup extends BackedUp {
  /** Names of the older backups that the rotation removed. */
  readonly removed: readonly string[];
}

/**
 * Backs up into a folder under a name with the moment in it, then removes what the rotation does not keep: never before the new one is verified.
 * `nowMs`: Unix milliseconds. Rejects as `backup` does.
 */
export async function backupInto(
  file: string,
  nowMs: number,
  { folder = defaultBackupFolder(file), ...options }: BackupOptions & { readonly folder?: string | undefined } = {},
): Promise<Result<KeptBackup>> {
  const named = backupsOf(file);
  if (!named.ok) return named;
  const { stem, company, log } = named.value;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const half of halvesIn(folder, backupExtension))
      for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${half}${side}`, { force: true });
  } catch (error) {
    const rejection = createRejection(error, folder);
    if (rejection) return reject(rejection);
    throw error;
  }
  // A clock that was put back must not make the newest backup look old and be removed by the next rotation.
  const newest = listBackups(folder, stem, company)[0]?.at ?? 0;
  const at = Math.max(nowMs, newest + 1000);
  const made = await backup(file, join(folder, backupName({ stem, at, kind: 'regular', company, log })), options);
  if (!made.ok) return made;
  return ok({ ...made.value, removed: rotateBackups(folder, stem, company, log) });
}

/** SQLite's own online copy, of one state of the books: a post meanwhile does not make it start over. */
async function copyLive(file: string, part: string, { onProgress, shouldStop }: BackupOptions): Promise<void> {
  const { db, close } = openForReading(file);
  try {
    db.raw.exec('BEGIN');
    db.get('SELECT 1 FROM batch LIMIT 1');
    await db.raw.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        if (shouldStop?.()) throw new Stopped();
        onProgress?.(totalPages - remainingPages, totalPages);
        return 1000;
      },
    });
  } finally {
    close();
  }
}

import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import { createRejection } from '../db/failures.ts';
import { flush } from '../db/flush.ts';
import { schemaVersion } from '../db/migrate.ts';
import type { OpenOptions } from '../engine/company.ts';
import { removeKilled, sidesOf } from '../engine/halves.ts';
import { checkFile, checkVersion, openCompany } from '../engine/open.ts';
import { headFileOf } from '../log/head-beacon.ts';
import { keyFileOf } from '../log/keys.ts';
import { verifyFile } from '../verify/verify.ts';
import { rebuild } from './rebuild.ts';
import { type ShouldStop, Stopped } from './stopped.ts';

export interface Restored {
  readonly file: string;
  readonly events: number;
  readonly headHash: string;
}

export interface RestoreOptions extends OpenOptions {
  readonly onProgress?: ((events: number) => void) | undefined;
  readonly shouldStop?: ShouldStop | undefined;
}

/**
 * Makes a company file out of a backup: copied, brought up to date, verified from its bytes up, and given a log of its own; then all of it gets its
 * name at once. The backup stays as it is, and nothing is ever overwritten. `headHash` is that of the backup, before the new log.
 * Rejects: FILE_EXISTS, BACKUP_DAMAGED, NEWER_VERSION, STOPPED, FILE_NOT_FOUND, NOT_A_COMPANY_FILE and what the disk refuses.
 */
export function restore(backup: string, to: string, options: RestoreOptions = {}): Result<Restored> {
  const checked = checkFile(backup);
  if (!checked.ok) return checked;
  removeKilled(to);
  for (const taken of [to, `${to}-wal`, `${to}-journal`, keyFileOf(to)])
    if (existsSync(taken)) return reject({ code: 'FILE_EXISTS', file: taken });
  const part = `${to}.${process.pid}.part`;
  const sides = sidesOf(part);
  const stopOrShow = (events: number): void => {
    if (options.shouldStop?.()) throw new Stopped();
    options.onProgress?.(events);
  };
  try {
    for (const left of sides) rmSync(left, { force: true });
    copyFileSync(backup, part);
    if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${part}-wal`);
    const current = bringUpToDate(part, stopOrShow);
    if (!current.ok) return current;
    const verified = verifyFile(part, stopOrShow);
    if (options.shouldStop?.()) return reject({ code: 'STOPPED' });
    if (!verified.ok) return reject({ code: 'BACKUP_DAMAGED', place: verified.fault.place, reason: verified.fault.fault });
    if (existsSync(keyFileOf(backup))) copyFileSync(keyFileOf(backup), keyFileOf(part), constants.COPYFILE_EXCL);
    const opened = openCompany(part, { ...options, isRestored: true });
    if (!opened.ok) return opened;
    opened.value.close(); // writes the log back into the file
    if (existsSync(to)) return reject({ code: 'FILE_EXISTS', file: to });
    for (const whole of [keyFileOf(part), part]) flush(whole);
    // The company file last: it is the sign that everything is there.
    renameSync(headFileOf(part), headFileOf(to));
    renameSync(keyFileOf(part), keyFileOf(to));
    renameSync(part, to);
    flush(dirname(to));
    return ok({ file: to, events: verified.events, headHash: verified.headHash });
  } catch (error) {
    if (error instanceof Stopped) return reject({ code: 'STOPPED' });
    const rejection = createRejection(error, to);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    for (const left of sides) rmSync(left, { force: true });
  }
}

/** A backup of an older version gets today's tables, made anew from its log. */
function bringUpToDate(part: string, onProgress: (events: number) => void): Result<unknown> {
  let db: Db | undefined;
  let version: number;
  try {
    db = connect(part);
    const known = checkVersion(db);
    if (!known.ok) return known;
    version = Number(db.raw.pragma('user_version', { simple: true }));
  } finally {
    db?.close();
  }
  return version < schemaVersion ? rebuild(part, onProgress) : ok(true);
}

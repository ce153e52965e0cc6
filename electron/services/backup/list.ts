import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupKind, readBackupName } from '../../db/backup-names.ts';
import { momentsToKeep } from './rotation.ts';

export interface BackupFile {
  readonly file: string;
  readonly name: string;
  /** Unix milliseconds, as the name says. */
  readonly at: number;
  readonly kind: BackupKind;
  /** Of the copy of the company it was made of, where its name says so. */
  readonly log: string | undefined;
  readonly bytes: number;
}

/** Backups of one company file in a folder, newest first; of any company when its id can't be read. A folder that is not there has none. */
export function listBackups(folder: string, stem: string, company: string | undefined): BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const read = readBackupName(name);
      if (!read || read.stem !== stem || (company !== undefined && read.company !== company)) return [];
      const file = join(folder, name);
      return [{ file, name, at: read.at, kind: read.kind, log: read.log, bytes: statSync(file, { throwIfNoEntry: false })?.size ?? 0 }];
    })
    .sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1));
}

/** Backups made before an update are few and may be the only way back: the three newest stay besides the regular ones. */
const updatesKept = 3;

/**
 * Removes the backups of one copy of a company that the rotation does not keep; one that can't be removed stays. The newest is always kept. Other copies
 * may back up into the same folder: theirs are another log's, and none of this one's business. Returns the names of those removed.
 */
export function rotateBackups(folder: string, stem: string, company: string, log: string | undefined): string[] {
  const all = listBackups(folder, stem, company).filter((one) => one.log === log);
  const regular = all.filter(({ kind }) => kind === 'regular');
  const kept = momentsToKeep(regular.map(({ at }) => at));
  const updates = all.filter(({ kind }) => kind === 'before-update').slice(updatesKept);
  return [...regular.filter(({ at }) => !kept.has(at)), ...updates].filter(({ file }) => isRemoved(file)).map(({ name }) => name);
}

function isRemoved(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { basename, dirname, join } from 'node:path';

/** Another ending than a company file has: a double click must not open a backup for work. */
export const backupExtension = '.davtari-backup';

export type BackupKind = 'regular' | 'before-update';

export interface BackupName {
  /** Name of the company file without its ending. */
  readonly stem: string;
  /** Unix milliseconds, whole seconds. */
  readonly at: number;
  readonly kind: BackupKind;
  /** Last eight digits of the company's id: one folder may hold backups of several companies of one name. */
  readonly company: string;
  /** Last eight digits of the log the file's device writes: copies of one company that back up into one folder are told apart by it. */
  readonly log?: string | undefined;
}

export const defaultBackupFolder = (companyFile: string): string => join(dirname(companyFile), 'Backups');

export const stemOf = (companyFile: string): string => basename(companyFile).replace(/\.davtari$/i, '');

export const companyTag = (companyId: string): string => companyId.slice(-8);

export const logTag = (log: string | undefined): string | undefined => log?.slice(-8);

/** "Acme 2026-11-21 14-49-20Z 3f2a91bc-07d1e2f4.davtari-backup": UTC, and legal on every file system. */
export function backupName({ stem, at, kind, company, log }: BackupName): string {
  const [day, time] = new Date(at).toISOString().slice(0, 19).split('T');
  const update = kind === 'before-update' ? ' before-update' : '';
  return `${stem} ${day} ${time!.replaceAll(':', '-')}Z${update} ${company}${log === undefined ? '' : `-${log}`}${backupExtension}`;
}

/** Undefined for a file that is no backup of ours. */
export function readBackupName(name: string): BackupName | undefined {
  const match = /^(.+) (\d{4}-\d\d-\d\d) (\d\d)-(\d\d)-(\d\d)Z( before-update)? ([0-9a-f]{8})(?:-([0-9a-f]{8}))?\.davtari-backup$/.exec(
    name,
  );
  if (!match) return undefined;
  const [, stem, day, hour, minute, second, update, company, log] = match;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at)
    ? undefined
    : { stem: stem!, at, kind: update ? 'before-update' : 'regular', company: company!, ...(log === undefined ? {} : { log }) };
}

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, companyTag, defaultBackupFolder, stemOf } from './backup-names.ts';
import { connect, type Db } from './db.ts';
import { flush } from './flush.ts';
import { schemaVersion } from './migrate.ts';

/**
 * Keeps a copy of a file of an older version before its tables are changed; nothing to do for a current file. The copy is reopened and compared
 * before it gets its name. Throws what the disk says: without a copy the file is not touched. Returns the path of the copy.
 */
export function copyBeforeUpdate(
  db: Db,
  file: string,
  nowMs: number,
  folder = defaultBackupFolder(file),
  log?: string,
): string | undefined {
  const version = Number(db.raw.pragma('user_version', { simple: true }));
  if (version === 0 || version >= schemaVersion) return undefined;
  const { id } = db.get<{ id: string }>('SELECT id FROM company')!;
  const name = backupName({ stem: stemOf(file), at: nowMs, kind: 'before-update', company: companyTag(id), log });
  const to = join(folder, name);
  if (existsSync(to)) return to; // the same second: the update was killed and is tried again
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${to}.${process.pid}.part`;
  try {
    rmSync(part, { force: true });
    db.run('VACUUM INTO ?', part);
    const copy = connect(part, { readonly: true });
    try {
      const isWhole = copy.raw.pragma('integrity_check', { simple: true }) === 'ok' && end(copy) === end(db);
      if (!isWhole) throw new Error('the copy made before an update is not what was copied');
    } finally {
      copy.close();
    }
    flush(part);
    renameSync(part, to);
    flush(folder);
    return to;
  } finally {
    for (const left of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(left, { force: true });
  }
}

const end = (db: Db): string => {
  const row = db.get<{ n: bigint; hash: Buffer }>('SELECT count(*) OVER () AS n, hash FROM batch ORDER BY first_position DESC LIMIT 1')!;
  return `${row.n} ${row.hash.toString('hex')}`;
};

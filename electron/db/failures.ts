import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Rejection } from '../../shared/result.ts';

/** What went wrong with the file or the disk, as something a person can act on; undefined for a mistake of the program. */
export function fileRejection(error: unknown): Rejection | undefined {
  const code = error instanceof SQLite.SqliteError ? error.code : (error as NodeJS.ErrnoException | undefined)?.code;
  if (typeof code !== 'string') return undefined;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'FILE_BUSY' };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return { code: 'FILE_READ_ONLY' };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'DISK_FULL' };
  if (code === 'SQLITE_NOTADB') return { code: 'NOT_A_COMPANY_FILE' };
  if (code.startsWith('SQLITE_CORRUPT')) return { code: 'FILE_DAMAGED', place: 'database structure' };
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT' || code === 'EISDIR') return { code: 'FILE_NOT_FOUND' };
  if (code === 'ENOTDIR' || code === 'EEXIST') return { code: 'NOT_A_FOLDER' };
  if (code.startsWith('SQLITE_IOERR')) return { code: 'DISK_ERROR' };
  return undefined;
}

/** As `fileRejection`, while a file is being opened: what SQLite can't make sense of then is damage, no mistake of the program. */
export const openRejection = (error: unknown): Rejection | undefined =>
  fileRejection(error) ?? (error instanceof SQLite.SqliteError ? { code: 'FILE_DAMAGED', place: 'database structure' } : undefined);

/** As `fileRejection`, while a new file is being made: SQLite says the same of a missing folder and of one that can't be written to. */
export function createRejection(error: unknown, file: string): Rejection | undefined {
  const rejection = fileRejection(error);
  if (rejection?.code !== 'FILE_NOT_FOUND') return rejection;
  try {
    accessSync(dirname(file), constants.W_OK);
    return rejection;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ENOENT' ? rejection : { code: 'FILE_READ_ONLY' };
  }
}

import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Db } from '../db/db.ts';

export interface OpenFile {
  readonly db: Db;
  close(): void;
}

/**
 * Opens a company file for reading and leaves nothing beside it: neither a byte of the file nor its folder is changed. Throws SqliteError.
 * - In use, or left behind by a process that was killed (a write-ahead log with content): read as it stands, with that log.
 * - At rest: SQLite makes two files beside a WAL file to read it. A connection that may write takes them away again when it closes, one that may only
 *   read leaves them; so it may write, and no statement of it may.
 * - On a medium that cannot be written to or is full, or with remains that would have to be rolled back first: a copy is read.
 */
export function openForReading(file: string): OpenFile {
  const waiting = sizeOf(`${file}-wal`) > 0;
  if (waiting && existsSync(`${file}-shm`)) return open(file, { readonly: true }) ?? openCopy(file);
  if (waiting || existsSync(`${file}-journal`) || !mayWrite(file)) return openCopy(file);
  return open(file, {}) ?? openCopy(file);
}

/** Undefined where SQLite needs to write beside the file and may not. */
function open(file: string, options: { readonly readonly?: boolean }): OpenFile | undefined {
  const raw = new SQLite(file, { ...options, fileMustExist: true });
  try {
    raw.defaultSafeIntegers(true);
    raw.pragma('query_only = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cell_size_check = ON');
    raw.pragma('temp_store = MEMORY');
    raw.pragma('cache_size = -16384');
    raw.pragma('user_version'); // the first access to the file itself
    const db = new Db(raw);
    return { db, close: () => db.close() };
  } catch (error) {
    raw.close();
    const { code } = error as { code?: string };
    // The last two: there is no room beside it.
    const codes = ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_FULL', 'SQLITE_IOERR_SHM'];
    if (codes.some((one) => code?.startsWith(one))) return undefined;
    throw error;
  }
}

function openCopy(file: string): OpenFile {
  const folder = mkdtempSync(join(tmpdir(), 'davtari-read-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'copy');
    for (const suffix of ['', '-wal', '-journal']) if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
    const opened = open(copy, {});
    if (!opened) throw new SQLite.SqliteError('the copy cannot be opened', 'SQLITE_CANTOPEN');
    const close = () => {
      opened.close();
      remove();
    };
    return { db: opened.db, close };
  } catch (error) {
    remove();
    throw error;
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

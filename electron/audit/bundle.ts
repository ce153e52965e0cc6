import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { createRejection, openRejection } from '../db/failures.ts';
import { schemaVersion } from '../db/migrate.ts';
import { checkFile, checkVersion } from '../engine/open.ts';
import { type BatchHeader, sha256 } from '../log/batch.ts';
import { batchesOf } from '../log/replay.ts';
import { beginningLine, checkNow, compareTable, type Fault, LogVerifier, logLine, tablesOf } from '../verify/offline/log-verifier.mjs';
import { openForReading } from '../verify/open-for-reading.ts';
import { batchOf, cryptography } from '../verify/verify.ts';
import { format, readmeBg, readmeEn, readmeKa, readmeRu, verifyCommand, verifyPage } from './offline.texts.ts';
import { attachmentTable, engineTables } from './tables.ts';

export interface AuditBundle {
  readonly file: string;
  readonly batches: number;
  readonly events: number;
  readonly entries: number;
  readonly headHash: string;
}

export interface BundleOptions {
  /** Write over what already has the name. */
  readonly replace?: boolean | undefined;
  readonly onProgress?: ((events: number, total?: number) => void) | undefined;
}

/** Sizes in a plain zip archive end here. */
const largest = 2 ** 32 - 1;

const texts: readonly (readonly [string, string])[] = [
  ['README.md', readmeEn],
  ['README.ka.md', readmeKa],
  ['README.bg.md', readmeBg],
  ['README.ru.md', readmeRu],
  ['FORMAT.md', format],
  ['verify.html', verifyPage],
  ['verify.mjs', verifyCommand],
];

/**
 * Writes a zip archive with everything a third party needs to check the books without this program: the log, trial balance, number register, chart and
 * keys as the engine reports them, a verifier for Node and one for a browser, and the format. The log is verified first, and the tables are compared
 * with what the verifier adds up, so what is wrong is never handed over. The company file is only read; the archive gets its name when it is whole.
 * The same log gives the same archive.
 *
 * Rejects: FILE_EXISTS, FILE_DAMAGED with the place of the first fault, OLDER_VERSION where the tables were made by an older version, NEWER_VERSION,
 * BUNDLE_TOO_LARGE, FILE_NOT_FOUND, NOT_A_COMPANY_FILE and what the disk refuses.
 */
export function writeAuditBundle(file: string, out: string, { replace = false, onProgress }: BundleOptions = {}): Result<AuditBundle> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  if (!replace && existsSync(out)) return reject({ code: 'FILE_EXISTS', file: out });
  try {
    const { db, close } = openForReading(file);
    try {
      const known = checkVersion(db);
      if (!known.ok) return known;
      if (Number(db.raw.pragma('user_version', { simple: true })) < schemaVersion) return reject({ code: 'OLDER_VERSION' });
      db.raw.exec('BEGIN'); // log and tables of one moment, whatever another process appends meanwhile
      return bundle(db, out, replace, onProgress);
    } finally {
      close();
    }
  } catch (error) {
    const rejection = openRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  }
}

function bundle(db: Db, out: string, replace: boolean, onProgress: BundleOptions['onProgress']): Result<AuditBundle> {
  const verifier = new LogVerifier();
  let wall = 0;
  for (const stored of batchesOf(db)) {
    const read = checkNow(verifier, batchOf(stored), cryptography);
    if ('fault' in read) return damaged(read.fault);
    wall = (JSON.parse(stored.header.toString('utf8')) as BatchHeader).wall;
    onProgress?.(verifier.events);
  }
  const wrong = verifier.finish();
  if (wrong) return damaged(wrong);
  const tables = engineTables(db);
  for (const [name, expected] of Object.entries(tablesOf(verifier))) {
    const different = compareTable(name, expected, Buffer.from(tables[name] ?? ''));
    if (different) return damaged(different);
  }
  const missing = new Set(verifier.files.keys());
  for (const { sha256: name, bytes } of attachedFiles(db)) {
    missing.delete(name);
    if (sha256(bytes) !== name)
      return damaged({ place: `kept file ${name.slice(0, 12)}`, fault: 'its bytes are not the ones that were kept' });
  }
  for (const name of missing) return damaged({ place: `kept file ${name.slice(0, 12)}`, fault: 'it is missing' });

  const part = `${out}.part`;
  let done = false;
  try {
    const archive = new Archive(part, wall);
    try {
      const attachments = verifier.files.size === 0 ? {} : { 'attachments.csv': attachmentTable(db) };
      for (const [name, text] of [...texts, ...Object.entries(tables), ...Object.entries(attachments)]) archive.add(name, [text]);
      archive.add('log.jsonl', logLines(db, verifier, onProgress));
      for (const { sha256: name, bytes } of attachedFiles(db)) archive.add(`files/${name}`, [bytes]);
      archive.finish();
    } finally {
      archive.close();
    }
    if (!replace && existsSync(out)) return reject({ code: 'FILE_EXISTS', file: out });
    renameSync(part, out);
    done = true;
  } catch (error) {
    if (error instanceof TooLarge) return reject({ code: 'BUNDLE_TOO_LARGE' });
    const rejection = createRejection(error, out);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    if (!done) rmSync(part, { force: true });
  }
  const { batches, events, entries, headHash } = verifier;
  return ok({ file: out, batches, events, entries, headHash });
}

const damaged = ({ place, fault }: Fault): Result<never> => reject({ code: 'FILE_DAMAGED', place: `${place}: ${fault}` });

/** Each attached file once, by its hash. */
const attachedFiles = (db: Db) =>
  db.iterate<{ sha256: string; bytes: Buffer }>(
    'SELECT sha256, bytes FROM blob WHERE sha256 IN (SELECT sha256 FROM attachment) ORDER BY sha256',
  );

function* logLines(db: Db, verifier: LogVerifier, onProgress: BundleOptions['onProgress']): Generator<string> {
  yield beginningLine(verifier, verifier.company?.id ?? '');
  for (const stored of batchesOf(db)) {
    yield logLine(batchOf(stored));
    onProgress?.(Number(stored.first_position), verifier.events);
  }
}

class TooLarge extends Error {}

/** A zip archive that is written as it grows: neither a file of it nor the whole is ever in memory. */
class Archive {
  readonly #handle: number;
  readonly #zip: Zip;
  readonly #mtime: number;
  #written = 0;

  constructor(file: string, mtime: number) {
    this.#handle = openSync(file, 'w');
    this.#mtime = mtime;
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#written += chunk.length;
      if (this.#written > largest) throw new TooLarge();
      for (let at = 0; at < chunk.length; ) at += writeSync(this.#handle, chunk, at);
    });
  }

  add(name: string, pieces: Iterable<string | Uint8Array>): void {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = this.#mtime;
    this.#zip.add(entry);
    let size = 0;
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      size += bytes.length;
      if (size > largest) throw new TooLarge();
      entry.push(bytes, false);
    }
    entry.push(new Uint8Array(0), true);
  }

  finish(): void {
    this.#zip.end();
    fsyncSync(this.#handle);
  }

  close(): void {
    closeSync(this.#handle);
  }
}

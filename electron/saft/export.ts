import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { assert } from '../../shared/assert.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { AuditFile } from '../../shared/saft/types.ts';
import { createRejection } from '../db/failures.ts';
import { checkAuditFile } from './check-file.ts';
import { type Counted, Counter, documentOf } from './document.ts';
import { xmlCheck } from './validate-xml.ts';
import { auditFileChunks } from './write.ts';

export { checkAuditFile };

export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly counted: Counted;
}

export interface ExportOptions {
  /** Write over what already has the name. */
  readonly replace?: boolean | undefined;
  /** Records checked or bytes written so far; may throw to call the work off, which leaves nothing behind. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Writes an audit file. All records are read and checked before a byte of XML exists, then read again and written beside the file's name; what is written
 * is judged by the official schema on its way to the disk, and gets its name only when nothing was wrong.
 *
 * Rejects: FILE_EXISTS; everything `checkAuditFile` finds, all at once; SAFT_NOT_VALID for what only the official schema saw, with the line of the
 * file; and what the disk refuses. Throws what the records throw.
 */
export function exportAuditFile(file: AuditFile, out: string, { replace = false, onProgress }: ExportOptions = {}): Result<WrittenFile> {
  if (!replace && existsSync(out)) return reject({ code: 'FILE_EXISTS', file: out });
  const checked = checkAuditFile(file, { onProgress });
  if (!checked.ok) return checked;
  const part = `${out}.part`;
  try {
    const written = writeChecked(file, checked.value, part, onProgress);
    if (!written.ok) return written;
    renameSync(part, out);
    return ok({ file: out, bytes: written.value, counted: checked.value });
  } catch (error) {
    const rejection = createRejection(error, out);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

function writeChecked(file: AuditFile, counted: Counted, part: string, onProgress?: (done: number) => void): Result<number> {
  const { structure, data } = documentOf(file, counted);
  const check = xmlCheck('bg-saft');
  const again = new Counter();
  const handle = openSync(part, 'w');
  let bytes = 0;
  try {
    for (const chunk of auditFileChunks(structure, data, (element, record) => again.count(element, record))) {
      let from = 0;
      while (from < chunk.length) from += writeSync(handle, chunk, from);
      check.push(chunk);
      bytes += chunk.length;
      if (check.isFull) break;
      onProgress?.(bytes);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  const faults = check.end();
  const isWhole = !check.isFull;
  assert(!isWhole || isDeepStrictEqual(again.counted, counted), 'audit file: the records were not the same when they were read again');
  if (faults.length > 0)
    return reject(...faults.map(({ line, element, reason }): Rejection => ({ code: 'SAFT_NOT_VALID', place: line, element, reason })));
  return ok(bytes);
}

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileRejection } from '../db/failures.ts';
import { CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

/** Before the work begins: a file is never written over another one. */
export function refuseTaken(file: string | undefined): void {
  if (file !== undefined && existsSync(pathOf(file))) throw new CommandError(`${file} is there already: choose another name or remove it`);
}

/**
 * Writes a new file where the person said; it has its name only once all of it is there. Ends the command with what the disk refuses, also where the name
 * was taken meanwhile.
 */
export function writeNew(file: string, content: string | Uint8Array): void {
  const path = pathOf(file);
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, content);
    refuseTaken(file);
    renameSync(part, path);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    refuse([fileRejection(error) ?? { code: 'FILE_READ_ONLY' }], file);
  } finally {
    rmSync(part, { force: true });
  }
}

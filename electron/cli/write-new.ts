import { existsSync, writeFileSync } from 'node:fs';
import { fileRejection } from '../db/failures.ts';
import { CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

/** Before the work begins: a file is never written over another one. */
export function refuseTaken(file: string | undefined): void {
  if (file !== undefined && existsSync(pathOf(file))) throw new CommandError(`${file} is there already: choose another name or remove it`);
}

/** Writes a new file where the person said. Ends the command with what the disk refuses, also where the name was taken meanwhile. */
export function writeNew(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(pathOf(file), content, { flag: 'wx' });
  } catch (error) {
    refuse([fileRejection(error) ?? { code: 'FILE_READ_ONLY' }], file);
  }
}

import { closeSync, fsyncSync, openSync } from 'node:fs';

/** So that a name never reaches the disk before what it names: a file before it is renamed, its folder after. Windows opens no folders. */
export function flush(path: string): void {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Not every file system flushes folders.
  } finally {
    closeSync(handle);
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintedText } from './read-pdf.ts';

const isUpdating = process.env.GOLDEN === 'update';
if (isUpdating && process.env.CI) throw new Error('golden files are never written in CI');

/**
 * The committed text of a golden file. With GOLDEN=update the file is written anew first; the difference is then read line by line before
 * it is committed.
 */
export function golden(name: string, actual: string): string {
  const path = join(import.meta.dirname, name);
  if (isUpdating) writeFileSync(path, actual);
  return readFileSync(path, 'utf8');
}

/** One line per piece of text: page, x, y, text. */
export const asGolden = (printed: readonly PrintedText[]): string =>
  printed.map(({ page, x, y, text }) => `${page}\t${x.toFixed(1)}\t${y.toFixed(1)}\t${text}\n`).join('');

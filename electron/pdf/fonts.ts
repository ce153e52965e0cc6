import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { woffToTrueType } from './woff.ts';

export interface Fonts {
  readonly regular: Buffer;
  readonly semibold: Buffer;
}

let loaded: Fonts | undefined;

/**
 * FiraGO as TrueType, read at the first document and kept for the life of the process.
 * One typeface for Georgian, Cyrillic with Bulgarian letters, Latin and the signs ₾ € №, with digits of equal width.
 */
export function fonts(): Fonts {
  loaded ??= { regular: load(400), semibold: load(600) };
  return loaded;
}

/** The file is called "latin" and holds the whole typeface. */
function load(weight: 400 | 600): Buffer {
  const resolve = createRequire(import.meta.url).resolve;
  return woffToTrueType(readFileSync(resolve(`@fontsource/firago/files/firago-latin-${weight}-normal.woff`)));
}

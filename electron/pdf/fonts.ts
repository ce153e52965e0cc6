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

/** Text laid out by the reader of typefaces: glyphs, and where each goes. */
interface Run {
  readonly positions: readonly object[];
}

interface Typeface {
  layout(text: string, features?: unknown): Run;
}

let read: Readonly<Record<keyof Fonts, Typeface>> | undefined;

/**
 * Both weights for one document. Their tables, which take longer to read than a page to draw, are read once and shared. Glyphs are not: a glyph keeps
 * the characters it stood for first (a space, a no-break space), and they are written into the file, which may not depend on what was printed before.
 */
export function typefaces(): Readonly<Record<keyof Fonts, PDFKit.Mixins.PDFFontSource>> {
  read ??= readTables(fonts());
  return { regular: ofOneDocument(read.regular), semibold: ofOneDocument(read.semibold) };
}

function ofOneDocument(shared: Typeface): PDFKit.Mixins.PDFFontSource {
  const typeface: Typeface = Object.create(shared, { _glyphs: { value: {}, writable: true } });
  const runs = new Map<string, Run>();
  // The library lays a line out three times before it is drawn, and scales the positions it gets in place.
  typeface.layout = (text, features) => {
    const key = JSON.stringify([text, features]);
    const run = runs.get(key) ?? shared.layout.call(typeface, text, features);
    runs.set(key, run);
    return Object.create(run, { positions: { value: run.positions.map((position) => ({ ...position })) } });
  };
  // Read typefaces are taken as well as bytes; the type does not know.
  return typeface as unknown as PDFKit.Mixins.PDFFontSource;
}

/** With the reader the PDF library itself uses. */
function readTables({ regular, semibold }: Fonts): Readonly<Record<keyof Fonts, Typeface>> {
  const fontkit = createRequire(createRequire(import.meta.url).resolve('pdfkit'))('fontkit') as { create(bytes: Buffer): Typeface };
  return { regular: fontkit.create(regular), semibold: fontkit.create(semibold) };
}

/** The file is called "latin" and holds the whole typeface. */
function load(weight: 400 | 600): Buffer {
  const resolve = createRequire(import.meta.url).resolve;
  return woffToTrueType(readFileSync(resolve(`@fontsource/firago/files/firago-latin-${weight}-normal.woff`)));
}

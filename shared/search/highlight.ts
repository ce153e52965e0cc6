import { codeKey, keysOf, wordsOf } from './fold.ts';
import { otherLayouts } from './keyboard-layouts.ts';

/** A part of a text, and whether it is what was looked for. */
export interface Part {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly found: boolean;
}

const word = /[^\s,.:;()[\]{}«»„“”"/\\%№#_–—-]+/g;

/** The text with the beginnings of words that answer what was typed: in its own letters, whatever letters were typed. The parts put together are the text. */
export function highlight(text: string, typed: string): Part[] {
  const asked = typed.normalize('NFC').trim();
  if (asked === '' || text === '') return [{ at: 0, text, found: false }];
  for (const each of [asked, ...otherLayouts(asked)]) {
    const marked = partsOf(text, each);
    if (marked.some(({ found }) => found)) return marked;
  }
  return [{ at: 0, text, found: false }];
}

function partsOf(text: string, typed: string): Part[] {
  const code = codeKey(typed);
  if (codeKey(text.slice(0, typed.length)) === code) return cut(text, [[0, typed.length]]);
  const asked = wordsOf(typed).flatMap(keysOf);
  const ranges: [number, number][] = [];
  for (const { 0: whole, index } of text.matchAll(word)) {
    const length = Math.max(0, ...asked.map((key) => beginningOf(whole, key)));
    if (length > 0) ranges.push([index, index + length]);
  }
  return cut(text, ranges);
}

/** How many letters of the word the key stands for; 0 when the word does not begin with it. */
function beginningOf(whole: string, key: string): number {
  if (!keysOf(whole).some((own) => own.startsWith(key))) return 0;
  const letters = [...whole];
  let length = 0;
  for (const [at, letter] of letters.entries()) {
    length += letter.length;
    if (keysOf(letters.slice(0, at + 1).join('')).some((own) => own.startsWith(key))) return length;
  }
  return length;
}

function cut(text: string, ranges: readonly (readonly [number, number])[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (start > from) parts.push({ at: from, text: text.slice(from, start), found: false });
    parts.push({ at: start, text: text.slice(start, end), found: true });
    from = end;
  }
  if (from < text.length) parts.push({ at: from, text: text.slice(from), found: false });
  return parts;
}

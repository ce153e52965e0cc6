import { isReadTwoWays, romanise } from './transliterate.ts';

const between = /[\s,.:;()[\]{}«»„“”"/\\%№#_–—-]+/;
const apostrophes = /['’ʼ`´]/g;
const marks = /\p{M}+/gu;
// Figures are not folded: 1100 is not 100.
const doubled = /(\D)\1+/g;

/** Words of a text, small letters. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().replace(apostrophes, '').split(between);
  return words.includes('') ? words.filter(Boolean) : words;
}

const plain = /^[ -~]*$/;
const figures = /^\d*$/;

/**
 * What words of different scripts and spellings that sound alike have in common: "საბურთალო", "Сабуртало" and "Saburtalo" are all "saburtalo". Accents are
 * dropped, y is read as i and w as v, doubled letters as one.
 */
export function latinKey(word: string, rules: 'bg' | 'ru' = 'ru'): string {
  if (figures.test(word)) return word;
  const latin = plain.test(word)
    ? word.toLowerCase()
    : romanise(word.normalize('NFC'), rules).normalize('NFKD').replace(marks, '').replaceAll('ß', 'ss');
  return latin.replace(apostrophes, '').replaceAll('y', 'i').replaceAll('w', 'v').replace(doubled, '$1');
}

/** Keys a word is found by: two where Russian and Bulgarian rules differ, and where ფ, which the rule writes p, stands for the f of a foreign word. */
export function keysOf(word: string): readonly string[] {
  let keys = known.get(word);
  if (!keys) {
    const found = new Set([latinKey(word)]);
    if (isReadTwoWays(word)) found.add(latinKey(word, 'bg'));
    if (word.includes('ფ')) found.add(latinKey(word.replaceAll('ფ', 'f')));
    found.delete('');
    keys = [...found];
    if (known.size >= mostKnown) known.clear();
    known.set(word, keys);
  }
  return keys;
}

// The words of a company's names come again and again, and never have other keys.
const known = new Map<string, readonly string[]>();
const mostKnown = 100_000;

/** A code as it is compared: without spaces, small letters. */
export const codeKey = (code: string): string => code.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

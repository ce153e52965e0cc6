import { abbreviationsOf } from './abbreviations.ts';
import { firstFrom } from './first-from.ts';
import { codeKey, keysOf, wordsOf } from './fold.ts';
import { otherLayouts } from './keyboard-layouts.ts';

/** What a thing is found by: codes by their beginning, names by the beginnings of their words. */
export interface Searchable {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** Made once for a list; searching it takes no more than a few milliseconds for ten thousand names. */
export interface SearchIndex<T> {
  readonly items: readonly T[];
  /** Of each item. */
  readonly codes: readonly (readonly string[])[];
  /** Its words, each after a blank. */
  readonly texts: readonly string[];
  /** All words of all items, sorted, each once; which items have it, in their order, and which letters are in it. */
  readonly words: readonly string[];
  readonly holders: readonly (readonly number[])[];
  readonly letters: Uint32Array;
}

export function searchIndex<T>(items: readonly T[], textOf: (item: T) => Searchable): SearchIndex<T> {
  const codes: string[][] = [];
  const texts: string[] = [];
  const byWord = new Map<string, number[]>();
  items.forEach((item, at) => {
    const said = textOf(item);
    codes.push(codesOf(said));
    let text = '';
    for (const key of keysIn(said)) {
      text += ` ${key}`;
      const holders = byWord.get(key);
      if (!holders) byWord.set(key, [at]);
      else if (holders[holders.length - 1] !== at) holders.push(at);
    }
    texts.push(text);
  });
  const words = [...byWord.keys()].sort(inOrder);
  return { items, codes, texts, words, holders: words.map((word) => byWord.get(word)!), letters: Uint32Array.from(words, lettersOf) };
}

const codesOf = ({ codes }: Searchable): string[] => codes.filter(Boolean).map(codeKey);

/** The keys of all its words. */
const keysIn = ({ codes, names }: Searchable): string[] =>
  [...codes, ...names].flatMap((said) => [...wordsOf(said), ...abbreviationsOf(said)].flatMap(keysOf));

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How well an item answers what was typed; the less the better. Typing errors are added to `similar`. */
const grade = { exactCode: 0, codeBegins: 1, words: 2, wordsBegin: 3, otherLayout: 4, otherForm: 5, inside: 6, similar: 7 } as const;
const none = 255;
/** Words of what was typed beyond these are not looked at. */
const mostWords = 12;
/** Shorter text inside words is in everything. */
const shortestInside = 3;

export interface Wanted<T> {
  readonly limit: number;
  /** Place among those used last, 0 for the last one; undefined for all others. They come first among equals. */
  readonly recent?: (item: T) => number | undefined;
  /** Which items may be found; all unless given. */
  readonly accept?: (item: T) => boolean;
}

/**
 * Items for what was typed, best first: exact code, beginning of the code, every word typed is, or begins, a word of the code or a name in whatever script; where
 * there is none of these, the same on another keyboard layout; words with another ending; text inside words; and where there is nothing at all, with typing errors. Equals: those used last, then in the order of the list.
 */
export function search<T>(index: SearchIndex<T>, typed: string, { limit, recent, accept }: Wanted<T>): T[] {
  const graded = gradesFor(index, typed, limit, accept);
  const places: number[] = [];
  graded.forEach((at, item) => {
    if (at !== none) places.push(item);
  });
  const recency = recent && places.map((at) => recent(index.items[at]!) ?? Number.MAX_SAFE_INTEGER);
  const order = places.map((_, at) => at);
  order.sort((a, b) => graded[places[a]!]! - graded[places[b]!]! || (recency ? recency[a]! - recency[b]! : 0) || places[a]! - places[b]!);
  return order.slice(0, limit).map((at) => index.items[places[at]!]!);
}

function gradesFor<T>(index: SearchIndex<T>, typed: string, limit: number, accept: Wanted<T>['accept']): Uint8Array {
  const { items } = index;
  const text = typed.normalize('NFC').trim();
  if (text === '') return Uint8Array.from(items, (item) => (accept && !accept(item) ? none : 0));
  const grades = new Uint8Array(items.length).fill(none);
  let count = 0;
  const give = (at: number, to: number) => {
    if (to >= grades[at]! || (accept && !accept(items[at]!))) return;
    if (grades[at] === none) count += 1;
    grades[at] = to;
  };
  const code = codeKey(text);
  giveCodes(index, code, (at, exact) => give(at, exact ? grade.exactCode : grade.codeBegins));
  const asked = askedOf(text);
  giveBeginnings(index, asked, (at, whole) => give(at, whole ? grade.words : grade.wordsBegin));
  // Where the text says something as it stands, it was meant so.
  const others = count > 0 ? [] : otherLayouts(text);
  for (const other of others) {
    giveCodes(index, codeKey(other), (at) => give(at, grade.otherLayout));
    giveBeginnings(index, askedOf(other), (at) => give(at, grade.otherLayout));
  }
  if (count < limit) {
    for (const each of [asked, ...others.map(askedOf)]) giveBeginnings(index, withoutEndings(each), (at) => give(at, grade.otherForm));
  }
  if (count < limit) giveInside(index, asked, (at) => give(at, grade.inside));
  // Only where nothing else is found; and a figure is either the one that was meant or it is not.
  if (count === 0 && !asked.some((keys) => keys.some((key) => /\d/.test(key)))) {
    giveSimilar(index, asked, (at, errors) => give(at, grade.similar + errors));
  }
  return grades;
}

/** Words of what was typed, each with the keys it may be found by. */
const askedOf = (text: string): (readonly string[])[] =>
  wordsOf(text)
    .slice(0, mostWords)
    .map(keysOf)
    .filter((keys) => keys.length > 0);

const ending = /[aeiou]$/;

/** Words are declined: "ბანკი" stands in names as "ბანკში", "аренда" as "аренды". None where nothing is left out. */
function withoutEndings(asked: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const shorter = asked.map((keys) => keys.map((key) => (key.length >= 4 ? key.replace(ending, '') : key)));
  return shorter.some((keys, word) => keys.some((key, at) => key !== asked[word]![at])) ? shorter : [];
}

function giveCodes<T>({ codes }: SearchIndex<T>, code: string, give: (at: number, exact: boolean) => void): void {
  if (code === '') return;
  codes.forEach((own, at) => {
    for (const each of own) if (each.startsWith(code)) give(at, each === code);
  });
}

/** Items that have, for every word asked, a word that begins with it, and whether these are the whole words. */
function giveBeginnings<T>(
  { items, words, holders }: SearchIndex<T>,
  asked: readonly (readonly string[])[],
  give: (at: number, whole: boolean) => void,
): void {
  if (asked.length === 0) return;
  const met = new Uint8Array(items.length);
  const whole = new Uint8Array(items.length);
  asked.forEach((keys, word) => {
    for (const key of keys) {
      for (let at = firstFrom(words, key); at < words.length && words[at]!.startsWith(key); at += 1) {
        // Met up to the word before, or this one has been met already.
        for (const item of holders[at]!) {
          if (met[item] !== word) continue;
          met[item] = word + 1;
          // Among the words that begin with it the key itself stands first.
          if (words[at] === key) whole[item] = whole[item]! + 1;
        }
      }
    }
  });
  met.forEach((words, item) => {
    if (words === asked.length) give(item, whole[item] === asked.length);
  });
}

function giveInside<T>({ texts }: SearchIndex<T>, asked: readonly (readonly string[])[], give: (at: number) => void): void {
  if (asked.length === 0 || asked.some((keys) => keys.every((key) => key.length < shortestInside))) return;
  texts.forEach((text, at) => {
    if (asked.every((keys) => keys.some((key) => text.includes(key)))) give(at);
  });
}

/** Typing errors that are passed in a word of that length. */
const errorsIn = (key: string): number => (key.length < 4 ? 0 : key.length < 8 ? 1 : 2);

function giveSimilar<T>(index: SearchIndex<T>, asked: readonly (readonly string[])[], give: (at: number, errors: number) => void): void {
  const { items, words, holders, letters } = index;
  if (asked.length === 0) return;
  const total = new Uint8Array(items.length);
  // The longest first: it leaves the fewest.
  for (const keys of asked.toSorted((a, b) => b[0]!.length - a[0]!.length)) {
    const least = new Uint8Array(items.length).fill(none);
    let isFound = false;
    for (const key of keys) {
      const most = errorsIn(key);
      const wanted = lettersOf(key);
      for (let at = 0; at < words.length; at += 1) {
        // Each letter the word has not at all is an error of its own.
        if (bits(wanted & ~letters[at]!) > most) continue;
        const errors = words[at]!.startsWith(key) ? 0 : most === 0 ? none : errorsToBeginning(key, words[at]!, most);
        if (errors > most) continue;
        isFound = true;
        for (const item of holders[at]!) if (errors < least[item]!) least[item] = errors;
      }
    }
    if (!isFound) return;
    for (let item = 0; item < total.length; item += 1) {
      total[item] = total[item] === none || least[item] === none ? none : total[item]! + least[item]!;
    }
  }
  total.forEach((errors, item) => {
    if (errors !== none) give(item, errors);
  });
}

function lettersOf(word: string): number {
  let found = 0;
  for (let at = 0; at < word.length; at += 1) found |= 1 << (word.charCodeAt(at) & 31);
  return found >>> 0;
}

function bits(of: number): number {
  let left = of;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}

/**
 * Fewest errors (a letter too many, too few, another one, or two exchanged) that make the key the beginning of the word; more than `most` is told as
 * `most` + 1.
 */
export function errorsToBeginning(key: string, word: string, most: number): number {
  const far = most + 1;
  if (word.length < key.length - most) return far;
  const width = Math.min(word.length, key.length + most);
  let before = new Uint8Array(width + 2);
  let last = new Uint8Array(width + 2);
  let row = new Uint8Array(width + 2);
  for (let at = 0; at < last.length; at += 1) last[at] = Math.min(at, far);
  for (let at = 1; at <= key.length; at += 1) {
    // Further from the diagonal than `most` there are more errors than that.
    const from = Math.max(1, at - most);
    const to = Math.min(width, at + most);
    row[from - 1] = from === 1 ? Math.min(at, far) : far;
    let least = row[from - 1]!;
    const letter = key.charCodeAt(at - 1);
    for (let place = from; place <= to; place += 1) {
      const other = word.charCodeAt(place - 1);
      let errors = Math.min(last[place - 1]! + (letter === other ? 0 : 1), last[place]! + 1, row[place - 1]! + 1, far);
      const isSwapped = at > 1 && place > 1 && letter === word.charCodeAt(place - 2) && key.charCodeAt(at - 2) === other;
      if (isSwapped) errors = Math.min(errors, before[place - 2]! + 1);
      row[place] = errors;
      if (errors < least) least = errors;
    }
    row[to + 1] = far;
    if (least > most) return far;
    [before, last, row] = [last, row, before];
  }
  let least = far;
  for (let place = Math.max(0, key.length - most); place <= Math.min(width, key.length + most); place += 1)
    least = Math.min(least, last[place]!);
  return least;
}

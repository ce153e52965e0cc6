import { firstFrom } from './first-from.ts';
import { type Searchable, type SearchIndex, searchIndex } from './rank.ts';

/** An item that goes out of an index, or comes in at a place of the list as it is then. */
export type IndexChange<T> = { readonly out: number } | { readonly at: number; readonly item: T };

/**
 * The index with some of its items exchanged, one change after the other: what `searchIndex` makes of the list as it is then, without folding the names of
 * all the others again. The index that was given is not one any more.
 */
export function changeIndex<T>(index: SearchIndex<T>, changes: readonly IndexChange<T>[], textOf: (item: T) => Searchable): SearchIndex<T> {
  // Taken over, not copied: it may hold the names of fifty thousand items.
  const items = index.items as T[];
  const codes = index.codes as (readonly string[])[];
  const texts = index.texts as string[];
  const words = index.words as string[];
  const holders = index.holders as number[][];
  let { letters } = index;

  /** Places from `from` on are counted anew. */
  const shift = (from: number, by: 1 | -1): void => {
    for (const each of holders) {
      for (let at = each.length - 1; at >= 0 && each[at]! >= from; at -= 1) each[at] = each[at]! + by;
    }
  };
  const takeOut = (place: number): void => {
    for (const word of wordsIn(texts[place]!)) {
      const at = firstFrom(words, word);
      const left = holders[at]!.filter((item) => item !== place);
      if (left.length > 0) {
        holders[at] = left;
        continue;
      }
      words.splice(at, 1);
      holders.splice(at, 1);
      letters = without(letters, at);
    }
    items.splice(place, 1);
    codes.splice(place, 1);
    texts.splice(place, 1);
    shift(place, -1);
  };
  const putIn = (place: number, item: T): void => {
    const one = searchIndex([item], textOf);
    shift(place, 1);
    items.splice(place, 0, item);
    codes.splice(place, 0, one.codes[0]!);
    texts.splice(place, 0, one.texts[0]!);
    for (const [own, word] of one.words.entries()) {
      const at = firstFrom(words, word);
      if (words[at] === word) {
        const had = holders[at]!;
        had.splice(firstFrom(had, place), 0, place);
        continue;
      }
      words.splice(at, 0, word);
      holders.splice(at, 0, [place]);
      letters = withOne(letters, at, one.letters[own]!);
    }
  };
  for (const change of changes) {
    if ('out' in change) takeOut(change.out);
    else putIn(change.at, change.item);
  }
  return { items, codes, texts, words, holders, letters };
}

const wordsIn = (text: string): Set<string> => new Set(text.split(' ').slice(1));

function without(letters: Uint32Array, at: number): Uint32Array<ArrayBuffer> {
  const left = new Uint32Array(letters.length - 1);
  left.set(letters.subarray(0, at));
  left.set(letters.subarray(at + 1), at);
  return left;
}

function withOne(letters: Uint32Array, at: number, one: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(letters.length + 1);
  more.set(letters.subarray(0, at));
  more[at] = one;
  more.set(letters.subarray(at), at + 1);
  return more;
}

import { assert } from '../../shared/assert.ts';

/** Words of our own, such as kinds of documents, as the list behind an SQL IN. */
export function sqlList(words: readonly string[]): string {
  assert(words.length > 0 && words.every((word) => /^[a-z-]+$/.test(word)), 'a list in SQL is made of words of our own');
  return words.map((word) => `'${word}'`).join(', ');
}

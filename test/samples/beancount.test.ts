import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type BeancountOptions, readBeancount } from '../../shared/interchange/beancount.ts';
import type { Book } from '../../shared/interchange/book.ts';
import { bookBalances } from '../../shared/interchange/book-balances.ts';
import { powerOfTen, type Rational, scaledText, toText } from '../../shared/interchange/rational.ts';
import { valueBook } from '../../shared/interchange/value-book.ts';

const folder = new URL('../../../shared/samples/journals/beancount/', import.meta.url);
const isPresent = existsSync(folder);
if (!isPresent) console.warn('Not run: real Beancount files, the folder shared/samples is not beside this repository.');
const files = isPresent ? readdirSync(folder).filter((file) => /\.(?:beancount|bean)$/.test(file)) : [];

const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const has = (file: string): boolean => existsSync(new URL(file, folder));

/** A file beside the one that includes it, and no other. */
const readInclude: NonNullable<BeancountOptions['readInclude']> = (pattern) =>
  !pattern.includes('/') && has(pattern)
    ? { ok: true, files: [{ file: pattern, text: textOf(pattern) }] }
    : { ok: false, reason: 'not a sample' };

const read = (file: string, more: Partial<BeancountOptions> = {}) =>
  readBeancount(textOf(file), { file, currentYear: 2024, readInclude, ...more });

/** The tool cuts the digits it does not print: 281.666 is printed as 281.66. */
function cut(balance: Rational, decimals: number): string {
  const size = balance.num < 0n ? -balance.num : balance.num;
  const digits = (size * powerOfTen(decimals)) / balance.den;
  return scaledText(balance.num < 0n ? -digits : digits, decimals);
}

/** What the tool prints beside what the book holds, where they differ at the precision printed. */
function differences(book: Book, csv: string): string[] {
  const held = new Map(bookBalances(book).map(({ account, commodity, balance }) => [`${account},${commodity}`, balance]));
  const decimals = new Map(book.commodities.map(({ name, decimals: shown }) => [name, shown]));
  const wrong: string[] = [];
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [account, commodity, printed] = line.split(',') as [string, string, string];
    const balance = held.get(`${account},${commodity}`);
    held.delete(`${account},${commodity}`);
    const shown = printed.split('.')[1]?.length ?? 0;
    const actual = balance === undefined ? 'nothing' : cut(balance, shown);
    if (actual !== printed) wrong.push(`${account} ${commodity}: ${actual}, the tool has ${printed}`);
  }
  for (const [key, balance] of held) {
    if (/[1-9]/.test(cut(balance, decimals.get(key.split(',')[1]!) ?? 0))) wrong.push(`${key}: ${toText(balance)}, the tool has nothing`);
  }
  return wrong;
}

describe.skipIf(!isPresent)('[K12] real Beancount files give the balances of the tool', () => {
  test.each(files.filter((file) => has(`${file}.expected.csv`)))('[K12] %s', (file) => {
    const complaints = has(`${file}.expected-check.txt`) ? textOf(`${file}.expected-check.txt`).trim() : '';
    const plain = read(file);
    // What the tool complains of is refused, and nothing else is.
    expect(plain.ok ? [] : plain.rejections.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(
      complaints === '' ? [] : expect.anything(),
    );
    expect(plain.ok).toBe(complaints === '');
    const result = complaints === '' ? plain : read(file, { acceptErrors: true });
    if (!result.ok) throw new Error(JSON.stringify(result.rejections.slice(0, 5)));
    expect(differences(result.value, textOf(`${file}.expected.csv`))).toEqual([]);
    if (complaints !== '') return;

    const valued = valueBook(result.value);
    if (!valued.ok) throw new Error(JSON.stringify(valued.rejections.slice(0, 5)));
    const { entries, zeroLines, shortEntries } = valued.value;
    expect(entries.length + shortEntries.length).toBe(result.value.entries.length);
    expect(entries.every(({ lines }) => lines.reduce((sum, { baseMinor }) => sum + baseMinor, 0n) === 0n)).toBe(true);
    const count = (sum: number, { lines }: { lines: readonly unknown[] }) => sum + lines.length;
    expect(entries.reduce(count, 0) + shortEntries.reduce(count, 0) + zeroLines.length).toBe(result.value.entries.reduce(count, 0));
  });

  test.each(files.filter((file) => has(`${file}.expected-error.txt`)))('[K12] %s is refused', (file) => {
    const result = read(file);
    expect(result.ok).toBe(false);
  });

  test('[K12] the example of seven thousand lines is parsed well within a second', () => {
    const text = textOf('example.beancount');
    const started = performance.now();
    expect(readBeancount(text, { file: 'example.beancount', currentYear: 2024 }).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

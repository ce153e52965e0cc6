import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/worked-examples.md'), 'utf8');

/** Rows of the tables: example, what, file in backticks, title. */
const rows = page
  .split('\n')
  .filter((line) => /\| `[^`]+` \|/.test(line))
  .map((line) => {
    const [example, , file, ...title] = line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim());
    return { example: example!, file: file!.replaceAll('`', ''), title: title.join('|') };
  });

/** A title as it stands in the source: quotes of either kind. */
const stands = (source: string, title: string): boolean =>
  ["'", '"', '`'].some((quote) => source.includes(`${quote}${quote === "'" ? title.replaceAll("'", "\\'") : title}${quote}`));

test('[V2] every worked example has a row, and every row names a test that is there', () => {
  const missing = rows.filter(
    ({ file, title }) => !existsSync(resolve(root, file)) || !stands(readFileSync(resolve(root, file), 'utf8'), title),
  );
  expect(missing).toEqual([]);
  const named = new Set(rows.map(({ example }) => example));
  const georgian = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16].map((number) => `E${number}`);
  const bulgarian = ['12, cases 1 to 17', '12.1', '12.2', '12.3', '12.4'];
  expect([...georgian, ...bulgarian].filter((example) => !named.has(example))).toEqual([]);
});

test('[V2] a row of a test that is not there is noticed', () => {
  const source = readFileSync(resolve(root, 'test/contract/examples.test.ts'), 'utf8');
  expect(stands(source, '[V1] books every event of the month line by line')).toBe(true);
  expect(stands(source, '[V1] books every event of the month')).toBe(false);
});

import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { keyboardMap } from './keyboard-map.ts';

const root = resolve(import.meta.dirname, '../..');
const source = globSync('renderer/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('keyboard-map.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** What the last part of a key in the help is called by the code that listens for it. */
const names: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '→': 'ArrowRight',
  '←': 'ArrowLeft',
  Space: ' ',
  '?': 'Slash',
  '/': 'Slash',
  ',': 'Comma',
  '*': '*',
};
const ofHelp = keyboardMap.flatMap(({ keys }) =>
  keys.flatMap(({ id, press }) => press.map((key) => ({ id, key: key.replace(/^(?:(?:Ctrl|Alt|Shift)\+|⌘)+(?=.)/, '') }))),
);
const codeOf = (key: string) => names[key] ?? (/^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? 'Digit' : key);

/** Keys some code listens for, by the name it gives them. What every program does the same way, and what browsers do by themselves, is not listed. */
const bound = new Set([
  ...[...source.matchAll(/\b(?:event|key)\.(?:key|code) === '([^']+)'/g)].map(([, key]) => key!),
  ...[...source.matchAll(/'(?:(?:mod|alt|shift)\+)+(\w+)'/g)].map(([, key]) => (key!.length === 1 ? `Key${key}` : key!)),
  ...[...source.matchAll(/'(Key[A-Z])'/g)].map(([, key]) => key!),
]);
const ofTheSystem = new Set(['Tab', 'NumpadEnter', 'KeyV', '[', ']']);

test('[U6] every key the help shows is listened for', () => {
  const idle = ofHelp.filter(({ key }) => {
    const code = codeOf(key);
    return (
      !ofTheSystem.has(code) &&
      !bound.has(code) &&
      !source.includes(`'${code}'`) &&
      !source.includes(`${code}:`) &&
      !source.includes(`alt+${code}`)
    );
  });
  expect(idle).toEqual([]);
});

test('[U6] every key that is listened for is in the help', () => {
  const shown = new Set(ofHelp.map(({ key }) => codeOf(key)));
  expect(bound.size).toBeGreaterThan(15);
  expect([...bound].filter((key) => !shown.has(key) && !ofTheSystem.has(key)).sort()).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const root = resolve(import.meta.dirname, '../..');
const file = 'electron/verify/offline/log-verifier.mjs';

test('[L4] the verifier of the log imports nothing: no code of ours, no package, not even Node', () => {
  const text = readFileSync(resolve(root, file), 'utf8');
  expect(importsOf(root, ['electron/verify']).filter(({ from }) => from === file)).toEqual([]);
  // In its text too, types and comments included.
  expect(text).not.toMatch(
    /\bimport\b\s*[({'"*]|\bimport\b.*\bfrom\b|\brequire\b|\beval\b|\bnew Function\b|\bprocess\b|\bBuffer\b|\bfetch\b|\bXMLHttpRequest\b/,
  );
  expect(text).toMatch(/^\/\/ @ts-check\n/);
});

test('[L4] what makes it a command and a page imports the verifier, and the command nothing but files of Node', () => {
  const imported = importsOf(root, ['electron/audit/offline']).map(({ from, to }) => `${from} ${to}`);
  expect(imported.sort()).toEqual([
    'electron/audit/offline/verify-command.mjs electron/verify/offline/log-verifier.mjs',
    'electron/audit/offline/verify-command.mjs node:fs',
    'electron/audit/offline/verify-command.mjs node:path',
    'electron/audit/offline/verify-command.mjs node:url',
    'electron/audit/offline/verify-page.mjs electron/verify/offline/log-verifier.mjs',
  ]);
});

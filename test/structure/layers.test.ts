import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findCycle, type Import, importsIn, importsOf } from './imports.ts';

const root = resolve(import.meta.dirname, '../..');
const all = importsOf(root, ['renderer', 'shared', 'electron', 'migrations']);

const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const isFile = (name: string) => name.includes('/') && /^(?:\.\.|renderer|shared|electron|migrations|build|test)\//.test(name);
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const isPackage = (name: string) => !isFile(name) && !isNode(name);

/** One line per import of `folder` that `isAllowed` refuses, as `file:line imports what`. */
function wrong(folder: string, isAllowed: (imported: Import) => boolean): string[] {
  return all
    .filter((imported) => imported.from === folder || imported.from.startsWith(`${folder}/`))
    .filter((imported) => !isAllowed(imported))
    .map(({ from, line, to }) => `${from}:${line} imports ${to}`);
}

test('the scan sees every kind of import, and no comment', () => {
  const text = [
    "import type { A } from './a.ts'; // import './no.ts'",
    "import { b,\n  type B } from '../b.ts';",
    "/* import './no.ts' */ import './c.css';",
    "export * from './d.ts';",
    "const e = await import('./e.ts');",
    "type F = import('./f.ts').F;",
    "const address = 'http://import/x'; const g = require('electron');",
    "export type { H } from 'node:fs';",
  ].join('\n');
  const found = importsIn('/r', '/r/shared/x/y.ts', text);
  expect(found.map(({ to }) => to)).toEqual([
    'shared/x/a.ts',
    'shared/b.ts',
    'shared/x/c.css',
    'shared/x/d.ts',
    'shared/x/e.ts',
    'shared/x/f.ts',
    'electron',
    'node:fs',
  ]);
  expect(found.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
});

test('[X1] there is something to check', () => {
  for (const folder of ['renderer', 'shared', 'electron'])
    expect(all.filter(({ from }) => from.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(5);
});

test('[X1] shared imports shared and pure packages only', () => {
  // zod reads contracts, fast-xml-parser the lists banks publish; nothing else is needed to compute.
  const pure = new Set(['zod', 'fast-xml-parser']);
  expect(wrong('shared', ({ to }) => to.startsWith('shared/') || (isPackage(to) && pure.has(packageOf(to))))).toEqual([]);
});

test('[X1] the renderer imports itself and shared, never Node, Electron or the engine', () => {
  const engines = new Set(['electron', 'better-sqlite3', 'kysely', 'pdfkit', 'libxml2-wasm', 'hono', '@hono/node-server']);
  const isAllowed = ({ to }: Import) =>
    to.startsWith('renderer/') || to.startsWith('shared/') || (isPackage(to) && !engines.has(packageOf(to)));
  expect(wrong('renderer', isAllowed)).toEqual([]);
});

test('[X1] the preload imports the contracts and Electron only', () => {
  expect(wrong('electron/preload.ts', ({ to }) => to === 'electron' || to.startsWith('shared/contracts/'))).toEqual([]);
});

test('[X1] electron never imports the renderer, nor anything of the interface', () => {
  const ofInterface = /^(react|react-dom|react-i18next|lucide-react)$|^@(mantine|tanstack)\//;
  expect(wrong('electron', ({ to }) => !to.startsWith('renderer/') && !(isPackage(to) && ofInterface.test(to)))).toEqual([]);
});

test('[X1] only the desktop shell imports the module electron', () => {
  const isShell = (file: string) => file === 'electron/main.ts' || file === 'electron/preload.ts' || file.startsWith('electron/desktop/');
  expect(wrong('electron', ({ from, to }) => packageOf(to) !== 'electron' || isFile(to) || isShell(from))).toEqual([]);
});

test('[X1] nothing below the hosts knows a host', () => {
  const hosts = /^electron\/(main\.ts|preload\.ts|desktop\/|hosts\/|cli\/)/;
  const below = ({ from, to }: Import) => hosts.test(from) || !hosts.test(to);
  expect(wrong('electron', below)).toEqual([]);
});

test('[X1] engine, projections and queries know no service above them', () => {
  for (const layer of ['db', 'log', 'projections', 'queries', 'engine']) {
    expect(
      wrong(`electron/${layer}`, ({ to }) => !to.startsWith('electron/services/')),
      layer,
    ).toEqual([]);
  }
  for (const layer of ['db', 'log', 'projections', 'queries']) {
    expect(
      wrong(`electron/${layer}`, ({ to }) => !to.startsWith('electron/engine/')),
      layer,
    ).toEqual([]);
  }
});

test('[X1] migrations import nothing but each other', () => {
  expect(wrong('migrations', ({ to }) => to.startsWith('migrations/'))).toEqual([]);
});

test('[X1] folders of shared form no cycle', () => {
  // A file directly in shared is a node of its own.
  const node = (file: string) => file.split('/').slice(0, 2).join('/');
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of all) {
    if (!from.startsWith('shared/') || !to.startsWith('shared/') || node(from) === node(to)) continue;
    graph.set(node(from), (graph.get(node(from)) ?? new Set()).add(node(to)));
  }
  expect(findCycle(graph)?.join(' -> ')).toBeUndefined();
});

test('[X1] money and dates know nobody in shared but results, assertions and the list of languages', () => {
  const leaves = new Set(['shared/assert.ts', 'shared/result.ts', 'shared/locales/languages.ts']);
  for (const folder of ['shared/money', 'shared/dates']) {
    const isAllowed = ({ to }: Import) => to.startsWith(`${folder}/`) || leaves.has(to);
    expect(wrong(folder, isAllowed)).toEqual([]);
  }
});

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { keptTexts, packed } from '../../build/vite.config.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Folder with these programs of `children`, each bundled as the program that is installed is, so that one of the hundreds that are killed starts in less
 * than half of the time it takes to read the sources. Call once a test file, before its tests.
 */
export async function bundleChildren(...names: readonly string[]): Promise<string> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  // Below the project, because what is not bundled is looked for from there.
  const folder = mkdtempSync(join(cache, 'children-'));
  folders.push(folder);
  const input = Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, 'children', `${name}.ts`)]));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [keptTexts],
    resolve: { conditions: ['node', 'import', 'default'] },
    ssr: { noExternal: true },
    build: {
      target: 'node24',
      ssr: true,
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: { ...input, worker: join(root, 'electron/workers/worker.ts') },
        external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`), ...packed],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  });
  return folder;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

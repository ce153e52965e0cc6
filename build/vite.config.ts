import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, '..');
const fromNode = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
// Packed as packages, in `dependencies`: native code, packages that read files of their own, and what those need. All else is bundled.
export const packed = [/^electron$/, /^better-sqlite3$/, /^kysely(\/|$)/, /^pdfkit$/, /^@fontsource\/firago(\/|$)/, /^libxml2-wasm$/];

const entries = {
  main: 'electron/main.ts',
  host: 'electron/hosts/serve.ts',
  cli: 'electron/cli/main.ts',
  worker: 'electron/workers/worker.ts',
};
const input = Object.fromEntries(
  Object.entries(entries)
    .map(([name, file]) => [name, resolve(root, file)] as const)
    .filter(([, file]) => existsSync(file)),
);

const main: EnvironmentOptions = {
  consumer: 'server',
  resolve: { conditions: ['node', 'import', 'default'], externalConditions: ['node'], noExternal: true },
  build: {
    target: 'node24',
    outDir: resolve(root, 'dist/main'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false, // stack frames in an error report stay readable
    ssr: true,
    rolldownOptions: {
      input,
      external: [...fromNode, ...packed],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
};

// A module named *.texts.ts exports texts that it reads from the files beside it. It runs here, and the bundle carries what it exported.
export const keptTexts: Plugin = {
  name: 'kept-texts',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('.texts.ts')) return null;
    const texts = (await import(pathToFileURL(id).href)) as Record<string, string>;
    return Object.entries(texts)
      .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
      .join('\n');
  },
};

// A sandboxed preload is one CommonJS file that may require only 'electron'.
const preload: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    target: 'node24',
    outDir: resolve(root, 'dist/preload'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: { preload: resolve(root, 'electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './', // the same files under app:// and under http
  plugins: [keptTexts, react()],
  server: { host: '127.0.0.1' },
  environments: {
    client: {
      build: {
        target: 'chrome146', // Electron 45's
        outDir: resolve(root, 'dist/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        chunkSizeWarningLimit: 900,
        rolldownOptions: {
          output: {
            // The setting that keeps zod from probing `new Function` stands alone and is imported first: whichever chunk needs a schema, it was made before.
            codeSplitting: {
              groups: [
                { name: 'csp', test: /renderer[\\/]app[\\/]csp\.ts$/ },
                { name: 'schemas', test: /node_modules[\\/]zod[\\/]/ },
              ],
            },
          },
        },
      },
    },
    main,
    preload,
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'client']) await builder.build(builder.environments[name]!);
    },
  },
});

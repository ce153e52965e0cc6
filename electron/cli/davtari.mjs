#!/usr/bin/env node
// Runs the command line under the Node this project brings, whatever Node it was started with.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

// The reader of a pipe may have enough before we are done: `davtari exec --list | head`.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Reading and stripping a few hundred sources is half of a short command: what was compiled once is kept.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'node'));
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else if (existsSync(own)) {
  const { status } = spawnSync(own, [join(here, 'davtari.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.error('Davtari needs Node 24. Run `npm ci` in its folder: it brings one.');
  process.exitCode = 1;
}

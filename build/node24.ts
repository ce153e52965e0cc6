import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * npm puts the project's own Node first on the path of its scripts. A script started by hand may run under an older one: start it again under the
 * project's, and end with its result. Call before importing anything that needs the newer Node.
 */
export function requireNode24(): void {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const binary = join(import.meta.dirname, '../node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    console.error(`Davtari needs Node 24 or newer; this is ${process.version}. Run "npm ci" first: it brings one.`);
    process.exit(1);
  }
  const { status } = spawnSync(binary, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}

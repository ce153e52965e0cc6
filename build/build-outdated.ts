import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeLicences } from './licences.ts';

type Part = 'main' | 'preload' | 'client';

const result: Record<Part, string> = {
  main: 'dist/main/main.mjs',
  preload: 'dist/preload/preload.cjs',
  client: 'dist/renderer/index.html',
};
const sources: Record<Part, string[]> = {
  main: ['electron', 'shared', 'migrations', 'build/vite.config.ts', 'package-lock.json'],
  preload: ['electron/preload.ts', 'build/vite.config.ts', 'package-lock.json'],
  client: ['renderer', 'shared', 'build/vite.config.ts', 'package-lock.json'],
};
const names: Record<Part, string> = { main: 'the desktop host', preload: 'the bridge', client: 'the screens' };

/** Builds those parts of the app that are missing or older than the newest of their sources. */
export async function buildOutdated(root: string, parts: readonly Part[]): Promise<void> {
  const outdated = parts.filter((part) => isOutdated(root, part));
  if (outdated.length === 0) return;
  const startedAt = performance.now();
  console.log(`Building ${outdated.map((part) => names[part]).join(', ')} (ten to twenty seconds) ...`);
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ configFile: join(root, 'build/vite.config.ts'), logLevel: 'warn' });
  for (const part of outdated) await builder.build(builder.environments[part]!);
  writeLicences(root);
  console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

function isOutdated(root: string, part: Part): boolean {
  const built = statSync(join(root, result[part]), { throwIfNoEntry: false })?.mtimeMs;
  return built === undefined || sources[part].some((source) => newest(join(root, source)) > built);
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  // The folder's own time counts too: it is all that tells of a deleted file.
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

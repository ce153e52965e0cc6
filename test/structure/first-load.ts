import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Modules a built module imports before it runs. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, name]) => name!);

/**
 * The JavaScript a window loads before its first screen stands: what the page names, the largest language, and the overview with all it imports.
 * Bytes after gzip, by file.
 */
export function firstLoad(rendererRoot: string): Map<string, number> {
  const assets = join(rendererRoot, 'assets');
  const files = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const sizeOf = (name: string) => gzipSync(readFileSync(join(assets, name))).length;
  const page = readFileSync(join(rendererRoot, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.js)"/g)].map(([, name]) => name!);
  const languages = files.filter((name) => /^(?:ka|bg|ru|en)-[\w-]+\.js$/.test(name)).sort((a, b) => sizeOf(b) - sizeOf(a));
  const overview = files.filter((name) => /^OverviewScreen-[\w-]+\.js$/.test(name));
  const sizes = new Map<string, number>();
  const take = (name: string) => {
    if (sizes.has(name)) return;
    sizes.set(name, sizeOf(name));
    for (const imported of importsOf(readFileSync(join(assets, name), 'utf8'))) if (files.includes(imported)) take(imported);
  };
  for (const name of [...named, ...languages.slice(0, 1), ...overview]) take(name);
  return sizes;
}

// Collects the licence texts of everything that is delivered: packages that are packed (`dependencies` and what they need) and packages whose code ended
// up in a bundle, as the source maps of the build tell. Writes dist/licences.txt and a copy for the About page. Run after the build.
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Locked {
  version?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  license?: string;
}
interface Licence {
  name: string;
  version: string;
  /** SPDX id or expression, as the package states it. */
  spdx: string | undefined;
  author: string | undefined;
  text: string | undefined;
}

const defaultRoot = resolve(import.meta.dirname, '..');

/** Throws when a delivered package has neither a licence text nor an SPDX id: such a package must not be delivered. */
export function writeLicences(root = defaultRoot): number {
  const folders = [...new Set([...packedFolders(root), ...bundledFolders(root)])].sort();
  const licences = folders.map((folder) => licenceOf(root, folder));
  const without = licences.filter(({ spdx, text }) => spdx === undefined && text === undefined);
  if (without.length > 0) throw new Error(`No licence found for ${without.map(({ name }) => name).join(', ')}.`);
  if (!licences.some(({ name, text }) => name === '@fontsource/firago' && text?.includes('SIL OPEN FONT LICENSE'))) {
    throw new Error('The Open Font License of FiraGO is not where it was: it must travel with the font.');
  }
  const content = write(licences);
  for (const file of ['dist/licences.txt', 'dist/renderer/licences.txt']) {
    if (existsSync(join(root, file, '..'))) writeFileSync(join(root, file), content);
  }
  return licences.length;
}

/** Folders of the packages that electron-builder packs: everything of the lockfile that is not there for development only. */
function packedFolders(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && !dev && !devOptional)
    .filter(([folder, { optional }]) => !optional || existsSync(join(root, folder))) // of another platform
    .map(([folder]) => folder);
}

/** Folders of the packages some code of which is in a bundle. What was shaken off is not delivered. */
function bundledFolders(root: string): string[] {
  const maps = globSync('dist/**/*.map', { cwd: root });
  const sources = maps.flatMap((map) => (JSON.parse(readFileSync(join(root, map), 'utf8')) as { sources: string[] }).sources);
  // Helpers that the bundler writes itself name no package folder.
  const folder = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;
  return sources
    .map((source) => folder.exec(source)?.[1])
    .filter((found) => found !== undefined && existsSync(join(root, found, 'package.json'))) as string[];
}

function licenceOf(root: string, folder: string): Licence {
  const home = join(root, folder);
  const { name, version, license, author } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type?: string };
    author?: string | { name?: string };
  };
  const file = readdirSync(home).find((entry) => /^(licen[cs]e|copying|ofl)([.-].*)?$/i.test(entry) && !/\.(js|ts|json)$/i.test(entry));
  const spdx = typeof license === 'string' ? license : license?.type;
  return {
    name,
    version,
    spdx: spdx && !/^(unlicensed|see license)/i.test(spdx) ? spdx : undefined,
    author: typeof author === 'string' ? author : author?.name,
    text: file === undefined ? undefined : readFileSync(join(home, file), 'utf8').replace(/\r\n/g, '\n').trim(),
  };
}

function write(licences: readonly Licence[]): string {
  const rule = '-'.repeat(100);
  const parts = licences.map(({ name, version, spdx, author, text }) => {
    const title = `${name} ${version}${spdx ? ` (${spdx})` : ''}`;
    return `${rule}\n${title}\n${rule}\n\n${text ?? `Licence: ${spdx}${author ? `\nAuthor: ${author}` : ''}`}\n`;
  });
  return `Davtari is delivered with the following packages, each under the licence printed below its name.\n\n${parts.join('\n')}`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  console.log(`Licences of ${writeLicences()} packages written to dist/licences.txt`);
}

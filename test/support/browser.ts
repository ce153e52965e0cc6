// The browser of end-to-end tests, found without any download: the one named by DAVTARI_CHROMIUM, else the one inside the npm package
// @sparticuz/chromium (Linux on x64), else one installed on this computer.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const cache = resolve(import.meta.dirname, '../../node_modules/.cache');

// Not the package's own list: it turns off the process model and web security, and with them the policies these tests have to see working.
const flags = [
  '--no-sandbox', // tests may run as root, where Chromium's sandbox does not start
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ args: flags, ...(named() ?? (await packaged()) ?? installed()) });
}

function named(): LaunchOptions | undefined {
  const executablePath = process.env.DAVTARI_CHROMIUM;
  return executablePath ? { executablePath } : undefined;
}

async function packaged(): Promise<LaunchOptions | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = await unpacked();
  const env: Record<string, string | undefined> = { ...process.env };
  // Its system libraries come last, for a bare system that has none of its own.
  env.LD_LIBRARY_PATH = [env.LD_LIBRARY_PATH, join(home, 'al2023/lib')].filter(Boolean).join(':');
  // Without any font Chromium crashes at the first text. The package's fonts have no Georgian: the app brings its own.
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH ??= join(home, 'fonts');
  return { executablePath: join(home, 'chromium'), env };
}

/**
 * Folder of the unpacked package. Not by its own `executablePath()`, which writes to one unversioned place in the temporary folder and so serves a stale
 * or half-written browser to whoever comes second. Here: into a folder named after the version, through a rename.
 */
async function unpacked(): Promise<string> {
  const home = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const packageRoot = existsSync(join(home, 'package.json')) ? home : dirname(home);
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const target = join(cache, `chromium-${version}`);
  if (existsSync(target)) return target;
  const staging = `${target}.${process.pid}`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  try {
    await inflateInto(staging, join(packageRoot, 'bin'));
    renameSync(staging, target);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // another worker was faster
  }
  return target;
}

async function inflateInto(folder: string, archives: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder; // the package writes below the temporary folder and takes no other
  try {
    for (const name of ['chromium', 'al2023.tar', 'fonts.tar', 'swiftshader.tar']) await inflate(join(archives, `${name}.br`));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function installed(): LaunchOptions {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const executablePath = folders
    .flatMap((folder) => ['chromium', 'google-chrome'].map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  return executablePath ? { executablePath } : { channel: 'chrome' };
}

// npm start: builds what is missing or older than its sources, then shows the app, in its own window where Electron is installed and in the browser
// otherwise. Options: --port N, --no-open, --browser (not the window even if there is one).
import { requireNode24 } from './node24.ts';

requireNode24();

const { spawn } = await import('node:child_process');
const { existsSync, readFileSync } = await import('node:fs');
const { enableCompileCache } = await import('node:module');
const { join, resolve } = await import('node:path');
const { parseArgs } = await import('node:util');
const { buildOutdated } = await import('./build-outdated.ts');

const root = resolve(import.meta.dirname, '..');
// The next start reads what was compiled in this one.
enableCompileCache(join(root, 'node_modules/.cache/node'));
const values = readOptions();

/** Its binary, when it is really there: the npm package alone is only a downloader, and asking it would start the download. */
function electronBinary(): string | undefined {
  const home = join(root, 'node_modules/electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(home, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const electron = values.browser || !hasDisplay ? undefined : electronBinary();

if (electron) {
  await buildOutdated(root, ['main', 'preload', 'client']);
  const child = spawn(electron, ['.'], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 1));
} else {
  await buildOutdated(root, ['client']);
  await startHost();
}

async function startHost(): Promise<void> {
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) fail(`"${values.port}" is not a port.`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { serve } = await import('../electron/hosts/serve.ts');
  const rendererRoot = join(root, 'dist/renderer');
  const host = await serve({ rendererRoot, version, port, showBrowser: values.open }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') fail(`Port ${port} is in use. Choose another with --port, or leave it out.`);
    throw error;
  });
  console.log('The link works once. Press Enter for a new one, Ctrl+C to stop.');
  if (process.stdin.isTTY) process.stdin.on('data', () => console.log(host.freshLink()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('Davtari stops.');
      void host.close().finally(() => process.exit(0));
    });
  }
}

function readOptions() {
  try {
    return parseArgs({
      options: { port: { type: 'string' }, open: { type: 'boolean', default: true }, browser: { type: 'boolean', default: false } },
      allowNegative: true,
    }).values;
  } catch {
    return fail('Options: --port N, --no-open, --browser.');
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

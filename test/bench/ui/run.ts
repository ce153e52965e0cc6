// The built interface in a real Chromium on a book of a million entries: key to paint, scrolling, cold start, size. Writes its table into
// docs/performance.md. `--quick`: 10,000 entries, and nothing is written. `--book FILE`: a book made before. `--only register`: one part, and nothing is written. Timing decides no test.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../support/browser.ts';
import { Product } from '../product.ts';
import { type Line, type Measure, openBook, type Stage, watch } from './measure.ts';
import { register } from './register.ts';
import { start } from './start.ts';

/** In this order, each in a window of its own. */
const measures: Readonly<Record<string, Measure>> = { start, register };

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, book: { type: 'string' }, only: { type: 'string' } },
});
const entries = values.quick ? 10_000 : 1_000_000;
if (!existsSync(join(root, 'dist/renderer/index.html'))) throw new Error('The interface is not built: npm run build');

const folder = mkdtempSync(join(tmpdir(), 'davtari-bench-ui-'));
const file = join(folder, 'bench.davtari');
const browser = await launchBrowser();
try {
  if (values.book) for (const end of ['', '.key', '.head']) copyFileSync(values.book + end, file + end);
  else Product.load(file, entries, 20261121);

  const startHost: Stage['startHost'] = async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'host.ts'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    for await (const line of createInterface(child.stdout)) {
      const url = /https?:\S+/.exec(line)?.[0];
      if (url)
        return {
          url,
          stop: async () => {
            child.stdin.end();
            await ended;
          },
        };
    }
    throw new Error('the program ended before it was ready');
  };
  const openWindow: Stage['openWindow'] = async (url) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Asia/Tbilisi' });
    await context.addInitScript(watch);
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };

  const lines: Line[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (values.only !== undefined && name !== values.only) continue;
    const host = await startHost();
    const page = await openWindow(host.url);
    await openBook(page);
    for (const line of await measure({ page, entries, startHost, openWindow })) {
      lines.push(line);
      process.stdout.write(`${line.what.padEnd(72)} ${line.value.padStart(10)}  (target ${line.target})\n`);
    }
    await page.context().close();
    await host.stop();
  }
  if (!values.quick && values.only === undefined) write(lines);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function write(lines: readonly Line[]): void {
  const path = join(root, 'docs/performance.md');
  const text = readFileSync(path, 'utf8');
  const [before, after] = [text.split('<!-- bench:ui -->')[0], text.split('<!-- /bench:ui -->')[1]];
  if (before === undefined || after === undefined) throw new Error('docs/performance.md has no place for the table');
  const machine = `${cpus().length} cores (${cpus()[0]?.model.split(' ').slice(0, 2).join(' ') ?? 'unknown'})`;
  const table = lines.map(({ what, value, target }) => `| ${what} | ${value} | ${target} |`).join('\n');
  const made = `Measured on ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.versions.node}, Chromium ${browser.version()} without a graphics card.`;
  writeFileSync(
    path,
    `${before}<!-- bench:ui -->\n${made}\n\n| what | measured | target |\n|---|---:|---:|\n${table}\n<!-- /bench:ui -->${after}`,
  );
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allSteps } from '../../electron/engine/steps.ts';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import type { Backend } from '../../electron/services/backend.ts';
import { generateSteps } from '../../electron/services/generate-book.ts';
import type { AllMethods, InputOf, OutputOf } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';
import { codes, d, good, tempFolder } from '../support/company.ts';

// A journal of 6,000 entries of three lines and more: long enough to be called off in the middle.
const entries = 6000;
const asked = { kind: 'journal', from: d('2000-01-01'), to: d('2099-12-31') } as const;
const language = 'en';
const file = join(tempFolder(), 'long.davtari');
let backend: Backend;
const call = <M extends keyof AllMethods>(method: M, input: InputOf<M>) => backend.call(method, input) as Promise<Result<OutputOf<M>>>;

beforeAll(async () => {
  good(allSteps(generateSteps(file, entries, 7)));
  backend = openLocalBackend({ folder: dirname(file), version: '0' });
  good(await call('app.open', { file: basename(file) }));
});
afterAll(() => backend.close());

/** Begins an export and waits until it says how far it is. */
async function begun(format: 'csv' | 'xlsx') {
  const made = call('report.export', { ...asked, language, format });
  let running: OutputOf<'app.exportWork'>['running'][number] | undefined;
  while (running?.total == null) {
    await new Promise((done) => setImmediate(done));
    running = good(await call('app.exportWork', {})).running[0];
  }
  return { made, running };
}

test('[L8] a file that is called off is answered STOPPED at once, is gone from what runs, and the next one is whole', async () => {
  const changes: string[] = [];
  backend.onChange(({ projections }) => changes.push(...projections));
  const { made, running } = await begun('xlsx');
  expect(running).toMatchObject({ kind: 'journal', format: 'xlsx' });
  expect(running.done).toBeLessThan(running.total!);
  // Another question is answered while the file is being made, and so is the export of somebody else.
  expect(good(await call('company.info', {})).country).toBeNull();
  const other = call('report.export', { ...asked, to: d('2000-12-31'), language, format: 'csv' });
  good(await call('app.stopExport', { number: running.number }));
  expect(codes(await made)).toEqual(['STOPPED']);
  good(await other);
  expect(good(await call('app.exportWork', {}))).toEqual({ running: [] });
  expect(changes).toContain('export-work');
  good(await call('app.stopExport', { number: running.number }));

  const whole = good(await call('report.export', { ...asked, language, format: 'csv' }));
  const lines = Buffer.from(whole.base64, 'base64').toString('utf8').trimEnd().split('\r\n').length;
  const { total } = good(await call('report.get', { ...asked, limit: 1 }));
  expect(lines).toBe(total + 1);
});

test('[L8] closing the company calls off what is being made of it', async () => {
  const { made } = await begun('csv');
  good(await call('app.close', {}));
  expect(codes(await made)).toEqual(['NO_COMPANY_OPEN']);
  expect(good(await call('app.open', { file: basename(file) })).file).toBe(basename(file));
  expect(good(await call('app.exportWork', {}))).toEqual({ running: [] });
});

test('[L8] Ctrl+C ends davtari report without a file', async () => {
  const folder = tempFolder();
  const program = resolve(import.meta.dirname, '../../electron/cli/davtari.mjs');
  const options = ['--kind', asked.kind, '--from', asked.from, '--to', asked.to, '--format', 'xlsx', '--out', 'long.xlsx'];
  const child = spawn(process.execPath, [program, 'report', file, ...options], {
    env: { ...process.env, DAVTARI_LANG: 'en', INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  setTimeout(() => child.kill('SIGINT'), 900);
  const [code] = (await once(child, 'exit')) as [number | null];
  expect([code === 0, readdirSync(folder)]).toEqual([false, []]);
  if (code === 1) expect(said).toContain('[STOPPED]');
});

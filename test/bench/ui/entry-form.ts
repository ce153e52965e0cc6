// Key press to paint in the entry forms with 200 lines, in a real Chromium behind the loopback host, on the built interface. Prints a line a form and ends with
// an error when the 95th percentile reaches the limit. `node test/bench/ui/entry-form.ts`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openLocalBackend } from '../../../electron/hosts/local-backend.ts';
import { startLoopback } from '../../../electron/hosts/loopback.ts';
import { emptyForm, emptyLine as tradeLine } from '../../../renderer/features/documents/trade/trade-form.ts';
import { emptyEntry, emptyLine } from '../../../renderer/features/journal/journal-form.ts';
import type { AllMethods, InputOf, OutputOf } from '../../../shared/contracts/index.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { uuid7 } from '../../../shared/ids/uuid7.ts';
import type { Result } from '../../../shared/result.ts';
import { launchBrowser } from '../../support/browser.ts';
import { median, percentile } from '../measure.ts';

const lines = 200;
const limitMs = 50;
const newId = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const folder = mkdtempSync(join(tmpdir(), 'davtari-bench-ui-'));
const backend = openLocalBackend({ folder, version: '0.1.0' });
const host = await startLoopback({ backend, rendererRoot: resolve(import.meta.dirname, '../../../dist/renderer') });
const browser = await launchBrowser();

async function ask<M extends keyof AllMethods>(method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  const answer = (await backend.call(method, input)) as Result<OutputOf<M>>;
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.rejections)}`);
  return answer.value;
}

/** Runs in the page: milliseconds from each key press to the moment its frame was handed over. */
function watchKeys(): void {
  const times: number[] = [];
  (globalThis as unknown as { keyTimes: number[] }).keyTimes = times;
  document.addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
      });
    },
    true,
  );
}

async function measure(page: Page, form: string, field: string, typed: string): Promise<number[]> {
  await page.locator(`[name="${field}"]`).focus();
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    (globalThis as unknown as { keyTimes: number[] }).keyTimes.length = 0;
  });
  await page.keyboard.type(typed, { delay: 45 });
  await page.waitForTimeout(300);
  const times = await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
  const p95 = percentile(times, 0.95);
  process.stdout.write(
    `${form.padEnd(16)} ${field.padEnd(22)} ${times.length} keys  p50 ${median(times).toFixed(1)} ms  p95 ${p95.toFixed(1)} ms\n`,
  );
  return times;
}

const worst: number[] = [];
try {
  await ask('app.create', { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' });
  const today = '2026-11-12' as LocalDate;
  const entry = emptyEntry(newId(), 'en', today);
  const entryDraft = newId();
  const accounts = ['7420', '1110', '3190', '7430'];
  await ask('draft.save', {
    id: entryDraft,
    kind: 'journal-entry',
    title: 'two hundred lines',
    form: {
      ...entry,
      lines: Array.from({ length: lines }, (_, index) => ({
        ...emptyLine(),
        account: accounts[index % accounts.length]!,
        [index % 2 === 0 ? 'debit' : 'credit']: `${index + 1}.50`,
        memo: `line ${index + 1}`,
      })),
    } as never,
  });
  const invoiceDraft = newId();
  const line = { account: '6110', taxCode: 'S18' };
  await ask('draft.save', {
    id: invoiceDraft,
    kind: 'sales-invoice',
    title: 'two hundred lines',
    form: {
      ...emptyForm('sales-invoice', { commandId: newId(), language: 'en', today, currency: 'GEL', line }),
      lines: Array.from({ length: lines }, (_, index) => ({
        ...tradeLine(line),
        description: `item ${index + 1}`,
        quantity: String((index % 9) + 1),
        unitPrice: `${index + 1}.25`,
      })),
    } as never,
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await context.addInitScript(watchKeys);
  const page = await context.newPage();
  await page.goto(host.freshLink());
  await page.getByTestId('screen-overview').waitFor();
  const origin = new URL(page.url()).origin;
  for (const [form, path, fields] of [
    ['journal entry', `/journal/new?draft=${entryDraft}`, ['lines.150.debit', 'lines.150.memo', 'memo', 'lines.199.credit']],
    ['sales invoice', `/sales/new?draft=${invoiceDraft}`, ['lines.150.unitPrice', 'lines.150.description', 'memo', 'lines.199.quantity']],
  ] as const) {
    await page.goto(`${origin}/#${path}`);
    await page.locator('[name="lines.199.account"]').waitFor();
    for (const field of fields)
      worst.push(
        ...(await measure(page, form, field, /memo|description/.test(field) ? 'rent of the office in November' : '12*3+18%+4.5+120.25+9')),
      );
  }
} finally {
  await browser.close();
  await host.close();
  backend.close();
  rmSync(folder, { recursive: true, force: true });
}
const p95 = percentile(worst, 0.95);
process.stdout.write(`all ${worst.length} keys: p95 ${p95.toFixed(1)} ms (limit ${limitMs} ms)\n`);
process.exit(p95 < limitMs ? 0 : 1);

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeAuditBundle } from '../../electron/audit/bundle.ts';
import { launchBrowser } from '../support/browser.ts';
import { good, tempFolder } from '../support/company.ts';
import { batchesIn, makeSmallBook } from '../support/small-book.ts';

/** The page of an audit bundle as an auditor opens it: a file from a disk, in a browser without a network. */
let browser: Browser;
let page: Page;
let folder: string;
let noted: string;
let requests: string[];
let problems: string[];

beforeAll(async () => {
  const file = makeSmallBook();
  noted = Buffer.from(batchesIn(file)[2]!.hash).toString('hex');
  folder = join(tempFolder(), 'bundle');
  mkdirSync(folder);
  const zip = `${folder}.zip`;
  good(writeAuditBundle(file, zip));
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) writeFileSync(join(folder, name), bytes);
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  const context = await browser.newContext({ offline: true, locale: 'en-GB' });
  page = await context.newPage();
  requests = [];
  problems = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
});
afterEach(async () => {
  expect(problems).toEqual([]);
  expect(requests).toEqual([pathToFileURL(join(folder, 'verify.html')).href]);
  await page.context().close();
});

const tables = ['trial-balance.csv', 'trial-balance-by-commodity.csv', 'number-register.csv', 'chart.csv', 'keys.csv'];
const give = (...names: string[]) =>
  page.setInputFiles(
    '#files',
    names.map((name) => join(folder, name)),
  );
const verdict = async () => {
  const box = page.locator('[data-verdict]');
  await box.waitFor();
  return { is: await box.getAttribute('data-verdict'), text: await page.locator('#verdict').innerText() };
};

test('[LOG-2] the page finds the bundle intact, with the totals, in four languages', async () => {
  await give('log.jsonl', ...tables);
  const { is, text } = await verdict();
  expect(is).toBe('good');
  expect(text).toContain('7 / 9 / 3');
  expect(text).toContain('231.00 GEL');
  for (const name of tables) expect(text).toContain(name);
  expect(text).not.toContain('Not given');
  expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
    'Cash\tCash\t190.50\t40.50\t150.00',
    'Fees\tFees\t40.50\t40.50\t0.00',
    'Sales\tSales\t0.00\t150.00\t−150.00',
  ]);
  for (const [language, said] of [
    ['ka', 'ხელუხლებელია'],
    ['bg', 'Непокътнат'],
    ['ru', 'Цел: каждый байт'],
    ['en', 'Intact'],
  ] as const) {
    await page.selectOption('#language', language);
    expect((await verdict()).text).toContain(said);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  }
});

test('[LOG-2] the page names the first fault and its place', async () => {
  const log = readFileSync(join(folder, 'log.jsonl'), 'utf8');
  const drop = async (name: string, text: string) => {
    await page.setInputFiles('#files', [{ name, mimeType: 'text/plain', buffer: Buffer.from(text) }]);
    const { is, text: said } = await verdict();
    return `${is} ${said}`;
  };
  expect(await drop('log.jsonl', log.replace('150.00', '150.01'))).toMatch(/^bad[\s\S]*batch 5 [\s\S]*not the ones that were signed/);
  expect(await drop('log.jsonl', log.replace(/"signature":"../, '"signature":"00'))).toMatch(/^bad[\s\S]*batch 1 /);
  expect(await drop('log.jsonl', log.slice(0, -20))).toMatch(/^bad[\s\S]*cut off/);
  expect(await drop('other.txt', log)).toMatch(/^bad[\s\S]*log\.jsonl is not among the files/);
  const balance = readFileSync(join(folder, 'trial-balance.csv'), 'utf8').replace('190.50', '190.51');
  await page.setInputFiles('#files', [
    { name: 'log.jsonl', mimeType: 'text/plain', buffer: Buffer.from(log) },
    { name: 'trial-balance.csv', mimeType: 'text/csv', buffer: Buffer.from(balance) },
  ]);
  const changed = await verdict();
  expect(changed.is).toBe('bad');
  expect(changed.text).toContain('trial-balance.csv, line 2');
});

test('[LOG-2] the page looks for a hash that was noted, and says what was not compared', async () => {
  await page.fill('#head', noted);
  await give('log.jsonl', 'chart.csv');
  const found = await verdict();
  expect(found.is).toBe('good');
  expect(found.text).toMatch(/Not given, so not compared\s+trial-balance\.csv/);
  await page.fill('#head', 'ab'.repeat(32));
  await give('log.jsonl');
  await expect.poll(async () => (await verdict()).text).toContain('noted at another time');
  await page.fill('#head', 'xyz');
  await give('chart.csv', 'log.jsonl');
  await expect.poll(async () => (await verdict()).text).toContain('64 digits');
});

test('[LOG-2] files may be dropped on the page', async () => {
  const log = readFileSync(join(folder, 'log.jsonl'), 'utf8');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'log.jsonl'));
    document.querySelector('#drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, log);
  expect((await verdict()).is).toBe('good');
});

test('[LOG-2] text of a log never becomes part of the page', async () => {
  const file = makeSmallBook({ name: '<img src=x onerror=alert(1)>' });
  const zip = join(tempFolder(), 'x.zip');
  good(writeAuditBundle(file, zip));
  await page.setInputFiles('#files', [
    { name: 'log.jsonl', mimeType: 'text/plain', buffer: Buffer.from(unzipSync(readFileSync(zip))['log.jsonl']!) },
  ]);
  expect((await verdict()).text).toContain('<img src=x onerror=alert(1)>');
  expect(await page.locator('img').count()).toBe(0);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocumentPage } from './pages/document-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Grid } from './pages/grid.ts';
import { TrialBalancePage } from './pages/trial-balance-page.ts';
import { type App, startApp } from './support/app.ts';
import { plain } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp({ sample: true });
  await app.ask('app.openSample', {});
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

test('[L6] a trial balance of a past day leads to the account card, the entry, the document, and back to the same figures', async () => {
  const { page } = window;
  const trialBalance = new TrialBalancePage(window);
  await trialBalance.open();
  await trialBalance.asOf('30.09.2026');
  const { rows } = await app.ask('trialBalance.get', { asOf: '2026-09-30' });
  const receivables = rows.find(({ accountCode }) => accountCode === '1410')!;
  const shown = await trialBalance.row('1410');
  expect(shown.map((cell) => cell.replaceAll(',', ''))).toEqual(expect.arrayContaining([receivables.debitTurnover, receivables.balance]));
  const total = await trialBalance.total();
  expect(total.at(-1)).toBe(total.at(-2));

  await trialBalance.openAccount('1410');
  await page.getByTestId('screen-account-card').waitFor();
  const card = new Grid(window, 'account-card');
  await card.rows();
  expect(plain(await page.getByTestId('figure-closing').locator('dd').innerText()).replaceAll(',', '')).toBe(`${receivables.balance} GEL`);

  const sale = (await card.rows()).find((row) => row[2] === 'Sale')!;
  const [date, number, , customer] = sale;
  await card.open(number!);
  const entry = new EntryPage(window);
  await entry.isOpen();
  expect((await entry.lines()).map((line) => line[1])).toContain('1410');
  await entry.openDocument();
  const document = new DocumentPage(window);
  expect(await document.title()).toContain(number);
  expect(plain(await page.getByTestId('screen-document').innerText())).toContain(date);
  expect(plain(await page.getByTestId('screen-document').innerText())).toContain(customer!.replace(/…$/, ''));

  await page.goBack();
  await entry.isOpen();
  await page.goBack();
  await page.getByTestId('screen-account-card').waitFor();
  expect((await card.rows()).some((row) => row[1] === number)).toBe(true);
  await page.goBack();
  await trialBalance.isOpen();
  expect(await trialBalance.row('1410')).toEqual(shown);
  await settled(page);
  expect(window.problems).toEqual([]);
});

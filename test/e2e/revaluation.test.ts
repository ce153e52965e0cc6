import { afterAll, beforeAll, expect, test } from 'vitest';
import { EntryPage } from './pages/entry-page.ts';
import { Grid } from './pages/grid.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  const { id: counterpartyId } = await app.ask('counterparty.create', { id: newId(), name: 'Orient Trade', country: 'TR' });
  const lines = [{ description: 'Wine', unitPrice: '1000.00', taxCode: 'S0X' }];
  await app.ask('salesInvoice.post', { id: newId(), date: '2026-10-05', counterpartyId, currency: 'USD', rate: '2.7', lines });
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

test('[L8] a rate is recorded, the month revalued with it, and a second time there is nothing left to post', async () => {
  const { page, hands } = window;
  await hands.click(page.getByTestId('nav-rates'));
  await page.getByTestId('screen-rates').waitFor();
  await settled(page);
  await hands.press('Insert');
  const dialog = page.getByRole('dialog');
  await dialog.locator('[name="on"]').waitFor();
  await hands.goTo(dialog.locator('[name="on"]'));
  await page.keyboard.press('Control+a');
  await hands.type('31.10.2026');
  await hands.goTo(dialog.locator('[name="unit"]'));
  await hands.type('USD');
  await hands.goTo(dialog.locator('[name="rate"]'));
  await hands.type('2.75');
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);

  await hands.goTo(page.getByRole('button', { name: text('en', 'rates:revalue') }), 'Shift+Tab');
  await hands.press('Enter');
  await page.getByTestId('screen-revaluation').waitFor();
  const rows = await new Grid(window, 'revaluation').rows();
  // 1,000 USD carried at 2.70 are worth 2.75 each.
  expect(rows.map((row) => row.slice(3, 7))).toEqual([['1,000.00 USD', '2,700.00', '2,750.00', '50.00']]);
  const post = page.getByRole('button', { name: text('en', 'rates:revaluation.post') });
  await hands.goTo(post, 'Shift+Tab');
  await hands.press('Enter');
  const entry = new EntryPage(window);
  await entry.isOpen();
  expect((await entry.lines()).map((cells) => [cells[1], ...cells.slice(-2)])).toEqual([
    ['1410', '50.00', '–'],
    ['8140', '–', '50.00'],
  ]);

  await page.goBack();
  await page.getByTestId('screen-revaluation').waitFor();
  await settled(page);
  expect(await post.isDisabled()).toBe(true);
  expect(await page.getByTestId('screen-revaluation').innerText()).toContain(text('en', 'rates:revaluation.done'));
  expect(window.problems).toEqual([]);
});

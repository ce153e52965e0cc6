import { afterAll, beforeAll, expect, test } from 'vitest';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

test('[X3] a backup becomes a new file, which says until it is dismissed that its numbers are a series of their own', async () => {
  const { page, hands } = window;
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('settings-safety').click();
  await hands.goTo(page.getByRole('button', { name: text('en', 'settings:safety.backupNow') }));
  await hands.press('Enter');
  const restore = page.getByTestId('backups').getByRole('button', { name: text('en', 'settings:safety.restore') });
  await restore.waitFor();
  await hands.goTo(restore);
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await hands.press('Tab');
  await hands.press('Enter');
  await page.getByText('Open it from the list of companies').waitFor();

  await app.ask('app.close', {});
  const list = page.getByTestId('company-files');
  await list.waitFor();
  // The copy was never opened here: it is listed by the name of the company all the same.
  expect(await list.locator('button > span:first-child').allInnerTexts()).toEqual(['შპს ალაზანი', 'შპს ალაზანი']);
  await hands.goTo(list.getByRole('button').last());
  await hands.press('Enter');
  const notice = page.getByTestId('new-log');
  await notice.waitFor();
  expect(await notice.innerText()).toContain(text('en', 'rejections:NEW_LOG_RESTORED'));
  await hands.goTo(notice.getByRole('button'));
  await hands.press('Enter');
  await notice.waitFor({ state: 'detached' });
  await settled(page);
});

test('[NUM-1] the first number of the restored file is one the original can not give', async () => {
  const { page, hands } = window;
  await hands.press('Alt+2');
  await page.getByTestId('screen-journal').waitFor();
  await settled(page);
  await hands.press('Insert');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.addLine({ account: '7420', debit: '100' });
  await entry.closeWith('3190');
  await entry.post();
  await expect.poll(async () => (await app.ask('journal.list', {})).rows[0]?.number).toMatch(/^[0-9A-Z]{6}-0000000001$/);
  // Work has begun in the new series: opened again, the file has nothing to say.
  const { open } = await app.ask('app.info', {});
  await app.ask('app.close', {});
  await app.ask('app.open', { file: open! });
  expect(await app.ask('app.info', {})).toMatchObject({ open, notice: null });
  expect(window.problems).toEqual([]);
});

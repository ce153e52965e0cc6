import { afterAll, beforeAll, expect, test } from 'vitest';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  window = await app.openWindow({ language: 'en' });
});
afterAll(() => app.close());

// One pixel.
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** As the browser tells the page of files that are dropped or pasted. */
const give = (kind: 'drop' | 'paste', name: string, base64: string, text?: string) =>
  window.page.evaluate(
    ([event, fileName, content, beside]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], fileName));
      if (beside !== undefined) data.items.add(beside, 'text/plain');
      const target = document.activeElement ?? document.body;
      if (event === 'drop') {
        target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data }));
        target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
      } else target.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    },
    [kind, name, base64, text] as const,
  );
const base64 = (text: string) => Buffer.from(text).toString('base64');
const panel = () => window.page.getByTestId('attachments');
const row = (name: string) => panel().getByTestId('attachment').filter({ hasText: name });
const names = async () =>
  (await panel().getByTestId('attachment').getByRole('button').allInnerTexts()).filter((text) => /\.\w{3}$/.test(text));

test('[L12] files are dropped and pasted into a form, survive a reload, and are attached to what is posted', async () => {
  const { page, hands } = window;
  await page.getByTestId('screen-overview').waitFor();
  await hands.press('Alt+2');
  await page.getByTestId('screen-journal').waitFor();
  await hands.press('Insert');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();

  // On an empty form: it becomes a draft.
  await give('drop', 'receipt.txt', base64('Taxi 12.50'));
  await row('receipt.txt').waitFor();
  await give('paste', 'image.png', picture);
  await row('Pasted picture 2.png').waitFor();
  // Cells of a spreadsheet come with a picture of themselves.
  await give('paste', 'image.png', picture, '7420\t12.50');
  await give('drop', 'program.exe', base64('MZ'));
  await panel().getByRole('alert').waitFor();
  expect(await panel().getByTestId('rejections').getAttribute('data-codes')).toBe('ATTACHMENT_TYPE');
  expect(await names()).toEqual(['receipt.txt', 'Pasted picture 2.png']);

  await page.reload();
  await entry.isOpen();
  await row('receipt.txt').waitFor();
  expect(await names()).toEqual(['receipt.txt', 'Pasted picture 2.png']);
  expect((await app.ask('history.list', {})).rows.some(({ type }) => type.startsWith('attachment.'))).toBe(false);

  await entry.memo('Taxi');
  await entry.addLine({ account: '7420', debit: '12.50' });
  await entry.closeWith('1110');
  await entry.post();
  await page.getByRole('alert').filter({ hasText: '12.50 GEL' }).waitFor();
  const { rows } = await app.ask('journal.list', {});
  const { attachments } = await app.ask('attachment.list', { objectId: rows[0]!.entryId });
  expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['receipt.txt', 'text/plain'],
    ['Pasted picture 2.png', 'image/png'],
  ]);
});

test('[L12] of a posted entry they are looked at, saved, added and removed by keyboard, and are there again after a reload', async () => {
  const { page, hands, problems } = window;
  const { rows } = await app.ask('journal.list', {});
  await page.evaluate((id) => {
    location.hash = `#/entry/${id}`;
  }, rows[0]!.entryId);
  await row('receipt.txt').waitFor();
  await settled(page);

  await hands.goTo(row('receipt.txt').getByRole('button', { name: 'receipt.txt', exact: true }));
  await hands.press('Enter');
  const preview = page.getByTestId('attachment-preview');
  await preview.locator('pre').waitFor();
  expect(await preview.locator('pre').innerText()).toBe('Taxi 12.50');
  await hands.press('Escape');
  await preview.waitFor({ state: 'detached' });
  await hands.click(row('Pasted picture').getByRole('button', { name: 'Pasted picture 2.png', exact: true }));
  const image = preview.getByRole('img');
  await image.waitFor();
  expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(1);
  await hands.press('Escape');
  await preview.waitFor({ state: 'detached' });

  const saved = page.waitForEvent('download');
  await hands.click(row('receipt.txt').getByRole('button', { name: 'Save a copy' }));
  expect((await saved).suggestedFilename()).toBe('receipt.txt');

  await page.locator('input[type="file"]').setInputFiles({ name: 'order.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await row('order.csv').waitFor();

  await hands.click(row('receipt.txt').getByRole('button', { name: 'Remove' }));
  const question = page.getByRole('dialog').filter({ hasText: 'receipt.txt' });
  await question.getByRole('button', { name: 'Remove' }).click();
  await row('receipt.txt').waitFor({ state: 'detached' });

  await page.reload();
  await row('order.csv').waitFor();
  expect(await names()).toEqual(['Pasted picture 2.png', 'order.csv']);
  await panel().locator('summary').click();
  expect(await panel().locator('details').innerText()).toContain('receipt.txt');
  await settled(page);
  expect(problems).toEqual([]);
});

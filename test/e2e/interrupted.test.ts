import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import type { Window } from './support/window.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  await app.ask('counterparty.create', { id: newId(), name: 'შპს კოლხეთი', taxId: '405123456', country: 'GE', vatPayer: true });
});
afterAll(() => app.close());

async function openDraft({ page }: Window, list: 'journal' | 'sales'): Promise<void> {
  await page.getByTestId(`nav-${list}`).click();
  await page.getByTestId('draft-list').getByRole('link').first().click();
}

async function discardAll(): Promise<void> {
  for (const { id } of await app.ask('draft.list', {})) await app.ask('draft.discard', { id });
}

/** Types half an entry, the last field of it half a word. */
async function typeEntry(window: Window): Promise<JournalEntryPage> {
  await window.page.getByTestId('nav-journal').click();
  await window.page.getByTestId('new-journal-entry').click();
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.date('03.11.2026');
  await entry.memo('ნოემბრის იჯარა, I სართ');
  await entry.addLine({ account: '7420', debit: '1 250,5' });
  await entry.addLine({ account: '1210', credit: '1000', memo: 'ავანსად გადახდი' });
  return entry;
}

/** All of it, with the amounts written out as they are when their field is left. */
const typedEntry = {
  date: '03/11/2026',
  memo: 'ნოემბრის იჯარა, I სართ',
  'lines.0.account': '7420 Rent',
  'lines.0.debit': '1,250.50',
  'lines.1.credit': '1,000.00',
  'lines.1.memo': 'ავანსად გადახდი',
};

test('[X7] a journal entry survives its tab being closed in the middle of a word', async () => {
  const window = await app.openWindow();
  await typeEntry(window);
  await window.page.close({ runBeforeUnload: false });
  const next = await window.reopen();
  await openDraft(next, 'journal');
  const entry = new JournalEntryPage(next);
  await entry.isOpen();
  expect(await entry.typed()).toMatchObject(typedEntry);
  await discardAll();
  await next.close();
});

test('[X7] an invoice survives the crash of its tab while the engine cannot be reached', async () => {
  const window = await app.openWindow();
  // The engine never hears of it: what comes back can only be what the machine kept at every key.
  await window.page.route('**/call/draft.save', (route) => route.abort());
  await window.page.getByTestId('nav-sales').click();
  await window.page.getByTestId('screen-sales').getByRole('button', { name: 'New sales invoice' }).click();
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.chooseCustomer('კოლხ', 'შპს კოლხეთი');
  await invoice.addLine({ description: 'კონსულტაცია', quantity: '3', unitPrice: '450.50' });
  await invoice.addLine({ description: 'ლიცენზ', quantity: '2', unitPrice: '99.' });
  // A tab hands its storage to the browser a moment after the key: another tab says when the last one has arrived.
  const witness = await window.page.context().newPage();
  await witness.goto(new URL('/licences.txt', window.page.url()).href);
  await expect.poll(() => witness.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('99.');
  await witness.close();
  const crashed = window.page.waitForEvent('crash');
  const session = await window.page.context().newCDPSession(window.page);
  // The command is never answered: nobody is left to answer it.
  session.send('Page.crash').catch(() => {});
  await crashed;

  const next = await window.reopen();
  await openDraft(next, 'sales');
  const again = new SalesInvoicePage(next);
  await again.isOpen();
  expect(await again.typed()).toMatchObject({
    counterpartyId: 'შპს კოლხეთი',
    'lines.0.description': 'კონსულტაცია',
    'lines.0.quantity': '3',
    'lines.0.unitPrice': '450.50',
    'lines.1.description': 'ლიცენზ',
    'lines.1.quantity': '2',
    'lines.1.unitPrice': '99.',
  });
  await discardAll();
  await next.close();
});

test('[X7] what the screen calls saved survives the whole browser being killed', async () => {
  const browser = await launchBrowser();
  const window = await app.openWindow({}, browser);
  await typeEntry(window);
  await window.page.waitForFunction(() => document.querySelector('[data-testid="draft-status"]')?.textContent !== '');
  await expect.poll(() => app.ask('draft.list', {}).then(([draft]) => JSON.stringify(draft?.form))).toContain('ავანსად გადახდი');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const gone = new Promise((done) => browser.once('disconnected', done));
  process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
  await gone;

  // Another browser, without anything the first one kept.
  const next = await app.openWindow();
  await openDraft(next, 'journal');
  const entry = new JournalEntryPage(next);
  await entry.isOpen();
  expect(await entry.typed()).toMatchObject(typedEntry);
  await discardAll();
  await next.close();
});

test('[X7] a draft that another window has changed says so and shows what was saved there; one that is gone says so too', async () => {
  const window = await app.openWindow();
  const entry = await typeEntry(window);
  const saved = async () => (await app.ask('draft.list', {}))[0];
  await expect.poll(async () => JSON.stringify((await saved())?.form)).toContain('ავანსად გადახდი');
  const { id, kind, form } = (await saved())!;
  expect(await window.page.getByTestId('draft-elsewhere').count()).toBe(0);

  await app.ask('draft.save', { id, kind, title: 'II', form: { ...(form as object), memo: 'ნოემბრის იჯარა, II სართული' } });
  const notice = window.page.getByTestId('draft-elsewhere');
  await notice.getByRole('button').click();
  await notice.waitFor({ state: 'detached' });
  await entry.isOpen();
  expect(await entry.typed()).toMatchObject({ ...typedEntry, memo: 'ნოემბრის იჯარა, II სართული' });

  await app.ask('draft.discard', { id });
  await notice.waitFor();
  expect(await notice.getByRole('button').count()).toBe(0);
  await window.close();
});

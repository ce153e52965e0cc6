import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// One host, two windows: while a person works in one of them on one company, another company is opened in the other.

const first = 'შპს ალაზანი';
const second = 'შპს იორი';
let app: App;
const files: Record<string, string> = {};
const open = (name: string) => app.ask('app.open', { file: files[name]! });

beforeAll(async () => {
  app = await startApp();
  for (const [name, taxId] of [
    [second, '204854595'],
    [first, '405123456'],
  ] as const) {
    const company = { id: newId(), country: 'GE', name, taxId, vatPayer: true, userName: 'ნინო ბერიძე' };
    files[name] = (await app.ask('app.create', company)).file;
    // The same customer and the same accounts on both sides: nothing but the guard keeps them apart.
    await app.ask('counterparty.create', { id: newId(), name: 'შპს კოლხეთი', taxId: '405123456', country: 'GE', vatPayer: true });
  }
});
beforeEach(() => open(first));
afterAll(() => app.close());

/** What is in the books and drafts of the company that is open. */
async function kept(): Promise<{ name: string; drafts: number; documents: number; entries: number }> {
  const { name } = await app.ask('company.info', {});
  const drafts = (await app.ask('draft.list', {})).length;
  const documents = (await app.ask('document.list', { kinds: ['sales-invoice'] })).total;
  return { name, drafts, documents, entries: (await app.ask('journal.list', {})).total };
}

const shows = ({ page }: Window, name: string) => page.getByTestId('company-switcher').getByText(name).waitFor();
const isTold = ({ page }: Window) => page.getByText(text('en', 'rejections:COMPANY_CHANGED')).first().waitFor();

async function openDraft({ page }: Window, list: 'journal' | 'sales'): Promise<void> {
  await page.getByTestId(`nav-${list}`).click();
  await page.getByTestId('draft-list').getByRole('link').first().click();
}

async function beginInvoice(window: Window): Promise<SalesInvoicePage> {
  const { page } = window;
  await shows(window, first);
  await page.getByTestId('nav-sales').click();
  await page.getByTestId('screen-sales').getByRole('button', { name: 'New sales invoice' }).click();
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.chooseCustomer('კოლხ', 'შპს კოლხეთი');
  await expect.poll(() => invoice.field('counterpartyId').inputValue()).toBe('შპს კოლხეთი');
  await invoice.addLine({ description: 'კონსულტაცია', quantity: '3', unitPrice: '450.50' });
  return invoice;
}
const typedInvoice = {
  counterpartyId: 'შპს კოლხეთი',
  'lines.0.description': 'კონსულტაცია',
  'lines.0.quantity': '3',
  'lines.0.unitPrice': '450.50',
};

test('[HOST-8] an invoice whose last draft is still under way stays with its company when another window opens another one', async () => {
  const window = await app.openWindow();
  // What the first window saves reaches the host only after the switch.
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let saves = 0;
  await window.page.route('**/call/draft.save', async (route) => {
    saves += 1;
    await held;
    await route.continue();
  });
  await beginInvoice(window);
  await expect.poll(() => saves).toBeGreaterThan(0);

  const other = await app.openWindow();
  await shows(other, first);
  await other.page.getByTestId('company-switcher').click();
  await other.page.getByRole('menuitem', { name: second }).click();
  await shows(other, second);
  await shows(window, second);
  release();
  await isTold(window);
  await settled(window.page);
  expect(await kept()).toEqual({ name: second, drafts: 0, documents: 0, entries: 0 });

  await open(first);
  await shows(window, first);
  await openDraft(window, 'sales');
  const again = new SalesInvoicePage(window);
  await again.isOpen();
  expect(await again.typed()).toMatchObject(typedInvoice);
  await again.post();
  expect(await kept()).toEqual({ name: first, drafts: 0, documents: 1, entries: 1 });
  expect(window.problems).toEqual([]);
  expect(other.problems).toEqual([]);
  await window.close();
  await other.close();
});

test('[HOST-8] a window that never hears of the switch posts nothing into the other company', async () => {
  const before = await kept();
  const window = await app.openWindow();
  await window.page.route('**/changes', (route) => route.abort());
  await window.page.reload();
  await shows(window, first);
  await window.page.getByTestId('nav-journal').click();
  await window.page.getByTestId('new-journal-entry').click();
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.date('03.11.2026');
  await entry.memo('ნოემბრის იჯარა');
  await entry.addLine({ account: '7420', debit: '1250' });
  await entry.addLine({ account: '1210', credit: '1250' });
  await settled(window.page);

  await open(second);
  await shows(window, first); // it does not know
  await entry.post();
  await isTold(window);
  await shows(window, second); // now it does
  expect(await kept()).toEqual({ name: second, drafts: 0, documents: 0, entries: 0 });

  await open(first);
  expect((await kept()).entries).toBe(before.entries);
  await window.page.reload();
  await shows(window, first);
  await openDraft(window, 'journal');
  const again = new JournalEntryPage(window);
  await again.isOpen();
  expect(await again.typed()).toMatchObject({ date: '03/11/2026', memo: 'ნოემბრის იჯარა', 'lines.0.debit': '1,250.00' });
  await window.hands.goTo(again.field('memo'), 'Tab');
  await again.post();
  await settled(window.page);
  const refused = window.page.getByTestId('rejections');
  if ((await refused.count()) > 0) throw new Error(String(await refused.first().innerText()));
  await expect.poll(kept).toEqual({ ...before, entries: before.entries + 1 });
  await window.close();
});

test('[HOST-8] what is typed after a switch nobody heard of is kept on this machine for its own company', async () => {
  const window = await app.openWindow();
  await window.page.route('**/changes', (route) => route.abort());
  await window.page.reload();
  const invoice = await beginInvoice(window);
  await window.hands.goTo(invoice.field('lines.1.description'), 'Enter');
  await settled(window.page);
  await open(second);
  await window.hands.type('ლიცენზია');
  await isTold(window);
  await shows(window, second);
  await window.page.getByTestId('nav-sales').click();
  await settled(window.page);
  expect(await window.page.getByTestId('draft-list').count()).toBe(0);
  expect(await kept()).toEqual({ name: second, drafts: 0, documents: 0, entries: 0 });

  await open(first);
  await window.page.reload();
  await shows(window, first);
  await openDraft(window, 'sales');
  const again = new SalesInvoicePage(window);
  await again.isOpen();
  const typed = await again.typed();
  expect(typed).toMatchObject(typedInvoice);
  // As far as it was typed before the screen went away.
  expect('ლიცენზია'.startsWith(typed['lines.1.description']!)).toBe(true);
  expect(typed['lines.1.description']).not.toBe('');
  await window.close();
});

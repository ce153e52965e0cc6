import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { PeriodsPage } from './pages/periods-page.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { VatReturnPage } from './pages/vat-return-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { hasFocus } from './support/hands.ts';
import { text } from './support/texts.ts';
import type { Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  const { id: counterpartyId } = await app.ask('counterparty.create', {
    id: newId(),
    name: 'შპს კოლხეთი',
    taxId: '405123456',
    country: 'GE',
  });
  await app.ask('salesInvoice.post', {
    id: newId(),
    date: '2026-10-15',
    counterpartyId,
    lines: [{ description: 'კონსულტაცია', unitPrice: '1000.00', taxCode: 'S18' }],
  });
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

const october = 'October 2026';

test('[V2] a return is frozen as filed, after a question that names the amount', async () => {
  const vatReturn = new VatReturnPage(window);
  await vatReturn.open();
  expect(await vatReturn.cell('I.1.base')).toBe('1,000.00');
  expect(await vatReturn.figure('vat-result')).toBe('180.00 GEL');
  const question = await vatReturn.askToFile();
  expect(question).toContain(october);
  expect(question).toContain('180.00 GEL');
  await vatReturn.confirm();
  expect(await vatReturn.figure('return-state')).toBe(text('en', 'vat:filed'));
  const { filed } = await app.ask('vatReturn.get', { period: '2026-10' });
  expect(filed).toMatchObject({ by: 'ნინო ბერიძე', payable: '180.00' });
});

test('[V2] what is posted into a filed month later is shown beside what was filed', async () => {
  const { page, hands } = window;
  await hands.click(page.getByTestId('nav-sales'));
  await page.getByTestId('screen-sales').waitFor();
  await hands.press('Insert');
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.chooseCustomer('კოლხ', 'შპს კოლხეთი');
  await invoice.date('31.10.2026');
  await invoice.addLine({ description: 'დაგვიანებული ინვოისი', unitPrice: '200' });
  await invoice.post();

  const vatReturn = new VatReturnPage(window);
  await vatReturn.open();
  expect(await vatReturn.figure('return-state')).toBe(text('en', 'vat:filed'));
  expect(await vatReturn.changedSinceFiling()).toEqual(
    expect.arrayContaining([
      [expect.stringContaining('I.1'), '1,000.00', '1,200.00'],
      [expect.stringContaining('I.1'), '180.00', '216.00'],
    ]),
  );
});

test('[L6] a closed month refuses an entry, names itself, and puts the focus on the date', async () => {
  const { page, hands } = window;
  const periods = new PeriodsPage(window);
  await periods.open();
  await periods.close(october, 'hard');
  expect(await periods.state(october)).toBe(text('en', 'settings:periods.states.hard-closed'));

  await hands.click(page.getByTestId('nav-journal'));
  await page.getByTestId('screen-journal').waitFor();
  await new Grid(window, 'journal').rows();
  await hands.press('Insert');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.date('20.10.2026');
  await entry.addLine({ account: '7420', debit: '300' });
  await entry.closeWith('1210');
  await entry.post();
  const refusal = page.getByTestId('rejections');
  await refusal.waitFor();
  expect(await refusal.getAttribute('data-codes')).toBe('PERIOD_CLOSED');
  expect(await refusal.innerText()).toContain(october);
  expect(await hasFocus(entry.field('date'))).toBe(true);

  // As the sentence says: a date in an open month.
  await hands.type('02.11.2026');
  await entry.post();
  await expect.poll(async () => (await app.ask('journal.list', { from: '2026-11-01' })).total).toBe(1);
  expect(window.problems).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { EntryPage } from './pages/entry-page.ts';
import { FormPage } from './pages/form-page.ts';
import { Grid } from './pages/grid.ts';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { panelLines } from './pages/side-panel.ts';
import { type App, newId, startApp } from './support/app.ts';
import { today } from './support/clock.ts';
import { hasFocus } from './support/hands.ts';
import { plain } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  await app.ask('counterparty.create', { id: newId(), name: 'შპს კოლხეთი', taxId: '405123456', country: 'GE', vatPayer: true });
  window = await app.openWindow({ language: 'en' });
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => app.close());

/** Copies cells as a spreadsheet does, and pastes them where the focus is. */
async function pasteCells(rows: readonly (readonly string[])[]): Promise<void> {
  await window.page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((row) => row.join('\t')).join('\r\n'));
  await window.hands.press('Control+v');
}

/** Account and both sides of every line, as they stand in the fields. */
async function linesOf(entry: JournalEntryPage): Promise<string[]> {
  const typed = await entry.typed();
  const lines: string[] = [];
  for (let index = 0; typed[`lines.${index}.account`] !== undefined; index += 1)
    lines.push([typed[`lines.${index}.account`]!.slice(0, 4), typed[`lines.${index}.debit`], typed[`lines.${index}.credit`]].join('|'));
  return lines;
}

/** The same of an entry as it is in the books, newest first. */
async function postedLines(): Promise<string[][]> {
  const { rows } = await app.ask('journal.list', {});
  const entry = await app.ask('journal.entry', { entryId: rows[0]!.entryId });
  const side = (amount: string) => (/[1-9]/.test(amount) ? amount.replace(/\B(?=(\d{3})+\.)/g, ',') : '');
  return entry!.lines.map(({ accountCode, debit, credit }) => [accountCode, side(debit), side(credit)]);
}

test('[X6] an entry is typed as fast as one thinks: shorthands, arithmetic, lines split, swapped, copied, moved, and every step taken back', async () => {
  const { page, hands } = window;
  await page.getByTestId('screen-overview').waitFor();
  await hands.press('Alt+2');
  await page.getByTestId('screen-journal').waitFor();
  await hands.press('Insert');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.date('-1');
  await entry.memo('Rent, with a share for the shop');
  expect((await entry.typed()).date).toBe('11/11/2026');

  await hands.goTo(entry.field('lines.0.account'), 'Enter');
  await hands.type('7420');
  await hands.press('Tab');
  await hands.type('120*3+18%');
  expect(plain(await page.getByTestId('calculated').innerText())).toBe('= 424.80');
  await hands.goTo(entry.field('lines.1.account'), 'Enter');
  expect((await entry.typed())['lines.0.debit']).toBe('424.80');
  await hands.type('1110');
  await hands.press('Tab');
  await hands.press('Control+b');
  const begun = ['7420|424.80|', '1110||424.80'];
  expect(await linesOf(entry)).toEqual(begun);
  await hands.press('Control+e');
  expect(await linesOf(entry)).toEqual(['7420|424.80|', '1110|424.80|']);
  await hands.press('Control+z');
  expect(await linesOf(entry)).toEqual(begun);

  await hands.press('Control+/');
  await page.getByTestId('split-parts').waitFor();
  await hands.type('3');
  expect(plain(await page.getByTestId('split-parts').innerText())).toBe('141.60 + 141.60 + 141.60');
  await hands.press('Enter');
  const split = ['7420|424.80|', '1110||141.60', '1110||141.60', '1110||141.60'];
  await expect.poll(() => linesOf(entry)).toEqual(split);

  await hands.goTo(entry.field('lines.3.memo'));
  await hands.type('the shop');
  await hands.press('Control+d');
  await expect.poll(() => hasFocus(entry.field('lines.4.memo'))).toBe(true);
  expect((await entry.typed())['lines.4.memo']).toBe('the shop');
  await hands.press('Control+Shift+ArrowUp');
  await hands.press('Control+Shift+ArrowUp');
  await expect.poll(() => hasFocus(entry.field('lines.2.memo'))).toBe(true);
  expect((await entry.typed())['lines.2.memo']).toBe('the shop');

  // Everything back to the entry as it was begun, and forward again.
  for (let step = 0; step < 5; step += 1) await hands.press('Control+z');
  await expect.poll(() => linesOf(entry)).toEqual(begun);
  await hands.press('Control+Shift+z');
  await hands.press('Control+y');
  await expect.poll(() => linesOf(entry)).toEqual(split);
  expect((await entry.typed())['lines.3.memo']).toBe('the shop');
  expect(await entry.sums()).toMatchObject({ difference: 'Balanced' });
});

test('[X7] a reload keeps what was typed and the way back', async () => {
  const { page, hands } = window;
  const entry = new JournalEntryPage(window);
  await expect.poll(() => app.ask('draft.list', {}).then(([draft]) => JSON.stringify(draft?.form))).toContain('the shop');
  const before = await entry.typed();
  await page.reload();
  await entry.isOpen();
  expect(await entry.typed()).toEqual(before);
  await hands.press('Control+z');
  expect((await entry.typed())['lines.3.memo']).toBe('');
  await hands.press('Control+y');
  expect(await entry.typed()).toEqual(before);
});

test('[X6] cells of a spreadsheet become lines, the panel shows the entry that is posted, and the message leads to its reversal', async () => {
  const { page, hands } = window;
  const entry = new JournalEntryPage(window);
  await hands.goTo(entry.field('lines.3.account'));
  await pasteCells([
    ['Account', 'Description', 'Debit', 'Credit', 'Counterparty'],
    ['7430', 'Heating', '1 234,50', '', ''],
    ['3190', '', '', '1 234,50', '405123456'],
  ]);
  const lines = ['7420|424.80|', '1110||141.60', '1110||141.60', '1110||141.60', '7430|1,234.50|', '3190||1,234.50'];
  await expect.poll(() => linesOf(entry)).toEqual(lines);
  expect((await entry.typed())['lines.5.counterpartyId']).toBe('შპს კოლხეთი');

  // One step like any other.
  await hands.press('Control+z');
  await expect.poll(() => linesOf(entry)).toEqual(lines.slice(0, 4));
  await hands.press('Control+y');
  await expect.poll(() => linesOf(entry)).toEqual(lines);

  await settled(page);
  const shown = await panelLines(page);
  expect(shown).toHaveLength(6);
  expect(
    await page
      .getByTestId('panel-balances')
      .locator('tr')
      .allInnerTexts()
      .then((rows) => rows.map(plain)),
  ).toContain(`1110 ${await accountName('1110')} −424.80`);
  await entry.post();
  await expect.poll(async () => (await app.ask('journal.list', {})).total).toBe(1);
  expect(await postedLines()).toEqual(shown);

  const back = page.getByTestId('way-back');
  await back.waitFor();
  await hands.goTo(back, 'Shift+Tab');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await settled(page);
  await hands.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await new EntryPage(window).isOpen();
  expect((await app.ask('journal.list', {})).total).toBe(2);
  const { rows } = await app.ask('trialBalance.get', { asOf: today });
  expect(rows.every(({ balance }) => !/[1-9]/.test(balance))).toBe(true);
});

test('[L13] a posted entry is entered once more', async () => {
  const { page, hands } = window;
  await hands.press('Alt+2');
  await new Grid(window, 'journal').open('Rent, with a share for the shop');
  await new EntryPage(window).isOpen();
  await hands.goTo(page.getByTestId('copy-entry'), 'Shift+Tab');
  await hands.press('Enter');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  const typed = await entry.typed();
  expect([typed.date, typed.memo, (await linesOf(entry)).length]).toEqual(['12/11/2026', 'Rent, with a share for the shop', 6]);
});

test('[X6] what a block of cells means is asked where it is not certain; an invoice shows its entry and its cells of the return', async () => {
  const { page, hands } = window;
  await hands.press('Alt+3');
  await page.getByTestId('screen-sales').waitFor();
  await hands.press('Insert');
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.chooseCustomer('კოლხ', 'შპს კოლხეთი');
  await hands.goTo(invoice.field('lines.0.description'), 'Enter');
  await pasteCells([
    ['Coffee', '10', '24,500'],
    ['Tea', '1,5', '8,00'],
    ['Sugar', 'two', '3,00'],
  ]);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settled(page);
  expect(plain(await page.getByTestId('paste-faults').innerText())).toContain('Row 3, column 2, “two”');
  await hands.goTo(dialog.getByRole('checkbox', { name: 'Leave these rows out' }));
  await hands.press('Space');
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  // 10 at 24.50 and 1.5 at 8.00 are 257.00; 18 % of it 46.26.
  expect(await invoice.total()).toBe('303.26 GEL');
  await hands.goTo(invoice.field('lines.1.quantity'));
  await hands.type('3*2');
  await hands.press('Tab');
  // 293.00 and 52.74
  expect(await invoice.total()).toBe('345.74 GEL');
  const shown = await panelLines(page);
  await invoice.post();
  expect(await postedLines()).toEqual(shown);
});

test('[D3] a payment shows the entry it makes before it is posted, and is cancelled from the message', async () => {
  const { page, hands } = window;
  const before = (await app.ask('journal.list', {})).total;
  await hands.goTo(page.getByTestId('new-payment'), 'Shift+Tab');
  await hands.press('Enter');
  const payment = new FormPage(window, 'payment');
  await payment.isOpen();
  const shown = await panelLines(page);
  expect(shown).toEqual([
    ['1210', '345.74', ''],
    ['1410', '', '345.74'],
  ]);
  await payment.post();
  expect(await postedLines()).toEqual(shown);
  const back = page.getByTestId('way-back').last();
  await hands.goTo(back, 'Shift+Tab');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await settled(page);
  await hands.type('Paid by mistake');
  // A small form keeps what was typed as well.
  await page.reload();
  await page.getByTestId('screen-document').waitFor();
  await settled(page);
  await hands.goTo(page.getByTestId('void'), 'Shift+Tab');
  await hands.press('Enter');
  const reason = page.getByRole('dialog').locator('[name="reason"]');
  await reason.waitFor();
  expect(await reason.inputValue()).toBe('Paid by mistake');
  await settled(page);
  await hands.press('Control+Enter');
  await expect.poll(async () => (await app.ask('journal.list', {})).total).toBe(before + 2);
  expect(window.problems).toEqual([]);
});

test('[X6] the amount of the only open document is offered, and taken by a key alone', async () => {
  const { page, hands } = window;
  await page.evaluate(() => {
    location.hash = '#/payments/new?direction=in';
  });
  const payment = new FormPage(window, 'payment');
  await payment.isOpen();
  await payment.choose('counterpartyId', 'kolkh', 'კოლხეთი');
  await settled(page);
  await hands.goTo(payment.field('amount'), 'Enter');
  // Nothing is typed for anybody: the entry waits for the key.
  expect(await payment.field('amount').getAttribute('placeholder')).toBe('345.74');
  expect(await panelLines(page)).toEqual([]);
  await hands.press('Enter');
  await hands.press('Enter');
  expect(await panelLines(page)).toEqual([
    ['1210', '345.74', ''],
    ['1410', '', '345.74'],
  ]);
  await payment.post();
  const { rows } = await app.ask('document.list', { kinds: ['sales-invoice'], openOnly: true });
  expect(rows).toEqual([]);
  expect(window.problems).toEqual([]);
});

test('[L15] [L13] lines are sorted by dimensions from the keyboard, a missing value is made on the line, and F8 keeps and begins templates', async () => {
  const { page, hands } = window;
  for (const [code, name, values] of [
    ['CC', 'Cost centre', ['TB', 'Tbilisi', 'BT', 'Batumi']],
    ['PRJ', 'Project', ['P1', 'Bridge']],
  ] as const) {
    const dimensionId = newId();
    await app.ask('dimension.add', { id: dimensionId, code, name });
    for (let at = 0; at < values.length; at += 2)
      await app.ask('dimensionValue.add', { id: newId(), dimensionId, code: values[at]!, name: values[at + 1]! });
  }
  await page.evaluate(() => {
    location.hash = '#/journal/new';
  });
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.addLine({ account: '7420', debit: '100' });
  // In the order of the page: counterparty, cost centre, project, text. The other side is left out.
  await hands.press('Enter');
  await hands.press('Enter');
  expect(await hasFocus(entry.field('lines.0.dimensions.CC'))).toBe(true);
  await hands.type('batumi');
  await hands.press('Enter');
  expect(await hasFocus(entry.field('lines.0.dimensions.PRJ'))).toBe(true);
  await hands.type('P1');
  await hands.press('Enter');
  expect(await hasFocus(entry.field('lines.0.memo'))).toBe(true);
  await hands.press('Control+d');
  await hands.goTo(entry.field('lines.1.dimensions.CC'), 'Shift+Tab');
  await hands.type('Kutaisi');
  await page.getByRole('option').filter({ hasText: 'Add “Kutaisi”' }).waitFor();
  await hands.press('Enter');
  await page.getByRole('dialog').locator('[name="name"]:focus').waitFor();
  expect(await page.getByRole('dialog').locator('[name="code"]').inputValue()).toBe('KUTAISI');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settled(page);
  // Taken back and done again like anything that is typed.
  await hands.press('Control+z');
  expect((await entry.typed())['lines.1.dimensions.CC']).toBe('BT Batumi');
  await hands.press('Control+Shift+z');
  expect((await entry.typed())['lines.1.dimensions.CC']).toBe('KUTAISI Kutaisi');
  await hands.goTo(entry.field('lines.2.account'), 'Tab');
  await hands.type('1110');
  await hands.press('Tab');
  await hands.press('Control+b');
  expect(await panelLines(page)).toEqual([
    ['7420', '100.00', ''],
    ['7420', '100.00', ''],
    ['1110', '', '200.00'],
  ]);
  expect(plain(await page.getByTestId('panel-entry').locator('tbody tr').nth(1).innerText())).toContain('CC KUTAISI, PRJ P1');

  await hands.press('Shift+F8');
  await page.getByRole('dialog').locator('[name="name"]:focus').waitFor();
  await hands.type('Rent by centre');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await entry.post();
  await expect.poll(async () => (await entry.typed())['lines.0.account']).toBe('');
  const sorted = async () => {
    const { rows } = await app.ask('journal.list', {});
    const posted = await app.ask('journal.entry', { entryId: rows[0]!.entryId });
    return posted!.lines.map(({ accountCode, dimensions = [] }) => [
      accountCode,
      ...dimensions.map(({ dimension, value }) => `${dimension} ${value}`),
    ]);
  };
  const expected = [['7420', 'CC BT', 'PRJ P1'], ['7420', 'CC KUTAISI', 'PRJ P1'], ['1110']];
  expect(await sorted()).toEqual(expected);

  await settled(page);
  await hands.press('F8');
  // The first template is under the keyboard already.
  await page.getByRole('menuitem', { name: 'Rent by centre' }).and(page.locator(':focus')).waitFor();
  await hands.press('Enter');
  await expect.poll(async () => (await entry.typed())['lines.1.dimensions.CC']).toBe('KUTAISI Kutaisi');
  await entry.post();
  await expect.poll(sorted).toEqual(expected);
  expect((await app.ask('journal.list', {})).rows.filter(({ total }) => total === '200.00')).toHaveLength(2);
  expect(window.problems).toEqual([]);
});

async function accountName(code: string): Promise<string> {
  const accounts = await app.ask('account.list', {});
  return accounts.find((account) => account.code === code)!.names.en!;
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { EntryPage } from './pages/entry-page.ts';
import { Grid } from './pages/grid.ts';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { today } from './support/clock.ts';
import { hasFocus } from './support/hands.ts';
import { text } from './support/texts.ts';
import type { Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  window = await app.openWindow({ language: 'en' });
});
afterAll(() => app.close());

test('[L2] an entry is typed with Tab and Enter only, and the difference runs along', async () => {
  const { page, hands } = window;
  await page.getByTestId('screen-overview').waitFor();
  await hands.press('Alt+2');
  await page.getByTestId('screen-journal').waitFor();
  await hands.press('Insert');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.memo('Rent of November');
  await entry.addLine({ account: '7420', debit: '2500' });
  expect(await entry.sums()).toEqual({ debit: '2,500.00', credit: '0.00', difference: 'Credit is short by 2,500.00 GEL' });
  await entry.addLine({ account: '1110', credit: '1000' });
  expect(await entry.sums()).toEqual({ debit: '2,500.00', credit: '1,000.00', difference: 'Credit is short by 1,500.00 GEL' });
  await entry.closeWith('3190');
  expect(await entry.sums()).toEqual({ debit: '2,500.00', credit: '2,500.00', difference: 'Balanced' });
  await entry.post();
  await page.getByRole('alert').filter({ hasText: '2,500.00 GEL' }).waitFor();

  const { rows } = await app.ask('trialBalance.get', { asOf: today });
  expect(rows.map(({ accountCode, balance }) => [accountCode, balance])).toEqual([
    ['1110', '-1000.00'],
    ['3190', '-1500.00'],
    ['7420', '2500.00'],
  ]);
});

test('[L2] an entry that does not balance is refused: the fault has the focus and the sentence says what to do', async () => {
  const { page, hands } = window;
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.memo('Wrong by ten');
  await entry.addLine({ account: '7420', debit: '110' });
  await entry.addLine({ account: '1110', credit: '100' });
  await entry.post();
  const refusal = page.getByTestId('rejections');
  await refusal.waitFor();
  expect(await refusal.getAttribute('data-codes')).toBe('UNBALANCED_ENTRY');
  expect(await refusal.innerText()).toBe(text('en', 'rejections:UNBALANCED_ENTRY', { difference: '10.00', currency: 'GEL' }));
  expect(await hasFocus(entry.field('lines.1.credit'))).toBe(true);
  expect((await app.ask('journal.list', {})).total).toBe(1);

  // The field is selected: what is typed replaces it.
  await page.keyboard.press('Control+a');
  await hands.type('110');
  await entry.post();
  await expect.poll(async () => (await app.ask('journal.list', {})).total).toBe(2);
});

test('[L2] an entry is put right by its reversal, and the history of both shows it', async () => {
  const { hands } = window;
  await hands.press('Alt+2');
  const journal = new Grid(window, 'journal');
  await journal.open('Wrong by ten');
  const entry = new EntryPage(window);
  await entry.isOpen();
  await entry.reverse();
  expect((await entry.lines()).map(([, account, , , , debit, credit]) => [account, debit, credit])).toEqual([
    ['7420', '–', '110.00'],
    ['1110', '110.00', '–'],
  ]);
  expect(await entry.states()).toContain(text('en', 'reports:entry.reverses'));
  expect((await entry.history()).map((row) => row[2])).toEqual([text('en', 'history:event.journal-posted')]);

  await hands.press('Alt+2');
  const states = (await journal.rows()).map((row) => row.at(-1));
  expect(states).toEqual([text('en', 'journal:reverses'), text('en', 'journal:reversed'), '']);
  const { rows } = await app.ask('trialBalance.get', { asOf: today });
  expect(rows.find(({ accountCode }) => accountCode === '7420')?.balance).toBe('2500.00');
  expect(window.problems).toEqual([]);
});

test('[L3] a wrong account is put right by a correction: the reason is asked for, and both entries lead to each other', async () => {
  const { page, hands } = window;
  await hands.press('Alt+2');
  await new Grid(window, 'journal').open('Rent of November');
  const wrong = new EntryPage(window);
  await wrong.isOpen();
  await hands.goTo(page.getByTestId('correct'), 'Shift+Tab');
  await hands.press('Enter');
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await hands.goTo(entry.field('lines.0.account'));
  await page.keyboard.press('Control+a');
  await hands.type('7430');
  await hands.press('Tab');
  await entry.post();
  const refusal = page.getByTestId('rejections');
  await refusal.waitFor();
  expect(await hasFocus(entry.field('reason'))).toBe(true);
  await hands.type('Rent of the shop, not of the office');
  await entry.post();
  const corrected = new EntryPage(window);
  await corrected.isOpen();
  await expect.poll(() => corrected.states()).toContain('0000000001');
  const { rows } = await app.ask('trialBalance.get', { asOf: today });
  expect(rows.filter(({ accountCode }) => accountCode.startsWith('74')).map(({ accountCode, balance }) => [accountCode, balance])).toEqual([
    ['7420', '0.00'],
    ['7430', '2500.00'],
  ]);
  expect(window.problems).toEqual([]);
});

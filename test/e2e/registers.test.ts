import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { hasFocus } from './support/hands.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// A register by keyboard: in order, filtered, under a name, with the columns one wants; rows marked, added up and copied; and Back to the same place.

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  await app.ask('app.create', { id: newId(), country: 'GE', name: 'შპს რეესტრი', taxId: '204854595', vatPayer: true, userName: 'ნინო' });
  for (let index = 0; index < 60; index += 1) {
    await app.ask('journal.post', {
      id: newId(),
      date: `2026-${String(9 + (index % 3)).padStart(2, '0')}-0${1 + (index % 9)}` as never,
      memo: index % 5 === 0 ? `rent ${index}` : `other ${index}`,
      lines: [
        { account: '7420', debit: `${((index * 38) % 61) + 1}.10` },
        { account: '1110', credit: `${((index * 38) % 61) + 1}.10` },
      ],
    });
  }
  const dimension = await app.ask('dimension.add', { id: newId(), code: 'CC', name: 'Cost centre' });
  for (const [code, name] of [
    ['NORTH', 'North'],
    ['SOUTH', 'South'],
  ] as const)
    await app.ask('dimensionValue.add', { id: newId(), dimensionId: dimension.id, code, name });
  const { rows } = await app.ask('journal.list', { search: 'other', limit: 10 });
  for (const [index, { entryId }] of rows.slice(0, 3).entries())
    for (let file = 0; file <= index; file += 1)
      await app.ask('attachment.add', { id: newId(), objectId: entryId, name: 'scan.txt', content: btoa(`scan ${index} ${file}`) });
  window = await app.openWindow({ language: 'en' });
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => app.close());

const journal = () => new Grid(window, 'journal');
const column = async (place: number): Promise<string[]> => (await journal().rows()).map((row) => row[place] ?? '');
const amountPlace = 5;
const status = async (): Promise<string> => plain(await window.page.getByTestId('status-journal').innerText());
/** What is shown, as a file by the menu. */
async function saved(format: 'xlsx' | 'csv'): Promise<{ name: string; bytes: Uint8Array }> {
  const { page, hands } = window;
  await hands.goTo(page.getByTestId('report-export'), 'Shift+Tab');
  await hands.press('Enter');
  await hands.goTo(page.getByTestId(`export-${format}`), 'ArrowDown');
  const [download] = await Promise.all([page.waitForEvent('download'), hands.press('Enter')]);
  await settled(page);
  return { name: download.suggestedFilename(), bytes: Uint8Array.from(readFileSync(await download.path())) };
}
const inChooser = (name: string): Locator => window.page.getByTestId('column-chooser').getByRole('checkbox', { name, exact: true });

test('[L11] the journal is put in the order of a column by keys, and by a second press the other way round', async () => {
  const { page, hands } = window;
  await page.getByTestId('screen-overview').waitFor();
  await hands.press('Alt+2');
  await page.getByTestId('screen-journal').waitFor();
  await settled(page);
  expect(await hasFocus(journal().box)).toBe(true);
  for (let heads = 0; heads < 6; heads += 1) await hands.press('Shift+Alt+ArrowRight');
  await hands.press('Shift+Alt+ArrowUp');
  expect((await column(amountPlace)).slice(0, 4)).toEqual(['1.10', '2.10', '3.10', '4.10']);
  await hands.press('Shift+Alt+ArrowDown');
  expect((await column(amountPlace)).slice(0, 3)).toEqual(['61.10', '60.10', '59.10']);
  expect(await page.getByRole('columnheader', { name: 'Amount, GEL' }).getAttribute('aria-sort')).toBe('descending');
  await expect.poll(status).toContain('60 rows');
  const { groups } = await app.ask('journal.groups', {});
  await expect.poll(status).toContain(plain(`${groups[0]!.sums[0]!.amounts.total.replace(/\B(?=(\d{3})+\.)/, ',')} GEL`));
});

test('[L11] filters narrow it, and stand under a name after the window was closed', async () => {
  const { page, hands } = window;
  await hands.goTo(page.getByLabel(text('en', 'common:search')), 'Shift+Tab');
  await hands.type('rent');
  await expect.poll(status).toContain('12 rows');
  await hands.goTo(page.getByTestId('more-filters'));
  await hands.press('Enter');
  const least = page.getByLabel(text('en', 'grid:filter.field.least'));
  await hands.goTo(least);
  await hands.type('abc');
  await hands.press('Control+Enter');
  await page.getByText(text('en', 'common:amount.malformed')).waitFor();
  expect(await hasFocus(least)).toBe(true);
  await hands.press('Control+a');
  await hands.type('20');
  await hands.press('Control+Enter');
  await page.getByTestId('chip-least').waitFor();
  const left = (await column(amountPlace)).map(Number);
  expect(left.length).toBeGreaterThan(3);
  expect(left).toEqual([...left].filter((amount) => amount >= 20).sort((a, b) => b - a));

  // Without the document column, and the memo before the number.
  await hands.goTo(page.getByTestId('columns-journal'));
  await hands.press('Enter');
  await hands.goTo(inChooser('Document'));
  await hands.press('Space');
  await hands.press('Escape');
  await expect.poll(() => page.getByRole('columnheader', { name: 'Document' }).count()).toBe(0);

  await hands.goTo(page.getByTestId('views'), 'Shift+Tab');
  await hands.press('Enter');
  for (let moved = 0; !(await hasFocus(page.getByRole('menuitem', { name: text('en', 'grid:view.save') }))); moved += 1) {
    if (moved > 10) throw new Error('the menu never reached its entry');
    await hands.press('ArrowDown');
  }
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await hands.goTo(page.getByLabel(text('en', 'common:name')));
  await hands.type('Dear rent');
  await hands.goTo(page.getByLabel(text('en', 'grid:view.makeUsual')));
  await hands.press('Space');
  await hands.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const shown = await journal().rows();

  await page.close();
  window = await window.reopen();
  await window.page.getByTestId('screen-overview').waitFor();
  await window.hands.press('Alt+2');
  await window.page.getByTestId('chip-least').waitFor();
  await settled(window.page);
  expect(await journal().rows()).toEqual(shown);
  expect(await window.page.getByRole('columnheader', { name: 'Document' }).count()).toBe(0);
});

test('[L11] marked rows are added up, and copied so that a spreadsheet has them in its cells', async () => {
  const { page, hands } = window;
  const amounts = (await column(4)).map((amount) => Number(amount));
  await hands.goTo(journal().box);
  await hands.press('Home');
  await hands.press('Shift+ArrowDown');
  await hands.press('Shift+ArrowDown');
  expect(await page.locator('[data-testid="grid-journal"] [role="row"][aria-selected="true"]').count()).toBe(3);
  const sum = (amounts[0]! + amounts[1]! + amounts[2]!).toFixed(2);
  expect(await status()).toContain('3 rows marked');
  expect(plain(await page.getByTestId('sum-total').innerText())).toBe(
    `Amount, GEL: ${sum} GEL min ${amounts[2]!.toFixed(2)} · max ${amounts[0]!.toFixed(2)}`,
  );
  await hands.press('Control+c');
  await page.getByRole('status').filter({ hasText: '3 rows copied' }).waitFor({ state: 'attached' });
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'));
  expect(copied.map((cells) => cells[4])).toEqual(amounts.slice(0, 3).map((amount) => amount.toFixed(2)));
  expect(copied[0]![0]).toMatch(/^2026-\d\d-\d\d$/);
  // Space takes one away again, Escape all of them; Ctrl+A takes every row.
  await hands.press('Space');
  expect(await status()).toContain('2 rows marked');
  await hands.press('Control+a');
  expect(await status()).toContain(`${amounts.length} rows marked`);
  await hands.press('Escape');
  expect(await status()).not.toContain('marked');
});

test('[L11] an account card filtered says so and claims no balance; Ctrl+Enter opens a line in another window', async () => {
  const { page, hands } = window;
  await page.evaluate(() => {
    location.hash = '#/account-card?account=1110&from=2026-09-01&to=2026-11-30&search=rent';
  });
  await page.getByTestId('screen-account-card').waitFor();
  await settled(page);
  const card = new Grid(window, 'account-card');
  await expect.poll(async () => (await card.rows()).length).toBe(12);
  expect(await page.getByRole('columnheader', { name: text('en', 'common:balance'), exact: true }).count()).toBe(0);
  const found = await app.ask('account.card', { account: '1110', from: '2026-09-01' as never, to: '2026-11-30' as never, search: 'rent' });
  const { credit } = found.filtered![0]!.amounts;
  expect(Number(credit)).toBeGreaterThan(100);
  expect(plain(await page.getByTestId('figure-filtered').innerText())).toContain(credit);
  await hands.goTo(card.box);
  const [other] = await Promise.all([page.context().waitForEvent('page'), hands.press('Control+Enter')]);
  await other.waitForURL(new RegExp(`#/entry/${found.rows[0]!.entryId}`));
  await other.close();
  await page.getByTestId('screen-account-card').waitFor();
  await page.evaluate(() => {
    location.hash = '#/journal';
  });
  await page.getByTestId('grid-journal').waitFor();
  await settled(page);
});

test('[L11] the days of a register are typed as a month, stepped to the one before, and emptied to every day again', async () => {
  const { page, hands } = window;
  const everything = await status();
  const days = page.locator('input[name="period"]');
  await hands.goTo(days, 'Shift+Tab');
  await hands.type('2026-10');
  await hands.press('Enter');
  const { total } = await app.ask('journal.list', { search: 'rent', least: '20', from: '2026-10-01' as never, to: '2026-10-31' as never });
  expect(total).toBeGreaterThan(0);
  await expect.poll(status).toContain(`${total} row`);
  expect((await journal().rows()).every((row) => row.some((cell) => cell.endsWith('/10/2026')))).toBe(true);
  await hands.press('PageUp');
  expect(page.url()).toContain('from=2026-09-01&to=2026-09-30');
  await hands.press('Control+a');
  await hands.press('Delete');
  await hands.press('Enter');
  await expect.poll(status).toBe(everything);
  expect(page.url()).not.toContain('from=');
});

test('[L11] grouped by month, a group opens to its rows, and Back leads to the group and the row it was left on', async () => {
  const { page, hands } = window;
  const total = async () => plain(await page.getByTestId('register-total').innerText());
  await expect.poll(total).toContain('GEL');
  const whole = await total();
  await hands.goTo(page.getByTestId('group-by'), 'Shift+Tab');
  await hands.press('m');
  const groups = new Grid(window, 'journal-groups');
  await expect.poll(async () => (await groups.rows()).map((row) => row[0])).toEqual(['November 2026', 'October 2026', 'September 2026']);
  await expect.poll(total).toBe(whole);
  const counted = Number((await groups.rows())[1]![1]);
  await groups.open('October 2026');
  await page.getByTestId('grid-journal').waitFor();
  await expect.poll(status).toContain(`${counted} row`);
  await hands.goTo(journal().box);
  await hands.press('End');
  await hands.press('Enter');
  await page.getByTestId('screen-entry').waitFor();
  await page.goBack();
  await page.getByTestId('grid-journal').waitFor();
  await settled(page);
  const active = page.locator('[data-testid="grid-journal"] [role="row"][data-active]');
  expect(Number(await active.getAttribute('aria-rowindex'))).toBe(counted + 1);
  await page.goBack();
  await page.getByTestId('grid-journal-groups').waitFor();
  await settled(page);
  expect(plain(await page.locator('[data-testid="grid-journal-groups"] [data-active]').innerText())).toContain('October 2026');
});

test('[L11] a list shows what rests on files; filtered by that and by a dimension, it is saved as it is shown', async () => {
  const { page, hands } = window;
  for (const [count, value] of [
    [1, 'NORTH'],
    [2, 'SOUTH'],
    [4, 'NORTH'],
  ] as const) {
    const { entryId } = await app.ask('journal.post', {
      id: newId(),
      date: '2026-11-12' as never,
      memo: `tagged ${count}`,
      lines: [
        { account: '7420', debit: `${count}0.05`, dimensions: { CC: value } },
        { account: '1110', credit: `${count}0.05` },
      ],
    });
    if (count > 1) await app.ask('attachment.add', { id: newId(), objectId: entryId, name: 'bill.txt', content: btoa(`bill ${count}`) });
  }
  await page.evaluate(() => {
    location.hash = '#/journal?sort=total-asc';
  });
  await page.getByTestId('grid-journal').waitFor();
  await settled(page);
  await hands.goTo(page.getByTestId('more-filters'), 'Shift+Tab');
  await hands.press('Enter');
  await hands.goTo(page.getByRole('combobox', { name: 'Attachments' }));
  await hands.type('With a');
  await hands.goTo(page.getByRole('combobox', { name: 'Cost centre' }));
  await hands.type('nor');
  await hands.press('ArrowDown');
  await hands.press('Enter');
  await hands.press('Control+Enter');
  await expect.poll(() => page.getByTestId('chip-dimensions').innerText()).toContain('Cost centre North');
  expect(page.url()).toContain('attached=yes');
  await expect.poll(status).toContain('1 row');
  expect((await journal().rows())[0]).toContain('tagged 4');
  expect(await journal().box.getByRole('img', { name: '1 attachment', exact: true }).count()).toBe(1);

  // Without the dimension: those of before as well, each with how many there are.
  await hands.goTo(page.getByRole('button', { name: 'Take the filter away: Dimensions' }), 'Shift+Tab');
  await hands.press('Enter');
  await expect.poll(status).toContain('5 rows');
  expect(await journal().box.getByRole('img', { name: '3 attachments', exact: true }).count()).toBe(1);
  const shown = await journal().rows();
  const titles = await page.getByTestId('grid-journal').getByRole('columnheader').allInnerTexts();
  const { name, bytes } = await saved('csv');
  expect(name).toBe('journal.csv');
  const [heading, head, ...lines] = Papa.parse<string[]>(Buffer.from(bytes).toString('utf8').slice(1).trimEnd()).data;
  expect(heading![0]).toContain('With attachments');
  expect(head!.filter((title) => title !== 'Amount, currency')).toEqual(
    titles.map((title) => plain(title)).map((title) => (title === 'Amount, GEL' ? 'Amount' : title === '' ? 'Attachments' : title)),
  );
  const memo = head!.indexOf('Description');
  expect(lines.map((cells) => cells[memo])).toEqual(shown.map((row) => row[titles.indexOf('Description')]));
  expect(lines).toHaveLength(5);
});

test('[U6] the palette keeps the focus while an entry is posted, and what is said covers neither the line under a list nor its buttons', async () => {
  const { page, hands } = window;
  await page.evaluate(() => {
    location.hash = '#/journal/new';
  });
  const form = new JournalEntryPage(window);
  await form.isOpen();
  await form.memo('while searching');
  await form.addLine({ account: '7420', debit: '3' });
  await form.closeWith('1110');
  let answer: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/call/journal.post', async (route) => {
    await held;
    await route.continue();
  });
  await hands.press('Control+Enter');
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  answer!();
  await page.getByTestId('way-back').waitFor();
  await settled(page);
  await hands.type('journal');
  expect(await page.getByTestId('palette-search').inputValue()).toBe('journal');
  // Closed, it leaves the focus where the next entry begins.
  await hands.press('Escape');
  await hands.press('Escape');
  await page.locator('input[name="date"]:focus').waitFor();
  await page.unroute('**/call/journal.post');
  await hands.press('Alt+2');
  await page.getByTestId('grid-journal').waitFor();
  await settled(page);
  const box = async (of: Locator) => (await of.boundingBox())!;
  const [said, line, button] = [
    await box(page.locator('.mantine-Notification-root').last()),
    await box(page.getByTestId('status-journal')),
    await box(page.getByTestId('new-journal-entry')),
  ];
  expect(said.y + said.height).toBeLessThanOrEqual(line.y);
  expect(said.y).toBeGreaterThan(button.y + button.height);
  expect(window.problems).toEqual([]);
});

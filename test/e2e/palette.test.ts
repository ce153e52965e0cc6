import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, newId, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// Everything from one place by keyboard: what is in the books, what can be done, how it is shown; and Back to where one was.

let app: App;
let window: Window;
let invoice: { id: string; number: string; uid: string };
let wages: { entryId: string; uid: string };
beforeAll(async () => {
  app = await startApp();
  await app.ask('app.create', { id: newId(), country: 'GE', name: 'შპს ძიება', taxId: '204854595', vatPayer: true, userName: 'ნინო' });
  const { id: party } = await app.ask('counterparty.create', { id: newId(), name: 'შპს ვაკის გემო' });
  for (let count = 1; count <= 3; count += 1) {
    const amount = String(count * 100);
    await app.ask('salesInvoice.post', {
      id: newId(),
      date: '2026-11-02' as never,
      counterpartyId: party,
      lines: [{ unitPrice: amount, taxCode: 'S18' }],
    });
  }
  const posted = await app.ask('salesInvoice.post', {
    id: newId(),
    date: '2026-11-03' as never,
    counterpartyId: party,
    lines: [{ unitPrice: '1000', taxCode: 'S18' }],
  });
  invoice = posted;
  wages = await app.ask('journal.post', {
    id: newId(),
    date: '2026-11-04' as never,
    memo: 'ხელფასი',
    lines: [
      { account: '7410', debit: '777.70' },
      { account: '3130', credit: '777.70' },
    ],
  });
  window = await app.openWindow({ language: 'en', height: 500 });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

async function choose(typed: string, wanted: string, key = 'Enter', before?: string): Promise<void> {
  const { page, hands } = window;
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await hands.type(typed);
  if (before !== undefined) {
    await page.getByRole('option').filter({ hasText: wanted }).waitFor();
    await page.getByRole('option', { selected: true }).waitFor();
    await settled(page);
    await hands.press(before);
  }
  await page.getByRole('option', { selected: true }).filter({ hasText: wanted }).waitFor();
  await hands.press(key);
}
const root = (name: string) => window.page.locator('html').getAttribute(name);

test('[U6] a document is found by its amount, however it is written, and the window says which one it shows', async () => {
  const { page } = window;
  await choose('1,180.00', invoice.number);
  await page.getByTestId('screen-document').waitFor();
  await expect.poll(() => page.title()).toBe(`Sales invoice ${invoice.number} · შპს ძიება · Davtari`);
  await choose('777,7', 'ხელფასი');
  await page.getByTestId('screen-entry').waitFor();
  // The last row of an amount: the journal with all entries of it.
  await choose('1180', text('en', 'palette:allOfAmount', { amount: '1,180.00 GEL' }), 'Enter', 'ArrowDown');
  await page.getByTestId('screen-journal').waitFor();
  expect(page.url()).toContain('least=1180.00&most=1180.00');
  await settled(page);
  expect(await page.getByTestId('grid-journal').getByRole('row').filter({ hasText: '1,180.00' }).count()).toBe(1);
  // Not the next amount: 1180 is no part of 11800, and nothing else costs 1,180.01.
  await window.hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await window.hands.type('1180.01');
  await page.getByText(text('en', 'common:noMatch')).waitFor();
  await window.hands.press('Escape');
});

test('[U6] by UID, by number without its zeros, by counterparty in other letters, an account by its name, a month by its own', async () => {
  const { page } = window;
  await choose(wages.uid.toLowerCase(), 'ხელფასი');
  await page.getByTestId('screen-entry').waitFor();
  await choose(String(Number(invoice.number)), invoice.number);
  await page.getByTestId('screen-document').waitFor();
  await choose('vakis', 'შპს ვაკის გემო');
  await page.getByTestId('screen-counterparties').waitFor();
  await page.getByRole('dialog', { name: text('en', 'counterparties:edit') }).waitFor();
  await window.hands.press('Escape');
  await choose('1410', '1410');
  await page.getByTestId('screen-account-card').waitFor();
  await choose('october', text('en', 'common:nav.journal'));
  await page.getByTestId('screen-journal').waitFor();
  expect(page.url()).toContain('from=2026-10-01&to=2026-10-31');
  // What was chosen last stands first, in the words of the books.
  await window.hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  const recent = page.getByRole('group', { name: text('en', 'palette:groups.recent') }).getByRole('option');
  expect(plain(await recent.nth(0).innerText())).toContain('1410');
  await window.hands.press('Escape');
});

test('[U6] a dialog of the screen below that is drawn late takes no letter of what is typed here', async () => {
  const { page, hands } = window;
  const [party] = await app.ask('counterparty.list', { search: 'vakis' });
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await page.evaluate((id) => {
    location.hash = `#/counterparties?edit=${id}`;
  }, party!.id);
  await page.locator('form [name="taxId"]').waitFor();
  await settled(page);
  await hands.type('1410');
  await page.getByRole('option', { selected: true }).filter({ hasText: '1410' }).waitFor();
  await hands.press('Enter');
  await page.getByTestId('screen-account-card').waitFor();
});

test('[U6] once this is closed, a dialog that was drawn late below it has the focus in its first field', async () => {
  const { page, hands } = window;
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await page.evaluate(() => {
    location.hash = '#/counterparties?create=true';
  });
  const name = page.locator('form [name="name"]');
  await name.waitFor();
  await settled(page);
  await page.mouse.click(5, 5);
  await page.getByTestId('palette-search').waitFor({ state: 'detached' });
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  await hands.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('[U6] a dialog that is opened from here has the focus in its first field, and so has a form', async () => {
  const { page, hands } = window;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
  await choose(text('en', 'common:palette.new.counterparty'), text('en', 'common:palette.new.counterparty'));
  await page.locator('form [name="taxId"]').waitFor();
  await hands.type('შპს ახალი');
  expect(await page.locator('form [name="name"]').inputValue()).toBe('შპს ახალი');
  // Nothing takes it a moment later.
  await settled(page);
  expect(await focused()).toBe('name');
  await hands.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await choose(text('en', 'common:palette.new.bill'), text('en', 'common:palette.new.bill'));
  const party = page.locator('form [name="counterpartyId"]');
  await party.waitFor();
  await hands.type('vak');
  expect(await party.inputValue()).toBe('vak');
  await hands.press('Escape');
});

test('[U6] the first row is marked whenever there are rows, also before anything is typed, and Enter opens it', async () => {
  const { page, hands } = window;
  await choose('1410', '1410');
  await page.getByTestId('screen-account-card').waitFor();
  await choose(text('en', 'common:nav.history'), text('en', 'common:nav.history'));
  await page.getByTestId('screen-history').waitFor();
  const search = page.getByTestId('palette-search');
  const first = page.getByRole('option').first();
  const isFirst = async () => {
    await page.locator('[role="option"][aria-selected="true"]').waitFor();
    expect(await page.locator('[data-action][data-selected]').count()).toBe(1);
    expect(await first.getAttribute('data-selected')).toBe('true');
    expect(await search.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
  };
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await isFirst();
  // From the second to the first and back up to it, and the text taken away again: as it was.
  await hands.press('ArrowDown');
  await expect.poll(() => first.getAttribute('aria-selected')).toBe('false');
  await hands.type('1');
  await settled(page);
  await isFirst();
  await hands.press('Backspace');
  await settled(page);
  await isFirst();
  expect(plain(await first.innerText())).toContain(text('en', 'common:nav.history'));
  await hands.press('ArrowDown');
  await page.getByRole('option', { selected: true }).filter({ hasText: '1410' }).waitFor();
  await hands.press('Enter');
  await page.getByTestId('screen-account-card').waitFor();
  await hands.press('Control+k');
  await page.getByRole('option', { selected: true }).filter({ hasText: '1410' }).waitFor();
  await hands.press('Escape');
});

test('[U6] a draft that was opened from here is called what it is called now, and is gone with it', async () => {
  const { page, hands } = window;
  const draft = { id: newId(), kind: 'journal-entry' as const };
  const save = (memo: string) => app.ask('draft.save', { ...draft, title: memo, form: { memo } });
  await save('Rent of the shop');
  await choose('rent of', 'Rent of the shop');
  await page.getByTestId('screen-journal-entry').waitFor();
  await save('Rent of the warehouse');
  const recent = page.getByRole('group', { name: text('en', 'palette:groups.recent') }).getByRole('option');
  const open = async () => {
    await hands.press('Control+k');
    await page.locator('[data-testid="palette-search"]:focus').waitFor();
  };
  const first = async () => plain(await recent.nth(0).innerText());
  await open();
  await expect.poll(first).toBe('Rent of the warehouse');
  // What was found is asked anew as it changes.
  await hands.type('rent of');
  await page.getByRole('option').filter({ hasText: 'Rent of the warehouse' }).waitFor();
  await save('Rent of the office');
  await page.getByRole('option').filter({ hasText: 'Rent of the office' }).waitFor();
  await hands.press('Escape');
  await app.ask('draft.discard', { id: draft.id });
  await open();
  await expect.poll(first).not.toContain('Rent of');
  await hands.press('Escape');
});

test('[U7] density, contrast and the style of negative figures change at once and survive a reload', async () => {
  const { page } = window;
  await choose(text('en', 'common:nav.settings'), text('en', 'common:nav.settings'));
  const example = async () => plain(await page.getByTestId('display-example').innerText());
  await page.getByTestId('display-example').waitFor();
  expect(await example()).toContain('−590.5');
  const choice = (setting: string, chosen: string) =>
    `${text('en', `display:setting.${setting}`)}: ${text('en', `display:choice.${setting}.${chosen}`)}`;
  for (const [setting, chosen] of [
    ['density', 'comfortable'],
    ['contrast', 'high'],
    ['negative', 'parentheses'],
  ] as const) {
    const words = choice(setting, chosen);
    await choose(words, words);
    await expect.poll(() => root(`data-${setting}`)).toBe(chosen);
  }
  expect(await example()).toContain('(590.50)');
  await choose('trial balance', text('en', 'common:nav.trial-balance'));
  const row = page.getByTestId('grid-report').locator('[role="row"][aria-selected]').first();
  await row.waitFor();
  expect((await row.boundingBox())?.height).toBe(36);

  // Set before anything is drawn: also without the program.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload();
  expect([await root('data-density'), await root('data-contrast'), await root('data-negative')]).toEqual([
    'comfortable',
    'high',
    'parentheses',
  ]);
  await page.unroute('**/assets/*.js');
  window.problems.length = 0;
  await page.reload();
  await row.waitFor();
  expect((await row.boundingBox())?.height).toBe(36);
  for (const [setting, chosen] of [
    ['density', 'compact'],
    ['contrast', 'normal'],
    ['negative', 'minus-red'],
  ] as const) {
    const words = choice(setting, chosen);
    await choose(words, words);
  }
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(28);
});

test('[U6] Ctrl+Enter opens a screen in another window; a backup is begun and is there', async () => {
  const { page } = window;
  const opened = page.context().waitForEvent('page');
  await choose('history', text('en', 'common:nav.history'), 'Control+Enter');
  const other = await opened;
  await other.getByTestId('screen-history').waitFor();
  expect(await other.title()).toBe(`${text('en', 'common:nav.history')} · შპს ძიება · Davtari`);
  await other.close();
  await page.getByTestId('screen-report').waitFor();
  const before = (await app.ask('app.safety', {})).backups.length;
  await choose(text('en', 'settings:safety.backupNow'), text('en', 'settings:safety.backupNow'));
  // Copied and verified: that takes as long as it takes.
  await expect.poll(async () => (await app.ask('app.safety', {})).backups.length, { timeout: 30_000 }).toBe(before + 1);
});

test('[U6] Back finds a screen scrolled as it was left, a new one begins at its top', async () => {
  const { page, hands } = window;
  await choose('overview', text('en', 'common:nav.overview'));
  await page.getByTestId('screen-overview').waitFor();
  await settled(page);
  const main = page.locator('#main');
  const top = () => main.evaluate((element) => element.scrollTop);
  await main.evaluate((element) => element.scrollTo({ top: 140 }));
  expect(await top()).toBe(140);
  await hands.press('Alt+2');
  await page.getByTestId('screen-journal').waitFor();
  await expect.poll(top).toBe(0);
  await page.goBack();
  await page.getByTestId('screen-overview').waitFor();
  await expect.poll(top).toBe(140);
  expect(window.problems).toEqual([]);
});

test('[U6] Alt with arrows goes back and forward, from a grid and from a field; so do the buttons of a mouse', async () => {
  const { page, hands } = window;
  await choose(text('en', 'common:nav.journal'), text('en', 'common:nav.journal'));
  await page.getByTestId('screen-journal').waitFor();
  await choose(text('en', 'common:palette.new.entry'), text('en', 'common:palette.new.entry'));
  const memo = page.locator('form [name="memo"]');
  await memo.waitFor();
  await hands.goTo(memo);
  await hands.type('rent of November');
  // Not the caret by a word: one is back in the journal, and what was typed is there on the way forward.
  await hands.press('Alt+ArrowLeft');
  await page.locator('[data-testid="grid-journal"]:focus').waitFor();
  await hands.press('Alt+ArrowRight');
  await memo.waitFor();
  expect(await memo.inputValue()).toBe('rent of November');
  await settled(page);
  const session = await page.context().newCDPSession(page);
  const mouse = async (button: 'back' | 'forward') => {
    for (const type of ['mousePressed', 'mouseReleased'] as const)
      await session.send('Input.dispatchMouseEvent', { type, x: 640, y: 20, button, clickCount: 1 });
  };
  await mouse('back');
  await page.getByTestId('screen-journal').waitFor();
  await settled(page);
  await mouse('forward');
  await memo.waitFor();
  await settled(page);
  await hands.press('Alt+ArrowLeft');
  await page.getByTestId('screen-journal').waitFor();
  expect(window.problems).toEqual([]);
});

test('[U6] the page of components opens without a company, every part in its place', async () => {
  const { page } = window;
  await choose(text('en', 'components:title'), text('en', 'components:title'));
  await page.getByTestId('screen-components').waitFor();
  await app.ask('app.close', {});
  await page.reload();
  // What was being asked when the page was left is no problem.
  window.problems.length = 0;
  await page.getByTestId('screen-components').waitFor();
  await settled(page);
  expect(await page.locator('section[data-testid^="component-"]').count()).toBeGreaterThan(15);
  await page.getByTestId('open-form-dialog').click();
  await page.getByRole('dialog').waitFor();
  await window.hands.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByTestId('open-command-dialog').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('en', 'components:button') })
    .click();
  await page.getByRole('dialog').getByTestId('rejections').waitFor();
  expect(window.problems).toEqual([]);
});

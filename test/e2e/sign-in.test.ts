import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

const ownersPassword = 'correct horse battery';
const auditorsPassword = 'staple of the auditor';
const owner = 'Nino Beridze';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  await app.ask('app.create', { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: owner });
  await app.ask('user.add', { id: newId(), name: 'Eka', role: 'auditor' });
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

const openUsers = async () => {
  await window.page.getByTestId('nav-settings').click();
  await window.page.getByTestId('settings-users').click();
};
const button = (name: string): Locator => window.page.getByRole('button', { name, exact: true });
const words = (key: string) => text('en', key);

/** Types both passwords into the open dialog and sends it. */
async function typeNewPassword(password: string): Promise<void> {
  const { page, hands } = window;
  const dialog = page.getByRole('dialog');
  await hands.goTo(dialog.locator('input[name="password"]'));
  await hands.type(password);
  await hands.goTo(dialog.getByLabel(words('settings:users.repeat')));
  await hands.type(password);
  await hands.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
}

test('[U1] the owner protects the company, gives a colleague a password and signs out, by keyboard in each form', async () => {
  const { page } = window;
  await openUsers();
  await button(words('settings:users.firstPassword')).click();
  await typeNewPassword(ownersPassword);
  expect(await app.ask('session.status', {})).toMatchObject({ state: 'signed-in', user: { name: owner } });

  await page.getByTestId('grid-users').getByText('Eka').click();
  await button(words('settings:users.setPassword')).click();
  await typeNewPassword(auditorsPassword);
  expect((await app.ask('user.list', {})).map(({ hasPassword }) => hasPassword)).toEqual([true, true]);
  await page.getByTestId('session-sign-out').click();
  await page.getByTestId('screen-sign-in').waitFor();
  expect(await page.getByTestId('grid-users').count()).toBe(0);
});

test('[U1] wrong passwords are refused, and after five of them the button waits with the time that is left', async () => {
  const { page, hands } = window;
  await hands.goTo(page.locator('input[name="name"]'));
  await hands.type('eka');
  for (let i = 0; i < 5; i += 1) {
    await hands.goTo(page.locator('input[name="password"]'));
    await hands.type('not this one');
    await hands.press('Enter');
    await settled(page);
    expect(await page.getByTestId('rejections').getAttribute('data-codes')).toContain('SIGN_IN_FAILED');
  }
  expect(await page.getByTestId('rejections').getAttribute('data-codes')).toContain('SIGN_IN_LOCKED');
  expect(await button(words('common:session.signIn')).isDisabled()).toBe(true);
  expect(await page.getByRole('status').textContent()).toMatch(/\d+ s/);
});

test('[U1] what was typed is still there when a locked screen is opened again, and nothing of it shows meanwhile', async () => {
  const { page, hands } = window;
  await page.reload();
  await page.getByTestId('screen-sign-in').waitFor();
  await page.locator('input[name="name"]').fill(owner);
  await page.locator('input[name="password"]').fill(ownersPassword);
  await hands.press('Enter');
  await page.getByTestId('nav-journal').click();
  await page.getByTestId('new-journal-entry').click();
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.memo('half a wor');
  await app.ask('session.lock', {});
  const lock = page.getByTestId('lock-screen');
  await lock.waitFor();
  expect(await lock.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  const covered = await page.evaluate(() => document.elementsFromPoint(innerWidth / 2, 40)[0]?.closest('dialog') !== null);
  expect(covered).toBe(true);
  // Neither Escape nor a key of the frame reaches what lies below.
  await hands.press('Escape');
  await hands.press('Alt+Digit1');
  expect(await lock.isVisible()).toBe(true);
  await hands.type(ownersPassword);
  await hands.press('Enter');
  await lock.waitFor({ state: 'detached' });
  await settled(page);
  expect(await page.locator('[name="memo"]').inputValue()).toBe('half a wor');
});

test('[U2] an auditor sees the return without a button that files it, and no way to manage users', async () => {
  const { page, hands } = window;
  const eka = (await app.ask('user.list', {})).find(({ name }) => name === 'Eka')!;
  await app.ask('user.unlock', { id: newId(), userId: eka.id });
  await page.getByTestId('session-sign-out').click();
  await page.getByTestId('screen-sign-in').waitFor();
  await page.locator('input[name="name"]').fill('Eka');
  await page.locator('input[name="password"]').fill(auditorsPassword);
  await hands.press('Enter');
  await page.getByTestId('nav-vat-return').click();
  await page.getByTestId('screen-vat-return').waitFor();
  await settled(page);
  expect(await page.getByTestId('file-return').count()).toBe(0);
  await openUsers();
  await page.getByTestId('grid-users').waitFor();
  expect(await button(words('settings:users.add')).count()).toBe(0);
  expect(await button(words('settings:users.myPassword')).count()).toBe(1);
  expect(await page.getByTestId('grid-roles').count()).toBe(0);
  expect(window.problems).toEqual([]);
});

test('[U2] the owner defines a role by keyboard and gives it to a new user', async () => {
  const { page, hands } = window;
  await page.getByTestId('session-sign-out').click();
  await page.getByTestId('screen-sign-in').waitFor();
  await page.locator('input[name="name"]').fill(owner);
  await page.locator('input[name="password"]').fill(ownersPassword);
  await hands.press('Enter');
  await openUsers();
  await button(words('settings:roles.add')).click();
  const dialog = page.getByRole('dialog');
  await hands.goTo(dialog.locator('input[name="name"]'));
  await hands.type('Cashier');
  await hands.goTo(dialog.getByLabel('post entries and documents'));
  await hands.press('Space');
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  await page.getByTestId('grid-roles').getByText('Cashier').waitFor();
  const roles = await app.ask('role.list', {});
  expect(roles.at(-1)).toMatchObject({ name: 'Cashier', permissions: ['accounts:read', 'transactions:read', 'transactions:write'] });
  await button(words('settings:users.add')).click();
  await hands.goTo(dialog.locator('input[name="name"]'));
  await hands.type('Lasha');
  await dialog.locator('select[name="role"]').selectOption({ label: 'Cashier' });
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  expect((await app.ask('user.list', {})).at(-1)).toMatchObject({ name: 'Lasha', roleName: 'Cashier' });
});

test('[U1] [K12] who signs in while an import holds the books is told so, and is in when it is over', async () => {
  const { page, hands } = window;
  const rows = Array.from({ length: 4000 }, (_, at) => `2026-06-04,7420,1.00,,Rent ${at}\n2026-06-04,1210,,1.00,Rent ${at}`);
  const content = `date,account,debit,credit,description\n${rows.join('\n')}\n`;
  await page.reload();
  await page.getByTestId('nav-journal').waitFor();
  const imported = app.ask('app.importInto', { id: newId(), fileName: 'rent.csv', content, mapping: [] });
  await expect.poll(async () => (await app.ask('app.importWork', {})).running, { interval: 5 }).not.toBeNull();
  await app.ask('session.lock', {});
  const lock = page.getByTestId('lock-screen');
  await lock
    .getByRole('status')
    .filter({ hasText: words('common:session.importing') })
    .waitFor();
  await hands.goTo(lock.locator('input[name="password"]'));
  await hands.type(ownersPassword);
  await hands.press('Enter');
  expect(await imported).toMatchObject({ entries: 4000 });
  await lock.waitFor({ state: 'detached' });
  expect((await app.ask('journal.list', { limit: 1 })).total).toBe(4000);
});

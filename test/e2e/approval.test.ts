import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { Palette } from './pages/palette.ts';
import { today } from './support/clock.ts';
import { colleague, owner, type SeveralPeople, startSeveralPeople } from './support/several-people.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

const rent = 'ოფისის იჯარა, ნოემბერი';
const power = 'კომუნალური მომსახურება';

let several: SeveralPeople;
let window: Window;
beforeAll(async () => {
  several = await startSeveralPeople();
  window = await several.app.openWindow({ language: 'en' });
});
afterAll(() => several.app.close());

async function signIn({ name, password }: typeof owner): Promise<void> {
  const { page, hands } = window;
  await page.getByTestId('screen-sign-in').waitFor();
  await hands.goTo(page.locator('input[name="name"]'));
  await page.keyboard.press('Control+a');
  await hands.type(name);
  await hands.goTo(page.locator('input[name="password"]'));
  await hands.type(password);
  await hands.press('Enter');
  await page.getByTestId('session-sign-out').waitFor();
}

async function openDrafts(): Promise<Grid> {
  const { page, hands } = window;
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(text('en', 'common:nav.drafts'));
  await page.getByTestId('screen-drafts').waitFor();
  await settled(page);
  return new Grid(window, 'drafts');
}

const states = async () => Object.fromEntries((await several.app.ask('draft.list', {})).map(({ title, state }) => [title, state] as const));

test('[L3] a second person sends a draft back with a reason, and its author reads it over the entry', async () => {
  const { page, hands } = window;
  const reason = 'The bill of October is missing';
  await signIn(owner);
  const drafts = await openDrafts();
  await drafts.moveTo(power);
  await hands.goTo(page.getByTestId('reject'), 'Shift+Tab');
  await hands.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea[name="reason"]:focus').waitFor();
  await hands.press('Control+Enter');
  expect(await page.getByTestId('rejections').getAttribute('data-codes')).toBe('INPUT_INVALID');
  await hands.type(reason);
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  expect(await states()).toMatchObject({ [power]: 'rejected', [rent]: 'draft' });

  await hands.goTo(page.getByTestId('session-sign-out'), 'Shift+Tab');
  await hands.press('Enter');
  await signIn(colleague);
  await (await openDrafts()).open(power);
  await page.getByTestId('screen-journal-entry').waitFor();
  await settled(page);
  expect(await page.getByTestId('screen-journal-entry').locator('header').innerText()).toContain(reason);
  // What the author changes is a draft again, and the author can't approve it.
  await hands.goTo(page.locator('[name="memo"]'));
  await hands.press('End');
  await hands.type(', ოქტომბერი');
  await hands.press('Control+s');
  await expect.poll(states).toMatchObject({ [`${power}, ოქტომბერი`]: 'draft' });
  expect(await page.getByTestId('approve').count()).toBe(0);
});

test('[L3] a second person approves everything that waits with three keys and posts it', async () => {
  const { page, hands } = window;
  const { app } = several;
  await hands.goTo(page.getByTestId('session-sign-out'), 'Shift+Tab');
  await hands.press('Enter');
  await signIn(owner);
  await openDrafts();
  await hands.press('Control+a');
  await hands.goTo(page.getByTestId('approve-all'), 'Shift+Tab');
  await hands.press('Enter');
  await expect.poll(async () => Object.values(await states())).toEqual(['approved', 'approved', 'approved']);
  expect((await app.ask('journal.list', {})).total).toBe(0);

  await hands.goTo(page.getByTestId('grid-drafts'));
  await hands.press('Control+a');
  await hands.goTo(page.getByTestId('post-all'), 'Shift+Tab');
  await hands.press('Enter');
  await expect.poll(states).toEqual({});
  const { rows } = await app.ask('trialBalance.get', { asOf: today });
  // 2,500.00 + 318.40 + 96.15
  expect(rows.map(({ accountCode, balance }) => [accountCode, balance])).toEqual([
    ['3190', '-2914.55'],
    ['7420', '2914.55'],
  ]);
  expect(window.problems).toEqual([]);
});

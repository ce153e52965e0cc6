import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Grid } from './pages/grid.ts';
import { TrialBalancePage } from './pages/trial-balance-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { hasFocus } from './support/hands.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
/** Position of the first entry. */
let first: number;
const post = (amount: string) =>
  app.ask('journal.post', {
    id: newId(),
    date: '2026-11-02' as never,
    lines: [
      { account: '1210', debit: amount },
      { account: '5150', credit: amount },
    ],
  });
beforeAll(async () => {
  app = await startApp();
  await app.ask('app.create', { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'Nino' });
  await post('100');
  first = (await app.ask('company.info', {})).position;
  // The first at 10:30 in Tbilisi, the second at noon.
  vi.setSystemTime(Date.parse('2026-11-12T12:00:00+04:00'));
  await post('200');
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

const line = () => window.page.getByTestId('known-on');
const field = () => window.page.locator('input[name="knownOn"]');
const address = () => decodeURIComponent(new URL(window.page.url()).hash);
/** What is said of the state that is shown; empty for now. */
const said = async (): Promise<string> => {
  await settled(window.page);
  return (await line().count()) === 0 ? '' : line().getByRole('status').innerText();
};
const ask = async (typed: string): Promise<void> => {
  const { hands } = window;
  await hands.goTo(field(), 'Shift+Tab');
  await hands.press('Control+a');
  await hands.type(typed);
  await hands.press('Enter');
};

test('[L6] the trial balance as known at a time, to its account card and back, and back to now by one key', async () => {
  const { page, hands } = window;
  const balance = new TrialBalancePage(window);
  await balance.open();
  const cash = async () => (await balance.row('1210'))[3];
  // An answer is on its way a moment after the key.
  const shows = (line: string, amount: string) => expect.poll(async () => [await said(), await cash()]).toEqual([line, amount]);
  await shows('', '300.00');

  await ask('11:00');
  const then = `As known on 12/11/2026 11:00 · up to event ${first} · What was recorded later is left out`;
  await shows(then, '100.00');
  expect(address()).toBe('#/trial-balance?knownOn=2026-11-12T07:00:59.999Z');
  expect(await field().inputValue()).toBe('12/11/2026 11:00');

  // The card of the account shows the same state.
  await balance.openAccount('1210');
  await page.getByTestId('screen-account-card').waitFor();
  await expect.poll(said).toContain('As known on 12/11/2026 11:00');
  expect((await new Grid(window, 'account-card').rows()).length).toBe(1);
  await page.goBack();
  await balance.isOpen();
  await shows(then, '100.00');

  await hands.goTo(page.getByTestId('known-on-now'));
  await hands.press('Enter');
  await shows('', '300.00');
  expect(address()).toBe('#/trial-balance');
  expect(await hasFocus(field())).toBe(true);
  // Back leads to the state that was looked at before.
  await page.goBack();
  await shows(then, '100.00');
  await hands.goTo(field(), 'Shift+Tab');
  await hands.press('Escape');
  await shows('', '300.00');

  // By the number of an event, and nothing for what is neither.
  await ask(String(first));
  await shows(`As known at event ${first} · What was recorded later is left out`, '100.00');
  await ask('yesterday');
  await page.getByText(text('en', 'reports:knownOn.unreadable')).waitFor();
  await expect.poll(cash).toBe('100.00');
  await hands.press('Escape');
  await expect.poll(said).toBe('');
  expect(window.problems).toEqual([]);
});

test('[L6] [NUM-1] the register of numbers as known at a time, also on paper', async () => {
  const { page, hands } = window;
  await hands.click(page.getByTestId('nav-number-continuity'));
  await page.getByTestId('screen-number-continuity').waitFor();
  const numbers = new Grid(window, 'numbers');
  expect((await numbers.rows()).map(([number]) => number)).toEqual(['0000000002', '0000000001']);
  await ask('12.11.2026 11:00');
  await expect.poll(said).toBe('As known on 12/11/2026 11:00 · What was recorded later is left out');
  await expect.poll(async () => (await numbers.rows()).map(([number]) => number)).toEqual(['0000000001']);
  await hands.click(page.getByTestId('open-pdf'));
  await page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
  await hands.press('Escape');
  // Before the first number there is nothing to prove, and the way back stays.
  await ask('10.11.2026');
  await expect.poll(said).toContain('As known on 10/11/2026 23:59');
  await page.getByText(text('en', 'reports:numbers.empty')).waitFor();
  await hands.goTo(page.getByTestId('known-on-now'));
  await hands.press('Enter');
  await expect.poll(async () => (await numbers.rows()).length).toBe(2);
  expect(window.problems).toEqual([]);
});

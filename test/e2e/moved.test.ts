import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headFileOf } from '../../electron/log/head-beacon.ts';
import { keyFileOf } from '../../electron/log/keys.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
const invoice = () =>
  app.ask('salesInvoice.post', { id: newId(), date: '2026-11-02' as never, lines: [{ unitPrice: '10', taxCode: 'S18' }] });
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: 'Nino' };
  const { file } = await app.ask('app.create', company);
  await invoice();
  await app.ask('app.close', {});
  // As another computer gets it: the file without what lay beside it.
  for (const side of [keyFileOf, headFileOf]) rmSync(side(join(app.folder, file)));
  await app.ask('app.open', { file });
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

test('[L9] the notice of a moved file offers to continue the numbers, says what follows, and asks for a reason', async () => {
  const { page, hands } = window;
  const notice = page.getByTestId('new-log');
  await notice.waitFor();
  await settled(page);
  await hands.goTo(page.getByTestId('take-over'));
  await hands.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await page.getByTestId('take-over-series').innerText()).toMatch(
    /^Sales invoice: goes on after 0000000001, without the mark [0-9A-Z]{6}$/,
  );
  expect(await dialog.innerText()).toContain(text('en', 'common:newLog.moveConsequence'));
  await settled(page);
  // Not without a reason.
  await hands.press('Control+Enter');
  await dialog.getByRole('alert').waitFor();
  await hands.goTo(dialog.locator('[name="reason"]'));
  await hands.type('New computer, the old one was wiped');
  await hands.press('Control+Enter');
  await page.getByText(text('en', 'common:newLog.done')).waitFor();
  await notice.waitFor({ state: 'detached' });
  expect((await invoice()).number).toBe('0000000002');
  expect(window.problems).toEqual([]);
});

test('[L9] the proof of numbers and the history say it', async () => {
  const { page, hands } = window;
  await hands.click(page.getByTestId('nav-number-continuity'));
  await page.getByTestId('screen-number-continuity').waitFor();
  await page.getByText('from 2 on counted on another computer, after the move of 12/11/2026').waitFor();
  await settled(page);
  expect(await page.getByTestId('take-over').count()).toBe(0);
  const [row] = (await app.ask('history.list', {})).rows.filter(({ type }) => type === 'numbering.taken_over');
  expect(row).toMatchObject({ after: { reason: 'New computer, the old one was wiped' } });
  expect(window.problems).toEqual([]);
});

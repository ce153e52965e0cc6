import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { type App, newId, startApp } from './support/app.ts';
import { saveEntryDraft } from './support/several-people.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: false, userName: 'ნინო ბერიძე' };
  await app.ask('app.create', company);
  const post = (date: string, debit: string, credit: string, amount: string) =>
    app.ask('journal.post', {
      id: newId(),
      date,
      lines: [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ],
    });
  await post('2025-01-10', '1210', '5150', '1000.00');
  await post('2025-01-20', '1410', '6110', '50000.00');
  await post('2025-12-30', '7210', '1610', '30000.00');
  await post('2025-12-31', '7410', '3130', '8000.00');
  await saveEntryDraft(app, 'Not finished', '10.00', '2025-01-15');
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

/** A button of the months, from the list below it, and the dialog it opens. */
async function ask(key: string) {
  const { page, hands } = window;
  await hands.goTo(page.getByRole('button', { name: text('en', key), exact: true }), 'Shift+Tab');
  await hands.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settled(page);
  return dialog;
}

test('[L7] a month is closed for good with every warning accepted by itself, and its certificate is kept', async () => {
  const { page, hands } = window;
  await hands.press('Control+Comma');
  await hands.goTo(page.getByTestId('settings-interface'));
  await hands.goTo(page.getByTestId('settings-periods'), 'ArrowRight');
  const months = new Grid(window, 'periods');
  await months.moveTo('January 2025');
  const dialog = await ask('settings:periods.close');
  await hands.goTo(dialog.locator('input[value="soft"]'));
  await hands.press('ArrowDown');
  const warnings = dialog.locator('[data-testid^="check-"] input[type="checkbox"]');
  await warnings.first().waitFor();
  await hands.press('Control+Enter');
  await dialog.getByTestId('rejections').waitFor();
  expect((await app.ask('period.list', {})).find(({ period }) => period === '2025-01')?.state).toBe('open');

  for (const warning of await warnings.all()) {
    await hands.goTo(warning);
    await hands.press('Space');
  }
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  expect((await months.rows()).find(([month]) => month === 'January 2025')?.[1]).toBe(text('en', 'settings:periods.states.hard-closed'));

  await ask('periods:certificate');
  await page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
  expect(await dialog.innerText()).toContain(text('en', 'periods:agrees'));
  await hands.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
});

test('[L7] the closing entries of a year are shown before they are posted, and leave its profit in equity', async () => {
  const { hands } = window;
  const dialog = await ask('periods:yearEnd');
  // 50,000 of revenue less 30,000 of goods and 8,000 of wages.
  expect(plain(await dialog.getByTestId('year-statement').locator('tr').last().innerText())).toContain('12,000.00');
  expect(plain(await dialog.getByTestId('year-entries').innerText())).toContain('5310');
  expect(await app.ask('journal.list', {})).toMatchObject({ total: 4 });
  await hands.goTo(dialog.locator('input[type="checkbox"]').last());
  await hands.press('Space');
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  const { rows } = await app.ask('trialBalance.get', { asOf: '2025-12-31' });
  expect(rows.filter(({ balance }) => /[1-9]/.test(balance)).map(({ accountCode, balance }) => [accountCode, balance])).toEqual([
    ['1210', '1000.00'],
    ['1410', '50000.00'],
    ['1610', '-30000.00'],
    ['3130', '-8000.00'],
    ['5150', '-1000.00'],
    ['5310', '-12000.00'],
  ]);
  expect((await app.ask('year.preview', { year: 2025 })).state).toBe('closed');
  expect(window.problems).toEqual([]);
});

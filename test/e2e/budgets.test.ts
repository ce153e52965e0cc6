import { afterAll, beforeAll, expect, test } from 'vitest';
import { Palette } from './pages/palette.ts';
import { ReportPage } from './pages/report-page.ts';
import { type App, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
let report: ReportPage;
beforeAll(async () => {
  app = await startApp({ sample: true });
  await app.ask('app.openSample', {});
  window = await app.openWindow({ language: 'en' });
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  report = new ReportPage(window);
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

const openByPalette = async (typed: string, title: string) => {
  await window.hands.press('Control+k');
  await window.page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(typed, title);
  await window.page.getByRole('heading', { level: 1, name: title }).waitFor();
  await settled(window.page);
};
const grid = () => window.page.getByTestId('grid-budget');
const row = async (account: string) => (await grid().locator(`[data-account="${account}"] [role="gridcell"]`).allInnerTexts()).map(plain);
const addAccount = async (code: string) => {
  await window.hands.goTo(window.page.getByLabel('Add account'), 'Shift+Tab');
  await window.hands.type(code);
  await window.hands.press('Enter');
  await window.page.locator('[data-testid="grid-budget"]:focus').waitFor();
};

test('[L15] a budget by keyboard: typed and filled as in a spreadsheet, there again after a reload, saved, beside the income statement, and from there to its sheet and back', async () => {
  const { page, hands } = window;
  await openByPalette('budg', 'Budgets');
  expect(await page.getByTestId('screen-budgets').innerText()).toContain('No budgets yet');
  await hands.press('Insert');
  await page.getByTestId('screen-budget').waitFor();

  await addAccount('6110');
  await hands.type('12000*1.5');
  expect(await page.getByTestId('budget-status').innerText()).toBe('= 18,000.00');
  await hands.press('Tab');
  await hands.type('12000');
  await hands.press('Enter');
  // The only line: the keyboard stays on it. From February on to December.
  await hands.press('Control+r');
  const filled = ['18,000.00', ...Array(11).fill('12,000.00'), '150,000.00'];
  expect(await row('6110')).toEqual(filled);
  await hands.press('Control+z');
  expect((await row('6110')).slice(0, 4)).toEqual(['18,000.00', '12,000.00', '', '']);
  // What was typed into a cell is one step.
  await hands.press('Control+z');
  expect((await row('6110')).slice(0, 2)).toEqual(['18,000.00', '']);
  await hands.press('Control+Shift+z');
  await hands.press('Control+Shift+z');
  expect(await row('6110')).toEqual(filled);
  // Cells that are pasted while one is being typed stand in its place.
  await page.evaluate(() => navigator.clipboard.writeText('1\t2'));
  await hands.press('Home');
  await hands.press('F2');
  await hands.press('Control+v');
  expect((await row('6110')).slice(0, 3)).toEqual(['1.00', '2.00', '12,000.00']);
  await hands.press('Control+z');
  expect(await row('6110')).toEqual(filled);

  // Nothing was saved, and nothing is lost.
  await page.reload();
  await page.getByTestId('screen-budget').waitFor();
  await settled(page);
  expect(await page.getByRole('heading', { level: 1 }).locator('..').innerText()).toContain('not saved yet');
  expect(await row('6110')).toEqual(filled);
  await addAccount('7410');
  await hands.press('End');
  await hands.type('500+10%');
  await hands.press('Shift+Tab');
  await hands.type('abc');
  await hands.press('Control+s');
  // What can't be read stays where it was typed, and nothing is sent.
  expect(await grid().locator('input').inputValue()).toBe('abc');
  expect(await app.ask('budget.list', {})).toEqual([]);
  await hands.press('Escape');
  expect(
    await page
      .getByTestId('budget-result')
      .innerText()
      .then((text) => text.replace(/\s+/g, ' ')),
  ).toMatch(/^Result 18,000.00 .* 11,450.00 149,450.00$/);
  await hands.press('Control+s');
  await page.getByText('Budget “2026” saved').waitFor();
  await settled(page);
  const [saved] = await app.ask('budget.list', {});
  expect(saved).toMatchObject({ name: '2026', year: 2026, income: '150000.00', expense: '550.00', result: '149450.00', version: 1 });
  expect(new URL(page.url()).hash).toBe(`#/budgets/${saved!.id}`);

  // Someone saves it meanwhile: the refusal names them, and what was typed stands.
  await grid().waitFor();
  await hands.goTo(grid());
  await hands.press('Control+Home');
  await hands.type('1');
  await hands.press('Enter');
  const sheet = (await app.ask('budget.get', { budgetId: saved!.id }))!;
  const lines = sheet.lines.map(({ account, amounts }) => ({ account, amounts }));
  await app.ask('budget.save', {
    id: crypto.randomUUID().replace(/^(.{14})./, '$17'),
    budget: { id: saved!.id, version: 1 },
    name: '2026',
    year: 2026,
    lines,
  });
  await hands.press('Control+s');
  await page.getByTestId('rejections').waitFor();
  expect(await page.getByTestId('rejections').innerText()).toContain(`${sheet.by} saved “2026” meanwhile`);
  expect((await row('6110'))[0]).toBe('1.00');
  await hands.goTo(page.getByTestId('save-as-new'), 'Shift+Tab');
  await hands.press('Enter');
  await page.getByText('Budget “2026 (2)” saved').waitFor();
  expect((await app.ask('budget.list', {})).map(({ name, income }) => [name, income])).toEqual([
    ['2026', '150000.00'],
    ['2026 (2)', '132001.00'],
  ]);

  await openByPalette('inc st', 'Income statement');
  await report.choose('compare', 3);
  expect(new URL(page.url()).hash).toBe(`#/reports/income-statement?compare=budget&budget=${saved!.id}&from=2026-01-01&to=2026-11-30`);
  const answer = await app.ask('report.get', {
    ...{ kind: 'income-statement', from: '2026-01-01', to: '2026-11-30', compare: 'budget', budget: saved!.id },
  });
  const revenue = answer.rows.find(({ id }) => id === 'R1')!.cells;
  expect(revenue['amount:budget']).toBe('138000.00');
  await report.goDownTo('Net revenue');
  const shown = (await report.current()).slice(1).map((text) => text.replaceAll(',', '').replace('−', '-'));
  expect(shown).toEqual([
    revenue.amount,
    '138000.00',
    revenue['amount:difference'],
    `${revenue['amount:percent']} %`,
    revenue['amount:difference']!.startsWith('-') ? 'unfavourable' : 'favourable',
  ]);
  await hands.press('ArrowRight');
  await report.goDownTo('6110 Revenue from sales');
  await hands.press('ArrowRight');
  const place = await report.place();
  expect(place).toMatchObject({ figure: '138,000.00' });
  await hands.press('Enter');
  await page.getByTestId('screen-budget').waitFor();
  await settled(page);
  expect(new URL(page.url()).hash).toBe(`#/budgets/${saved!.id}?account=6110`);
  expect(await page.getByTestId('budget-status').innerText()).toContain('6110');
  await page.goBack();
  await page.getByTestId('screen-report').waitFor();
  await settled(page);
  expect(await report.place()).toEqual(place);
  expect(window.problems).toEqual([]);
});

test('[L15] a budget that begins as another one is that one, whatever another new one was left with; thrown away, it begins anew', async () => {
  const { page, hands } = window;
  await openByPalette('budg', 'Budgets');
  await hands.press('Insert');
  await page.getByTestId('screen-budget').waitFor();
  await addAccount('7420');
  await page.goBack();
  const budgets = page.getByTestId('grid-budgets');
  await budgets.waitFor();
  await hands.goTo(budgets);
  await hands.press('Home');
  const name = plain(await budgets.locator('[role="row"][data-active] [role="gridcell"]').first().innerText());
  await hands.click(page.getByRole('button', { name: text('en', 'budgets:beginAs') }));
  await grid().waitFor();
  await settled(page);
  const asked = (await app.ask('budget.list', {})).find((each) => each.name === name)!;
  const like = (await app.ask('budget.get', { budgetId: asked.id }))!;
  const accounts = () =>
    grid()
      .locator('[data-account]')
      .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-account')));
  expect(await accounts()).toEqual(like.lines.map(({ account }) => account));
  await addAccount('7420');
  await hands.goTo(page.getByRole('button', { name: text('en', 'budgets:discard') }), 'Shift+Tab');
  await hands.press('Enter');
  const confirm = page.getByRole('dialog').getByRole('button', { name: text('en', 'budgets:discard') });
  await hands.goTo(confirm);
  await hands.press('Enter');
  await expect.poll(accounts).toEqual(like.lines.map(({ account }) => account));
  // What the empty one was left with is there.
  await page.goBack();
  await budgets.waitFor();
  await hands.goTo(budgets);
  await hands.press('Insert');
  await grid().waitFor();
  expect(await accounts()).toEqual(['7420']);
});

test('[L15] the keyboard stays where one is: after the figures of last year are taken over, and after a budget is saved for the first time', async () => {
  const { page, hands } = window;
  const status = () => page.getByTestId('budget-status').innerText().then(plain);
  const takeOver = async () => {
    // Tab goes from cell to cell until the sheet is left.
    await hands.press('Escape');
    await hands.goTo(page.getByTestId('last-year'), 'Shift+Tab');
    await hands.press('Enter');
    await page.locator('form [name="percent"]:focus').waitFor();
    await hands.type('10');
    await hands.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await settled(page);
    expect(await grid().evaluate((element) => element === document.activeElement)).toBe(true);
  };
  await openByPalette('budg', 'Budgets');
  await hands.press('Insert');
  await page.getByTestId('screen-budget').waitFor();
  await settled(page);
  // Whatever a new one was left with.
  if ((await page.getByRole('button', { name: text('en', 'budgets:discard') }).count()) > 0) {
    await hands.goTo(page.getByRole('button', { name: text('en', 'budgets:discard') }), 'Shift+Tab');
    await hands.press('Enter');
    await hands.goTo(page.getByRole('dialog').getByRole('button', { name: text('en', 'budgets:discard') }));
    await hands.press('Enter');
    await page.getByText('No accounts yet').waitFor();
  }
  // Into an empty budget, and into one that has its lines.
  await takeOver();
  await hands.press('ArrowDown');
  await hands.press('ArrowRight');
  const before = await status();
  await takeOver();
  expect(await status()).toBe(before);

  await hands.type('77');
  await hands.press('Control+s');
  await expect.poll(() => new URL(page.url()).hash).not.toContain('new');
  await settled(page);
  expect(await status()).toBe(before);
  expect(await grid().evaluate((element) => element === document.activeElement)).toBe(true);
  // The next key goes on there, and what was done before can be taken back.
  await hands.press('ArrowRight');
  expect(await status()).not.toBe(before);
  await hands.press('Control+z');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).locator('..').innerText()).toContain('not saved yet');
  await hands.press('Control+y');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).locator('..').innerText()).not.toContain('not saved yet');
  // Another new one begins anew.
  await openByPalette('budg', 'Budgets');
  await hands.press('Insert');
  await page.getByTestId('screen-budget').waitFor();
  await settled(page);
  expect(await grid().count()).toBe(0);
  expect(window.problems).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, newId, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp({ sample: true });
  await app.ask('app.openSample', {});
  window = await app.openWindow({ language: 'en' });
  await window.page.getByTestId('screen-overview').waitFor();
  await settled(window.page);
});
afterAll(() => app.close());

const say = (key: string) => text('en', key);
const figure = async (id: string) => plain(await window.page.getByTestId(`figure-${id}`).innerText());
/** As the screen writes it in English. */
const written = (amount: string) => `${amount.replace('-', '−').replaceAll(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')} GEL`;

test('[K9] a figure leads to the line of the report it is, and Back to the span that was chosen', async () => {
  const { page, hands } = window;
  const { figures } = await app.ask('overview.get', { on: '2026-11-12', span: '30d' });
  expect(await figure('revenue')).toBe(written(figures[0]!.amount));

  await hands.goTo(page.getByTestId('overview-span').locator('input:checked'));
  await hands.press('ArrowRight');
  await page.waitForURL((url) => url.hash.includes('span=90d'));
  await settled(page);
  const longer = await app.ask('overview.get', { on: '2026-11-12', span: '90d' });
  const profit = longer.figures.find(({ id }) => id === 'profit')!;
  expect(await figure('profit')).toBe(written(profit.amount));

  await hands.goTo(page.getByRole('link', { name: new RegExp(say('overview:figure.profit')) }));
  await hands.press('Enter');
  await page.getByTestId('grid-report').waitFor();
  await settled(page);
  expect(page.url()).toContain(`from=${longer.days.from}&to=${longer.days.to}`);
  expect(plain(await page.getByTestId('grid-report').innerText())).toContain(written(profit.amount).replace(' GEL', ''));
  await page.goBack();
  await settled(page);
  expect(await figure('profit')).toBe(written(profit.amount));
});

test('[K9] a chart is a table at a key, and is saved as a drawing', async () => {
  const { page, hands } = window;
  const chart = page.getByTestId('chart-profit');
  await chart.locator('[data-drawn] svg').waitFor();
  const { parts } = await app.ask('overview.get', { on: '2026-11-12', span: '90d' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.goTo(chart.getByRole('button', { name: say('common:chart.save') })).then(() => hands.press('Enter')),
  ]);
  expect(download.suggestedFilename()).toBe('profit.svg');
  const svg = readFileSync(await download.path(), 'utf8');
  expect(svg.startsWith('<svg')).toBe(true);
  expect(svg).toContain(say('overview:income'));

  await hands.goTo(chart.getByRole('button', { name: say('common:chart.table') }), 'Shift+Tab');
  await hands.press('Enter');
  const rows = await page.getByTestId('chart-profit-table').locator('tbody tr').allInnerTexts();
  expect(rows).toHaveLength(parts.length);
  const last = parts.at(-1)!;
  expect(plain(rows.at(-1)!)).toContain(
    written(last.income)
      .replace(' GEL', '')
      .replace(/^0\.00$/, '–'),
  );
});

test('[K9] what is posted elsewhere is on the overview without a reload', async () => {
  const before = await figure('cash');
  await app.ask('journal.post', {
    ...{ id: newId(), date: '2026-11-12' as never, memo: 'till' },
    lines: [
      { account: '1110', debit: '1000' },
      { account: '5150', credit: '1000' },
    ],
  });
  const { figures } = await app.ask('overview.get', { on: '2026-11-12', span: '90d' });
  const after = written(figures.find(({ id }) => id === 'cash')!.amount);
  expect(after).not.toBe(before);
  await window.page.getByTestId('figure-cash').getByText(after.replace(' GEL', '')).waitFor();
  expect(window.problems).toEqual([]);
});

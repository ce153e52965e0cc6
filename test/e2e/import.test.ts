import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { ImportPage } from './pages/import-page.ts';
import { type App, startApp } from './support/app.ts';
import { brokenBook, hledgerBook } from './support/book.ts';
import { text } from './support/texts.ts';
import { settled } from './support/window.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('[K12] a journal of hledger is looked at, balance by balance, and becomes a company', async () => {
  const window = await app.openWindow();
  const { page, hands, problems } = window;
  await hands.click(page.getByTestId('import-book'));
  const book = new ImportPage(window);
  await book.choose('cafe.journal', hledgerBook);
  expect(await book.figure('format')).toBe('hledger');
  expect(await book.figure('entries')).toBe('3');
  expect(await book.balances.rows()).toEqual([
    ['assets:bank', 'GEL', '6,669.50'],
    ['equity:opening', 'GEL', '−5,000.00'],
    ['expenses:goods', 'GEL', '640.50'],
    ['income:sales', 'GEL', '−2,310.00'],
  ]);
  expect(await book.leftOut()).toEqual([expect.stringContaining(text('en', 'import:what.periodic-transaction'))]);

  await book.create('კაფე მზე');
  await hands.click(page.getByTestId('nav-trial-balance'));
  const trialBalance = new Grid(window, 'trial-balance');
  const figures = (await trialBalance.rows()).map((cells) => [cells[0], ...cells.slice(-2)]);
  expect(figures).toEqual([
    ['assets:bank', '6,669.50', '–'],
    ['equity:opening', '–', '5,000.00'],
    ['expenses:goods', '640.50', '–'],
    ['income:sales', '–', '2,310.00'],
  ]);
  expect((await trialBalance.total()).slice(-2)).toEqual(['7,310.00', '7,310.00']);
  // A book without a country has no invoices and no VAT return.
  expect(await page.getByTestId('nav-vat-return').count()).toBe(0);
  await settled(page);
  expect(problems).toEqual([]);
  await window.close();
});

test('[K12] a broken book is refused with its line and the reason, and nothing is created', async () => {
  await app.ask('app.close', {});
  const before = await app.ask('app.companies', {});
  const window = await app.openWindow();
  await window.hands.click(window.page.getByTestId('import-book'));
  const book = new ImportPage(window);
  await book.choose('cafe.journal', brokenBook);
  const refusal = await book.refusal();
  expect(refusal).toContain('cafe.journal');
  expect(refusal).toMatch(/line \d/);
  expect(refusal).toMatch(/1,?000/);
  expect(await window.page.getByTestId('import-create').count()).toBe(0);
  expect(await app.ask('app.companies', {})).toEqual(before);
  await window.close();
});

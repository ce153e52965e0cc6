import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { ImportPage } from './pages/import-page.ts';
import { TrialBalancePage } from './pages/trial-balance-page.ts';
import { type App, newId, startApp } from './support/app.ts';
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
  const trialBalance = new TrialBalancePage(window);
  await trialBalance.open();
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

test('[K12] [X8] a book gets the national chart: accounts mapped by keyboard, tried, imported, and undone', async () => {
  const window = await app.openWindow();
  const { page, hands, problems } = window;
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  const book = new ImportPage(window);
  await page.getByTestId('screen-import').waitFor();
  await book.choose('cafe.journal', hledgerBook);
  await hands.click(page.getByRole('radio', { name: text('en', 'import:mapping.chartOf', { country: 'Georgia' }) }));
  const mapped = async () =>
    (await page.getByTestId('import-mapping').locator('tbody tr').all()).length > 0
      ? Promise.all((await page.getByTestId('import-mapping').locator('tbody tr').all()).map((row) => row.locator('input').inputValue()))
      : [];
  await page.getByTestId('import-mapping').waitFor();
  // Bank and capital by what people call them; what nobody can know is asked for.
  const goods = page.getByRole('combobox', { name: text('en', 'import:mapping.targetOf', { account: 'expenses:goods' }) });
  await goods.focus();
  await hands.type('7110');
  await hands.press('Tab');
  expect((await mapped()).map((shown) => shown.slice(0, 4)).sort()).toEqual(['1210', '5150', '6110', '7110']);
  await page.locator('[name="taxId"]').fill('204854595');
  await hands.click(page.getByTestId('import-try'));
  await page.getByTestId('import-verdict').waitFor();
  expect(await page.getByTestId('import-verdict').innerText()).toContain(text('en', 'import:dryRun.agrees_other', { count: '3' }));
  const tried = new Grid(window, 'import-dry-run');
  expect((await tried.rows()).map((cells) => [cells[0], ...cells.slice(-3)])).toEqual([
    ['1210', '6,669.50', '6,669.50', '–'],
    ['5150', '−5,000.00', '−5,000.00', '–'],
    ['6110', '−2,310.00', '−2,310.00', '–'],
    ['7110', '640.50', '640.50', '–'],
  ]);
  await book.create('Cafe');
  expect(await app.ask('company.info', {})).toMatchObject({ country: 'GE', name: 'Cafe', taxId: '204854595' });

  const undo = page.getByTestId('imports').getByRole('button', { name: text('en', 'import:list.undo') });
  await hands.click(undo);
  await hands.click(page.getByRole('dialog').getByRole('button', { name: text('en', 'import:list.undo') }));
  await page.getByTestId('imports').getByText(text('en', 'import:list.undone')).waitFor();
  expect((await app.ask('trialBalance.get', {})).rows.every(({ balance }) => balance === '0.00')).toBe(true);

  // Its entries again, as a table into the open company.
  await hands.click(page.getByTestId('import-more'));
  await page.getByTestId('screen-import-entries').waitFor();
  const table = 'date,account,debit,credit,description\n2026-05-04,7420,120.00,,Rent\n2026-05-04,1210,,120.00,Rent\n';
  await page.locator('input[type="file"]').setInputFiles({ name: 'may.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByTestId('import-mapping').waitFor();
  await settled(page);
  await hands.click(page.getByTestId('import-try'));
  await page.getByTestId('import-verdict').waitFor();
  await hands.click(page.getByTestId('import-into'));
  await page.getByTestId('screen-imports').waitFor();
  await page.getByTestId('imports').getByText('may.csv').waitFor();
  const { rows } = await app.ask('journal.list', { search: 'Rent' });
  expect(rows.map(({ date, total }) => [date, total])).toEqual([['2026-05-04', '120.00']]);
  await settled(page);
  expect(problems).toEqual([]);
  await window.close();
});

test('[K12] [L8] long work goes on while one looks at something else, is called off from there, and leaves nothing half done', async () => {
  const window = await app.openWindow();
  const { page, hands, problems } = window;
  const work = page.getByTestId('work-status');
  const stop = work.getByRole('button', { name: text('en', 'work:stop') });
  const said = (words: string) =>
    page.getByRole('alert').or(page.locator('.mantine-Notifications-root')).getByText(words).first().waitFor();
  const before = (await app.ask('journal.list', { limit: 1 })).total;
  await page.evaluate(() => {
    location.hash = '#/imports/new';
  });
  await page.getByTestId('screen-import-entries').waitFor();
  const rows = Array.from({ length: 15_000 }, (_, at) => `2026-06-04,7420,1.00,,Rent ${at}\n2026-06-04,1210,,1.00,Rent ${at}`);
  const buffer = Buffer.from(`date,account,debit,credit,description\n${rows.join('\n')}\n`);
  await page.locator('input[type="file"]').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer });
  await page.getByTestId('import-mapping').waitFor();
  await hands.click(page.getByTestId('import-try'));
  await page.getByTestId('import-verdict').waitFor();
  await hands.click(page.getByTestId('import-into'));
  await work.getByText(text('en', 'work:running.import')).waitFor();
  await hands.click(page.getByTestId('nav-journal'));
  await page.getByTestId('screen-journal').waitFor();
  await hands.click(stop);
  await said(text('en', 'rejections:CANCELLED'));
  expect((await app.ask('journal.list', { limit: 1 })).total).toBe(before);
  expect(await app.ask('app.importWork', {})).toEqual({ running: null });

  // Once more, to its end; and a file of so long a report is called off, and is not there.
  await app.ask('app.importInto', { id: newId(), fileName: 'long.csv', content: buffer.toString(), mapping: [] });
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  await page.evaluate(() => {
    location.hash = '#/reports/journal?from=2026-06-01&to=2026-06-30';
  });
  await page.getByTestId('screen-report').waitFor();
  await hands.click(page.getByTestId('report-export'));
  await hands.click(page.getByTestId('export-xlsx'));
  await stop.waitFor();
  await hands.click(page.getByTestId('nav-journal'));
  await hands.click(stop);
  await said(text('en', 'rejections:STOPPED'));
  await settled(page);
  expect([downloads, await app.ask('app.exportWork', {})]).toEqual([0, { running: [] }]);
  expect(problems).toEqual([]);
  await window.close();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Grid } from './pages/grid.ts';
import { Palette } from './pages/palette.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { settled } from './support/window.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ sample: true });
});
afterAll(() => app.close());

const coffee = { name: 'ყავის მარცვალი', code: 'K-1', unit: 'კგ', salePrice: '38', saleTaxCode: 'S18', incomeAccount: '6110' };

test('[D6] [L13] [U3] an invoice from items, found by Latin letters or made on the line, kept as a template and begun again from it', async () => {
  const window = await app.openWindow({ language: 'en' });
  const { page, hands } = window;
  await app.ask('app.openSample', {});
  await app.ask('item.add', { id: newId(), ...coffee });
  await page.locator('#main').waitFor();
  await page.evaluate(() => {
    location.hash = '#/sales/new';
  });
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();

  // Georgian names by Latin letters; Escape gives back what was chosen.
  await invoice.chooseCustomer('vakis', 'ვაკის');
  const customer = await invoice.field('counterpartyId').inputValue();
  expect(customer).toContain('ვაკის');
  await hands.goTo(invoice.field('counterpartyId'), 'Shift+Tab');
  await hands.type('kolkh');
  await page.getByRole('option').first().filter({ hasText: 'კოლხ' }).waitFor();
  await hands.press('Escape');
  expect(await invoice.field('counterpartyId').inputValue()).toBe(customer);

  // An item fills its line.
  await hands.goTo(invoice.field('lines.0.description'), 'Enter');
  await hands.type('qavis');
  await page.getByRole('option').first().filter({ hasText: coffee.name }).waitFor();
  await hands.press('ArrowDown');
  await hands.press('Enter');
  await hands.type('2');
  await settled(page);
  expect(await invoice.typed()).toMatchObject({
    ...{ 'lines.0.description': coffee.name, 'lines.0.quantity': '2', 'lines.0.unitPrice': '38', 'lines.0.taxCode': 'S18' },
  });

  // What is not there yet is added from the line.
  await hands.press('Insert');
  await hands.goTo(invoice.field('lines.1.description'));
  await hands.type('Water 0.5');
  await invoice.addItem('Water 0.5', '1.20');
  // 2 x 38.00 + 1.20 = 77.20; VAT 13.896, so 13.90.
  expect(await invoice.total()).toBe('91.10 GEL');

  // Kept under a name, without leaving the form.
  await hands.goTo(page.getByTestId('templates'), 'Shift+Tab');
  await hands.press('Enter');
  await page.getByTestId('template-save').waitFor();
  await settled(page);
  await hands.press('ArrowDown');
  await page.locator('[data-testid="template-save"]:focus').waitFor();
  await hands.press('Enter');
  const name = page.getByRole('dialog').locator('[name="name"]');
  await name.waitFor();
  await hands.goTo(name);
  await hands.press('Control+a');
  await hands.type('Coffee and water');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await invoice.post();

  // The same again, from anywhere.
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose('coffee and', 'New from template: Coffee and water');
  await invoice.isOpen();
  expect(await invoice.typed()).toMatchObject({
    ...{ counterpartyId: customer, date: '12/11/2026', 'lines.0.description': coffee.name, 'lines.0.quantity': '2' },
    ...{ 'lines.1.description': 'Water 0.5', 'lines.1.unitPrice': '1.20' },
  });
  expect(await invoice.total()).toBe('91.10 GEL');
  // A code and Enter, as a scanner types them: no slower hand waits for the list.
  await hands.goTo(invoice.field('lines.1.unitPrice'), 'Enter');
  await hands.press('Insert');
  await page.locator('[name="lines.2.description"]:focus').waitFor();
  await hands.type('k-1');
  await hands.press('Enter');
  await settled(page);
  // 77.20 + 38.00 = 115.20; VAT 20.736, so 20.74.
  expect(await invoice.total()).toBe('135.94 GEL');
  await invoice.post();

  const { rows } = await app.ask('document.list', { kinds: ['sales-invoice'], limit: 2 });
  expect(new Set(rows.map(({ number }) => number)).size).toBe(2);
  expect(rows.map(({ gross }) => gross)).toEqual(['135.94', '91.10']);
  const posted = [
    ['K-1', coffee.name],
    ['001', 'Water 0.5'],
  ];
  const linesOf = async (id: string) =>
    (await app.ask('document.get', { id }))!.lines.map(({ item, description }) => [item?.code, description]);
  expect(await linesOf(rows[1]!.id)).toEqual(posted);
  expect(await linesOf(rows[0]!.id)).toEqual([...posted, ['K-1', coffee.name]]);
  expect(
    await app.ask('draft.list', { kind: 'sales-invoice' }).then((drafts) => drafts.filter(({ title }) => title.includes('91.10'))),
  ).toEqual([]);
  expect(window.problems).toEqual([]);
});

test('[L15] dimensions and their values are made, renamed, taken out of use and found by keyboard', async () => {
  const window = await app.openWindow({ language: 'en' });
  const { page, hands } = window;
  await app.ask('app.openSample', {});
  await page.locator('#main').waitFor();
  await hands.press('Control+k');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose('dimensions', 'Dimensions');
  const grid = new Grid(window, 'dimensions');
  await page.getByText('No dimensions yet').waitFor();
  await settled(page);
  const field = (name: string) => page.getByRole('dialog').locator(`[name="${name}"]`);
  const fill = async (code: string, name: string) => {
    await page.getByRole('dialog').locator('[name="code"]:focus').waitFor();
    await hands.type(code);
    await hands.press('Tab');
    await hands.type(name);
    await hands.press('Enter');
  };
  await hands.goTo(page.getByRole('button', { name: 'New dimension' }).first());
  await hands.press('Enter');
  await fill('prj', 'Project');
  // A dimension wants a value at once.
  await page.getByRole('dialog').filter({ hasText: 'New value: Project' }).waitFor();
  await fill('a-1', 'Bridge');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await grid.rows()).toEqual([
    ['PRJ', 'Project', '', 'in use'],
    ['A-1', 'Bridge', '', 'in use'],
  ]);

  // Insert adds where the keyboard is; a code that is taken is said at its field, and what was typed stays.
  await grid.moveTo('A-1');
  await hands.press('Insert');
  await fill('A-1', 'Road');
  await page.getByTestId('rejections').filter({ hasText: 'Code A-1 belongs to “Bridge”' }).waitFor();
  await page.getByRole('dialog').locator('[name="code"]:focus').waitFor();
  expect(await field('name').inputValue()).toBe('Road');
  await hands.press('Control+a');
  await hands.type('B-2');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await grid.moveTo('B-2');
  await hands.press('F2');
  await page.getByRole('dialog').locator('[name="name"]:focus').waitFor();
  await hands.press('Control+a');
  await hands.type('Motorway');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await hands.goTo(page.getByRole('button', { name: 'Take out of use' }), 'Shift+Tab');
  await hands.press('Enter');
  await page.getByRole('button', { name: 'Use again' }).waitFor();
  expect(await grid.rows()).toEqual([
    ['PRJ', 'Project', '', 'in use'],
    ['A-1', 'Bridge', '', 'in use'],
    ['B-2', 'Motorway', '', 'out of use'],
  ]);
  const [project] = await app.ask('dimension.list', {});
  expect(project).toMatchObject({ code: 'PRJ', values: [{ code: 'A-1' }, { code: 'B-2', name: 'Motorway', active: false }] });
  expect(window.problems).toEqual([]);
});

import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDate } from '../../shared/dates/format.ts';
import { date } from '../../shared/dates/local-date.ts';
import { salesSide } from '../../shared/documents/kinds.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportRow } from '../../shared/reports/report.ts';
import { DocumentPage } from './pages/document-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Grid } from './pages/grid.ts';
import { Palette } from './pages/palette.ts';
import { ReportPage } from './pages/report-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { plain } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

let app: App;
let window: Window;
let report: ReportPage;
beforeAll(async () => {
  app = await startApp({ sample: true });
  await app.ask('app.openSample', {});
  // A low window: rows have to be scrolled to.
  window = await app.openWindow({ language: 'en', height: 560 });
  report = new ReportPage(window);
  await window.page.getByTestId('screen-overview').waitFor();
});
afterAll(() => app.close());

/** A figure of the screen as the engine writes it. */
const figure = (shown: string) => (shown === '–' ? '0.00' : shown.replaceAll(',', '').replace('−', '-'));
const nameOf = (row: ReportRow) =>
  `${row.code} ${'names' in row.label ? row.label.names.en : 'text' in row.label ? row.label.text : ''}`.trim();

const openByPalette = async (typed: string, title: string) => {
  await window.hands.press('Control+k');
  await window.page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(typed, title);
  await report.isOpen(title);
};

test('[L11] a balance sheet with the year before: its figures, one of them down to its document, and step by step back to the same place', async () => {
  const { page, hands } = window;
  await openByPalette('bal she', 'Balance sheet');
  await report.choose('compare', 2);
  expect(new URL(page.url()).hash).toBe('#/reports/balance-sheet?compare=previous-year');
  const answer = await app.ask('report.get', { kind: 'balance-sheet', to: '2026-11-12', compare: 'previous-year' });
  const [now, before] = answer.columns;

  // Every figure of the rows in sight, details folded.
  const folded = answer.rows.filter(({ kind }) => kind !== 'detail');
  const inSight = await report.grid.rows();
  expect(inSight.length).toBeGreaterThan(10);
  for (const [index, [label, ...shown]] of inSight.entries()) {
    const row = folded[index]!;
    expect(label).toBe(nameOf(row));
    expect(shown.map((text) => (text === '' ? undefined : figure(text)))).toEqual([row.cells[now!.id], row.cells[before!.id]]);
  }
  expect(await report.checks()).toHaveLength(answer.checks.length);

  // Down to the payables, unfolded by Right; its accounts, and with Right again the figure of the year before.
  await report.goDownTo('Trade and other payables');
  await hands.press('ArrowRight');
  const suppliers = answer.rows.find(({ code, kind }) => code === '3110' && kind === 'detail')!;
  await report.goDownTo(nameOf(suppliers));
  await hands.press('ArrowRight');
  const place = await report.place();
  expect(place).toMatchObject({ hasFocus: true });
  expect((place as { scrolled: number }).scrolled).toBeGreaterThan(0);
  expect(figure((place as { figure: string }).figure)).toBe(suppliers.cells[before!.id]);

  await hands.press('Enter');
  await page.getByTestId('screen-account-card').waitFor();
  const card = new Grid(window, 'account-card');
  await card.rows();
  const closing = plain(await page.getByTestId('figure-closing').locator('dd').innerText());
  // What is owed stands on the credit side of its account.
  expect(figure(closing.replace(' GEL', ''))).toBe(`-${suppliers.cells[before!.id]}`);
  expect(new URL(page.url()).hash).toBe('#/account-card?account=3110&to=2025-11-12');

  const line = (await card.rows()).findIndex((row) => row.includes('Purchase'));
  expect(line).toBeGreaterThanOrEqual(0);
  for (let moved = 0; moved < line; moved += 1) await hands.press('ArrowDown');
  await hands.press('Enter');
  const entry = new EntryPage(window);
  await entry.isOpen();
  await hands.goTo(page.getByTestId('figure-document').getByRole('link'));
  await hands.press('Enter');
  await new DocumentPage(window).isOpen();

  await page.goBack();
  await entry.isOpen();
  await page.goBack();
  await page.getByTestId('screen-account-card').waitFor();
  await settled(page);
  expect(await card.box.locator('[role="row"][aria-selected="true"]').getAttribute('aria-rowindex')).toBe(String(line + 2));
  await page.goBack();
  await report.isOpen('Balance sheet');
  expect(await report.place()).toEqual(place);

  // Left: from the figure of the year before to that of now, up to the line the account belongs to, and the line is folded.
  for (let pressed = 0; pressed < 3; pressed += 1) await hands.press('ArrowLeft');
  expect((await report.current())[0]).toBe('L1 Trade and other payables');
  expect((await report.grid.rows()).some(([label]) => label === nameOf(suppliers))).toBe(false);
});

test('[L11] a workbook holds the figures that are on screen, as numbers', async () => {
  await report.goDownTo('Total liabilities');
  const [label, shown] = await report.current();
  const { name, bytes } = await report.save('xlsx');
  expect(name).toMatch(/\.xlsx$/);
  const book = read(bytes);
  const cells = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: true });
  const row = cells.find((each) => each.some((cell) => typeof cell === 'string' && label!.endsWith(cell) && cell.startsWith('Total')))!;
  const numbers = row.filter((cell): cell is number => typeof cell === 'number');
  expect(numbers[0]!.toFixed(2)).toBe(figure(shown!));
});

test('[L11] a turnover sheet of a typed quarter; unfolded, folded, and every figure as the engine says it', async () => {
  const { page, hands } = window;
  await openByPalette('turn', 'Turnover sheet');
  await report.days('Q3');
  expect(new URL(page.url()).hash).toBe('#/reports/turnover-sheet?from=2026-07-01&to=2026-09-30');
  const answer = await app.ask('report.get', { kind: 'turnover-sheet', from: '2026-07-01', to: '2026-09-30' });
  for (const [index, [label, ...shown]] of (await report.grid.rows()).entries()) {
    const row = answer.rows[index]!;
    expect(label).toBe(nameOf(row));
    expect(shown.map(figure)).toEqual(answer.columns.map(({ id }) => row.cells[id]));
  }
  // Everything folded leaves the classes of the chart and the total.
  await hands.press('*');
  expect(await report.grid.rows()).toHaveLength(answer.rows.filter(({ level }) => level === 1).length);
});

test('[L11] a trial balance beside the month before, of some accounts, each as the engine says it, and saved as it is on screen', async () => {
  const { page, hands } = window;
  await openByPalette('trial', 'Trial balance');
  await report.days('30.09.2026');
  expect(new URL(page.url()).hash).toBe('#/trial-balance?to=2026-09-30');
  const shows = async (asked: object) => {
    const answer = await app.ask('report.get', { kind: 'trial-balance', to: '2026-09-30', ...asked });
    const told = answer.rows.map((row) => [row.kind === 'total' ? 'Total' : nameOf(row), ...answer.columns.map(({ id }) => row.cells[id])]);
    // As many of them as the window is high.
    const rows = (await report.grid.rows()).map(([label, ...shown]) => [label, ...shown.map(figure)]);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows).toEqual(told.slice(0, rows.length));
  };
  await shows({});
  expect(await report.checks()).toHaveLength(2);
  await report.choose('compare', 1);
  await shows({ compare: 'previous-period' });
  await hands.goTo(page.locator('input[name="accounts"]'), 'Shift+Tab');
  await hands.type('12, 14');
  await settled(page);
  await expect.poll(async () => (await report.grid.rows()).at(-1)![0]).toBe('Total');
  await shows({ compare: 'previous-period', accounts: '12, 14' });
  expect(await report.checks()).toEqual([]);

  const [label, ...shown] = (await report.grid.rows()).at(-1)!;
  const book = read((await report.save('xlsx')).bytes, { cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const cells = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true });
  const at = cells.findIndex((row) => row.includes(label));
  expect(cells[at]!.filter((cell) => typeof cell === 'number').map((cell) => cell.toFixed(2))).toEqual(shown.map(figure));
  expect(sheet[utils.encode_cell({ r: at, c: 2 })].f).toMatch(/^C\d+(\+C\d+)+$/);
  const csv = new TextDecoder().decode((await report.save('csv')).bytes).split('\r\n');
  expect(csv[0]).toContain('Accounts: 12, 14');
  expect(csv.at(-2)!.split(',').slice(-shown.length)).toEqual(shown.map(figure));
  await hands.goTo(page.getByTestId('report-print'), 'Shift+Tab');
  await hands.press('Enter');
  await page.locator('[data-testid="pdf-preview"][data-drawn]').waitFor();
  await hands.press('Escape');
  await page.getByTestId('pdf-preview').waitFor({ state: 'detached' });
});

test('[L11] what customers owe leads to the document and back to the customer it was unfolded for', async () => {
  const { page, hands } = window;
  await openByPalette('aged rec', 'Aged receivables');
  const answer = await app.ask('report.get', { kind: 'aged-receivables', to: '2026-11-12' });
  const first = answer.rows.findIndex(({ kind }) => kind === 'detail');
  const [party, document] = [answer.rows[first - 1]!, answer.rows[first]!];
  await report.goDownTo(nameOf(party));
  await hands.press('ArrowRight');
  await hands.press('ArrowDown');
  const row = await report.current();
  expect(row[0]).toBe(nameOf(document));
  await hands.press('Enter');
  const opened = new DocumentPage(window);
  await opened.isOpen();
  expect(await opened.title()).toContain(nameOf(document));
  await page.goBack();
  await report.isOpen('Aged receivables');
  expect(await report.current()).toEqual(row);
});

test('[L11] what a customer owed at the end of a day leads to the documents that were open then, which add up to it', async () => {
  const { page, hands } = window;
  const to = date('2026-06-30');
  await openByPalette('aged rec', 'Aged receivables');
  await report.days('30.06.2026');
  const { rows } = await app.ask('report.get', { kind: 'aged-receivables', to });
  const asked = { kinds: [...salesSide], openOnly: true, asOf: to };
  // Of several customers one who owes nothing in another currency, since documents are listed in their own.
  const foreign = (await app.ask('document.list', { ...asked, limit: 1000 })).rows.filter(({ currency }) => currency !== 'GEL');
  const party = rows.find(
    ({ opens, cells }) =>
      opens?.to === 'counterparty' &&
      /[1-9]/.test(cells.total!) &&
      cells.advances === '0.00' &&
      foreign.every((document) => document.counterpartyId !== opens.counterpartyId),
  )!;
  await hands.press('Home');
  await report.goDownTo(nameOf(party));
  await hands.press('Enter');
  await page.getByTestId('screen-sales').waitFor();
  await page.getByLabel(`Open at the end of ${formatDate(to, 'en')}`).waitFor();
  const counterpartyId = party.opens?.to === 'counterparty' ? party.opens.counterpartyId : '';
  const open = await app.ask('document.list', { ...asked, counterpartyId });
  const shown = await new Grid(window, 'sales').rows();
  expect(shown.map((row) => open.rows.find(({ number }) => row.includes(number))?.id)).toEqual(open.rows.map(({ id }) => id));
  const owed = open.rows.map(({ kind, open: left }) => (kind === 'sales-invoice' ? 1n : -1n) * decimal(left, 2));
  expect(writeDecimal(sum(owed), 2)).toBe(party.cells.total);
  await page.goBack();
  await report.isOpen('Aged receivables');
});

test('[L11] a general ledger is read a page at a time, and one account of it leads to its entries', async () => {
  const { page, hands } = window;
  await openByPalette('general', 'General ledger');
  await report.days('2025-05 .. 2026-10');
  const { total } = await app.ask('report.get', { kind: 'general-ledger', from: '2025-05-01', to: '2026-10-31', limit: 1 });
  expect(await report.grid.box.getAttribute('aria-rowcount')).toBe(String(total + 1));
  await hands.press('End');
  await settled(page);
  expect((await report.current())[0]).toBe('Total');
  const current = await report.current();
  expect(current.at(-2)).not.toBe('');
  await hands.press('Home');
  await hands.press('Enter');
  await page.getByTestId('screen-account-card').waitFor();
  await settled(page);
  expect(window.problems).toEqual([]);
});

test('[L15] an income statement of one cost centre, by project: a figure down to its lines, to another window, and back', async () => {
  const { page, hands } = window;
  const centre = newId();
  await app.ask('dimension.add', { id: centre, code: 'CC', name: 'Cost centre' });
  for (const code of ['SHOP', 'OFFICE'])
    await app.ask('dimensionValue.add', { id: newId(), dimensionId: centre, code, name: code.toLowerCase() });
  const project = newId();
  await app.ask('dimension.add', { id: project, code: 'PRJ', name: 'Project' });
  await app.ask('dimensionValue.add', { id: newId(), dimensionId: project, code: 'HALL', name: 'New hall' });
  const line = (account: string, debit: string, dimensions: Record<string, string>) => ({ account, debit, dimensions });
  await app.ask('journal.post', {
    id: newId(),
    date: date('2026-11-03'),
    lines: [
      line('7410', '120.00', { CC: 'SHOP', PRJ: 'HALL' }),
      line('7410', '30.00', { CC: 'SHOP', PRJ: 'HALL' }),
      line('7410', '7.50', { CC: 'SHOP' }),
      line('7410', '80.00', { CC: 'OFFICE' }),
      { account: '1210', credit: '237.50' },
    ],
  });

  await openByPalette('inco', 'Income statement');
  await hands.goTo(page.getByTestId('more-filters'), 'Shift+Tab');
  await hands.press('Enter');
  await hands.goTo(page.getByRole('dialog').getByRole('combobox', { name: 'Cost centre' }));
  await hands.type('shop');
  await hands.press('ArrowDown');
  await hands.press('Enter');
  await hands.goTo(page.getByRole('dialog').getByRole('button', { name: 'Show' }));
  await hands.press('Enter');
  await settled(page);
  await report.choose('each', 4);
  expect(new URL(page.url()).hash).toBe('#/reports/income-statement?dimensions=CC%3ASHOP&by=PRJ');
  const answer = await app.ask('report.get', {
    kind: 'income-statement',
    from: date('2026-01-01'),
    to: date('2026-11-12'),
    by: 'PRJ',
    dimensions: { CC: ['SHOP'] },
  });
  expect(answer.columns.map(({ id }) => id)).toEqual(['value:HALL', 'without', 'total']);
  const folded = answer.rows.filter(({ kind }) => kind !== 'detail');
  for (const [index, [, ...shown]] of (await report.grid.rows()).entries())
    expect(shown.map((text) => (text === '' ? undefined : figure(text)))).toEqual(answer.columns.map(({ id }) => folded[index]!.cells[id]));
  expect(await report.checks()).toEqual([]);
  expect(await page.getByTestId('report-lines').innerText()).toBe('Cost centre: shop');

  await report.goDownTo('General and administrative expenses');
  await hands.press('ArrowRight');
  await hands.press('ArrowDown');
  const place = (await report.place()) as { figure: string };
  expect(figure(place.figure)).toBe('150.00');

  // The same figure in another window, and in this one: its two lines.
  const [other] = await Promise.all([page.context().waitForEvent('page'), hands.press('Control+Enter')]);
  const address = '#/account-card?account=7410&from=2026-01-01&to=2026-11-12&dimensions=CC%3ASHOP%3BPRJ%3AHALL';
  expect(new URL(other.url()).hash).toBe(address);
  await other.close();
  await hands.press('Enter');
  await page.getByTestId('screen-account-card').waitFor();
  await settled(page);
  expect(new URL(page.url()).hash).toBe(address);
  const rows = await new Grid(window, 'account-card').rows();
  expect(rows.map((row) => row.filter((cell) => /^\d+\.\d\d$/.test(cell)))).toEqual([
    ['120.00', '120.00'],
    ['30.00', '150.00'],
  ]);
  await page.goBack();
  await report.isOpen('Income statement');
  expect(await report.place()).toEqual(place);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { FormPage } from './pages/form-page.ts';
import { Grid } from './pages/grid.ts';
import { JournalEntryPage } from './pages/journal-entry-page.ts';
import { OverviewPage } from './pages/overview-page.ts';
import { Palette } from './pages/palette.ts';
import { ReportPage } from './pages/report-page.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { panelLines } from './pages/side-panel.ts';
import { StartPage } from './pages/start-page.ts';
import { VatReturnPage } from './pages/vat-return-page.ts';
import { type App, startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// October 2026 of a new Georgian company, by an accountant who has never seen the program: keyboard only, in Russian, in one window.

let app: App;
let window: Window;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  window = await app.openWindow({ language: 'ru' }, browser);
});
afterAll(async () => {
  await app.close();
  await browser.close();
});

const say = (key: string, gaps?: Record<string, string>) => text('ru', key, gaps);
/** What a step takes, so that none gets longer by itself. */
let before = 0;
function tookAtMost(most: number): void {
  const { interactions } = window.hands;
  const took = interactions - before;
  before = interactions;
  expect(took).toBeLessThanOrEqual(most);
}

async function go(typed: string, wanted = typed): Promise<void> {
  await window.hands.press('Control+KeyK');
  await window.page.locator('[data-testid="palette-search"]:focus').waitFor();
  await new Palette(window).choose(typed, wanted);
}

/** A step of the checklist that leads on. */
async function follow(step: string): Promise<void> {
  const { page, hands } = window;
  await hands.goTo(page.getByTestId('overview-checklist').getByRole('link', { name: say(`overview:step.${step}`) }));
  await hands.press('Enter');
}

async function newForm(id: string, name: string): Promise<FormPage> {
  await go(say(`common:palette.new.${id}`));
  const form = new FormPage(window, name);
  await form.isOpen();
  return form;
}

/** Who is not known yet, on the spot. */
async function addParty(form: FormPage, name: string, taxId: string): Promise<void> {
  const { page, hands } = window;
  await form.choose('counterpartyId', name, name);
  const party = page.getByTestId('new-counterparty');
  await party.locator('[name="taxId"]:focus').waitFor();
  await hands.type(taxId);
  await hands.press('Enter');
  await party.waitFor({ state: 'detached' });
}

const reportRows = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await new Grid(window, 'report').rows()).map(([label = '', ...figures]) => [label, figures[0] ?? '']));

test('[X8] the first run asks for country, name and tax code, and its checklist leads on', async () => {
  await settled(window.page);
  await new StartPage(window).createCompany({ name: 'ООО Рача Кофе', taxId: '204854595', owner: 'Нино Беридзе' });
  await new OverviewPage(window).isOpen();
  expect(await app.ask('company.info', {})).toMatchObject({ country: 'GE', baseCurrency: 'GEL', vatPayer: true });
  const backup = window.page.getByTestId('overview-checklist').getByRole('link', { name: say('overview:step.backup') });
  expect(await backup.getAttribute('href')).toContain('section=safety');
  await follow('opening');
  await window.page.getByTestId('screen-opening').waitFor();
  await settled(window.page);
  tookAtMost(35);
});

test('[X8] [L1] what the company begins with becomes one entry, the rest of it capital', async () => {
  const { page, hands } = window;
  const field = (name: string) => page.locator(`[name="${name}"]`);
  const first = page.locator('#opening [name="date"]');
  await hands.goTo(first);
  await hands.type('1.10');
  const row = (place: number) => page.getByTestId('opening-rows').locator('tbody tr').nth(place).locator('input');
  await hands.goTo(row(0).nth(1));
  await hands.type('20000');
  await hands.goTo(row(1).nth(1));
  await hands.type('500');
  await hands.goTo(row(2).nth(0));
  await hands.type('3210');
  await hands.goTo(row(2).nth(2));
  await hands.type('5000');
  await hands.press('Tab');
  await settled(page);
  // 20 000.00 + 500.00 - 5 000.00
  expect(plain(await page.getByTestId('opening-left').innerText())).toContain('15 500,00');
  expect(await field('date').inputValue()).toBe('01.10.2026');
  await hands.press('Control+Enter');
  await page.getByTestId('screen-entry').waitFor();
  await settled(page);
  expect((await new Grid(window, 'entry-lines').rows()).map((cells) => cells.join(' '))).toEqual([
    expect.stringMatching(/1210.* 20 000,00/),
    expect.stringMatching(/1110.* 500,00/),
    expect.stringMatching(/3210.* 5 000,00/),
    expect.stringMatching(/5150.* 15 500,00/),
  ]);
  tookAtMost(25);
});

test('[X8] [D3] the first invoice: its customer and its item are made while it is typed', async () => {
  const { hands } = window;
  await go(say('common:nav.overview'));
  await new OverviewPage(window).isOpen();
  await follow('invoice');
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.addCustomer({ name: 'ООО Колхети', taxId: '405123456' });
  await invoice.date('5.10');
  await hands.goTo(invoice.field('lines.0.description'), 'Enter');
  await hands.type('Кофе в зёрнах');
  // A company without items is not asked about them at every text: F4, as the form says below its lines.
  await hands.press('F4');
  await invoice.addItem('Кофе в зёрнах', '40');
  await hands.goTo(invoice.field('lines.0.quantity'), 'Enter');
  await hands.type('25');
  // 25 x 40.00 = 1 000.00; 18 % of it 180.00
  expect(await invoice.total()).toBe('1 180,00 GEL');
  expect(await invoice.entryShown()).toEqual([
    ['1410', '1 180,00', ''],
    ['6110', '', '1 000,00'],
    ['3330', '', '180,00'],
  ]);
  await invoice.post();
  expect(await app.ask('item.list', {})).toMatchObject([
    { name: 'Кофе в зёрнах', salePrice: '40', saleTaxCode: 'S18', incomeAccount: '6110' },
  ]);
  tookAtMost(40);
});

test('[D3] [X6] a bill of a new supplier, its price calculated in the field', async () => {
  const { page, hands } = window;
  await go(say('common:nav.overview'));
  await new OverviewPage(window).isOpen();
  await follow('bill');
  const bill = new FormPage(window, 'purchase-bill');
  await bill.isOpen();
  await addParty(bill, 'ООО Тбилиси Офис', '206322102');
  await bill.type('supplierNumber', 'АР-77');
  await bill.type('date', '7.10');
  await bill.type('lines.0.description', 'Аренда офиса');
  await bill.type('lines.0.unitPrice', '120*3+40');
  expect(plain(await page.getByTestId('calculated').innerText())).toBe('= 400');
  await bill.choose('lines.0.taxCode', 'P18', 'P18');
  await bill.choose('lines.0.account', '7420', '7420', 'Tab');
  // 120 x 3 + 40 = 400.00; 18 % of it 72.00
  expect(await panelLines(page)).toEqual([
    ['3110', '', '472,00'],
    ['7420', '400,00', ''],
    ['3340', '72,00', ''],
  ]);
  await bill.post();
  tookAtMost(45);

  // Its scan, from the button: no mouse drags it here.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    hands.goTo(page.getByTestId('attachments').getByRole('button', { name: say('attachments:choose') })).then(() => hands.press('Enter')),
  ]);
  await chooser.setFiles({ name: 'аренда.txt', mimeType: 'text/plain', buffer: Buffer.from('АР-77: 472,00') });
  await page.getByTestId('attachment').filter({ hasText: 'аренда.txt' }).waitFor();
  await settled(page);
  tookAtMost(15);
});

test('[D3] the customer pays a part of the invoice, the bill is paid in full', async () => {
  const { page, hands } = window;
  const allocation = (form: FormPage) => form.field('date').page().locator('input[name^="allocations."]');
  const received = await newForm('payment-in', 'payment');
  await received.choose('counterpartyId', 'колх', 'ООО Колхети');
  await received.type('date', '12.10');
  await received.type('amount', '700');
  await hands.goTo(allocation(received), 'Enter');
  await hands.type('700');
  expect(await panelLines(page)).toEqual([
    ['1210', '700,00', ''],
    ['1410', '', '700,00'],
  ]);
  await received.post();
  tookAtMost(20);

  const paid = await newForm('payment-out', 'payment');
  await paid.choose('counterpartyId', 'тбил', 'ООО Тбилиси Офис');
  await paid.type('date', '14.10');
  await paid.type('amount', '472');
  await hands.goTo(allocation(paid), 'Enter');
  await hands.type('472');
  await paid.post();
  tookAtMost(20);
  const { rows } = await app.ask('document.list', { kinds: ['sales-invoice', 'purchase-bill'] });
  // 1 180.00 - 700.00, and 472.00 - 472.00
  expect(Object.fromEntries(rows.map(({ kind, open }) => [kind, open]))).toMatchObject({
    'sales-invoice': '480.00',
    'purchase-bill': '0.00',
  });
});

test('[L1] [U3] wages are kept as a template when they are typed first, and begun from it the second time', async () => {
  const { page, hands } = window;
  await go(say('common:palette.new.entry'));
  const entry = new JournalEntryPage(window);
  await entry.isOpen();
  await entry.date('15.10');
  await entry.memo('Зарплата');
  await entry.addLine({ account: '7410', debit: '1500' });
  // 20 % of it is withheld, the rest is owed.
  await entry.addLine({ account: '3320', credit: '1500*20%' });
  await entry.closeWith('3130');
  expect(await panelLines(page)).toEqual([
    ['7410', '1 500,00', ''],
    ['3320', '', '300,00'],
    ['3130', '', '1 200,00'],
  ]);
  await hands.goTo(page.getByTestId('templates'), 'Shift+Tab');
  await hands.press('Enter');
  await page.getByTestId('template-save').waitFor();
  await settled(page);
  await hands.press('ArrowDown');
  await page.locator('[data-testid="template-save"]:focus').waitFor();
  await hands.press('Enter');
  // Its name is proposed.
  await page.getByRole('dialog').locator('[name="name"]:focus').waitFor();
  expect(await page.getByRole('dialog').locator('[name="name"]').inputValue()).toBe('Зарплата');
  await hands.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await entry.post();
  await expect.poll(() => app.ask('journal.list', { search: 'Зарплата' }).then(({ total }) => total)).toBe(1);
  // The empty form for the next entry.
  await page.locator('[name="date"]:focus').waitFor();
  await settled(page);
  tookAtMost(60);

  await go('зарплата', say('templates:fromNamed', { name: 'Зарплата' }));
  const again = new JournalEntryPage(window);
  await again.isOpen();
  await again.date('31.10');
  const typed = Object.fromEntries(Object.entries(await again.typed()).map(([name, value]) => [name, plain(value)]));
  expect(typed).toMatchObject({ 'lines.0.debit': '1 500,00', 'lines.1.credit': '300,00', 'lines.2.credit': '1 200,00' });
  await again.post();
  await expect.poll(() => app.ask('journal.list', { search: 'Зарплата' }).then(({ total }) => total)).toBe(2);
  tookAtMost(15);
});

test('[L11] the journal is narrowed, put in order, and stands under a name', async () => {
  const { page, hands } = window;
  await hands.press('Alt+2');
  const journal = new Grid(window, 'journal');
  await page.getByTestId('screen-journal').waitFor();
  await settled(page);
  // Opening, invoice, bill, two payments, two wages.
  expect(await journal.rows()).toHaveLength(7);
  await hands.goTo(page.getByLabel(say('common:search')), 'Shift+Tab');
  await hands.type('зарплата');
  await expect.poll(() => journal.rows().then((rows) => rows.length)).toBe(2);
  await hands.goTo(journal.box);
  await hands.press('Shift+Alt+ArrowRight');
  await hands.press('Shift+Alt+ArrowUp');
  expect((await journal.rows()).map(([date]) => date)).toEqual(['15.10.2026', '31.10.2026']);
  // Twice 1 500.00
  expect(plain(await page.getByTestId('status-journal').innerText())).toContain('3 000,00 GEL');
  await hands.goTo(page.getByTestId('views'), 'Shift+Tab');
  await hands.press('Enter');
  await settled(page);
  await hands.goTo(page.getByRole('menuitem', { name: say('grid:view.save') }), 'ArrowDown');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await settled(page);
  await hands.goTo(page.getByLabel(say('common:name')));
  await hands.type('Зарплата');
  await hands.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  tookAtMost(35);
});

test('[L9] aged receivables are the open invoice', async () => {
  const { page } = window;
  const title = say('reports:screen.kinds.aged-receivables.title');
  await go(title);
  const report = new ReportPage(window);
  await report.isOpen(title);
  await report.days('31.10');
  const rows = await report.grid.rows();
  expect(rows.map((cells) => cells.join(' ')).join('\n')).toMatch(/ООО Колхети.*480,00/);
  expect(page.url()).toContain('aged-receivables');
  tookAtMost(20);
});

test('[V2] the return of the month has the figures of its two documents, and is filed', async () => {
  const { page, hands } = window;
  await go(say('common:nav.vat-return'));
  const vatReturn = new VatReturnPage(window);
  await vatReturn.isOpen();
  expect(await vatReturn.cell('I.1.base')).toBe('1 000,00');
  expect(await vatReturn.cell('I.1.vat')).toBe('180,00');
  // 180.00 charged less 72.00 of the bill
  expect(await vatReturn.figure('vat-result')).toBe('108,00 GEL');
  await hands.goTo(page.getByTestId('file-return'));
  await hands.press('Enter');
  const question = page.getByRole('dialog');
  await question.waitFor();
  await settled(page);
  expect(plain(await question.innerText())).toContain('108,00 GEL');
  await vatReturn.confirm();
  expect(await vatReturn.figure('return-state')).toBe(say('vat:filed'));
  tookAtMost(15);
});

test('[L7] the month is closed for good after its checks', async () => {
  const { page, hands } = window;
  await hands.press('Control+Comma');
  await hands.goTo(page.getByTestId('settings-interface'));
  await hands.goTo(page.getByTestId('settings-periods'), 'ArrowRight');
  const months = new Grid(window, 'periods');
  await months.moveTo('октябрь 2026');
  await hands.goTo(page.getByRole('button', { name: say('settings:periods.close'), exact: true }), 'Shift+Tab');
  await hands.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settled(page);
  await hands.goTo(dialog.locator('input[value="soft"]'));
  await hands.press('ArrowDown');
  await dialog.getByTestId('period-checks').waitFor();
  await settled(page);
  for (const warning of await dialog.locator('[data-testid^="check-"] input[type="checkbox"]').all()) {
    await hands.goTo(warning);
    await hands.press('Space');
  }
  await hands.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  expect((await months.rows()).find(([month]) => month === 'октябрь 2026')?.[1]).toBe(say('settings:periods.states.hard-closed'));
  tookAtMost(20);
});

test('[L9] the balance sheet and the income statement are those of the month', async () => {
  const report = new ReportPage(window);
  await go(say('reports:screen.kinds.balance-sheet.title'));
  await report.isOpen(say('reports:screen.kinds.balance-sheet.title'));
  await report.days('31.10');
  expect(await reportRows()).toMatchObject({
    // 20 000.00 + 500.00 + 700.00 - 472.00
    'A1 Денежные средства и их эквиваленты': '20 728,00',
    'A3 Торговая и прочая дебиторская задолженность': '480,00',
    'A Активы, итого': '21 208,00',
    // Wages of two entries
    'L1 Торговая и прочая кредиторская задолженность': '2 400,00',
    'L2 Краткосрочные займы': '5 000,00',
    // Income tax of wages 600.00, VAT 108.00
    'L3 Налоговые обязательства': '708,00',
    'L Обязательства, итого': '8 108,00',
    'E1 Капитал': '15 500,00',
    'E2 Нераспределённая прибыль (убыток)': '−2 400,00',
    'E Капитал, итого': '13 100,00',
    'Обязательства и капитал, итого': '21 208,00',
  });
  await go(say('reports:screen.kinds.income-statement.title'));
  await report.isOpen(say('reports:screen.kinds.income-statement.title'));
  await report.days('2026-10');
  expect(await reportRows()).toMatchObject({
    'R1 Чистая выручка': '1 000,00',
    // Rent 400.00, wages twice 1 500.00
    'G1 Общие и административные расходы': '3 400,00',
    'NP Убыток за период': '−2 400,00',
  });
  tookAtMost(40);
});

test('[X8] after the first backup all first steps are done, and the checklist is gone', async () => {
  const { page, hands } = window;
  await hands.press('Control+Comma');
  await hands.goTo(page.getByTestId('settings-interface'));
  await hands.goTo(page.getByTestId('settings-safety'), 'ArrowRight');
  const now = page.getByRole('button', { name: say('settings:safety.backupNow') });
  await now.waitFor();
  await settled(page);
  // One that the program makes by itself may be under way.
  await expect.poll(() => now.isEnabled(), { timeout: 10_000 }).toBe(true);
  const { backups } = await app.ask('app.safety', {});
  await hands.goTo(now);
  await hands.press('Enter');
  await expect.poll(() => app.ask('app.safety', {}).then((safety) => safety.backups.length), { timeout: 10_000 }).toBe(backups.length + 1);
  await go(say('common:nav.overview'));
  await new OverviewPage(window).isOpen();
  await expect.poll(() => page.getByTestId('overview-checklist').count()).toBe(0);
  tookAtMost(30);
});

test('[X7] the window is killed with a form half typed; everything is there in the next one', async () => {
  const bill = await newForm('bill', 'purchase-bill');
  await bill.choose('counterpartyId', 'тбил', 'ООО Тбилиси Офис');
  await bill.type('supplierNumber', 'АР-78');
  await bill.type('lines.0.description', 'Аренда офиса, нояб');
  await bill.type('lines.0.unitPrice', '120*3');
  const typed = await bill.typed();
  await expect.poll(() => app.ask('draft.list', {}).then((drafts) => JSON.stringify(drafts))).toContain('120*3');
  tookAtMost(20);
  expect(window.problems).toEqual([]);

  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const gone = new Promise((done) => browser.once('disconnected', done));
  process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
  await gone;

  browser = await launchBrowser();
  window = await app.openWindow({ language: 'ru' }, browser);
  before = 0;
  await new OverviewPage(window).isOpen();
  await go(say('common:nav.drafts'));
  await window.page.getByTestId('screen-drafts').waitFor();
  await settled(window.page);
  await new Grid(window, 'drafts').rows();
  await window.hands.press('Home');
  await window.hands.press('Enter');
  const again = new FormPage(window, 'purchase-bill');
  await again.isOpen();
  expect(await again.typed()).toMatchObject({
    ...{ counterpartyId: 'ООО Тбилиси Офис', supplierNumber: 'АР-78' },
    ...{ 'lines.0.description': 'Аренда офиса, нояб', 'lines.0.unitPrice': '120*3' },
  });
  expect(Object.keys(typed).length).toBeGreaterThan(5);
  expect(await app.ask('journal.list', {}).then(({ total }) => total)).toBe(7);
  const [paidBill] = (await app.ask('document.list', { kinds: ['purchase-bill'] })).rows;
  const { attachments } = await app.ask('attachment.list', { objectId: paidBill!.id });
  expect(attachments.map(({ name }) => name)).toEqual(['аренда.txt']);
  expect(await app.ask('template.list', { kind: 'journal-entry' })).toMatchObject([{ name: 'Зарплата' }]);
  expect(await app.ask('vatReturn.get', { period: '2026-10' })).toMatchObject({ filed: { version: 1, payable: '108.00' } });
  tookAtMost(15);
  expect(window.problems).toEqual([]);
});

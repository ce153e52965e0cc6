import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AllMethods, InputOf } from '../../shared/contracts/index.ts';
import { DeclarantPage } from './pages/declarant-page.ts';
import { DocumentPage } from './pages/document-page.ts';
import { FormPage } from './pages/form-page.ts';
import { Palette } from './pages/palette.ts';
import { StartPage } from './pages/start-page.ts';
import { VatReturnPage } from './pages/vat-return-page.ts';
import { type App, newId, startApp } from './support/app.ts';
import { text } from './support/texts.ts';
import { settled, type Window } from './support/window.ts';

// October 2026 of a Bulgarian company, from the start screen to the corrected return.

const period = '2026-10';
let app: App;
let window: Window;
beforeAll(async () => {
  app = await startApp();
  window = await app.openWindow({ language: 'bg' });
});
afterAll(() => app.close());

const say = (key: string) => text('bg', key);

/** A new document, from the palette. */
async function begin(id: string, form: string): Promise<FormPage> {
  const { hands, page } = window;
  const palette = new Palette(window);
  await hands.press('Control+KeyK');
  await page.locator('[data-testid="palette-search"]:focus').waitFor();
  await palette.choose(say(`common:palette.new.${id}`));
  const opened = new FormPage(window, form);
  await opened.isOpen();
  return opened;
}

async function openReturn(): Promise<VatReturnPage> {
  const vatReturn = new VatReturnPage(window);
  await vatReturn.open();
  return vatReturn;
}

const figuresOf = async (): Promise<Record<string, string>> => {
  const { parts } = await app.ask('vatReturn.get', { period });
  return Object.fromEntries(parts.flatMap((part) => part.lines.map((line) => [line.code, line.cells.amount!.amount])));
};
const post = <M extends keyof AllMethods>(method: M, input: Omit<InputOf<M>, 'id'>) =>
  app.ask(method, { id: newId(), ...input } as InputOf<M>);

test('[X2] a Bulgarian company is made by keyboard, its country chosen in the list', async () => {
  await new StartPage(window).createCompany({
    country: 'BG',
    name: 'ТЕСТ ДАВТАРИ ЕООД',
    taxId: '123456786',
    owner: 'ИВАН ИВАНОВ',
  });
  await settled(window.page);
  expect(await app.ask('company.info', {})).toMatchObject({ country: 'BG', baseCurrency: 'EUR', vatPayer: true });
});

test('[V4] who files is entered in the settings, and shown there', async () => {
  const declarant = new DeclarantPage(window);
  await declarant.open();
  await declarant.change({
    name: 'ИВАН ИВАНОВ ИВАНОВ',
    personId: '7523169263',
    town: 'СОФИЯ',
    postCode: '1000',
    street: 'УЛ. ПРИМЕРНА 1',
    companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1',
  });
  expect(await declarant.shown()).toContain('ИВАН ИВАНОВ ИВАНОВ');
  expect(await app.ask('declarant.get', {})).toMatchObject({ personId: '7523169263', capacity: 'representative', postCode: '1000' });
});

test('[V4] an acquisition from another member state carries the day of its protocol', async () => {
  await post('counterparty.create', { name: 'ESEMPIO SPA', taxId: 'IT00743110157', country: 'IT', vatPayer: true });
  await post('counterparty.create', { name: 'КЛИЕНТ АД', taxId: '111111113', country: 'BG', vatPayer: true });
  await post('counterparty.create', { name: 'ДОСТАВЧИК ООД', taxId: '222222226', country: 'BG', vatPayer: true });
  const bill = await begin('bill', 'purchase-bill');
  await bill.choose('counterpartyId', 'esem', 'ESEMPIO');
  await bill.type('supplierNumber', 'FT 12/2026');
  await bill.type('date', '20.10.2026');
  await bill.type('lines.0.description', 'ВОП на стоки');
  await bill.type('lines.0.unitPrice', '1500');
  // The date of a protocol is asked for as soon as a line needs one.
  expect(await bill.field('protocolDate').count()).toBe(0);
  await bill.choose('lines.0.taxCode', 'RICA20', 'RICA20');
  await window.hands.goTo(bill.field('protocolDate'), 'Shift+Tab');
  await window.hands.type('28.10.2026');
  await bill.post();
  const [row] = await app.ask('filedLedger.list', { period, side: 'sales' });
  expect(row).toMatchObject({ date: '2026-10-28', partner: 'ESEMPIO SPA', identifier: 'IT00743110157' });
  expect(await figuresOf()).toMatchObject({ '12': '1500.00', '22': '300.00', '31': '1500.00', '41': '300.00' });
});

test('[V4] a sale at home, and one to another member state', async () => {
  const invoice = await begin('invoice', 'sales-invoice');
  await invoice.choose('counterpartyId', 'клие', 'КЛИЕНТ');
  await invoice.type('date', '22.10.2026');
  await invoice.type('lines.0.description', 'Стоки');
  await invoice.type('lines.0.unitPrice', '1000');
  // A figure is a rate; one that is no rate is an article, and of several none is guessed.
  const taxCode = invoice.field('lines.0.taxCode');
  const isHere = () => taxCode.evaluate((field) => field === document.activeElement);
  await invoice.type('lines.0.taxCode', '9', 'Tab');
  await window.hands.press('Enter');
  expect(await taxCode.inputValue()).toBe('S9');
  await window.hands.goTo(taxCode, 'Shift+Tab');
  await window.hands.type('3');
  await window.page.locator('[role="option"]:visible').first().filter({ hasText: 'SZ30' }).waitFor();
  expect(await taxCode.getAttribute('aria-activedescendant')).toBeNull();
  await window.hands.press('Enter');
  expect([await isHere(), await taxCode.inputValue()]).toEqual([true, '3']);
  await window.hands.press('ArrowDown');
  await window.hands.press('Enter');
  await expect.poll(() => taxCode.inputValue()).toBe('SZ30');
  await window.hands.goTo(taxCode, 'Shift+Tab');
  await window.hands.type('3');
  await window.hands.press('Tab');
  expect(await taxCode.inputValue()).toBe('SZ30');
  await window.hands.goTo(taxCode, 'Shift+Tab');
  await window.hands.type('20%');
  await window.hands.press('Enter');
  await expect.poll(() => taxCode.inputValue()).toBe('S20');
  await invoice.post();
  const { id: counterpartyId } = await post('counterparty.create', {
    name: 'MUSTER GMBH',
    taxId: 'DE136695976',
    country: 'DE',
    vatPayer: true,
  });
  await post('salesInvoice.post', {
    date: '2026-10-23',
    counterpartyId,
    lines: [{ description: 'Стоки - ВОД', unitPrice: '2000.00', taxCode: 'SZICS', account: '702' }],
  });
  expect(await figuresOf()).toMatchObject({ '11': '1000.00', '15': '2000.00', '21': '200.00' });
});

test('[V4] a cash-register report and a protocol are typed without the mouse; lines come and go by key', async () => {
  const { hands, page } = window;
  const report = await begin('sales-report', 'sales-report');
  await report.type('date', '31.10.2026');
  await report.type('lines.0.description', 'Продажби на дребно');
  await report.type('lines.0.unitPrice', '984');
  // Enter on the last field adds a line, Insert one after it, Ctrl+Delete removes the line one is on.
  await report.type('lines.1.description', 'Книги');
  await hands.press('Insert');
  await report.type('lines.2.description', 'грешка');
  await hands.press('Control+Delete');
  await report.field('lines.2.description').waitFor({ state: 'detached' });
  await page.locator('[name="lines.1.description"]:focus').waitFor();
  await report.choose('lines.1.taxCode', 'S9', 'S9');
  await report.type('lines.1.unitPrice', '109');
  expect(await report.typed()).toMatchObject({ 'lines.0.description': 'Продажби на дребно', 'lines.1.description': 'Книги' });
  await report.post();

  const protocol = await begin('protocol', 'protocol');
  await protocol.type('date', '30.10.2026');
  await protocol.choose('taxCode', 'SPU20', 'SPU20');
  await protocol.type('vat', '10');
  await protocol.type('memo', 'Лично ползване на актив');
  await protocol.post();
  // 984.00 and 109.00 with VAT are 820.00 + 164.00 and 100.00 + 9.00.
  expect(await figuresOf()).toMatchObject({ '11': '1820.00', '13': '100.00', '21': '364.00', '23': '10.00', '24': '9.00' });
});

test('[V7] a bill with a number of the wrong length keeps the return of its month from being filed; the check leads to it', async () => {
  const { page } = window;
  const bill = await begin('bill', 'purchase-bill');
  await bill.choose('counterpartyId', 'дост', 'ДОСТАВЧИК');
  await bill.type('supplierNumber', '12/А');
  await bill.type('date', '21.09.2026');
  await bill.type('lines.0.description', 'Стоки');
  await bill.type('lines.0.unitPrice', '50');
  await bill.choose('lines.0.taxCode', 'P20', 'P20');
  await bill.post();
  const { number } = (await app.ask('document.list', { kinds: ['purchase-bill'], to: '2026-09-30' })).rows[0]!;

  const vatReturn = await openReturn();
  await vatReturn.monthBefore();
  await expect
    .poll(() => vatReturn.checks())
    .toContainEqual([
      say('declarations:levels.error'),
      'BG-VAT-7',
      expect.stringContaining(text('bg', 'declarations:findings.NUMBER_NOT_TEN_DIGITS', { number: '12/А' })),
    ]);
  const file = page.getByTestId('file-return');
  expect(await file.getAttribute('aria-disabled')).toBe('true');
  expect(await file.getAttribute('aria-description')).toBe(say('vat:file.withErrors'));
  await vatReturn.openCheck('12/А');
  expect(await new DocumentPage(window).title()).toContain(number);
});

test('[V4] the share of the year and a cell no document fills are entered on the return itself', async () => {
  const vatReturn = await openReturn();
  await vatReturn.enterCell('33.amount', '0,8');
  await expect.poll(() => app.ask('vatCoefficient.list', {})).toEqual([{ year: 2026, coefficient: '0.80' }]);
  // Kept for the year; a month without partly credited VAT files none.
  expect(await vatReturn.cell('33.amount')).toBe('–');
  await vatReturn.enterCell('43.amount', '12,50');
  await expect.poll(() => vatReturn.cell('43.amount')).toBe('12,50');
  await vatReturn.enterCell('43.amount', '0');
  expect(await figuresOf()).toMatchObject({ '43': '0.00', '50': '383.00' });
});

test('[V2] [V7] the return is filed with a reason for each warning, and its four files are saved byte for byte', async () => {
  // The same bill entered twice.
  const [supplier] = await app.ask('counterparty.list', { search: 'ДОСТАВЧИК' });
  for (let copy = 0; copy < 2; copy += 1) {
    await post('purchaseBill.post', {
      date: '2026-10-23',
      counterpartyId: supplier!.id,
      supplierNumber: '0000004567',
      lines: [{ description: 'Стоки', unitPrice: '600.00', taxCode: 'P20', account: '304' }],
    });
  }
  const vatReturn = await openReturn();
  const warned = [...new Set((await app.ask('vatReturn.check', { period })).map(({ rule }) => rule))];
  expect(warned.length).toBeGreaterThan(0);
  // Posted past the window, which hears of it.
  await expect.poll(async () => [...new Set((await vatReturn.checks()).map(([, rule]) => rule))]).toEqual(warned);
  const question = await vatReturn.fileWithReasons((rule) => `прегледано: ${rule}`);
  // 300 + 364 + 10 + 9 charged, 300 + 240 credited.
  expect(question).toContain('143,00 EUR');
  expect(await vatReturn.figure('return-state')).toBe(say('vat:filed'));
  expect(await app.ask('vatReturn.get', { period })).toMatchObject({ filed: { version: 1, payable: '143.00' } });

  const files = await app.ask('vatReturn.files', { period });
  expect(files.map(({ filed }) => filed)).toEqual([true, true, true, true]);
  expect(await vatReturn.fileNames()).toEqual(files.map(({ name }) => name));
  for (const { name, base64, sha256 } of files) {
    const saved = await vatReturn.saveFile(name);
    expect(saved.name).toBe(name);
    expect(saved.bytes.equals(Buffer.from(base64, 'base64')), name).toBe(true);
    expect(createHash('sha256').update(saved.bytes).digest('hex')).toBe(sha256);
  }
});

test('[V2] a late bill is shown beside what was filed, and a corrected return says what it changed', async () => {
  const bill = await begin('bill', 'purchase-bill');
  await bill.choose('counterpartyId', 'дост', 'ДОСТАВЧИК');
  await bill.type('supplierNumber', '0000000001');
  await bill.type('date', '24.10.2026');
  await bill.type('lines.0.description', 'Закъсняла фактура');
  await bill.type('lines.0.unitPrice', '50');
  await bill.choose('lines.0.taxCode', 'P20', 'P20');
  await bill.post();

  const vatReturn = await openReturn();
  const late = (cell: string, before: string, after: string) => [expect.stringMatching(new RegExp(`^${cell} `)), before, after];
  await expect
    .poll(() => vatReturn.changedSinceFiling())
    .toEqual(expect.arrayContaining([late('31', '2 700,00', '2 750,00'), late('41', '540,00', '550,00'), late('50', '143,00', '133,00')]));
  const question = await vatReturn.fileWithReasons(() => 'закъсняла фактура');
  expect(question).toContain('133,00 EUR');
  expect(await vatReturn.correction(1)).toEqual(
    expect.arrayContaining([late('31', '2 700,00', '2 750,00'), late('41', '540,00', '550,00'), late('50', '143,00', '133,00')]),
  );
  expect(await app.ask('vatReturn.get', { period })).toMatchObject({ filed: { version: 2, payable: '133.00' }, changedSinceFiling: [] });
  expect(window.problems).toEqual([]);
});

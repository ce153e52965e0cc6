import { expect, test } from 'vitest';
import { readPdf } from '../golden/read-pdf.ts';
import { DocumentPage } from './pages/document-page.ts';
import { Grid } from './pages/grid.ts';
import { Palette } from './pages/palette.ts';
import { SalesInvoicePage } from './pages/sales-invoice-page.ts';
import { StartPage } from './pages/start-page.ts';
import { TrialBalancePage } from './pages/trial-balance-page.ts';
import { VatReturnPage } from './pages/vat-return-page.ts';
import { startApp } from './support/app.ts';
import { plain, text } from './support/texts.ts';
import { settled } from './support/window.ts';

test('[X2] [X8] the main job by keyboard only: from an empty folder to the posted invoice, its figures, and back from the VAT return', async () => {
  const app = await startApp();
  const window = await app.openWindow({ language: 'ka' });
  const { page, problems } = window;
  const palette = new Palette(window);
  const nav = (id: string) => text('ka', `common:nav.${id}`);

  await new StartPage(window).createCompany({ name: 'შპს ალაზანი', taxId: '204854595', owner: 'ნინო ბერიძე' });

  await palette.openOnGeorgianKeyboard();
  await palette.choose(text('ka', 'common:palette.new.invoice'));
  const invoice = new SalesInvoicePage(window);
  await invoice.isOpen();
  await invoice.addCustomer({ name: 'შპს კოლხეთი', taxId: '405123456' });
  await invoice.addLine({ description: 'კონსულტაცია', quantity: '3', unitPrice: '450,50' });
  await invoice.addLine({ description: 'ლიცენზია', unitPrice: '1000' });
  // 3 × 450.50 + 1000.00 = 2351.50; 18 % of it is 423.27.
  expect(await invoice.total()).toBe('2 774,77 GEL');
  expect(await invoice.entryShown()).toEqual([
    ['1410', '2 774,77', ''],
    ['6110', '', '2 351,50'],
    ['3330', '', '423,27'],
  ]);
  await invoice.post();

  const document = new DocumentPage(window);
  expect(await document.title()).toContain('1');

  await palette.openOnGeorgianKeyboard();
  await palette.choose(nav('vat-return'));
  const vatReturn = new VatReturnPage(window);
  await vatReturn.isOpen();
  await vatReturn.nextMonth();
  expect(await vatReturn.cell('I.1.base')).toBe('2 351,50');
  expect(await vatReturn.cell('I.1.vat')).toBe('423,27');
  expect(await vatReturn.figure('vat-result')).toBe('423,27 GEL');

  await vatReturn.openCell('I.1.vat');
  const behind = await vatReturn.rows.rows();
  expect(behind).toHaveLength(1);
  expect(behind[0]).toEqual(expect.arrayContaining(['შპს კოლხეთი', '2 351,50', '423,27']));
  await vatReturn.rows.open('2 351,50');
  await document.isOpen();

  await document.openPdf();
  const pdf = await document.downloadPdf();
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  const printed = (await readPdf(pdf.bytes)).map((piece) => plain(piece.text));
  for (const figure of ['2 351,50', '423,27', '204854595', '405123456', 'შპს კოლხეთი', 'კონსულტაცია']) {
    expect(printed.join(' '), figure).toContain(figure);
  }
  expect(printed.join(' ')).toMatch(/2 774,77/);
  await document.closePdf();

  await palette.openOnGeorgianKeyboard();
  await palette.choose(nav('trial-balance'));
  const trialBalance = new TrialBalancePage(window);
  await trialBalance.isOpen();
  expect(await trialBalance.rows()).toEqual([
    ['1410', '2 774,77', '–', '2 774,77', '–'],
    ['3330', '–', '423,27', '–', '423,27'],
    ['6110', '–', '2 351,50', '–', '2 351,50'],
  ]);
  expect(await trialBalance.total()).toEqual(['2 774,77', '2 774,77', '2 774,77', '2 774,77']);
  await trialBalance.openAccount('6110');
  await page.getByTestId('screen-account-card').waitFor();
  const card = await new Grid(window, 'account-card').rows();
  expect(card).toHaveLength(1);
  expect(card[0]!.slice(-3)).toEqual(['–', '2 351,50', '−2 351,50']);

  await settled(page);
  expect(problems).toEqual([]);
  await app.close();
});

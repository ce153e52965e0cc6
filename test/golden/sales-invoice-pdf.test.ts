import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { salesInvoicePdf } from '../../electron/pdf/sales-invoice-pdf.ts';
import { saleTaxCodes } from '../../shared/jurisdictions/bg/tax-codes-sales.ts';
import { languages } from '../../shared/locales/languages.ts';
import { buyer, company, longInvoice, salesCreditNote, salesInvoice, taxCodes } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { readFacts, readPdf } from './read-pdf.ts';

const invoice = { company, document: salesInvoice(), counterparty: buyer, taxCodes };
const creditNote = { company, document: salesCreditNote(), counterparty: buyer, taxCodes };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('sales invoice', () => {
  test('[D9] an invoice is printed as in the golden file, bg', async () => {
    const actual = asGolden(await readPdf(salesInvoicePdf(invoice, 'bg')));
    expect(actual).toBe(golden('sales-invoice.bg.golden.txt', actual));
  });

  test('[D9] a credit note is printed as in the golden file, ru', async () => {
    const actual = asGolden(await readPdf(salesInvoicePdf(creditNote, 'ru')));
    expect(actual).toBe(golden('sales-credit-note.ru.golden.txt', actual));
  });

  test('[D9] invoice and credit note are the same files byte for byte in all languages', () => {
    const actual = languages
      .flatMap((language) => [
        `${language}\tinvoice\t${sha256(salesInvoicePdf(invoice, language))}\n`,
        `${language}\tcredit note\t${sha256(salesInvoicePdf(creditNote, language))}\n`,
      ])
      .join('');
    expect(actual).toBe(golden('sales-documents.sha256.golden.txt', actual));
  });

  test('[D9] equal models give equal bytes', () => {
    const again = { company: { ...company }, document: salesInvoice(), counterparty: { ...buyer }, taxCodes };
    expect(Buffer.compare(salesInvoicePdf(invoice, 'ka'), salesInvoicePdf(again, 'ka'))).toBe(0);
  });

  test('[D9] 200 lines are each printed once, under a header on every page, the totals together on the last', async () => {
    const bytes = salesInvoicePdf({ ...invoice, document: longInvoice(200) }, 'en');
    const printed = await readPdf(bytes);
    const { pages } = await readFacts(bytes);
    expect(pages).toBeGreaterThan(4);

    const numbers = printed.filter((item) => /^\d{1,3}$/.test(item.text) && item.x < 62).map((item) => Number(item.text));
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    for (let page = 1; page <= pages; page += 1) {
      const onPage = printed.filter((item) => item.page === page);
      for (const title of ['Description', 'Quantity', 'Unit price', 'VAT code', 'Net', 'VAT', 'Gross', `page ${page} of ${pages}`]) {
        expect(onPage.filter((item) => item.text === title)).toHaveLength(1);
      }
      const foot = Math.max(...onPage.filter((item) => item.text.startsWith('page ')).map((item) => item.y));
      expect(onPage.every((item) => item.y <= 800 && (item.y >= foot + 20 || item.y <= foot))).toBe(true);
    }
    const last = printed.filter((item) => item.page === pages).map((item) => item.text);
    expect(last).toEqual(expect.arrayContaining(['200', 'Domestic supply 18%', 'Total', '2,000.00', '360.00', '2,360.00', '2,360.00 GEL']));
  });

  // Around the number of lines that fill a page, every break falls somewhere else.
  test.each([22, 23, 24, 25, 26, 27, 28, 29, 30])('[D9] totals stay with the last line: %i lines', async (count) => {
    const printed = await readPdf(salesInvoicePdf({ ...invoice, document: longInvoice(count) }, 'en'));
    const pageOf = (text: string) => printed.filter((item) => item.text === text).map((item) => item.page);
    const [lastLine] = printed.filter((item) => item.text === String(count) && item.x < 62);
    expect([...pageOf('Domestic supply 18%'), ...pageOf('Total including VAT')]).toEqual([lastLine!.page, lastLine!.page]);
  });

  test('[D9] tax codes are totalled apart, and the whole', async () => {
    const whole = (await readPdf(salesInvoicePdf(invoice, 'en'))).map((item) => item.text);
    expect(whole.join(' ')).toContain('Domestic supply 18% S18 5,967.63 1,074.17 7,041.80 Export S0X 7,000.00 0.00 7,000.00');
    expect(whole.join(' ')).toContain('Total 12,967.63 1,074.17 14,041.80 Total including VAT 14,041.80 GEL');
  });

  test('[D9] decimal marks of quantities and prices stand under each other', async () => {
    const printed = await readPdf(salesInvoicePdf(invoice, 'en'));
    const leftOf = (text: string) => printed.find((item) => item.text === text)!.x;
    const digit = (leftOf('12') - leftOf('140') + leftOf('38.50') - leftOf('759.3972')) / 2;
    expect(digit).toBeGreaterThan(4);
    // Positions are rounded to half a point.
    expect(Math.abs(leftOf('7.25') - leftOf('140') - 2 * digit)).toBeLessThanOrEqual(1);
    expect(Math.abs(leftOf('50') - leftOf('38.50'))).toBeLessThanOrEqual(0.5);
  });

  test('[D9] a credit note names the corrected document and the reason', async () => {
    const whole = (await readPdf(salesInvoicePdf(creditNote, 'ka'))).map((item) => item.text);
    expect(whole).toEqual(expect.arrayContaining(['კრედიტ-ნოტა', '№ 000004', '№ 000117 · 14.05.2026', 'საქონელი დაბრუნდა']));
  });

  test('[D9] the address of the seller is printed, and reverse charge where the buyer owes the tax', async () => {
    const words = async (taxCode: string) => {
      const lines = salesInvoice().lines.map((line) => ({ ...line, taxCode }));
      const at = { ...company, address: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1' };
      const print = { ...invoice, company: at, document: { ...salesInvoice(), lines }, taxCodes: saleTaxCodes };
      return (await readPdf(salesInvoicePdf(print, 'bg'))).map((item) => item.text);
    };
    expect(await words('SP21')).toEqual(expect.arrayContaining(['1000 СОФИЯ, УЛ. ПРИМЕРНА 1', 'обратно начисляване']));
    expect(await words('STRI')).toContain('обратно начисляване');
    for (const taxCode of ['S20', 'SZICS', 'SZ28']) expect(await words(taxCode)).not.toContain('обратно начисляване');
  });

  test('[D9] a retail sale in foreign currency prints without buyer and with the rate', async () => {
    const document = { ...salesInvoice(), counterparty: '', counterpartyId: null, currency: 'USD', rate: '2.7214', pricesIncludeVat: true };
    const whole = (await readPdf(salesInvoicePdf({ company, document, counterparty: null }, 'en'))).map((item) => item.text);
    expect(whole).toEqual(expect.arrayContaining(['—', '1 USD = 2.7214 GEL', 'All amounts in USD', 'Unit price incl.', '14,041.80 USD']));
  });

  test('[D9] amounts too wide for the page are set smaller, never cut or broken', async () => {
    const huge = '92233720368547758.07';
    const line = {
      ...salesInvoice().lines[0]!,
      quantity: '999999999.999999',
      unitPrice: '999999999999.9999',
      net: huge,
      vat: '0.00',
      gross: huge,
    };
    const document = { ...salesInvoice(), lines: [line], net: huge, vat: '0.00', gross: huge };
    const printed = await readPdf(salesInvoicePdf({ ...invoice, document }, 'en'));
    expect(printed.filter((item) => item.text === '92,233,720,368,547,758.07')).toHaveLength(6);
    expect(printed.every((item) => item.x >= 42 && item.x < 553)).toBe(true);
  });

  test('[D9] a document whose lines differ from its total by one minor unit is not printed', () => {
    const document = { ...salesInvoice(), vat: '1074.18' };
    expect(() => salesInvoicePdf({ ...invoice, document }, 'ka')).toThrow('differ from its total: vat');
    expect(() => salesInvoicePdf({ ...invoice, document: { ...salesInvoice(), kind: 'purchase-bill' } }, 'ka')).toThrow('only sales');
  });

  test('[D9] the file is tagged, titled, in its language and dated as the document', async () => {
    const facts = await readFacts(salesInvoicePdf(creditNote, 'bg'));
    expect(facts).toMatchObject({ isTagged: true, language: 'bg', pages: 1 });
    expect(facts.info).toMatchObject({ Title: 'Кредитно известие 000004', PDFFormatVersion: '1.7', CreationDate: 'D:20260520000000Z' });
  });
});

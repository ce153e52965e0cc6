import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { vatReturnPdf } from '../../electron/pdf/vat-return-pdf.ts';
import { date } from '../../shared/dates/local-date.ts';
import { languages } from '../../shared/locales/languages.ts';
import { company, vatReturnE1 } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { type PrintedText, readFacts, readPdf } from './read-pdf.ts';

const model = { company, return: vatReturnE1() };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('VAT return', () => {
  test.each(['ka', 'en'] as const)('[V2] example E1 is printed as in the golden file, %s', async (language) => {
    const actual = asGolden(await readPdf(vatReturnPdf(model, language)));
    expect(actual).toBe(golden(`vat-return-e1.${language}.golden.txt`, actual));
  });

  test('[V2] example E1 is the same file byte for byte in all languages', () => {
    const actual = languages.map((language) => `${language}\t${sha256(vatReturnPdf(model, language))}\n`).join('');
    expect(actual).toBe(golden('vat-return-e1.sha256.golden.txt', actual));
  });

  test('[V2] equal models give equal bytes, other books another file id', () => {
    const first = vatReturnPdf({ company: { ...company }, return: vatReturnE1() }, 'ka');
    expect(Buffer.compare(first, vatReturnPdf(model, 'ka'))).toBe(0);
    const later = vatReturnPdf({ company, return: { ...vatReturnE1(), position: 43 } }, 'ka');
    expect(fileId(later)).not.toBe(fileId(first));
  });

  test('[V2] every figure of the model stands in its column on the row of its code', async () => {
    const printed = await readPdf(vatReturnPdf(model, 'en'));
    for (const [code, ...figures] of [
      ['I.1', '10,300.00', '1,854.00'],
      ['I.14¹', '300.00'],
      ['I.15', '2,034.00'],
      ['II.4', '1,000.00', '180.00'],
      ['III.9', '2,205.00', '1,845.00', '360.00'],
      ['PAY', '9.00'],
      ['EXCESS', '0.00'],
    ]) {
      expect(figuresOnRow(printed, code!)).toEqual(figures);
    }
  });

  test('[V2] every line of the form is printed once, with the Georgian label under another language', async () => {
    const lines = model.return.parts.flatMap((part) => part.lines);
    for (const language of languages) {
      const whole = (await readPdf(vatReturnPdf(model, language))).map((item) => item.text);
      for (const line of lines) {
        expect(whole.filter((text) => text === line.code)).toHaveLength(1);
      }
      const text = squeeze(whole.join(''));
      for (const line of lines) {
        expect(text).toContain(squeeze(line.names[language]));
        expect(text).toContain(squeeze(line.names.ka));
      }
    }
  });

  test('[V2] every page carries page number, company, period, log position, hash and pack version', async () => {
    const bytes = vatReturnPdf(model, 'en');
    const { pages } = await readFacts(bytes);
    expect(pages).toBe(2);
    const printed = await readPdf(bytes);
    for (let page = 1; page <= pages; page += 1) {
      const foot = printed.filter((item) => item.page === page && item.y < 50).map((item) => item.text);
      expect(foot).toEqual([
        `${company.name} · May 2026`,
        `page ${page} of ${pages}`,
        'log position 42, hash abcd1234abcd',
        'rules pack 2026.1',
      ]);
    }
  });

  test('[V2] the file is tagged, titled, in its language and dated the last day of the month', async () => {
    const facts = await readFacts(vatReturnPdf(model, 'ka'));
    expect(facts.isTagged).toBe(true);
    expect(facts.language).toBe('ka');
    expect(facts.info).toMatchObject({
      Title: 'დღგ-ის ყოველთვიური დეკლარაცია, მაისი 2026',
      PDFFormatVersion: '1.7',
      CreationDate: 'D:20260531000000Z',
      ModDate: 'D:20260531000000Z',
    });
    expect(facts.roles).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
  });

  test('[V2] a filed return says when and at which position, and what changed since', async () => {
    const filed = { at: '2026-06-12T20:31:07.120Z', by: 'Nino', position: 44, payable: '9.00', credit: '0.00', pdfSha256: '', version: 1 };
    const changedSinceFiling = [{ cell: 'I.1.base', filed: '10300.00', now: '10250.00' }];
    const printed = await readPdf(vatReturnPdf({ company, return: { ...vatReturnE1(), filed, changedSinceFiling } }, 'en'));
    const whole = printed.map((item) => item.text);
    expect(whole).toEqual(expect.arrayContaining(['Filed', '12/06/2026, 20:31 UTC', 'log position 44']));
    expect(whole).toEqual(expect.arrayContaining(['I.1 · Taxable amount', '10,250.00']));
    expect((await readPdf(vatReturnPdf(model, 'en'))).map((item) => item.text)).not.toContain('Filed');
  });

  test('[V2] the largest amounts and a long company name stay on the paper', async () => {
    const cells = vatReturnE1().parts.flatMap((part) => part.lines.flatMap((line) => Object.values(line.cells).map((cell) => cell.cell)));
    const huge = vatReturnE1(Object.fromEntries(cells.map((cell) => [cell, '-92233720368547758.07'])));
    const longName = { ...company, name: `შპს „${'საქართველოს '.repeat(12)}${'ა'.repeat(90)}“` };
    for (const language of languages) {
      const printed = await readPdf(vatReturnPdf({ company: longName, return: huge }, language));
      expect(printed.filter((item) => item.text.includes('547')).length).toBeGreaterThan(cells.length);
      expect(printed.every((item) => item.x >= 42 && item.x < 553)).toBe(true);
    }
  });

  test('[V2] the due date is printed as the model gives it', async () => {
    const moved = { ...vatReturnE1(), dueDate: date('2026-06-16') };
    const printed = await readPdf(vatReturnPdf({ company, return: moved }, 'bg'));
    expect(printed.map((item) => item.text)).toContain('16.06.2026');
  });
});

function figuresOnRow(printed: readonly PrintedText[], code: string): string[] {
  const anchor = printed.find((item) => item.text === code)!;
  const row = printed.filter((item) => item.page === anchor.page && Math.abs(item.y - anchor.y) < 8 && item.x > 280);
  return row.sort((a, b) => a.x - b.x).map((item) => item.text);
}

/** Lines are broken at spaces: compared without them. */
const squeeze = (text: string): string => text.replace(/\s/g, '');

const fileId = (bytes: Uint8Array): string => /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';

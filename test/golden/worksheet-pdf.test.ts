import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type WorksheetPrint, worksheetPdf } from '../../electron/pdf/worksheet-pdf.ts';
import type { WorksheetInfo } from '../../shared/contracts/worksheets.ts';
import { worksheets } from '../../shared/jurisdictions/ge/worksheets.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { languages } from '../../shared/locales/languages.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { computeWorksheet, formulaOf } from '../../shared/worksheets/compute-worksheet.ts';
import { daysOf } from '../../shared/worksheets/worksheet-period.ts';
import { company } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { readFacts, readPdf } from './read-pdf.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A worksheet of fixed books. Inputs in minor units; a percent in hundredths. */
function model(kind: string, period: string, given: Readonly<Record<string, bigint>>, more: Partial<WorksheetInfo>): WorksheetPrint {
  const form = worksheets.find((one) => one.kind === kind)!;
  const values = Object.fromEntries(
    form.inputs.map(({ id, usual }) => [id, given[id] ?? (usual === undefined ? 0n : BigInt(usual) * 100n)]),
  );
  const amounts = computeWorksheet(form, values, 2);
  const text = (code: string) => writeDecimal(amounts.get(code)!, 2);
  return {
    company,
    worksheet: {
      kind,
      version: form.version,
      names: form.names,
      period,
      ...daysOf(period),
      rows: form.rows.map((row) => ({
        code: row.code,
        names: row.names,
        formula: formulaOf(row.rule, values),
        amount: text(row.code),
        input: row.rule.from === 'input' ? row.rule.input : null,
        books: null,
        origin: row.rule.from !== 'input' ? 'computed' : Object.hasOwn(given, row.rule.input) ? 'entered' : 'none',
        isTotal: row.isTotal ?? false,
        source: lawNames(row.source, 'short'),
        unconfirmed: row.unconfirmed ?? false,
      })),
      percents: form.inputs
        .filter((input) => input.kind === 'percent')
        .map(({ id, names }) => ({ id, names: names!, percent: writeDecimal(values[id]!, 2), origin: 'usual' })),
      result: text(form.result),
      payments: [],
      postings: form.postings.map(({ row, debit, credit }) => ({ row, debit, credit, amount: text(row) })),
      notes: [...form.notes],
      source: lawNames(form.source, 'full'),
      unconfirmed: form.unconfirmed ?? form.rows.some((row) => row.unconfirmed),
      position: 42,
      headHash: 'abcd1234'.repeat(8),
      packVersion: '2026.2',
      ...more,
    },
  };
}

const propertyTax = model(
  'property-tax',
  '2027',
  { opening: 10_000_000n, closing: 8_000_000n },
  {
    payments: [
      { row: '6', amount: '900.00', due: '2028-04-03' as never, originalDue: '2028-04-01' as never },
      { row: '8', amount: '900.00', due: '2028-06-15' as never, originalDue: '2028-06-15' as never },
    ],
  },
);
const nonResident = model('non-resident-service', '2026-05', { fee: 100_000n }, {});

describe('worksheets', () => {
  test.each([
    ['property-tax', 'ka', propertyTax],
    ['property-tax', 'en', propertyTax],
    ['non-resident-service', 'bg', nonResident],
  ] as const)('[V9] %s is printed as in the golden file, %s', async (kind, language, print) => {
    const actual = asGolden(await readPdf(worksheetPdf(print, language)));
    expect(actual).toBe(golden(`worksheet-${kind}.${language}.golden.txt`, actual));
  });

  test('[V9] the files are the same byte for byte in all languages', () => {
    const actual = [propertyTax, nonResident]
      .flatMap((print) => languages.map((language) => `${print.worksheet.kind}\t${language}\t${sha256(worksheetPdf(print, language))}\n`))
      .join('');
    expect(actual).toBe(golden('worksheets.sha256.golden.txt', actual));
  });

  test('[V9] every page carries page number, company, period, log position, hash and pack version', async () => {
    const bytes = worksheetPdf(propertyTax, 'en');
    const { pages } = await readFacts(bytes);
    expect(pages).toBe(1);
    const foot = (await readPdf(bytes)).filter((item) => item.y < 50).map((item) => item.text);
    expect(foot).toEqual([`${company.name} · 2027`, 'page 1 of 1', 'log position 42, hash abcd1234abcd', 'rules pack 2026.2']);
  });

  test('[V9] a moved day names the day of the law, and the largest amounts stay on the paper', async () => {
    const printed = (await readPdf(worksheetPdf(propertyTax, 'en'))).map((item) => item.text);
    expect(printed).toContain('03/04/2028, instead of 01/04/2028');
    const huge = model('profit-tax', '2026-05', { dividends: 10n ** 17n, representation: 10n ** 17n }, {});
    for (const language of languages) {
      const items = await readPdf(worksheetPdf({ ...huge, company: { ...company, name: 'ა'.repeat(200) } }, language));
      expect(items.every((item) => item.x >= 42 && item.x < 553)).toBe(true);
    }
  });
});

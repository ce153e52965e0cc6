import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type NumberContinuityPrint, numberContinuityPdf, type PrintedSeries } from '../../electron/pdf/number-continuity-pdf.ts';
import type { NumberRange, NumberRow } from '../../shared/contracts/numbers.ts';
import { date } from '../../shared/dates/local-date.ts';
import { zdds } from '../../shared/jurisdictions/bg/laws.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { languages } from '../../shared/locales/languages.ts';
import { company } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { readFacts, readPdf } from './read-pdf.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const ten = (value: number): string => String(value).padStart(10, '0');

const used = (value: number, on: string, subject: string, more: Partial<NumberRow> = {}): NumberRow => ({
  value,
  number: ten(value),
  state: 'used',
  documentId: `document ${value}`,
  uid: `SI-00000-0000${value}`,
  date: date(on),
  subject,
  cancelled: false,
  by: null,
  at: null,
  ...more,
});
const range = (first: number, last: number, more: Partial<NumberRange> = {}): NumberRange => ({
  first,
  last,
  firstNumber: ten(first),
  lastNumber: ten(last),
  state: 'used',
  from: date('2026-01-05'),
  to: date('2026-05-29'),
  cancelled: 0,
  subject: '',
  by: null,
  ...more,
});
const series = (more: Partial<PrintedSeries>): PrintedSeries => ({
  series: 'sales-invoice',
  kind: 'sales-invoice',
  branch: '',
  branchName: '',
  year: null,
  device: '',
  first: 1,
  head: 0,
  used: 0,
  voided: 0,
  leased: 0,
  cancelled: 0,
  missing: [],
  outOfOrder: 0,
  continued: [],
  total: 0,
  rule: { gaps: 'free', source: lawNames(zdds('117'), 'short') },
  numbers: null,
  ranges: [],
  ...more,
});

const given = { documentId: '', uid: '', by: 'ნინო', at: '2026-05-20T08:00:00.000Z' };
/** Five numbers one by one, and five thousand by ranges. */
const model: NumberContinuityPrint = {
  company,
  position: 12345,
  headHash: 'abcd1234abcd5678',
  knownAt: null,
  date: date('2026-05-31'),
  series: [
    series({
      head: 5000,
      used: 4989,
      voided: 1,
      leased: 10,
      cancelled: 12,
      outOfOrder: 3,
      total: 5000,
      ranges: [
        range(1, 3200, { cancelled: 12 }),
        range(3201, 3210, {
          state: 'leased',
          subject: 'ბლანკების წიგნი № 17, ბათუმის მაღაზია',
          by: 'ნინო',
          from: date('2026-04-01'),
          to: date('2026-04-01'),
        }),
        range(3211, 4700),
        range(4701, 4701, { state: 'voided', subject: 'დაზიანებული ბლანკი', by: 'ნინო', from: date('2026-05-20'), to: date('2026-05-20') }),
        range(4702, 5000),
      ],
    }),
    series({
      series: 'sales-invoice:TB/2026@K7Q2MX',
      branch: 'TB',
      branchName: 'თბილისის ფილიალი',
      year: 2026,
      device: 'K7Q2MX',
      head: 5,
      used: 3,
      voided: 1,
      leased: 1,
      cancelled: 1,
      total: 5,
      rule: { gaps: 'unbroken', source: lawNames(zdds('114'), 'short') },
      numbers: [
        used(1, '2026-05-04', 'შპს „მყიდველი“'),
        used(2, '2026-05-05', 'შპს „მყიდველი“', { cancelled: true }),
        used(3, '2026-05-20', 'დაზიანებული ბლანკი', { ...given, state: 'voided' }),
        used(4, '2026-05-20', 'გამოფენა', { ...given, state: 'leased' }),
        used(5, '2026-05-21', 'შპს „სხვა მყიდველი“'),
      ],
    }),
  ],
};

describe('proof of numbers', () => {
  test.each(['ka', 'en'] as const)('[NUM-1] it is printed as in the golden file, %s', async (language) => {
    const actual = asGolden(await readPdf(numberContinuityPdf(model, language)));
    expect(actual).toBe(golden(`number-continuity.${language}.golden.txt`, actual));
  });

  test('[NUM-1] it is the same file byte for byte in all languages', () => {
    const actual = languages.map((language) => `${language}\t${sha256(numberContinuityPdf(model, language))}\n`).join('');
    expect(actual).toBe(golden('number-continuity.sha256.golden.txt', actual));
  });

  test('[NUM-1] five thousand numbers take ranges, not a line each, and the counts of all series stand first', async () => {
    const bytes = numberContinuityPdf(model, 'en');
    expect((await readFacts(bytes)).pages).toBe(1);
    const printed = (await readPdf(bytes)).map(({ text }) => text);
    for (const text of ['5,000', '4,989', '12', '0000000001 – 0000003200', '3,200', '0000003201 – 0000003210', '0000004701', '1,490'])
      expect(printed, text).toContain(text);
    for (const row of model.series[1]!.numbers!) expect(printed).toContain(row.number);
    for (const text of ['used, cancelled', 'reserved', 'voided', 'Every number is explained']) expect(printed).toContain(text);
  });

  test('[NUM-1] a hole is named, also in a short series', async () => {
    const broken = series({
      head: 3,
      used: 2,
      total: 2,
      missing: [2],
      numbers: [used(1, '2026-05-04', 'A'), used(3, '2026-05-04', 'B')],
      ranges: [range(1, 1), range(2, 2, { state: 'missing', firstNumber: '2', lastNumber: '2', from: null, to: null }), range(3, 3)],
    });
    const printed = (await readPdf(numberContinuityPdf({ ...model, series: [broken] }, 'en'))).map(({ text }) => text);
    expect(printed).toEqual(expect.arrayContaining(['Numbers without explanation: 1', 'unexplained', '2']));
    expect(printed).not.toContain('Every number is explained');
  });

  test('[L6] a proof of an earlier state says as known on when, and at which position, under its heading', async () => {
    const past = { ...model, knownAt: '2026-05-31T20:15:00.000Z' };
    const printed = (await readPdf(numberContinuityPdf(past, 'en'))).map(({ text }) => text);
    const line = printed.findIndex((text) => text.startsWith('As known on 31/05/2026, 20:15 UTC, log position 12345'));
    expect(line).toBeGreaterThan(printed.indexOf('Continuity of numbers'));
    expect(line).toBeLessThan(printed.indexOf('Every number is explained'));
    for (const language of languages) {
      const own = (await readPdf(numberContinuityPdf(past, language))).map(({ text }) => text).join(' ');
      expect(own, language).toMatch(/2026, 20:15 UTC.* 12345/);
    }
    expect((await readPdf(numberContinuityPdf(model, 'en'))).some(({ text }) => text.startsWith('As known'))).toBe(false);
  });

  test('[NUM-1] a company without numbers has a proof as well', async () => {
    const printed = (await readPdf(numberContinuityPdf({ ...model, series: [] }, 'bg'))).map(({ text }) => text);
    expect(printed).toContain('Всички номера са обяснени');
  });
});

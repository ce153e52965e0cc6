import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { reportPdf } from '../../electron/pdf/report-pdf.ts';
import { texts } from '../../electron/pdf/texts.ts';
import { printedReport } from '../../electron/report-files/printed-report.ts';
import { heldReport } from '../../electron/reports/report-source.ts';
import { date } from '../../shared/dates/local-date.ts';
import { type Language, languages } from '../../shared/locales/languages.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Report, ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { company } from './fixtures.ts';
import { asGolden, golden } from './golden-file.ts';
import { readFacts, readPdf } from './read-pdf.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const pair = (id: string, group: ReportColumn['group'] & object): ReportColumn[] =>
  (['debit', 'credit'] as const).map((side) => ({
    id: `${id}-${side}`,
    kind: 'amount',
    title: { key: `ledger.${side}` },
    group,
    currency: 'GEL',
  }));

const names = {
  ka: 'მოთხოვნები მიწოდებიდან და მომსახურებიდან',
  bg: 'Вземания от клиенти по продажби на стоки и услуги в страната',
  ru: 'Требования по поставкам и услугам',
  en: 'Receivables from customers',
};
const amount = (value: number): string => writeDecimal(BigInt(value), 2);
const cells = (value: number): ReportRow['cells'] => ({
  'opening-debit': amount(value),
  'opening-credit': amount(0),
  'turnover-debit': amount(value * 1000),
  'turnover-credit': amount(-value),
  'closing-debit': amount(0),
  'closing-credit': amount(value * 7),
  share: '12.5',
});

/** Two groups over more than a page, with a day, a share, a heading, documents below an account, and a check that does not hold. */
const model: Report = {
  kind: 'turnover-sheet',
  from: date('2026-05-01'),
  to: date('2026-05-31'),
  knownOn: 4711,
  headHash: '0123456789abcdef'.repeat(4),
  columns: [
    { id: 'due', kind: 'date', title: { key: 'aged.due' } },
    ...pair('opening', { key: 'ledger.openingOn', values: { on: '2026-05-01' } }),
    ...pair('turnover', { key: 'ledger.turnoverOf', values: { month: '2026-05' } }),
    ...pair('closing', { key: 'ledger.closingOn', values: { on: '2026-05-31' } }),
    { id: 'share', kind: 'percent', title: { text: '%' } },
  ],
  rows: [
    { id: 'heading', level: 1, kind: 'heading', code: '1', label: { names }, cells: {} },
    ...Array.from({ length: 14 }, (_, at): ReportRow[] => [
      { id: `group ${at}`, level: 2, kind: 'subtotal', code: `14${at}`, label: { names }, cells: cells(123456 + at) },
      { id: `line ${at}`, level: 3, kind: 'line', code: `14${at}0`, label: { names }, cells: cells(123456 + at) },
      {
        id: `detail ${at}`,
        level: 4,
        kind: 'detail',
        code: '',
        label: { text: '0000000001 (A-17)' },
        cells: { due: '2026-04-30', 'opening-debit': amount(123456 + at) },
      },
    ]).flat(),
    { id: 'total', level: 1, kind: 'total', code: '', label: { key: 'ledger.total' }, cells: cells(98765432) },
  ],
  checks: [
    { text: { key: 'ledger.debitEqualsCredit' }, difference: '0.00', currency: 'GEL' },
    { text: { key: 'aged.agrees', values: { accounts: '1410' } }, difference: '-1234.50', currency: 'GEL' },
  ],
  notes: [{ key: 'aged.basis' }],
};

const printed = (language: Language, report: Report = model): Uint8Array =>
  reportPdf(printedReport(heldReport(report), { company, language, details: true }))!;

describe('report', () => {
  test.each(['ka', 'bg'] as const)('[L8] it is printed as in the golden file, %s', async (language) => {
    const actual = asGolden(await readPdf(printed(language)));
    expect(actual).toBe(golden(`report.${language}.golden.txt`, actual));
  });

  test('[L8] it is the same file byte for byte in all languages', () => {
    const actual = languages.map((language) => `${language}\t${sha256(printed(language))}\n`).join('');
    expect(actual).toBe(golden('report.sha256.golden.txt', actual));
  });

  test('[L8] head and foot on every page say what it is of, and the tags say what is a table', async () => {
    const facts = await readFacts(printed('en'));
    expect(facts.pages).toBeGreaterThan(1);
    expect(facts).toMatchObject({ isTagged: true, language: 'en' });
    expect(facts.roles).toEqual(expect.arrayContaining(['H1', 'Table', 'TR', 'TH', 'TD']));
    const texts = await readPdf(printed('en'));
    for (let page = 1; page <= facts.pages; page += 1) {
      const own = texts.filter((piece) => piece.page === page).map(({ text }) => text);
      expect(own).toEqual(expect.arrayContaining([`page ${page} of ${facts.pages}`, 'log position 4711, hash 0123456789abcdef']));
      // The head of the table is repeated where rows follow.
      if (own.includes('1,234.56')) expect(own).toContain('Turnover May 2026');
    }
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['0123456789abcdef'.repeat(4), 'Open documents equal the ledger (1410): difference -1,234.50 GEL', '12.5 %']),
    );
  });

  test('[L8] a total never stands on a page without a row above it', async () => {
    for (let rows = 23; rows < 29; rows += 1) {
      const line = model.rows[2]!;
      const short = { ...model, rows: [...Array.from({ length: rows }, (_, at) => ({ ...line, id: `${at}` })), model.rows.at(-1)!] };
      const texts = await readPdf(printed('en', short));
      const total = texts.find(({ text }) => text === 'Total')!;
      expect(texts.filter(({ page, text }) => page === total.page && text === '1,234.56').length, `${rows} rows`).toBeGreaterThan(0);
    }
  });

  test('[L8] a heading stands on one page with its first line and what stands below that', async () => {
    const [heading, , line, detail] = model.rows;
    for (let rows = 18; rows < 27; rows += 1) {
      const above = Array.from({ length: rows }, (_, at) => ({ ...line!, id: `${at}` }));
      const last = [
        { ...heading!, code: 'H9' },
        { ...line!, code: 'L9' },
        { ...detail!, code: 'D9' },
      ];
      const texts = await readPdf(printed('en', { ...model, rows: [...above, ...last] }));
      const pages = ['H9', 'L9', 'D9'].map((code) => texts.find(({ text }) => text === code)!.page);
      expect(new Set(pages).size, `${rows} rows above, on pages ${pages}`).toBe(1);
    }
  });

  test('[L8] an amount in a currency of its own is written as the language writes it, to the right of its column', async () => {
    const own = { id: 'own', kind: 'text', title: { key: 'card.quantity' } } as const;
    const rows = ['1247.44 EUR', '-5.00 USD'].map((value, at): ReportRow => ({ ...model.rows[2]!, id: `${at}`, cells: { own: value } }));
    const texts = await readPdf(printed('bg', { ...model, columns: [own], rows }));
    const at = (text: string) => texts.find((piece) => piece.text.replace(/\s/g, ' ') === text)!.x;
    expect(at('-5,00 USD')).toBeGreaterThan(at('1 247,44 EUR') + 5);
  });

  test('[L8] the longest code is not broken where another of as many letters is narrower', async () => {
    const [line] = model.rows.slice(2);
    const rows = ['B.III', '60201', 'A.VIII'].map((code) => ({ ...line!, id: code, code }));
    const texts = (await readPdf(printed('bg', { ...model, rows }))).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['B.III', '60201', 'A.VIII']));
  });

  describe('a statement is signed', () => {
    const below = ['Debit equals credit: difference 0.00 GEL', 'Head of the entity', 'Prepared by', 'name, signature, date'];
    const statement = (rows: number): Report => ({
      ...model,
      kind: 'balance-sheet',
      rows: Array.from({ length: rows }, (_, at) => ({ ...model.rows[2]!, id: `${at}` })),
      checks: model.checks.slice(0, 1),
    });

    test.each(['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes'] as const)(
      '[L11] %s: by two, no other report is',
      async (kind) => {
        for (const language of languages) {
          const { signers, signs } = texts[language];
          const of = async (report: Report) => (await readPdf(printed(language, report))).map(({ text }) => text);
          const found = await of({ ...statement(3), kind });
          for (const signer of signers) expect(found.filter((text) => text === signer)).toHaveLength(1);
          expect(found.filter((text) => text === signs)).toHaveLength(2);
          if (language !== 'en') continue;
          expect(await of({ ...statement(3), kind: 'general-ledger' })).not.toContain(signers[0]);
          expect(await of({ ...statement(3), kind, filter: { texts: [{ text: 'TB' }] } as never })).not.toContain(signers[0]);
        }
      },
    );

    test('[L11] the lines stand beside each other, on the page of the checks, with room to sign in and above the foot', async () => {
      const pages = new Set<number>();
      for (let rows = 17; rows < 29; rows += 2) {
        const pieces = await readPdf(printed('en', statement(rows)));
        const found = pieces.filter(({ text }) => below.includes(text));
        expect(found.length, `${rows} rows`).toBe(5);
        expect(new Set(found.map(({ page }) => page)).size, `${rows} rows`).toBe(1);
        const [head, preparer] = ['Head of the entity', 'Prepared by'].map((text) => pieces.find((piece) => piece.text === text)!);
        const signs = pieces.filter(({ text }) => text === 'name, signature, date');
        expect(head!.y).toBe(preparer!.y);
        expect(preparer!.x).toBeGreaterThan(head!.x + 200);
        // Points from the foot of the page up.
        for (const { y } of signs) expect([head!.y - y > 30, y > 45]).toEqual([true, true]);
        pages.add(head!.page);
      }
      expect([...pages]).toEqual([1, 2]);
    });
  });
});

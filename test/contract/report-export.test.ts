import * as XLSX from '@e965/xlsx';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { makeReportFile } from '../../electron/report-files/make-file.ts';
import { printedReport } from '../../electron/report-files/printed-report.ts';
import { cellText, columnLetters, sheetName } from '../../electron/xlsx/text.ts';
import { workbook } from '../../electron/xlsx/workbook.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { toEpochDay } from '../../shared/dates/local-date.ts';
import { type Language, languages } from '../../shared/locales/languages.ts';
import { readDecimal } from '../../shared/money/decimal.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { ReportRow } from '../../shared/reports/report.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, counterparty, d, makeCompany, nextId, rejections, run } from '../support/company.ts';

type Asked = Omit<InputOf<'report.get'>, 'limit' | 'offset'>;
type Format = InputOf<'report.export'>['format'];

// Words that a spreadsheet would compute, that XML does not carry as they are, and that the format reads in a way of its own.
const nasty = ['=1+1', '+1', '-1', '@sum', '_x0041_<b>&"', 'რთული „მემო“, 🧾'];

let company: Company;
beforeAll(() => {
  company = makeCompany({ id: nextId(), name: 'შპს <მთა> & ზღვა' });
  const party = counterparty(company, '=HYPERLINK("http://example.invalid")');
  for (const [index, memo] of nasty.entries())
    run(company, 'journal.post', {
      date: d(`2026-02-1${index}`),
      memo,
      lines: [
        { account: '1210', debit: `${1000 + index}.10` },
        { account: '5150', credit: '900.05' },
        { account: '6110', credit: `${100 + index}.05` },
      ],
    });
  run(company, 'salesInvoice.post', {
    date: d('2026-02-01'),
    dueDate: d('2026-02-20'),
    counterpartyId: party,
    lines: [{ unitPrice: '1000', taxCode: 'S18' }],
  });
  run(company, 'purchaseBill.post', { date: d('2026-02-02'), counterpartyId: party, lines: [{ unitPrice: '33.33', taxCode: 'P18' }] });
  run(company, 'payment.post', { date: d('2026-02-03'), direction: 'in', counterpartyId: party, amount: '17.70', allocations: [] });
});

const february = { from: d('2026-02-01'), to: d('2026-02-28') };
const reports: Asked[] = [
  { kind: 'turnover-sheet', ...february },
  { kind: 'turnover-sheet', from: d('2026-01-01'), to: d('2026-03-31'), each: 'month' },
  { kind: 'turnover-sheet', ...february, compare: 'previous-year' },
  { kind: 'general-ledger', ...february },
  { kind: 'journal', ...february },
  { kind: 'aged-receivables', to: d('2026-03-31') },
  { kind: 'aged-payables', to: d('2026-03-31') },
  { kind: 'balance-sheet', to: d('2026-03-31'), compare: 'previous-year' },
  { kind: 'income-statement', ...february },
  { kind: 'trial-balance', to: d('2026-02-28'), compare: 'previous-period' },
];
const nameOf = (asked: Asked): string => [asked.kind, asked.each, asked.compare].filter(Boolean).join(' ');

const rowsOf = (asked: Asked): OutputOf<'report.get'> => run(company, 'report.get', { limit: 5000, ...asked });
const fileOf = (asked: Asked, format: Format, language: Language = 'en', more: object = {}): Buffer =>
  Buffer.from(run(company, 'report.export', { ...asked, format, language, ...more }).base64, 'base64');

function openSheet(bytes: Uint8Array): { name: string; cells: XLSX.WorkSheet } {
  const book = XLSX.read(bytes, { cellFormula: true, cellNF: true });
  const name = book.SheetNames[0]!;
  return { name, cells: book.Sheets[name]! };
}

const cents = (value: unknown): bigint => readDecimal(String(value), 6)!;

/** What a spreadsheet makes of a formula: references added and taken away, or the sum of a range without the sums in it. */
function compute(cells: XLSX.WorkSheet, formula: string): bigint {
  const range = /^SUBTOTAL\(9,([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(formula);
  if (range) {
    let sum = 0n;
    for (let row = Number(range[2]); row <= Number(range[4]); row += 1) {
      const cell = cells[`${range[1]}${row}`] as XLSX.CellObject | undefined;
      if (cell?.t === 'n' && !cell.f?.startsWith('SUBTOTAL')) sum += cents(cell.v);
    }
    return sum;
  }
  expect(formula).toMatch(/^-?[A-Z]+\d+([+-][A-Z]+\d+)*$/);
  return [...formula.matchAll(/([+-]?)([A-Z]+\d+)/g)].reduce((sum, [, sign, place]) => {
    const { v = 0 } = (cells[place!] as XLSX.CellObject | undefined) ?? {};
    return sum + (sign === '-' ? -1n : 1n) * cents(v);
  }, 0n);
}

describe.each(reports.map((asked) => [nameOf(asked), asked] as const))('%s', (_name, asked) => {
  test('[L8] every cell of the workbook is that of the report, and the formulas make the values beside them', () => {
    const report = rowsOf(asked);
    const { cells } = openSheet(fileOf(asked, 'xlsx'));
    const head = report.columns.some(({ group }) => group !== undefined) ? 5 : 4;
    let formulas = 0;
    for (const [index, row] of report.rows.entries()) {
      const at = head + 1 + index;
      expect(cells[`A${at}`]?.v ?? '', `A${at}`).toBe(row.code);
      if ('text' in row.label) expect(cells[`B${at}`]?.v ?? '', `B${at}`).toBe(row.label.text);
      if ('names' in row.label) expect(cells[`B${at}`]?.v, `B${at}`).toBe(row.label.names.en);
      for (const [column, { id, kind }] of report.columns.entries()) {
        const place = `${columnLetters(column + 2)}${at}`;
        const cell = cells[place] as XLSX.CellObject | undefined;
        const value = row.cells[id];
        if (value === undefined) expect(cell?.v ?? '', place).toBe('');
        else if (kind === 'date') {
          expect(cell, place).toMatchObject({ t: 'n', v: toEpochDay(value as never) + 25569, z: 'dd/mm/yyyy' });
        } else if (kind === 'amount') {
          expect(cell, place).toMatchObject({ t: 'n', z: '#,##0.00' });
          expect(cents(cell!.v), place).toBe(cents(value));
        } else expect(cell, place).toMatchObject({ t: 's', v: value });
        if (cell?.f === undefined) continue;
        formulas += 1;
        expect(compute(cells, cell.f), `${place} ${cell.f}`).toBe(cents(value));
      }
    }
    const summed = report.rows.filter(({ adds, sums }) => adds !== undefined || sums !== undefined);
    // A trial balance has no sums but its total.
    if (asked.kind === 'trial-balance') expect(summed.map(({ id }) => id)).toEqual(['total']);
    else expect(summed.length).toBeGreaterThan(1);
    expect(formulas).toBe(
      summed.reduce(
        (all, { adds, sums, cells: of }) => all + (sums ? sums.columns.length : adds!.length > 0 ? Object.keys(of).length : 0),
        0,
      ),
    );
  });

  test('[L8] the CSV has the same rows, and no text that a spreadsheet would compute', () => {
    const report = rowsOf(asked);
    const text = fileOf(asked, 'csv', 'bg').toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd());
    expect(errors).toEqual([]);
    expect(data).toHaveLength(report.rows.length + 1);
    for (const [index, row] of report.rows.entries()) {
      const line = data[index + 1]!;
      expect(line[0]).toBe(row.code);
      for (const [column, { id, kind }] of report.columns.entries()) {
        const value = row.cells[id] ?? '';
        expect(line[column + 2]).toBe(kind === 'text' && /^[=+\-@]/.test(value) ? `'${value}` : value);
      }
      expect(line[1]).not.toMatch(/^[=+\-@]/);
    }
  });
});

const plain = reports.filter(({ each, compare }) => each === undefined && compare === undefined);
test.each(plain.map((asked) => [nameOf(asked), asked] as const))(
  '[L8] %s: the PDF prints every figure of the report',
  async (_name, asked) => {
    const printed = new Set((await readPdf(new Uint8Array(fileOf(asked, 'pdf')))).map(({ text }) => text));
    const report = rowsOf(asked);
    const figures = report.rows.flatMap(({ cells }) =>
      report.columns.flatMap(({ id, kind }) => (kind === 'amount' && cells[id] !== undefined ? [cells[id]] : [])),
    );
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) expect(printed).toContain(formatDecimal(figure, 'en'));
  },
);

describe('workbook', () => {
  test('[L8] names, freezes, widths, folds: in every language the sheet is named and headed in it', () => {
    for (const language of languages) {
      const { name, cells } = openSheet(fileOf(reports[0]!, 'xlsx', language));
      expect(cells.A1?.v).toBe(name);
      expect(String(cells.A2?.v)).toContain('შპს <მთა> & ზღვა · ');
      expect(String(cells.A3?.v)).toContain(String(rowsOf(reports[0]!).knownOn));
    }
    expect(openSheet(fileOf(reports[0]!, 'xlsx', 'bg')).name).toBe('Оборотна ведомост');
  });

  test('[L8] texts are never formulas and come back as they were', () => {
    const { cells } = openSheet(fileOf({ kind: 'journal', ...february }, 'xlsx'));
    const texts = Object.entries(cells).flatMap(([place, cell]) => (/^[A-Z]+\d+$/.test(place) ? [cell as XLSX.CellObject] : []));
    for (const memo of nasty) {
      const found = texts.filter(({ v }) => v === memo);
      expect(found.length, memo).toBeGreaterThan(0);
      for (const cell of found) expect([cell.t, cell.f]).toEqual(['s', undefined]);
    }
    expect(texts.some(({ v }) => v === '=HYPERLINK("http://example.invalid")')).toBe(true);
  });

  test('[L8] a number of more digits than a spreadsheet keeps is text, so that none is lost', () => {
    const made = (number: string) => {
      const setup = { sheet: 'A', widths: [10], frozenRows: 1, frozenColumns: 0, merged: [], landscape: false };
      return openSheet(Buffer.concat([...workbook(setup, [{ cells: [{ number }] }])])).cells.A1 as XLSX.CellObject;
    };
    expect(made('1234567890123.45')).toMatchObject({ t: 'n', v: 1234567890123.45 });
    expect(made('-0.01')).toMatchObject({ t: 'n', v: -0.01 });
    expect(made('12345678901234.56')).toMatchObject({ t: 's', v: '12345678901234.56' });
  });

  test('[L8] an amount in a currency of its own is a number, with the currency beside it; on pages they stand together', async () => {
    const own = makeCompany({ id: nextId() });
    for (const [currency, foreignAmount, debit] of [
      ['USD', '50', '135.00'],
      ['EUR', '1247.44', '3742.32'],
    ] as const)
      run(own, 'journal.post', {
        date: d('2026-02-10'),
        lines: [
          { account: '1410', debit, currency, foreignAmount, rate: currency === 'USD' ? '2.7' : '3' },
          { account: '6110', credit: debit },
        ],
      });
    for (const kind of ['general-ledger', 'journal'] as const) {
      const file = (format: Format) =>
        Buffer.from(run(own, 'report.export', { kind, ...february, format, language: 'en' }).base64, 'base64');
      const { cells } = openSheet(file('xlsx'));
      const placed = Object.entries(cells).filter(([place]) => /^[A-Z]+\d+$/.test(place)) as [string, XLSX.CellObject][];
      const title = placed.find(([, { v }]) => v === 'In currency')![0];
      const [at, beside] = [title.charCodeAt(0), title.charCodeAt(0) + 1].map((code) => String.fromCharCode(code)) as [string, string];
      expect(cells[`${beside}${title.slice(1)}`]?.v).toBe('Currency');
      const amounts = placed.filter(([place, { t }]) => place.startsWith(at) && t === 'n');
      expect(amounts.map(([place, { v, z, f }]) => [v, z, f, cells[place.replace(at, beside)]?.v])).toEqual([
        [50, '#,##0.00', undefined, 'USD'],
        [1247.44, '#,##0.00', undefined, 'EUR'],
      ]);
      const lines = Papa.parse<string[]>(file('csv').toString('utf8').slice(1).trimEnd()).data;
      const [amount, currency] = [lines[0]!.indexOf('In currency'), lines[0]!.indexOf('Currency')];
      expect(currency).toBe(amount + 1);
      expect(lines.slice(1).flatMap((line) => (line[amount] === '' ? [] : [[line[amount], line[currency]]]))).toEqual([
        ['50.00', 'USD'],
        ['1247.44', 'EUR'],
      ]);
      const printed = (await readPdf(new Uint8Array(file('pdf')))).map(({ text }) => text);
      expect(printed).toEqual(expect.arrayContaining(['50.00 USD', '1,247.44 EUR']));
    }
  });

  test('[L8] equal reports are equal files', () => {
    for (const format of ['pdf', 'xlsx', 'csv'] as const)
      for (const asked of reports) expect(fileOf(asked, format).equals(fileOf(asked, format)), `${nameOf(asked)} ${format}`).toBe(true);
  });

  test('names of sheets and columns', () => {
    expect(sheetName("'[a]:b*c?d/e\\f'")).toBe('a b c d e f');
    expect(sheetName('ა'.repeat(40))).toBe('ა'.repeat(31));
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(cellText('a\u0001b\uFFFF')).toBe('a b ');
    expect(cellText('x'.repeat(40_000))).toHaveLength(32_767);
  });
});

describe('limits', () => {
  const row: ReportRow = { id: 'r', level: 1, kind: 'line', code: '', label: { text: 'row' }, cells: { amount: '1.00' } };
  const column = { id: 'amount', kind: 'amount', title: { text: 'Amount' }, currency: 'EUR' } as const;
  const long = (total: number, columns = 1) =>
    printedReport(
      {
        head: {
          kind: 'journal',
          ...february,
          knownOn: 1,
          headHash: 'ab'.repeat(32),
          columns: Array.from({ length: columns }, (_, index) => ({ ...column, id: index === 0 ? 'amount' : `more ${index}` })),
          checks: [],
          notes: [],
        },
        total,
        rows: (offset, limit) => Array.from({ length: Math.min(limit, total - offset) }, () => row),
      },
      { company: { name: 'A', taxId: '1' }, language: 'en', details: true },
    );

  test('[L8] what is too long or too wide is refused before it is made, and what to do instead is said', () => {
    expect(rejections(makeReportFile(long(10_001), 'pdf'))).toEqual([
      { code: 'REPORT_TOO_LONG', rows: 10_001, most: 10_000, format: 'PDF', instead: 'XLSX, CSV' },
    ]);
    expect(rejections(makeReportFile(long(1_048_576), 'xlsx'))).toEqual([
      { code: 'REPORT_TOO_LONG', rows: 1_048_576, most: 1_048_526, format: 'XLSX', instead: 'CSV' },
    ]);
    expect(rejections(makeReportFile(long(3, 60), 'pdf'))).toEqual([{ code: 'REPORT_TOO_WIDE' }]);
    expect(makeReportFile(long(20_000), 'csv').ok).toBe(true);
  });

  test('[L8] a report of no rows adds up nothing: its total is no sum of itself', () => {
    const none = makeCompany({ id: nextId() });
    for (const kind of ['general-ledger', 'journal', 'turnover-sheet', 'aged-payables'] as const) {
      const file = run(none, 'report.export', { kind, from: d('2026-02-01'), to: d('2026-02-28'), format: 'xlsx', language: 'en' });
      const { cells } = openSheet(Buffer.from(file.base64, 'base64'));
      const totals = Object.entries(cells).flatMap(([place, cell]) =>
        cell?.t === 'n' && cell.z === '#,##0.00' ? [[place, cell.v, cell.f]] : [],
      );
      expect(totals.length, kind).toBeGreaterThan(0);
      expect(
        totals.filter(([, value, formula]) => value !== 0 || formula !== undefined),
        kind,
      ).toEqual([]);
    }
  });

  test('[L8] without what is folded, a statement of parties has its sums and no documents', () => {
    const asked: Asked = { kind: 'aged-receivables', to: d('2026-03-31') };
    const { cells } = openSheet(fileOf(asked, 'xlsx', 'en', { details: false }));
    const report = rowsOf(asked).rows.filter(({ kind }) => kind !== 'detail');
    for (const [index, { cells: of }] of report.entries()) expect(cents(cells[`K${6 + index}`]?.v)).toBe(cents(of.total));
    expect(cells[`K${6 + report.length - 1}`]?.f).toBeUndefined();
  });

  test('[L8] a kind nobody computes and a language there is not are refused', () => {
    expect(attempt(company, 'report.export', { kind: 'turnover-sheet', ...february, format: 'pdf', language: 'xx' }).ok).toBe(false);
    expect(attempt(company, 'report.export', { kind: 'turnover-sheet', to: '2026-02-28', format: 'csv', language: 'en' }).ok).toBe(false);
  });
});

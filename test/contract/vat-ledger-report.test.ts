import { beforeAll, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { attempt, counterparty, d, makeCompany, month, nextId, rejections, reopen, run, vatReturn } from '../support/company.ts';

type Report = OutputOf<'report.get'>;
const may = { from: d('2026-05-01'), to: d('2026-05-31') };
const ask = (of: Company, asked: object = {}): Report =>
  run(of, 'report.get', { kind: 'vat-ledger', ...may, ...asked } as InputOf<'report.get'>);
/** Rows as an accountant reads them: section, tax code, or day and counterparty, then the figures. */
const read = ({ rows }: Report): string[] =>
  rows.map(
    ({ id, level, code, cells }) => `${level === 1 ? id : code || `${cells.date} ${cells.counterparty}`} ${cells.taxable} ${cells.vat}`,
  );

// In May: a sale of 10,000.00 and a credit note of 500.00 on it, a purchase of 600.00, and 1,000.00 of services from abroad; in June a sale of 70.00.
let company: Company;
let sale: string;
let sold: number;
beforeAll(() => {
  company = makeCompany({ id: nextId() });
  const customer = counterparty(company, 'Customer');
  const supplier = counterparty(company, 'Supplier');
  const abroad = counterparty(company, 'Abroad', { country: 'DE', taxId: 'DE136695976' });
  const sell = (date: string, unitPrice: string) =>
    run(company, 'salesInvoice.post', { date: d(date), counterpartyId: customer, lines: [{ unitPrice, taxCode: 'S18' }] }).id;
  sale = sell('2026-05-04', '10000.00');
  sold = ask(company).knownOn;
  run(company, 'salesCreditNote.post', {
    date: d('2026-05-20'),
    counterpartyId: customer,
    correctsDocumentId: sale,
    reason: 'returned',
    lines: [{ unitPrice: '500.00', taxCode: 'S18' }],
  });
  run(company, 'purchaseBill.post', { date: d('2026-05-10'), counterpartyId: supplier, lines: [{ unitPrice: '600.00', taxCode: 'P18' }] });
  run(company, 'purchaseBill.post', { date: d('2026-05-12'), counterpartyId: abroad, lines: [{ unitPrice: '1000.00', taxCode: 'RC18' }] });
  sell('2026-06-01', '70.00');
});

test('[L11] output and input by tax code, each row with its document; what the buyer charges himself stands on both sides', () => {
  const report = ask(company);
  expect(read(report)).toEqual([
    'output 10500.00 1890.00',
    'RC18 1000.00 180.00',
    '2026-05-12 Abroad 1000.00 180.00',
    'S18 9500.00 1710.00',
    '2026-05-04 Customer 10000.00 1800.00',
    '2026-05-20 Customer -500.00 -90.00',
    'input 1600.00 288.00',
    'P18 600.00 108.00',
    '2026-05-10 Supplier 600.00 108.00',
    'RC18 1000.00 180.00',
    '2026-05-12 Abroad 1000.00 180.00',
  ]);
  expect(report.rows[4]!.opens).toEqual({ to: 'document', documentId: sale });
  expect(report.columns.map(({ id }) => id)).toEqual(['date', 'number', 'counterparty', 'taxable', 'vat']);
  expect(read(ask(company, { from: d('2026-05-05'), to: d('2026-06-30') })).filter((row) => row.startsWith('S18'))).toEqual([
    'S18 -430.00 -77.40',
  ]);
  expect(ask(company, { from: d('2026-01-01'), to: d('2026-04-30') }).rows).toEqual([]);
  // As it was known before the credit note.
  expect(read(ask(company, { knownOn: sold }))).toContain('S18 10000.00 1800.00');
});

test('[L11] it is what the return is made of: the same rows stand behind its cells', () => {
  const report = ask(company);
  const info = vatReturn(company, '2026-05');
  const cells = info.parts.flatMap(({ lines }) => lines.filter(({ isTotal }) => !isTotal).flatMap((line) => Object.values(line.cells)));
  const behind = new Map<string, string>();
  for (const { cell } of cells)
    for (const row of run(company, 'vatReturn.rows', { period: month('2026-05'), cell }))
      behind.set(`${row.documentId} ${row.taxCode}`, `${row.number} ${row.taxable} ${row.vat}`);
  const told = new Map(
    report.rows.flatMap(({ id, level, opens, cells: { number, taxable, vat } }) => {
      const code = report.rows
        .slice(
          0,
          report.rows.findIndex((row) => row.id === id),
        )
        .findLast((row) => row.level === 2)?.code;
      return level === 3 && opens?.to === 'document' ? [[`${opens.documentId} ${code}`, `${number} ${taxable} ${vat}`]] : [];
    }) as [string, string][],
  );
  expect(told.size).toBe(4);
  expect(told).toEqual(behind);
});

test('[L11] sums are those of the rows they say they add up, in the workbook as formulas over them', () => {
  const { rows } = ask(company);
  for (const [at, { id, sums, cells }] of rows.entries()) {
    if (!sums) continue;
    for (const column of sums.columns) {
      const below = rows.slice(at + 1, at + 1 + sums.rows).filter((row) => row.sums === undefined);
      expect(
        below.reduce((all, row) => all + decimal(row.cells[column]!, 2), 0n),
        `${id} ${column}`,
      ).toBe(decimal(cells[column]!, 2));
    }
  }
  for (const format of ['pdf', 'xlsx', 'csv'] as const)
    expect(run(company, 'report.export', { kind: 'vat-ledger', ...may, format, language: 'ka' }).fileName).toBe(
      `vat-ledger-2026-05-01_2026-05-31.${format}`,
    );
});

test('[L11] refuses what it can not be asked with, and who may not see returns', () => {
  const refused = (asked: object) =>
    rejections(attempt(company, 'report.get', { kind: 'vat-ledger', ...may, ...asked })).map(({ code }) => code);
  run(company, 'dimension.add', { code: 'CC', name: 'Centre' });
  expect(refused({ from: undefined })).toEqual(['REPORT_NEEDS_FROM']);
  expect(refused({ each: 'month', account: '1210' })).toEqual(['REPORT_WITHOUT_OPTION', 'REPORT_WITHOUT_OPTION']);
  expect(refused({ dimensions: { CC: [''] } })).toEqual(['REPORT_WITHOUT_DIMENSIONS']);
  const clerk = run(company, 'user.add', { name: 'Eka', role: 'accountant' }).id;
  const eka = reopen(company.file, { userId: clerk });
  expect(rejections(attempt(eka, 'report.get', { kind: 'vat-ledger', ...may }))).toMatchObject([
    { code: 'PERMISSION_DENIED', permission: 'reports:tax' },
  ]);
});

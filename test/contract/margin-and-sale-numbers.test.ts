import { expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, nextId, postings, run } from '../support/company.ts';

const now = () => Date.UTC(2026, 5, 10, 9, 0);
const on = d('2026-01-31');
const fresh = () => makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ', taxId: '123456786', vatPayer: true }, { now });
type Company = ReturnType<typeof fresh>;
const sold = (unitPrice: string, cost: string | undefined, more: object = {}) => ({
  ...{ description: 'Употребяван телефон', unitPrice, taxCode: 'SMARG' },
  ...(cost === undefined ? {} : { cost }),
  ...more,
});
const report = (company: Company, lines: object[], more: object = {}) =>
  attempt(company, 'salesReport.post', { date: on, documentType: '82', lines, ...more } as never);
const done = (company: Company, lines: object[], more: object = {}) =>
  run(company, 'salesReport.post', { date: on, documentType: '82', lines, ...more } as never) as { id: string; entryId: string };

test('[V4] margin scheme: VAT is a sixth of what a price is above its cost, and a loss takes nothing from it', () => {
  const company = fresh();
  // 1,000 - 700 = 300, of which 50.00 is VAT; the second was sold below its cost.
  const posted = done(company, [sold('1000.00', '700.00'), sold('80.00', '90.00')]);
  expect(postings(company, posted)).toEqual(['Dr 501 1080.00', 'Cr 4532 50.00', 'Cr 702 1030.00']);
  expect(run(company, 'filedLedger.list', { period: month('2026-01') })).toMatchObject([
    { side: 'sales', documentType: '82', identifier: '', fields: { '02-11': '250.00', '02-21': '50.00' } },
  ]);
  const lines = run(company, 'vatReturn.get', { period: month('2026-01') }).parts.flatMap((part) => part.lines);
  expect(['01', '11', '20', '21'].map((cell) => lines.find(({ code }) => code === cell)!.cells.amount!.amount)).toEqual([
    ...['250.00', '250.00', '50.00', '50.00'],
  ]);
  expect(run(company, 'document.get', { id: posted.id })).toMatchObject({
    ...{ net: '1030.00', vat: '50.00', gross: '1080.00' },
    lines: [
      { net: '950.00', vat: '50.00', gross: '1000.00', cost: '700.00' },
      { net: '80.00', vat: '0.00', gross: '80.00', cost: '90.00' },
    ],
  });
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V4] margin scheme: the VAT of a report is that of its whole margin, to the cent', () => {
  const company = fresh();
  // Margins 0.10, 0.10, 0.10: 0.30 / 1.2 = 0.25; line by line it would be three times 0.02.
  const posted = done(company, [sold('1.10', '1.00'), sold('1.10', '1.00'), sold('1.10', '1.00')]);
  expect(postings(company, posted)).toEqual(['Dr 501 3.30', 'Cr 4532 0.05', 'Cr 702 3.25']);
});

test('[V4] a tour: invoiced without tax, its margin over the services of others charged by the report', () => {
  const company = fresh();
  const client = counterparty(company, 'КЛИЕНТ', { taxId: '831902088', country: 'BG', vatPayer: true });
  const tour = [{ description: 'Екскурзия', unitPrice: '2400.00', taxCode: 'SMARGI', account: '703' }];
  const invoice = run(company, 'salesInvoice.post', { date: d('2026-01-10'), counterpartyId: client, lines: tour });
  expect(postings(company, invoice)).toEqual(['Dr 411 2400.00', 'Cr 703 2400.00']);
  expect(run(company, 'filedLedger.list', { period: month('2026-01') })).toEqual([]);
  // 2,400 - 1,800 = 600: VAT 100.00, base 500.00. The revenue gives up its VAT; no money comes in a second time.
  const posted = done(company, [sold('2400.00', '1800.00', { account: '703', description: 'Екскурзия' })], { account: '703' });
  expect(postings(company, posted)).toEqual(['Dr 703 100.00', 'Cr 4532 100.00']);
  expect(run(company, 'filedLedger.list', { period: month('2026-01') })).toMatchObject([
    { documentType: '82', fields: { '02-11': '500.00', '02-21': '100.00' } },
  ]);
});

test('[V4] margin scheme: what its report asks for', () => {
  const company = fresh();
  const refused = (lines: object[], more: object = {}) => codes(report(company, lines, more));
  expect(refused([sold('10.00', undefined)])).toEqual(['MARGIN_COST_MISSING']);
  expect(refused([sold('10.00', '5.00', { taxCode: 'S20' })])).toEqual(['MARGIN_COST_NOT_USED']);
  expect(refused([sold('10.00', '5.00'), sold('10.00', undefined, { taxCode: 'S20' })])).toEqual(['TAX_CODE_NOT_FOR_USE']);
  expect(refused([sold('10.00', '5.001')])).toEqual(['TOO_MANY_DECIMALS']);
  expect(refused([sold('10.00', '5.00')], { documentType: '81' })).toEqual(['TAX_CODE_NOT_FOR_USE']);
  expect(refused([sold('10.00', '-5.00')])).toEqual(['INPUT_INVALID']);
});

const unp = 'DT279013-0001-0000001';

test('[V4] the number of a sale: kept, shown, found, and on one document only', () => {
  const company = fresh();
  const client = counterparty(company, 'КЛИЕНТ', { taxId: '831902088', country: 'BG', vatPayer: true });
  const lines = [{ description: 'Стоки', unitPrice: '10.00', taxCode: 'S20' }];
  const sale = run(company, 'salesInvoice.post', { date: on, counterpartyId: client, saleNumber: unp, lines });
  const report = run(company, 'salesReport.post', { date: on, saleNumber: 'DT279013-0001-0000002', lines });
  expect(run(company, 'document.get', { id: sale.id })?.saleNumber).toBe(unp);
  expect(run(company, 'document.find', { text: unp }).map(({ id }) => id)).toEqual([sale.id]);
  expect(run(company, 'document.list', { kinds: ['sales-invoice', 'sales-report'], search: '0000002' }).rows.map(({ id }) => id)).toContain(
    report.id,
  );
  // Used once, also where the other document was cancelled: the device counts on.
  run(company, 'document.void', { documentId: report.id, reason: 'грешка' });
  for (const saleNumber of [unp, 'DT279013-0001-0000002'])
    expect(codes(attempt(company, 'salesInvoice.post', { date: on, counterpartyId: client, saleNumber, lines }))).toEqual([
      'SALE_NUMBER_TAKEN',
    ]);
  expect(codes(attempt(company, 'salesReport.post', { date: on, saleNumber: unp, lines }))).toEqual(['SALE_NUMBER_TAKEN']);
  // A return repeats the number of its sale.
  const note = run(company, 'salesCreditNote.post', {
    ...{ date: on, counterpartyId: client, correctsDocumentId: sale.id, reason: 'returned', lines },
  });
  expect(run(company, 'document.get', { id: note.id })?.saleNumber).toBe(unp);
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test.each([
  'dt279013-0001-0000001',
  'DT27901-0001-0000001',
  'DT279013-001-0000001',
  'DT279013-0001-000001',
  'DT279013-0001-00000012',
  'DT279013 0001 0000001',
  '',
])('[V4] "%s" is no number of a sale', (saleNumber) => {
  const company = fresh();
  const lines = [{ description: 'Стоки', unitPrice: '10.00', taxCode: 'S20' }];
  expect(codes(attempt(company, 'salesReport.post', { date: on, saleNumber, lines } as never))).toEqual(['INPUT_INVALID']);
});

test('[V4] a country without such numbers has none', () => {
  const company = makeCompany({ id: nextId(), country: 'GE', taxId: '204854595' }, { now });
  const lines = [{ unitPrice: '10.00', taxCode: 'S18' }];
  expect(codes(attempt(company, 'salesReport.post', { date: on, saleNumber: unp, lines }))).toEqual(['SALE_NUMBER_NOT_USED']);
});

import { expect, test, vi } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import {
  attempt,
  balances,
  codes,
  counterparty,
  d,
  filledCells,
  makeCompany,
  month,
  postings,
  run,
  vatReturn,
} from '../support/company.ts';

// What was looked for by going against the return: months that end with an unusual figure, late documents, notes over months, shares, rates that change.

/** Georgia with a rate of purchases that rises on 1 June 2026: the old row ends, a new one begins. */
const rising = (pack: JurisdictionPack): JurisdictionPack => ({
  ...pack,
  taxCodes: pack.taxCodes.flatMap((code) =>
    code.code === 'P18' && code.validTo === null
      ? [
          { ...code, validTo: d('2026-05-31') },
          { ...code, rateBp: 2000n, validFrom: d('2026-06-01') },
        ]
      : [code],
  ),
});
vi.mock('../../shared/jurisdictions/index.ts', async (importOriginal) => {
  const index = await importOriginal<typeof import('../../shared/jurisdictions/index.ts')>();
  return { ...index, packFor: (country: string) => (country === 'GE' ? rising(index.packFor('GE')!) : index.packFor(country)) };
});

const january = month('2026-01');
const february = month('2026-02');

const bulgarian = (more: Partial<Parameters<typeof makeCompany>[0]> = {}): Company => {
  const company = makeCompany({ country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, ...more });
  run(company, 'declarant.change', {
    name: 'ИВАН ИВАНОВ',
    personId: '7523169263',
    capacity: 'representative',
    town: 'СОФИЯ',
    postCode: '1000',
    street: 'УЛ. 1',
    companyAddress: '1000 СОФИЯ',
  });
  return company;
};
const cell = (company: Company, period: string, id: string): string => filledCells(vatReturn(company, period))[id] ?? '0.00';
const cells = (company: Company, period: string, ...ids: readonly string[]): string[] =>
  ids.map((id) => cell(company, period, `${id}.amount`));
const line = (unitPrice: string, taxCode: string, account?: string) => ({
  description: 'line',
  unitPrice,
  taxCode,
  ...(account === undefined ? {} : { account }),
});
const entriesOf = (company: Company, on: string) => run(company, 'journal.list', { from: d(on), to: d(on) }).rows;

test('[V2] an own-built building put into use is charged and credited at once: nothing is left to pay, and nothing is booked as rounding', () => {
  const company = makeCompany();
  run(company, 'protocol.post', {
    date: d('2026-05-20'),
    taxCode: 'S18B',
    taxable: '1000000.00',
    vat: '180000.00',
    account: '3341',
    memo: 'warehouse',
  });
  const shown = vatReturn(company, '2026-05');
  expect(filledCells(shown)).toMatchObject({ 'I.6.base': '1000000.00', 'I.6.vat': '180000.00', 'III.6.assets': '180000.00' });
  expect([shown.payable, shown.credit, shown.roundingDifference]).toEqual(['0.00', '0.00', '0.00']);
  run(company, 'vatReturn.file', { period: month('2026-05') });
  expect(entriesOf(company, '2026-05-31')).toEqual([]);
  expect(balances(company)).toEqual({ '3330': '-180000.00', '3341': '180000.00' });
});

test('[V2] receipts rounded one by one beside an own repair: the difference booked is that of the receipts alone', () => {
  const company = makeCompany();
  for (let count = 0; count < 3; count += 1)
    run(company, 'salesInvoice.post', { date: d('2026-05-04'), pricesIncludeVat: true, lines: [line('33.33', 'S18')] });
  run(company, 'protocol.post', {
    date: d('2026-05-20'),
    taxCode: 'S18R',
    taxable: '500.00',
    vat: '90.00',
    account: '3341',
    memo: 'repair',
  });
  const shown = vatReturn(company, '2026-05');
  expect([shown.payable, shown.roundingDifference]).toEqual(['15.26', '0.02']);
});

test('[V4] a month without partly credited VAT names no coefficient: on the screen and on paper as in the file', () => {
  const company = bulgarian();
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '0.80' });
  run(company, 'salesInvoice.post', { date: d('2026-01-12'), lines: [line('100.00', 'S20', '702')] });
  const buyer = counterparty(company, 'Supplier', { taxId: '831902088', country: 'BG', vatPayer: true });
  run(company, 'purchaseBill.post', {
    date: d('2026-02-12'),
    counterpartyId: buyer,
    supplierNumber: '0000000001',
    lines: [line('100.00', 'P20P', '60202')],
  });
  expect(cells(company, '2026-01', '33')).toEqual(['0.00']);
  expect(cells(company, '2026-02', '33', '42', '40')).toEqual(['0.80', '20.00', '16.00']);
  const file = run(company, 'vatReturn.files', { period: january }).find(({ name }) => name === 'DEKLAR.TXT')!;
  expect(Buffer.from(file.base64, 'base64').toString('latin1').slice(466, 470)).toBe('0.00');
});

test('[V4] partial credit of a year nobody set the share of asks for a reason', () => {
  const company = bulgarian();
  const supplier = counterparty(company, 'Supplier', { taxId: '831902088', country: 'BG', vatPayer: true });
  run(company, 'purchaseBill.post', {
    date: d('2026-01-12'),
    counterpartyId: supplier,
    supplierNumber: '0000000001',
    lines: [line('100.00', 'P20P', '60202')],
  });
  expect(run(company, 'vatReturn.check', { period: january })).toEqual([
    expect.objectContaining({
      rule: 'VAT-7',
      level: 'warning',
      code: 'PARTIAL_CREDIT_WITHOUT_COEFFICIENT',
      params: { year: '2026', amount: '20.00' },
    }),
  ]);
  expect(codes(attempt(company, 'vatReturn.file', { period: january }))).toEqual(['WARNING_NOT_ACCEPTED']);
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '1.00' });
  expect(run(company, 'vatReturn.check', { period: january })).toEqual([]);
});

test('[V4] a month of nothing but credit notes: negative cells, what comes back, and accounts that end empty', () => {
  const company = bulgarian();
  const client = counterparty(company, 'Client', { taxId: '831902088', country: 'BG', vatPayer: true });
  const invoice = run(company, 'salesInvoice.post', {
    date: d('2026-01-12'),
    counterpartyId: client,
    lines: [line('1000.00', 'S20', '702')],
  });
  run(company, 'vatReturn.file', { period: january });
  run(company, 'salesCreditNote.post', {
    date: d('2026-02-10'),
    counterpartyId: client,
    correctsDocumentId: invoice.id,
    reason: 'returned',
    lines: [line('400.00', 'S20', '702')],
  });
  expect(cells(company, '2026-02', '11', '21', '01', '20', '40', '50', '60')).toEqual([
    '-400.00',
    '-80.00',
    '-400.00',
    '-80.00',
    '0.00',
    '0.00',
    '80.00',
  ]);
  expect(vatReturn(company, '2026-01').changedSinceFiling).toEqual([]);
  run(company, 'vatReturn.file', { period: february });
  const after = balances(company);
  expect([after['4532'], after['4531'], after['4539'], after['4538']]).toEqual([undefined, undefined, '-200.00', '80.00']);
});

test('[V4] a month of nothing is filed: one record, two empty ledgers, nothing booked', () => {
  const company = bulgarian();
  run(company, 'vatReturn.file', { period: january });
  const files = run(company, 'vatReturn.files', { period: january }).map(({ name, base64 }) => [
    name,
    Buffer.from(base64, 'base64').length,
  ]);
  expect(files).toEqual([
    ['DEKLAR.TXT', 592],
    ['POKUPKI.TXT', 0],
    ['PRODAGBI.TXT', 0],
  ]);
  expect(entriesOf(company, '2026-01-31')).toEqual([]);
});

test('[V4] a refund is set off against what is owed in the next month: never more than either of them', () => {
  const company = bulgarian();
  const supplier = counterparty(company, 'Supplier', { taxId: '831902088', country: 'BG', vatPayer: true });
  run(company, 'purchaseBill.post', {
    date: d('2026-01-12'),
    counterpartyId: supplier,
    supplierNumber: '0000000001',
    lines: [line('1000.00', 'P20', '304')],
  });
  run(company, 'salesInvoice.post', { date: d('2026-02-12'), lines: [line('600.00', 'S20', '702')] });
  expect(cells(company, '2026-01', '50', '60')).toEqual(['0.00', '200.00']);
  run(company, 'vatReturn.file', { period: january });
  run(company, 'vatReturn.enter', { period: february, cell: '70.amount', amount: '150.00' });
  expect(codes(attempt(company, 'vatReturn.file', { period: february }))).toEqual(['RETURN_HAS_ERRORS']);
  run(company, 'vatReturn.enter', { period: february, cell: '70.amount', amount: '120.00' });
  run(company, 'vatReturn.file', { period: february });
  const after = balances(company);
  expect([after['4531'], after['4532'], after['4538'], after['4539']]).toEqual([undefined, undefined, '200.00', '-120.00']);
});

test('[V4] the yearly correction of partial credit is credited, booked as cost and filed', () => {
  for (const [corrected, credit, cost] of [
    ['-50.00', '-50.00', '50.00'],
    ['30.00', '30.00', '-30.00'],
  ] as const) {
    const company = bulgarian({});
    run(company, 'vatReturn.enter', { period: january, cell: '43.amount', amount: corrected });
    expect(cells(company, '2026-01', '43', '40')).toEqual([corrected, credit]);
    // The cell is the sum of field 03-43, so the ledger that is filed has a row for it.
    expect(
      run(company, 'filedLedger.list', { period: january }).map(({ side, documentType, date, fields }) => [
        side,
        documentType,
        date,
        fields,
      ]),
    ).toEqual([['purchases', '09', '2026-01-31', { '03-43': corrected }]]);
    run(company, 'vatReturn.file', { period: january });
    const after = balances(company);
    expect([after['4531'], after['60909']]).toEqual([undefined, cost]);
  }
});

test('[V4] a partly credited bill that comes back in a later month takes back its share, with the cost it went to', () => {
  const company = bulgarian();
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '0.80' });
  const supplier = counterparty(company, 'Supplier', { taxId: '831902088', country: 'BG', vatPayer: true });
  const bill = run(company, 'purchaseBill.post', {
    date: d('2026-01-12'),
    counterpartyId: supplier,
    supplierNumber: '0000000001',
    lines: [line('200.00', 'P20P', '60202')],
  });
  run(company, 'vatReturn.file', { period: january });
  expect(balances(company)['60202']).toBe('208.00');
  run(company, 'purchaseCreditNote.post', {
    date: d('2026-02-12'),
    counterpartyId: supplier,
    supplierNumber: '0000000002',
    correctsDocumentId: bill.id,
    reason: 'returned',
    lines: [line('200.00', 'P20P', '60202')],
  });
  expect(cells(company, '2026-02', '32', '42', '33', '40', '50')).toEqual(['-200.00', '-40.00', '0.80', '-32.00', '32.00']);
  run(company, 'vatReturn.file', { period: february });
  const after = balances(company);
  // The uncredited 8.00 was cost of the bill: with the bill it is gone.
  expect([after['4531'], after['60202'] ?? '0.00', after['60909'] ?? '0.00']).toEqual([undefined, '0.00', '0.00']);
});

test('[V4] partly credited costs and one that came back in the same month: each bears the part of its own VAT', () => {
  const company = bulgarian();
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '0.80' });
  const supplier = counterparty(company, 'Supplier', { taxId: '831902088', country: 'BG', vatPayer: true });
  const bill = (date: string, supplierNumber: string, unitPrice: string, account: string) =>
    run(company, 'purchaseBill.post', {
      date: d(date),
      counterpartyId: supplier,
      supplierNumber,
      lines: [line(unitPrice, 'P20P', account)],
    });
  const first = bill('2026-01-12', '0000000001', '200.00', '60202');
  run(company, 'vatReturn.file', { period: january });
  bill('2026-02-03', '0000000002', '500.00', '60205');
  run(company, 'purchaseCreditNote.post', {
    date: d('2026-02-12'),
    counterpartyId: supplier,
    supplierNumber: '0000000003',
    correctsDocumentId: first.id,
    reason: 'returned',
    lines: [line('200.00', 'P20P', '60202')],
  });
  run(company, 'vatReturn.file', { period: february });
  // 100.00 x 20 % on top of 500.00; 40.00 x 20 % leave with the 200.00 that came back.
  const after = balances(company);
  expect([after['60205'], after['60202'], after['60909'], after['4531']]).toEqual(['520.00', undefined, undefined, undefined]);
});

test('[V4] goods that come back from another member state in a later month lower cell 15 and the statement alike', () => {
  const company = bulgarian();
  const german = counterparty(company, 'MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
  const invoice = run(company, 'salesInvoice.post', {
    date: d('2026-01-15'),
    counterpartyId: german,
    lines: [line('2000.00', 'SZICS', '702')],
  });
  run(company, 'vatReturn.file', { period: january });
  run(company, 'salesCreditNote.post', {
    date: d('2026-02-15'),
    counterpartyId: german,
    correctsDocumentId: invoice.id,
    reason: 'returned',
    lines: [line('500.00', 'SZICS', '702')],
  });
  expect(cells(company, '2026-02', '15', '01', '20')).toEqual(['-500.00', '-500.00', '0.00']);
  const vies = run(company, 'vatReturn.files', { period: february }).find(({ name }) => name === 'VIES.TXT')!;
  expect(Buffer.from(vies.base64, 'base64').toString('latin1')).toMatch(/VIR {4}1DE136695976 +-500\.00 +0\.00 +0\.00/);
});

test('[V4] a protocol is taken back by a note in a later month: charged and credited are both lowered', () => {
  const company = bulgarian();
  const italian = counterparty(company, 'ESEMPIO SPA', { taxId: 'IT00743110157', country: 'IT', vatPayer: true });
  const bill = run(company, 'purchaseBill.post', {
    date: d('2026-01-20'),
    counterpartyId: italian,
    supplierNumber: 'A-1',
    lines: [line('1500.00', 'RICA20', '304')],
  });
  run(company, 'vatReturn.file', { period: january });
  run(company, 'purchaseCreditNote.post', {
    date: d('2026-02-20'),
    counterpartyId: italian,
    supplierNumber: 'A-2',
    correctsDocumentId: bill.id,
    reason: 'price-changed',
    lines: [line('300.00', 'RICA20', '304')],
  });
  expect(cells(company, '2026-02', '12', '22', '31', '41', '50', '60')).toEqual(['-300.00', '-60.00', '-300.00', '-60.00', '0.00', '0.00']);
  const rows = run(company, 'filedLedger.list', { period: february });
  expect(rows.map(({ side, documentType }) => [side, documentType])).toEqual([
    ['purchases', '09'],
    ['sales', '09'],
  ]);
  run(company, 'vatReturn.file', { period: february });
  expect([balances(company)['4531'], balances(company)['4532']]).toEqual([undefined, undefined]);
});

test('[V10] a rate that changes: each document has that of its tax point, the return adds both, and nothing is called far from its rate', () => {
  const company = makeCompany();
  const supplier = counterparty(company, 'Supplier', { taxId: '405123456', country: 'GE', vatPayer: true });
  const bill = (date: string, number: string, taxPoint?: string) =>
    run(company, 'purchaseBill.post', {
      date: d(date),
      counterpartyId: supplier,
      supplierNumber: number,
      lines: [line('100.00', 'P18')],
      ...(taxPoint === undefined ? {} : { taxPoint: d(taxPoint) }),
    });
  expect(postings(company, bill('2026-05-31', '1'))).toContain('Dr 3340 18.00');
  expect(postings(company, bill('2026-06-01', '2'))).toContain('Dr 3340 20.00');
  expect(cell(company, '2026-05', 'III.1.goods')).toBe('18.00');
  expect(cell(company, '2026-06', 'III.1.goods')).toBe('20.00');
  expect(run(company, 'vatReturn.check', { period: month('2026-06') }).filter(({ code }) => code === 'VAT_FAR_FROM_RATE')).toEqual([]);
});

test.each([
  ['120.00', 'S20', '100.00', '20.00'],
  ['109.00', 'S9', '100.00', '9.00'],
  ['9.99', 'S20', '8.33', '1.66'],
])('[V4] bulgaria.md 12.3: %s with the tax of %s is %s and %s', (gross, taxCode, net, vat) => {
  const company = bulgarian();
  const invoice = run(company, 'salesInvoice.post', {
    date: d('2026-01-12'),
    pricesIncludeVat: true,
    lines: [line(gross, taxCode, '702')],
  });
  expect(postings(company, invoice)).toEqual([`Dr 411 ${gross}`, `Cr 4532 ${vat}`, `Cr 702 ${net}`]);
});

test('[V4] bulgaria.md 12.3: an acquisition without credit, and one from the intermediary of a triangular operation', () => {
  const company = bulgarian();
  const italian = counterparty(company, 'ESEMPIO SPA', { taxId: 'IT00743110157', country: 'IT', vatPayer: true });
  const bill = (unitPrice: string, taxCode: string, supplierNumber: string) =>
    run(company, 'purchaseBill.post', {
      date: d('2026-01-20'),
      counterpartyId: italian,
      supplierNumber,
      lines: [line(unitPrice, taxCode, '304')],
    });
  const fields = (period: string) =>
    run(company, 'filedLedger.list', { period: month(period) }).map((row) => [row.side, row.fields] as const);
  bill('100.00', 'RICA20N', 'A-1');
  expect(fields('2026-01')).toEqual([
    ['purchases', { '03-30': '120.00' }],
    ['sales', { '02-12': '100.00', '02-22': '20.00' }],
  ]);
  expect(cells(company, '2026-01', '12', '22', '30', '40', '50')).toEqual(['100.00', '20.00', '120.00', '0.00', '20.00']);
  bill('900.00', 'RTRI', 'A-2');
  expect(fields('2026-01').filter(([, of]) => '03-44' in of || '02-26' in of)).toEqual([
    ['purchases', { '03-41': '180.00', '03-44': '900.00' }],
    ['sales', { '02-22': '180.00', '02-26': '900.00' }],
  ]);
  // 03-44 is part of cell 30.
  expect(cells(company, '2026-01', '30', '12', '22', '41')).toEqual(['1020.00', '1000.00', '200.00', '180.00']);
});

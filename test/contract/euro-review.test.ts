import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import { monthlyFromBooks } from '../../electron/saft/from-books.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { filedLedgerNames } from '../../shared/contracts/tax.ts';
import { bg } from '../../shared/jurisdictions/bg/index.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { smallHeader } from '../support/audit-file.ts';
import {
  attempt,
  balances,
  close,
  codes,
  counterparty,
  d,
  filledCells,
  good,
  makeCompany,
  month,
  nextId,
  openOf,
  postings,
  run,
  vatReturn,
} from '../support/company.ts';
import { describedGoods } from '../support/goods.ts';

// What reaches over 1 January 2026 in books that were in leva: documents of one currency with a tax point, a note or a declaration in the other one.

const sofia = (more: object = {}): Company =>
  makeCompany(
    { country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН', baseCurrency: 'BGN', id: nextId(), ...more },
    { now: () => Date.parse('2026-07-20T09:00:00Z') },
  );

let company: Company;
let client: string;
let supplier: string;
let german: string;

beforeEach(() => {
  company = sofia();
  setUp();
});

function setUp() {
  client = counterparty(company, 'КЛИЕНТ АД', { country: 'BG', taxId: '111111113', vatPayer: true });
  supplier = counterparty(company, 'ДОСТАВЧИК ООД', { country: 'BG', taxId: '222222226', vatPayer: true });
  german = counterparty(company, 'MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
  run(company, 'declarant.change', {
    ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' },
    ...{ town: 'СОФИЯ', postCode: '1000', street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ', phone: '+359 2 000' },
  });
}

const convert = () => run(company, 'baseCurrency.change', {});
const sell = (date: string, price: string, more: object = {}, taxCode = 'S20') =>
  run(company, 'salesInvoice.post', {
    ...{ date: d(date), counterpartyId: client, lines: [{ description: 'Стоки', unitPrice: price, taxCode }] },
    ...more,
  });
const buy = (date: string, number: string, lines: { unitPrice: string; taxCode: string; account?: string }[], more: object = {}) =>
  run(company, 'purchaseBill.post', { date: d(date), counterpartyId: supplier, supplierNumber: number, lines, ...more });
const line = (unitPrice: string) => [{ unitPrice, taxCode: 'S20' }];
const fieldsOf = (period: string, side: 'sales' | 'purchases') =>
  run(company, 'filedLedger.list', { period: month(period), side }).map(({ documentType, number, fields }) => [
    documentType,
    number,
    fields,
  ]);

/** Every test ends here: the file proves itself, and rebuilding it changes nothing. */
function expectSound() {
  const { file } = company;
  close(company);
  expect(verifyFile(file)).toMatchObject({ ok: true, derived: 'compared' });
  expect(good(rebuild(file)).different).toEqual([]);
}

describe('[V10] notes over the change', () => {
  test('[V10] a debit note of January for an invoice in leva is in euro, and so is the credit note that takes it back', () => {
    const invoice = sell('2025-12-10', '1000');
    convert();
    const note = { date: d('2026-01-20'), counterpartyId: client, correctsDocumentId: invoice.id, reason: 'price-changed' } as const;
    expect(codes(attempt(company, 'salesDebitNote.post', { ...note, currency: 'BGN', lines: line('50') }))).toEqual([
      'DOCUMENT_NOT_CORRECTABLE',
    ]);
    const raised = run(company, 'salesDebitNote.post', { ...note, lines: line('50') });
    expect(postings(company, raised)).toEqual(['Dr 411 60.00', 'Cr 4532 10.00', 'Cr 702 50.00']);
    expect(run(company, 'document.get', { id: raised.id })).toMatchObject({ currency: 'EUR', open: '60.00', left: [{ net: '50.00' }] });
    // 1000.00 and 200.00 BGN are 511.29 and 102.26 EUR: the debit note adds nothing to them.
    const credit = { ...note, date: d('2026-01-25'), reason: 'cancelled' } as const;
    expect(codes(attempt(company, 'salesCreditNote.post', { ...credit, lines: line('511.30') }))).toEqual(['CORRECTION_EXCEEDS']);
    run(company, 'salesCreditNote.post', { ...credit, correctsDocumentId: raised.id, lines: line('50') });
    run(company, 'salesCreditNote.post', { ...credit, lines: line('511.29') });
    expect([openOf(company, invoice.id), openOf(company, raised.id)]).toEqual(['0.00', '0.00']);
    expect(balances(company)).not.toHaveProperty('411');
    expect(filledCells(vatReturn(company, '2025-12'))).toMatchObject({ '11.amount': '1000.00', '21.amount': '200.00' });
    // 50.00 less 50.00 less 511.29.
    expect(filledCells(vatReturn(company, '2026-01'))).toMatchObject({ '11.amount': '-511.29', '21.amount': '-102.26' });
    expectSound();
  });

  test('[V10] a debit note of December that comes late is in leva, is carried over, and taken back in euro', () => {
    const bill = buy('2025-12-10', '0000000001', [{ unitPrice: '1000', taxCode: 'P20' }]);
    convert();
    const note = { counterpartyId: supplier, correctsDocumentId: bill.id, reason: 'price-changed' } as const;
    const raised = run(company, 'purchaseDebitNote.post', {
      ...{ ...note, date: d('2025-12-30'), supplierNumber: '0000000002' },
      lines: [{ unitPrice: '100', taxCode: 'P20' }],
    });
    expect(postings(company, raised)).toEqual(['Dr 304 100.00', 'Dr 4531 20.00', 'Cr 401 120.00']);
    // 120.00 / 1.95583 = 61.3550..., 100.00 = 51.1291..., 20.00 = 10.2258...
    expect(run(company, 'document.get', { id: raised.id })).toMatchObject({ currency: 'BGN', open: '61.36', openCurrency: 'EUR' });
    run(company, 'purchaseCreditNote.post', {
      ...{ ...note, correctsDocumentId: raised.id, reason: 'cancelled', date: d('2026-01-12'), supplierNumber: '0000000003' },
      lines: [{ unitPrice: '51.13', taxCode: 'P20' }],
    });
    expect(openOf(company, raised.id)).toBe('0.00');
    expect(openOf(company, bill.id)).toBe('613.55');
    // In one sum: 1100.00 are 562.42 and 220.00 are 112.48, less 51.13 and 10.23.
    expect(balances(company)).toMatchObject({ '401': '-613.55', '304': '511.29', '4531': '102.25' });
    expectSound();
  });
});

describe('[L8] declared in the currency of the month', () => {
  test('[L8] [V10] documents of January with a tax point in December: ledgers and return in leva, entries in euro', () => {
    convert();
    const late = { date: d('2026-01-03'), taxPoint: d('2025-12-31') };
    const own = run(company, 'protocol.post', {
      ...late,
      account: '60909',
      memo: 'лично ползване',
      taxCode: 'SPU20',
      taxable: '100',
      vat: '20',
    });
    expect(postings(company, own)).toEqual(['Dr 60909 20.00', 'Cr 4532 20.00']);
    // 100.00 EUR are 195.58 BGN, 20.00 are 39.12.
    expect(fieldsOf('2025-12', 'sales')).toEqual([['09', own.number, { '02-23': '39.12' }]]);
    expect(fieldsOf('2026-01', 'sales')).toEqual([]);
    // A customs declaration has no other tax point than its day: 20 % of 110.00, in the currency of that day.
    const customs = { customsValue: '100', duty: '10', taxCode: 'PIM20' };
    run(company, 'importDeclaration.post', { ...customs, date: d('2025-12-31'), supplierNumber: '25BG001000000001R1' });
    run(company, 'importDeclaration.post', { ...customs, date: d('2026-01-01'), supplierNumber: '26BG001000000001R1' });
    expect(filledCells(vatReturn(company, '2025-12'))).toMatchObject({ '31.amount': '110.00', '41.amount': '22.00' });
    expect(filledCells(vatReturn(company, '2026-01'))).toMatchObject({ '31.amount': '110.00', '41.amount': '22.00' });
    // 22.00 BGN are 11.25 EUR.
    expect(balances(company)).toMatchObject({ '4531': '33.25' });
    expectSound();
  });

  test('[L8] [V10] what is filed and printed of December is the same before the conversion and after it', async () => {
    sell('2025-12-10', '1000.99');
    sell('2025-12-11', '777.77', { counterpartyId: german }, 'SZICS');
    buy('2025-12-15', '0000000077', [{ unitPrice: '500.03', taxCode: 'P20' }]);
    const period = month('2025-12');
    const made = () => [
      ...run(company, 'vatReturn.files', { period }).map(({ name, base64 }) => [name, base64]),
      ...filedLedgerNames.map((ledger) => [ledger, run(company, 'filedLedger.print', { period, ledger, as: 'csv', language: 'bg' })]),
      filledCells(vatReturn(company, '2025-12')),
    ];
    const before = made();
    convert();
    sell('2026-01-10', '1');
    expect(made()).toEqual(before);
    for (const layout of ['form', 'listing'] as const) {
      const { base64 } = run(company, 'vatReturn.pdf', { period, language: 'en', layout });
      const words = (await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).map(({ text }) => text).join(' ');
      expect(words).toContain('BGN');
      expect(words).not.toContain('EUR');
    }
    expectSound();
  });

  test('[L8] [V10] a corrected return of December, filed in the year of the euro, is in leva, and its difference is carried over', () => {
    sell('2025-12-10', '1000');
    const period = month('2025-12');
    const accepted = () =>
      [...new Set(run(company, 'vatReturn.check', { period }).map(({ rule }) => rule))].map((rule) => ({ rule, reason: 'прегледано' }));
    run(company, 'vatReturn.file', { period, accepted: accepted() });
    convert();
    expect(balances(company, { asOf: d('2026-01-01') })).toMatchObject({ '4539': '-102.26' });
    sell('2025-12-30', '195.58');
    run(company, 'vatReturn.file', { period, corrected: true, accepted: accepted() });
    expect(filledCells(vatReturn(company, '2025-12'))).toMatchObject({ '11.amount': '1195.58', '21.amount': '239.12' });
    expect(balances(company, { asOf: d('2025-12-31') })).toMatchObject({ '4539': '-239.12' });
    // 239.12 BGN are 122.26 EUR.
    const opened = balances(company, { asOf: d('2026-01-01') });
    expect([opened['4539'], opened['4532']]).toEqual(['-122.26', undefined]);
    expectSound();
  });

  test('[L8] [V10] VAT that is not credited is shared by costs of one currency', () => {
    run(company, 'vatCoefficient.set', { year: 2026, coefficient: '0.50' });
    convert();
    // 1000.00 BGN are 511.29 EUR: as much as the other cost, so each bears half of 102.26.
    buy('2025-12-30', '0000000001', [{ unitPrice: '1000', taxCode: 'P20P', account: '60202' }], { taxPoint: d('2026-01-10') });
    buy('2026-01-12', '0000000002', [{ unitPrice: '511.29', taxCode: 'P20P', account: '60901' }]);
    const period = month('2026-01');
    const accepted = [...new Set(run(company, 'vatReturn.check', { period }).map(({ rule }) => rule))].map((rule) => ({
      rule,
      reason: 'да',
    }));
    run(company, 'vatReturn.file', { period, accepted });
    const { rows } = run(company, 'journal.list', { from: d('2026-01-31'), to: d('2026-01-31') });
    const [found] = rows.filter(({ kind }) => kind === 'vat-not-credited');
    expect(postings(company, { entryId: found!.entryId })).toEqual(['Dr 60202 51.13', 'Dr 60901 51.13', 'Cr 4531 102.26']);
    expectSound();
  });

  test('[L8] [V6] a lower price of January changes what December declared: in leva', () => {
    const sale = sell('2025-12-11', '2000', { counterpartyId: german }, 'SZICS');
    run(company, 'document.describeGoods', { documentId: sale.id, items: [describedGoods] });
    convert();
    const note = run(company, 'salesCreditNote.post', {
      ...{ date: d('2026-01-20'), counterpartyId: german, correctsDocumentId: sale.id, reason: 'price-changed' },
      lines: [{ unitPrice: '102.26', taxCode: 'SZICS' }],
    } as never) as { id: string };
    run(company, 'document.describeGoods', { documentId: note.id, items: [{ ...describedGoods, netMass: '0' }] });
    // 102.26 EUR are 200.00 BGN.
    const rows = run(company, 'intrastat.documents', { period: month('2025-12'), flow: 'dispatches' });
    expect(rows.map(({ booked, described }) => [booked, described])).toEqual([
      ['2000.00', '2000.00'],
      ['200.00', '200.00'],
    ]);
    expect(run(company, 'intrastat.get', { period: month('2025-12'), flow: 'dispatches' })).toMatchObject({
      currency: 'BGN',
      totals: { value: '1800' },
    });
    expectSound();
  });

  test('[L8] [V5] VAT of a quarter on the account is in the currency of its end', () => {
    run(company, 'oss.register', { from: d('2025-10-01') });
    convert();
    // 1,955.83 leva and 371.61 of VAT are 1,000.00 and 190.00 euro.
    sell('2025-12-30', '1955.83', { taxPoint: d('2026-01-02'), counterpartyId: undefined }, 'OSS-DE-19G');
    sell('2026-01-15', '500', { counterpartyId: undefined }, 'OSS-DE-19G');
    expect(run(company, 'oss.get', { quarter: '2026-Q1' })).toMatchObject({ booked: '285.00', totals: { base: '1500.00', vat: '285.00' } });
    expectSound();
  });

  test('[V7] VAT a company charges itself stands in the audit file in euro, whatever its month', () => {
    convert();
    const bill = buy('2026-01-03', 'INV-7', [{ unitPrice: '100', taxCode: 'RICA20' }], {
      ...{ counterpartyId: german, taxPoint: d('2025-12-31'), protocolDate: d('2026-01-05') },
    });
    expect(filledCells(vatReturn(company, '2025-12'))).toMatchObject({ '12.amount': '195.58', '22.amount': '39.12' });
    const { file } = company;
    close(company);
    const db = connect(file, { readonly: true });
    try {
      const declared = {
        ...smallHeader.company,
        ...{
          createdOn: d('2026-02-03'),
          softwareVersion: '1',
          ownership: smallHeader.ownership,
          region: 'BG-22',
          partyOf: () => undefined,
        },
      };
      const scope = { pack: bg, company: readCompany(db), declared } as const;
      const { file: made } = good(monthlyFromBooks(db, { ...scope, period: month('2026-01') }));
      const [invoice] = [...made.purchaseInvoices];
      expect(invoice!.origin).toBe(bill.id);
      expect([...invoice!.lines][0]!.taxes[0]).toMatchObject({ taxBase: 10000n, taxAmount: { amount: 2000n } });
    } finally {
      db.close();
    }
    expectSound();
  });
});

describe('[V4] VAT that waits for a payment', () => {
  test('[V4] [V10] a payment that let VAT fall due in leva is not taken back once the books are in euro', () => {
    const invoice = sell('2025-12-10', '100', { documentType: '11' });
    const paid = run(company, 'payment.post', {
      ...{ direction: 'in', date: d('2025-12-20'), amount: '120', counterpartyId: client },
      allocations: [{ documentId: invoice.id, amount: '120' }],
    });
    convert();
    const back = { documentId: paid.id, date: d('2025-12-20'), reason: 'x' };
    expect(codes(attempt(company, 'document.void', back))).toEqual(['CASH_VAT_ACROSS_CHANGE']);
    expect(filledCells(vatReturn(company, '2025-12'))).toMatchObject({ '11.amount': '100.00', '21.amount': '20.00' });
    expectSound();
  });
});

describe('[V1] the limit of registration', () => {
  test('[V1] [V10] crossed in leva: what follows is added up in leva, and what was carried over is no sale', () => {
    company = sofia({ vatPayer: false });
    setUp();
    const sold = sell('2025-12-10', '100000.01', {}, 'SNREG');
    convert();
    sell('2026-01-10', '1000', {}, 'SNREG');
    expect(run(company, 'vat.registrationWatch', { on: d('2026-01-31') })).toMatchObject({
      total: '1000.00',
      withoutTaxCode: '0.00',
      // 1000.00 EUR are 1955.83 BGN.
      crossing: { on: '2025-12-10', documentId: sold.id, currency: 'BGN', amount: '100000.01', suppliesSince: '1955.83' },
    });
    expectSound();
  });
});

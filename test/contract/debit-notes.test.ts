import { expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, nextId, postings, run } from '../support/company.ts';

const now = () => Date.UTC(2026, 5, 10, 9, 0);
const on = d('2026-01-20');

const bulgarian = () => {
  const company = makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ', taxId: '123456786', vatPayer: true }, { now });
  const client = counterparty(company, 'КЛИЕНТ АД', { taxId: '831902088', country: 'BG', vatPayer: true });
  const sale = run(company, 'salesInvoice.post', {
    date: d('2026-01-12'),
    counterpartyId: client,
    lines: [{ description: 'Стоки', unitPrice: '1000.00', taxCode: 'S20' }],
  });
  return { company, client, sale };
};
const raised = (unitPrice: string, taxCode = 'S20') => [{ description: 'Увеличена цена', unitPrice, taxCode }];

test('[V4] a debit note raises a sale: entry, number of the shared series, ledger of type 02, return and file', () => {
  const { company, client, sale } = bulgarian();
  const note = run(company, 'salesDebitNote.post', {
    ...{ date: on, counterpartyId: client, correctsDocumentId: sale.id, reason: 'price-changed' },
    lines: raised('50.00'),
  });
  expect([sale.number, note.number, note.uid.slice(0, 3)]).toEqual(['0000000001', '0000000002', 'SD-']);
  expect(postings(company, note)).toEqual(['Dr 411 60.00', 'Cr 4532 10.00', 'Cr 702 50.00']);
  expect(
    run(company, 'filedLedger.list', { period: month('2026-01') }).map(({ documentType, number, fields }) => [
      documentType,
      number,
      fields,
    ]),
  ).toEqual([
    ['01', '0000000001', { '02-11': '1000.00', '02-21': '200.00' }],
    ['02', '0000000002', { '02-11': '50.00', '02-21': '10.00' }],
  ]);
  const cells = run(company, 'vatReturn.get', { period: month('2026-01') }).parts.flatMap(({ lines }) => lines);
  expect(['01', '11', '21'].map((cell) => cells.find(({ code }) => code === cell)!.cells.amount)).toMatchObject([
    { amount: '1050.00', corrections: '50.00' },
    { amount: '1050.00', corrections: '50.00' },
    { amount: '210.00', corrections: '10.00' },
  ]);
  // It is owed by itself, and the invoice names it; what was invoiced may be taken back as before.
  expect(run(company, 'document.get', { id: note.id })).toMatchObject({
    ...{ kind: 'sales-debit-note', open: '60.00', corrects: { id: sale.id }, reason: 'price-changed', gross: '60.00' },
    left: [{ taxCode: 'S20', net: '50.00', vat: '10.00' }],
  });
  expect(run(company, 'document.get', { id: sale.id })).toMatchObject({
    ...{ open: '1200.00', correctedBy: [{ id: note.id }] },
    left: [{ taxCode: 'S20', net: '1000.00', vat: '200.00' }],
  });
  const { fileName } = run(company, 'document.pdf', { id: note.id, language: 'bg' });
  expect(fileName).toBe('sales-debit-note-0000000002.pdf');
  expect(run(company, 'number.continuity', { series: 'sales-invoice' }).map(({ missing }) => missing)).toEqual([[]]);
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V4] a debit note is paid, and taken back by a credit note of its own', () => {
  const { company, client, sale } = bulgarian();
  const common = { date: on, counterpartyId: client };
  const note = run(company, 'salesDebitNote.post', {
    ...common,
    correctsDocumentId: sale.id,
    reason: 'price-changed',
    lines: raised('50.00'),
  });
  const back = { ...common, correctsDocumentId: note.id, reason: 'cancelled' as const };
  expect(codes(attempt(company, 'salesCreditNote.post', { ...back, lines: raised('50.01') }))).toEqual(['CORRECTION_EXCEEDS']);
  run(company, 'salesCreditNote.post', { ...back, lines: raised('20.00') });
  expect(run(company, 'document.get', { id: note.id })).toMatchObject({ open: '36.00', left: [{ net: '30.00', vat: '6.00' }] });
  run(company, 'payment.post', { ...common, direction: 'in', amount: '36.00', allocations: [{ documentId: note.id, amount: '36.00' }] });
  expect(run(company, 'document.get', { id: note.id })).toMatchObject({ open: '0.00' });
  expect(run(company, 'document.get', { id: sale.id })).toMatchObject({ open: '1200.00' });
});

test('[V4] a debit note of a supplier: credit in the month it came, his number in the ledger, reverse charge by a protocol', () => {
  const { company, client } = bulgarian();
  const bill = run(company, 'purchaseBill.post', {
    ...{ date: d('2026-01-12'), counterpartyId: client, supplierNumber: '0000000100' },
    lines: [{ description: 'Наем', unitPrice: '600.00', taxCode: 'P20', account: '60202' }],
  });
  const note = run(company, 'purchaseDebitNote.post', {
    ...{
      date: d('2026-02-05'),
      counterpartyId: client,
      correctsDocumentId: bill.id,
      reason: 'price-changed',
      supplierNumber: '0000000101',
    },
    lines: [{ description: 'Наем', unitPrice: '33.33', taxCode: 'P20', account: '60202' }],
  });
  // 33.33 x 20 % = 6.666.
  expect(postings(company, note)).toEqual(['Dr 4531 6.67', 'Dr 60202 33.33', 'Cr 401 40.00']);
  expect(run(company, 'filedLedger.list', { period: month('2026-02') })).toMatchObject([
    { side: 'purchases', documentType: '02', number: '0000000101', fields: { '03-31': '33.33', '03-41': '6.67' } },
  ]);
  const member = counterparty(company, 'MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
  const goods = { counterpartyId: member, lines: [{ description: 'Стоки', unitPrice: '100.00', taxCode: 'RICA20' }] };
  const acquired = run(company, 'purchaseBill.post', { ...goods, date: on, supplierNumber: 'A1' });
  run(company, 'purchaseDebitNote.post', {
    ...{ ...goods, date: d('2026-03-02'), supplierNumber: 'A2', correctsDocumentId: acquired.id, reason: 'price-changed' },
  });
  expect(run(company, 'filedLedger.list', { period: month('2026-03') }).map(({ side, documentType }) => [side, documentType])).toEqual([
    ['purchases', '09'],
    ['sales', '09'],
  ]);
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V4] a debit note names an earlier invoice of the same party and currency, and only it has its types', () => {
  const { company, client, sale } = bulgarian();
  const other = counterparty(company, 'ДРУГ', { taxId: '111111113', country: 'BG', vatPayer: true });
  const post = (more: object) =>
    codes(
      attempt(company, 'salesDebitNote.post', {
        ...{ date: on, counterpartyId: client, correctsDocumentId: sale.id, reason: 'price-changed', lines: raised('1.00') },
        ...more,
      } as never),
    );
  expect(post({ correctsDocumentId: nextId() })).toEqual(['UNKNOWN_DOCUMENT']);
  expect(post({ counterpartyId: other })).toEqual(['DOCUMENT_NOT_CORRECTABLE']);
  expect(post({ date: d('2026-01-11') })).toEqual(['REVERSAL_BEFORE_ENTRY']);
  expect(post({ reason: 'returned' })).toEqual(['INPUT_INVALID']);
  expect(post({ documentType: '01' })).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
  expect(post({ documentType: '03' })).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
  expect(post({ lines: raised('0') })).toEqual(['DOCUMENT_TOTAL_ZERO']);
  const note = run(company, 'salesDebitNote.post', {
    ...{ date: on, counterpartyId: client, correctsDocumentId: sale.id, reason: 'price-changed', lines: raised('1.00') },
  });
  expect(post({ correctsDocumentId: note.id })).toEqual(['DOCUMENT_NOT_CORRECTABLE']);
  expect(
    codes(attempt(company, 'salesInvoice.post', { date: on, counterpartyId: client, documentType: '02', lines: raised('1.00') })),
  ).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
});

test('[V2] Georgia: a tax invoice corrected upwards, and the return that holds it', () => {
  const company = makeCompany({ id: nextId(), country: 'GE', taxId: '204854595' }, { now });
  const client = counterparty(company, 'Client', { taxId: '405123456', country: 'GE', vatPayer: true });
  const invoice = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-01-12'), counterpartyId: client, currency: 'USD', rate: '2.7' },
    lines: [{ unitPrice: '1000.00', taxCode: 'S18' }],
  });
  const more = { date: d('2026-02-03'), counterpartyId: client, correctsDocumentId: invoice.id, reason: 'price-changed' as const };
  const lines = [{ unitPrice: '100.00', taxCode: 'S18' }];
  // What was converted at 2.7 is raised at 2.7.
  expect(codes(attempt(company, 'salesDebitNote.post', { ...more, currency: 'USD', rate: '2.8', lines }))).toEqual(['RATE_DIFFERS']);
  expect(codes(attempt(company, 'salesDebitNote.post', { ...more, lines }))).toEqual(['DOCUMENT_NOT_CORRECTABLE']);
  const note = run(company, 'salesDebitNote.post', { ...more, currency: 'USD', lines });
  expect(postings(company, note)).toEqual(['Dr 1410 318.60', 'Cr 3330 48.60', 'Cr 6110 270.00']);
  const rows = run(company, 'vatReturn.rows', { period: month('2026-02'), cell: 'I.15.vat' });
  expect(rows).toMatchObject([{ documentKind: 'sales-debit-note', taxable: '270.00', vat: '48.60', isCorrection: true }]);
  expect(good(rebuild(company.file)).different).toEqual([]);
});

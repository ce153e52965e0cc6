import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { dueWith } from '../../shared/vat/cash-accounting.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, nextId, postings, run } from '../support/company.ts';

const now = () => Date.UTC(2026, 5, 10, 9, 0);

const fresh = () => {
  const company = makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ', taxId: '123456786', vatPayer: true }, { now });
  run(company, 'declarant.change', {
    ...{ name: 'Иван Иванов', personId: '7523169263', capacity: 'representative', town: 'София', postCode: '1000' },
    ...{ street: 'Улица 1', companyAddress: 'София' },
  });
  const client = counterparty(company, 'КЛИЕНТ АД', { taxId: '831902088', country: 'BG', vatPayer: true });
  return { company, client };
};
type Books = ReturnType<typeof fresh>;
const line = (taxCode: string, unitPrice: string) => [{ description: 'Стоки', unitPrice, taxCode }];
const sale = ({ company, client }: Books, net = '1000.00', more: object = {}) =>
  run(company, 'salesInvoice.post', {
    date: d('2026-01-12'),
    counterpartyId: client,
    documentType: '11',
    lines: line('S20', net),
    ...more,
  });
const bill = ({ company, client }: Books, taxCode = 'P20', net = '500.00') =>
  run(company, 'purchaseBill.post', {
    ...{ date: d('2026-01-13'), counterpartyId: client, documentType: '11', supplierNumber: '0000000077' },
    lines: [{ description: 'Наем', unitPrice: net, taxCode, account: '60202' }],
  });
const pay = ({ company, client }: Books, direction: 'in' | 'out', documentId: string, amount: string, date = '2026-02-10') =>
  run(company, 'payment.post', { date: d(date), direction, counterpartyId: client, amount, allocations: [{ documentId, amount }] });
const cells = ({ company }: Books, period: string, ...names: string[]) => {
  const lines = run(company, 'vatReturn.get', { period: month(period) }).parts.flatMap((part) => part.lines);
  return names.map((name) => lines.find(({ code }) => code === name)!.cells.amount!.amount);
};
const ledger = ({ company }: Books, period: string) =>
  run(company, 'filedLedger.list', { period: month(period) }).map(
    ({ side, documentType, number, fields }) => `${side} ${documentType} ${number} ${Object.values(fields).join(' ')}`,
  );
const protocols = ({ company }: Books) => run(company, 'document.list', { kinds: ['protocol'] }).rows;
const sound = ({ company }: Books) => {
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
};

test('[V4] cash accounting, sale: tax waits until it is paid and falls due by the share that is', () => {
  const books = fresh();
  const invoice = sale(books);
  expect(postings(books.company, invoice)).toEqual(['Dr 411 1200.00', 'Cr 499 200.00', 'Cr 702 1000.00']);
  // The invoice stands in the ledger and in no cell.
  expect(ledger(books, '2026-01')).toEqual(['sales 11 0000000001 1000.00 200.00']);
  expect(cells(books, '2026-01', '01', '11', '20', '21', '50')).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00']);

  // 300 of 1,200: a quarter.
  const paid = pay(books, 'in', invoice.id, '300.00');
  expect(postings(books.company, paid)).toEqual(['Dr 503 300.00', 'Cr 411 300.00']);
  const [protocol] = protocols(books);
  expect(postings(books.company, protocol!)).toEqual(['Dr 499 50.00', 'Cr 4532 50.00']);
  expect(ledger(books, '2026-02')).toEqual(['sales 91 0000000001 250.00 50.00']);
  expect(cells(books, '2026-02', '01', '11', '20', '21', '50')).toEqual(['250.00', '250.00', '50.00', '50.00', '50.00']);
  expect(run(books.company, 'document.get', { id: invoice.id })).toMatchObject({
    cashVat: { held: '150.00', due: '50.00' },
    open: '900.00',
  });
  expect(run(books.company, 'vatReturn.rows', { period: month('2026-01'), cell: '21.amount' })).toEqual([]);

  pay(books, 'in', invoice.id, '900.00', '2026-03-05');
  expect(ledger(books, '2026-03')).toEqual(['sales 91 0000000002 750.00 150.00']);
  const balance = run(books.company, 'trialBalance.get', { asOf: d('2026-03-31') }).rows.find(({ accountCode }) => accountCode === '499');
  expect(balance?.balance ?? '0.00').toBe('0.00');
  expect(run(books.company, 'vatReturn.check', { period: month('2026-02') }).filter(({ level }) => level === 'error')).toEqual([]);
  expect(run(books.company, 'vatReturn.files', { period: month('2026-02') }).length).toBeGreaterThan(0);
  sound(books);
});

test('[V4] cash accounting, purchase: credit waits until it is paid; what is partly credited too', () => {
  const books = fresh();
  const bought = bill(books);
  expect(postings(books.company, bought)).toEqual(['Dr 4536 100.00', 'Dr 60202 500.00', 'Cr 401 600.00']);
  expect(cells(books, '2026-01', '31', '41', '40', '60')).toEqual(['0.00', '0.00', '0.00', '0.00']);
  pay(books, 'out', bought.id, '200.00');
  // A third of 500 and 100: 166.67 and 33.33.
  expect(postings(books.company, protocols(books)[0]!)).toEqual(['Dr 4531 33.33', 'Cr 4536 33.33']);
  expect(ledger(books, '2026-02')).toEqual(['purchases 92 0000000001 166.67 33.33']);
  pay(books, 'out', bought.id, '200.00');
  pay(books, 'out', bought.id, '200.00');
  // 333.33 / 2 = 166.665 up, 66.67 / 2 = 33.335 up; the rest with the last.
  expect(ledger(books, '2026-02')).toEqual([
    'purchases 92 0000000001 166.67 33.33',
    'purchases 92 0000000002 166.67 33.34',
    'purchases 92 0000000003 166.66 33.33',
  ]);
  expect(cells(books, '2026-02', '31', '41', '40', '60')).toEqual(['500.00', '100.00', '100.00', '100.00']);

  const partly = fresh();
  run(partly.company, 'vatCoefficient.set', { year: 2026, coefficient: '0.80' });
  const rent = bill(partly, 'P20P', '200.00');
  pay(partly, 'out', rent.id, '240.00', '2026-01-20');
  expect(cells(partly, '2026-01', '32', '42', '40')).toEqual(['200.00', '40.00', '32.00']);
  const accepted = [...new Set(run(partly.company, 'vatReturn.check', { period: month('2026-01') }).map(({ rule }) => rule))];
  run(partly.company, 'vatReturn.file', { period: month('2026-01'), accepted: accepted.map((rule) => ({ rule, reason: 'прегледано' })) });
  // What gives no credit goes to the cost of the bill, not to where it waited.
  const entry = run(partly.company, 'journal.list', { from: d('2026-01-31'), to: d('2026-01-31') }).rows.find(
    ({ kind }) => kind === 'vat-not-credited',
  )!;
  expect(postings(partly.company, entry)).toEqual(['Dr 60202 8.00', 'Cr 4531 8.00']);
  sound(partly);
  sound(books);
});

test('[V4] cash accounting: a payment that is cancelled takes its protocol along, and the tax waits again', () => {
  const books = fresh();
  const invoice = sale(books);
  const paid = pay(books, 'in', invoice.id, '600.00');
  const [protocol] = protocols(books);
  expect(codes(attempt(books.company, 'document.void', { documentId: protocol!.id, reason: 'грешка' }))).toEqual(['CASH_VAT_OF_PAYMENT']);
  run(books.company, 'document.void', { documentId: paid.id, reason: 'грешка' });
  expect(protocols(books)[0]!.voidedBy).not.toBeNull();
  expect(cells(books, '2026-02', '11', '21')).toEqual(['0.00', '0.00']);
  expect(run(books.company, 'document.get', { id: invoice.id })).toMatchObject({
    cashVat: { held: '200.00', due: '0.00' },
    open: '1200.00',
  });
  pay(books, 'in', invoice.id, '1200.00');
  expect(cells(books, '2026-02', '11', '21')).toEqual(['1000.00', '200.00']);
  sound(books);
});

test('[V4] cash accounting: notes of the scheme change what waits, an ordinary credit note what has fallen due', () => {
  const books = fresh();
  const { company, client } = books;
  const invoice = sale(books);
  pay(books, 'in', invoice.id, '600.00');
  const note = (net: string, documentType?: string) => ({
    ...{ date: d('2026-02-15'), counterpartyId: client, correctsDocumentId: invoice.id, reason: 'returned' as const },
    lines: line('S20', net),
    ...(documentType === undefined ? {} : { documentType }),
  });
  // Half waits, half has fallen due: 100.00 each.
  expect(codes(attempt(company, 'salesCreditNote.post', note('500.05', '13')))).toEqual(['CASH_VAT_ALREADY_DUE']);
  expect(codes(attempt(company, 'salesCreditNote.post', note('500.05')))).toEqual(['CASH_VAT_NOT_YET_DUE']);
  expect(postings(company, run(company, 'salesCreditNote.post', note('100.00', '13')))).toEqual([
    'Dr 499 20.00',
    'Dr 702 100.00',
    'Cr 411 120.00',
  ]);
  expect(postings(company, run(company, 'salesCreditNote.post', note('50.00')))).toEqual(['Dr 4532 10.00', 'Dr 702 50.00', 'Cr 411 60.00']);
  // The note for what was paid leaves what is owed alone: 1,200 - 600 - 120.
  expect(run(company, 'document.get', { id: invoice.id })).toMatchObject({ cashVat: { held: '80.00', due: '100.00' }, open: '480.00' });
  const raised = run(company, 'salesDebitNote.post', { ...note('10.00', '12'), reason: 'price-changed' });
  expect(postings(company, raised)).toEqual(['Dr 411 12.00', 'Cr 499 2.00', 'Cr 702 10.00']);
  expect(cells(books, '2026-02', '11', '21')).toEqual(['450.00', '90.00']);
  // The rest: paid, and by leaving the scheme.
  pay(books, 'in', invoice.id, '480.00', '2026-03-01');
  run(company, 'cashVat.end', { date: d('2026-03-31'), documentId: raised.id, documentType: '93' });
  expect(ledger(books, '2026-03').map((row) => row.replace(/ 0{9}\d/, ''))).toEqual(['sales 91 400.00 80.00', 'sales 93 10.00 2.00']);
  expect(codes(attempt(company, 'cashVat.end', { date: d('2026-03-31'), documentId: raised.id, documentType: '94' }))).toEqual([
    'CASH_VAT_NONE_LEFT',
  ]);
  // Paid after that, nothing more falls due.
  pay(books, 'in', raised.id, '12.00', '2026-04-02');
  expect(ledger(books, '2026-04')).toEqual([]);
  sound(books);
});

test('[V4] cash accounting is refused where the law does not have it', () => {
  const books = fresh();
  const { company, client } = books;
  const post = (more: object) =>
    codes(
      attempt(company, 'salesInvoice.post', {
        ...{ date: d('2026-01-12'), counterpartyId: client, documentType: '11', lines: line('S20', '100.00') },
        ...more,
      }),
    );
  expect(post({ lines: line('S9', '100.00') })).toEqual(['CASH_VAT_TAX_CODE']);
  expect(post({ lines: line('SZ28', '100.00') })).toEqual(['CASH_VAT_TAX_CODE']);
  expect(post({ currency: 'USD', rate: '0.9' })).toEqual(['CASH_VAT_CURRENCY']);
  expect(post({ counterpartyId: counterparty(company, 'ЛИЦЕ', { taxId: '', country: 'BG', vatPayer: false }) })).toEqual([
    'CASH_VAT_COUNTERPARTY',
  ]);
  const advance = run(company, 'advance.receive', { date: d('2026-01-05'), counterpartyId: client, gross: '60.00', taxCode: 'S20' });
  expect(post({ advances: [{ documentId: advance.id, gross: '60.00' }] })).toEqual(['CASH_VAT_ADVANCE']);
  expect(post({ documentType: '91' })).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
  expect(post({ documentType: '12' })).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
  // Set off against money that came in before, nothing would say that it was paid.
  const invoice = sale(books, '100.00');
  const early = run(company, 'payment.post', { date: d('2026-01-20'), direction: 'in', counterpartyId: client, amount: '50.00' });
  expect(
    codes(attempt(company, 'openItem.match', { date: d('2026-01-21'), documentId: invoice.id, creditId: early.id, amount: '50.00' })),
  ).toEqual(['CASH_VAT_NEEDS_PAYMENT']);
  expect(codes(attempt(company, 'cashVat.end', { date: d('2026-01-01'), documentId: invoice.id, documentType: '93' }))).toEqual([
    'REVERSAL_BEFORE_ENTRY',
  ]);
  expect(codes(attempt(company, 'cashVat.end', { date: d('2026-02-01'), documentId: early.id, documentType: '93' }))).toEqual([
    'CASH_VAT_NONE_LEFT',
  ]);
  const bought = bill(books);
  expect(codes(attempt(company, 'cashVat.end', { date: d('2026-02-01'), documentId: bought.id, documentType: '94' }))).toEqual([
    'DOCUMENT_TYPE_NOT_FOR_KIND',
  ]);
});

test('[V4] however many payments there are, what falls due adds up to the VAT, and never overtakes it', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10_000_000n), fc.array(fc.bigInt(1n, 3_000_000n), { maxLength: 30 }), (net, payments) => {
      const vat = (net * 20n + 50n) / 100n;
      let open = net + vat;
      let held = { taxCode: 'S20', taxable: net, vat };
      let [taxableDue, vatDue] = [0n, 0n];
      for (const wish of [...payments, net + vat]) {
        const paid = wish < open ? wish : open;
        if (paid === 0n) break;
        for (const due of dueWith([held], paid, open)) {
          held = { ...held, taxable: held.taxable - due.taxable, vat: held.vat - due.vat };
          taxableDue += due.taxable;
          vatDue += due.vat;
        }
        open -= paid;
        expect(held.vat >= 0n && held.taxable >= 0n).toBe(true);
        // Never further from its share than a coin for each payment.
        const share = (vat * (net + vat - open)) / (net + vat);
        expect(vatDue - share <= 31n && share - vatDue <= 31n).toBe(true);
      }
      expect(vatDue).toBe(vat);
      if (vat > 0n) expect(taxableDue).toBe(net);
    }),
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { Invoice, Payment, Transaction } from '../../shared/saft/types.ts';
import { smallHeader } from '../../test/support/audit-file.ts';
import { counterparty, d, good, makeCompany, month, nextId, run, tempFolder } from '../../test/support/company.ts';
import type { Company } from '../engine/index.ts';
import { readCompany } from '../queries/company-row.ts';
import { openForReading } from '../verify/open-for-reading.ts';
import { exportAuditFile } from './export.ts';
import { type FileOfBooks, monthlyFromBooks } from './from-books.ts';
import type { Declared } from './monthly-books.ts';

// January and February 2026 of a firm that buys and sells goods. Figures by hand; euro unless told.

const now = () => Date.UTC(2026, 1, 10, 9, 0);
const sofia = { city: 'София', postalCode: '1000', country: 'BG' };

let company: Company;
const ids: Record<string, string> = {};
beforeAll(() => {
  company = makeCompany(
    { id: nextId(), country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН ИВАНОВ' },
    { now },
  );
  const party = (name: string, taxId: string, country: string, vatPayer: boolean, isCustomer: boolean) => {
    ids[name] = counterparty(company, name, { taxId, country, vatPayer, isCustomer, isSupplier: !isCustomer });
    return ids[name];
  };
  const client = party('КЛИЕНТ АД', '111111113', 'BG', true, true);
  const supplier = party('ДОСТАВЧИК ООД', '222222226', 'BG', true, false);
  const italian = party('ESEMPIO SPA', 'IT00743110157', 'IT', true, false);
  const swiss = party('SAMPLE LTD, CH', '', 'CH', false, true);
  const names = { ka: '411-1', bg: 'Клиенти - филиал', ru: '411-1', en: '411-1' };
  run(company, 'account.open', { code: '411-1', names, type: 'asset', parentCode: '41' });
  const line = (description: string, unitPrice: string, taxCode: string, account: string, quantity = '1') => ({
    description,
    unitPrice,
    taxCode,
    account,
    quantity,
  });
  // Before the month: 120.00 from a client that is still open on 1 February.
  const old = run(company, 'salesInvoice.post', {
    date: d('2026-01-30'),
    counterpartyId: client,
    lines: [line('Стоки', '100.00', 'S20', '702')],
  });
  const sale = run(company, 'salesInvoice.post', {
    date: d('2026-02-03'),
    counterpartyId: client,
    lines: [line('Стоки & Co', '12.50', 'S20', '702', '80'), line('Нощувки', '500.00', 'S9', '703')],
  });
  run(company, 'purchaseBill.post', {
    date: d('2026-02-04'),
    counterpartyId: supplier,
    supplierNumber: '0000004567',
    memo: 'м'.repeat(300),
    lines: [line('Стоки', '600.00', 'P20', '304')],
  });
  run(company, 'purchaseBill.post', {
    date: d('2026-02-05'),
    counterpartyId: italian,
    supplierNumber: 'FT 12/2026',
    lines: [line('ВОП на стоки', '1500.00', 'RICA20', '304')],
  });
  run(company, 'salesInvoice.post', {
    date: d('2026-02-06'),
    counterpartyId: swiss,
    currency: 'CHF',
    rate: '1.0735',
    lines: [line('Стоки - износ', '1000.00', 'SZ28', '702')],
  });
  run(company, 'salesCreditNote.post', {
    date: d('2026-02-07'),
    counterpartyId: client,
    correctsDocumentId: sale.id,
    reason: 'returned',
    lines: [line('Връщане на стоки', '100.00', 'S20', '702')],
  });
  run(company, 'payment.post', {
    direction: 'in',
    date: d('2026-02-09'),
    counterpartyId: client,
    amount: '120.00',
    allocations: [{ documentId: old.id, amount: '120.00' }],
  });
  run(company, 'salesReport.post', { date: d('2026-02-09'), lines: [line('Продажби на дребно', '120.00', 'S20', '702')] });
});

const declared: Declared = {
  createdOn: d('2026-03-02'),
  softwareVersion: '1.0.0',
  region: 'BG-22',
  addresses: smallHeader.company.addresses,
  contacts: smallHeader.company.contacts,
  bankAccounts: smallHeader.company.bankAccounts,
  ownership: smallHeader.ownership,
  partyOf: (id) => ({ address: id === ids['SAMPLE LTD, CH'] ? { city: 'Zug', country: 'CH' } : sofia, relatedParty: 'N' }),
};

function reading<T>(work: (made: FileOfBooks) => T, changes: Partial<Declared> = {}, period = '2026-02'): T {
  const { db, close } = openForReading(company.file);
  try {
    return work(
      good(
        monthlyFromBooks(db, {
          pack: packFor('BG')!,
          company: readCompany(db),
          period: month(period),
          declared: { ...declared, ...changes },
        }),
      ),
    );
  } finally {
    close();
  }
}

test('[V7] the file made of the books is valid, balances, and says the same when it is made again', () => {
  const first = join(tempFolder(), 'first.xml');
  const second = join(tempFolder(), 'second.xml');
  const written = reading(({ file }) => exportAuditFile(file, first));
  expect(written).toMatchObject({
    ok: true,
    value: {
      counted: {
        sections: {
          // 1,745.00 + 720.00 + 1,800.00 + 1,073.50 + 120.00 + 120.00 + 120.00
          GeneralLedgerEntries: { numberOfEntries: 7, totalDebit: 569850n, totalCredit: 569850n },
          SalesInvoices: { numberOfEntries: 4, totalDebit: 10000n, totalCredit: 257350n },
          Payments: { numberOfEntries: 2, totalDebit: 12000n, totalCredit: 12000n },
          PurchaseInvoices: { numberOfEntries: 2, totalDebit: 210000n, totalCredit: 0n },
        },
      },
    },
  });
  reading(({ file }) => exportAuditFile(file, second));
  expect(readFileSync(second)).toEqual(readFileSync(first));
});

test('[V7] balances stand on their sides, at the end of the day before and of the last day', () => {
  reading(({ file }) => {
    const accounts = [...file.accounts];
    const of = (code: string) => accounts.find(({ taxpayerAccountId }) => taxpayerAccountId === code);
    expect(of('411')).toMatchObject({ accountId: '411', accountType: 'Active', openingDebitBalance: 12000n, closingDebitBalance: 269850n });
    expect(of('702')).toMatchObject({ accountType: 'Passive', openingCreditBalance: 10000n, closingCreditBalance: 217350n });
    expect(of('503')).toMatchObject({ openingDebitBalance: 0n, closingDebitBalance: 12000n });
    expect(of('411-1')).toMatchObject({ accountId: '411', openingDebitBalance: 0n, closingDebitBalance: 0n });
    expect(of('401')).toMatchObject({ openingCreditBalance: 0n, closingCreditBalance: 222000n });
    const sum = (side: 'closingDebitBalance' | 'closingCreditBalance') => accounts.reduce((total, each) => total + (each[side] ?? 0n), 0n);
    expect(sum('closingDebitBalance')).toBe(sum('closingCreditBalance'));
    expect([...file.customers]).toMatchObject([
      { customerId: '10111111113', accountId: '411', openingDebitBalance: 12000n, closingDebitBalance: 162500n },
      { customerId: expect.stringMatching(/^14CHC\d+$/), accountId: '411', openingDebitBalance: 0n, closingDebitBalance: 107350n },
    ]);
    expect([...file.suppliers]).toMatchObject([
      { supplierId: '10222222226', accountId: '401', closingCreditBalance: 72000n },
      { supplierId: '11IT00743110157', accountId: '401', closingCreditBalance: 150000n },
    ]);
  });
});

test('[V7] a sale: transaction, tax on the line of its account, invoice with the same transaction', () => {
  reading(({ file }) => {
    const transactions = [...[...file.journals][0]!.transactions] as Transaction[];
    const [sale] = transactions as [Transaction];
    expect(sale).toMatchObject({
      period: 2,
      periodYear: 2026,
      transactionDate: '2026-02-03',
      systemEntryDate: '2026-02-10',
      customerId: '10111111113',
      supplierId: '0',
    });
    const lines = [...sale.lines];
    expect(lines.map((line) => [line.accountId, line.debitAmount?.amount, line.creditAmount?.amount])).toEqual([
      ['411', 174500n, undefined],
      ['702', undefined, 100000n],
      ['703', undefined, 50000n],
      ['4532', undefined, 24500n],
    ]);
    expect(lines[3]!.taxes).toMatchObject([
      { taxType: '100', taxCode: '100211', taxPercentage: '20.00', taxBase: 100000n, taxAmount: { amount: 20000n } },
      { taxType: '100', taxCode: '100213', taxPercentage: '9.00', taxBase: 50000n, taxAmount: { amount: 4500n } },
    ]);
    expect(lines[1]!.taxes).toMatchObject([{ taxType: '000', taxCode: '000000' }]);
    const [invoice] = [...file.salesInvoices] as [Invoice];
    expect(invoice).toMatchObject({
      invoiceType: '01',
      transactionId: sale.transactionId,
      accountId: '411',
      totals: { netTotal: 150000n, grossTotal: 174500n },
    });
    expect([...invoice.lines]).toMatchObject([
      {
        productCode: '702',
        quantity: '80',
        unitPrice: 1250n,
        description: 'Стоки & Co',
        debitCreditIndicator: 'C',
        invoiceLineAmount: { amount: 100000n },
      },
      { productCode: '703', quantity: '1', unitPrice: 50000n, taxes: [{ taxCode: '100213', taxAmount: { amount: 4500n } }] },
    ]);
  });
});

test('[V7] a credit note stands on the other side, an acquisition charges itself, an export has its francs', () => {
  reading(({ file }) => {
    const sales = [...file.salesInvoices];
    expect(sales.map(({ invoiceType }) => invoiceType)).toEqual(['01', '01', '03']);
    const [note] = [...sales[2]!.lines];
    expect(note).toMatchObject({
      debitCreditIndicator: 'D',
      invoiceLineAmount: { amount: 10000n },
      taxes: [{ taxCode: '100211', taxBase: 10000n, taxAmount: { amount: 2000n } }],
      references: { creditNote: { reference: sales[0]!.invoiceNo } },
    });
    expect([...sales[1]!.lines]).toMatchObject([
      {
        invoiceLineAmount: { amount: 107350n, currencyCode: 'CHF', currencyAmount: 100000n, exchangeRate: '1.0735' },
        taxes: [{ taxCode: '100214', taxBase: 107350n, taxAmount: { amount: 0n } }],
      },
    ]);
    const [bill, acquisition] = [...file.purchaseInvoices] as [Invoice, Invoice];
    expect([...[...file.journals][0]!.transactions].find(({ transactionId }) => transactionId === bill.transactionId)?.description).toBe(
      `${'м'.repeat(255)}…`,
    );
    expect(bill).toMatchObject({ invoiceNo: '0000004567', supplierInfo: { supplierId: '10222222226' }, totals: { grossTotal: 72000n } });
    expect(acquisition).toMatchObject({ invoiceNo: 'FT 12/2026', totals: { netTotal: 150000n, grossTotal: 150000n } });
    expect([...acquisition.lines]).toMatchObject([{ taxes: [{ taxCode: '100331', taxBase: 150000n, taxAmount: { amount: 30000n } }] }]);
    const booked = ([...[...file.journals][0]!.transactions] as Transaction[]).find(
      ({ transactionId }) => transactionId === acquisition.transactionId,
    )!;
    expect(
      [...booked.lines].flatMap(({ accountId, taxes }) =>
        taxes.filter(({ taxType }) => taxType === '100').map(({ taxCode, taxAmount }) => [accountId, taxCode, taxAmount.amount]),
      ),
    ).toEqual([
      ['4531', '100331', 30000n],
      ['4532', '100212', 30000n],
    ]);
    const returned = ([...[...file.journals][0]!.transactions] as Transaction[]).find(
      ({ transactionId }) => transactionId === sales[2]!.transactionId,
    )!;
    expect([...returned.lines].find(({ accountId }) => accountId === '4532')).toMatchObject({
      debitAmount: { amount: 2000n },
      taxes: [{ taxBase: 10000n, taxAmount: { amount: 2000n } }],
    });
  });
});

test('[V7] a payment by bank names the invoice it settles; the cash report is in the ledger only, and said so', () => {
  reading(({ file, onlyInLedger }) => {
    const [payment] = [...file.payments] as [Payment];
    expect(payment).toMatchObject({ paymentMethod: '03', settlement: { paymentMechanism: '42' }, totals: { grossTotal: 12000n } });
    expect([...payment.lines]).toMatchObject([
      { accountId: '503', debitCreditIndicator: 'D', customerId: '10111111113', sourceDocumentId: expect.any(String) },
      { accountId: '411', debitCreditIndicator: 'C', paymentLineAmount: { amount: 12000n } },
    ]);
    expect(onlyInLedger).toMatchObject([{ kind: 'sales-report' }]);
  });
});

test('[V7] nothing is made up: a city nobody entered, a month without payments and books in another currency are refused', () => {
  const out = join(tempFolder(), 'none.xml');
  const noCity = reading(({ file }) => exportAuditFile(file, out), { partyOf: () => undefined });
  expect(noCity).toMatchObject({ ok: false });
  expect((noCity as { rejections: readonly object[] }).rejections[0]).toMatchObject({
    code: 'SAFT_MISSING',
    element: 'City',
    place: 'Customer 10111111113, Address 1',
    origin: ids['КЛИЕНТ АД'],
  });
  const january = reading(({ file }) => exportAuditFile(file, out), {}, '2026-01');
  expect((january as { rejections: readonly object[] }).rejections).toMatchObject([
    { code: 'SAFT_EMPTY', place: 'Suppliers' },
    { code: 'SAFT_EMPTY', place: 'Payments' },
    { code: 'SAFT_EMPTY', place: 'PurchaseInvoices' },
  ]);
  const georgian = makeCompany();
  const { db, close } = openForReading(georgian.file);
  expect(monthlyFromBooks(db, { pack: packFor('GE')!, company: readCompany(db), period: month('2026-02'), declared })).toMatchObject({
    rejections: [{ code: 'SAFT_NOT_FOR_COMPANY', country: 'GE', currency: 'GEL' }],
  });
  close();
});

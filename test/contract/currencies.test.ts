import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import {
  attempt,
  balances,
  codes,
  counterparty,
  d,
  entryOf,
  good,
  makeCompany,
  openOf,
  postings,
  rejections,
  reopen,
  run,
} from '../support/company.ts';

const rate = (company: Company, on: string, unit: string, value: string, quantity = 1) =>
  run(company, 'rate.record', { on: d(on), unit, rate: value, quantity });

const invoice = (company: Company, customer: string, on: string, currency: string, value: string, amount: string): Posted =>
  run(company, 'salesInvoice.post', {
    date: d(on),
    counterpartyId: customer,
    currency,
    rate: value,
    lines: [{ unitPrice: amount, taxCode: 'S0X' }],
  });

const bill = (company: Company, supplier: string, on: string, currency: string, value: string, amount: string): Posted =>
  run(company, 'purchaseBill.post', {
    date: d(on),
    counterpartyId: supplier,
    currency,
    rate: value,
    lines: [{ unitPrice: amount, taxCode: 'P0', account: '7450' }],
  });

const pay = (
  company: Company,
  party: string,
  direction: 'in' | 'out',
  on: string,
  currency: string,
  value: string,
  amount: string,
  ...settled: [string, string][]
): Posted =>
  run(company, 'payment.post', {
    direction,
    date: d(on),
    counterpartyId: party,
    currency,
    rate: value,
    amount,
    allocations: settled.map(([documentId, part]) => ({ documentId, amount: part })),
  });

const revalue = (company: Company, on: string, more: object = {}) => run(company, 'revaluation.post', { on: d(on), ...more });

/** Lines of the entry a revaluation posted; nothing when it had nothing to book. */
const booked = (company: Company, { entryId }: { entryId: string | null }): string[] =>
  entryId === null ? [] : postings(company, { entryId });

/** Control accounts and open items, base currency and each other currency: what must always be the same. [LED-2] */
function expectAgreement(company: Company): void {
  const db = connect(company.file, { readonly: true });
  try {
    for (const code of ['1410', '3110']) {
      const ledger = db.all(
        `SELECT coalesce(x.commodity_no, 1) AS commodity, sum(l.base_minor) AS base, sum(coalesce(x.quantity, l.base_minor)) AS quantity
         FROM journal_line l LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no JOIN account a ON a.no = l.account_no WHERE a.code = ? GROUP BY 1 HAVING sum(l.base_minor) <> 0 OR sum(coalesce(x.quantity, l.base_minor)) <> 0 ORDER BY 1`,
        code,
      );
      const items = db.all(
        `SELECT o.commodity_no AS commodity, sum(o.open_base_minor) AS base, sum(o.open_minor) AS quantity
         FROM open_item o JOIN account a ON a.no = o.account_no WHERE a.code = ? GROUP BY 1 HAVING sum(o.open_base_minor) <> 0 OR sum(o.open_minor) <> 0 ORDER BY 1`,
        code,
      );
      expect(items, code).toEqual(ledger);
    }
    expect(db.all('SELECT position FROM open_item WHERE open_minor = 0 AND open_base_minor <> 0')).toEqual([]);
  } finally {
    db.close();
  }
}

/** Replay gives the tables that were kept step by step. [PRJ-1] */
function expectReplay(company: Company): void {
  company.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
}

describe('worked examples', () => {
  test('[L8] E14: invoice in dollars, revalued at month end, paid later: the realised difference is taken against the revalued amount', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-05-10', 'USD', '2.7000', '1000');
    expect(postings(company, sold)).toEqual(['Dr 1410 2700.00', 'Cr 6110 2700.00']);
    rate(company, '2026-05-31', 'USD', '2.6500');
    const monthEnd = revalue(company, '2026-05-31');
    expect(booked(company, monthEnd)).toEqual(['Dr 8240 50.00', 'Cr 1410 50.00']);
    expect(monthEnd).toMatchObject({ gain: '0.00', loss: '50.00', releaseEntryId: null, number: '0000000001' });
    expectAgreement(company);
    const paid = pay(company, customer, 'in', '2026-06-12', 'USD', '2.7200', '1000', [sold.id, '1000']);
    expect(postings(company, paid)).toEqual(['Dr 1220 2720.00', 'Cr 1410 2650.00', 'Cr 8140 70.00']);
    // Net gain over the life of the item: 70.00 - 50.00 = 20.00.
    expect(balances(company)).toEqual({ '1220': '2720.00', '6110': '-2700.00', '8140': '-70.00', '8240': '50.00' });
    expect(openOf(company, sold.id)).toBe('0.00');
    expectAgreement(company);
    expectReplay(company);
  });

  test('[L8] E14 with automatic reversal: the difference is taken back on the next day, the realised one is against the original rate', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    run(company, 'exchangeSettings.change', { releaseNextDay: true });
    expect(run(company, 'exchangeSettings.get', {})).toEqual({ releaseNextDay: true });
    const sold = invoice(company, customer, '2026-05-10', 'USD', '2.7000', '1000');
    rate(company, '2026-05-31', 'USD', '2.6500');
    const monthEnd = revalue(company, '2026-05-31');
    expect(booked(company, monthEnd)).toEqual(['Dr 8240 50.00', 'Cr 1410 50.00']);
    expect(postings(company, { entryId: monthEnd.releaseEntryId! })).toEqual(['Dr 1410 50.00', 'Cr 8240 50.00']);
    expect(entryOf(company, { entryId: monthEnd.releaseEntryId! })).toMatchObject({
      date: '2026-06-01',
      kind: 'revaluation-release',
      number: '0000000002',
      reverses: monthEnd.entryId,
    });
    // At the month's end the books show the revalued amount, a day later the original one.
    expect(balances(company, { asOf: d('2026-05-31') })).toEqual({ '1410': '2650.00', '6110': '-2700.00', '8240': '50.00' });
    expect(balances(company, { asOf: d('2026-06-01') })).toEqual({ '1410': '2700.00', '6110': '-2700.00' });
    expectAgreement(company);
    const paid = pay(company, customer, 'in', '2026-06-12', 'USD', '2.7200', '1000', [sold.id, '1000']);
    expect(postings(company, paid)).toEqual(['Dr 1220 2720.00', 'Cr 1410 2700.00', 'Cr 8140 20.00']);
    expect(balances(company)).toEqual({ '1220': '2720.00', '6110': '-2700.00', '8140': '-20.00' });
    expectAgreement(company);
    expectReplay(company);
  });

  test('[L8] yen are quoted per hundred and have no decimals', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    // 100 JPY = 1.8234 GEL, so one yen is 0.018234: 150,000 x 0.018234 = 2,735.10 (E14).
    rate(company, '2026-05-11', 'JPY', '1.8234', 100);
    expect(run(company, 'rate.at', { currency: 'JPY', on: d('2026-05-12') })).toMatchObject({
      rate: '0.018234',
      on: '2026-05-11',
      ageDays: 1,
      isStale: false,
      quotes: [{ unit: 'JPY', quantity: 100, price: 'GEL', rate: '1.8234' }],
    });
    const sold = invoice(company, customer, '2026-05-12', 'JPY', '0.018234', '150000');
    expect(postings(company, sold)).toEqual(['Dr 1410 2735.10', 'Cr 6110 2735.10']);
    // 100 JPY = 1.9011: 150,000 x 0.019011 = 2,851.65; gain 116.55.
    const monthEnd = revalue(company, '2026-05-31', { rates: [{ currency: 'JPY', rate: '1.9011', quantity: 100 }] });
    expect(booked(company, monthEnd)).toEqual(['Dr 1410 116.55', 'Cr 8140 116.55']);
    // 50,001 yen of 150,000: 2,851.65 x 50,001 / 150,000 = 950.569 -> 950.57 carried; worth 50,001 x 0.0185 = 925.0185 -> 925.02; loss 25.55.
    const part = pay(company, customer, 'in', '2026-06-03', 'JPY', '0.0185', '50001', [sold.id, '50001']);
    expect(postings(company, part)).toEqual(['Dr 1220 925.02', 'Dr 8240 25.55', 'Cr 1410 950.57']);
    // The rest leaves with what is left: 2,851.65 - 950.57 = 1,901.08; worth 99,999 x 0.019 = 1,899.981 -> 1,899.98; loss 1.10.
    const rest = pay(company, customer, 'in', '2026-06-04', 'JPY', '0.019', '99999', [sold.id, '99999']);
    expect(postings(company, rest)).toEqual(['Dr 1220 1899.98', 'Dr 8240 1.10', 'Cr 1410 1901.08']);
    expect(balances(company)['1410']).toBeUndefined();
    expectAgreement(company);
  });

  test('[L8] partial payments over two months, revalued at the end of each: what is carried goes down with what is open', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-04-10', 'USD', '2.7000', '1000'); // carried 2,700.00
    // April 20: 400 at 2.71 = 1,084.00; carried 2,700 x 400 / 1000 = 1,080.00; gain 4.00. Left 600 carried at 1,620.00.
    expect(postings(company, pay(company, customer, 'in', '2026-04-20', 'USD', '2.71', '400', [sold.id, '400']))).toEqual([
      'Dr 1220 1084.00',
      'Cr 1410 1080.00',
      'Cr 8140 4.00',
    ]);
    // April 30 at 2.68: the item 600 x 2.68 = 1,608.00, loss 12.00; the bank 400 x 2.68 = 1,072.00, loss 12.00.
    const rates = [{ currency: 'USD', rate: '2.68' }];
    expect(booked(company, revalue(company, '2026-04-30', { rates }))).toEqual(['Dr 8240 24.00', 'Cr 1220 12.00', 'Cr 1410 12.00']);
    // May 15: 333.33 at 2.70 = 899.991 -> 899.99; carried 1,608 x 333.33 / 600 = 893.3244 -> 893.32; gain 6.67. Left 266.67 at 714.68.
    expect(postings(company, pay(company, customer, 'in', '2026-05-15', 'USD', '2.70', '333.33', [sold.id, '333.33']))).toEqual([
      'Dr 1220 899.99',
      'Cr 1410 893.32',
      'Cr 8140 6.67',
    ]);
    // May 31 at 2.75: the item 266.67 x 2.75 = 733.3425 -> 733.34, gain 18.66; the bank 733.33 x 2.75 = 2,016.6575 -> 2,016.66 against
    // 1,072.00 + 899.99 = 1,971.99, gain 44.67.
    expect(booked(company, revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.75' }] }))).toEqual([
      'Dr 1220 44.67',
      'Dr 1410 18.66',
      'Cr 8140 63.33',
    ]);
    expectAgreement(company);
    // June 5: the last 266.67 at 2.74 = 730.6758 -> 730.68 against 733.34: loss 2.66, and nothing stays behind.
    expect(postings(company, pay(company, customer, 'in', '2026-06-05', 'USD', '2.74', '266.67', [sold.id, '266.67']))).toEqual([
      'Dr 1220 730.68',
      'Dr 8240 2.66',
      'Cr 1410 733.34',
    ]);
    expect(balances(company)['1410']).toBeUndefined();
    expectAgreement(company);
    expectReplay(company);
  });

  test("[L8] a supplier's bill in euro: a higher rate is a loss", () => {
    const company = makeCompany();
    const supplier = counterparty(company, 'Supplier');
    // 500.00 x 3.05 = 1,525.00; month end 3.10: 1,550.00, loss 25.00; paid at 3.12: 1,560.00 against 1,550.00, loss 10.00.
    const bought = bill(company, supplier, '2026-05-05', 'EUR', '3.05', '500');
    rate(company, '2026-05-29', 'EUR', '3.10'); // Friday: Sunday the 31st uses the last one published
    expect(booked(company, revalue(company, '2026-05-31'))).toEqual(['Dr 8240 25.00', 'Cr 3110 25.00']);
    expectAgreement(company);
    const paid = pay(company, supplier, 'out', '2026-06-10', 'EUR', '3.12', '500', [bought.id, '500']);
    expect(postings(company, paid)).toEqual(['Dr 3110 1550.00', 'Dr 8240 10.00', 'Cr 1220 1560.00']);
    // Nothing of the item is left; the bank was overdrawn by 500 euro at 3.12 and is revalued by itself: 500 x 3.00 = 1,500.00, gain 60.00.
    expect(booked(company, revalue(company, '2026-06-30', { rates: [{ currency: 'EUR', rate: '3.00' }] }))).toEqual([
      'Dr 1220 60.00',
      'Cr 8140 60.00',
    ]);
    expectAgreement(company);
  });

  test('[L8] a foreign bank account is revalued currency by currency, and taken back where the company chose so', () => {
    const company = makeCompany();
    run(company, 'exchangeSettings.change', { releaseNextDay: true });
    const line = (account: string, side: 'debit' | 'credit', base: string, currency: string, amount: string, value: string) => ({
      account,
      [side]: base,
      currency,
      foreignAmount: amount,
      rate: value,
    });
    run(company, 'journal.post', {
      date: d('2026-05-04'),
      lines: [
        line('1220', 'debit', '2700.00', 'USD', '1000', '2.7'),
        line('1220', 'debit', '1550.00', 'EUR', '500', '3.1'),
        { account: '5150', credit: '4250.00' },
      ],
    });
    // USD 1,000 x 2.74 = 2,740.00, gain 40.00; EUR 500 x 3.07 = 1,535.00, loss 15.00. Gains and losses are not set off against each other.
    rate(company, '2026-05-31', 'USD', '2.74');
    rate(company, '2026-05-31', 'EUR', '3.07');
    const monthEnd = revalue(company, '2026-05-31');
    expect(booked(company, monthEnd)).toEqual(['Dr 1220 40.00', 'Dr 8240 15.00', 'Cr 1220 15.00', 'Cr 8140 40.00']);
    expect(postings(company, { entryId: monthEnd.releaseEntryId! })).toEqual([
      'Dr 1220 15.00',
      'Dr 8140 40.00',
      'Cr 1220 40.00',
      'Cr 8240 15.00',
    ]);
    expect(balances(company, { asOf: d('2026-05-31') })).toEqual({
      '1220': '4275.00',
      '5150': '-4250.00',
      '8140': '-40.00',
      '8240': '15.00',
    });
    expect(balances(company)).toEqual({ '1220': '4250.00', '5150': '-4250.00' });
    expectReplay(company);
  });

  test('[L8] an advance in dollars is no monetary item: it keeps its rate, the bank it was paid into does not', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const foreign = { currency: 'USD', foreignAmount: '1000', rate: '2.7' };
    run(company, 'journal.post', {
      date: d('2026-05-04'),
      lines: [
        { account: '1220', debit: '2700', ...foreign },
        { account: '3120', credit: '2700', counterpartyId: customer, ...foreign },
      ],
    });
    run(company, 'journal.post', {
      date: d('2026-05-05'),
      lines: [
        { account: '1480', debit: '1080', currency: 'USD', foreignAmount: '400', rate: '2.7' },
        { account: '1220', credit: '1080', currency: 'USD', foreignAmount: '400', rate: '2.7' },
      ],
    });
    // The bank holds 600 dollars carried at 1,620.00; 600 x 2.80 = 1,680.00. 3120 and 1480 stay.
    const monthEnd = revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.80' }] });
    expect(booked(company, monthEnd)).toEqual(['Dr 1220 60.00', 'Cr 8140 60.00']);
    expect(balances(company)).toEqual({ '1220': '1680.00', '1480': '1080.00', '3120': '-2700.00', '8140': '-60.00' });
  });

  test('[L8] dinars have three decimals', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    // KWD 123.457 x 8.8115 = 1,087.8413... -> 1,087.84 (unit price 123.457, three decimals).
    const sold = invoice(company, customer, '2026-05-06', 'KWD', '8.8115', '123.457');
    expect(postings(company, sold)).toEqual(['Dr 1410 1087.84', 'Cr 6110 1087.84']);
    // 123.457 x 8.9 = 1,098.7673 -> 1,098.77; gain 10.93.
    expect(booked(company, revalue(company, '2026-05-31', { rates: [{ currency: 'KWD', rate: '8.9' }] }))).toEqual([
      'Dr 1410 10.93',
      'Cr 8140 10.93',
    ]);
    // 0.001 of it: carried 1,098.77 x 0.001 / 123.457 = 0.0089 -> 0.01, worth 0.001 x 9 = 0.009 -> 0.01: no difference.
    expect(postings(company, pay(company, customer, 'in', '2026-06-01', 'KWD', '9', '0.001', [sold.id, '0.001']))).toEqual([
      'Dr 1220 0.01',
      'Cr 1410 0.01',
    ]);
    expect(openOf(company, sold.id)).toBe('123.456');
    expect(
      codes(
        attempt(company, 'payment.post', {
          direction: 'in',
          date: '2026-06-01',
          counterpartyId: customer,
          currency: 'KWD',
          rate: '9',
          amount: '0.0001',
        }),
      ),
    ).toEqual(['TOO_MANY_DECIMALS']);
    expectAgreement(company);
  });

  test('[L8] half a tetri is rounded away from zero, whichever side it stands on', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const supplier = counterparty(company, 'Supplier');
    // KRW 1,000 x 0.001925 = 1.925 -> 1.93, both as receivable and as payable.
    const sold = invoice(company, customer, '2026-05-06', 'KRW', '0.001925', '1000');
    const bought = bill(company, supplier, '2026-05-06', 'KRW', '0.001925', '1000');
    expect(postings(company, sold)).toEqual(['Dr 1410 1.93', 'Cr 6110 1.93']);
    expect(postings(company, bought)).toEqual(['Dr 7450 1.93', 'Cr 3110 1.93']);
    // Month end 0.001815: 1.815 -> 1.82: the receivable loses 0.11, the payable gains 0.11.
    expect(booked(company, revalue(company, '2026-05-31', { rates: [{ currency: 'KRW', rate: '1.815', quantity: 1000 }] }))).toEqual([
      'Dr 3110 0.11',
      'Dr 8240 0.11',
      'Cr 1410 0.11',
      'Cr 8140 0.11',
    ]);
    expectAgreement(company);
  });

  test('[L8] money paid too much stays open at the rate of the day, and is revalued with the rest', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-05-06', 'USD', '2.7', '100'); // 270.00
    // 130 at 2.72 = 353.60: 100 settle 270.00 with a gain of 2.00 (272.00), 30 stay in the customer's favour at 81.60.
    const paid = pay(company, customer, 'in', '2026-05-20', 'USD', '2.72', '130', [sold.id, '100']);
    expect(postings(company, paid)).toEqual(['Dr 1220 353.60', 'Cr 1410 270.00', 'Cr 1410 81.60', 'Cr 8140 2.00']);
    // At 2.60: the bank 130 x 2.60 = 338.00, loss 15.60; the customer's 30 x 2.60 = 78.00, gain 3.60.
    expect(booked(company, revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.6' }] }))).toEqual([
      'Dr 1410 3.60',
      'Dr 8240 15.60',
      'Cr 1220 15.60',
      'Cr 8140 3.60',
    ]);
    // Paid back at 2.65: 79.50 against 78.00: loss 1.50.
    const back = pay(company, customer, 'out', '2026-06-02', 'USD', '2.65', '30', [paid.id, '30']);
    expect(postings(company, back)).toEqual(['Dr 1410 78.00', 'Dr 8240 1.50', 'Cr 1220 79.50']);
    expectAgreement(company);
  });

  test('[L8] a credit note for part of a revalued invoice takes its share of what is carried', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.5' }] }); // carried 2,500.00, loss 200.00
    // 400 taken back at 2.70 = 1,080.00 of sales; carried 400 x 2.5 = 1,000.00; gain 80.00: 400 of the loss never happened.
    const note = run(company, 'salesCreditNote.post', {
      date: d('2026-06-03'),
      counterpartyId: customer,
      correctsDocumentId: sold.id,
      reason: 'returned',
      currency: 'USD',
      lines: [{ unitPrice: '400', taxCode: 'S0X' }],
    });
    expect(postings(company, note)).toEqual(['Dr 6120 1080.00', 'Cr 1410 1000.00', 'Cr 8140 80.00']);
    expectAgreement(company);
    const paid = pay(company, customer, 'in', '2026-06-05', 'USD', '2.5', '600', [sold.id, '600']);
    expect(postings(company, paid)).toEqual(['Dr 1220 1500.00', 'Cr 1410 1500.00']);
    expectAgreement(company);
  });
});

describe('borders', () => {
  test('[L8] the last units of an item may be carried at nothing and are settled all the same', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    // 3 JPY x 0.007 = 0.021 -> 0.02. One of three: 0.0067 -> 0.01, one of two: 0.005 -> 0.01, so nothing is left for the last.
    const sold = invoice(company, customer, '2026-05-06', 'JPY', '0.007', '3');
    const payOne = (on: string) => postings(company, pay(company, customer, 'in', on, 'JPY', '0.01', '1', [sold.id, '1']));
    expect(payOne('2026-05-07')).toEqual(['Dr 1220 0.01', 'Cr 1410 0.01']);
    expect(payOne('2026-05-08')).toEqual(['Dr 1220 0.01', 'Cr 1410 0.01']);
    expect(payOne('2026-05-09')).toEqual(['Dr 1220 0.01', 'Cr 1410 0.00', 'Cr 8140 0.01']);
    expect(openOf(company, sold.id)).toBe('0');
    expectAgreement(company);
    expectReplay(company);
  });

  test('[L8] a book in euro without a country knows rates, and has no accounts for exchange differences', () => {
    const company = makeCompany({ country: null, taxId: '', baseCurrency: 'EUR' });
    run(company, 'rate.import', {
      source: 'ECB',
      quotes: [{ on: d('2026-05-08'), unit: 'EUR', quantity: 1, price: 'USD', rate: '1.1831' }],
    });
    // 1 / 1.1831 = 0.84523708900...
    expect(run(company, 'rate.at', { currency: 'USD', on: d('2026-05-08') })).toMatchObject({ base: 'EUR', rate: '0.845237089' });
    expect(codes(company.callRaw('revaluation.preview', { on: '2026-05-31' }))).toEqual(['NO_JURISDICTION']);
    expect(codes(attempt(company, 'revaluation.post', { on: '2026-05-31' }))).toEqual(['NO_JURISDICTION']);
    expectReplay(company);
  });

  test('[L8] a payment that settled a revalued item is voided: the item is carried again as it was', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] });
    const paid = pay(company, customer, 'in', '2026-06-02', 'USD', '2.72', '1000', [sold.id, '1000']);
    run(company, 'document.void', { documentId: paid.id, reason: 'other customer', date: d('2026-06-03') });
    expect(openOf(company, sold.id)).toBe('1000.00');
    expectAgreement(company);
    // 1,000 dollars at 2,650.00, and nothing else: June 30 at 2.60 costs 50.00 more.
    expect(booked(company, revalue(company, '2026-06-30', { rates: [{ currency: 'USD', rate: '2.6' }] }))).toEqual([
      'Dr 8240 50.00',
      'Cr 1410 50.00',
    ]);
    expectAgreement(company);
    // At June 2 the item was settled; nothing is left to revalue there, and the voiding of the day after takes nothing back twice.
    expect(revalue(company, '2026-06-02', { rates: [{ currency: 'USD', rate: '2.72' }] }).entryId).toBeNull();
    expectAgreement(company);
    expectReplay(company);
  });
});

describe('revaluation', () => {
  test('[L8] again on the same day only what is missing is booked; with other rates the difference to them', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    expect(revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] })).toMatchObject({ loss: '50.00' });
    const again = revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] });
    expect(again).toEqual({ entryId: null, number: null, releaseEntryId: null, gain: '0.00', loss: '0.00' });
    // The rate was wrong: 2.66 is right, so 10.00 of the loss is too much.
    expect(booked(company, revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.66' }] }))).toEqual([
      'Dr 1410 10.00',
      'Cr 8140 10.00',
    ]);
    invoice(company, customer, '2026-05-31', 'USD', '2.70', '100'); // a late invoice of the month
    expect(booked(company, revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.66' }] }))).toEqual([
      'Dr 8240 4.00',
      'Cr 1410 4.00',
    ]);
    expect(run(company, 'number.continuity', { series: 'revaluation' })).toMatchObject([{ head: 3, used: 3, missing: [] }]);
    expectAgreement(company);
    expectReplay(company);
  });

  test('[L8] a month end revalued when payments of the next month are in the books: what they settled is taken back the day after', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000'); // 2,700.00
    // Recorded before the revaluation, so against the original rate: 600 x 2.72 = 1,632.00 - 1,620.00 = gain 12.00. Left 400 at 1,080.00.
    pay(company, customer, 'in', '2026-06-02', 'USD', '2.72', '600', [sold.id, '600']);
    // At the end of May 1,000 dollars were open: 2,650.00, loss 50.00. Of it 600 / 1000 = 30.00 go back on June 1.
    const monthEnd = revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] });
    expect(booked(company, monthEnd)).toEqual(['Dr 8240 50.00', 'Cr 1410 50.00']);
    expect(postings(company, { entryId: monthEnd.releaseEntryId! })).toEqual(['Dr 1410 30.00', 'Cr 8240 30.00']);
    expect(balances(company, { asOf: d('2026-05-31') })['1410']).toBe('2650.00');
    // 400 dollars are carried at 1,060.00 = 400 x 2.65.
    expect(balances(company)['1410']).toBe('1060.00');
    expectAgreement(company);
    // Nothing is missing.
    expect(revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] }).entryId).toBeNull();
    pay(company, customer, 'in', '2026-06-20', 'USD', '2.65', '400', [sold.id, '400']);
    // 1,632.00 + 1,060.00 received - 2,700.00 sold = -8.00.
    expect(balances(company)).toEqual({ '1220': '2692.00', '6110': '-2700.00', '8140': '-12.00', '8240': '20.00' });
    expectAgreement(company);
    expectReplay(company);
  });

  test('[L8] a day on which nothing is missing is recorded once, without an entry', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    const input = { rates: [{ currency: 'USD', rate: '2.7' }] };
    const before = run(company, 'history.list', { limit: 1 }).total;
    expect(revalue(company, '2026-05-31', input).entryId).toBeNull();
    expect(revalue(company, '2026-05-31', input).entryId).toBeNull();
    const { rows, total } = run(company, 'history.list', { limit: 1 });
    expect([total - before, rows[0]!.type, rows[0]!.after]).toEqual([1, 'revaluation.posted', { on: '2026-05-31' }]);
    expect(run(company, 'number.continuity', { series: 'revaluation' })).toEqual([]);
    expectReplay(company);
  });

  test('[L8] a forgotten month end posted after a later one leaves the later one right', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    invoice(company, customer, '2026-04-06', 'USD', '2.7', '1000');
    revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] });
    const april = revalue(company, '2026-04-30', { rates: [{ currency: 'USD', rate: '2.80' }] });
    expect(booked(company, april)).toEqual(['Dr 1410 100.00', 'Cr 8140 100.00']);
    expect(postings(company, { entryId: april.releaseEntryId! })).toEqual(['Dr 8140 100.00', 'Cr 1410 100.00']);
    expect(balances(company, { asOf: d('2026-04-30') })['1410']).toBe('2800.00');
    expect(balances(company, { asOf: d('2026-05-31') })['1410']).toBe('2650.00');
    expect(revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] }).entryId).toBeNull();
    expectAgreement(company);
  });

  test('[L8] differences booked by hand on a foreign account are not booked twice', () => {
    const company = makeCompany();
    run(company, 'journal.post', {
      date: d('2026-05-04'),
      lines: [
        { account: '1220', debit: '2700', currency: 'USD', foreignAmount: '1000', rate: '2.7' },
        { account: '5150', credit: '2700' },
      ],
    });
    run(company, 'journal.post', {
      date: d('2026-05-31'),
      lines: [
        { account: '8240', debit: '30' },
        { account: '1220', credit: '30' },
      ],
    });
    const input = { on: d('2026-05-31'), rates: [{ currency: 'USD', rate: '2.65' }] };
    const refused = attempt(company, 'revaluation.post', input);
    expect(rejections(refused)).toEqual([{ code: 'UNASSIGNED_BALANCE', account: '1220', balance: '-30.00' }]);
    // 2,670.00 stand there, 2,650.00 is right: the currency loses 50.00 and the 30.00 of the hand are cleared.
    expect(booked(company, revalue(company, '2026-05-31', { ...input, clearUnassigned: true }))).toEqual([
      'Dr 1220 30.00',
      'Dr 8240 50.00',
      'Cr 1220 50.00',
      'Cr 8140 30.00',
    ]);
    expect(balances(company)).toMatchObject({ '1220': '2650.00' });
    expect(run(company, 'revaluation.preview', input).unassigned).toEqual([]);
  });

  test('[L8] the preview shows each position with amount, carried value and worth, and what was posted agrees with it', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const sold = invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    rate(company, '2026-05-29', 'USD', '2.65');
    const preview = run(company, 'revaluation.preview', { on: d('2026-05-31') });
    expect(preview).toMatchObject({
      baseCurrency: 'GEL',
      rates: [{ currency: 'USD', rate: '2.6500', on: '2026-05-29', source: 'manual', isStale: false }],
      rows: [
        {
          account: '1410',
          currency: 'USD',
          documentId: sold.id,
          documentNumber: sold.number,
          counterparty: 'Customer',
          quantity: '1000.00',
          carried: '2700.00',
          worth: '2650.00',
          difference: '-50.00',
          released: '0.00',
        },
      ],
      gain: '0.00',
      loss: '50.00',
      difference: '-50.00',
      releasedOn: null,
    });
    expect(codes(attempt(company, 'revaluation.post', { on: '2026-05-31', expectedDifference: '-49.99' }))).toEqual(['TOTAL_CHANGED']);
    expect(codes(attempt(company, 'revaluation.post', { on: '2026-05-31', expectedDifference: preview.difference }))).toEqual([]);
  });

  test('[L8] what stands in the way is named, all at once, and nothing is booked', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    invoice(company, customer, '2026-05-06', 'EUR', '3.1', '1000');
    expect(rejections(attempt(company, 'revaluation.post', { on: '2026-05-31' }))).toEqual([
      { code: 'RATE_MISSING', currency: 'EUR', on: '2026-05-31' },
      { code: 'RATE_MISSING', currency: 'USD', on: '2026-05-31' },
    ]);
    rate(company, '2026-05-23', 'USD', '2.65');
    rate(company, '2026-05-24', 'EUR', '3.05');
    // Eight days are too old, seven are not.
    expect(rejections(attempt(company, 'revaluation.post', { on: '2026-05-31' }))).toEqual([
      { code: 'RATE_STALE', currency: 'USD', on: '2026-05-31', rateOn: '2026-05-23' },
    ]);
    run(company, 'period.close', { period: '2026-05' as never, mode: 'hard', acceptWarnings: ['vat-return', 'revaluation'] });
    expect(codes(attempt(company, 'revaluation.post', { on: '2026-05-31', rates: [{ currency: 'USD', rate: '2.65' }] }))).toEqual([
      'PERIOD_CLOSED',
    ]);
    expect(
      codes(attempt(company, 'revaluation.post', { on: '2026-06-30', rates: [{ currency: 'USD', rate: '0.00000000004' }] })),
    ).toContain('INPUT_INVALID');
  });

  test('[ACC-1] where several people work, only someone who may approve revalues', () => {
    const company = makeCompany();
    run(company, 'user.add', { name: 'Lasha', role: 'accountant' });
    const accountant = reopen(company.file, { userId: 'Lasha' });
    run(company, 'journal.post', {
      date: d('2026-05-04'),
      lines: [
        { account: '1220', debit: '2700', currency: 'USD', foreignAmount: '1000', rate: '2.7' },
        { account: '5150', credit: '2700' },
      ],
    });
    run(company, 'company.update', { name: 'Several', onePerson: false, vatPayer: true });
    const input = { on: '2026-05-31', rates: [{ currency: 'USD', rate: '2.65' }] };
    expect(codes(attempt(accountant, 'revaluation.post', input))).toEqual(['DRAFT_NOT_APPROVED']);
    expect(codes(attempt(company, 'revaluation.post', input))).toEqual([]);
  });

  test('[L8] its entries are not reversed one by one: open items would part from the ledger', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    invoice(company, customer, '2026-05-06', 'USD', '2.7', '1000');
    const { entryId } = revalue(company, '2026-05-31', { rates: [{ currency: 'USD', rate: '2.65' }] });
    expect(codes(attempt(company, 'journal.reverse', { entryId, date: '2026-06-01' }))).toEqual(['REVERSAL_OF_REVALUATION']);
  });
});

describe('rates', () => {
  test('[L8] the rate of a day is the latest on or before it, with a warning when it is old', () => {
    const company = makeCompany();
    rate(company, '2026-05-08', 'USD', '2.71');
    rate(company, '2026-05-11', 'USD', '2.72');
    const at = (on: string, more: object = {}) => run(company, 'rate.at', { currency: 'USD', on: d(on), ...more });
    expect(at('2026-05-07')).toBeNull();
    expect(at('2026-05-08')).toMatchObject({ rate: '2.7100', on: '2026-05-08', ageDays: 0, isStale: false, source: 'manual' });
    expect(at('2026-05-10')).toMatchObject({ rate: '2.7100', ageDays: 2, isStale: false });
    expect(at('2026-05-11')).toMatchObject({ rate: '2.7200' });
    expect(at('2026-05-18')).toMatchObject({ ageDays: 7, isStale: false });
    expect(at('2026-05-19')).toMatchObject({ ageDays: 8, isStale: true });
    expect(at('2026-05-19', { maxAgeDays: 8 })).toMatchObject({ isStale: false });
    expect(codes(company.callRaw('rate.at', { currency: 'GEL', on: '2026-05-08' }))).toEqual(['CURRENCY_IS_BASE']);
    expect(codes(company.callRaw('rate.at', { currency: 'QQQ', on: '2026-05-08' }))).toEqual(['CURRENCY_UNKNOWN']);
  });

  test('[L8] a corrected rate replaces the one of its day, and the history shows both; what was posted stays', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const { id } = rate(company, '2026-05-08', 'USD', '2.17');
    const sold = invoice(company, customer, '2026-05-08', 'USD', '2.17', '10');
    expect(rate(company, '2026-05-08', 'USD', '2.71').id).toBe(id);
    expect(run(company, 'rate.list', {})).toMatchObject({ total: 1, rows: [{ id, rate: '2.71', corrections: 1, source: 'manual' }] });
    expect(postings(company, sold)).toEqual(['Dr 1410 21.70', 'Cr 6110 21.70']);
    const { rows } = run(company, 'history.list', { objectId: id as never, limit: 1 });
    expect(rows[0]).toMatchObject({
      type: 'rate.recorded',
      subject: 'USD/GEL 2026-05-08',
      before: { rate: '2.17' },
      after: { rate: '2.71' },
    });
    expect(rows[0]!.user).toBe('Nino');
    expectReplay(company);
  });

  test('[L8] rates for one euro are turned round exactly and rounded once; without a quote of the two the way goes through the euro', () => {
    const company = makeCompany();
    const quotes = [
      { on: d('2026-05-08'), unit: 'EUR', quantity: 1, price: 'USD', rate: '1.1831' },
      { on: d('2026-05-08'), unit: 'EUR', quantity: 1, price: 'JPY', rate: '141.17' },
    ];
    run(company, 'rate.import', { source: 'ECB', quotes });
    // Nothing says what a euro is in lari.
    expect(run(company, 'rate.at', { currency: 'USD', on: d('2026-05-08') })).toBeNull();
    rate(company, '2026-05-07', 'EUR', '3.1234');
    // 3.1234 / 1.1831 = 2.64001352379... (2.6400135238 with ten decimals).
    expect(run(company, 'rate.at', { currency: 'USD', on: d('2026-05-08') })).toMatchObject({
      rate: '2.6400135238',
      on: '2026-05-07',
      source: 'ECB, manual',
      quotes: [
        { unit: 'EUR', price: 'USD' },
        { unit: 'EUR', price: 'GEL' },
      ],
    });
    // 3.1234 / 141.17 = 0.022125097400...: by way of a rounded 1 / 141.17 = 0.0070836580 it would be 0.0221250974 as well, by two roundings.
    expect(run(company, 'rate.at', { currency: 'JPY', on: d('2026-05-08') })).toMatchObject({ rate: '0.0221250974' });
    // A quote of the two themselves is preferred.
    rate(company, '2026-05-08', 'USD', '2.64');
    expect(run(company, 'rate.at', { currency: 'USD', on: d('2026-05-08') })).toMatchObject({ rate: '2.6400', source: 'manual' });
  });

  test('[L8] an import leaves alone what is there and what was typed, and names what it left out', () => {
    const company = makeCompany();
    rate(company, '2026-05-08', 'USD', '2.7');
    const quote = (unit: string, value: string) => ({ on: d('2026-05-08'), unit, quantity: 1, price: 'GEL', rate: value });
    const quotes = [quote('USD', '2.71'), quote('EUR', '3.1'), quote('HRK', '0.41')];
    const first = run(company, 'rate.import', { source: 'NBG', file: 'rates.json', quotes });
    expect(first).toEqual({ recorded: 1, unchanged: 0, kept: 1, skipped: ['HRK'] });
    expect(run(company, 'rate.import', { source: 'NBG', quotes })).toEqual({ recorded: 0, unchanged: 1, kept: 1, skipped: ['HRK'] });
    // The bank corrected itself; 2.70 is the figure of the hand, only written longer.
    const corrected = [quote('EUR', '3.11'), quote('USD', '2.70')];
    expect(run(company, 'rate.import', { source: 'NBG', quotes: corrected })).toMatchObject({ recorded: 1, unchanged: 1, kept: 0 });
    expect(run(company, 'rate.list', { currency: 'EUR' }).rows).toMatchObject([{ rate: '3.11', source: 'NBG', corrections: 1 }]);
    expect(codes(attempt(company, 'rate.record', { on: '2026-05-08', unit: 'GEL', rate: '1' }))).toEqual(['RATE_PAIR']);
    expect(codes(attempt(company, 'rate.record', { on: '2026-05-08', unit: 'XXX', rate: '1' }))).toEqual(['CURRENCY_UNKNOWN']);
    expectReplay(company);
  });
});

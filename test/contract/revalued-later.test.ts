import { describe, expect, test } from 'vitest';
import { checkControlAccounts } from '../../electron/closing/control-accounts.ts';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { balances, counterparty, d, good, makeCompany, month, openOf, postings, run } from '../support/company.ts';

// What is settled on a day is settled at what it was carried at then, whatever was revalued since. 100 dollars at 2.70 of 10 January, revalued at 2.80 at the
// end of March: 270.00 and 280.00 lari. @source IAS 21.28

interface Books {
  readonly company: Company;
  readonly party: string;
}
const usd = (rate: string) => ({ currency: 'USD', rate });
const make = (): Books => {
  const company = makeCompany();
  return { company, party: counterparty(company, 'Party') };
};
const invoice = ({ company, party }: Books): string =>
  run(company, 'salesInvoice.post', {
    ...{ date: d('2026-01-10'), counterpartyId: party, ...usd('2.7') },
    lines: [{ unitPrice: '100', taxCode: 'S0X' }],
  }).id;
const bill = ({ company, party }: Books): string =>
  run(company, 'purchaseBill.post', {
    ...{ date: d('2026-01-10'), counterpartyId: party, ...usd('2.7') },
    lines: [{ unitPrice: '100', taxCode: 'P0', account: '7450' }],
  }).id;
const pay = ({ company, party }: Books, direction: 'in' | 'out', on: string, rate: string, amount: string, documentId?: string) =>
  run(company, 'payment.post', {
    ...{ direction, date: d(on), counterpartyId: party, amount, ...usd(rate) },
    allocations: documentId === undefined ? [] : [{ documentId, amount }],
  });
const revalue = ({ company }: Books, on: string, rate: string) =>
  run(company, 'revaluation.post', { on: d(on), rates: [{ currency: 'USD', rate }] });
/** Of the accounts named, at the end of a day; gains and losses in one figure, a gain above zero. */
const on = ({ company }: Books, day: string, ...accounts: string[]): string[] => {
  const all = balances(company, { asOf: d(day) });
  return accounts.map((account) => all[account] ?? '0.00');
};
const result = (books: Books, day: string): number =>
  Number(-on(books, day, '8140', '8240').reduce((sum, amount) => sum + decimal(amount, 2), 0n));

function expectSound({ company }: Books): void {
  const db = connect(company.file, { readonly: true });
  try {
    const scope = { db, company: readCompany(db) } as never;
    for (const day of ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-01', '2026-04-30', '2026-06-30'])
      expect([day, checkControlAccounts(scope, d(day)).items]).toEqual([day, []]);
    expect(db.all('SELECT position FROM open_item WHERE open_minor = 0 AND open_base_minor <> 0')).toEqual([]);
  } finally {
    db.close();
  }
}

/** Replay gives the tables that were kept step by step. [PRJ-1] */
function expectReplay({ company }: Books): void {
  company.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
}

describe('settled in full after it was revalued at the end of March', () => {
  // Day and rate of the payment, its entry, exchange result by then in minor units, and by the end of June once March is revalued anew.
  test.each([
    ['before', '2026-02-15', '2.72', ['Dr 1220 272.00', 'Cr 1410 270.00', 'Cr 8140 2.00'], 200, 1000],
    ['on', '2026-03-31', '2.8', ['Dr 1220 280.00', 'Cr 1410 270.00', 'Cr 8140 10.00'], 1000, 1000],
    ['after', '2026-04-10', '2.85', ['Dr 1220 285.00', 'Cr 1410 280.00', 'Cr 8140 5.00'], 1500, 1500],
  ])('[L8] money for an invoice %s the day of the revaluation', (_, day, rate, entry, then, later) => {
    const books = make();
    const id = invoice(books);
    revalue(books, '2026-03-31', '2.8');
    expect(postings(books.company, pay(books, 'in', day, rate, '100', id))).toEqual(entry);
    if (day < '2026-03-31') expect(result(books, day)).toBe(then);
    revalue(books, '2026-03-31', '2.8');
    expect(result(books, day)).toBe(then);
    expect(on(books, '2026-03-31', '1410')).toEqual([day <= '2026-03-31' ? '0.00' : '280.00']);
    expect([on(books, '2026-06-30', '1410'), openOf(books.company, id), result(books, '2026-06-30')]).toEqual([['0.00'], '0.00', later]);
    // Nothing is missing any more.
    expect(revalue(books, '2026-03-31', '2.8')).toMatchObject({ entryId: null });
    expectSound(books);
  });

  test.each([
    ['before', '2026-02-15', '2.72', ['Dr 3110 270.00', 'Dr 8240 2.00', 'Cr 1220 272.00'], -200, -1000],
    ['on', '2026-03-31', '2.8', ['Dr 3110 270.00', 'Dr 8240 10.00', 'Cr 1220 280.00'], -1000, -1000],
    ['after', '2026-04-10', '2.85', ['Dr 3110 280.00', 'Dr 8240 5.00', 'Cr 1220 285.00'], -1500, -1500],
  ])('[L8] money for a bill %s the day of the revaluation', (_, day, rate, entry, then, later) => {
    const books = make();
    const id = bill(books);
    revalue(books, '2026-03-31', '2.8');
    expect(postings(books.company, pay(books, 'out', day, rate, '100', id))).toEqual(entry);
    if (day < '2026-03-31') expect(result(books, day)).toBe(then);
    revalue(books, '2026-03-31', '2.8');
    expect(result(books, day)).toBe(then);
    expect(on(books, '2026-03-31', '3110')).toEqual([day <= '2026-03-31' ? '0.00' : '-280.00']);
    expect([on(books, '2026-06-30', '3110'), openOf(books.company, id), result(books, '2026-06-30')]).toEqual([['0.00'], '0.00', later]);
    expect(revalue(books, '2026-03-31', '2.8')).toMatchObject({ entryId: null });
    expectSound(books);
  });
});

test('[L8] a payment at the rate of the bill recorded late, for a month long before the revaluation, shows no result in that month', () => {
  const books = make();
  const id = bill(books);
  revalue(books, '2026-03-31', '2.8');
  expect(postings(books.company, pay(books, 'out', '2026-01-20', '2.7', '100', id))).toEqual(['Dr 3110 270.00', 'Cr 1220 270.00']);
  expect(['2026-01-31', '2026-02-28'].map((day) => result(books, day))).toEqual([0, 0]);
  // What remains of the revaluation goes with the next one, on whatever day that is.
  revalue(books, '2026-04-30', '2.8');
  expect(on(books, '2026-04-30', '3110', '1220')).toEqual(['0.00', '-280.00']);
  expect(result(books, '2026-04-30')).toBe(-1000);
  expectSound(books);
});

test('[L7] [L8] what a payment recorded late leaves on the control account is told by the checks of the month, and goes as the screen they lead to says', () => {
  const books = make();
  const { company } = books;
  const id = invoice(books);
  revalue(books, '2026-03-31', '2.8');
  const check = () => run(company, 'period.checks', { period: month('2026-03') }).checks.find((each) => each.id === 'revaluation');
  pay(books, 'in', '2026-02-15', '2.7', '100', id);
  // The difference of the revaluation stands on an account nobody owes anything on any more.
  expect([on(books, '2026-03-31', '1410'), openOf(company, id)]).toEqual([['10.00'], '0.00']);
  expect(check()).toMatchObject({
    state: 'warning',
    goTo: { screen: 'revaluation', subject: '2026-03-31' },
    items: [
      { subject: '1220', amount: '100.00', currency: 'USD' },
      { subject: '1410', amount: '0.00', currency: 'USD' },
    ],
  });
  // As the screen does: what it shows is what it posts. The dollars are in the bank now, and the difference with them.
  run(company, 'rate.record', { unit: 'USD', on: d('2026-03-31'), rate: '2.8' });
  const asked = { on: d('2026-03-31'), clearUnassigned: false };
  const shown = run(company, 'revaluation.preview', asked);
  expect(shown.rows.map(({ account, carried, worth, difference }) => [account, carried, worth, difference])).toEqual([
    ['1220', '270.00', '280.00', '10.00'],
    ['1410', '10.00', '0.00', '-10.00'],
  ]);
  run(company, 'revaluation.post', { ...asked, expectedDifference: shown.difference });
  expect(on(books, '2026-03-31', '1410', '1220')).toEqual(['0.00', '280.00']);
  expect(check()).toMatchObject({ state: 'ok', items: [] });
  expectSound(books);
  expectReplay(books);
});

test('[L8] half is paid after the revaluation, the other half is recorded for a day before it', () => {
  const books = make();
  const id = invoice(books);
  revalue(books, '2026-03-31', '2.8');
  expect(postings(books.company, pay(books, 'in', '2026-04-10', '2.8', '50', id))).toEqual(['Dr 1220 140.00', 'Cr 1410 140.00']);
  // Of 100 dollars at 270.00, as they were on that day.
  expect(postings(books.company, pay(books, 'in', '2026-02-15', '2.7', '50', id))).toEqual(['Dr 1220 135.00', 'Cr 1410 135.00']);
  revalue(books, '2026-03-31', '2.8');
  expect(on(books, '2026-03-31', '1410', '1220')).toEqual(['140.00', '140.00']);
  expect(on(books, '2026-04-10', '1410', '1220')).toEqual(['0.00', '280.00']);
  expect(['2026-02-28', '2026-03-31', '2026-06-30'].map((day) => result(books, day))).toEqual([0, 1000, 1000]);
  expectSound(books);
  expectReplay(books);
});

test('[L8] part of it before: what is left is worth its own share once revalued anew, and is settled at that', () => {
  const books = make();
  const id = invoice(books);
  revalue(books, '2026-03-31', '2.8');
  expect(postings(books.company, pay(books, 'in', '2026-02-15', '2.7', '30', id))).toEqual(['Dr 1220 81.00', 'Cr 1410 81.00']);
  revalue(books, '2026-03-31', '2.8');
  expect(on(books, '2026-03-31', '1410')).toEqual(['196.00']);
  expect(postings(books.company, pay(books, 'in', '2026-04-10', '2.8', '70', id))).toEqual(['Dr 1220 196.00', 'Cr 1410 196.00']);
  expectSound(books);
});

test('[L8] between two revaluations it is settled at the first', () => {
  const books = make();
  const id = invoice(books);
  revalue(books, '2026-01-31', '2.75');
  revalue(books, '2026-03-31', '2.8');
  expect(postings(books.company, pay(books, 'in', '2026-02-15', '2.72', '100', id))).toEqual([
    'Dr 1220 272.00',
    'Dr 8240 3.00',
    'Cr 1410 275.00',
  ]);
  revalue(books, '2026-03-31', '2.8');
  expect(['2026-01-31', '2026-02-28', '2026-03-31'].map((day) => [on(books, day, '1410')[0], result(books, day)])).toEqual([
    ['275.00', 500],
    ['0.00', 200],
    ['0.00', 1000],
  ]);
  expectSound(books);
});

test.each([
  ['2026-03-31', ['Dr 1220 280.00', 'Cr 1410 270.00', 'Cr 8140 10.00']],
  ['2026-04-01', ['Dr 1220 280.00', 'Cr 1410 270.00', 'Cr 8140 10.00']],
])('[L8] a revaluation that is taken back the next day changes nothing for a payment of %s', (day, entry) => {
  const books = make();
  run(books.company, 'exchangeSettings.change', { releaseNextDay: true });
  const id = invoice(books);
  revalue(books, '2026-03-31', '2.8');
  expect(postings(books.company, pay(books, 'in', day, '2.8', '100', id))).toEqual(entry);
  revalue(books, '2026-03-31', '2.8');
  expect(on(books, '2026-03-31', '1410')).toEqual([day === '2026-03-31' ? '0.00' : '280.00']);
  expect([on(books, '2026-04-01', '1410'), result(books, '2026-04-01')]).toEqual([['0.00'], 1000]);
  expectSound(books);
});

test('[L8] an invoice set off against money of the same customer, for a day before both were revalued', () => {
  const books = make();
  const id = invoice(books);
  const credit = pay(books, 'in', '2026-02-01', '2.72', '100').id;
  revalue(books, '2026-03-31', '2.8');
  const matched = run(books.company, 'openItem.match', { documentId: id, creditId: credit, date: d('2026-02-15') });
  // 270.00 against 272.00.
  expect(postings(books.company, { entryId: matched.entryId! })).toEqual(['Dr 1410 2.00', 'Cr 8140 2.00']);
  revalue(books, '2026-03-31', '2.8');
  expect(['2026-02-28', '2026-03-31', '2026-06-30'].map((day) => on(books, day, '1410')[0])).toEqual(['0.00', '0.00', '0.00']);
  expect([result(books, '2026-02-28'), result(books, '2026-06-30')]).toEqual([200, 1000]);
  expectSound(books);
  expectReplay(books);
});

test('[L8] a credit note for a day before the revaluation takes its part at the rate of the invoice', () => {
  const books = make();
  const id = invoice(books);
  revalue(books, '2026-03-31', '2.8');
  run(books.company, 'salesCreditNote.post', {
    ...{ date: d('2026-02-15'), counterpartyId: books.party, currency: 'USD', correctsDocumentId: id, reason: 'returned' },
    lines: [{ unitPrice: '40', taxCode: 'S0X' }],
  });
  expect([on(books, '2026-02-28', '1410')[0], result(books, '2026-02-28')]).toEqual(['162.00', 0]);
  revalue(books, '2026-03-31', '2.8');
  expect([on(books, '2026-03-31', '1410')[0], result(books, '2026-03-31')]).toEqual(['168.00', 600]);
  expectSound(books);
});

test('[L8] the payment is cancelled again: the invoice is open as if it had never been', () => {
  const books = make();
  const id = invoice(books);
  revalue(books, '2026-03-31', '2.8');
  const payment = pay(books, 'in', '2026-02-15', '2.72', '100', id);
  revalue(books, '2026-03-31', '2.8');
  run(books.company, 'document.void', { documentId: payment.id, reason: 'wrong' });
  revalue(books, '2026-03-31', '2.8');
  expect([openOf(books.company, id), on(books, '2026-02-28', '1410')[0], on(books, '2026-03-31', '1410', '1220')]).toEqual([
    '100.00',
    '270.00',
    ['280.00', '0.00'],
  ]);
  expect([result(books, '2026-02-28'), result(books, '2026-03-31')]).toEqual([0, 1000]);
  expectSound(books);
  expectReplay(books);
});

test('[L8] a form is told since when a document is carried at what it is', () => {
  const books = make();
  const id = invoice(books);
  expect(run(books.company, 'document.get', { id })).toMatchObject({ carried: '270.00' });
  expect(run(books.company, 'document.get', { id })).not.toHaveProperty('revaluedOn');
  revalue(books, '2026-03-31', '2.8');
  expect(run(books.company, 'document.get', { id })).toMatchObject({ carried: '280.00', revaluedOn: '2026-03-31' });
});

test('[L8] [V10] what is recorded for a day that is revalued already asks for another revaluation before the month is closed', () => {
  const books = make();
  const asks = () => {
    const found = run(books.company, 'period.checks', { period: '2026-03' as never }).checks.find(({ id }) => id === 'revaluation')!;
    return [found.state, found.items.map(({ subject, amount, currency }) => `${subject} ${amount} ${currency}`)];
  };
  const id = invoice(books);
  expect(asks()).toEqual(['warning', ['1410 100.00 USD']]);
  revalue(books, '2026-03-31', '2.8');
  expect(asks()).toEqual(['ok', []]);
  // Of April: nothing of March has changed.
  pay(books, 'in', '2026-04-02', '2.9', '10');
  expect(asks()).toEqual(['ok', []]);
  pay(books, 'in', '2026-02-15', '2.72', '100', id);
  expect(asks()).toEqual(['warning', ['1220 100.00 USD', '1410 0.00 USD']]);
  revalue(books, '2026-03-31', '2.8');
  expect(asks()).toEqual(['ok', []]);
  // At the rate of the day there is nothing to book, and it is known that somebody looked.
  bill(books);
  expect(asks()[0]).toBe('warning');
  revalue(books, '2026-03-31', '2.7');
  revalue(books, '2026-03-31', '2.7');
  expect(asks()).toEqual(['ok', []]);
});

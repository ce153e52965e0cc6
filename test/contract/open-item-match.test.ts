import { describe, expect, test } from 'vitest';
import { checkControlAccounts } from '../../electron/closing/control-accounts.ts';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import {
  attempt,
  balances,
  codes,
  counterparty,
  d,
  entryOf,
  good,
  makeCompany,
  month,
  openOf,
  postings,
  rejections,
  reopen,
  run,
  stateOf,
} from '../support/company.ts';

// Open credits set off against invoices and bills: no money moves. [LED-2]

interface Made {
  readonly company: Company;
  readonly customer: string;
}
const make = (): Made => {
  const company = makeCompany();
  return { company, customer: counterparty(company, 'Customer') };
};
const invoice = ({ company, customer }: Made, on: string, amount: string, money: object = {}): string =>
  run(company, 'salesInvoice.post', {
    date: d(on),
    counterpartyId: customer,
    lines: [{ unitPrice: amount, taxCode: 'S0X' }],
    ...money,
  }).id;
/** Money nobody knew what for: all of it stays open in favour of the customer. */
const overpayment = ({ company, customer }: Made, on: string, amount: string, money: object = {}): string =>
  run(company, 'payment.post', { date: d(on), direction: 'in', counterpartyId: customer, amount, ...money }).id;

function expectControl(company: Company, ...days: readonly string[]): void {
  const db = connect(company.file, { readonly: true });
  try {
    const scope = { db, company: readCompany(db) } as never;
    for (const on of days) expect([on, checkControlAccounts(scope, d(on)).items]).toEqual([on, []]);
  } finally {
    db.close();
  }
}

function expectReplay(company: Company): void {
  company.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
}

describe('set-off', () => {
  test('[LED-2] a credit note left open is set off against the next invoice: both go down, nothing is posted', () => {
    const made = make();
    const { company, customer } = made;
    const first = invoice(made, '2026-05-01', '100');
    overpayment(made, '2026-05-02', '100', { allocations: [{ documentId: first, amount: '100' }] });
    const note = run(company, 'salesCreditNote.post', {
      date: d('2026-05-03'),
      counterpartyId: customer,
      correctsDocumentId: first,
      reason: 'returned',
      lines: [{ unitPrice: '30', taxCode: 'S0X' }],
    }).id;
    const second = invoice(made, '2026-05-04', '80');
    const before = [balances(company), run(company, 'journal.list', { limit: 100 }).total];
    const match = run(company, 'openItem.match', { date: d('2026-05-10'), documentId: second, creditId: note });
    expect(match).toMatchObject({ amount: '30.00', currency: 'GEL', entryId: null });
    expect([openOf(company, second), openOf(company, note)]).toEqual(['50.00', '0.00']);
    expect([balances(company), run(company, 'journal.list', { limit: 100 }).total]).toEqual(before);
    const settlement = { date: '2026-05-10', amount: '30.00', matchId: match.id };
    expect(run(company, 'document.get', { id: second })!.settlements).toMatchObject([{ documentId: note, ...settlement }]);
    expect(run(company, 'document.get', { id: note })!.settlements).toMatchObject([{ documentId: second, ...settlement }]);
    // What was open the day before is still told as it was.
    const asOf = (on: string) =>
      run(company, 'document.list', { kinds: ['sales-invoice', 'sales-credit-note'], openOnly: true, asOf: d(on) }).rows.map(
        ({ id, open }) => [id, open],
      );
    expect(asOf('2026-05-09')).toEqual([
      [second, '80.00'],
      [note, '30.00'],
    ]);
    expect(asOf('2026-05-10')).toEqual([[second, '50.00']]);
    // Named the other way round, a part, on the side of what is left.
    expectControl(company, '2026-05-04', '2026-05-09', '2026-05-10', '2026-05-31');
    expectReplay(company);
  });

  test('[L8] in dollars each leaves at what it is carried at, and the difference is booked', () => {
    const made = make();
    const { company } = made;
    // 1000 dollars owed at 2.70, 400 overpaid at 2.60: 400 of the invoice are carried at 1080.00, the overpayment at 1040.00.
    const sold = invoice(made, '2026-05-01', '1000', { currency: 'USD', rate: '2.7' });
    const paid = overpayment(made, '2026-05-02', '400', { currency: 'USD', rate: '2.6' });
    const match = run(company, 'openItem.match', { date: d('2026-05-10'), documentId: paid, creditId: sold, memo: 'as agreed' });
    expect(postings(company, { entryId: match.entryId! })).toEqual(['Dr 8240 40.00', 'Cr 1410 40.00']);
    expect(entryOf(company, { entryId: match.entryId! })).toMatchObject({
      kind: 'match-difference',
      date: '2026-05-10',
      memo: 'as agreed',
    });
    expect([openOf(company, sold), openOf(company, paid)]).toEqual(['600.00', '0.00']);
    // 600 dollars at 2.70 are left on the control account, in both units.
    expect(balances(company)['1410']).toBe('1620.00');
    const inDollars = run(company, 'trialBalance.get', { in: 'commodity' }).rows.filter((row) => row.accountCode === '1410');
    expect(inDollars.map(({ commodity, balance }) => [commodity, balance])).toContainEqual(['USD', '600.00']);
    expectControl(company, '2026-05-01', '2026-05-02', '2026-05-10');
    // The entry is part of the match and not reversed by itself.
    expect(codes(attempt(company, 'journal.reverse', { entryId: match.entryId, date: '2026-05-11' }))).toEqual(['REVERSAL_OF_MATCH']);
    const undone = run(company, 'openItem.unmatch', { matchId: match.id, reason: 'not agreed', date: d('2026-05-12') });
    expect(postings(company, { entryId: undone.entryId! })).toEqual(['Dr 1410 40.00', 'Cr 8240 40.00']);
    expect([openOf(company, sold), openOf(company, paid)]).toEqual(['1000.00', '400.00']);
    expect(balances(company)['1410']).toBe('1660.00');
    expect(run(company, 'document.get', { id: sold })!.settlements).toEqual([]);
    expectControl(company, '2026-05-10', '2026-05-11', '2026-05-12');
    expect(codes(attempt(company, 'openItem.unmatch', { matchId: match.id, reason: 'again' }))).toEqual(['ALREADY_UNMATCHED']);
    // Undone, it may be set off anew, now a part of it: 100 at 270.00 against 260.00.
    const again = run(company, 'openItem.match', { date: d('2026-05-13'), documentId: sold, creditId: paid, amount: '100' });
    expect(postings(company, { entryId: again.entryId! })).toEqual(['Dr 8240 10.00', 'Cr 1410 10.00']);
    expectReplay(company);
  });

  test('[L8] a gain, on the side of a supplier, and a revaluation at the end of the month before', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Supplier');
    const usd = { counterpartyId, currency: 'USD' };
    const bill = run(company, 'purchaseBill.post', {
      ...usd,
      date: d('2026-05-05'),
      rate: '2.8',
      lines: [{ unitPrice: '100', taxCode: 'P0', account: '7450' }],
    }).id;
    const paid = run(company, 'payment.post', { ...usd, date: d('2026-05-06'), direction: 'out', rate: '2.7', amount: '150' }).id;
    // Both are then carried at 2.75: nothing is left to differ by.
    run(company, 'revaluation.post', { on: d('2026-05-31'), rates: [{ currency: 'USD', rate: '2.75' }] });
    const first = run(company, 'openItem.match', { date: d('2026-06-05'), documentId: bill, creditId: paid, amount: '40' });
    expect(first.entryId).toBeNull();
    run(company, 'openItem.unmatch', { matchId: first.id, reason: 'x' });
    // Set off within May, before the revaluation looked at the month again: the day is told as it was.
    expectControl(company, '2026-05-06', '2026-05-31', '2026-06-05');
    const other = run(company, 'purchaseBill.post', {
      ...usd,
      date: d('2026-06-02'),
      rate: '2.9',
      lines: [{ unitPrice: '10', taxCode: 'P0', account: '7450' }],
    }).id;
    // 10 dollars owed at 29.00 against 10 of the 150 carried at 412.50, which are 27.50: a gain of 1.50.
    const second = run(company, 'openItem.match', { date: d('2026-06-06'), documentId: other, creditId: paid });
    expect(postings(company, { entryId: second.entryId! })).toEqual(['Dr 3110 1.50', 'Cr 8140 1.50']);
    expectControl(company, '2026-06-05', '2026-06-06');
    run(company, 'revaluation.post', { on: d('2026-06-30'), rates: [{ currency: 'USD', rate: '2.75' }] });
    expectControl(company, '2026-06-30');
    expectReplay(company);
  });

  test('[LED-2] refused with its reason, and nothing is written', () => {
    const made = make();
    const { company, customer } = made;
    const other = { company, customer: counterparty(company, 'Other') };
    const sold = invoice(made, '2026-05-05', '100');
    const second = invoice(made, '2026-05-05', '50');
    const dollars = invoice(made, '2026-05-05', '100', { currency: 'USD', rate: '2.7' });
    const cash = run(company, 'salesInvoice.post', { date: d('2026-05-05'), lines: [{ unitPrice: '5', taxCode: 'S0X' }] }).id;
    const credit = overpayment(made, '2026-05-06', '60');
    const theirs = overpayment(other, '2026-05-06', '60');
    const refund = run(company, 'payment.post', { date: d('2026-05-06'), direction: 'out', counterpartyId: customer, amount: '7' }).id;
    const voided = overpayment(made, '2026-05-06', '9');
    run(company, 'document.void', { documentId: voided, reason: 'recorded twice' });
    const advance = run(company, 'advance.receive', { date: d('2026-05-06'), counterpartyId: customer, gross: '118', taxCode: 'S18A' }).id;
    run(company, 'period.close', {
      period: month('2026-06'),
      mode: 'hard',
      closeEarlier: true,
      acceptWarnings: ['vat-return', 'revaluation'],
    });
    const before = stateOf(company.file);
    const refused = (input: object) =>
      rejections(attempt(company, 'openItem.match', { date: '2026-07-10', documentId: sold, creditId: credit, ...input }));
    expect(refused({ creditId: theirs })).toMatchObject([{ code: 'MATCH_COUNTERPARTY' }]);
    expect(refused({ documentId: cash })).toMatchObject([{ code: 'MATCH_COUNTERPARTY' }]);
    expect(refused({ documentId: dollars })).toMatchObject([{ code: 'MATCH_CURRENCY', currency: 'USD', otherCurrency: 'GEL' }]);
    expect(refused({ creditId: second })).toMatchObject([{ code: 'MATCH_SAME_SIDE' }]);
    expect(refused({ creditId: sold })).toMatchObject([{ code: 'MATCH_SAME_SIDE' }]);
    expect(refused({ documentId: refund })).toMatchObject([{ code: 'MATCH_ACCOUNT' }]);
    expect(refused({ amount: '60.01' })).toMatchObject([{ code: 'ALLOCATION_EXCEEDS', open: '60.00' }]);
    expect(refused({ amount: '100.01' })).toMatchObject([
      { code: 'ALLOCATION_EXCEEDS', open: '100.00' },
      { code: 'ALLOCATION_EXCEEDS', open: '60.00' },
    ]);
    expect(refused({ amount: '0' })).toMatchObject([{ code: 'INPUT_INVALID' }]);
    expect(refused({ amount: '1.001' })).toMatchObject([{ code: 'TOO_MANY_DECIMALS' }]);
    expect(refused({ creditId: advance })).toEqual([{ code: 'UNKNOWN_DOCUMENT', field: 'creditId' }]);
    expect(refused({ documentId: '0196f000-0000-7000-8000-00e1000000ff' })).toEqual([{ code: 'UNKNOWN_DOCUMENT', field: 'documentId' }]);
    expect(refused({ creditId: voided })).toMatchObject([{ code: 'ALREADY_REVERSED' }]);
    expect(refused({ date: '2026-06-10' })).toMatchObject([{ code: 'PERIOD_CLOSED', period: '2026-06' }]);
    expect(refused({ date: '2026-05-05' }).map(({ code }) => code)).toEqual(['PERIOD_CLOSED', 'MATCH_BEFORE_DOCUMENT']);
    expect(codes(attempt(company, 'openItem.unmatch', { matchId: sold, reason: 'x' }))).toEqual(['UNKNOWN_MATCH']);
    expect(stateOf(company.file)).toBe(before);

    const match = run(company, 'openItem.match', { date: d('2026-07-10'), documentId: sold, creditId: credit, amount: '60' });
    const matched = stateOf(company.file);
    // Used up: it can neither be set off again nor voided before the set-off is taken back.
    expect(refused({ amount: '1' })).toMatchObject([{ code: 'ALLOCATION_EXCEEDS', open: '0.00' }]);
    expect(codes(attempt(company, 'document.void', { documentId: credit, reason: 'x', date: '2026-07-11' }))).toEqual(['DOCUMENT_SETTLED']);
    expect(codes(attempt(company, 'openItem.unmatch', { matchId: match.id, reason: 'x', date: '2026-07-09' }))).toEqual([
      'REVERSAL_BEFORE_ENTRY',
    ]);
    expect(stateOf(company.file)).toBe(matched);
    run(company, 'openItem.unmatch', { matchId: match.id, reason: 'x' });
    run(company, 'document.void', { documentId: credit, reason: 'x', date: d('2026-07-11') });
    expectReplay(company);
  });

  test('[U2] where several people work, someone who may approve sets off; everybody else is refused', () => {
    const made = make();
    const { company } = made;
    const sold = invoice(made, '2026-05-05', '100');
    const credit = overpayment(made, '2026-05-06', '60');
    run(company, 'user.add', { name: 'Ana', role: 'accountant' });
    run(company, 'user.add', { name: 'Tamar', role: 'tax-specialist' });
    run(company, 'company.update', { name: 'Two', vatPayer: true, onePerson: false });
    const input = { date: '2026-05-10', documentId: sold, creditId: credit };
    expect(codes(attempt(reopen(company.file, { userId: 'Ana' }), 'openItem.match', input))).toEqual(['DRAFT_NOT_APPROVED']);
    expect(codes(attempt(reopen(company.file, { userId: 'Tamar' }), 'openItem.match', input))).toEqual(['PERMISSION_DENIED']);
    expect(attempt(company, 'openItem.match', input).ok).toBe(true);
  });

  test('[H1] the history of either document tells of the set-off and of its end', () => {
    const made = make();
    const { company } = made;
    const sold = invoice(made, '2026-05-05', '100');
    const credit = overpayment(made, '2026-05-06', '60');
    const match = run(company, 'openItem.match', { date: d('2026-05-10'), documentId: sold, creditId: credit });
    run(company, 'openItem.unmatch', { matchId: match.id, reason: 'not agreed' });
    const numberOf = (id: string) => run(company, 'document.get', { id })!.number;
    for (const id of [sold, credit]) {
      const { rows } = run(company, 'history.list', { objectId: id });
      const [undone, done] = rows;
      expect(undone).toMatchObject({ type: 'open_items.unmatched', after: { reason: 'not agreed' }, user: 'Nino' });
      expect(done).toMatchObject({
        type: 'open_items.matched',
        subject: `${numberOf(sold)} / ${numberOf(credit)}`,
        documentId: sold,
        after: { document: sold, credit_document: credit, amount: '60.00', document_base: '60.00', credit_base: '60.00' },
        names: { [sold]: numberOf(sold), [credit]: numberOf(credit) },
      });
    }
  });
});

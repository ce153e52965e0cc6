import { beforeEach, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import {
  attempt,
  balances,
  codes,
  counterparty,
  d,
  entryOf,
  filledCells,
  good,
  makeCompany,
  nextId,
  openOf,
  postings,
  rejections,
  reopen,
  run,
  stateOf,
  vatReturn,
} from '../support/company.ts';

let company: Company;
let customer: string;
beforeEach(() => {
  company = makeCompany();
  customer = counterparty(company, 'Customer');
});

const date = d('2026-05-04');
const line = (account: string, side: 'debit' | 'credit', amount: string) => ({ account, [side]: amount });
const entry = (from: string, to: string, amount: string) => [line(from, 'debit', amount), line(to, 'credit', amount)];
const voided = (documentId: string, more: object = {}) =>
  attempt(company, 'document.void', { documentId, reason: 'recorded twice', ...more });
/** [LED-2] What is open on a control account, base currency, from the documents' own figures. */
const control = (code: string) => balances(company)[code] ?? '0.00';
const isWhole = async () => expect((await verifyFile(company.file)).ok).toBe(true);

describe('[L3] a correcting entry', () => {
  test('cancels the wrong entry and posts the right one, in one step and linked both ways', async () => {
    const wrong = run(company, 'journal.post', { date, memo: 'Fee', lines: entry('7410', '1210', '100.10') });
    const right = run(company, 'journal.correct', {
      date: d('2026-05-20'),
      entryId: wrong.id,
      memo: 'Fee',
      lines: entry('7410', '1210', '10.01'),
      reason: 'typing mistake',
    });
    expect(postings(company, right)).toEqual(['Dr 7410 10.01', 'Cr 1210 10.01']);
    expect(postings(company, { entryId: right.reversalId })).toEqual(['Dr 1210 100.10', 'Cr 7410 100.10']);
    // 100.10 - 100.10 + 10.01
    expect(balances(company)).toEqual({ '1210': '-10.01', '7410': '10.01' });
    const links = (entryId: string) => run(company, 'journal.links', { entryId })!;
    expect(links(wrong.id)).toMatchObject({
      reversedBy: { entryId: right.reversalId, number: right.reversalNumber, date: '2026-05-20' },
      correctedBy: [{ entryId: right.id, number: right.number }],
      actions: [],
    });
    expect(links(right.id)).toMatchObject({ corrects: { entryId: wrong.id }, reverses: null, actions: ['reverse', 'correct'] });
    expect(links(right.reversalId)).toMatchObject({ reverses: { entryId: wrong.id }, corrects: null });
    // One transaction: both events lie side by side, recorded at the same moment.
    expect(entryOf(company, { entryId: right.reversalId }).position + 1).toBe(right.position);
    await isWhole();
  });

  test('is refused whole: lines that do not balance leave the wrong entry standing', () => {
    const wrong = run(company, 'journal.post', { date, lines: entry('7410', '1210', '5') });
    const before = stateOf(company.file);
    const lines = [line('7410', 'debit', '5'), line('1210', 'credit', '4')];
    expect(codes(attempt(company, 'journal.correct', { date, entryId: wrong.id, lines, reason: 'x' }))).toEqual(['UNBALANCED_ENTRY']);
    expect(stateOf(company.file)).toBe(before);
  });

  test('is refused for an entry of a document, one already reversed, an earlier date and a closed month, each with its place', () => {
    const sale = run(company, 'salesInvoice.post', { date, counterpartyId: customer, lines: [{ unitPrice: '10', taxCode: 'S18' }] });
    const done = run(company, 'journal.post', { date, lines: entry('7410', '1210', '5') });
    const mirror = run(company, 'journal.reverse', { date, entryId: done.id });
    const open = run(company, 'journal.post', { date, lines: entry('7410', '1210', '5') });
    const ask = (method: 'journal.correct' | 'journal.reverse', entryId: string, on = '2026-05-05') =>
      attempt(company, method, {
        date: on,
        entryId,
        ...(method === 'journal.correct' ? { lines: entry('7410', '1210', '5'), reason: 'x' } : {}),
      });
    for (const method of ['journal.correct', 'journal.reverse'] as const) {
      expect(codes(ask(method, sale.entryId))).toEqual(['REVERSAL_OF_DOCUMENT']);
      expect(rejections(ask(method, done.id))).toEqual([{ code: 'ALREADY_REVERSED', number: mirror.number }]);
      expect(rejections(ask(method, open.id, '2026-05-03'))).toEqual([{ code: 'REVERSAL_BEFORE_ENTRY', date: '2026-05-04' }]);
      expect(codes(ask(method, nextId()))).toEqual(['UNKNOWN_ENTRY']);
    }
    run(company, 'period.close', { period: '2026-05' as never, mode: 'hard', acceptWarnings: ['drafts', 'vat-return', 'revaluation'] });
    for (const method of ['journal.correct', 'journal.reverse'] as const) {
      expect(rejections(ask(method, open.id))).toEqual([{ code: 'PERIOD_CLOSED', period: '2026-05', state: 'hard-closed' }]);
    }
    expect(codes(ask('journal.correct', open.id, '2026-06-01'))).toEqual([]);
  });

  test('where several people work it comes from a draft another one approved', () => {
    const owner = makeCompany({ onePerson: false });
    for (const [name, role] of [
      ['Ana', 'accountant'],
      ['Vera', 'chief-accountant'],
    ] as const)
      run(owner, 'user.add', { name, role });
    const [ana, vera] = [reopen(owner.file, { userId: 'Ana' }), reopen(owner.file, { userId: 'Vera' })];
    const save = (kind: 'journal-entry' | 'journal-correction', input: { id: string } & Record<string, unknown>) => {
      const id = nextId();
      run(ana, 'draft.save', { id, kind, title: '', form: {}, input: input as never });
      run(vera, 'draft.approve', { draftId: id });
      return id;
    };
    const wrong = { id: nextId(), date, lines: entry('7410', '1210', '5') };
    run(ana, 'draft.post', { draftId: save('journal-entry', wrong) });
    const correction = { id: nextId(), date, entryId: wrong.id, lines: entry('7410', '1210', '6'), reason: 'typing mistake' };
    for (const person of [ana, vera, owner]) expect(codes(person.callRaw('journal.correct', correction))).toEqual(['DRAFT_NOT_APPROVED']);
    const draftId = save('journal-correction', correction);
    expect(codes(ana.callRaw('journal.correct', { ...correction, reason: 'other', draftId }))).toEqual(['DRAFT_CHANGED']);
    expect(codes(ana.callRaw('journal.correct', { ...correction, draftId }))).toEqual([]);
    expect(balances(owner)).toEqual({ '1210': '-6.00', '7410': '6.00' });
  });
});

describe('[L3] a document recorded by mistake', () => {
  test('[LED-2] a voided payment opens the invoices it had paid, to the minor unit', async () => {
    const invoice = (unitPrice: string) =>
      run(company, 'salesInvoice.post', { date, counterpartyId: customer, lines: [{ unitPrice, taxCode: 'S18' }] }).id;
    // 100 + 18 = 118 and 50 + 9 = 59; the payment of 200 leaves 200 - 118 - 30 = 52 on the customer's account.
    const [first, second] = [invoice('100'), invoice('50')];
    const payment = run(company, 'payment.post', {
      date: d('2026-05-06'),
      direction: 'in',
      counterpartyId: customer,
      amount: '200',
      allocations: [
        { documentId: first, amount: '118' },
        { documentId: second, amount: '30' },
      ],
    });
    expect([openOf(company, first), openOf(company, second), openOf(company, payment.id), control('1410')]).toEqual([
      '0.00',
      '29.00',
      '52.00',
      '-23.00',
    ]);
    const answer = good(voided(payment.id));
    expect(answer).toMatchObject({ documentId: payment.id, date: '2026-05-06' });
    expect(postings(company, answer as { entryId: string })).toEqual(['Dr 1410 200.00', 'Cr 1210 200.00']);
    expect([openOf(company, first), openOf(company, second), openOf(company, payment.id), control('1410')]).toEqual([
      '118.00',
      '59.00',
      '0.00',
      '177.00',
    ]);
    const shown = run(company, 'document.get', { id: payment.id })!;
    expect(shown).toMatchObject({
      voidedBy: (answer as { entryId: string }).entryId,
      actions: [],
      number: payment.number,
      settlements: [],
    });
    expect(run(company, 'document.get', { id: first })!.settlements).toEqual([]);
    // Paid again by the right payment, nothing is left behind.
    run(company, 'payment.post', {
      date: d('2026-05-07'),
      direction: 'in',
      counterpartyId: customer,
      amount: '177',
      allocations: [
        { documentId: first, amount: '118' },
        { documentId: second, amount: '59' },
      ],
    });
    expect([openOf(company, first), openOf(company, second), control('1410')]).toEqual(['0.00', '0.00', '0.00']);
    expect(codes(voided(payment.id))).toEqual(['ALREADY_REVERSED']);
    await isWhole();
  });

  test('[LED-2] a voided payment in foreign currency takes its exchange difference back', async () => {
    // 118 USD at 2.70 = 318.60; 40 of them paid at 2.75 = 110.00 against 108.00 as carried: gain 2.00, left 318.60 - 108.00 = 210.60.
    const invoice = run(company, 'salesInvoice.post', {
      date,
      counterpartyId: customer,
      currency: 'USD',
      rate: '2.70',
      lines: [{ unitPrice: '100', taxCode: 'S18' }],
    });
    const before = balances(company);
    const payment = run(company, 'payment.post', {
      date: d('2026-05-06'),
      direction: 'in',
      counterpartyId: customer,
      currency: 'USD',
      rate: '2.75',
      amount: '40',
      allocations: [{ documentId: invoice.id, amount: '40' }],
    });
    expect(control('1410')).toBe('210.60');
    good(voided(payment.id));
    expect(balances(company)).toEqual(before);
    expect(before['1410']).toBe('318.60');
    expect(openOf(company, invoice.id)).toBe('118.00');
    // Paid in full at the rate it was carried at, nothing is left: the item is whole again in base currency too.
    run(company, 'payment.post', {
      date: d('2026-05-07'),
      direction: 'in',
      counterpartyId: customer,
      currency: 'USD',
      rate: '2.70',
      amount: '118',
      allocations: [{ documentId: invoice.id, amount: '118' }],
    });
    expect(control('1410')).toBe('0.00');
    await isWhole();
  });

  test('[VAT-1] a voided advance takes its VAT back on its own date while the return is not filed', async () => {
    const advance = run(company, 'advance.receive', { date, counterpartyId: customer, gross: '118', taxCode: 'S18A' });
    expect(filledCells(vatReturn(company, '2026-05'))).not.toEqual({});
    good(voided(advance.id));
    expect(filledCells(vatReturn(company, '2026-05'))).toEqual({});
    expect(balances(company)).toEqual({});
    expect(openOf(company, advance.id)).toBe('0.00');
    await isWhole();
  });

  test('[VAT-1] after filing it is dated now: the filed month keeps its figures, the correction stands in the month of today', async () => {
    const advance = run(company, 'advance.receive', { date, counterpartyId: customer, gross: '118', taxCode: 'S18A' });
    run(company, 'vatReturn.file', { period: '2026-05' as never });
    const filed = filledCells(vatReturn(company, '2026-05'));
    expect(rejections(voided(advance.id, { date: '2026-05-10' }))).toEqual([{ code: 'RETURN_ALREADY_FILED', period: '2026-05' }]);
    expect(good(voided(advance.id))).toMatchObject({ date: '2026-07-20' });
    expect(filledCells(vatReturn(company, '2026-05'))).toEqual(filed);
    expect(vatReturn(company, '2026-05').changedSinceFiling).toEqual([]);
    const july = vatReturn(company, '2026-07');
    const corrections = july.parts.flatMap((part) => part.lines.flatMap((row) => Object.values(row.cells))).map((cell) => cell.corrections);
    // 118 x 18 / 118 = 18.00 on 100.00 taken back.
    expect(corrections).toContain('-100.00');
    expect(balances(company)).toEqual({});
    await isWhole();
  });

  test('an advance already used is not voided, nor one whose supply comes before', () => {
    const advance = run(company, 'advance.receive', { date, counterpartyId: customer, gross: '118', taxCode: 'S18A' });
    run(company, 'salesInvoice.post', {
      date: d('2026-05-10'),
      counterpartyId: customer,
      lines: [{ unitPrice: '50', taxCode: 'S18' }],
      advances: [{ documentId: advance.id, gross: '59' }],
    });
    const before = stateOf(company.file);
    expect(rejections(voided(advance.id))).toEqual([{ code: 'DOCUMENT_SETTLED', number: advance.number }]);
    expect(stateOf(company.file)).toBe(before);
  });

  test('[VAT-1] a voided customs declaration gives back duty and import VAT', async () => {
    const declaration = run(company, 'importDeclaration.post', { date, customsValue: '1000', duty: '50', taxCode: 'PIM' });
    expect(filledCells(vatReturn(company, '2026-05'))).not.toEqual({});
    good(voided(declaration.id));
    expect(filledCells(vatReturn(company, '2026-05'))).toEqual({});
    expect(balances(company)).toEqual({});
    await isWhole();
  });

  test('invoices are corrected by credit notes; closed months, earlier dates and unknown documents are refused by name', () => {
    const invoice = run(company, 'salesInvoice.post', { date, counterpartyId: customer, lines: [{ unitPrice: '10', taxCode: 'S18' }] });
    expect(rejections(voided(invoice.id))).toEqual([{ code: 'DOCUMENT_NOT_VOIDABLE', number: invoice.number }]);
    expect(codes(voided(nextId()))).toEqual(['UNKNOWN_DOCUMENT']);
    const payment = run(company, 'payment.post', { date, direction: 'in', counterpartyId: customer, amount: '5' });
    expect(rejections(voided(payment.id, { date: '2026-05-03' }))).toEqual([{ code: 'REVERSAL_BEFORE_ENTRY', date: '2026-05-04' }]);
    run(company, 'period.close', { period: '2026-05' as never, mode: 'hard', acceptWarnings: ['drafts', 'vat-return', 'revaluation'] });
    expect(rejections(voided(payment.id, { date: '2026-05-04' }))).toEqual([
      { code: 'PERIOD_CLOSED', period: '2026-05', state: 'hard-closed' },
    ]);
    // Its own month is closed, so it is cancelled today.
    expect(good(voided(payment.id))).toMatchObject({ date: '2026-07-20' });
    // The mirror belongs to the document too.
    const { voidedBy } = run(company, 'document.get', { id: payment.id })!;
    expect(codes(attempt(company, 'journal.reverse', { date: '2026-07-20', entryId: voidedBy }))).toEqual(['REVERSAL_OF_DOCUMENT']);
  });
});

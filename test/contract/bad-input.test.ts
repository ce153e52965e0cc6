import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { type Contract, contract } from '../../shared/contracts/index.ts';
import { attempt, codes, counterparty, fixedNow, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

// A company as an accountant left it: everything dated in February, March closed for good, April closed softly, the rest open.
let company: Company;
let accountant: Company;
let specialist: Company;
let customer: string;
let stranger: string;
let supplier: string;
const made = {
  entry: '',
  invoice: '',
  bill: '',
  advance: '',
  usdInvoice: '',
  reversed: '',
  paid: '',
  payment: '',
  spare: '',
  credit: '',
  match: '',
};

beforeAll(() => {
  company = makeCompany();
  customer = counterparty(company, 'შპს მყიდველი', { taxId: '404854595' });
  stranger = counterparty(company, 'Someone else');
  supplier = counterparty(company, 'შპს მომწოდებელი');
  const on = '2026-02-10';
  const lines = [{ unitPrice: '1000', taxCode: 'S18' }];
  made.entry = run(company, 'journal.post', { date: on, lines: capital('1000') }).id;
  made.reversed = run(company, 'journal.post', { date: on, lines: capital('5') }).id;
  run(company, 'journal.reverse', { entryId: made.reversed, date: on });
  made.invoice = run(company, 'salesInvoice.post', { date: on, counterpartyId: customer, lines }).id;
  made.usdInvoice = run(company, 'salesInvoice.post', {
    date: on,
    counterpartyId: customer,
    currency: 'USD',
    rate: '2.7',
    lines: [{ unitPrice: '1000', taxCode: 'S0X' }],
  }).id;
  made.bill = run(company, 'purchaseBill.post', { date: on, counterpartyId: supplier, lines: [{ unitPrice: '500', taxCode: 'P18' }] }).id;
  made.advance = run(company, 'advance.receive', { date: on, counterpartyId: customer, gross: '1180', taxCode: 'S18A' }).id;
  made.paid = run(company, 'salesInvoice.post', { date: on, counterpartyId: customer, lines }).id;
  made.payment = run(company, 'payment.post', {
    date: on,
    direction: 'in',
    counterpartyId: customer,
    amount: '1180',
    allocations: [{ documentId: made.paid, amount: '1180' }],
  }).id;
  makePair(company, on);
  // Receipts whose VAT differs from the form's, so that filing has a difference to book.
  for (const date of ['2026-03-02', '2026-04-02']) {
    for (let count = 0; count < 3; count += 1) {
      run(company, 'salesInvoice.post', { date, pricesIncludeVat: true, lines: [{ unitPrice: '33.33', taxCode: 'S18' }] });
    }
  }
  run(company, 'user.add', { name: 'Ana', role: 'accountant' });
  run(company, 'user.add', { name: 'Tamar', role: 'tax-specialist' });
  const account = run(company, 'account.list', {}).find(({ code }) => code === '1120')!;
  run(company, 'account.deactivate', { accountId: account.id, version: account.version });
  run(company, 'period.close', { period: '2026-03', mode: 'hard', closeEarlier: true, acceptWarnings: ['vat-return', 'revaluation'] });
  run(company, 'period.close', { period: '2026-04', mode: 'soft' });
  accountant = reopen(company.file, { userId: 'Ana' });
  specialist = reopen(company.file, { userId: 'Tamar' });
});

/** An invoice and a credit of the customer, part of both set off. */
function makePair(of: Company, date: string): void {
  const party = { date, counterpartyId: customer };
  made.spare = run(of, 'salesInvoice.post', { ...party, lines: [{ unitPrice: '20', taxCode: 'S0X' }] }).id;
  made.credit = run(of, 'payment.post', { ...party, direction: 'in', amount: '30' }).id;
  made.match = run(of, 'openItem.match', { date, documentId: made.spare, creditId: made.credit, amount: '5' }).id;
}

const capital = (amount: string) => [
  { account: '1210', debit: amount },
  { account: '5150', credit: amount },
];
const open = '2026-05-04';
const hard = '2026-03-16';
const soft = '2026-04-16';

/** A refusal has these codes and leaves no trace. */
function expectRefused(caller: Company, method: keyof Contract, input: object, expected: readonly string[]): void {
  const before = stateOf(company.file);
  const result = attempt(caller, method, input);
  expect(codes(result), JSON.stringify(rejections(result))).toEqual([...expected].sort());
  expect(stateOf(company.file) === before, 'something was written').toBe(true);
}

type Posting = (date: string) => [method: keyof Contract, input: object];
/** Every command that puts something into a month, with input that is right in an open one. */
const postings: Record<string, Posting> = {
  'journal.post': (date) => ['journal.post', { date, lines: capital('10') }],
  'journal.reverse': (date) => ['journal.reverse', { date, entryId: made.entry }],
  'journal.correct': (date) => ['journal.correct', { date, entryId: made.entry, lines: capital('10'), reason: 'wrong account' }],
  'document.void': (date) => ['document.void', { date, documentId: made.payment, reason: 'recorded twice' }],
  'salesInvoice.post': (date) => ['salesInvoice.post', { date, counterpartyId: customer, lines: [{ unitPrice: '10', taxCode: 'S18' }] }],
  'salesCreditNote.post': (date) => [
    'salesCreditNote.post',
    { date, counterpartyId: customer, correctsDocumentId: made.invoice, reason: 'returned', lines: [{ unitPrice: '10', taxCode: 'S18' }] },
  ],
  'purchaseBill.post': (date) => ['purchaseBill.post', { date, counterpartyId: supplier, lines: [{ unitPrice: '10', taxCode: 'P18' }] }],
  'purchaseCreditNote.post': (date) => [
    'purchaseCreditNote.post',
    { date, counterpartyId: supplier, correctsDocumentId: made.bill, reason: 'returned', lines: [{ unitPrice: '10', taxCode: 'P18' }] },
  ],
  'salesDebitNote.post': (date) => [
    'salesDebitNote.post',
    {
      date,
      counterpartyId: customer,
      correctsDocumentId: made.invoice,
      reason: 'price-changed',
      lines: [{ unitPrice: '10', taxCode: 'S18' }],
    },
  ],
  'purchaseDebitNote.post': (date) => [
    'purchaseDebitNote.post',
    {
      date,
      counterpartyId: supplier,
      correctsDocumentId: made.bill,
      reason: 'price-changed',
      lines: [{ unitPrice: '10', taxCode: 'P18' }],
    },
  ],
  'advance.receive': (date) => ['advance.receive', { date, counterpartyId: customer, gross: '118', taxCode: 'S18A' }],
  'importDeclaration.post': (date) => ['importDeclaration.post', { date, customsValue: '100', duty: '5', taxCode: 'PIM' }],
  'revaluation.post': (date) => ['revaluation.post', { on: date, rates: [{ currency: 'USD', rate: '2.6' }] }],
  'openItem.match': (date) => ['openItem.match', { date, documentId: made.spare, creditId: made.credit }],
  'openItem.unmatch': (date) => ['openItem.unmatch', { date, matchId: made.match, reason: 'not agreed' }],
  'payment.post': (date) => ['payment.post', { date, direction: 'in', counterpartyId: customer, amount: '10' }],
  'protocol.post': (date) => ['protocol.post', { date, taxCode: 'S18P', vat: '18', account: '7490', memo: 'Own use' }],
  'salesReport.post': (date) => ['salesReport.post', { date, lines: [{ unitPrice: '10', taxCode: 'S18' }] }],
};
/** Commands that post but have no date of their own, or post nothing into a month. */
const others = [
  'company.update',
  'baseCurrency.change',
  'user.add',
  'user.change',
  'account.open',
  'account.rename',
  'account.move',
  'account.deactivate',
  'account.activate',
  'counterparty.create',
  'counterparty.change',
  'dimension.add',
  'dimension.rename',
  'dimension.deactivate',
  'dimension.activate',
  'dimensionValue.add',
  'dimensionValue.rename',
  'dimensionValue.deactivate',
  'dimensionValue.activate',
  'item.add',
  'item.change',
  'item.deactivate',
  'item.activate',
  'template.save',
  'template.remove',
  'budget.save',
  'budget.remove',
  'draft.save',
  'draft.discard',
  'view.save',
  'view.remove',
  'draft.approve',
  'draft.approveAll',
  'draft.reject',
  'draft.withdraw',
  // By the posting command of their kind, which meets the closed month.
  'draft.post',
  'draft.postAll',
  'period.close',
  'period.reopen',
  'year.close',
  'year.reopen',
  'vatReturn.file',
  'vatReturn.enter',
  'purchase.renumber',
  'vatCoefficient.set',
  'declarant.change',
  'auditFile.declare',
  // Evidence may come later; what a closed month rests on is not taken away: attachments.test.ts.
  'attachment.add',
  'attachment.remove',
  // On the dates of the entries it reverses: closed-periods.test.ts.
  'import.undo',
  'taxProfile.set',
  'oss.register',
  'oss.deregister',
  'oss.file',
  // Entries and VAT stay as they are.
  'document.describeGoods',
  // A country of its own: cash-vat.test.ts has it.
  'cashVat.end',
  'intrastat.file',
  'rate.record',
  'rate.import',
  'exchangeSettings.change',
  'user.rename',
  'user.unlock',
  'role.define',
  'role.change',
  'access.configure',
  'branch.open',
  'branch.rename',
  'branch.deactivate',
  'numbering.configure',
  'numbering.takeOver',
  'number.reserve',
  'number.void',
];

describe('closed months', () => {
  test('[PER-1] the table below knows every command', () => {
    const all = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'command' ? [name] : []));
    expect(all.sort()).toEqual([...Object.keys(postings), ...others].sort());
  });

  test.each(Object.keys(postings))('[PER-1] %s into a hard-closed month is refused even to the owner', (name) => {
    const [method, input] = postings[name]!(hard);
    expectRefused(company, method, input, ['PERIOD_CLOSED']);
    expect(rejections(attempt(company, method, input))[0]).toEqual({ code: 'PERIOD_CLOSED', period: '2026-03', state: 'hard-closed' });
  });

  test.each(Object.keys(postings))('[PER-1] %s into a soft-closed month is refused to an accountant', (name) => {
    const [method, input] = postings[name]!(soft);
    expectRefused(accountant, method, input, ['PERIOD_CLOSED']);
    expect(rejections(attempt(accountant, method, input))[0]).toEqual({ code: 'PERIOD_CLOSED', period: '2026-04', state: 'soft-closed' });
  });

  test.each(Object.keys(postings))('[L7] %s into a soft-closed month is open to the owner', (name) => {
    // In a company of its own: what is posted here must not show elsewhere.
    const other = makeCompany();
    const keep = { company, customer, supplier, made: { ...made } };
    try {
      customer = counterparty(other, 'Customer');
      supplier = counterparty(other, 'Supplier');
      made.entry = run(other, 'journal.post', { date: '2026-02-10', lines: capital('10') }).id;
      const lines = [{ unitPrice: '1000', taxCode: 'S18' }];
      made.invoice = run(other, 'salesInvoice.post', { date: '2026-02-10', counterpartyId: customer, lines }).id;
      made.bill = run(other, 'purchaseBill.post', {
        date: '2026-02-10',
        counterpartyId: supplier,
        lines: [{ unitPrice: '500', taxCode: 'P18' }],
      }).id;
      made.payment = run(other, 'payment.post', { date: '2026-02-10', direction: 'in', counterpartyId: customer, amount: '10' }).id;
      makePair(other, '2026-02-10');
      run(other, 'period.close', { period: '2026-04', mode: 'soft' });
      const [method, input] = postings[name]!(soft);
      expect(codes(attempt(other, method, input))).toEqual([]);
    } finally {
      ({ customer, supplier } = keep);
      Object.assign(made, keep.made);
      other.close();
    }
  });

  test.each([
    'salesInvoice.post',
    'salesCreditNote.post',
    'purchaseBill.post',
    'purchaseCreditNote.post',
    'salesDebitNote.post',
    'purchaseDebitNote.post',
    'protocol.post',
    'salesReport.post',
  ])('[PER-1] %s may not put its VAT into a closed month', (name) => {
    const [method, input] = postings[name]!(open);
    expectRefused(company, method, { ...input, taxPoint: hard }, ['PERIOD_CLOSED']);
    expectRefused(accountant, method, { ...input, taxPoint: soft }, ['PERIOD_CLOSED']);
  });

  test('[PER-1] filing with a difference to book is refused in a closed month, to owner and tax specialist alike', () => {
    expectRefused(company, 'vatReturn.file', { period: '2026-03' }, ['PERIOD_CLOSED']);
    expectRefused(specialist, 'vatReturn.file', { period: '2026-04' }, ['PERIOD_CLOSED']);
  });

  test('[PER-1] closing twice, opening what is open, and hardening back to soft are refused', () => {
    expectRefused(company, 'period.close', { period: '2026-03', mode: 'hard' }, ['PERIOD_ALREADY_CLOSED']);
    expectRefused(company, 'period.close', { period: '2026-03', mode: 'soft' }, ['PERIOD_ALREADY_CLOSED']);
    expectRefused(company, 'period.close', { period: '2026-04', mode: 'soft' }, ['PERIOD_ALREADY_CLOSED']);
    expectRefused(company, 'period.reopen', { period: '2026-05', reason: 'nothing to do' }, ['PERIOD_NOT_CLOSED']);
    expectRefused(company, 'period.reopen', { period: '2026-03', reason: ' ' }, ['INPUT_INVALID']);
  });
});

describe('journal entries', () => {
  const entry = (lines: object[], more: object = {}): object => ({ date: open, lines, ...more });
  const bank = { account: '1210', debit: '100' };
  const equity = { account: '5150', credit: '100' };

  test.each<[string, object, string[]]>([
    ['unbalanced', entry([bank, { ...equity, credit: '99.99' }]), ['UNBALANCED_ENTRY']],
    ['both lines on one side', entry([bank, { account: '5150', debit: '100' }]), ['UNBALANCED_ENTRY']],
    ['an account that is not there', entry([{ ...bank, account: '9999' }, equity]), ['UNKNOWN_ACCOUNT']],
    ['a heading', entry([{ ...bank, account: '1200' }, equity]), ['ACCOUNT_NOT_POSTABLE']],
    ['an account out of use', entry([{ ...bank, account: '1120' }, equity]), ['ACCOUNT_INACTIVE']],
    ['neither side', entry([{ account: '1210' }, equity]), ['LINE_SIDE_MISSING']],
    ['both sides', entry([{ ...bank, credit: '100' }, equity]), ['LINE_BOTH_SIDES']],
    ['an amount of zero', entry([{ ...bank, debit: '0.00' }, equity]), ['LINE_AMOUNT_ZERO']],
    ['three decimals', entry([{ ...bank, debit: '100.001' }, equity]), ['TOO_MANY_DECIMALS']],
    ['a negative amount', entry([{ ...bank, debit: '-100' }, equity]), ['INPUT_INVALID']],
    ['an exponent', entry([{ ...bank, debit: '1e2' }, equity]), ['INPUT_INVALID']],
    ['a comma', entry([{ ...bank, debit: '100,00' }, equity]), ['INPUT_INVALID']],
    ['an amount as a number', entry([{ ...bank, debit: 100 }, equity]), ['INPUT_INVALID']],
    ['Georgian digits are no amount', entry([{ ...bank, debit: '١٠٠' }, equity]), ['INPUT_INVALID']],
    ['one line', entry([bank]), ['INPUT_INVALID']],
    ['2,001 lines', entry(Array.from({ length: 2001 }, () => bank)), ['INPUT_INVALID']],
    ['no lines', entry([]), ['INPUT_INVALID']],
    ['a day that is not', entry([bank, equity], { date: '2026-02-29' }), ['INPUT_INVALID']],
    ['a date with time', entry([bank, equity], { date: '2026-05-04T00:00:00Z' }), ['INPUT_INVALID']],
    ['a year out of range', entry([bank, equity], { date: '1899-12-31' }), ['INPUT_INVALID']],
    ['an unknown field', entry([bank, equity], { numbers: '7' }), ['INPUT_INVALID']],
    ['a number nobody reserved', entry([bank, equity], { number: '7' }), ['NUMBER_NOT_RESERVED']],
    ['an unknown field on a line', entry([{ ...bank, amount: '1' }, equity]), ['INPUT_INVALID']],
    ['NUL in the text', entry([bank, equity], { memo: 'a\u0000b' }), ['INPUT_INVALID']],
    ['a line break in the text', entry([bank, equity], { memo: 'a\nb' }), ['INPUT_INVALID']],
    ['half a surrogate', entry([bank, equity], { memo: 'a\ud800b' }), ['INPUT_INVALID']],
    ['501 characters', entry([bank, equity], { memo: 'a'.repeat(501) }), ['INPUT_INVALID']],
    ['an id of version 4', entry([bank, equity], { id: '3fa85f64-5717-4562-b3fc-2c963f66afa6' }), ['INPUT_INVALID']],
    ['an id in capitals', entry([bank, equity], { id: '0196F000-0000-7000-8000-00E100000001' }), ['INPUT_INVALID']],
    ['an id with blanks', entry([bank, equity], { id: ' 0196f000-0000-7000-8000-00e100000001' }), ['INPUT_INVALID']],
    ['no id', entry([bank, equity], { id: undefined }), ['INPUT_INVALID']],
    [
      'a counterparty that is not there',
      entry([{ ...bank, counterpartyId: '0196f000-0000-7000-8000-00e1000000ff' }, equity]),
      ['UNKNOWN_COUNTERPARTY'],
    ],
    [
      'an entry to correct that is not there',
      entry([bank, equity], { corrects: '0196f000-0000-7000-8000-00e1000000ff' }),
      ['UNKNOWN_ENTRY'],
    ],
    ['a currency that is not', entry([{ ...bank, currency: 'ABC', foreignAmount: '1', rate: '1' }, equity]), ['CURRENCY_UNKNOWN']],
    ['a foreign amount without rate', entry([{ ...bank, currency: 'USD', foreignAmount: '40' }, equity]), ['RATE_REQUIRED']],
    ['a foreign amount without currency', entry([{ ...bank, foreignAmount: '40' }, equity]), ['FOREIGN_WITHOUT_CURRENCY']],
    [
      'amount, rate and day of a rate in base currency',
      entry([bank, { ...equity, currency: 'GEL', foreignAmount: '10', rate: '1', rateDate: '2026-02-10' }]),
      ['FOREIGN_WITHOUT_CURRENCY', 'FOREIGN_WITHOUT_CURRENCY', 'FOREIGN_WITHOUT_CURRENCY'],
    ],
    [
      'a rate that does not fit',
      entry([{ ...bank, currency: 'USD', foreignAmount: '40', rate: '2.4' }, equity]),
      ['FOREIGN_AMOUNT_MISMATCH'],
    ],
    ['a rate of zero', entry([{ ...bank, currency: 'USD', foreignAmount: '40', rate: '0' }, equity]), ['INPUT_INVALID']],
    ['half a yen', entry([{ ...bank, currency: 'JPY', foreignAmount: '40.5', rate: '2.5' }, equity]), ['TOO_MANY_DECIMALS']],
    [
      'several faults at once',
      entry([
        { account: '9999', debit: '1' },
        { account: '1200', credit: '2' },
      ]),
      ['ACCOUNT_NOT_POSTABLE', 'UNBALANCED_ENTRY', 'UNKNOWN_ACCOUNT'],
    ],
    [
      'more than the books can hold',
      entry([
        ...Array.from({ length: 1000 }, () => ({ account: '1210', debit: '999999999999999.99' })),
        ...Array.from({ length: 1000 }, () => ({ account: '5150', credit: '999999999999999.99' })),
      ]),
      ['AMOUNT_TOO_LARGE'],
    ],
  ])('[L2] %s is refused', (_name, input, expected) => expectRefused(company, 'journal.post', input, expected));

  test('[L2] the refusal names the line, the field and the difference', () => {
    expect(rejections(attempt(company, 'journal.post', entry([bank, { ...equity, credit: '99.99' }])))).toEqual([
      { code: 'UNBALANCED_ENTRY', difference: '0.01', currency: 'GEL' },
    ]);
    expect(rejections(attempt(company, 'journal.post', entry([bank, { account: '1200', credit: '100' }])))).toEqual([
      { code: 'ACCOUNT_NOT_POSTABLE', line: 2, account: '1200' },
    ]);
    expect(rejections(attempt(company, 'journal.post', entry([bank, { ...equity, credit: '1,5' }])))).toEqual([
      { code: 'INPUT_INVALID', field: 'lines.1.credit', reason: 'amount' },
    ]);
    expect(rejections(attempt(company, 'journal.post', entry([bank, equity], { foo: 1 })))).toEqual([
      { code: 'INPUT_INVALID', field: '', reason: 'unknown-field' },
    ]);
    expect(rejections(attempt(company, 'journal.post', entry(Array.from({ length: 2001 }, () => bank))))).toEqual([
      { code: 'INPUT_INVALID', field: 'lines', reason: 'too-many-lines' },
    ]);
  });

  test('[L3] a reversal is refused twice, before its entry, of a document and of nothing', () => {
    const date = open;
    expectRefused(company, 'journal.reverse', { date, entryId: made.reversed }, ['ALREADY_REVERSED']);
    expectRefused(company, 'journal.reverse', { date: '2026-02-09', entryId: made.entry }, ['PERIOD_CLOSED', 'REVERSAL_BEFORE_ENTRY']);
    expectRefused(company, 'journal.reverse', { date, entryId: nextId() }, ['UNKNOWN_ENTRY']);
    // The id of a document is not the id of its entry.
    expectRefused(company, 'journal.reverse', { date, entryId: made.invoice }, ['UNKNOWN_ENTRY']);
    const ofInvoice = run(company, 'document.get', { id: made.invoice })!.entryId;
    expectRefused(company, 'journal.reverse', { date, entryId: ofInvoice }, ['REVERSAL_OF_DOCUMENT']);
  });
});

describe('documents', () => {
  const line = { unitPrice: '10', taxCode: 'S18' };
  const sale = (more: object = {}): object => ({ date: open, counterpartyId: customer, lines: [line], ...more });
  const bill = (more: object = {}): object => ({
    date: open,
    counterpartyId: supplier,
    lines: [{ unitPrice: '10', taxCode: 'P18' }],
    ...more,
  });

  test.each<[string, () => object, string[]]>([
    ['no lines', () => sale({ lines: [] }), ['INPUT_INVALID']],
    ['1,001 lines', () => sale({ lines: Array.from({ length: 1001 }, () => line) }), ['INPUT_INVALID']],
    ['a total of zero', () => sale({ lines: [{ ...line, unitPrice: '0' }] }), ['DOCUMENT_TOTAL_ZERO']],
    ['an amount that rounds to nothing', () => sale({ lines: [{ ...line, unitPrice: '0.001' }] }), ['DOCUMENT_TOTAL_ZERO']],
    ['a negative price', () => sale({ lines: [{ ...line, unitPrice: '-10' }] }), ['INPUT_INVALID']],
    ['a price with five decimals', () => sale({ lines: [{ ...line, unitPrice: '0.00001' }] }), ['INPUT_INVALID']],
    ['a quantity of zero', () => sale({ lines: [{ ...line, quantity: '0' }] }), ['INPUT_INVALID']],
    ['a quantity with seven decimals', () => sale({ lines: [{ ...line, quantity: '0.0000001' }] }), ['INPUT_INVALID']],
    ['a tax code that is not', () => sale({ lines: [{ ...line, taxCode: 'S19' }] }), ['UNKNOWN_TAX_CODE']],
    ['a tax code of purchases', () => sale({ lines: [{ ...line, taxCode: 'P18' }] }), ['TAX_CODE_NOT_FOR_USE']],
    ['a tax code before its law', () => sale({ date: '2020-12-31' }), ['PERIOD_CLOSED', 'TAX_CODE_NOT_IN_FORCE']],
    ['a tax point before the law', () => sale({ taxPoint: '2020-12-31' }), ['PERIOD_CLOSED', 'TAX_CODE_NOT_IN_FORCE']],
    ['a heading as income account', () => sale({ lines: [{ ...line, account: '6100' }] }), ['ACCOUNT_NOT_POSTABLE']],
    ['an unknown income account', () => sale({ lines: [{ ...line, account: '6666' }] }), ['UNKNOWN_ACCOUNT']],
    ['an unknown customer', () => sale({ counterpartyId: '0196f000-0000-7000-8000-00e1000000ff' }), ['UNKNOWN_COUNTERPARTY']],
    ['a currency without rate', () => sale({ currency: 'USD' }), ['RATE_REQUIRED']],
    ['a currency that is not', () => sale({ currency: 'ABC', rate: '1' }), ['CURRENCY_UNKNOWN']],
    ['a total the screen saw differently', () => sale({ expectedGross: '11.79' }), ['TOTAL_CHANGED']],
    ['a total with three decimals', () => sale({ expectedGross: '11.801' }), ['TOO_MANY_DECIMALS']],
    [
      'more than the books can hold',
      () => sale({ lines: [{ ...line, quantity: '999999999999', unitPrice: '999999999999' }] }),
      ['AMOUNT_TOO_LARGE'],
    ],
    [
      'more than the books can hold, in base currency',
      () => sale({ currency: 'USD', rate: '999999999', lines: [{ ...line, unitPrice: '999999999999' }] }),
      ['AMOUNT_TOO_LARGE'],
    ],
    [
      'an advance of someone else',
      () => sale({ counterpartyId: stranger, advances: [{ documentId: made.advance, gross: '10' }] }),
      ['UNKNOWN_DOCUMENT'],
    ],
    [
      'an advance without customer',
      () => sale({ counterpartyId: undefined, advances: [{ documentId: made.advance, gross: '10' }] }),
      ['UNKNOWN_DOCUMENT'],
    ],
    ['an invoice as advance', () => sale({ advances: [{ documentId: made.invoice, gross: '10' }] }), ['UNKNOWN_DOCUMENT']],
    [
      'the same advance twice',
      () =>
        sale({
          advances: [
            { documentId: made.advance, gross: '5' },
            { documentId: made.advance, gross: '5' },
          ],
        }),
      ['UNKNOWN_DOCUMENT'],
    ],
    [
      'more of an advance than is left',
      () => sale({ lines: [{ ...line, unitPrice: '9000' }], advances: [{ documentId: made.advance, gross: '1180.01' }] }),
      ['ADVANCE_EXCEEDS'],
    ],
    ['more of an advance than the supply', () => sale({ advances: [{ documentId: made.advance, gross: '11.81' }] }), ['ADVANCE_EXCEEDS']],
    [
      'a taxed advance on an export',
      () => sale({ lines: [{ ...line, taxCode: 'S0X' }], advances: [{ documentId: made.advance, gross: '5' }] }),
      ['ADVANCE_NOT_APPLICABLE'],
    ],
    [
      'a taxed advance on a foreign-currency invoice',
      () => sale({ currency: 'USD', rate: '2.7', advances: [{ documentId: made.advance, gross: '5' }] }),
      ['ADVANCE_NOT_APPLICABLE'],
    ],
    [
      'more of a taxed advance than the taxed part of the supply',
      () => sale({ lines: [line, { unitPrice: '5000', taxCode: 'S0X' }], advances: [{ documentId: made.advance, gross: '1180' }] }),
      ['ADVANCE_EXCEEDS'],
    ],
    [
      'an advance used before it was received',
      () => sale({ date: '2026-02-09', lines: [{ ...line, unitPrice: '9000' }], advances: [{ documentId: made.advance, gross: '100' }] }),
      ['PERIOD_CLOSED', 'ADVANCE_NOT_APPLICABLE'],
    ],
    [
      'an advance used by a supply with an earlier tax point',
      () =>
        sale({ taxPoint: '2026-01-31', lines: [{ ...line, unitPrice: '9000' }], advances: [{ documentId: made.advance, gross: '100' }] }),
      ['PERIOD_CLOSED', 'ADVANCE_NOT_APPLICABLE'],
    ],
  ])('[D3] a sales invoice with %s is refused', (_name, input, expected) => expectRefused(company, 'salesInvoice.post', input(), expected));

  test.each<[string, () => object, string[]]>([
    ['no supplier', () => bill({ counterpartyId: undefined }), ['COUNTERPARTY_REQUIRED']],
    ['a tax code of sales', () => bill({ lines: [{ unitPrice: '10', taxCode: 'S18' }] }), ['TAX_CODE_NOT_FOR_USE']],
    ['a tax code of imports', () => bill({ lines: [{ unitPrice: '10', taxCode: 'PIM' }] }), ['TAX_CODE_NOT_FOR_USE']],
    ['an account out of use', () => bill({ lines: [{ unitPrice: '10', taxCode: 'P18', account: '1120' }] }), ['ACCOUNT_INACTIVE']],
  ])('[D3] a bill with %s is refused', (_name, input, expected) => expectRefused(company, 'purchaseBill.post', input(), expected));

  const credit = (more: object = {}): object => ({ ...sale(), correctsDocumentId: made.invoice, reason: 'returned', ...more });
  test.each<[string, () => object, string[]]>([
    ['of nothing', () => credit({ correctsDocumentId: nextId() }), ['UNKNOWN_DOCUMENT']],
    ['of a bill', () => credit({ correctsDocumentId: made.bill }), ['DOCUMENT_NOT_CORRECTABLE']],
    ['of an advance', () => credit({ correctsDocumentId: made.advance }), ['DOCUMENT_NOT_CORRECTABLE']],
    ['for someone else', () => credit({ counterpartyId: stranger }), ['DOCUMENT_NOT_CORRECTABLE']],
    ['without reason', () => credit({ reason: undefined }), ['INPUT_INVALID']],
    ['above the invoice', () => credit({ lines: [{ ...line, unitPrice: '1000.01' }] }), ['CORRECTION_EXCEEDS']],
    [
      'above the invoice on two lines',
      () =>
        credit({
          lines: [
            { ...line, unitPrice: '1000' },
            { ...line, unitPrice: '0.01' },
          ],
        }),
      ['CORRECTION_EXCEEDS'],
    ],
    ['under a tax code the invoice has not', () => credit({ lines: [{ ...line, taxCode: 'S0X' }] }), ['CORRECTION_EXCEEDS']],
    ['in another currency', () => credit({ currency: 'USD', rate: '2.7' }), ['DOCUMENT_NOT_CORRECTABLE']],
    [
      'at another rate',
      () => credit({ correctsDocumentId: made.usdInvoice, currency: 'USD', rate: '2.8', lines: [{ unitPrice: '1', taxCode: 'S0X' }] }),
      ['RATE_DIFFERS'],
    ],
    ['dated before the invoice', () => credit({ date: '2026-02-09' }), ['PERIOD_CLOSED', 'REVERSAL_BEFORE_ENTRY']],
    ['with a tax point before that of the invoice', () => credit({ taxPoint: '2026-01-31' }), ['PERIOD_CLOSED', 'REVERSAL_BEFORE_ENTRY']],
  ])('[D3] a credit note %s is refused', (_name, input, expected) => expectRefused(company, 'salesCreditNote.post', input(), expected));

  const payment = (more: object = {}): object => ({ date: open, direction: 'in', counterpartyId: customer, amount: '100', ...more });
  const allocate = (documentId: string, amount = '10') => ({ allocations: [{ documentId, amount }] });
  test.each<[string, () => object, string[]]>([
    ['of nothing', () => payment({ amount: '0' }), ['INPUT_INVALID']],
    ['below zero', () => payment({ amount: '-1' }), ['INPUT_INVALID']],
    ['with three decimals', () => payment({ amount: '1.001' }), ['TOO_MANY_DECIMALS']],
    ['from nobody', () => payment({ counterpartyId: nextId() }), ['UNKNOWN_COUNTERPARTY']],
    ['into a heading', () => payment({ account: '1200' }), ['ACCOUNT_NOT_POSTABLE']],
    ['for an invoice that is not there', () => payment(allocate(nextId())), ['UNKNOWN_DOCUMENT']],
    ["for someone else's invoice", () => payment({ counterpartyId: stranger, ...allocate(made.invoice) }), ['UNKNOWN_DOCUMENT']],
    ['for an advance', () => payment(allocate(made.advance)), ['UNKNOWN_DOCUMENT']],
    [
      'for the same invoice twice',
      () => payment({ allocations: [...allocate(made.invoice).allocations, ...allocate(made.invoice).allocations] }),
      ['UNKNOWN_DOCUMENT'],
    ],
    ['for more than is open', () => payment({ amount: '5000', ...allocate(made.invoice, '1180.01') }), ['ALLOCATION_EXCEEDS']],
    ['for what is paid', () => payment(allocate(made.paid)), ['ALLOCATION_EXCEEDS']],
    ['for more than was paid', () => payment(allocate(made.invoice, '100.01')), ['ALLOCATION_TOTAL_EXCEEDS']],
    ['in lari for dollars', () => payment(allocate(made.usdInvoice)), ['ALLOCATION_CURRENCY']],
    ['out for what they owe us', () => payment({ direction: 'out', ...allocate(made.invoice) }), ['ALLOCATION_EXCEEDS']],
    [
      'of more than the books can hold',
      () => payment({ currency: 'USD', rate: '999999999', amount: '999999999999999' }),
      ['AMOUNT_TOO_LARGE'],
    ],
    ['worth less than the smallest coin', () => payment({ currency: 'UZS', rate: '0.0002', amount: '1' }), ['LINE_AMOUNT_ZERO']],
  ])('[D3] a payment %s is refused', (_name, input, expected) => expectRefused(company, 'payment.post', input(), expected));

  test('[D3] a payment whose rest is worth less than the smallest coin is refused, not an error of the program', () => {
    const rouble = { currency: 'RUB', rate: '0.03', date: '2026-05-04', counterpartyId: customer };
    const other = makeCompany();
    rouble.counterpartyId = counterparty(other, 'Покупатель', { country: 'RU' });
    const invoice = run(other, 'salesInvoice.post', { ...rouble, lines: [{ unitPrice: '1000', taxCode: 'S0X' }] });
    const result = attempt(other, 'payment.post', {
      ...rouble,
      direction: 'in',
      amount: '1000.01',
      allocations: [{ documentId: invoice.id, amount: '1000' }],
    });
    expect(codes(result)).toEqual(['LINE_AMOUNT_ZERO']);
    other.close();
  });

  test.each<[string, () => [keyof Contract, object], string[]]>([
    [
      'an advance under a code of sales',
      () => ['advance.receive', { date: open, counterpartyId: customer, gross: '1', taxCode: 'S18' }],
      ['TAX_CODE_NOT_FOR_USE'],
    ],
    [
      'an advance with three decimals',
      () => ['advance.receive', { date: open, counterpartyId: customer, gross: '1.001', taxCode: 'S18A' }],
      ['TOO_MANY_DECIMALS'],
    ],
    [
      'an advance from nobody',
      () => ['advance.receive', { date: open, counterpartyId: nextId(), gross: '1', taxCode: 'S18A' }],
      ['UNKNOWN_COUNTERPARTY'],
    ],
    [
      'an advance beyond the books',
      () => ['advance.receive', { date: open, counterpartyId: customer, gross: '999999999999999', taxCode: 'S18A' }],
      ['AMOUNT_TOO_LARGE'],
    ],
    [
      'an import under a code of purchases',
      () => ['importDeclaration.post', { date: open, customsValue: '1', taxCode: 'P18' }],
      ['TAX_CODE_NOT_FOR_USE'],
    ],
    [
      'an import of nothing payable',
      () => ['importDeclaration.post', { date: open, customsValue: '0.01', taxCode: 'PIM' }],
      ['DOCUMENT_TOTAL_ZERO'],
    ],
    [
      'an import with a negative duty',
      () => ['importDeclaration.post', { date: open, customsValue: '1', duty: '-1', taxCode: 'PIM' }],
      ['INPUT_INVALID'],
    ],
    [
      'an import beyond the books',
      () => ['importDeclaration.post', { date: open, customsValue: '999999999999999', taxCode: 'PIM' }],
      ['AMOUNT_TOO_LARGE'],
    ],
    ['a return of a month that is not over', () => ['vatReturn.file', { period: '2026-07' }], ['RETURN_PERIOD_NOT_OVER']],
    ['a return of no month', () => ['vatReturn.file', { period: '2026-13' }], ['INPUT_INVALID']],
  ])('[D3] %s is refused', (_name, call, expected) => expectRefused(company, ...call(), expected));
});

describe('masters', () => {
  test.each<[string, () => [keyof Contract, object], string[]]>([
    ['a tax id of eight digits', () => ['counterparty.create', { name: 'X', taxId: '12345678' }], ['TAX_ID_INVALID']],
    ['a tax id with letters', () => ['counterparty.create', { name: 'X', taxId: '20485459A' }], ['TAX_ID_INVALID']],
    ['a tax id that is taken', () => ['counterparty.create', { name: 'X', taxId: '404854595' }], ['TAX_ID_TAKEN']],
    ['a counterparty without name', () => ['counterparty.create', { name: '  ' }], ['INPUT_INVALID']],
    ['a counterparty of no country', () => ['counterparty.create', { name: 'X', country: 'ge' }], ['INPUT_INVALID']],
    ['a counterparty with the id of another', () => ['counterparty.create', { id: customer, name: 'X' }], ['ID_REUSED']],
    [
      'an account with a code that is taken',
      () => ['account.open', { code: '1210', names: namesOf('x'), type: 'asset' }],
      ['ACCOUNT_CODE_TAKEN'],
    ],
    [
      'an account below a posting account',
      () => ['account.open', { code: '1211', names: namesOf('x'), type: 'asset', parentCode: '1210' }],
      ['ACCOUNT_PARENT_INVALID'],
    ],
    [
      'an account below nothing',
      () => ['account.open', { code: '1211', names: namesOf('x'), type: 'asset', parentCode: '77' }],
      ['ACCOUNT_PARENT_INVALID'],
    ],
    [
      'a heading below itself',
      () => ['account.move', { ...accountAs('1200'), code: '1200', parentCode: '1200' }],
      ['ACCOUNT_PARENT_INVALID'],
    ],
    [
      'a heading below its own account',
      () => ['account.move', { ...accountAs('1000'), code: '1000', parentCode: '1200' }],
      ['ACCOUNT_PARENT_INVALID'],
    ],
    [
      'a change of an account someone changed',
      () => ['account.rename', { ...accountAs('1210'), version: 9, names: namesOf('x') }],
      ['VERSION_CONFLICT'],
    ],
    ['a change of no account', () => ['account.rename', { accountId: nextId(), version: 1, names: namesOf('x') }], ['UNKNOWN_ACCOUNT']],
    ['an account out of use once more', () => ['account.deactivate', accountAs('1120')], ['ACCOUNT_INACTIVE']],
    ['an account in use once more', () => ['account.activate', accountAs('1210')], ['ACCOUNT_ACTIVE']],
    ['a second user of the same name', () => ['user.add', { name: 'Ana', role: 'auditor' }], ['USER_NAME_TAKEN']],
    ['a role that is not', () => ['user.add', { name: 'Eka', role: 'admin' }], ['UNKNOWN_ROLE']],
    ['the last owner leaving', () => ['user.change', { userId: ownerId(), role: 'owner', active: false }], ['LAST_OWNER']],
    ['the last owner stepping down', () => ['user.change', { userId: ownerId(), role: 'auditor', active: true }], ['LAST_OWNER']],
    ['a change of nobody', () => ['user.change', { userId: nextId(), role: 'auditor', active: true }], ['UNKNOWN_USER']],
    ['approval of no draft', () => ['draft.approve', { draftId: nextId() }], ['UNKNOWN_DRAFT']],
  ])('[L1] %s is refused', (_name, call, expected) => expectRefused(company, ...call(), expected));

  const namesOf = (text: string) => ({ ka: text, bg: text, ru: text, en: text });
  const accountAs = (code: string) => {
    const account = run(company, 'account.list', {}).find((candidate) => candidate.code === code)!;
    return { accountId: account.id, version: account.version };
  };
  const ownerId = () => run(company, 'user.list', {}).find(({ role }) => role === 'owner')!.id;
});

describe('whatever is sent', () => {
  const rubbish: unknown[] = [
    undefined,
    null,
    0,
    '',
    'text',
    [],
    [[]],
    true,
    12n,
    Symbol('x'),
    () => 0,
    new Date(fixedNow()),
    { id: {} },
    { ['__proto__']: { id: 1 } },
  ];

  test('[ACC-1] rubbish for any method is a refusal, never an exception, and leaves no trace', () => {
    const before = stateOf(company.file);
    for (const method of Object.keys(contract)) {
      for (const input of rubbish) {
        // A query without required input may answer `[]`-like input, a command never may.
        const result = company.callRaw(method, input);
        if (contract[method as keyof Contract].kind === 'command') expect(result.ok, `${method} of ${String(input)}`).toBe(false);
      }
    }
    expect(stateOf(company.file)).toBe(before);
  });

  test.each([
    ['report.get', 'dimensions', { kind: 'turnover-sheet', from: '2026-01-01', to: '2026-01-31', dimensions: { ['__proto__']: ['X'] } }],
    ['document.list', 'dimensions', { kinds: ['sales-invoice'], dimensions: { CC: ['X'], ['__proto__']: ['X'] } }],
    ['worksheet.get', 'inputs', { kind: 'x', period: '2026', inputs: { ['__proto__']: '1' } }],
    [
      'journal.post',
      'lines.0.dimensions',
      { date: '2026-01-01', lines: [{ account: '1210', debit: '1', dimensions: { ['__proto__']: 'X' } }] },
    ],
    ['view.save', 'settings.columns', { screen: 'sales', name: 'x', isDefault: false, settings: { columns: { ['__proto__']: 1 } } }],
  ] as const)(
    '[ACC-1] %s refuses a key __proto__ in %s: left out without a word, a filter would ask for everything',
    (method, field, input) => {
      const refused = attempt(company, method, input);
      expect(rejections(refused)).toEqual([{ code: 'INPUT_INVALID', field, reason: 'unknown-field' }]);
    },
  );

  test('[ACC-1] a form nested without end is a refusal, never an exception', () => {
    let form: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) form = [form];
    const before = stateOf(company.file);
    expect(codes(attempt(company, 'draft.save', { kind: 'payment', title: '', form }))).toEqual(['INPUT_INVALID']);
    expect(stateOf(company.file)).toBe(before);
  });

  test.each(['', 'journal', 'journal.post ', 'JOURNAL.POST', 'constructor', '__proto__', 'toString', 'x'.repeat(10_000)])(
    '[ACC-1] an unknown method is refused: %s',
    (method) => {
      const result = company.callRaw(method, {});
      expect(codes(result)).toEqual(['UNKNOWN_METHOD']);
      expect(String(rejections(result)[0]!.method).length).toBeLessThanOrEqual(60);
    },
  );

  test('[V2] a cell and a company without country are refused by queries', () => {
    expect(codes(attempt(company, 'vatReturn.rows', { period: '2026-05', cell: 'I.99.base' }))).toEqual(['UNKNOWN_CELL']);
    const plain = makeCompany({ country: null, taxId: '', baseCurrency: 'EUR' });
    expect(codes(attempt(plain, 'vatReturn.get', { period: '2026-05' }))).toEqual(['NO_JURISDICTION']);
    for (const [name, input] of [
      ['vat.registrationWatch', {}],
      ['vat.proportion', { period: '2026-05' }],
      ['vat.assetAdjustment', { year: 2026, assets: [] }],
      ['vatReturn.lateness', { period: '2026-05' }],
      ['vatReturn.csv', { period: '2026-05', language: 'en' }],
      ['vatReturn.pdf', { period: '2026-05', language: 'en', layout: 'form' }],
      ['filedLedger.print', { period: '2026-05', ledger: 'sales', as: 'csv', language: 'en' }],
      ['worksheet.forms', {}],
      ['worksheet.get', { kind: 'property-tax', period: '2026' }],
      ['worksheet.pdf', { kind: 'property-tax', period: '2026', language: 'en' }],
      ['taxCalendar.list', { from: '2026-05-01', to: '2026-05-31' }],
      ['taxCalendar.ics', { from: '2026-05-01', to: '2026-05-31', language: 'en' }],
    ] as const) {
      expect(codes(attempt(plain, name, input)), name).toEqual(['NO_JURISDICTION']);
    }
    const before = stateOf(plain.file);
    for (const name of [
      'salesInvoice.post',
      'payment.post',
      'revaluation.post',
      'advance.receive',
      'importDeclaration.post',
      'purchaseBill.post',
    ] as const) {
      expect(codes(attempt(plain, name, postings[name]!(open)[1])), name).toEqual(['NO_JURISDICTION']);
    }
    expect(codes(attempt(plain, 'vatReturn.file', { period: '2026-05' }))).toEqual(['NO_JURISDICTION']);
    expect(stateOf(plain.file)).toBe(before);
  });

  test('[V1] a company that pays no VAT may neither charge nor credit it', () => {
    const small = makeCompany({ vatPayer: false });
    const party = counterparty(small, 'Party');
    const before = stateOf(small.file);
    const refused = (method: keyof Contract, input: object) =>
      expect(codes(attempt(small, method, input)), method).toEqual(['NO_VAT_PAYER']);
    refused('salesInvoice.post', { date: open, lines: [{ unitPrice: '10', taxCode: 'S18' }] });
    refused('purchaseBill.post', { date: open, counterpartyId: party, lines: [{ unitPrice: '10', taxCode: 'P18' }] });
    refused('advance.receive', { date: open, counterpartyId: party, gross: '118', taxCode: 'S18A' });
    refused('importDeclaration.post', { date: open, customsValue: '100', taxCode: 'PIM' });
    refused('vatReturn.file', { period: '2026-05' });
    expect(stateOf(small.file)).toBe(before);
  });
});

test('[LOG-2] after all the refusals the file verifies and every number is explained', () => {
  for (const series of run(company, 'number.continuity', {})) expect([series.series, series.missing]).toEqual([series.series, []]);
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

import { describe, expect, test } from 'vitest';
import type { Company, NewCompany } from '../../electron/engine/index.ts';
import type { Contract } from '../../shared/contracts/index.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import {
  attempt,
  balances,
  cellsOf,
  codes,
  counterparty,
  d,
  entryOf,
  filledCells,
  good,
  makeCompany,
  openOf,
  postings,
  run,
  vatReturn,
} from '../support/company.ts';

/** A company with a customer, a supplier and what the postings of the table refer to. */
function setUp(changes: Partial<NewCompany> = {}) {
  const company = makeCompany(changes);
  return { company, customer: counterparty(company, 'Customer'), supplier: counterparty(company, 'Supplier') };
}
const on = d('2026-05-10');
const post = (company: Company, method: keyof Contract, input: object): Posted =>
  good(attempt(company, method, { date: on, ...input })) as Posted;

describe('standard postings', () => {
  type Context = ReturnType<typeof setUp>;
  const sale = { lines: [{ unitPrice: '1000', taxCode: 'S18' }] };
  const invoice = ({ company, customer }: Context, more: object = {}) =>
    post(company, 'salesInvoice.post', { counterpartyId: customer, ...sale, ...more });
  const bill = ({ company, supplier }: Context, line: object, more: object = {}) =>
    post(company, 'purchaseBill.post', { counterpartyId: supplier, lines: [{ unitPrice: '1000', ...line }], ...more });
  const advance = ({ company, customer }: Context, gross = '1180') =>
    post(company, 'advance.receive', { counterpartyId: customer, gross, taxCode: 'S18A' });

  test.each<[string, (context: Context) => Posted, string[]]>([
    ['sale on credit, 18 %', (c) => invoice(c), ['Dr 1410 1180.00', 'Cr 3330 180.00', 'Cr 6110 1000.00']],
    ['sale with VAT in the price', (c) => invoice(c, { pricesIncludeVat: true }), ['Dr 1410 1000.00', 'Cr 3330 152.54', 'Cr 6110 847.46']],
    [
      'sale to two income accounts',
      (c) =>
        invoice(c, {
          lines: [
            { unitPrice: '600', taxCode: 'S18' },
            { unitPrice: '400', taxCode: 'S18', account: '8110' },
          ],
        }),
      ['Dr 1410 1180.00', 'Cr 3330 180.00', 'Cr 6110 600.00', 'Cr 8110 400.00'],
    ],
    [
      'sale of a free line beside a paid one',
      (c) =>
        invoice(c, {
          lines: [
            { unitPrice: '1000', taxCode: 'S18' },
            { unitPrice: '0', taxCode: 'S18' },
          ],
        }),
      ['Dr 1410 1180.00', 'Cr 3330 180.00', 'Cr 6110 1000.00'],
    ],
    ['export', (c) => invoice(c, { lines: [{ unitPrice: '1000', taxCode: 'S0X' }] }), ['Dr 1410 1000.00', 'Cr 6110 1000.00']],
    [
      'taxed and exempt in one invoice',
      (c) =>
        invoice(c, {
          lines: [
            { unitPrice: '1000', taxCode: 'S18' },
            { unitPrice: '300', taxCode: 'SXF' },
          ],
        }),
      ['Dr 1410 1480.00', 'Cr 3330 180.00', 'Cr 6110 1300.00'],
    ],
    [
      'sales return',
      (c) =>
        post(c.company, 'salesCreditNote.post', {
          counterpartyId: c.customer,
          ...sale,
          correctsDocumentId: invoice(c).id,
          reason: 'returned',
        }),
      ['Dr 3330 180.00', 'Dr 6120 1000.00', 'Cr 1410 1180.00'],
    ],
    ['advance received, with its VAT', (c) => advance(c), ['Dr 1210 1180.00', 'Dr 3120 180.00', 'Cr 3120 1180.00', 'Cr 3331 180.00']],
    [
      'advance in cash',
      (c) => post(c.company, 'advance.receive', { counterpartyId: c.customer, gross: '118', taxCode: 'S18A', account: '1110' }),
      ['Dr 1110 118.00', 'Dr 3120 18.00', 'Cr 3120 118.00', 'Cr 3331 18.00'],
    ],
    [
      'supply against the whole advance',
      (c) => invoice(c, { advances: [{ documentId: advance(c).id, gross: '1180' }] }),
      ['Dr 1410 1180.00', 'Dr 3120 1000.00', 'Dr 3331 180.00', 'Cr 1410 1180.00', 'Cr 3330 180.00', 'Cr 6110 1000.00'],
    ],
    [
      'supply against part of an advance',
      (c) => invoice(c, { advances: [{ documentId: advance(c).id, gross: '590' }] }),
      ['Dr 1410 1180.00', 'Dr 3120 500.00', 'Dr 3331 90.00', 'Cr 1410 590.00', 'Cr 3330 180.00', 'Cr 6110 1000.00'],
    ],
    ['purchase of goods, 18 %', (c) => bill(c, { taxCode: 'P18' }), ['Dr 1610 1000.00', 'Dr 3340 180.00', 'Cr 3110 1180.00']],
    [
      'purchase of an expense with VAT in the price',
      (c) => bill(c, { taxCode: 'P18', account: '7450' }, { pricesIncludeVat: true }),
      ['Dr 3340 152.54', 'Dr 7450 847.46', 'Cr 3110 1000.00'],
    ],
    [
      'purchase of a fixed asset',
      (c) => bill(c, { taxCode: 'P18F', account: '2150' }),
      ['Dr 2150 1000.00', 'Dr 3341 180.00', 'Cr 3110 1180.00'],
    ],
    ['purchase waiting for its tax invoice', (c) => bill(c, { taxCode: 'P18W' }), ['Dr 1610 1000.00', 'Dr 3346 180.00', 'Cr 3110 1180.00']],
    [
      'purchase with VAT that is not creditable',
      (c) => bill(c, { taxCode: 'PNC', account: '7450' }),
      ['Dr 7450 1000.00', 'Dr 7466 180.00', 'Cr 3110 1180.00'],
    ],
    ['purchase without VAT', (c) => bill(c, { taxCode: 'P0' }), ['Dr 1610 1000.00', 'Cr 3110 1000.00']],
    [
      "import: the supplier's bill in dollars",
      (c) => bill(c, { taxCode: 'P0' }, { currency: 'USD', rate: '2.7' }),
      ['Dr 1610 2700.00', 'Cr 3110 2700.00'],
    ],
    [
      'import: duty and VAT',
      (c) => post(c.company, 'importDeclaration.post', { customsValue: '5000', duty: '250', taxCode: 'PIM' }),
      ['Dr 1610 250.00', 'Dr 3342 945.00', 'Cr 1485 1195.00'],
    ],
    [
      'import without duty, paid through the treasury',
      (c) => post(c.company, 'importDeclaration.post', { customsValue: '100', taxCode: 'PIM', settlementAccount: '3399' }),
      ['Dr 3342 18.00', 'Cr 3399 18.00'],
    ],
    [
      'import of a fixed asset',
      (c) => post(c.company, 'importDeclaration.post', { customsValue: '1000', duty: '50', taxCode: 'PIMF', goodsAccount: '2150' }),
      ['Dr 2150 50.00', 'Dr 3342 189.00', 'Cr 1485 239.00'],
    ],
    [
      'reverse charge on a service',
      (c) => bill(c, { taxCode: 'RC18', account: '7450' }),
      ['Dr 3345 180.00', 'Dr 7450 1000.00', 'Cr 3110 1000.00', 'Cr 3332 180.00'],
    ],
    [
      'reverse charge in dollars',
      (c) => bill(c, { taxCode: 'RC18', account: '7450' }, { currency: 'USD', rate: '2.7' }),
      ['Dr 3345 486.00', 'Dr 7450 2700.00', 'Cr 3110 2700.00', 'Cr 3332 486.00'],
    ],
    [
      "supplier's credit note",
      (c) =>
        post(c.company, 'purchaseCreditNote.post', {
          counterpartyId: c.supplier,
          lines: [{ unitPrice: '1000', taxCode: 'P18' }],
          correctsDocumentId: bill(c, { taxCode: 'P18' }).id,
          reason: 'returned',
        }),
      ['Dr 3110 1180.00', 'Cr 1610 1000.00', 'Cr 3340 180.00'],
    ],
    [
      'credit note of a reverse charge',
      (c) =>
        post(c.company, 'purchaseCreditNote.post', {
          counterpartyId: c.supplier,
          lines: [{ unitPrice: '1000', taxCode: 'RC18', account: '7450' }],
          correctsDocumentId: bill(c, { taxCode: 'RC18', account: '7450' }).id,
          reason: 'cancelled',
        }),
      ['Dr 3110 1000.00', 'Dr 3332 180.00', 'Cr 3345 180.00', 'Cr 7450 1000.00'],
    ],
    [
      'payment from a customer, on account',
      (c) => post(c.company, 'payment.post', { counterpartyId: c.customer, direction: 'in', amount: '1180' }),
      ['Dr 1210 1180.00', 'Cr 1410 1180.00'],
    ],
    [
      'payment to a supplier in cash',
      (c) => post(c.company, 'payment.post', { counterpartyId: c.supplier, direction: 'out', amount: '1180', account: '1110' }),
      ['Dr 3110 1180.00', 'Cr 1110 1180.00'],
    ],
  ])('[D3] %s', (_name, make, expected) => {
    const context = setUp();
    expect(postings(context.company, make(context))).toEqual(expected);
  });

  test('[V1] E7: who pays no VAT expenses the reverse charge with the service', () => {
    const context = setUp({ vatPayer: false });
    const posted = bill(context, { taxCode: 'RC18', account: '7450' });
    expect(postings(context.company, posted)).toEqual(['Dr 7450 1180.00', 'Cr 3110 1000.00', 'Cr 3332 180.00']);
    expect(openOf(context.company, posted.id)).toBe('1000.00');
    expect(entryOf(context.company, posted).taxDetails).toMatchObject([
      { taxCode: 'RC18', direction: 'output', taxable: '1000.00', vat: '180.00' },
    ]);
  });

  test('[V1] E7 on several lines: each cost carries its own VAT, and the sum is that of the bill', () => {
    const context = setUp({ vatPayer: false });
    const posted = post(context.company, 'purchaseBill.post', {
      counterpartyId: context.supplier,
      lines: [
        { unitPrice: '12.36', taxCode: 'RC18', account: '7450' },
        { unitPrice: '12.36', taxCode: 'RC18', account: '7410' },
        { unitPrice: '100', taxCode: 'P0', account: '1610' },
      ],
    });
    expect(postings(context.company, posted)).toEqual([
      'Dr 1610 100.00',
      'Dr 7410 14.58',
      'Dr 7450 14.58',
      'Cr 3110 124.72',
      'Cr 3332 4.44',
    ]);
    // Taken back in full, nothing is left of it.
    post(context.company, 'purchaseCreditNote.post', {
      counterpartyId: context.supplier,
      correctsDocumentId: posted.id,
      reason: 'cancelled',
      lines: [
        { unitPrice: '12.36', taxCode: 'RC18', account: '7450' },
        { unitPrice: '12.36', taxCode: 'RC18', account: '7410' },
        { unitPrice: '100', taxCode: 'P0', account: '1610' },
      ],
    });
    expect(balances(context.company)).toEqual({});
  });
});

test('[V1] what was charged before registration stays off the return, and filing has nothing to round', () => {
  const { company, supplier } = setUp({ vatPayer: false });
  const service = { counterpartyId: supplier, lines: [{ unitPrice: '1000', taxCode: 'RC18', account: '7450' }] };
  post(company, 'purchaseBill.post', service);
  run(company, 'company.update', { name: 'Registered', onePerson: true, vatPayer: true });
  post(company, 'purchaseBill.post', { ...service, date: d('2026-05-20'), lines: [{ ...service.lines[0], unitPrice: '500' }] });
  const shown = vatReturn(company, '2026-05');
  expect(filledCells(shown)).toMatchObject({ 'II.1.base': '500.00', 'II.4.vat': '90.00', 'III.4.goods': '90.00' });
  expect([shown.payable, shown.credit, shown.roundingDifference]).toEqual(['0.00', '0.00', '0.00']);
  expect(run(company, 'vatReturn.rows', { period: shown.period, cell: 'II.1.base' }).map(({ taxable }) => taxable)).toEqual(['500.00']);
});

describe('credit notes and what is still owed', () => {
  function open() {
    const { company, customer, supplier } = setUp();
    const invoice = post(company, 'salesInvoice.post', { counterpartyId: customer, lines: [{ unitPrice: '1000', taxCode: 'S18' }] });
    const pay = (amount: string, documentId = invoice.id, more: object = {}) =>
      post(company, 'payment.post', { counterpartyId: customer, direction: 'in', amount, allocations: [{ documentId, amount }], ...more });
    const credit = (unitPrice: string, more: object = {}) =>
      post(company, 'salesCreditNote.post', {
        counterpartyId: customer,
        correctsDocumentId: invoice.id,
        reason: 'returned',
        lines: [{ unitPrice, taxCode: 'S18' }],
        ...more,
      });
    return { company, customer, supplier, invoice, pay, credit };
  }

  test('[D3] on an unpaid invoice it lowers what is owed', () => {
    const { company, invoice, credit } = open();
    const note = credit('200');
    expect([openOf(company, invoice.id), openOf(company, note.id)]).toEqual(['944.00', '0.00']);
    expect(run(company, 'document.get', { id: invoice.id })).toMatchObject({
      correctedBy: [{ id: note.id }],
      settlements: [{ documentId: note.id, amount: '236.00' }],
    });
    expect(run(company, 'document.get', { id: note.id })).toMatchObject({ corrects: { id: invoice.id }, reason: 'returned' });
  });

  test('[D3] on a partly paid invoice the rest is owed to the customer, and can be paid back', () => {
    const { company, customer, invoice, pay, credit } = open();
    pay('1000');
    const note = credit('1000');
    expect([openOf(company, invoice.id), openOf(company, note.id)]).toEqual(['0.00', '1000.00']);
    expect(balances(company)['1410']).toBe('-1000.00');
    const refund = post(company, 'payment.post', {
      counterpartyId: customer,
      direction: 'out',
      amount: '1000',
      allocations: [{ documentId: note.id, amount: '1000' }],
    });
    expect(postings(company, refund)).toEqual(['Dr 1410 1000.00', 'Cr 1210 1000.00']);
    expect(openOf(company, note.id)).toBe('0.00');
    expect(balances(company)['1410']).toBeUndefined();
  });

  test('[D3] two credit notes take back no more than the invoice', () => {
    const { company, customer, invoice, credit } = open();
    credit('600');
    const input = { date: on, counterpartyId: customer, correctsDocumentId: invoice.id, reason: 'returned' };
    expect(attempt(company, 'salesCreditNote.post', { ...input, lines: [{ unitPrice: '400.01', taxCode: 'S18' }] })).toMatchObject({
      ok: false,
      rejections: [{ code: 'CORRECTION_EXCEEDS', taxCode: 'S18', left: '400.00' }],
    });
    credit('400');
    expect(openOf(company, invoice.id)).toBe('0.00');
    expect(balances(company)).toEqual({ '6110': '-1000.00', '6120': '1000.00' });
  });

  test('[L8] a foreign credit note is converted at the rate of its invoice, whatever rate there is today', () => {
    const { company, customer } = open();
    const usd = { counterpartyId: customer, currency: 'USD' };
    const invoice = post(company, 'salesInvoice.post', { ...usd, rate: '2.7', lines: [{ unitPrice: '1000', taxCode: 'S0X' }] });
    const note = post(company, 'salesCreditNote.post', {
      ...usd,
      correctsDocumentId: invoice.id,
      reason: 'returned',
      lines: [{ unitPrice: '400', taxCode: 'S0X' }],
    });
    expect(postings(company, note)).toEqual(['Dr 6120 1080.00', 'Cr 1410 1080.00']);
    const payment = post(company, 'payment.post', {
      ...usd,
      direction: 'in',
      rate: '2.6',
      amount: '600',
      allocations: [{ documentId: invoice.id, amount: '600' }],
    });
    expect(postings(company, payment)).toEqual(['Dr 1220 1560.00', 'Dr 8240 60.00', 'Cr 1410 1620.00']);
    expect([openOf(company, invoice.id), openOf(company, note.id)]).toEqual(['0.00', '0.00']);
  });

  test('[LED-2] a foreign invoice taken back in one line goes back as it was booked in three, whatever the line is worth by itself', () => {
    const { company, customer } = open();
    const before = balances(company)['1410'];
    const usd = { counterpartyId: customer, currency: 'USD' };
    // Three lines of 0.05 are 0.14 each in lari; one line of 0.15 is 0.41 by itself.
    const line = { unitPrice: '0.05', taxCode: 'S0X' };
    const invoice = post(company, 'salesInvoice.post', { ...usd, rate: '2.7', lines: [line, line, line] });
    const note = post(company, 'salesCreditNote.post', {
      ...usd,
      correctsDocumentId: invoice.id,
      reason: 'cancelled',
      lines: [{ ...line, unitPrice: '0.15' }],
    });
    expect(postings(company, note)).toEqual(['Dr 6120 0.42', 'Cr 1410 0.42']);
    expect(balances(company)['1410']).toBe(before);
  });

  test('[D3] an overpayment stays open in favour of the customer', () => {
    const { company, customer, invoice } = open();
    const payment = post(company, 'payment.post', {
      counterpartyId: customer,
      direction: 'in',
      amount: '1500',
      allocations: [{ documentId: invoice.id, amount: '1180' }],
    });
    expect(postings(company, payment)).toEqual(['Dr 1210 1500.00', 'Cr 1410 1500.00']);
    expect([openOf(company, invoice.id), openOf(company, payment.id)]).toEqual(['0.00', '320.00']);
    expect(balances(company)['1410']).toBe('-320.00');
  });

  test('[L8] a foreign overpayment leaves its rest at the rate of the day', () => {
    const { company, customer } = open();
    const usd = { counterpartyId: customer, currency: 'USD' };
    const before = balances(company);
    const invoice = post(company, 'salesInvoice.post', { ...usd, rate: '2.7', lines: [{ unitPrice: '100', taxCode: 'S0X' }] });
    const payment = post(company, 'payment.post', {
      ...usd,
      direction: 'in',
      rate: '2.8',
      amount: '150',
      allocations: [{ documentId: invoice.id, amount: '100' }],
    });
    expect(entryOf(company, payment).lines.map((line) => [line.accountCode, line.debit, line.credit, line.quantity])).toEqual([
      ['1220', '420.00', '0.00', '150.00'],
      ['1410', '0.00', '270.00', '-100.00'],
      ['1410', '0.00', '140.00', '-50.00'],
      ['8140', '0.00', '10.00', null],
    ]);
    expect(openOf(company, payment.id)).toBe('50.00');
    expect(balances(company)['1410']).toBe((Number(before['1410']) - 140).toFixed(2));
  });
});

describe('advances', () => {
  test('[V1] an advance used up in three parts gives back its VAT to the tetri', () => {
    const { company, customer } = setUp();
    const advance = post(company, 'advance.receive', { date: d('2026-04-02'), counterpartyId: customer, gross: '100.01', taxCode: 'S18A' });
    expect(postings(company, advance)).toEqual(['Dr 1210 100.01', 'Dr 3120 15.26', 'Cr 3120 100.01', 'Cr 3331 15.26']);
    const parts = ['33.33', '33.33', '33.35'].map((gross) =>
      postings(
        company,
        post(company, 'salesInvoice.post', {
          counterpartyId: customer,
          lines: [{ unitPrice: '500', taxCode: 'S18' }],
          advances: [{ documentId: advance.id, gross }],
        }),
      ),
    );
    expect(parts.map((lines) => lines.filter((line) => /3120|3331/.test(line)))).toEqual([
      ['Dr 3120 28.24', 'Dr 3331 5.09'],
      ['Dr 3120 28.25', 'Dr 3331 5.08'],
      ['Dr 3120 28.26', 'Dr 3331 5.09'],
    ]);
    expect(balances(company)).toMatchObject({ '1410': '1669.99', '3330': '-270.00' });
    expect(balances(company)['3120']).toBeUndefined();
    expect(balances(company)['3331']).toBeUndefined();
    expect(openOf(company, advance.id)).toBe('0.00');
    // May taxes the supplies less what April taxed already.
    expect(cellsOf(vatReturn(company, '2026-05'))['I.1.base']).toBe('1415.25');
    expect(filledCells(vatReturn(company, '2026-04'))).toMatchObject({ 'I.2.base': '84.75' });
  });

  test('[V1] two advances on one invoice, one of them in part', () => {
    const { company, customer } = setUp();
    const receive = (gross: string) => post(company, 'advance.receive', { counterpartyId: customer, gross, taxCode: 'S18A' }).id;
    const [first, second] = [receive('118'), receive('590')];
    const invoice = post(company, 'salesInvoice.post', {
      counterpartyId: customer,
      lines: [{ unitPrice: '300', taxCode: 'S18' }],
      advances: [
        { documentId: first, gross: '118' },
        { documentId: second, gross: '236' },
      ],
    });
    expect(postings(company, invoice)).toEqual([
      'Dr 1410 354.00',
      'Dr 3120 300.00',
      'Dr 3331 54.00',
      'Cr 1410 354.00',
      'Cr 3330 54.00',
      'Cr 6110 300.00',
    ]);
    expect([openOf(company, invoice.id), openOf(company, first), openOf(company, second)]).toEqual(['0.00', '0.00', '354.00']);
    expect(
      codes(
        attempt(company, 'salesInvoice.post', {
          date: on,
          counterpartyId: customer,
          lines: [{ unitPrice: '900', taxCode: 'S18' }],
          advances: [{ documentId: first, gross: '0.01' }],
        }),
      ),
    ).toEqual(['ADVANCE_EXCEEDS']);
    // A full credit note then stands alone: nothing is owed on the invoice, so it is open in favour of the customer.
    const note = post(company, 'salesCreditNote.post', {
      counterpartyId: customer,
      correctsDocumentId: invoice.id,
      reason: 'cancelled',
      lines: [{ unitPrice: '300', taxCode: 'S18' }],
    });
    expect(openOf(company, note.id)).toBe('354.00');
  });
});

describe('reversals', () => {
  test('[L3] mirror the entry line by line and both say so', () => {
    const { company, customer } = setUp();
    const entry = post(company, 'journal.post', {
      memo: 'Loan in dollars',
      lines: [
        { account: '1220', debit: '270', currency: 'USD', foreignAmount: '100', rate: '2.7', memo: 'bank' },
        { account: '1430', credit: '200', counterpartyId: customer },
        { account: '1430', credit: '70' },
      ],
    });
    const reversal = post(company, 'journal.reverse', { entryId: entry.entryId, memo: 'Wrong month' });
    expect(
      entryOf(company, reversal).lines.map((line) => [
        line.accountCode,
        line.debit,
        line.credit,
        line.commodity,
        line.quantity,
        line.rate,
        line.counterparty,
        line.memo,
      ]),
    ).toEqual([
      ['1220', '0.00', '270.00', 'USD', '-100.00', '2.7', null, 'bank'],
      ['1430', '200.00', '0.00', null, null, null, 'Customer', ''],
      ['1430', '70.00', '0.00', null, null, null, null, ''],
    ]);
    expect(entryOf(company, entry).reversedBy).toBe(reversal.entryId);
    expect(entryOf(company, reversal).reverses).toBe(entry.entryId);
    expect(balances(company)).toEqual({});
    expect(balances(company, { in: 'commodity' })).toEqual({});
  });

  test('[L3] a correcting entry names what it corrects', () => {
    const { company } = setUp();
    const lines = (amount: string) => [
      { account: '1210', debit: amount },
      { account: '5150', credit: amount },
    ];
    const entry = post(company, 'journal.post', { lines: lines('100') });
    const correction = post(company, 'journal.post', { lines: lines('5'), corrects: entry.entryId });
    const event = run(company, 'history.list', { limit: 1 }).rows[0]!;
    expect(event).toMatchObject({ type: 'journal.posted', entryId: correction.entryId, after: { corrects: entry.entryId } });
  });
});

describe('reading', () => {
  test('[L6] a trial balance names the date its figures reach, also where entries are dated ahead', () => {
    const { company } = setUp();
    const lines = [
      { account: '1210', debit: '10' },
      { account: '5150', credit: '10' },
    ];
    post(company, 'journal.post', { date: d('2026-05-10'), lines });
    expect(run(company, 'trialBalance.get', {}).asOf).toBe('2026-07-20');
    post(company, 'journal.post', { date: d('2027-01-31'), lines });
    const shown = run(company, 'trialBalance.get', {});
    expect(shown.rows.find(({ accountCode }) => accountCode === '1210')!.balance).toBe('20.00');
    expect(shown.asOf).toBe('2027-01-31');
    expect(run(company, 'trialBalance.get', { asOf: shown.asOf }).rows).toEqual(shown.rows);
  });

  test('[L10] a document is found by its UID and by its number', () => {
    const { company, customer } = setUp();
    const invoice = post(company, 'salesInvoice.post', { counterpartyId: customer, lines: [{ unitPrice: '1', taxCode: 'S18' }] });
    expect(invoice.uid).toMatch(/^SI-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    for (const text of [invoice.uid, invoice.uid.toLowerCase(), invoice.uid.slice(0, 8), invoice.number, 'custom']) {
      expect(
        run(company, 'document.find', { text }).map(({ id }) => id),
        text,
      ).toEqual([invoice.id]);
    }
    for (const text of ['%', '_', 'SI-_____-_____']) expect(run(company, 'document.find', { text }), text).toEqual([]);
  });
});

describe('accounts the country pack names', () => {
  const change = (company: Company, code: string, how: 'moved' | 'out of use') => {
    const account = run(company, 'account.list', {}).find((candidate) => candidate.code === code)!;
    const of = { accountId: account.id, version: account.version };
    if (how === 'moved') run(company, 'account.move', { ...of, code: `${code}9`, parentCode: account.parentCode });
    else run(company, 'account.deactivate', of);
  };
  const cases: [method: keyof Contract, account: string, input: (context: ReturnType<typeof setUp>) => object][] = [
    ['salesInvoice.post', '1410', ({ customer }) => ({ counterpartyId: customer, lines: [{ unitPrice: '10', taxCode: 'S18' }] })],
    ['salesInvoice.post', '3330', ({ customer }) => ({ counterpartyId: customer, lines: [{ unitPrice: '10', taxCode: 'S18' }] })],
    ['purchaseBill.post', '3110', ({ supplier }) => ({ counterpartyId: supplier, lines: [{ unitPrice: '10', taxCode: 'P18' }] })],
    ['purchaseBill.post', '3345', ({ supplier }) => ({ counterpartyId: supplier, lines: [{ unitPrice: '10', taxCode: 'RC18' }] })],
    ['advance.receive', '3120', ({ customer }) => ({ counterpartyId: customer, gross: '118', taxCode: 'S18A' })],
    ['advance.receive', '3331', ({ customer }) => ({ counterpartyId: customer, gross: '118', taxCode: 'S18A' })],
    ['importDeclaration.post', '3342', () => ({ customsValue: '100', taxCode: 'PIM' })],
    ['payment.post', '1410', ({ customer }) => ({ counterpartyId: customer, direction: 'in', amount: '10' })],
  ];
  test.each(cases)('[L1] %s is refused by name, not by an error, while account %s is moved or out of use', (method, account, input) => {
    for (const [how, code] of [
      ['moved', 'UNKNOWN_ACCOUNT'],
      ['out of use', 'ACCOUNT_INACTIVE'],
    ] as const) {
      const context = setUp();
      change(context.company, account, how);
      const before = run(context.company, 'company.info', {}).position;
      expect(attempt(context.company, method, { date: on, ...input(context) }), how).toMatchObject({
        ok: false,
        rejections: [{ code, account }],
      });
      expect(run(context.company, 'company.info', {}).position).toBe(before);
    }
  });

  test('[L1] filing is refused by name while the account of rounding is out of use', () => {
    const { company } = setUp();
    for (let count = 0; count < 3; count += 1)
      post(company, 'salesInvoice.post', { pricesIncludeVat: true, lines: [{ unitPrice: '33.33', taxCode: 'S18' }] });
    change(company, '8295', 'out of use');
    expect(attempt(company, 'vatReturn.file', { period: '2026-05' })).toMatchObject({
      ok: false,
      rejections: [{ code: 'ACCOUNT_INACTIVE', account: '8295' }],
    });
  });
});

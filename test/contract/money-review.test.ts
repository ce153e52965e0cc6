import { describe, expect, test } from 'vitest';
import { checkControlAccounts } from '../../electron/closing/control-accounts.ts';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import type { PeriodCheck } from '../../shared/contracts/periods.ts';
import { parseAmount } from '../../shared/money/parse.ts';
import { attempt, balances, codes, counterparty, d, makeCompany, month, openOf, rejections, run, stateOf } from '../support/company.ts';

// Cases an auditor would try on the figures, each by name.

const post = (company: Company, date: string, debit: string, credit: string, amount: string) =>
  run(company, 'journal.post', {
    date: d(date),
    lines: [
      { account: debit, debit: amount },
      { account: credit, credit: amount },
    ],
  });

function control(company: Company, on: string): PeriodCheck {
  const db = connect(company.file, { readonly: true });
  try {
    return checkControlAccounts({ db, company: readCompany(db) } as never, d(on));
  } finally {
    db.close();
  }
}

describe('closed years', () => {
  test('[PER-1] a year before a closed one takes nothing either: it would change what the closed one began and ended with', () => {
    const company = makeCompany({ vatPayer: false });
    post(company, '2025-05-05', '1210', '6110', '150');
    run(company, 'year.close', { year: 2025, closeMonths: true });
    const before = stateOf(company.file);
    for (const date of ['2024-12-31', '2019-01-01', '2025-01-15']) {
      const refused = attempt(company, 'journal.post', {
        date,
        lines: [
          { account: '1210', debit: '1' },
          { account: '7410', credit: '1' },
        ],
      });
      expect([date, codes(refused)]).toEqual([date, ['PERIOD_CLOSED']]);
    }
    expect(stateOf(company.file)).toBe(before);
    run(company, 'year.reopen', { year: 2025, reason: 'late bill of 2024' });
    post(company, '2024-12-31', '7410', '1210', '1');
  });

  test("[L7] the result is what is carried over, also with accounts coded the company's own way", () => {
    const company = makeCompany({ vatPayer: false });
    const names = { ka: 'x', bg: 'x', ru: 'x', en: 'x' };
    for (const code of ['6A10', '61', '6-1'])
      run(company, 'account.open', { code, names, type: 'income', parentCode: null, postable: true });
    post(company, '2025-05-05', '1210', '6A10', '10');
    post(company, '2025-05-05', '1210', '61', '5');
    post(company, '2025-05-05', '1210', '6-1', '3');
    expect(run(company, 'year.close', { year: 2025, closeMonths: true }).result).toBe('18.00');
    expect(balances(company)).toEqual({ '1210': '18.00', '5310': '-18.00' });
  });

  test('[L7] the overview shows what December earned, closed or not', () => {
    const company = makeCompany({ vatPayer: false });
    post(company, '2025-05-05', '1210', '6110', '1000');
    post(company, '2025-12-05', '1210', '6110', '150');
    post(company, '2025-12-06', '7410', '1210', '40');
    const earned = () => {
      const { figures, parts } = run(company, 'overview.get', { on: d('2025-12-31'), span: '30d' });
      return [figures.slice(0, 2).map(({ id, amount }) => [id, amount]), parts];
    };
    const before = earned();
    expect(before[0]).toEqual([
      ['revenue', '150.00'],
      ['profit', '110.00'],
    ]);
    run(company, 'year.close', { year: 2025, closeMonths: true });
    expect(earned()).toEqual(before);
  });
});

describe('control accounts', () => {
  test('[LED-2] a foreign amount booked by hand beside documents stays a warning when it is revalued', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    run(company, 'journal.post', {
      date: d('2026-05-05'),
      lines: [
        { account: '1410', debit: '270', currency: 'USD', foreignAmount: '100', rate: '2.7', counterpartyId: customer },
        { account: '6110', credit: '270' },
      ],
    });
    run(company, 'salesInvoice.post', {
      date: d('2026-05-06'),
      counterpartyId: customer,
      currency: 'USD',
      rate: '2.7',
      lines: [{ unitPrice: '10', taxCode: 'S0X' }],
    });
    expect(control(company, '2026-05-31').state).toBe('warning');
    run(company, 'revaluation.post', { on: d('2026-05-31'), rates: [{ currency: 'USD', rate: '2.8' }] });
    expect(control(company, '2026-05-31')).toMatchObject({
      state: 'warning',
      items: [{ subject: '1410', ledger: '308.00', openItems: '28.00', difference: '280.00' }],
    });
  });

  test('[LED-2] an invoice paid before its own date and revalued between the two', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const { id } = run(company, 'salesInvoice.post', {
      date: d('2026-06-05'),
      counterpartyId: customer,
      currency: 'USD',
      rate: '2.7',
      lines: [{ unitPrice: '100', taxCode: 'S0X' }],
    });
    run(company, 'payment.post', {
      date: d('2026-05-20'),
      direction: 'in',
      counterpartyId: customer,
      currency: 'USD',
      rate: '2.75',
      amount: '100',
      allocations: [{ documentId: id, amount: '100' }],
    });
    run(company, 'revaluation.post', { on: d('2026-05-31'), rates: [{ currency: 'USD', rate: '2.8' }] });
    for (const on of ['2026-05-20', '2026-05-31', '2026-06-01', '2026-06-05', '2026-06-30']) {
      expect([on, control(company, on).items]).toEqual([on, []]);
    }
    run(company, 'revaluation.post', { on: d('2026-06-30'), rates: [{ currency: 'USD', rate: '2.8' }] });
    expect(balances(company)['1410']).toBeUndefined();
    expect(openOf(company, id)).toBe('0.00');
  });
});

describe('documents and control accounts', () => {
  test('[LED-2] no line of a document is booked to an account of open items', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Party');
    const before = stateOf(company.file);
    const refused = (method: Parameters<typeof attempt>[1], input: object) =>
      rejections(attempt(company, method, { date: '2026-05-05', counterpartyId, ...input }));
    const isControl = (account: string) => [{ code: 'ACCOUNT_IS_CONTROL', line: 1, account }];
    for (const account of ['1410', '3110', '3120']) {
      expect(refused('salesInvoice.post', { lines: [{ unitPrice: '1', taxCode: 'S18', account }] })).toEqual(isControl(account));
      expect(refused('purchaseBill.post', { lines: [{ unitPrice: '1', taxCode: 'P0', account }] })).toEqual(isControl(account));
      expect(refused('payment.post', { direction: 'in', amount: '5', allocations: [], account })).toEqual(isControl(account));
      expect(refused('advance.receive', { gross: '5', taxCode: 'S18A', account })).toEqual(isControl(account));
      expect(refused('importDeclaration.post', { customsValue: '5', taxCode: 'PIM', goodsAccount: account })).toEqual(isControl(account));
      expect(refused('importDeclaration.post', { customsValue: '5', taxCode: 'PIM', settlementAccount: account })).toEqual(
        isControl(account),
      );
    }
    expect(stateOf(company.file)).toBe(before);
  });

  test('[LED-2] a credit note whose lines round up to more than its invoice takes no more than that out of the item', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Customer');
    const common = { counterpartyId, currency: 'USD' };
    // 0.10 dollars at 0.5 are 0.05 lari; nine lines of 0.01 are 0.01 lari each.
    const { id } = run(company, 'salesInvoice.post', {
      ...common,
      date: d('2026-05-05'),
      rate: '0.5',
      lines: [{ unitPrice: '0.10', taxCode: 'S0X' }],
    });
    run(company, 'salesCreditNote.post', {
      ...common,
      date: d('2026-05-06'),
      correctsDocumentId: id,
      reason: 'returned',
      lines: Array.from({ length: 9 }, () => ({ unitPrice: '0.01', taxCode: 'S0X' })),
    });
    expect(openOf(company, id)).toBe('0.01');
    run(company, 'payment.post', {
      ...common,
      date: d('2026-05-07'),
      rate: '0.5',
      direction: 'in',
      amount: '0.01',
      allocations: [{ documentId: id, amount: '0.01' }],
    });
    expect(control(company, '2026-05-31').items).toEqual([]);
    expect(balances(company)['1410']).toBeUndefined();
  });
});

describe('reversals', () => {
  test('[VAT-1] the rounding entry of a filed return is not reversed by itself', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    for (const unitPrice of ['0.03', '0.03', '0.03']) {
      run(company, 'salesInvoice.post', { date: d('2026-05-05'), counterpartyId: customer, lines: [{ unitPrice, taxCode: 'S18' }] });
    }
    const { roundingEntryId } = run(company, 'vatReturn.file', { period: month('2026-05') });
    expect(roundingEntryId).not.toBeNull();
    const before = stateOf(company.file);
    const entryId = roundingEntryId!;
    expect(rejections(attempt(company, 'journal.reverse', { entryId, date: '2026-06-01' }))).toEqual([
      { code: 'REVERSAL_OF_VAT_RETURN', period: '2026-05' },
    ]);
    const lines = [
      { account: '1210', debit: '1' },
      { account: '7410', credit: '1' },
    ];
    expect(codes(attempt(company, 'journal.correct', { entryId, date: '2026-06-01', reason: 'x', lines }))).toEqual([
      'REVERSAL_OF_VAT_RETURN',
    ]);
    expect(stateOf(company.file)).toBe(before);
  });
});

test('[L3] what cancels an entry is not cancelled: the entry is posted anew', () => {
  const company = makeCompany();
  const wrong = post(company, '2026-05-05', '1210', '6110', '10');
  const mirror = run(company, 'journal.reverse', { entryId: wrong.entryId, date: d('2026-05-06') });
  const before = stateOf(company.file);
  expect(codes(attempt(company, 'journal.reverse', { entryId: mirror.entryId, date: '2026-05-07' }))).toEqual(['REVERSAL_OF_REVERSAL']);
  expect(stateOf(company.file)).toBe(before);
  expect(balances(company)).toEqual({});
});

test('[U5] a separator before the sign is no number', () => {
  for (const text of ['_-0', "'-5", ' _-5', '5-', '_']) expect([text, parseAmount(text, 2, 'ka').ok]).toEqual([text, false]);
  expect(parseAmount(' - 1 234,50', 2, 'ka')).toEqual({ ok: true, text: '-1234.50' });
});

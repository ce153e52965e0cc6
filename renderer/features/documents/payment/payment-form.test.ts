import { describe, expect, test } from 'vitest';
import type { DocumentInfo, DocumentRow } from '../../../../shared/contracts/documents.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { allocateOldestFirst, emptyPayment, paymentFor, paymentInput, restorePayment, suggestedBy, unallocated } from './payment-form.ts';

const start = {
  commandId: '019ab000-0000-7000-8000-000000000009',
  language: 'ka',
  today: '2026-11-21' as LocalDate,
  baseCurrency: 'GEL',
} as const;
const accounts = { bank: '1210', bankForeign: '1220' };
const invoice = {
  id: 'a',
  kind: 'sales-invoice',
  counterparty: 'Alfa',
  counterpartyId: 'p',
  currency: 'GEL',
  open: '1180.00',
} as DocumentInfo;
const row = (id: string, open: string, dueDate: string | null, position: number) =>
  ({ id, open, dueDate, date: '2026-11-01', position }) as unknown as DocumentRow;

describe('[D3] a payment', () => {
  test('from an invoice pays all that is open on it', () => {
    expect(paymentInput(paymentFor(invoice, accounts, start), 'GEL', 2)).toMatchObject({
      ok: true,
      value: { direction: 'in', amount: '1180.00', account: '1210', allocations: [{ documentId: 'a', amount: '1180.00' }] },
    });
  });

  test('in a foreign currency needs a rate', () => {
    const payment = paymentFor({ ...invoice, currency: 'EUR' }, accounts, start);
    expect(paymentInput(payment, 'GEL', 2)).toMatchObject({ ok: false, rejections: [{ field: 'rate' }] });
    expect(paymentInput({ ...payment, rate: '3,1' }, 'GEL', 2)).toMatchObject({
      ok: true,
      value: { account: '1220', currency: 'EUR', rate: '3.1' },
    });
  });

  test('can not be allocated beyond what was paid', () => {
    const payment = { ...paymentFor(invoice, accounts, start), amount: '1 000' };
    expect(unallocated(payment, 2)).toBe(-18000n);
    expect(paymentInput(payment, 'GEL', 2)).toMatchObject({ ok: false, rejections: [{ code: 'ALLOCATION_TOTAL_EXCEEDS' }] });
  });

  test('[X6] of the only open document is offered: first the amount, then as much of it as is open, and never over what is typed', () => {
    const only = [row('a', '1180.00', null, 1)];
    const empty = emptyPayment('in', '1210', start);
    expect(suggestedBy(empty, only, 2)).toEqual({ amount: '1\u00a0180,00' });
    expect(suggestedBy({ ...empty, amount: '1 180,00' }, only, 2)).toEqual({ pays: '1\u00a0180,00' });
    expect(suggestedBy({ ...empty, amount: '500' }, only, 2)).toEqual({ pays: '500,00' });
    expect(suggestedBy({ ...empty, amount: '2000' }, only, 2)).toEqual({ pays: '1\u00a0180,00' });
    expect(suggestedBy({ ...empty, amount: '500', allocations: { a: '1' } }, only, 2)).toEqual({});
    expect(suggestedBy({ ...empty, amount: 'x' }, only, 2)).toEqual({});
    expect(suggestedBy(empty, [...only, row('b', '1.00', null, 2)], 2)).toEqual({});
    expect(suggestedBy(empty, [], 2)).toEqual({});
  });

  test('is spread over documents in the order they fell due', () => {
    const payment = { ...emptyPayment('in', '1210', start), amount: '150' };
    const documents = [row('late', '100.00', '2026-12-01', 1), row('early', '80.00', '2026-11-05', 2), row('undated', '50.00', null, 3)];
    expect(allocateOldestFirst(payment, documents, 2)).toEqual({ undated: '50,00', early: '80,00', late: '20,00' });
  });

  test('[X7] comes back as typed', () => {
    const payment = { ...paymentFor(invoice, accounts, start), amount: '1 0', allocations: { a: '1,' } };
    expect(restorePayment(JSON.parse(JSON.stringify(payment)), 'ka')).toEqual(payment);
  });
});

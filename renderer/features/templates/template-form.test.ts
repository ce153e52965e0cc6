import { describe, expect, test } from 'vitest';
import type { TemplateInfo, TemplateKind } from '../../../shared/contracts/templates.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { emptyPayment } from '../documents/payment/payment-form.ts';
import { emptyForm } from '../documents/trade/trade-form.ts';
import { emptyEntry, emptyLine } from '../journal/journal-form.ts';
import {
  journalFrom,
  journalTemplate,
  paymentFrom,
  paymentTemplate,
  type StoredTemplate,
  tradeFrom,
  tradeTemplate,
} from './template-form.ts';

const on = (text: string) => text as LocalDate;
const start = { commandId: '019ab000-0000-7000-8000-000000000002', language: 'en', on: on('2026-12-01') } as const;
/** As the engine gives it back. */
const kept = (kind: TemplateKind, form: StoredTemplate): TemplateInfo => ({
  ...{ id: 't', kind, name: 'Rent', savedAt: '', by: '', version: 1 },
  form: JSON.parse(JSON.stringify(form)) as unknown,
});
const party = { id: 'p', name: 'Alfa', taxId: '1' };

const invoice = () => {
  const form = emptyForm('sales-invoice', {
    ...{ commandId: '019ab000-0000-7000-8000-000000000001', language: 'ka', today: on('2026-11-21'), currency: 'EUR' },
    line: { account: '6110', taxCode: 'S18' },
  });
  const line = { ...form.lines[0]!, description: 'Rent', quantity: '2', unitPrice: '1 234,50', item: { id: 'i', code: '7', name: 'Rent' } };
  return {
    ...form,
    ...{
      counterparty: party,
      dueDate: '2026-12-05',
      rate: '2,7',
      taxPoint: '2026-11-20',
      saleNumber: 'DT1',
      memo: 'Monthly',
      lines: [line],
    },
    advances: [{ documentId: 'a', number: '1', taxCode: 'S18', gross: '1', vat: '0', open: '1', used: '1' }],
  };
};

describe('[L13] a template of a document', () => {
  test('keeps what comes again, and nothing that belongs to one document alone', () => {
    const next = tradeFrom(kept('sales-invoice', tradeTemplate(invoice(), true)), start)!;
    expect(next).toMatchObject({
      ...{
        commandId: start.commandId,
        date: '2026-12-01',
        dueDate: '2026-12-15',
        taxPoint: '',
        rate: '',
        saleNumber: '',
        advances: [],
        corrects: null,
      },
      ...{ counterparty: party, currency: 'EUR', memo: 'Monthly', language: 'en' },
      // Typed in Georgian, shown as one types it in English.
      lines: [
        {
          description: 'Rent',
          quantity: '2',
          unitPrice: '1,234.50',
          account: '6110',
          taxCode: 'S18',
          item: { id: 'i', code: '7', name: 'Rent' },
        },
      ],
    });
  });

  test('leaves amounts to be typed where that was chosen', () => {
    const next = tradeFrom(kept('sales-invoice', tradeTemplate(invoice(), false)), start)!;
    expect(next.lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([['2', '']]);
  });

  test('of another kind, or of a form nobody knows any more, begins nothing', () => {
    const template = kept('sales-invoice', tradeTemplate(invoice(), true));
    expect(tradeFrom({ ...template, kind: 'purchase-bill' }, start)).toBeUndefined();
    expect(tradeFrom({ ...template, form: {} }, start)).toBeUndefined();
    expect(journalFrom({ ...template, form: 7 }, start)).toBeUndefined();
  });
});

test('[L13] a template of an entry keeps foreign amounts, not what they were worth', () => {
  const form = {
    ...emptyEntry('019ab000-0000-7000-8000-000000000001', 'en', on('2026-11-21')),
    ...{ memo: 'Rent', withCurrency: true },
    lines: [
      { ...emptyLine(), account: '7420', debit: '2500', memo: 'office', dimensions: { CC: 'TB' } },
      { ...emptyLine(), account: '1220', credit: '270', currency: 'USD', foreignAmount: '100', rate: '2.7' },
    ],
  };
  const begun = (keep: boolean) =>
    journalFrom(kept('journal-entry', journalTemplate(form, keep)), start)!.lines.map((line) => [
      line.debit,
      line.credit,
      line.foreignAmount,
      line.rate,
    ]);
  expect(begun(true)).toEqual([
    ['2500', '', '', ''],
    ['', '', '100', ''],
  ]);
  expect(begun(false)).toEqual([
    ['', '', '', ''],
    ['', '', '', ''],
  ]);
  expect(journalFrom(kept('journal-entry', journalTemplate(form, false)), start)!.lines[0]!.dimensions).toEqual({ CC: 'TB' });
  expect(journalFrom(kept('journal-entry', journalTemplate(form, true)), start)).toMatchObject({
    date: '2026-12-01',
    memo: 'Rent',
    correcting: null,
  });
});

test('[L13] a template of a payment settles nothing yet', () => {
  const form = {
    ...emptyPayment('out', '1210', { commandId: 'c', language: 'en', today: on('2026-11-21'), baseCurrency: 'GEL' }),
    ...{ counterparty: party, amount: '500', allocations: { x: '500' } },
  };
  const begun = (keep: boolean) => paymentFrom(kept('payment', paymentTemplate(form, keep)), start);
  expect(begun(true)).toMatchObject({
    direction: 'out',
    date: '2026-12-01',
    counterparty: party,
    account: '1210',
    amount: '500',
    allocations: {},
  });
  expect(begun(false)).toMatchObject({ amount: '' });
});

import { describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { emptyPayment, type PaymentForm, paymentInput } from '../../renderer/features/documents/payment/payment-form.ts';
import { paymentEntryOf } from '../../renderer/features/documents/payment/payment-preview.ts';
import { ownDocument } from '../../renderer/features/documents/small/own-documents.ts';
import {
  advanceEntryOf,
  declarationEntryOf,
  protocolEntryOf,
  reportEntryOf,
} from '../../renderer/features/documents/small/small-entries.ts';
import {
  advanceInput,
  declarationInput,
  emptyReportLine,
  protocolInput,
  reportInput,
  type SalesReport,
  type SelfCharge,
} from '../../renderer/features/documents/small/small-forms.ts';
import type { Contract } from '../../shared/contracts/index.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { EntryDraft } from '../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Result } from '../../shared/result.ts';
import { attempt, counterparty, d, entryOf, good, makeCompany, nextId, run } from '../support/company.ts';

const on = d('2026-05-10');
const books = (country: 'GE' | 'BG') => {
  const company = makeCompany({ country, ...(country === 'BG' ? { taxId: '131134023' } : {}) });
  const pack = packFor(country)!;
  const { baseCurrency, baseScale } = run(company, 'company.info', {});
  const id = counterparty(company, 'Party');
  return { company, pack, baseCurrency, baseScale, on, vatPayer: true, party: { id, name: 'Party', taxId: '' } };
};

const text = (base: bigint) => writeDecimal(base, 2);
/** A preview as the books write an entry: account, debit less credit; then tax. */
const shown = (entry: EntryDraft | undefined) => ({
  lines: entry?.lines.map(({ account, base }) => [account, text(base)]),
  tax: entry?.taxDetails.map(({ taxCode, direction, taxable, vat }) => [taxCode, direction, text(taxable), text(vat)]),
});
function posted(company: Company, method: keyof Contract, input: Result<object>) {
  const entry = entryOf(company, good(attempt(company, method, good(input))) as Posted);
  return {
    lines: entry.lines.map(({ accountCode, debit, credit }) => [accountCode, /[1-9]/.test(credit) ? `-${credit}` : debit]),
    tax: entry.taxDetails.map(({ taxCode, direction, taxable, vat }) => [taxCode, direction, taxable, vat]),
  };
}

const common = () => ({ commandId: nextId(), language: 'ka' as const, date: on, memo: 'x', branch: '' });

describe('[X6] the entry a form shows is the one that is posted', () => {
  test('an advance, typed as a calculation', () => {
    const { party, ...context } = books('GE');
    const form = { ...common(), counterparty: party, gross: '1000+18%', taxCode: 'S18A', account: '' };
    const entry = advanceEntryOf(form, context);
    // 1180 with 180 inside.
    expect(shown(entry).lines?.[0]).toEqual([context.pack.roles.bank, '1180.00']);
    expect(shown(entry).tax).toEqual([['S18A', 'output', '1000.00', '180.00']]);
    expect(posted(context.company, 'advance.receive', advanceInput(form, 2))).toEqual(shown(entry));
  });

  test.each(['GE', 'BG'] as const)('a customs declaration: %s', (country) => {
    const { party, ...context } = books(country);
    const taxCode = context.pack.taxCodes.find(({ use }) => use.includes('import'))!.code;
    const form = {
      ...common(),
      counterparty: party,
      customsValue: '10 000',
      duty: '512,34',
      taxCode,
      goodsAccount: '',
      settlementAccount: '',
      supplierNumber: 'C1',
    };
    const entry = declarationEntryOf(form, context);
    expect(entry?.lines.length).toBeGreaterThan(1);
    expect(posted(context.company, 'importDeclaration.post', declarationInput(form, 2))).toEqual(shown(entry));
  });

  test.each(['charged', 'given'])('a Bulgarian protocol: %s', (kind) => {
    const { party, ...context } = books('BG');
    const { pack } = context;
    const code = pack.taxCodes.find((each) =>
      kind === 'charged'
        ? each.protocol === true && each.effect === 'charged' && each.documentType === undefined
        : each.effect === 'none' && each.documentType !== undefined && each.use.includes('sale'),
    )!;
    const form: SelfCharge = {
      ...common(),
      taxCode: code.code,
      documentType: '',
      counterparty: party,
      taxable: '250,00',
      vat: kind === 'charged' ? '50,00' : '',
      account: pack.roles.notDeductibleVat,
      contraAccount: kind === 'charged' ? '' : pack.roles.goods,
    };
    const own = ownDocument(pack, form);
    const entry = protocolEntryOf(form, own, context);
    expect(entry?.lines).toHaveLength(2);
    expect(posted(context.company, 'protocol.post', protocolInput(form, own, 2))).toEqual(shown(entry));
  });

  test('a report of a cash register, and one under a margin scheme', () => {
    const { pack, ...rest } = books('BG');
    const context = { pack, ...rest };
    const line = (gross: string, taxCode: string, cost = '') => ({ ...emptyReportLine(taxCode), description: 'x', gross, cost });
    const charged = pack.taxCodes.find(
      ({ effect, use, documentType, protocol }) => effect === 'charged' && use.includes('sale') && !documentType && !protocol,
    )!;
    const report = (documentType: string, lines: SalesReport['lines']): SalesReport => ({
      ...common(),
      account: '',
      documentType,
      saleNumber: '',
      lines,
    });
    const usual = report('81', [line('120', charged.code), line('33,33', charged.code)]);
    expect(posted(context.company, 'salesReport.post', reportInput(usual, 2))).toEqual(shown(reportEntryOf(usual, context)));

    const scheme = pack.taxCodes.find(
      ({ ground, effect, documentType }) => ground !== undefined && effect === 'charged' && documentType !== undefined,
    )!;
    const margin = report(scheme.documentType!, [line('600', scheme.code, '480'), line('100', scheme.code, '150')]);
    expect(posted(context.company, 'salesReport.post', reportInput(margin, 2))).toEqual(shown(reportEntryOf(margin, context)));
  });

  test('a payment of part of an invoice with the rest left open', () => {
    const { party, ...context } = books('GE');
    const { company, pack } = context;
    const invoice = run(company, 'salesInvoice.post', {
      date: on,
      counterpartyId: party.id,
      lines: [{ description: 'x', unitPrice: '1000', taxCode: 'S18' }],
    } as never);
    const start = { commandId: nextId(), language: 'ka' as const, today: on, baseCurrency: 'GEL' };
    const form: PaymentForm = {
      ...emptyPayment('in', pack.roles.bank, start),
      counterparty: party,
      amount: '500+250',
      allocations: { [invoice.id]: '600' },
    };
    const entry = paymentEntryOf(form, { ...context, documents: [{ id: invoice.id, kind: 'sales-invoice', open: '1180.00' }] });
    expect(shown(entry).lines).toEqual([
      ['1210', '750.00'],
      ['1410', '-750.00'],
    ]);
    expect(posted(company, 'payment.post', paymentInput(form, 'GEL', 2))).toEqual(shown(entry));
    // More than is open, or than is paid: nothing to show.
    expect(paymentEntryOf({ ...form, amount: '5' }, { ...context, documents: [] })).toBeUndefined();
  });

  test('a payment in another currency shows what the rates made of it', () => {
    const { party, ...context } = books('GE');
    const { company, pack } = context;
    const invoice = run(company, 'salesInvoice.post', {
      date: on,
      counterpartyId: party.id,
      currency: 'USD',
      rate: '2.7',
      lines: [{ description: 'x', unitPrice: '1000', taxCode: 'S18' }],
      pricesIncludeVat: true,
    } as never);
    const document = run(company, 'document.get', { id: invoice.id })!;
    expect([document.open, document.carried]).toEqual(['1000.00', '2700.00']);
    const form: PaymentForm = {
      ...emptyPayment('in', pack.roles.bankForeign, { commandId: nextId(), language: 'ka', today: on, baseCurrency: 'GEL' }),
      counterparty: party,
      currency: 'USD',
      rate: '2,75',
      amount: '400',
      allocations: { [invoice.id]: '400' },
    };
    const entry = paymentEntryOf(form, {
      ...context,
      documents: [{ id: invoice.id, kind: document.kind, open: document.open, carried: document.carried }],
    });
    // 400 at 2.75 come in, carried at 2.70: 20 of gain.
    expect(shown(entry).lines).toEqual([
      [pack.roles.bankForeign, '1100.00'],
      ['1410', '-1080.00'],
      [pack.roles.exchangeGain, '-20.00'],
    ]);
    expect(posted(company, 'payment.post', paymentInput(form, 'GEL', 2))).toEqual(shown(entry));
  });
});

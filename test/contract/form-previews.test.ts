import { describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { codesText, dimensionsOf } from '../../renderer/features/dimensions/line-dimensions.ts';
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
import { previewOf } from '../../renderer/features/documents/trade/preview.ts';
import { creditNoteFor, emptyForm, emptyLine, type TradeForm } from '../../renderer/features/documents/trade/trade-form.ts';
import { tradeInput } from '../../renderer/features/documents/trade/trade-input.ts';
import { copyOf, correctionOf } from '../../renderer/features/journal/journal-copy.ts';
import { emptyEntry, emptyLine as emptyJournalLine, type JournalForm } from '../../renderer/features/journal/journal-form.ts';
import { correctionInput, entryInput } from '../../renderer/features/journal/journal-input.ts';
import { entryLines } from '../../renderer/features/journal/journal-sums.ts';
import type { Contract } from '../../shared/contracts/index.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { EntryDraft } from '../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Result } from '../../shared/result.ts';
import { attempt, counterparty, d, entryOf, good, makeCompany, nextId, rejections, run } from '../support/company.ts';

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

describe('[L15] dimensions of a form reach the books as its panel shows them', () => {
  /** Account, amount and what it is sorted by: of a preview, and of the entry in the books. */
  const sortedLines = (entry: EntryDraft | undefined) =>
    entry?.lines.map(({ account, base, dimensions }) => [account, text(base), codesText(dimensions ?? {})]);
  const sortedPosted = (company: Company, done: Posted) =>
    entryOf(company, done).lines.map(({ accountCode, debit, credit, dimensions }) => [
      accountCode,
      /[1-9]/.test(credit) ? `-${credit}` : debit,
      codesText(dimensionsOf(dimensions)),
    ]);
  const sorted = () => {
    const context = books('GE');
    for (const [code, values] of [
      ['CC', ['TB', 'BT']],
      ['PRJ', ['P1']],
    ] as const) {
      const dimensionId = run(context.company, 'dimension.add', { code, name: code.toLowerCase() }).id;
      for (const value of values) run(context.company, 'dimensionValue.add', { dimensionId, code: value, name: `name of ${value}` });
    }
    return context;
  };

  test('an invoice is split by them, its receivable and VAT are not, and its credit note begins with them', () => {
    const { company, party, ...context } = sorted();
    const usual = { account: '6110', taxCode: 'S18' };
    const start = { commandId: nextId(), language: 'ka' as const, today: on };
    const line = (unitPrice: string, dimensions: Record<string, string>) => ({
      ...emptyLine(usual),
      description: 'x',
      unitPrice,
      dimensions,
    });
    const form: TradeForm = {
      ...emptyForm('sales-invoice', { ...start, currency: 'GEL', line: usual }),
      counterparty: party,
      lines: [line('100', { CC: 'TB' }), line('50', { CC: 'BT', PRJ: 'P1' }), line('20', { CC: 'TB' }), line('7', {})],
    };
    const preview = previewOf(form, { ...context, today: on });
    // 177 net, 31.86 of VAT; two lines of one cost centre are one line of the entry.
    const expected = [
      ['1410', '208.86', ''],
      ['6110', '-120.00', 'CC\u00a0TB'],
      ['6110', '-50.00', 'CC\u00a0BT, PRJ\u00a0P1'],
      ['6110', '-7.00', ''],
      ['3330', '-31.86', ''],
    ];
    expect(sortedLines(preview.entry)).toEqual(expected);
    const done = run(company, 'salesInvoice.post', good(tradeInput(form, preview)).input as never);
    expect(sortedPosted(company, done)).toEqual(expected);

    const invoice = run(company, 'document.get', { id: done.id })!;
    const note: TradeForm = { ...creditNoteFor(invoice, { ...start, commandId: nextId() }), reason: 'returned' };
    expect(note.lines.map(({ dimensions }) => dimensions)).toEqual([{ CC: 'TB' }, { CC: 'BT', PRJ: 'P1' }, { CC: 'TB' }, {}]);
    const taken = previewOf(note, { ...context, today: on, ...(invoice.left ? { left: invoice.left } : {}) });
    const credited = run(company, 'salesCreditNote.post', good(tradeInput(note, taken)).input as never);
    expect(sortedPosted(company, credited)).toEqual(sortedLines(taken.entry));
    expect(
      sortedLines(taken.entry)!
        .filter(([, , by]) => by !== '')
        .map(([, amount, by]) => [amount, by]),
    ).toEqual([
      ['120.00', 'CC\u00a0TB'],
      ['50.00', 'CC\u00a0BT, PRJ\u00a0P1'],
    ]);
  });

  test('an entry, the one that corrects it and a copy of it', () => {
    const { company } = sorted();
    const line = (account: string, side: 'debit' | 'credit', amount: string, dimensions: Record<string, string>) => ({
      ...emptyJournalLine(),
      ...{ account, [side]: amount, dimensions },
    });
    const form: JournalForm = {
      ...emptyEntry(nextId(), 'ka', on),
      lines: [
        line('7420', 'debit', '100', { CC: 'TB', PRJ: 'P1' }),
        line('7420', 'debit', '50+5', { CC: 'BT' }),
        line('3190', 'credit', '155', {}),
      ],
    };
    const base = { baseCurrency: 'GEL', baseScale: 2 };
    const done = run(company, 'journal.post', good(entryInput(form, base)) as never);
    const shownLines = sortedLines({ lines: entryLines(form, 2), taxDetails: [] });
    expect(shownLines).toEqual([
      ['7420', '100.00', 'CC\u00a0TB, PRJ\u00a0P1'],
      ['7420', '55.00', 'CC\u00a0BT'],
      ['3190', '-155.00', ''],
    ]);
    expect(sortedPosted(company, done)).toEqual(shownLines);

    const entry = entryOf(company, done);
    const correction = correctionOf(entry, [], nextId(), 'ka', on);
    expect(correction.lines.map(({ dimensions }) => dimensions)).toEqual(form.lines.map(({ dimensions }) => dimensions));
    const put = { ...correction, lines: correction.lines.with(1, { ...correction.lines[1]!, dimensions: { CC: 'TB' } }) };
    const corrected = run(
      company,
      'journal.correct',
      good(correctionInput(put, { ...put.correcting!, reason: 'wrong centre' }, base)) as never,
    );
    expect(sortedPosted(company, corrected)[1]).toEqual(['7420', '55.00', 'CC\u00a0TB']);

    // What went out of use meanwhile is still shown on a copy, and its field is named.
    const cc = run(company, 'dimension.list', {}).find(({ code }) => code === 'CC')!;
    const bt = cc.values.find(({ code }) => code === 'BT')!;
    run(company, 'dimensionValue.deactivate', { valueId: bt.id, version: bt.version });
    const again = copyOf(entry, [], nextId(), 'ka', on);
    expect(rejections(attempt(company, 'journal.post', good(entryInput(again, base))))).toMatchObject([
      { code: 'DIMENSION_INACTIVE', field: 'lines.1.dimensions.CC' },
    ]);
  });
});

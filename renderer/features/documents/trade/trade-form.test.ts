import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { TradeKind } from '../../../../shared/documents/kinds.ts';
import { bg } from '../../../../shared/jurisdictions/bg/index.ts';
import { ge } from '../../../../shared/jurisdictions/ge/index.ts';
import type { Language } from '../../../../shared/locales/languages.ts';
import { previewOf } from './preview.ts';
import { returnLines } from './return-lines.ts';
import { taxCodesFor, usualTaxCode } from './tax-codes.ts';
import { creditNoteFor, debitNoteFor, emptyForm, emptyLine, inLanguage, restoreForm, type TradeForm } from './trade-form.ts';
import { tradeInput } from './trade-input.ts';
import { actOnLine, splitInto, withPasted } from './trade-lines.ts';

const today = '2026-11-21' as LocalDate;
const context = { pack: ge, baseCurrency: 'GEL', baseScale: 2, today };
const party = { id: '019ab000-0000-7000-8000-000000000001', name: 'შპს ალფა', taxId: '206322102' };
const commandId = '019ab000-0000-7000-8000-000000000009';

function form(kind: TradeKind, more: Partial<TradeForm> = {}, language: Language = 'ka'): TradeForm {
  const line = { account: ge.roles.sales, taxCode: 'S18' };
  return { ...emptyForm(kind, { commandId, language, today, currency: 'GEL', line }), counterparty: party, ...more };
}
const line = (unitPrice: string, more = {}) => ({
  ...emptyLine({ account: '6110', taxCode: 'S18' }),
  description: 'x',
  unitPrice,
  ...more,
});
const read = (now: TradeForm) => tradeInput(now, previewOf(now, context));
const fieldsOf = (now: TradeForm) => {
  const answer = read(now);
  return answer.ok ? [] : answer.rejections.map((rejection) => rejection.field ?? rejection.code);
};

describe('[D3] a sales form', () => {
  test('sends neutral decimals, the total it shows, and no empty lines at the end', () => {
    const answer = read(form('sales-invoice', { lines: [line('1 234,50', { quantity: '2' }), line('', { description: '' })] }));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        method: 'salesInvoice.post',
        input: { expectedGross: '2913.42', lines: [{ quantity: '2', unitPrice: '1234.50', taxCode: 'S18' }] },
      },
    });
    expect(answer.ok && answer.value.input.lines).toHaveLength(1);
  });

  test('names every field that can not be read, and keeps its place among the lines', () => {
    const now = form('sales-invoice', { date: '', lines: [line('10'), line('12,3456789'), line('5', { quantity: '' })] });
    expect(fieldsOf(now)).toEqual(['date', 'lines.1.unitPrice', 'lines.2.quantity']);
  });

  test('an empty line in the middle is named, not dropped', () => {
    expect(fieldsOf(form('sales-invoice', { lines: [line('', { description: '' }), line('5')] }))).toEqual(['lines.0.unitPrice']);
  });

  test('shows the entry of the lines that can be read', () => {
    const { entry, lines } = previewOf(form('sales-invoice', { lines: [line('100'), line('?')] }), context);
    expect(lines.map((each) => each?.totals.gross)).toEqual([11800n, undefined]);
    expect(entry?.lines.map(({ account, base }) => [account, base])).toEqual([
      ['1410', 11800n],
      ['6110', -10000n],
      ['3330', -1800n],
    ]);
  });

  test('needs a rate in a foreign currency, and converts with it', () => {
    const now = form('sales-invoice', { currency: 'EUR', lines: [line('100')] });
    expect(fieldsOf(now)).toEqual(['rate']);
    expect(previewOf(now, context).entry).toBeUndefined();
    const { entry } = previewOf({ ...now, rate: '3,1234' }, context);
    expect(entry?.lines[0]).toMatchObject({ account: '1410', base: 36856n });
    expect(read({ ...now, rate: '3,1234' })).toMatchObject({
      ok: true,
      value: { input: { currency: 'EUR', rate: '3.1234', expectedGross: '118.00' } },
    });
  });

  test('uses up an advance of the same rate and says when none fits', () => {
    const advance = { documentId: commandId, number: '1', taxCode: 'S18A', gross: '118.00', vat: '18.00', open: '118.00', used: '118,00' };
    const now = form('sales-invoice', { lines: [line('200')], advances: [advance] });
    expect(previewOf(now, context).entry?.lines.map(({ account, base }) => [account, base])).toContainEqual(['3331', 1800n]);
    expect(read(now)).toMatchObject({ ok: true, value: { input: { advances: [{ documentId: commandId, gross: '118.00' }] } } });
    expect(fieldsOf({ ...now, lines: [line('200', { taxCode: 'S0X' })] })).toEqual(['advances.0']);
  });
});

describe('[D3] purchases and credit notes', () => {
  test('a bill needs its supplier', () => {
    const bill = form('purchase-bill', { counterparty: null, lines: [line('100', { account: '1610', taxCode: 'P18' })] });
    expect(fieldsOf(bill)).toEqual(['COUNTERPARTY_REQUIRED']);
  });

  test('reverse charge is in the entry and in the return on both sides, and not in the total', () => {
    const bill = form('purchase-bill', { lines: [line('100', { account: '7410', taxCode: 'RC18' })] });
    const { entry, gross } = previewOf(bill, context);
    expect(gross).toBe('100.00');
    expect(entry?.lines.map(({ account, base }) => [account, base])).toEqual([
      ['3110', -10000n],
      ['7410', 10000n],
      ['3345', 1800n],
      ['3332', -1800n],
    ]);
    const fed = returnLines(ge, entry!.taxDetails).map(({ code, cells }) => [code, cells.map(({ cell, amount }) => `${cell} ${amount}`)]);
    expect(fed).toEqual([
      ['II.1', ['II.1.base 10000', 'II.1.vat 1800']],
      ['III.4', ['III.4.total 1800', 'III.4.goods 1800']],
    ]);
  });

  test('[V2] what a document adds to a cell of VAT is its own VAT, whatever the rate makes of its base', () => {
    const detail = { taxCode: 'S18', direction: 'output', taxable: -739_393n, vat: -133_090n, isCorrection: true, source: '' } as const;
    const fed = returnLines(ge, [detail]).flatMap(({ cells }) => cells.map(({ cell, amount }) => `${cell} ${amount}`));
    expect(fed).toEqual(['I.1.base -739393', 'I.1.vat -133090']);
  });

  test('a credit note starts as the whole document, at its rate, and needs a reason', () => {
    const document = {
      id: commandId,
      kind: 'sales-invoice',
      number: '0000000007',
      date: '2026-11-02',
      counterparty: party.name,
      counterpartyId: party.id,
      currency: 'EUR',
      rate: '3.1234',
      pricesIncludeVat: false,
      lines: [
        {
          description: 'Work',
          account: '6110',
          quantity: '2',
          unitPrice: '10.5000',
          taxCode: 'S18',
          net: '21.00',
          vat: '3.78',
          gross: '24.78',
        },
      ],
    } as never;
    const note = creditNoteFor(document, { commandId, language: 'ka', today });
    expect(fieldsOf(note)).toEqual(['reason']);
    expect(read({ ...note, reason: 'returned' })).toMatchObject({
      ok: true,
      value: { method: 'salesCreditNote.post', input: { correctsDocumentId: commandId, rate: '3.1234', expectedGross: '24.78' } },
    });
  });
});

test('[V4] a debit note starts with party, account and rate of its document and no amount; what it sends says what it raises', () => {
  const document = {
    ...{
      id: commandId,
      kind: 'purchase-bill',
      number: '0000000007',
      date: '2026-11-02',
      counterparty: party.name,
      counterpartyId: party.id,
    },
    ...{ currency: 'EUR', rate: '3.1234', pricesIncludeVat: false },
    lines: [
      { description: 'Work', account: '7450', quantity: '2', unitPrice: '10.5', taxCode: 'P18', net: '21.00', vat: '3.78', gross: '24.78' },
    ],
  } as never;
  const note = debitNoteFor(document, { commandId, language: 'ka', today });
  expect(fieldsOf(note)).toEqual(['lines.0.unitPrice']);
  const typed = { ...note, supplierNumber: 'D-1', lines: note.lines.map((each) => ({ ...each, unitPrice: '5' })) };
  expect(read(typed)).toMatchObject({
    ok: true,
    value: {
      method: 'purchaseDebitNote.post',
      input: {
        ...{ correctsDocumentId: commandId, reason: 'price-changed', rate: '3.1234', expectedGross: '5.90', supplierNumber: 'D-1' },
        lines: [{ account: '7450', quantity: '1', unitPrice: '5', taxCode: 'P18' }],
      },
    },
  });
  // Why it goes up is one of few reasons.
  expect(fieldsOf({ ...typed, reason: 'returned' })).toEqual(['reason']);
});

test('[V4] under cash accounting the form shows where the VAT waits', () => {
  const now = form(
    'sales-invoice',
    { currency: 'EUR', documentType: '11', lines: [line('100', { account: '702', taxCode: 'S20' })] },
    'bg',
  );
  const { entry } = previewOf(now, { ...context, pack: bg, baseCurrency: 'EUR' });
  expect(entry?.lines.map(({ account, base }) => [account, base])).toEqual([
    ['411', 12000n],
    ['702', -10000n],
    ['499', -2000n],
  ]);
});

test('[D3] the last credit note of an invoice shows the VAT that is left, line by line and in total', () => {
  // Nine notes of 0.10 took 9 x 0.02 of the 0.18 that 1.00 was charged with.
  const left = [{ taxCode: 'S18', net: '0.10', vat: '0.00', baseNet: '0.10', baseVat: '0.00', accounts: [] }];
  const note = form('sales-credit-note', {
    lines: [line('0,10')],
    corrects: { id: commandId, number: '1', taxPoint: '2026-05-04' },
    reason: 'returned',
  });
  expect(previewOf(note, context).gross).toBe('0.12');
  const { gross, lines, entry } = previewOf(note, { ...context, left });
  expect([gross, lines[0]?.totals.vat, entry?.taxDetails[0]?.vat]).toEqual(['0.10', 0n, 0n]);
  const answer = tradeInput(note, previewOf(note, { ...context, left }));
  expect(answer.ok && answer.value.input.expectedGross).toBe('0.10');
});

test('[L15] what a line is sorted by is sent, kept, copied, split and pasted with it, and a new line begins without', () => {
  const now = form('sales-invoice', { lines: [line('10', { dimensions: { CC: 'TB' } }), line('5')] });
  const by = ({ lines }: TradeForm) => lines.map(({ dimensions }) => dimensions);
  const answer = read(now);
  expect(answer.ok && answer.value.input.lines.map(({ dimensions }) => dimensions)).toEqual([{ CC: 'TB' }, undefined]);
  expect(by(restoreForm(JSON.parse(JSON.stringify(now)), 'ka')!)).toEqual([{ CC: 'TB' }, {}]);
  const { dimensions: _none, ...older } = now.lines[1]!;
  expect(by(restoreForm({ ...now, lines: [older] }, 'ka')!)).toEqual([{}]);
  expect(by(actOnLine(now, 'copy', 0)!.form)).toEqual([{ CC: 'TB' }, { CC: 'TB' }, {}]);
  expect(by(actOnLine(now, 'insert', 0)!.form)).toEqual([{ CC: 'TB' }, {}, {}]);
  expect(by(splitInto(now, 0, ['0,5', '0,5']))).toEqual([{ CC: 'TB' }, { CC: 'TB' }, {}]);
  const pasted = withPasted(now, 1, [{ row: 0, unitPrice: '7', dimensions: { CC: 'BT' } }], { account: '6110', taxCode: 'S18' });
  expect(by(pasted)).toEqual([{ CC: 'TB' }, {}, { CC: 'BT' }]);
});

describe('[X7] a draft of a document', () => {
  test('comes back exactly as typed, unreadable amounts included', () => {
    const now = form('sales-invoice', { lines: [line('12,'), line('abc', { quantity: '' })], memo: 'ღ' });
    const back = restoreForm(JSON.parse(JSON.stringify(now)), 'ka');
    const bare = ({ lines, ...rest }: TradeForm) => ({ ...rest, lines: lines.map(({ key: _key, ...each }) => each) });
    expect(back && bare(back)).toEqual(bare(now));
  });

  test('keeps its amounts when the language changes: 1,234 is not 1234', () => {
    const now = form('sales-invoice', { lines: [line('1,234')] });
    const english = inLanguage(now, 'en');
    expect(english.lines[0]?.unitPrice).toBe('1.234');
    expect(previewOf(english, context).gross).toBe(previewOf(now, context).gross);
  });

  test('of another program is refused', () => {
    expect(restoreForm({ lines: [] }, 'en')).toBeUndefined();
    expect(restoreForm(null, 'en')).toBeUndefined();
  });
});

describe('[D3] tax codes offered', () => {
  test('the last one used, else the usual one; none that only VAT payers may use', () => {
    expect(usualTaxCode(ge, 'sale', today, true, null)).toBe('S18');
    expect(usualTaxCode(ge, 'sale', today, true, 'S0X')).toBe('S0X');
    expect(usualTaxCode(ge, 'sale', today, true, 'P18')).toBe('S18');
    // What a company sells before it is registered counts towards the threshold, so it is not outside the scope of VAT.
    expect(usualTaxCode(ge, 'sale', today, false, null)).toBe('S0N');
    expect(usualTaxCode(ge, 'sale', today, true, 'S0N')).toBe('S18');
    expect(usualTaxCode(ge, 'purchase', today, false, null)).toBe('P0');
    expect(taxCodesFor(ge, 'sale', today, false).some(({ effect }) => effect === 'charged')).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import type { Rejection } from '../../../../shared/result.ts';
import { ownCodes, ownDocument, ownTypes, withType, withUsualAccount } from './own-documents.ts';
import { reportEntryOf } from './small-entries.ts';
import {
  actOnReportLine,
  emptyReportLine,
  placedOnProtocol,
  protocolInput,
  reportInput,
  restoreProtocol,
  restoreReport,
  type SalesReport,
  type SelfCharge,
} from './small-forms.ts';

const bg = packFor('BG')!;
const ge = packFor('GE')!;
const on = '2026-10-15' as LocalDate;
const id = '019ab000-0000-7000-8000-000000000009';
const client = { id: '019ab000-0000-7000-8000-000000000001', name: 'ХРАНИТЕЛНА БАНКА', taxId: '831902088' };
const empty: SelfCharge = {
  ...{ commandId: id, language: 'bg', date: on, taxCode: 'SPU20', documentType: '', counterparty: null, taxable: '', vat: '' },
  ...{ account: '60909', contraAccount: '', memo: 'протокол', branch: '' },
};
const sent = (form: SelfCharge) => protocolInput(form, ownDocument(bg, form), 2);
const missing = (form: SelfCharge) => {
  const read = sent(form);
  return read.ok ? [] : read.rejections.map(({ field }) => field);
};

describe('[V4] a document the company makes for itself', () => {
  test('of private use asks for VAT and one account, with nobody on the other side', () => {
    expect(ownDocument(bg, empty)).toEqual({ type: '09', isCharged: true, hasParty: false, isRecharge: false });
    expect(missing(empty)).toEqual(['vat']);
    expect(sent({ ...empty, vat: '10', counterparty: client, contraAccount: '304' })).toEqual({
      ok: true,
      value: { id, date: on, taxCode: 'SPU20', taxable: '0', vat: '10', account: '60909', memo: 'протокол' },
    });
  });

  test('of food donated asks for its value and two accounts, and sends no VAT that was typed before', () => {
    const food = { ...empty, taxCode: 'SFOOD', vat: '10', counterparty: client };
    expect(ownDocument(bg, food)).toEqual({ type: '95', isCharged: false, hasParty: true, isRecharge: false });
    expect(missing(food)).toEqual(['taxable', 'contraAccount']);
    expect(missing({ ...food, taxable: '0', contraAccount: '304' })).toEqual(['taxable']);
    expect(sent({ ...food, taxable: '80,50', contraAccount: '304' })).toEqual({
      ok: true,
      value: {
        ...{ id, date: on, taxCode: 'SFOOD', taxable: '80.50', account: '60909', contraAccount: '304', memo: 'протокол' },
        counterpartyId: client.id,
      },
    });
  });

  test('of VAT charged again is chosen by its type, since its code is that of the supply', () => {
    const again = { ...withType(bg, empty, '29', on), taxable: '50', vat: '10', account: '498', counterparty: client };
    expect(again).toMatchObject({ documentType: '29', taxCode: 'S20' });
    expect(ownDocument(bg, again)).toEqual({ type: '29', isCharged: true, hasParty: true, isRecharge: true });
    expect(sent(again)).toMatchObject({
      ok: true,
      value: { documentType: '29', taxCode: 'S20', taxable: '50', vat: '10', account: '498', counterpartyId: client.id },
    });
    // Back again: the type stands in the code, and the code of a supply does not fit.
    expect(withType(bg, again, '09', on)).toMatchObject({ documentType: '', taxCode: 'SPU20', taxable: '50' });
    expect(withType(bg, again, '95', on)).toMatchObject({ documentType: '', taxCode: 'SFOOD' });
    expect(withType(bg, { ...empty, taxCode: 'SCO43' }, '04', on)).toMatchObject({ documentType: '', taxCode: 'SCO43' });
  });

  test('offers every code and type of its own and no other', () => {
    expect(ownTypes(bg).map(({ code }) => code)).toEqual(['04', '05', '09', '29', '95']);
    const codes = ownCodes(bg, '', on).map(({ code }) => code);
    for (const code of ['SPU20', 'SFOOD', 'SCO41', 'SCO43', 'SCO46', 'SCO48', 'PCO51', 'PCO53', 'PCO54', 'PCO58'])
      expect(codes).toContain(code);
    // Of a report of sales, of invoices and bills.
    for (const code of ['SMARG', 'S20', 'P20', 'RICA20']) expect(codes).not.toContain(code);
    const again = ownCodes(bg, '29', on).map(({ code }) => code);
    expect(again).toEqual(expect.arrayContaining(['S20', 'S9']));
    for (const code of ['SPU20', 'SFOOD', 'SMARG', 'SCO41']) expect(again).not.toContain(code);
    expect(ownCodes(bg, '29', on).every(({ consumption }) => consumption === undefined)).toBe(true);
    expect(ownTypes(ge)).toEqual([]);
    const georgian = ownCodes(ge, '', on);
    expect(georgian.length).toBeGreaterThan(0);
    expect(georgian.every(({ protocol, effect, use }) => protocol && effect === 'charged' && use.includes('sale'))).toBe(true);
    expect(ownDocument(ge, { taxCode: georgian[0]!.code, documentType: '' })).toMatchObject({ isCharged: true, hasParty: false });
  });

  test('offers the usual account of the cost only where it is one', () => {
    const moved = withUsualAccount(bg, empty, { ...empty, taxCode: 'SCO41' });
    expect(moved.account).toBe('');
    expect(withUsualAccount(bg, moved, { ...moved, taxCode: 'PCO51' }).account).toBe('');
    expect(withUsualAccount(bg, moved, { ...moved, taxCode: 'SPU20' }).account).toBe('60909');
    const typed = { ...empty, account: '60202' };
    expect(withUsualAccount(bg, typed, { ...typed, taxCode: 'SCO41' }).account).toBe('60202');
  });

  test('a refusal leads to its field', () => {
    const form = { contraAccount: '411' };
    const field = (rejection: Rejection) => placedOnProtocol(form, [rejection])[0]!.field;
    expect(field({ code: 'ACCOUNT_IS_CONTROL', line: 1, account: '411' })).toBe('contraAccount');
    expect(field({ code: 'UNKNOWN_ACCOUNT', line: 1, account: '9999' })).toBe('account');
    expect(field({ code: 'TAX_CODE_NOT_FOR_USE', line: 1, taxCode: 'S20' })).toBe('taxCode');
    expect(field({ code: 'INPUT_INVALID', field: 'vat', reason: 'required' })).toBe('vat');
    expect(field({ code: 'PERIOD_CLOSED', period: '2026-10' })).toBeUndefined();
  });

  test('[X7] comes back as typed, from a draft of before as well', () => {
    const typed = { ...empty, taxCode: 'SFOOD', taxable: '1 0', vat: '7,', counterparty: client, contraAccount: '304' };
    expect(restoreProtocol(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    const { documentType, counterparty, contraAccount, ...before } = empty;
    expect(restoreProtocol(before)).toEqual(empty);
  });
});

test('[L15] lines of a report of sales are sent with their dimensions, seen in the entry before, and come back from drafts', () => {
  const line = (gross: string, dimensions: Record<string, string>) => ({ ...emptyReportLine('S20'), gross, dimensions });
  const form: SalesReport = {
    ...{ commandId: id, language: 'bg', date: on, account: '501', documentType: '81', saleNumber: '', memo: '', branch: '' },
    lines: [line('120', { SHOP: 'SOFIA' }), line('60', { SHOP: 'VARNA' }), emptyReportLine('S20')],
  };
  expect(reportInput(form, 2)).toMatchObject({
    ok: true,
    value: {
      lines: [
        { unitPrice: '120', dimensions: { SHOP: 'SOFIA' } },
        { unitPrice: '60', dimensions: { SHOP: 'VARNA' } },
      ],
    },
  });
  const entry = reportEntryOf(form, { pack: bg, baseCurrency: 'EUR', baseScale: 2, on, vatPayer: true });
  const sales = entry?.lines.filter(({ account }) => account === bg.roles.sales);
  expect(sales?.map(({ base, dimensions }) => [base, dimensions])).toEqual([
    [-10000n, { SHOP: 'SOFIA' }],
    [-5000n, { SHOP: 'VARNA' }],
  ]);
  // A line that has nothing but a dimension is not one that was only offered: its missing amount is said.
  const begun = { ...form, lines: [...form.lines.slice(0, 2), line('', { SHOP: 'VARNA' })] };
  const refused = reportInput(begun, 2);
  expect(refused.ok ? [] : refused.rejections.map(({ field }) => field)).toEqual(['lines.2.unitPrice']);
  expect(actOnReportLine(form, 'copy', 0)?.form.lines[1]).toMatchObject({ gross: '120', dimensions: { SHOP: 'SOFIA' } });
  // A draft of before says nothing of them.
  const { dimensions, ...before } = line('5', {});
  const restored = restoreReport({ ...form, lines: [form.lines[0], before] });
  expect(restored?.lines.map((each) => each.dimensions)).toEqual([{ SHOP: 'SOFIA' }, {}]);
});

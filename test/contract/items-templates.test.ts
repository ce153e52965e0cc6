import { describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import {
  attempt,
  close,
  codes,
  counterparty,
  entryOf,
  makeCompany,
  nextId,
  postings,
  rejections,
  reopen,
  run,
  stateOf,
} from '../support/company.ts';

const item = (company: Company, name: string, more: Partial<InputOf<'item.add'>> = {}) => run(company, 'item.add', { name, ...more });
const itemOf = (company: Company, id: string) => run(company, 'item.get', { id })!;
/** Everything of an item, to be sent back changed. */
function asChange(company: Company, id: string) {
  const { id: itemId, active: _active, ...said } = itemOf(company, id);
  return { itemId, ...said };
}

describe('[D6] items and services', () => {
  test('are added with what is known of them, numbered on, and found as people type', () => {
    const company = makeCompany();
    const coffee = item(company, 'ყავის მარცვალი', {
      ...{ code: '0041', names: { ka: '', bg: 'Кафе на зърна', ru: 'Кофе в зёрнах', en: 'Coffee beans' }, unit: 'კგ' },
      ...{
        salePrice: '38',
        purchasePrice: '21.5',
        saleTaxCode: 'S18',
        purchaseTaxCode: 'P18',
        incomeAccount: '6110',
        expenseAccount: '7415',
      },
      ...{ cn8: '09012100', barcode: '4006381333931' },
    });
    const water = item(company, 'წყალი 0.5 ლ');
    const visit = item(company, 'Выезд мастера', { code: 'SRV-1', kind: 'service' });
    expect([coffee.code, water.code, visit.code]).toEqual(['0041', '0042', 'SRV-1']);
    expect(itemOf(company, coffee.id)).toEqual({
      ...{
        id: coffee.id,
        code: '0041',
        name: 'ყავის მარცვალი',
        names: { ka: '', bg: 'Кафе на зърна', ru: 'Кофе в зёрнах', en: 'Coffee beans' },
      },
      ...{ kind: 'goods', unit: 'კგ', currency: 'GEL', pricesIncludeVat: false, salePrice: '38', purchasePrice: '21.5' },
      ...{ saleTaxCode: 'S18', purchaseTaxCode: 'P18', incomeAccount: '6110', expenseAccount: '7415' },
      ...{ cn8: '09012100', barcode: '4006381333931', active: true, version: 1 },
    });
    const found = (search: string, recent: string[] = []) => run(company, 'item.list', { search, recent }).map(({ code }) => code);
    expect(found('')).toEqual(['0041', '0042', 'SRV-1']);
    for (const typed of ['0041', '4006381333931', 'qavis', 'yav', 'kafe', 'coffe', 'зёрн', 'rjat'])
      expect([typed, found(typed)]).toEqual([typed, ['0041']]);
    expect(found('vyezd')).toEqual(['SRV-1']);
    expect(found('004', [water.id])).toEqual(['0042', '0041']);
  });

  test.each<[string, object, string[]]>([
    ['a code that is taken', { code: 'A1' }, ['ITEM_CODE_TAKEN']],
    ['a barcode whose last digit is wrong', { barcode: '4006381333932' }, ['BARCODE_INVALID']],
    ['a commodity code of seven digits', { cn8: '0901210' }, ['INPUT_INVALID']],
    ['tax codes of the other use', { saleTaxCode: 'P18', purchaseTaxCode: 'S18' }, ['ITEM_TAX_CODE', 'ITEM_TAX_CODE']],
    ['accounts that take no postings', { incomeAccount: '6100', expenseAccount: '1' }, ['ACCOUNT_NOT_POSTABLE', 'UNKNOWN_ACCOUNT']],
    ['a control account', { incomeAccount: '1410' }, ['ACCOUNT_IS_CONTROL']],
    ['a currency nobody has', { currency: 'QQQ' }, ['CURRENCY_UNKNOWN']],
    ['a price of five decimals', { salePrice: '1.23456' }, ['INPUT_INVALID']],
    [
      'everything at once',
      { code: 'A1', barcode: '4006381333932', currency: 'QQQ' },
      ['BARCODE_INVALID', 'CURRENCY_UNKNOWN', 'ITEM_CODE_TAKEN'],
    ],
  ])('with %s are refused, and nothing changes', (_what, more, refused) => {
    const company = makeCompany();
    item(company, 'First', { code: 'A1' });
    const before = stateOf(company.file);
    expect(codes(attempt(company, 'item.add', { name: 'Second', ...more }))).toEqual(refused);
    expect(stateOf(company.file)).toEqual(before);
  });

  test('are changed as a whole, from the version that was looked at, and taken out of use and back', () => {
    const company = makeCompany();
    const { id } = item(company, 'Tea', { salePrice: '4', incomeAccount: '6110' });
    const shown = asChange(company, id);
    run(company, 'item.change', { ...shown, name: 'Green tea', salePrice: null, incomeAccount: null, barcode: 'shelf 7' });
    expect(itemOf(company, id)).toMatchObject({ name: 'Green tea', salePrice: null, incomeAccount: null, barcode: 'shelf 7', version: 2 });
    expect(codes(attempt(company, 'item.change', shown))).toEqual(['VERSION_CONFLICT']);
    expect(codes(attempt(company, 'item.change', { ...shown, itemId: nextId() }))).toEqual(['UNKNOWN_ITEM']);
    run(company, 'item.deactivate', { itemId: id, version: 2 });
    expect(codes(attempt(company, 'item.deactivate', { itemId: id, version: 3 }))).toEqual(['ITEM_INACTIVE']);
    expect(run(company, 'item.list', { activeOnly: true })).toEqual([]);
    expect(run(company, 'item.list', {})).toHaveLength(1);
    run(company, 'item.activate', { itemId: id, version: 3 });
    expect(codes(attempt(company, 'item.activate', { itemId: id, version: 4 }))).toEqual(['ITEM_ACTIVE']);
    const told = run(company, 'history.list', { objectId: id }).rows.map(({ type, subject, before, after }) => [
      type,
      subject,
      before,
      after,
    ]);
    expect(told).toEqual([
      ['item.activated', '001', { active: 'false' }, { active: 'true' }],
      ['item.deactivated', '001', { active: 'true' }, { active: 'false' }],
      [
        ...['item.changed', '001'],
        { name: 'Tea', sale_price: '4', income_account: expect.any(String) },
        { name: 'Green tea', sale_price: '', income_account: '', barcode: 'shelf 7' },
      ],
      ['item.added', '001', {}, expect.objectContaining({ name: 'Tea', sale_price: '4', kind: 'goods', currency: 'GEL' })],
    ]);
  });

  test('stand on the lines of documents, which book as without them', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Customer');
    const { id } = item(company, 'Tea', { code: 'T' });
    const other = item(company, 'Cup', { code: 'C' });
    const line = { description: 'Tea, green', unitPrice: '10', taxCode: 'S18' };
    const plain = run(company, 'salesInvoice.post', { date: '2026-05-01', counterpartyId: customer, lines: [line, line] });
    const posted = run(company, 'salesInvoice.post', {
      date: '2026-05-01',
      counterpartyId: customer,
      lines: [line, { ...line, itemId: id }],
    });
    expect(postings(company, posted)).toEqual(postings(company, plain));
    expect(entryOf(company, posted).lines).toHaveLength(3);
    run(company, 'item.change', { ...asChange(company, id), name: 'Green tea' });
    const lines = () => run(company, 'document.get', { id: posted.id })!.lines;
    expect(lines().map((each) => each.item)).toEqual([undefined, { id, code: 'T', name: 'Green tea' }]);
    expect(lines()[1]!.description).toBe('Tea, green');
    expect(run(company, 'document.get', { id: plain.id })!.lines.every((each) => each.item === undefined)).toBe(true);

    run(company, 'item.deactivate', { itemId: id, version: 2 });
    const sell = (lines: object[]) => attempt(company, 'salesInvoice.post', { date: '2026-05-02', counterpartyId: customer, lines });
    expect(
      rejections(
        sell([
          { ...line, itemId: other.id },
          { ...line, itemId: id },
        ]),
      ),
    ).toEqual([{ code: 'ITEM_INACTIVE', line: 2, itemCode: 'T' }]);
    expect(rejections(sell([{ ...line, itemId: nextId() }]))).toEqual([{ code: 'UNKNOWN_ITEM', line: 1 }]);
    // What was sold is taken back, whatever became of the item since.
    const credit = { correctsDocumentId: posted.id, reason: 'returned', counterpartyId: customer, lines: [{ ...line, itemId: id }] };
    expect(codes(attempt(company, 'salesCreditNote.post', { date: '2026-05-02', ...credit }))).toEqual([]);
  });
});

const form = { lines: [{ account: '7420', debit: '2 500' }], memo: 'იჯარა \u0085' };

describe('[L13] templates', () => {
  test('come back sign by sign, whatever was typed', () => {
    const company = makeCompany();
    // A mark behind an escape of JSON, letters that are not in NFC, half a pair of surrogates.
    const odd = { memo: 'line\n\u0303x \u001e\u0301', place: 'A\u030a \u212b \u1100\u1161', cut: '\ud83d', 'e\u0301': ['\u2028\u0085'] };
    run(company, 'template.save', { kind: 'payment', name: 'Odd', form: odd });
    expect(run(company, 'template.list', {}).map((template) => template.form)).toEqual([odd]);
    close(company);
    expect(verifyFile(company.file)).toMatchObject({ ok: true, derived: 'compared' });
  });

  test('keep a form by name, are renamed, filled anew and removed', () => {
    const company = makeCompany();
    const { id } = run(company, 'template.save', { kind: 'journal-entry', name: 'Rent', form });
    run(company, 'template.save', { kind: 'payment', name: 'аренда', form: { amount: '' } });
    run(company, 'template.save', { kind: 'payment', name: 'Rent', form: { amount: '5' } });
    const list = (kind?: 'journal-entry') => run(company, 'template.list', kind ? { kind } : {});
    expect(list().map(({ kind, name }) => `${kind} ${name}`)).toEqual(['journal-entry Rent', 'payment Rent', 'payment аренда']);
    expect(list('journal-entry')).toEqual([
      { id, kind: 'journal-entry', name: 'Rent', form, savedAt: '2026-07-20T09:00:00.000Z', by: 'Nino', version: 1 },
    ]);
    const save = (input: object) => attempt(company, 'template.save', { kind: 'journal-entry', ...input });
    expect(codes(save({ name: 'RENT', form }))).toEqual(['TEMPLATE_NAME_TAKEN']);
    expect(codes(save({ name: 'Wages' }))).toEqual(['TEMPLATE_EMPTY']);
    expect(codes(save({ name: 'Wages', form: 'x'.repeat(200_001) }))).toEqual(['TEMPLATE_TOO_LARGE']);
    expect(codes(save({ name: 'Wages', template: { id: nextId(), version: 1 } }))).toEqual(['UNKNOWN_TEMPLATE']);
    expect(codes(save({ name: 'Rent, office', template: { id, version: 1 } }))).toEqual([]);
    expect(codes(save({ name: 'Rent, shop', template: { id, version: 1 } }))).toEqual(['VERSION_CONFLICT']);
    expect(list('journal-entry')).toMatchObject([{ name: 'Rent, office', form, version: 2 }]);
    run(company, 'template.save', { kind: 'journal-entry', name: 'Rent, office', form: { memo: '' }, template: { id, version: 2 } });
    expect(list('journal-entry')).toMatchObject([{ form: { memo: '' }, version: 3 }]);
    run(company, 'template.remove', { templateId: id, version: 3 });
    expect(list('journal-entry')).toEqual([]);
    expect(codes(attempt(company, 'template.remove', { templateId: id, version: 4 }))).toEqual(['UNKNOWN_TEMPLATE']);
    // The name is free again; the id is not.
    expect(codes(save({ name: 'Rent, office', form, id }))).toEqual(['ID_REUSED']);
    expect(codes(save({ name: 'Rent, office', form }))).toEqual([]);
    expect(
      run(company, 'history.list', { objectId: id }).rows.map(({ type, subject, before, after }) => [type, subject, before, after]),
    ).toEqual([
      ['template.removed', 'Rent, office', {}, {}],
      ['template.saved', 'Rent, office', {}, {}],
      ['template.saved', 'Rent, office', { name: 'Rent' }, { name: 'Rent, office' }],
      ['template.saved', 'Rent', {}, { name: 'Rent', kind: 'journal-entry' }],
    ]);
  });
});

test('[PRJ-1] items, their lines and templates are the same after a replay', () => {
  const company = makeCompany();
  const customer = counterparty(company, 'Customer');
  const { id } = item(company, 'Tea', { incomeAccount: '6110', barcode: '4006381333931' });
  const gone = item(company, 'Cup');
  run(company, 'item.change', { ...asChange(company, id), incomeAccount: null, unit: 'kg' });
  run(company, 'item.deactivate', { itemId: gone.id, version: 1 });
  run(company, 'salesInvoice.post', {
    date: '2026-05-01',
    counterpartyId: customer,
    lines: [{ unitPrice: '10', taxCode: 'S18', itemId: id }],
  });
  const kept = run(company, 'template.save', { kind: 'journal-entry', name: 'Rent', form }).id;
  run(company, 'template.save', { kind: 'journal-entry', name: 'Rent 2', template: { id: kept, version: 1 } });
  const removed = run(company, 'template.save', { kind: 'payment', name: 'Old', form }).id;
  run(company, 'template.remove', { templateId: removed, version: 1 });
  const shown = [run(company, 'item.list', {}), run(company, 'template.list', {})];
  close(company);
  expect(verifyFile(company.file)).toMatchObject({ ok: true, derived: 'compared' });
  expect(rebuild(company.file)).toMatchObject({ ok: true });
  const again = reopen(company.file);
  expect([run(again, 'item.list', {}), run(again, 'template.list', {})]).toEqual(shown);
});

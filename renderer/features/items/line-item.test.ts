import { expect, test } from 'vitest';
import type { ItemInfo } from '../../../shared/contracts/items.ts';
import { emptyItem, itemForm, readItem } from './item-form.ts';
import { fromItem } from './line-item.ts';

const tea: ItemInfo = {
  ...{ id: 'i', code: '7', name: 'Tea', names: { ka: 'ჩაი', bg: '', ru: 'Чай', en: '' }, kind: 'goods', unit: 'kg', currency: 'GEL' },
  ...{ pricesIncludeVat: false, salePrice: '38.5', purchasePrice: null, saleTaxCode: 'S18', purchaseTaxCode: '' },
  ...{ incomeAccount: '6110', expenseAccount: null, cn8: '09024000', barcode: '', active: true, version: 3 },
};
const into = { sale: true, currency: 'GEL', pricesIncludeVat: false, language: 'ka' } as const;

test('[D6] an item fills a line with its name in the language, price, tax code and account', () => {
  expect(fromItem(tea, into)).toEqual({
    ...{ item: { id: 'i', code: '7', name: 'ჩაი' }, description: 'ჩაი', unitPrice: '38,5', taxCode: 'S18', account: '6110' },
  });
  // What it does not say leaves the line as it was.
  expect(fromItem(tea, { ...into, sale: false })).toEqual({ item: { id: 'i', code: '7', name: 'ჩაი' }, description: 'ჩაი', unitPrice: '' });
});

test('[D6] a price of another currency, or with VAT where the document has it without, is never taken for its own', () => {
  expect(fromItem(tea, { ...into, currency: 'EUR' }).unitPrice).toBe('');
  expect(fromItem(tea, { ...into, pricesIncludeVat: true }).unitPrice).toBe('');
  expect(fromItem({ ...tea, pricesIncludeVat: true }, { ...into, pricesIncludeVat: true }).unitPrice).toBe('38,5');
});

test('[D6] what was typed of an item is read back as it was, and refused with its field', () => {
  const { id: _id, version: _version, active: _active, ...said } = tea;
  expect(readItem(itemForm(tea, 'ka'), 'ka')).toEqual({ ok: true, value: said });
  expect(readItem({ ...emptyItem('Visit', 'GEL', 'service'), cn8: '09024000' }, 'en')).toMatchObject({
    ok: true,
    value: { cn8: '', salePrice: null },
  });
  expect(readItem({ ...emptyItem('Tea', 'GEL'), salePrice: 'x', purchasePrice: '-1' }, 'en')).toMatchObject({
    ok: false,
    rejections: [{ field: 'salePrice' }, { field: 'purchasePrice', reason: 'positive' }],
  });
});

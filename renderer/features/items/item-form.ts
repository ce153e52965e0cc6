import type { ItemInfo, ItemKind } from '../../../shared/contracts/items.ts';
import { priceScale } from '../../../shared/documents/line-amount.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { readTyped, typedOf } from '../documents/forms/typed.ts';

/** An item as typed: prices are text until they are sent. */
export interface ItemForm extends Omit<ItemInfo, 'id' | 'version' | 'active' | 'salePrice' | 'purchasePrice'> {
  salePrice: string;
  purchasePrice: string;
}

export const emptyItem = (name: string, currency: string, kind: ItemKind = 'goods'): ItemForm => ({
  ...{ code: '', name, names: { ka: '', bg: '', ru: '', en: '' }, kind, unit: '', currency, pricesIncludeVat: false },
  ...{ salePrice: '', purchasePrice: '', saleTaxCode: '', purchaseTaxCode: '', incomeAccount: null, expenseAccount: null },
  ...{ cn8: '', barcode: '' },
});

export function itemForm({ id: _id, version: _version, active: _active, ...item }: ItemInfo, language: Language): ItemForm {
  const typed = (price: string | null) => (price === null ? '' : typedOf(price, language));
  return { ...item, salePrice: typed(item.salePrice), purchasePrice: typed(item.purchasePrice) };
}

type Said = Omit<ItemInfo, 'id' | 'version' | 'active'>;

/** What the form says, or every price that can't be read. A service has no commodity code. */
export function readItem(form: ItemForm, language: Language): Result<Said, Rejection> {
  const problems: Rejection[] = [];
  const price = (field: 'salePrice' | 'purchasePrice') => {
    if (form[field].trim() === '') return null;
    const read = readTyped(form[field], { scale: priceScale, language, field, zero: true });
    if (read.ok) return read.text;
    problems.push(read.problem);
    return null;
  };
  const said = {
    ...form,
    salePrice: price('salePrice'),
    purchasePrice: price('purchasePrice'),
    cn8: form.kind === 'service' ? '' : form.cn8.replace(/\s/g, ''),
    currency: form.currency.toUpperCase(),
  };
  return problems.length > 0 ? reject(...problems) : ok(said);
}

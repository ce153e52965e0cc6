import { z } from 'zod';
import type { ItemInfo } from '../../../shared/contracts/items.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { typedOf } from '../documents/forms/typed.ts';
import { itemName } from './item-name.ts';

/** The item of a line as a form keeps it: what is sent and what is shown. */
export const lineItem = z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable().catch(null);
export type LineItem = z.infer<typeof lineItem>;

interface Into {
  readonly sale: boolean;
  readonly currency: string;
  readonly pricesIncludeVat: boolean;
  readonly language: Language;
}

/**
 * What an item fills a line with. A price in another currency, or with VAT where the document's are without (or the other way round), is another price:
 * it is left to be typed.
 */
export function fromItem(item: ItemInfo, { sale, currency, pricesIncludeVat, language }: Into) {
  const price = sale ? item.salePrice : item.purchasePrice;
  const taxCode = sale ? item.saleTaxCode : item.purchaseTaxCode;
  const account = sale ? item.incomeAccount : item.expenseAccount;
  const name = itemName(item, language);
  const fits = price !== null && item.currency === currency && item.pricesIncludeVat === pricesIncludeVat;
  return {
    item: { id: item.id, code: item.code, name },
    description: name,
    unitPrice: fits ? typedOf(price, language) : '',
    ...(taxCode === '' ? {} : { taxCode }),
    ...(account === null ? {} : { account }),
  };
}

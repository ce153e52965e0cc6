import type { Names } from '../../locales/languages.ts';
import type { TaxCode } from '../../vat/tax-code.ts';
import { zdds } from './laws.ts';
import { withoutTax } from './rates.ts';

/**
 * Movements of call-off stock: nothing is supplied yet, so their rows in a ledger have a special code and no amounts.
 * Codes 41 and above: all but 41 were lined up with the tax nomenclature of the audit file, no source says them.
 * @source ЗДДС Art. 15a; ППЗДДС Annex 12, fields 02-27 and 03-45; document types 04 and 05
 */
export const callOffStock = (
  use: 'sale' | 'purchase',
  documentType: '04' | '05',
  operations: readonly { readonly specialCode: string; readonly names: Names }[],
): TaxCode[] =>
  operations.map(({ specialCode, names }) => ({
    code: `${use === 'sale' ? 'SCO' : 'PCO'}${specialCode}`,
    names,
    use: [use],
    ...withoutTax,
    ledger: use === 'sale' ? { sales: { specialCode } } : { purchases: { specialCode } },
    documentType,
    source: zdds('15а'),
    ...(specialCode === '41' ? {} : { unconfirmed: true }),
  }));

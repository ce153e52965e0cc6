import type { VatReturnForm } from '../../vat/vat-return-form.ts';
import { regulations, zdds } from './laws.ts';
import { charged, taxable } from './vat-return-charged.ts';
import { credit } from './vat-return-credit.ts';
import { layout } from './vat-return-layout.ts';
import { records, result } from './vat-return-result.ts';

/**
 * The monthly VAT return by its numbered cells; amounts come from the fields of the sales and purchase ledgers. The captions follow the printed form,
 * whose official wording was not at hand.
 */
export const vatReturn: VatReturnForm = {
  id: 'bg-vat-month',
  language: 'bg',
  version: '2026.1',
  names: {
    ka: 'დღგ-ის დეკლარაცია (ბულგარეთი)',
    bg: 'Справка-декларация за ДДС',
    ru: 'Декларация по НДС (Болгария)',
    en: 'VAT return (Bulgaria)',
  },
  parts: [taxable, charged, credit, result, records],
  layout,
  creditCorrections: ['43.amount'],
  payable: '50.amount',
  credit: '60.amount',
  source: [...zdds('125'), ...regulations('12, 13')],
};

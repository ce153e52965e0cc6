import type { VatReturnForm } from '../../vat/vat-return-form.ts';
import { order996, tc } from './laws.ts';
import { creditableVat } from './vat-return-creditable.ts';
import { layout } from './vat-return-layout.ts';
import { result } from './vat-return-result.ts';
import { reverseCharge } from './vat-return-reverse-charge.ts';
import { taxableOperations } from './vat-return-taxable.ts';

/**
 * The monthly VAT return: Annex A and the result it leads to. There is no machine interface for filing, so this is the working
 * paper typed into the portal. Labels are working labels, not the official wording.
 */
export const vatReturn: VatReturnForm = {
  id: 'ge-vat-month',
  language: 'ka',
  version: '2021.1',
  names: {
    ka: 'დღგ-ის ყოველთვიური დეკლარაცია',
    bg: 'Месечна декларация по ДДС',
    ru: 'Ежемесячная декларация по НДС',
    en: 'Monthly VAT return',
  },
  parts: [taxableOperations, reverseCharge, creditableVat, result],
  layout,
  payable: 'PAY.amount',
  credit: 'EXCESS.amount',
  source: [...order996('75'), ...tc('167-168')],
};

import { isVatNumber } from '../jurisdictions/bg/vat-number.ts';

/** Whether a text has the form of a VAT number of the member state its prefix names, or of Northern Ireland. Bulgarian ones are checked by their digit. */
export const isEuVatNumber = (text: string): boolean => isVatNumber(text.slice(0, 2), text);

export const isBulgarianVatNumber = (text: string): boolean => isVatNumber('BG', text);

/** Of another member state than Bulgaria. */
export const isForeignEuVatNumber = (text: string): boolean => !text.startsWith('BG') && isEuVatNumber(text);

import { isBulgarianVatNumber } from './bulgarian-number.ts';

/**
 * What stands after the prefix of a VAT number, by prefix: Greece is EL, Northern Ireland XI.
 * Unconfirmed as a whole: the usual published list, patterns without check digits.
 */
export const vatNumberPatterns: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** Whether a text has the form of a VAT number of a member state or of Northern Ireland, prefix included. Bulgarian ones are checked by their digit. */
export function isEuVatNumber(text: string): boolean {
  const prefix = text.slice(0, 2);
  return prefix === 'BG' ? isBulgarianVatNumber(text) : (vatNumberPatterns[prefix]?.test(text.slice(2)) ?? false);
}

/** Of another member state than Bulgaria. */
export const isForeignEuVatNumber = (text: string): boolean => !text.startsWith('BG') && isEuVatNumber(text);

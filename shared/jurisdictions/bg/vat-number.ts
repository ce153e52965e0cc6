import { checkTaxId } from './tax-id.ts';

/** What follows the prefix, by prefix. The usual published list, unconfirmed; only Bulgarian check digits are verified. @source bulgaria.md 4.5 */
const patterns: Readonly<Record<string, RegExp>> = {
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
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** Prefix of a country's VAT numbers: Greece writes EL, and of the United Kingdom only Northern Ireland (XI) has them. */
const prefixOf = (country: string): string => ({ GR: 'EL', GB: 'XI' })[country] ?? country;

/** Whether a VAT number with its prefix has the form of the country. Greece may be "GR" or "EL", Northern Ireland "GB" or "XI". */
export function isVatNumber(country: string, text: string): boolean {
  const prefix = prefixOf(country);
  if (!Object.hasOwn(patterns, prefix) || !text.startsWith(prefix)) return false;
  const rest = text.slice(2);
  return patterns[prefix]!.test(rest) && (prefix !== 'BG' || checkTaxId(rest).ok);
}

/** Fifteen nines stand for who is abroad and has no VAT number of a member state. */
const foreigner = '9'.repeat(15);

/**
 * The number of a counterparty as the ledgers write it. A branch of a Bulgarian company has the company's VAT number. Of another member state: the VAT
 * number with its prefix, which the tax id of a VAT payer may lack; Northern Ireland has to be named by it. Empty for sales to nobody in particular.
 * @source bulgaria.md 2.2
 */
export function filedIdentifier(party: { readonly taxId: string; readonly country: string; readonly vatPayer: boolean }): string {
  const { taxId, country, vatPayer } = party;
  if (country === 'BG' && isVatNumber(country, taxId)) return taxId;
  if (country === 'BG' || country === '') return vatPayer && taxId !== '' ? `BG${taxId.length === 13 ? taxId.slice(0, 9) : taxId}` : taxId;
  if (isVatNumber(country, taxId)) return taxId;
  const prefixed = `${prefixOf(country)}${taxId}`;
  return vatPayer && country !== 'GB' && isVatNumber(country, prefixed) ? prefixed : foreigner;
}

// How a customer, supplier or owner is named in the file: two digits for the kind of number, then the number.
// @source NRA, SAF-T BG 1.0.1, structure definition, CustomerID and SupplierID

/** What stands where the customer or the supplier does not apply. */
export const noParty = '0';

export type PartyNumber =
  /** A Bulgarian company: EIK of 9 or 13 digits. */
  | { readonly kind: 'eik'; readonly number: string }
  /** A company of another member state that VIES knows: its VAT number without the country. */
  | { readonly kind: 'eu-vat'; readonly country: string; readonly number: string }
  /** A company outside the Union with a tax number. */
  | { readonly kind: 'foreign-tax'; readonly country: string; readonly number: string }
  /** A person: EGN, or the personal number of a foreigner, of 10 digits. */
  | { readonly kind: 'person'; readonly number: string }
  /** A foreign party without a number: a code of our own. */
  | { readonly kind: 'foreign-own'; readonly country: string; readonly number: string }
  | { readonly kind: 'own'; readonly number: string }
  /** A number the NRA gave out, beginning with 307. */
  | { readonly kind: 'nra'; readonly number: string };

const kinds: Readonly<Record<PartyNumber['kind'], string>> = {
  eik: '10',
  'eu-vat': '11',
  'foreign-tax': '12',
  person: '13',
  'foreign-own': '14',
  own: '15',
  nra: '16',
};

/** ("eu-vat", "EL", "123456789") is "11EL123456789". */
export const partyCode = (party: PartyNumber): string => `${kinds[party.kind]}${'country' in party ? party.country : ''}${party.number}`;

const forms: Readonly<Record<string, RegExp>> = {
  '10': /^(\d{9}|\d{13})$/,
  '11': /^[A-Z]{2}.+$/,
  '12': /^[A-Z]{2}.+$/,
  '13': /^\d{10}$/,
  '14': /^[A-Z]{2}.+$/,
  '15': /^.+$/,
  '16': /^307\d+$/,
};

/** Whether a text can be a party code. Check digits are not looked at: they are where the party is entered. */
export function isPartyCode(code: string): boolean {
  return forms[code.slice(0, 2)]?.test(code.slice(2)) === true;
}

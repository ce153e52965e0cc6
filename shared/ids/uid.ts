import type { NumberedKind } from '../jurisdictions/pack.ts';

const prefixes: Readonly<Record<NumberedKind, string>> = {
  'sales-invoice': 'SI',
  'sales-credit-note': 'SC',
  'sales-debit-note': 'SD',
  'purchase-bill': 'PB',
  'purchase-credit-note': 'PC',
  'purchase-debit-note': 'PD',
  'advance-received': 'AR',
  'import-declaration': 'ID',
  'payment-in': 'PI',
  'payment-out': 'PO',
  'journal-entry': 'JE',
  'year-closing': 'YC',
  revaluation: 'RV',
  protocol: 'PR',
  'sales-report': 'SR',
};

// Crockford's alphabet: no I, L, O, U, so that a UID can be read aloud and typed back.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Human id of a document, made from the last 50 bits of its UUID: "SI-7K3F9-Q2M4X". */
export function uidOf(kind: NumberedKind, id: string): string {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-13)}`) & ((1n << 50n) - 1n);
  let text = '';
  for (let index = 0; index < 10; index += 1) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `${prefixes[kind]}-${text.slice(0, 5)}-${text.slice(5)}`;
}

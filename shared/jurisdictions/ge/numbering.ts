import { byProgram } from '../../laws/source.ts';
import type { NumberedKind, NumberingRule } from '../pack.ts';

/** The Revenue Service gives tax invoices their own series and number on its portal (TC 180); these are the company's numbers. */
const tenDigits: NumberingRule = { digits: 10, resets: 'never', source: byProgram };

export const numbering: Readonly<Record<NumberedKind, NumberingRule>> = {
  'sales-invoice': tenDigits,
  'sales-credit-note': tenDigits,
  'sales-debit-note': tenDigits,
  'purchase-bill': tenDigits,
  'purchase-credit-note': tenDigits,
  'purchase-debit-note': tenDigits,
  'advance-received': tenDigits,
  'import-declaration': tenDigits,
  'payment-in': tenDigits,
  'payment-out': tenDigits,
  'journal-entry': tenDigits,
  'year-closing': tenDigits,
  revaluation: tenDigits,
  protocol: tenDigits,
  'sales-report': tenDigits,
};

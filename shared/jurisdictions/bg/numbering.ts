import { byProgram } from '../../laws/source.ts';
import type { NumberedKind, NumberingRule } from '../pack.ts';
import { ownLength, zdds } from './laws.ts';

const digitsOnly = { digits: 10, resets: 'never', prefix: null } as const;

/**
 * Ten Arabic digits and nothing else, so that branches and devices use reserved numbers of one series. That it may have no gaps is asked by the product;
 * the law asks for ascending unique numbers.
 */
const taxDocument: NumberingRule = { ...digitsOnly, source: zdds(['114', '1', '2']) };
/** Invoices, advances invoiced and the notes to them share one series: the law numbers documents, not their types. */
const withInvoices: NumberingRule = { ...taxDocument, countsWith: 'sales-invoice' };
/** The length is that of invoices; no text of the law was at hand for protocols. */
const protocol: NumberingRule = { ...digitsOnly, source: [...zdds('117'), ...ownLength] };
const ofTheProduct: NumberingRule = { digits: 10, resets: 'never', source: byProgram };

export const numbering: Readonly<Record<NumberedKind, NumberingRule>> = {
  'sales-invoice': taxDocument,
  'sales-credit-note': withInvoices,
  'sales-debit-note': withInvoices,
  'advance-received': withInvoices,
  protocol,
  'sales-report': ofTheProduct,
  'purchase-bill': ofTheProduct,
  'purchase-credit-note': ofTheProduct,
  'purchase-debit-note': ofTheProduct,
  'import-declaration': ofTheProduct,
  'payment-in': ofTheProduct,
  'payment-out': ofTheProduct,
  'journal-entry': ofTheProduct,
  'year-closing': ofTheProduct,
  revaluation: ofTheProduct,
};

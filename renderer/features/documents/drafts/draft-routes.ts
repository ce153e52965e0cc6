import type { FormKind } from './local-copies.ts';

/** The form each kind of draft is typed in. */
export const draftRoutes = {
  'journal-entry': '/journal/new',
  'journal-correction': '/journal/new',
  'sales-invoice': '/sales/new',
  'purchase-bill': '/purchases/new',
  'sales-credit-note': '/credit-notes/new',
  'purchase-credit-note': '/credit-notes/new',
  'sales-debit-note': '/debit-notes/new',
  'purchase-debit-note': '/debit-notes/new',
  payment: '/payments/new',
  'advance-received': '/advances/new',
  'import-declaration': '/import-declarations/new',
  protocol: '/protocols/new',
  'sales-report': '/sales-reports/new',
} as const satisfies Record<FormKind, string>;

import type { NumberedKind } from '../jurisdictions/pack.ts';

/** Invoices and bills with the notes that correct them, by side. */
export const salesKinds = ['sales-invoice', 'sales-credit-note', 'sales-debit-note'] as const;
export const purchaseKinds = ['purchase-bill', 'purchase-credit-note', 'purchase-debit-note'] as const;
export const tradeKinds = [...salesKinds, ...purchaseKinds] as const;
export type TradeKind = (typeof tradeKinds)[number];

/** Kinds that are cancelled when they were recorded by mistake. Invoices and bills are corrected by credit notes: the other side has them too. */
export const voidableKinds = ['advance-received', 'import-declaration', 'payment-in', 'payment-out', 'protocol', 'sales-report'] as const;

export const documentKinds = [...tradeKinds, ...voidableKinds] as const satisfies readonly NumberedKind[];
export type DocumentKind = (typeof documentKinds)[number];

/** Every document stands among the sales or among the purchases. */
export const salesSide = [...salesKinds, 'advance-received', 'sales-report', 'payment-in'] as const satisfies readonly DocumentKind[];
export const purchaseSide = [...purchaseKinds, 'import-declaration', 'protocol', 'payment-out'] as const satisfies readonly DocumentKind[];

/** What somebody is charged with: paid when due, and taken back by a credit note. */
export const chargeKinds = {
  sales: ['sales-invoice', 'sales-debit-note'],
  purchases: ['purchase-bill', 'purchase-debit-note'],
} as const satisfies Record<string, readonly TradeKind[]>;
export const creditableKinds = [...chargeKinds.sales, ...chargeKinds.purchases] as const;

/** What a debit note adds to. */
export const raisableKinds = ['sales-invoice', 'purchase-bill'] as const satisfies readonly TradeKind[];

/** What money received and money paid settles. */
export const settledKinds = {
  in: [...chargeKinds.sales, 'purchase-credit-note'],
  out: [...chargeKinds.purchases, 'sales-credit-note'],
} as const satisfies Record<string, readonly TradeKind[]>;

/** Documents the company issues on paper. */
export const printableKinds = salesKinds;

/** Documents that bear the number of somebody else, which may have been mistyped. */
export const renumberableKinds = [...purchaseKinds, 'import-declaration'] as const satisfies readonly DocumentKind[];

export const creditNoteKinds = ['sales-credit-note', 'purchase-credit-note'] as const satisfies readonly TradeKind[];
export const debitNoteKinds = ['sales-debit-note', 'purchase-debit-note'] as const satisfies readonly TradeKind[];

export const isOneOf = <Kind extends string>(kinds: readonly Kind[], kind: string): kind is Kind =>
  (kinds as readonly string[]).includes(kind);

/** Whether a document stands among the sales. */
export const isSaleKind = (kind: string): boolean => isOneOf(salesSide, kind);
export const isCreditNote = (kind: string): boolean => isOneOf(creditNoteKinds, kind);
export const isDebitNote = (kind: string): boolean => isOneOf(debitNoteKinds, kind);

import type { Source } from '../laws/source.ts';
import type { Language, Names } from '../locales/languages.ts';
import type { FormLayout } from './form-layout.ts';

/** `line.column`, for example `I.1.base`. Column names hold no dot, so the last dot separates. */
export type CellId = string;

/** How a cell of the return gets its amount. Everything is summed over the VAT-ledger rows of the period. */
export type CellRule =
  /** Sum of taxable amounts of rows with one of the tax codes. */
  | { readonly from: 'taxable'; readonly taxCodes: readonly string[] }
  /** Sum of VAT of rows with one of the tax codes. */
  | { readonly from: 'vat'; readonly taxCodes: readonly string[] }
  /** VAT of rows with one of the tax codes; of partly deducted ones what the share of the month, and in December that of the year, leaves to credit. */
  | { readonly from: 'credited'; readonly taxCodes: readonly string[] }
  /** Rate applied to another cell, rounded once: the form computes VAT from the row total. */
  | { readonly from: 'rate'; readonly cell: CellId; readonly rateBp: bigint }
  | { readonly from: 'sum'; readonly cells: readonly CellId[] }
  /** max(0, sum of `plus` minus sum of `minus`). */
  | { readonly from: 'excess'; readonly plus: readonly CellId[]; readonly minus: readonly CellId[] }
  /** Sum of fields of the ledgers that are filed, over the documents whose type counts in the totals. */
  | { readonly from: 'ledger'; readonly fields: readonly string[] }
  /** Another cell times the coefficient of the year, rounded once, half away from zero. */
  | { readonly from: 'product'; readonly cell: CellId; readonly factor: 'coefficient' }
  /** The coefficient of the year itself: hundredths, no amount. */
  | { readonly from: 'coefficient' }
  /** Number of rows of a ledger that is filed. */
  | { readonly from: 'count'; readonly side: 'sales' | 'purchases' }
  /** Entered by hand, zero unless given. */
  | { readonly from: 'manual' };

export interface ReturnLine {
  /** As printed: "I.1", "III.4¹". */
  readonly code: string;
  readonly names: Names;
  readonly cells: Readonly<Record<string, CellRule>>;
  readonly isTotal?: boolean;
}

export interface ReturnPart {
  readonly id: string;
  readonly names: Names;
  /** Columns in printing order; a line may leave some empty. */
  readonly columns: readonly { readonly id: string; readonly names: Names }[];
  readonly lines: readonly ReturnLine[];
}

/** The monthly VAT return as data: screen, PDF, file and drill-down read the same form. */
export interface VatReturnForm {
  readonly id: string;
  /** Language of the office it is filed with: printed small under labels in another one. */
  readonly language: Language;
  readonly version: string;
  readonly names: Names;
  readonly parts: readonly ReturnPart[];
  /** The form on paper. Not given: part under part, see `layoutOf`. */
  readonly layout?: FormLayout;
  /** Cells entered by hand that change the credit of the month, as a yearly recalculation does: booked with the cost when the return is filed. */
  readonly creditCorrections?: readonly CellId[];
  /** Cells that say what is owed or carried: shown on top. */
  readonly payable: CellId;
  readonly credit: CellId;
  readonly source: Source;
}

import type { LocalDate } from '../dates/local-date.ts';
import { dimensionsKey, type LineDimensions } from './line-dimensions.ts';

/**
 * One line of a journal entry before it is recorded. Accounts are named by code. Amounts are signed: debit positive, credit negative.
 */
export interface EntryLineDraft {
  readonly account: string;
  /** Minor units of base currency; zero only for a line that is kept in its commodity alone. */
  readonly base: bigint;
  /** Foreign amount, or any other commodity, with the sign of the line; scaled as the commodity is. */
  readonly foreign?: { readonly commodity: string; readonly quantity: bigint; readonly rate?: string; readonly rateDate?: LocalDate };
  /** What the line weighs in the balance of an entry that base currency does not value. Minor units of that commodity. */
  readonly weight?: { readonly commodity: string; readonly amount: bigint };
  readonly counterpartyId?: string;
  readonly memo?: string;
  readonly dimensions?: LineDimensions;
}

/** Tax behind an entry, kept beside the lines so that supplies without VAT reach the return as well. Base currency. */
export interface TaxDetail {
  readonly taxCode: string;
  readonly direction: 'output' | 'input' | 'both';
  /** Negative when it takes a supply back. */
  readonly taxable: bigint;
  readonly vat: bigint;
  /** Where the rule stands, as the log keeps it (`lawNote`). */
  readonly source: string;
  readonly isCorrection: boolean;
}

export interface EntryDraft {
  readonly lines: readonly EntryLineDraft[];
  readonly taxDetails: readonly TaxDetail[];
}

/** Adds up lines of the same account, counterparty and dimensions without a foreign amount, in first-seen order; lines that come to zero fall away. */
export function mergeLines(lines: readonly EntryLineDraft[]): EntryLineDraft[] {
  const merged: EntryLineDraft[] = [];
  const places = new Map<string, number>();
  for (const line of lines) {
    if (line.foreign || line.weight) {
      merged.push(line);
      continue;
    }
    const side = line.base < 0n ? 'c' : 'd';
    const key = `${side} ${line.account} ${line.counterpartyId ?? ''} ${dimensionsKey(line.dimensions)} ${line.memo ?? ''}`;
    const at = places.get(key);
    if (at === undefined) {
      places.set(key, merged.length);
      merged.push(line);
    } else {
      merged[at] = { ...merged[at]!, base: merged[at]!.base + line.base };
    }
  }
  return merged.filter((line) => line.base !== 0n || line.foreign || line.weight);
}

const onItsOwn: ReadonlySet<string> = new Set(['manual', 'import']);

/** Whether an entry of a kind is cancelled or corrected by itself. All others are undone by what made them: document, return, revaluation, year. */
export const isReversibleKind = (kind: string): boolean => onItsOwn.has(kind);

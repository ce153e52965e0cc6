import type { LocalDate } from '../dates/local-date.ts';

export type LedgerSide = 'sales' | 'purchases';

/**
 * A row of the Bulgarian sales or purchase ledger, before it is numbered: one document, or one protocol.
 * Amounts are minor units (two decimals) of the period's currency; credit notes are negative.
 * @source ППЗДДС Annex 12
 */
export interface LedgerRow {
  readonly side: LedgerSide;
  /** 0 is the head office. */
  readonly branch: number;
  /** Two digits of the official list. */
  readonly documentType: string;
  readonly number: string;
  readonly date: LocalDate;
  /** `identifier` as the ledgers write it: "BG123456786", "DE136695976", fifteen nines for who has none abroad, empty for sales to nobody in particular. */
  readonly partner: {
    readonly identifier: string;
    readonly name: string;
    /** The books have the partner as registered for VAT. */
    readonly isVatPayer?: boolean;
  };
  readonly subject: string;
  /** Component fields only, by their code ("02-11", "03-31"); what is absent is zero. The totals 02-10 and 02-20 are computed where they are written. */
  readonly fields: Readonly<Record<string, bigint>>;
  readonly specialCode?: string;
  /** The part of 02-19 that is an exempt intra-Community supply of goods (Art. 38(2)): it stands in VIES beside 02-15. */
  readonly exemptIntraCommunity?: bigint;
  readonly documentId: string | null;
  readonly entryId: string | null;
}

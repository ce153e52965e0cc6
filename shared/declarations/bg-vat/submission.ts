import type { Period } from '../../dates/period.ts';
import type { LedgerRow } from '../ledger-row.ts';

export interface Declarant {
  /** "BG" and nine or ten digits. */
  readonly vatNumber: string;
  readonly name: string;
  /** Who signs: three names. */
  readonly submitter: string;
  /** Personal number (EGN or LNCh) of who signs. */
  readonly submitterId: string;
  /** Address for correspondence, of VDR. */
  readonly town: string;
  readonly postCode: string;
  readonly street: string;
  /** Address of the person, of VTR. */
  readonly address: string;
  /** Authorised person, or representative. */
  readonly capacity: 'A' | 'R';
}

/** A change to the recapitulative statement of an earlier month: what is added to, or with a minus taken from, a partner's line. */
export interface ViesCorrection {
  readonly vatNumber: string;
  readonly period: Period;
  readonly goods: bigint;
  readonly triangular: bigint;
  readonly services: bigint;
}

/** All that the four files of a month are made from. Minor units of the period's currency: BGN up to 2025-12, EUR from 2026-01. */
export interface VatSubmission {
  readonly declarant: Declarant;
  readonly period: Period;
  /** Cells of the return by number, all but 33; see `computeReturnCells`. */
  readonly cells: Readonly<Record<string, bigint>>;
  /** Cell 33 in hundredths: 80n is 0.80. Zero where there is no partial credit. */
  readonly coefficient: bigint;
  readonly rows: readonly LedgerRow[];
  readonly viesCorrections?: readonly ViesCorrection[];
  /** Whether types that stay out of the sums count in 00-05 and 00-06. Unconfirmed; not given: they do. */
  readonly countTypesOutsideReturn?: boolean;
}

export const vatFileNames = ['DEKLAR.TXT', 'POKUPKI.TXT', 'PRODAGBI.TXT', 'VIES.TXT'] as const;
export type VatFileName = (typeof vatFileNames)[number];

/** Bytes of the files; no VIES.TXT when there is nothing to declare in it. */
export type VatFiles = Readonly<Record<Exclude<VatFileName, 'VIES.TXT'>, Uint8Array>> & { readonly 'VIES.TXT'?: Uint8Array };

import type { LedgerSide } from '../ledger-row.ts';
import type { VatFileName } from './submission.ts';

/** What a finding says, by code; amounts are decimal text. Sentences stand in the catalogue `declarations`, under `findings`. */
export interface VatFindingParams {
  OWN_NUMBER_DIFFERS: { found: string; expected: string };
  PERIOD_DIFFERS: { found: string; expected: string };
  SEQUENCE_BROKEN: { found: string; expected: string };
  COUNT_DIFFERS: { field: string; found: string; expected: string };
  RECORD_WIDTH: { found: string; expected: string };
  RECORD_UNKNOWN: { found: string };
  RECORD_COUNT: { record: string; found: string };
  LINE_END_MISSING: Record<never, never>;
  VALUE_UNREADABLE: { field: string; found: string };
  CHARACTER_NOT_SHOWN: { field: string; character: string };
  VALUE_TOO_LONG: { field: string; found: string; length: string };
  TOTAL_DIFFERS: { field: string; found: string; expected: string };
  CELL_DIFFERS: { cell: string; found: string; expected: string };
  VIES_DIFFERS: { column: string; found: string; expected: string };
  DOCUMENT_TYPE_UNKNOWN: { documentType: string };
  DOCUMENT_TYPE_NOT_ALLOWED: { documentType: string };
  DOCUMENT_TYPE_LAPSED: { documentType: string };
  DOCUMENT_TYPE_UNCONFIRMED: { documentType: string };
  NUMBER_NOT_TEN_DIGITS: { number: string };
  PARTNER_NUMBER_INVALID: { identifier: string };
  PARTNER_NUMBER_MISSING: Record<never, never>;
  VAT_PAYER_NUMBER_MISSING: { name: string };
  PARTNER_NAME_MISSING: { identifier: string };
  OWN_NUMBER_INVALID: { identifier: string };
  SUBMITTER_NUMBER_INVALID: Record<never, never>;
  CREDIT_TOO_LATE: { date: string; lastPeriod: string };
  DATED_AFTER_PERIOD: { date: string; period: string };
  PAID_OVER_DUE: { found: string; limit: string };
  REFUND_OVER_DUE: { found: string; limit: string };
  CELL_NEGATIVE: { cell: string; found: string };
  COEFFICIENT_OUT_OF_RANGE: { found: string };
  MIXED_SIGNS: Record<never, never>;
  CREDIT_NOTE_POSITIVE: { documentType: string };
  DOCUMENT_TWICE: { number: string; period: string };
  TAX_DEVIATES: { field: string; base: string; found: string; expected: string };
  EU_NUMBER_REQUIRED: { field: string; identifier: string };
  SPECIAL_CODE_NOT_ALLOWED: { specialCode: string };
  SPECIAL_CODE_ENDED: { specialCode: string; until: string };
  CALL_OFF_NOT_WRITTEN: Record<never, never>;
  TRIANGULAR_UNCONFIRMED: Record<never, never>;
}
export type VatFindingCode = keyof VatFindingParams;

/** Where something was found. `line` counts the records of the file from 1; all of it is null where a finding is about a file as a whole. */
export interface VatPlace {
  readonly file: VatFileName;
  readonly line: number | null;
  readonly side: LedgerSide | null;
  readonly documentType: string | null;
  readonly number: string | null;
  readonly documentId: string | null;
  readonly entryId: string | null;
}

interface FindingOf<Code extends VatFindingCode> {
  /** "BG-VAT-1": the numbered rule. */
  readonly rule: string;
  /** A submission with errors is not exported. */
  readonly level: 'error' | 'warning';
  readonly code: Code;
  readonly params: Readonly<VatFindingParams[Code]>;
  readonly place: VatPlace;
}
export type VatFinding = { [Code in VatFindingCode]: FindingOf<Code> }[VatFindingCode];

/** What a rule says before it is given its number. */
export interface Remark<Code extends VatFindingCode = VatFindingCode> {
  readonly code: Code;
  readonly params: VatFindingParams[Code];
  readonly place: VatPlace;
  /** Not given: the level of the rule. */
  readonly level?: 'error' | 'warning';
}

export const remark = <Code extends VatFindingCode>(
  code: Code,
  place: VatPlace,
  params: VatFindingParams[Code],
  level?: 'error' | 'warning',
): Remark => ({ code, place, params, ...(level ? { level } : {}) });

export const filePlace = (file: VatFileName, line: number | null = null): VatPlace => ({
  file,
  line,
  side: null,
  documentType: null,
  number: null,
  documentId: null,
  entryId: null,
});

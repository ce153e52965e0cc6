import { documentTypes as officialTypes } from '../../jurisdictions/bg/document-types.ts';
import type { LedgerSide } from '../ledger-row.ts';

/** `unconfirmed`: sources disagree; accepted with a warning. */
export type Permission = 'yes' | 'no' | 'unconfirmed';

/** What the ledgers ask of a code of the official list. */
export interface LedgerDocumentType {
  readonly code: string;
  readonly sales: Permission;
  readonly purchases: Permission;
  /** The number has exactly ten digits. */
  readonly tenDigits: boolean;
  readonly creditNote: boolean;
  /** Was valid for a temporary measure: read, never written. */
  readonly lapsed: boolean;
}

const byCode = new Map(officialTypes.map((type) => [type.code, type]));

/** The list is that of the country: see `documentTypes` there. */
export function documentType(code: string): LedgerDocumentType | undefined {
  const type = byCode.get(code);
  if (!type) return undefined;
  const lapsed = type.importOnly ?? false;
  return {
    code,
    sales: type.sales ? 'yes' : 'no',
    // What sources disagree on is the purchase ledger.
    purchases: type.purchases ? (type.unconfirmed && !lapsed ? 'unconfirmed' : 'yes') : 'no',
    tenDigits: type.digits === 10,
    creditNote: type.negative ?? false,
    lapsed,
  };
}

/** Whether rows of a type count in the sums of the return. Unknown types do, and types the ledger does not take: leaving them out would hide them. */
export function isInReturn(side: LedgerSide, code: string): boolean {
  const type = byCode.get(code);
  return type === undefined || !type[side] || type.inTotals[side];
}

export const documentTypeCodes: readonly string[] = officialTypes.map(({ code }) => code);

import type { LedgerSide } from '../ledger-row.ts';

/** A code of columns 02-27 and 03-45. Names stand in the catalogue `declarations`, under `specialCodes`. */
export interface SpecialCode {
  readonly code: string;
  readonly ledgers: readonly LedgerSide[];
  /** Goods under call-off stock: they belong in a section of VIES whose layout is unconfirmed. */
  readonly callOff: boolean;
  /** Last day of the measure, YYYY-MM-DD inclusive. */
  readonly until: string | null;
  /** The meaning was derived, no source says it. */
  readonly confirmed: boolean;
}

const both: readonly LedgerSide[] = ['sales', 'purchases'];

/** @source list of allowed codes of one implementation; meaning of 01, 02, 07 and 08 by a localisation manual, of 41 by the SAF-T nomenclature */
export const specialCodes: readonly SpecialCode[] = [
  { code: '01', ledgers: both, callOff: false, until: null, confirmed: true },
  { code: '02', ledgers: both, callOff: false, until: null, confirmed: true },
  { code: '03', ledgers: both, callOff: false, until: null, confirmed: false },
  { code: '07', ledgers: both, callOff: false, until: '2024-12-31', confirmed: true },
  { code: '08', ledgers: both, callOff: false, until: '2024-12-31', confirmed: true },
  { code: '41', ledgers: ['sales'], callOff: true, until: null, confirmed: true },
  { code: '43', ledgers: ['sales'], callOff: true, until: null, confirmed: false },
  { code: '46', ledgers: ['sales'], callOff: true, until: null, confirmed: false },
  { code: '48', ledgers: ['sales'], callOff: true, until: null, confirmed: false },
  { code: '51', ledgers: ['purchases'], callOff: true, until: null, confirmed: false },
  { code: '53', ledgers: ['purchases'], callOff: true, until: null, confirmed: false },
  { code: '54', ledgers: ['purchases'], callOff: true, until: null, confirmed: false },
  { code: '58', ledgers: ['purchases'], callOff: true, until: null, confirmed: false },
];

export const specialCode = (code: string): SpecialCode | undefined => specialCodes.find((each) => each.code === code);

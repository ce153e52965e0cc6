import type { LedgerSide } from '../ledger-row.ts';

/** `unconfirmed`: sources disagree; accepted with a warning. */
export type Permission = 'yes' | 'no' | 'unconfirmed';

/** A code of the official list, with the ledgers that accept it. Names stand in the catalogue `declarations`, under `documentTypes`. */
export interface LedgerDocumentType {
  readonly code: string;
  readonly sales: Permission;
  readonly purchases: Permission;
  /** Ledgers whose rows of this type stay out of the sums of the return. */
  readonly outsideReturn: readonly LedgerSide[];
  /** The number has exactly ten digits. */
  readonly tenDigits: boolean;
  readonly creditNote: boolean;
  /** Was valid for a temporary measure: read, never written. */
  readonly lapsed: boolean;
}

const both = { sales: 'yes', purchases: 'yes' } as const;
const salesOnly = { sales: 'yes', purchases: 'no' } as const;
const purchasesOnly = { sales: 'no', purchases: 'yes' } as const;

const type = (
  code: string,
  ledgers: { readonly sales: Permission; readonly purchases: Permission },
  rest: Partial<LedgerDocumentType> = {},
): LedgerDocumentType => ({ code, ...ledgers, outsideReturn: [], tenDigits: false, creditNote: false, lapsed: false, ...rest });

/**
 * There are not 95 types: the list runs up to code 95, nineteen are in force.
 * @source NRA nomenclature Nom_Invoice_Types ("the list of ППЗДДС in force"); ledgers as two independent implementations allow them
 */
export const documentTypes: readonly LedgerDocumentType[] = [
  type('01', both, { tenDigits: true }),
  type('02', both, { tenDigits: true }),
  type('03', both, { tenDigits: true, creditNote: true }),
  type('04', salesOnly, { outsideReturn: ['sales'] }),
  type('05', purchasesOnly, { outsideReturn: ['purchases'] }),
  type('07', both),
  type('09', both),
  type('11', both, { tenDigits: true, outsideReturn: ['sales', 'purchases'] }),
  type('12', both, { tenDigits: true, outsideReturn: ['sales', 'purchases'] }),
  type('13', both, { tenDigits: true, creditNote: true, outsideReturn: ['sales', 'purchases'] }),
  type('23', both, { tenDigits: true, creditNote: true }),
  type('29', salesOnly),
  type('81', salesOnly),
  type('82', salesOnly),
  type('91', { sales: 'yes', purchases: 'unconfirmed' }),
  type('92', purchasesOnly),
  type('93', { sales: 'yes', purchases: 'unconfirmed' }),
  type('94', both, { outsideReturn: ['purchases'] }),
  type('95', salesOnly),
  type('50', salesOnly, { lapsed: true }),
  type('83', salesOnly, { lapsed: true }),
  type('84', salesOnly, { lapsed: true }),
  type('85', salesOnly, { lapsed: true }),
];

const byCode = new Map(documentTypes.map((each) => [each.code, each]));

export const documentType = (code: string): LedgerDocumentType | undefined => byCode.get(code);

/** Whether rows of a type count in the sums of the return. Unknown types do: leaving them out would hide them. */
export const isInReturn = (side: LedgerSide, code: string): boolean => !byCode.get(code)?.outsideReturn.includes(side);

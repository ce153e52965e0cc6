import type { Period } from '../../dates/period.ts';
import { writeDecimal } from '../../money/decimal.ts';
import { figureOf, type RecordValues, textOf } from '../fixed-width/layout.ts';
import type { LedgerRow, LedgerSide } from '../ledger-row.ts';
import { filePlace, type VatPlace } from './findings.ts';
import { leadingFields, type VatRecords } from './records.ts';

/** A document of the purchase ledger of another month. */
export interface EarlierPurchase {
  readonly identifier: string;
  readonly documentType: string;
  readonly number: string;
  readonly date: string;
  readonly period: Period;
}

/** A record of a ledger with what rules ask it for. */
export interface CheckedRow {
  readonly side: LedgerSide;
  readonly values: RecordValues;
  readonly place: VatPlace;
  readonly sequence: bigint;
  readonly documentType: string;
  readonly number: string;
  readonly date: string;
  readonly identifier: string;
  readonly name: string;
  /** The books have the partner as registered for VAT; files alone do not tell. */
  readonly isVatPayer: boolean;
  readonly specialCode: string;
  amount(field: string): bigint;
}

/** What the rules look at: the records of the files, and what only the books know. */
export interface CheckContext {
  readonly records: VatRecords;
  readonly rows: readonly CheckedRow[];
  readonly period: string;
  readonly ownNumber: string;
  /** Exempt intra-Community supplies of goods in VIES; null when only files are known, which do not tell them apart. */
  readonly exemptIntraCommunity: bigint | null;
  readonly countTypesOutsideReturn: boolean;
  readonly earlierPurchases: readonly EarlierPurchase[];
}

export const returnPlace: VatPlace = filePlace('DEKLAR.TXT', 1);
export const ledgerFile = (side: LedgerSide) => (side === 'sales' ? 'PRODAGBI.TXT' : 'POKUPKI.TXT');
export const amountText = (amount: bigint): string => writeDecimal(amount, 2);

/** `rowOf` says what the books have as line n of a ledger; undefined where only files are known. */
export function checkedRows(records: VatRecords, rowOf: (side: LedgerSide, index: number) => LedgerRow | undefined): readonly CheckedRow[] {
  return (['sales', 'purchases'] as const).flatMap((side) =>
    records[side].map((values, index): CheckedRow => {
      const codes = leadingFields[side];
      const [documentType, number] = [textOf(values, codes.documentType), textOf(values, codes.number)];
      const { documentId = null, entryId = null, partner } = rowOf(side, index) ?? {};
      return {
        side,
        values,
        place: { file: ledgerFile(side), line: index + 1, side, documentType, number, documentId, entryId },
        sequence: figureOf(values, codes.sequence),
        documentType,
        number,
        date: textOf(values, codes.date),
        identifier: textOf(values, codes.identifier),
        name: textOf(values, codes.name),
        isVatPayer: partner?.isVatPayer ?? false,
        specialCode: textOf(values, codes.specialCode),
        amount: (field) => figureOf(values, field),
      };
    }),
  );
}

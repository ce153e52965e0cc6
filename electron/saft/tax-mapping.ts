import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Minor } from '../../shared/money/minor.ts';
import { taxCodeOf } from '../../shared/saft/tax-codes.ts';
import type { TaxInformation } from '../../shared/saft/types.ts';
import type { LedgerPlace, TaxCode } from '../../shared/vat/tax-code.ts';
import { euroAmount } from './amounts.ts';

/** Which of its two ledgers a tax is looked at from: what the company charges, or what it credits. */
export type TaxSide = 'output' | 'input';

/** Goods of Annexes 2 and 3 and call-off stock, marked in the ledgers by a special code. */
const special: Readonly<Record<TaxSide, Readonly<Record<string, string>>>> = {
  output: { '01': '100227', '02': '100228', '03': '100229', '41': '100230', '43': '100231', '46': '100232', '48': '100233' },
  input: { '01': '100346', '02': '100345', '03': '100347', '51': '100348', '53': '100349', '54': '100350', '58': '100351' },
};

/** Fields where the nomenclature has a code of its own for the reduced rate. */
const reduced: Readonly<Record<string, string>> = { '02-12': '100220', '02-23': '100224' };

/**
 * The VAT code of the nomenclature for a tax code of the books: it is made of the field its base has in the ledger. Undefined where the ledger has none.
 * @source NRA, SAF-T BG 1.0.1, TAX-IMP, notes on the ledger fields; ППЗДДС Annex 12
 */
export function saftTaxCode({ ledger, rateBp }: TaxCode, side: TaxSide): string | undefined {
  const place = side === 'output' ? ledger?.sales : ledger?.purchases;
  if (!place) return undefined;
  if (place.specialCode !== undefined) return special[side][place.specialCode];
  const field = fieldOf(place);
  if (field === undefined) return undefined;
  const code = (rateBp === 900n ? reduced[field] : undefined) ?? `100${field[1]}${field.slice(3)}`;
  return taxCodeOf('100', code) === undefined ? undefined : code;
}

const fieldOf = ({ base, gross, tax }: LedgerPlace): string | undefined => base ?? gross ?? tax;

/** What a line says of its VAT; base and tax in euro cents. Undefined where no code of the nomenclature fits. */
export function vatInformation(taxCode: TaxCode, side: TaxSide, base: Minor, tax: Minor): TaxInformation | undefined {
  const code = saftTaxCode(taxCode, side);
  if (code === undefined) return undefined;
  return {
    taxType: '100',
    taxCode: code,
    ...(taxCode.rateBp > 0n && { taxPercentage: writeDecimal(taxCode.rateBp, 2) }),
    taxBase: base,
    taxAmount: euroAmount(tax),
  };
}

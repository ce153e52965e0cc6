import { isIsoCurrency } from '../../shared/money/currency.ts';
import type { AnyStructure } from '../../shared/saft/element.ts';
import {
  assetMovements,
  inventoryTypes,
  invoiceTypes,
  paymentMethods,
  regions,
  stockMovements,
  vatTaxTypes,
} from '../../shared/saft/nomenclatures.ts';
import { nraAccounts } from '../../shared/saft/nra-accounts.ts';
import { isPartyCode, noParty } from '../../shared/saft/party-code.ts';
import { taxCodeOf, taxTypes } from '../../shared/saft/tax-codes.ts';
import { isUnit } from '../../shared/saft/units.ts';
import type { Checker } from './check.ts';

/** Properties by name, whatever structure they stand in; those a structure reads differently are below. */
const anywhere: Readonly<Record<string, (value: string) => boolean>> = {
  accountId: (value) => nraAccounts.has(value),
  correspondingAccountId: (value) => nraAccounts.has(value),
  customerId: (value) => value === noParty || isPartyCode(value),
  supplierId: (value) => value === noParty || isPartyCode(value),
  ownerId: (value) => value === noParty || isPartyCode(value),
  currencyCode: isIsoCurrency,
  country: (value) => /^[A-Z]{2}$/.test(value),
  invoiceType: (value) => invoiceTypes.has(value),
  invoiceUom: isUnit,
  unitOfMeasure: isUnit,
  uomBase: isUnit,
  uomStandard: isUnit,
  uomPhysicalStock: isUnit,
  paymentMethod: (value) => paymentMethods.some(({ method }) => method === value),
  paymentMechanism: (value) => paymentMethods.some(({ mechanism }) => mechanism === value),
  movementType: (value) => stockMovements.has(value),
  movementSubType: (value) => stockMovements.has(value),
  assetTransactionType: (value) => assetMovements.has(value),
  productType: (value) => inventoryTypes.has(value),
  auditFileRegion: (value) => regions.has(value),
  goodsServicesId: (value) => value === '01' || value === '02',
};

/** Which fields of a structure have a nomenclature, found once. */
interface Coded {
  readonly fields: readonly (readonly [key: string, element: string, isKnown: (value: string) => boolean])[];
  readonly hasTax: boolean;
  readonly hasTaxCode: boolean;
  readonly hasMonth: boolean;
}
const known = new WeakMap<AnyStructure, Coded>();
function codedOf(structure: AnyStructure): Coded {
  let coded = known.get(structure);
  if (!coded) {
    const fields = Object.entries(structure.fields)
      .filter(([key, { simple }]) => simple !== undefined && Object.hasOwn(anywhere, key))
      .map(([key, { element }]) => [key, element, anywhere[key]!] as const);
    const { taxType, taxCode, period } = structure.fields;
    coded = { fields, hasTax: taxType !== undefined, hasTaxCode: taxCode !== undefined, hasMonth: period !== undefined };
    known.set(structure, coded);
  }
  return coded;
}

/**
 * Codes and months the schema takes but the revenue agency's nomenclatures do not have.
 * Refuses: SAFT_UNKNOWN_CODE, SAFT_MONTH.
 * @source NRA, SAF-T BG 1.0.1, nomenclatures of the workbook
 */
export function checkCodes(structure: AnyStructure, data: unknown, checker: Checker): void {
  const values = data as Readonly<Record<string, unknown>>;
  const { fields, hasTax, hasTaxCode, hasMonth } = codedOf(structure);
  for (const [key, element, isKnown] of fields) {
    const value = values[key];
    if (typeof value === 'string' && value !== '' && !isKnown(value)) checker.refuse('SAFT_UNKNOWN_CODE', element, { value });
  }
  const { taxType, taxCode, period } = values;
  if (hasTaxCode && typeof taxType === 'string' && typeof taxCode === 'string') {
    const isNone = taxType === '000' && taxCode === '000000';
    if (!isNone && !taxCodeOf(taxType, taxCode)) checker.refuse('SAFT_UNKNOWN_CODE', 'TaxCode', { value: `${taxType} ${taxCode}` });
  } else if (hasTax && typeof taxType === 'string' && !taxTypes.has(taxType) && !vatTaxTypes.has(taxType)) {
    checker.refuse('SAFT_UNKNOWN_CODE', 'TaxType', { value: taxType });
  }
  if (hasMonth && typeof period === 'number' && (period < 1 || period > 12)) checker.refuse('SAFT_MONTH', 'Period', { value: period });
}

import type { TaxCode } from '../../vat/tax-code.ts';
import { purchaseTaxCodes } from './tax-codes-purchases.ts';
import { saleTaxCodes } from './tax-codes-sales.ts';

/** Every VAT code of the country. The usual one of a use comes first: a new line starts with it. */
export const taxCodes: readonly TaxCode[] = [...saleTaxCodes, ...purchaseTaxCodes];

import type { TaxCode } from '../../vat/tax-code.ts';
import { purchaseTaxCodes } from './tax-codes-purchases.ts';
import { saleTaxCodes } from './tax-codes-sales.ts';

/** VAT codes of the product. The codes are ours; each one leads to one row of Annex A of the monthly return, or to none. */
export const taxCodes: readonly TaxCode[] = [...saleTaxCodes, ...purchaseTaxCodes];

import { assert } from '../../../shared/assert.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lineAmount } from '../../../shared/documents/line-amount.ts';
import { ge } from '../../../shared/jurisdictions/ge/index.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { divRound } from '../../../shared/money/minor.ts';
import { computeTotals } from '../../../shared/vat/compute-totals.ts';
import type { Product } from './data/products.ts';

export interface SaleLine {
  readonly description: string;
  readonly account: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxCode: string;
}

/** From this day on suppliers are 3 % and the price list is 4 % dearer. */
const newPricesFrom = '2026-02-02';

export const costOf = (product: Product, on: LocalDate): bigint =>
  on >= newPricesFrom && product.supplier.currency === 'GEL' ? divRound(product.cost * 103n, 100n) : product.cost;

export const priceOf = (product: Product, on: LocalDate): bigint =>
  on >= newPricesFrom ? divRound(product.price * 104n, 100n) : product.price;

/** Price in the shop, VAT included, in steps of ten tetri. */
export const shopPriceOf = (product: Product, on: LocalDate): bigint => divRound(priceOf(product, on) * 142n, 1000n) * 10n;

export const money = (minor: bigint): string => writeDecimal(minor, 2);

/** Total with VAT as the screen would show it before posting, minor units. The engine refuses to post anything else. */
export function grossOf(lines: readonly SaleLine[], pricesIncludeVat: boolean): bigint {
  const priced = lines.map((line) => {
    const taxCode = ge.taxCodes.find(({ code }) => code === line.taxCode);
    assert(taxCode !== undefined, 'sample: unknown tax code');
    return { amount: lineAmount(line.quantity, line.unitPrice, 2), taxCode };
  });
  return computeTotals(ge.vatRounding, pricesIncludeVat, priced).gross;
}

/** List price less discount, four decimals. */
export const discounted = (price: bigint, percent: bigint): string => writeDecimal(price * (100n - percent), 4);

/** Net of a line of the sample, tetri or cents. */
export const netOf = (line: SaleLine): bigint => lineAmount(line.quantity, line.unitPrice, 2);
export const minorOf = (text: string): bigint => decimal(text, 2);

import fc from 'fast-check';
import { date, fromEpochDay, toEpochDay } from '../../shared/dates/local-date.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import type { TaxCode } from '../../shared/vat/tax-code.ts';

/** Minor units of any size a book may hold, with the small and the round ones often. */
export const minorUnits = fc.oneof(
  fc.bigInt(0n, 200n),
  fc.bigInt(0n, 10n ** 7n),
  fc.bigInt(0n, 10n ** 16n),
  fc.integer({ min: 0, max: 10_000 }).map((whole) => BigInt(whole) * 100n),
);
export const signed = fc.tuple(minorUnits, fc.boolean()).map(([value, negative]) => (negative ? -value : value));

const [firstDay, lastDay] = [toEpochDay(date('1900-01-01')), toEpochDay(date('2199-12-31'))];
export const epochDay = fc.integer({ min: firstDay, max: lastDay });
export const localDate = epochDay.map(fromEpochDay);

const codes = packFor('GE')!.taxCodes;
export const saleCode = fc.constantFrom(...codes.filter(({ use }) => use.includes('sale')));
export const purchaseCode = fc.constantFrom(...codes.filter(({ use }) => use.includes('purchase')));
/** Any rate a country may set, on top of the net amount. */
export const anyCode: fc.Arbitrary<TaxCode> = fc.tuple(saleCode, fc.bigInt(0n, 10_000n)).map(([taxCode, rateBp]) => ({
  ...taxCode,
  code: `X${rateBp}`,
  effect: 'charged',
  rateBp,
}));

/** Names of files, accounts and people, with everything Unicode has in it. */
export const wildText = fc.string({ unit: 'grapheme', maxLength: 40 });

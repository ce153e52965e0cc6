import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { abs, divRound, type Minor, minor } from '../../shared/money/minor.ts';
import type { Amount, Balances } from '../../shared/saft/types.ts';

/** An amount in euro cents as the file has it twice. */
export const euroAmount = (amount: Minor): Amount => ({ amount, currencyCode: 'EUR', currencyAmount: amount, exchangeRate: '1.0000' });

/** Decimals of the file's rates of exchange. */
const rateScale = 4;

/**
 * An amount that was agreed in another currency: euro cents, and units of the currency at its scale in the books. The rate is what the two make, rounded to
 * the four decimals the file takes; books that keep more decimals than ISO gives the currency are rounded to those.
 */
export function foreignAmount(amount: Minor, currencyCode: string, quantity: bigint, scale: number): Amount {
  const officialScale = isIsoCurrency(currencyCode) ? currencyScale(currencyCode) : scale;
  const currencyAmount = minor(
    scale <= officialScale ? quantity * 10n ** BigInt(officialScale - scale) : divRound(quantity, 10n ** BigInt(scale - officialScale)),
  );
  if (quantity === 0n) return { amount, currencyCode, currencyAmount };
  const rate = divRound(abs(amount) * 10n ** BigInt(rateScale + scale), abs(quantity) * 100n);
  return { amount, currencyCode, currencyAmount, exchangeRate: writeDecimal(rate, rateScale) };
}

/** Balances given debit positive, each on the side it stands on; a balance of zero on the usual one. */
export function balancesOf(opening: bigint, closing: bigint, usual: 'debit' | 'credit'): Balances {
  const isDebit = (balance: bigint) => (balance === 0n ? usual === 'debit' : balance > 0n);
  return {
    ...(isDebit(opening) ? { openingDebitBalance: minor(opening) } : { openingCreditBalance: minor(-opening) }),
    ...(isDebit(closing) ? { closingDebitBalance: minor(closing) } : { closingCreditBalance: minor(-closing) }),
  };
}

import type { Book, Quantity } from './book.ts';
import { add, type Rational } from './rational.ts';

export interface BookBalance {
  account: string;
  commodity: string;
  balance: Rational;
}

/**
 * Exact balance of every account and commodity of a book, its sub-accounts not included, memo lines included: the figures the plain-text
 * tools print. In the order of first use; balances of zero are kept.
 */
export function bookBalances(book: Book): BookBalance[] {
  const accounts = new Map<string, Map<string, Rational>>();
  const count = (account: string, { commodity, value }: Quantity): void => {
    let balances = accounts.get(account);
    if (balances === undefined) {
      balances = new Map();
      accounts.set(account, balances);
    }
    const before = balances.get(commodity);
    balances.set(commodity, before === undefined ? value : add(before, value));
  };
  for (const { lines } of book.entries) for (const { account, amount } of lines) count(account, amount);
  for (const { account, amount } of book.memoLines) count(account, amount);
  return [...accounts].flatMap(([account, balances]) => [...balances].map(([commodity, balance]) => ({ account, commodity, balance })));
}

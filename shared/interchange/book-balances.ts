import type { Book, BookUnit, Quantity } from './book.ts';
import { absolute, add, compare, divide, multiply, type Rational, rational } from './rational.ts';

export interface BookBalance {
  account: string;
  commodity: string;
  balance: Rational;
}

/**
 * Exact balance of every account and commodity of a book, its sub-accounts not included, memo lines included: the figures the plain-text
 * tools print. Units of one kind are added up and given in the largest unit of which there is at least one, as Ledger does. In the order
 * of first use; balances of zero are kept.
 */
export function bookBalances(book: Book): BookBalance[] {
  const units = new Map((book.units ?? []).map((unit) => [unit.unit, unit]));
  const accounts = new Map<string, Map<string, Rational>>();
  const count = (account: string, { commodity, value }: Quantity): void => {
    let balances = accounts.get(account);
    if (balances === undefined) {
      balances = new Map();
      accounts.set(account, balances);
    }
    const unit = units.get(commodity);
    const name = unit?.base ?? commodity;
    const counted = unit === undefined ? value : multiply(value, unit.factor);
    const before = balances.get(name);
    balances.set(name, before === undefined ? counted : add(before, counted));
  };
  for (const { lines } of book.entries) for (const { account, amount } of lines) count(account, amount);
  for (const { account, amount } of book.memoLines) count(account, amount);
  return [...accounts].flatMap(([account, balances]) =>
    [...balances].map(([commodity, balance]) => ({ account, ...inLargestUnit(book.units ?? [], commodity, balance) })),
  );
}

function inLargestUnit(units: readonly BookUnit[], base: string, sum: Rational): { commodity: string; balance: Rational } {
  let shown = { commodity: base, balance: sum };
  for (const { unit, factor } of units.filter((candidate) => candidate.base === base && candidate.unit !== base)) {
    const balance = divide(sum, factor);
    if (compare(absolute(balance), rational(1n)) < 0) break;
    shown = { commodity: unit, balance };
  }
  return shown;
}

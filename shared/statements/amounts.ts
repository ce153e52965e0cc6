import { isIn } from '../closing/year-end-rule.ts';
import { sum } from '../money/minor.ts';
import type { AccountLine, FormulaLine } from './layout.ts';
import type { Place, PlacedAccount } from './place.ts';

/** What moved or stands on an account. Minor units, debit positive. */
export interface AccountAmount<A extends PlacedAccount = PlacedAccount> {
  readonly account: A;
  readonly minor: bigint;
}

/** Accounts on a line, with the sign the line prints them. */
export interface LineDetail<A extends PlacedAccount = PlacedAccount> {
  readonly account: A;
  readonly amount: bigint;
}

export const signed = (line: Pick<AccountLine, 'as'>, minor: bigint): bigint => (line.as === 'debit' ? minor : -minor);

/**
 * Puts each amount on the line of its account. Accounts without an amount are left out. Where the side an account or group stands on decides, it is that of
 * `decisive`: columns that add up to another one have their accounts on the lines of that one.
 */
export function onLines<A extends PlacedAccount>(
  amounts: readonly AccountAmount<A>[],
  placeOf: (account: A) => Place,
  decisive: readonly AccountAmount<A>[] = amounts,
): Map<string, LineDetail<A>[]> {
  const found = new Map<string, LineDetail<A>[]>();
  const net = new Map<AccountLine['accounts'], bigint>();
  const netOf = (ranges: AccountLine['accounts']) => {
    let minor = net.get(ranges);
    if (minor === undefined) {
      minor = sum(decisive.filter(({ account }) => isIn(account.code, ranges)).map((each) => each.minor));
      net.set(ranges, minor);
    }
    return minor;
  };
  const isHere = (line: AccountLine, minor: bigint): boolean => {
    if (line.while === undefined) return true;
    const decides = line.while === 'group' ? netOf(line.accounts) : minor;
    // A group that is even stands on the side of its debit line: what its accounts hold has to be somewhere.
    return decides === 0n ? line.as === 'debit' : decides > 0n === (line.as === 'debit');
  };
  const own = decisive === amounts ? undefined : new Map(decisive.map(({ account, minor }) => [account.code, minor]));
  for (const { account, minor } of amounts) {
    if (minor === 0n) continue;
    const decides = own ? (own.get(account.code) ?? 0n) : minor;
    const line = placeOf(account).lines.find((each) => isHere(each, decides));
    if (!line) continue;
    const details = found.get(line.id);
    const detail = { account, amount: signed(line, minor) };
    if (details) details.push(detail);
    else found.set(line.id, [detail]);
  }
  return found;
}

/** Amounts of formulas from those of the lines above them. Lines without an amount count as zero. */
export function withFormulas(
  lines: readonly (FormulaLine | { readonly kind: string; readonly id: string })[],
  amounts: ReadonlyMap<string, bigint>,
): Map<string, bigint> {
  const all = new Map(amounts);
  const of = (ids: readonly string[]) => sum(ids.map((id) => all.get(id) ?? 0n));
  for (const line of lines) if ('plus' in line) all.set(line.id, of(line.plus) - of(line.minus));
  return all;
}

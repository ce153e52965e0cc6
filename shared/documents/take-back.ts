import { minor, sum } from '../money/minor.ts';
import { isOnTop, type LineTotals, type Totals } from '../vat/compute-totals.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import { type LeftUnder, takenOf, takenOfVat } from './left-to-correct.ts';

interface Line {
  readonly account: string;
  readonly taxCode: TaxCode;
}

/**
 * Totals of a credit note within what its document still holds: VAT under a tax code is never more than is left, and what takes the last of the taxable
 * amount takes all the VAT that is left, so that notes for the whole of a document take back its VAT to the minor unit. The difference stands on the last
 * line of the code. What asks for more than is left stays as computed: it is refused. Document currency. @source TC 179
 */
export function totalsWithin(totals: Totals, lines: readonly Line[], pricesIncludeVat: boolean, left: readonly LeftUnder[]): Totals {
  const vat = totals.lines.map((line): bigint => line.vat);
  for (const { taxCode } of totals.groups) {
    const holds = left.find((under) => under.taxCode === taxCode.code);
    if (!holds || !isOnTop(taxCode)) continue;
    for (const { indexes, left: part } of placesOf(lines, holds)) fitVat(vat, totals.lines, indexes, pricesIncludeVat, part);
  }
  const fitted = totals.lines.map((line, index): LineTotals => {
    const net = pricesIncludeVat ? line.gross - vat[index]! : line.net;
    return { net: minor(net), vat: minor(vat[index]!), gross: minor(net + vat[index]!) };
  });
  const membersOf = (code: string) => fitted.filter((_, index) => lines[index]!.taxCode.code === code);
  return {
    lines: fitted,
    groups: totals.groups.map((group) => ({
      taxCode: group.taxCode,
      taxable: sum(membersOf(group.taxCode.code).map(({ net }) => net)),
      vat: isOnTop(group.taxCode) ? sum(membersOf(group.taxCode.code).map((line) => line.vat)) : group.vat,
    })),
    net: sum(fitted.map(({ net }) => net)),
    vat: sum(fitted.map((line) => line.vat)),
    gross: sum(fitted.map(({ gross }) => gross)),
  };
}

function fitVat(
  vat: bigint[],
  lines: readonly LineTotals[],
  indexes: readonly number[],
  pricesIncludeVat: boolean,
  left: { readonly net: bigint; readonly vat: bigint },
): void {
  const asked = sum(indexes.map((index) => lines[index]![pricesIncludeVat ? 'gross' : 'net']));
  const whole = left.net + (pricesIncludeVat && left.vat > 0n ? left.vat : 0n);
  if (asked === 0n || asked > whole) return;
  const computed = sum(indexes.map((index) => vat[index]!));
  let target = takenOf(computed, left.vat, asked, whole);
  if (pricesIncludeVat && asked < whole) {
    // Less VAT inside a price is more taxable amount: while VAT is left, so must be a taxable amount to take it back with.
    const atLeast = asked - left.net + 1n;
    if (target < atLeast) target = atLeast < asked ? atLeast : asked;
  }
  const room = (index: number) => (pricesIncludeVat ? lines[index]!.gross - vat[index]! : undefined);
  shift(
    vat,
    indexes.filter((index) => lines[index]!.gross !== 0n),
    target - computed,
    room,
  );
}

/** Amounts in base currency of the lines of a credit note, converted one by one, and VAT that falls due by tax code. */
export interface BaseAmounts {
  readonly net: bigint[];
  readonly vat: bigint[];
  /** By tax code; reverse charge included. */
  readonly due: Map<string, bigint>;
}

/** The same in base currency: what conversions of several notes add up to more or less than their document stands on the last line. */
export function baseWithin(amounts: BaseAmounts, totals: Totals, lines: readonly Line[], left: readonly LeftUnder[]): void {
  for (const { taxCode, taxable } of totals.groups) {
    const holds = left.find((under) => under.taxCode === taxCode.code);
    if (!holds) continue;
    for (const { indexes, left: part } of placesOf(lines, holds)) {
      const of = (values: readonly bigint[]) => sum(indexes.map((index) => values[index]!));
      const asked = { net: of(totals.lines.map(({ net }) => net)), vat: of(totals.lines.map(({ vat }) => vat)) };
      const worth = indexes.filter((index) => totals.lines[index]!.gross !== 0n);
      const net = of(amounts.net);
      shift(amounts.net, worth, takenOf(net, part.baseNet, asked.net, part.net) - net);
      const vat = of(amounts.vat);
      if (isOnTop(taxCode)) shift(amounts.vat, worth, takenOfVat(vat, asked, part) - vat);
    }
    if (isOnTop(taxCode)) amounts.due.set(taxCode.code, sum(indexesOf(lines, taxCode.code).map((index) => amounts.vat[index]!)));
    else amounts.due.set(taxCode.code, takenOf(amounts.due.get(taxCode.code)!, holds.baseVat, taxable, holds.net));
  }
}

const indexesOf = (lines: readonly Line[], code: string): number[] =>
  lines.flatMap(({ taxCode }, index) => (taxCode.code === code ? [index] : []));

/** The lines of a tax code by account, where that matters, and then all of them. */
function placesOf(lines: readonly Line[], holds: LeftUnder) {
  const all = indexesOf(lines, holds.taxCode);
  return [
    ...holds.accounts.map((left) => ({ indexes: all.filter((index) => lines[index]!.account === left.account), left })),
    { indexes: all, left: holds },
  ].filter(({ indexes }) => indexes.length > 0);
}

/** Adds a difference to the last of the values, as far as it has room and does not fall below zero; the rest to those before. */
function shift(
  values: bigint[],
  indexes: readonly number[],
  difference: bigint,
  room: (index: number) => bigint | undefined = () => undefined,
) {
  let rest = difference;
  for (const index of indexes.toReversed()) {
    if (rest === 0n) return;
    const limit = rest < 0n ? -values[index]! : (room(index) ?? rest);
    const step = rest < 0n ? (rest < limit ? limit : rest) : rest > limit ? limit : rest;
    values[index] = values[index]! + step;
    rest -= step;
  }
}

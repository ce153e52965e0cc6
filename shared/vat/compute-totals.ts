import { allocate } from '../money/allocate.ts';
import { divRound, type Minor, minor, sum } from '../money/minor.ts';
import type { TaxCode } from './tax-code.ts';

const wholeBp = 10_000n;

/** VAT on a net amount: net x rate, half away from zero. Minor units. @source TC 166 (Georgia), EN 16931-1 BR-CO-17 */
export const vatOnNet = (net: bigint, rateBp: bigint): Minor => minor(divRound(net * rateBp, wholeBp));

/**
 * VAT inside a gross amount: what the net, gross / (100 % + rate) rounded half away from zero, leaves of it. Minor units. At 18 % no half occurs, so it
 * is gross x 18/118 all the same; at 20 % the half cent goes to the net.
 * @source bulgaria.md 12.3 (product rule)
 */
export const vatInGross = (gross: bigint, rateBp: bigint): Minor => minor(gross - divRound(gross * wholeBp, wholeBp + rateBp));

/** One line before VAT is split off: `amount` is net or gross as the document says. */
export interface PricedLine {
  readonly amount: bigint;
  readonly taxCode: TaxCode;
}

export interface LineTotals {
  readonly net: Minor;
  /** VAT the other side pays on top of the net amount; zero on reverse charge. */
  readonly vat: Minor;
  readonly gross: Minor;
}

export interface GroupTotals {
  readonly taxCode: TaxCode;
  readonly taxable: Minor;
  /** VAT that falls due, reverse charge included. */
  readonly vat: Minor;
}

export interface Totals {
  readonly lines: readonly LineTotals[];
  /** One per tax code, in the order the codes first appear. */
  readonly groups: readonly GroupTotals[];
  readonly net: Minor;
  readonly vat: Minor;
  readonly gross: Minor;
}

/** True when VAT is part of what the other side pays. */
export const isOnTop = (taxCode: TaxCode): boolean => taxCode.effect !== 'reverse-charge' && taxCode.effect !== 'none';

/** What the other side pays of the lines of one tax code, in minor units of the document: as in each line, no VAT on reverse charge. */
export function paidOfGroup({ taxCode, taxable, vat }: GroupTotals): LineTotals {
  const onTop = isOnTop(taxCode) ? vat : 0n;
  return { net: taxable, vat: minor(onTop), gross: minor(taxable + onTop) };
}

/**
 * Net, VAT and gross of every line, tax code and document. Minor units of one currency; lines may be negative.
 * `per-line` rounds each line and adds up; `per-rate-group` computes VAT once per tax code and allocates it to the lines.
 */
export function computeTotals(rounding: 'per-line' | 'per-rate-group', pricesIncludeVat: boolean, priced: readonly PricedLine[]): Totals {
  const vatOfLines = new Array<bigint>(priced.length).fill(0n);
  for (const indexes of groupByCode(priced)) {
    const { taxCode } = priced[indexes[0]!]!;
    const included = pricesIncludeVat && isOnTop(taxCode);
    const vatOf = (amount: bigint) => (included ? vatInGross(amount, taxCode.rateBp) : vatOnNet(amount, taxCode.rateBp));
    if (rounding === 'per-line') {
      for (const index of indexes) vatOfLines[index] = vatOf(priced[index]!.amount);
    } else {
      const amounts = indexes.map((index) => priced[index]!.amount);
      const parts = allocateSigned(vatOf(sum(amounts)), amounts);
      indexes.forEach((index, at) => {
        vatOfLines[index] = parts[at]!;
      });
    }
  }
  const lines = priced.map(({ amount, taxCode }, index): LineTotals => {
    const vat = isOnTop(taxCode) ? vatOfLines[index]! : 0n;
    const net = pricesIncludeVat ? amount - vat : amount;
    return { net: minor(net), vat: minor(vat), gross: minor(net + vat) };
  });
  const groups = groupByCode(priced).map(
    (indexes): GroupTotals => ({
      taxCode: priced[indexes[0]!]!.taxCode,
      taxable: sum(indexes.map((index) => lines[index]!.net)),
      vat: sum(indexes.map((index) => vatOfLines[index]!)),
    }),
  );
  return { lines, groups, net: sum(lines.map((l) => l.net)), vat: sum(lines.map((l) => l.vat)), gross: sum(lines.map((l) => l.gross)) };
}

function groupByCode(priced: readonly PricedLine[]): number[][] {
  const groups = new Map<string, number[]>();
  priced.forEach(({ taxCode }, index) => {
    const group = groups.get(taxCode.code);
    if (group) group.push(index);
    else groups.set(taxCode.code, [index]);
  });
  return [...groups.values()];
}

/** Allocation where lines of both signs meet (a discount line): shares follow the size of the lines, and the sum is exact. */
function allocateSigned(total: bigint, amounts: readonly bigint[]): bigint[] {
  if (amounts.every((amount) => amount === 0n)) return amounts.map(() => 0n);
  const positive = amounts.map((amount) => (amount > 0n ? amount : 0n));
  const negative = amounts.map((amount) => (amount < 0n ? -amount : 0n));
  const net = sum(amounts);
  // Each sign takes its own share of the total, so that a discount line carries the VAT it takes away.
  const negativeTotal =
    net === 0n || negative.every((n) => n === 0n) ? 0n : divRound(total * sum(negative), net < 0n ? -net : net) * (net < 0n ? -1n : 1n);
  const down = negativeTotal === 0n ? amounts.map(() => 0n) : allocate(-negativeTotal, negative);
  const up = positive.every((p) => p === 0n) ? amounts.map(() => 0n) : allocate(total + negativeTotal, positive);
  if (positive.every((p) => p === 0n)) return allocate(total, negative);
  return amounts.map((_, index) => up[index]! + down[index]!);
}

import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import { type EntryLineDraft, mergeLines } from '../ledger/journal-entry.ts';
import { dimensionsKey } from '../ledger/line-dimensions.ts';
import { minor, sum } from '../money/minor.ts';
import { computeTotals } from '../vat/compute-totals.ts';
import { lineAmount } from './line-amount.ts';
import { sortedBy, type TradeEntry, type TradeLine, taxDetail } from './trade-entry.ts';

/** A sale under a margin scheme. `cost`: what was paid for the goods, or to others for their part of a tour, VAT included; minor units, base currency. */
export interface MarginLine extends TradeLine {
  readonly cost: bigint;
}

/**
 * Sales under a margin scheme: VAT is taken out of what a price is above its cost, line by line; a line sold below its cost has no taxable amount and takes
 * nothing from the others. Totals are of the prices. Where `paidInto` is the account of the revenue, sales that were invoiced before give up their VAT only.
 * Amounts in base currency. @source ЗДДС 138-143 (Bulgaria)
 */
export function marginEntry(
  { vatRounding }: Pick<JurisdictionPack, 'vatRounding'>,
  { lines: sold, baseScale, paidInto }: { readonly lines: readonly MarginLine[]; readonly baseScale: number; readonly paidInto: string },
): TradeEntry {
  const prices = sold.map(({ quantity, unitPrice }) => lineAmount(quantity, unitPrice, baseScale));
  const margins = computeTotals(
    vatRounding,
    true,
    sold.map(({ taxCode, cost }, index) => ({ amount: prices[index]! > cost ? prices[index]! - cost : 0n, taxCode })),
  );
  const lines = prices.map((gross, index) => {
    const { vat } = margins.lines[index]!;
    return { gross: minor(gross), vat, net: minor(gross - vat) };
  });
  const gross = sum(prices);
  return {
    lines: settle([
      // Revenue that gives up its VAT gives up that of what it is sorted by.
      ...sold.map((line, index) => ({ account: paidInto, base: prices[index]!, ...(line.account === paidInto ? sortedBy(line) : {}) })),
      ...lines.map(({ net }, index) => ({ account: sold[index]!.account, base: -net, ...sortedBy(sold[index]!) })),
      ...margins.groups.map(({ taxCode, vat }) => ({ account: taxCode.outputAccount ?? paidInto, base: -vat })),
    ]),
    taxDetails: margins.groups.map(({ taxCode, taxable, vat }) => taxDetail(taxCode, taxable, vat, false)),
    totals: { ...margins, lines, net: sum(lines.map(({ net }) => net)), gross },
    open: { account: paidInto, amount: 0n, base: 0n },
  };
}

/** One line an account and its dimensions, whichever side is left. */
function settle(lines: readonly EntryLineDraft[]) {
  const places = new Map<string, EntryLineDraft>();
  for (const line of lines) {
    const key = `${dimensionsKey(line.dimensions)} ${line.account}`;
    places.set(key, { ...line, base: (places.get(key)?.base ?? 0n) + line.base });
  }
  return mergeLines([...places.values()]);
}

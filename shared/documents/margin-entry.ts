import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import { mergeLines } from '../ledger/journal-entry.ts';
import { minor, sum } from '../money/minor.ts';
import { computeTotals } from '../vat/compute-totals.ts';
import { lineAmount } from './line-amount.ts';
import { type TradeEntry, type TradeLine, taxDetail } from './trade-entry.ts';

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
      { account: paidInto, base: gross },
      ...lines.map(({ net }, index) => ({ account: sold[index]!.account, base: -net })),
      ...margins.groups.map(({ taxCode, vat }) => ({ account: taxCode.outputAccount ?? paidInto, base: -vat })),
    ]),
    taxDetails: margins.groups.map(({ taxCode, taxable, vat }) => taxDetail(taxCode, taxable, vat, false)),
    totals: { ...margins, lines, net: sum(lines.map(({ net }) => net)), gross },
    open: { account: paidInto, amount: 0n, base: 0n },
  };
}

/** One line an account, whichever side is left. */
function settle(lines: readonly { readonly account: string; readonly base: bigint }[]) {
  const accounts = new Map<string, bigint>();
  for (const { account, base } of lines) accounts.set(account, (accounts.get(account) ?? 0n) + base);
  return mergeLines([...accounts].map(([account, base]) => ({ account, base })));
}

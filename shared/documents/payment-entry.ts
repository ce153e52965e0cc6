import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import type { EntryLineDraft } from '../ledger/journal-entry.ts';
import { toBase } from '../money/convert.ts';
import { divRound, sum } from '../money/minor.ts';

/** What a payment takes of an open document. Amounts are above zero. */
export interface SettledItem {
  /** Control account the document stands on. */
  readonly account: string;
  /** Currency of the payment. */
  readonly amount: bigint;
  /** What of the document's base amount goes with it. */
  readonly carried: bigint;
}

export interface Payment {
  readonly direction: 'in' | 'out';
  /** Account of the money. */
  readonly account: string;
  /** Minor units of `currency`. */
  readonly amount: bigint;
  readonly currency: string;
  readonly currencyScale: number;
  /** Base units for one unit of the currency; undefined in base currency. */
  readonly rate: string | undefined;
  readonly baseCurrency: string;
  readonly baseScale: number;
  readonly counterpartyId: string | undefined;
  readonly settled: readonly SettledItem[];
}

export interface PaymentEntry {
  /** Money, what it settles, what stays open. They need not balance: the difference is `exchange`. */
  readonly lines: readonly EntryLineDraft[];
  /** Realised gain or loss of the exchange rates, where there is one. */
  readonly exchange: EntryLineDraft | undefined;
  /** What is not allocated, on the control account: currency of the payment, and base. */
  readonly rest: bigint;
  readonly restBase: bigint;
  readonly control: string;
}

/** Base amount at which part of what is open was carried: all of it with the last of it, so that no difference stays behind. Amounts above zero. */
export const carriedShare = (open: bigint, openBase: bigint, amount: bigint): bigint =>
  amount === open ? openBase : divRound(openBase * amount, open);

/**
 * Money received or paid: the account of the money takes one side, the documents it settles the other, at what they are carried at; what is left over stays
 * open with the counterparty. The difference to today's rate is realised gain or loss.
 * @source georgia.md section 6: exchange differences never carry VAT
 */
export function paymentEntry({ roles }: Pick<JurisdictionPack, 'roles'>, payment: Payment): PaymentEntry {
  const { direction, currency, rate, settled } = payment;
  const base = (amount: bigint) => (rate === undefined ? amount : toBase(amount, payment.currencyScale, rate, payment.baseScale));
  // Money in debits the bank, money out credits it; the control account takes the other side.
  const sign = direction === 'in' ? 1n : -1n;
  const control = direction === 'in' ? roles.receivables : roles.payables;
  const allocated = sum(settled.map(({ amount }) => amount));
  const paid = base(payment.amount);
  const rest = payment.amount - allocated;
  const restBase = paid - base(allocated);
  const foreign = (quantity: bigint, withRate: boolean) =>
    rate === undefined ? {} : { foreign: { commodity: currency, quantity, ...(withRate ? { rate } : {}) } };
  const party = payment.counterpartyId === undefined ? {} : { counterpartyId: payment.counterpartyId };
  const lines: EntryLineDraft[] = [
    { account: payment.account, base: sign * paid, ...foreign(sign * payment.amount, true) },
    ...settled.map(({ account, amount, carried }) => ({
      account,
      base: -sign * carried,
      ...foreign(-sign * amount, false),
      // The last units of an item may be carried at nothing; in base currency such a line weighs nothing, and the foreign amount is still settled.
      ...(carried === 0n ? { weight: { commodity: payment.baseCurrency, amount: 0n } } : {}),
      ...party,
    })),
  ];
  if (rest > 0n) lines.push({ account: control, base: -sign * restBase, ...foreign(-sign * rest, true), ...party });
  const difference = sum(lines.map((line) => line.base));
  const exchange =
    difference === 0n ? undefined : { account: difference > 0n ? roles.exchangeGain : roles.exchangeLoss, base: -difference };
  return { lines, exchange, rest, restBase, control };
}

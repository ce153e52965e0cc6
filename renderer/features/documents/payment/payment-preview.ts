import { isSaleKind } from '../../../../shared/documents/kinds.ts';
import { carriedShare, paymentEntry, type SettledItem } from '../../../../shared/documents/payment-entry.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { type EntryDraft, mergeLines } from '../../../../shared/ledger/journal-entry.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { decimal } from '../../../../shared/money/decimal.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { minorOf, type PaymentForm, scaleOf, unallocated } from './payment-form.ts';

/** A document the payment settles: what is open, and in another currency what that is carried at in base currency. Neutral decimals. */
export interface OpenDocument {
  readonly id: string;
  readonly kind: string;
  readonly open: string;
  readonly carried?: string | undefined;
}

interface Context {
  readonly pack: JurisdictionPack;
  readonly baseCurrency: string;
  readonly baseScale: number;
  readonly documents: readonly OpenDocument[];
}

/** The entry the payment would make; undefined while something of it can't be read or is not known. */
export function paymentEntryOf(form: PaymentForm, { pack, baseCurrency, baseScale, documents }: Context): EntryDraft | undefined {
  const { language, currency } = form;
  const isForeign = currency !== baseCurrency;
  const scale = scaleOf(currency, baseCurrency, baseScale);
  const amount = minorOf(form.amount, scale, language);
  const rate = isForeign ? readAmount(form.rate, rateScale, language) : undefined;
  if (amount <= 0n || (rate && (!rate.ok || rate.text.startsWith('-'))) || unallocated(form, scale) < 0n) return undefined;
  const settled: SettledItem[] = [];
  for (const [id, typed] of Object.entries(form.allocations)) {
    const paid = minorOf(typed, scale, language);
    if (paid === 0n) continue;
    const document = documents.find((each) => each.id === id);
    if (!document || paid < 0n || (isForeign && document.carried === undefined)) return undefined;
    const open = decimal(document.open, scale);
    if (paid > open) return undefined;
    settled.push({
      account: isSaleKind(document.kind) ? pack.roles.receivables : pack.roles.payables,
      amount: paid,
      carried: isForeign ? carriedShare(open, decimal(document.carried!, baseScale), paid) : paid,
    });
  }
  const { lines, exchange } = paymentEntry(pack, {
    direction: form.direction,
    account: form.account || (isForeign ? pack.roles.bankForeign : pack.roles.bank),
    amount,
    currency,
    currencyScale: scale,
    rate: rate?.ok ? rate.text : undefined,
    baseCurrency,
    baseScale,
    counterpartyId: form.counterparty?.id,
    settled,
  });
  return { lines: mergeLines(exchange ? [...lines, exchange] : lines), taxDetails: [] };
}

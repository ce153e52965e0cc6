import { z } from 'zod';
import type { DocumentInfo, DocumentRow } from '../../../../shared/contracts/documents.ts';
import type { InputOf } from '../../../../shared/contracts/index.ts';
import { type LocalDate, readDate } from '../../../../shared/dates/local-date.ts';
import { isOneOf, settledKinds } from '../../../../shared/documents/kinds.ts';
import { type Language, languages } from '../../../../shared/locales/languages.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../../../shared/money/currency.ts';
import { decimal, writeDecimal } from '../../../../shared/money/decimal.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { minor, sum } from '../../../../shared/money/minor.ts';
import { ok, type Rejection, type Result, reject } from '../../../../shared/result.ts';
import { party } from '../forms/party.ts';
import { invalid, readTyped, retype, typedOf } from '../forms/typed.ts';

const text = z.string().catch('');
const form = z.object({
  commandId: z.string(),
  language: z.enum(languages as [Language, ...Language[]]),
  direction: z.enum(['in', 'out']),
  counterparty: party,
  date: text,
  account: text,
  currency: text,
  rate: text,
  amount: text,
  memo: text,
  branch: text,
  /** What of the payment goes to which document, as typed. */
  allocations: z.record(z.string(), z.string()).catch({}),
});
export type PaymentForm = z.infer<typeof form>;
export type Direction = PaymentForm['direction'];

interface Start {
  commandId: string;
  language: Language;
  today: LocalDate;
  baseCurrency: string;
}

export const emptyPayment = (direction: Direction, account: string, { commandId, language, today, baseCurrency }: Start): PaymentForm => ({
  commandId,
  language,
  direction,
  counterparty: null,
  date: today,
  account,
  currency: baseCurrency,
  rate: '',
  amount: '',
  memo: '',
  branch: '',
  allocations: {},
});

/** Payment of all that is open on a document. */
export function paymentFor(document: DocumentInfo, accounts: { bank: string; bankForeign: string }, start: Start): PaymentForm {
  const open = typedOf(document.open, start.language);
  const direction = isOneOf(settledKinds.in, document.kind) ? 'in' : 'out';
  const currency = document.openCurrency ?? document.currency;
  return {
    ...emptyPayment(direction, currency === start.baseCurrency ? accounts.bank : accounts.bankForeign, start),
    counterparty: document.counterpartyId === null ? null : { id: document.counterpartyId, name: document.counterparty, taxId: '' },
    currency,
    amount: open,
    allocations: { [document.id]: open },
  };
}

export function restorePayment(draft: unknown, language: Language): PaymentForm | undefined {
  const read = form.safeParse(draft);
  return read.success ? paymentInLanguage(read.data, language) : undefined;
}

export function paymentInLanguage(now: PaymentForm, language: Language): PaymentForm {
  if (now.language === language) return now;
  const typed = (value: string, scale: number) => retype(value, scale, now.language, language);
  return {
    ...now,
    language,
    rate: typed(now.rate, rateScale),
    amount: typed(now.amount, 4),
    allocations: Object.fromEntries(Object.entries(now.allocations).map(([id, value]) => [id, typed(value, 4)])),
  };
}

export const scaleOf = (currency: string, baseCurrency: string, baseScale: number): number =>
  currency === baseCurrency || !isIsoCurrency(currency) ? baseScale : currencyScale(currency);

/** Minor units of a typed amount; nothing readable counts as zero. */
export function minorOf(typed: string, scale: number, language: Language): bigint {
  const read = readAmount(typed, scale, language);
  return read.ok ? decimal(read.text, scale) : minor(0n);
}

/** What of the payment is not allocated yet; below zero when too much is. */
export const unallocated = (now: PaymentForm, scale: number): bigint =>
  minorOf(now.amount, scale, now.language) - sum(Object.values(now.allocations).map((typed) => minorOf(typed, scale, now.language)));

/** Spreads the payment over the documents, the one that fell due first is paid first. */
export function allocateOldestFirst(now: PaymentForm, documents: readonly DocumentRow[], scale: number): PaymentForm['allocations'] {
  const due = (row: DocumentRow) => row.dueDate ?? row.date;
  const order = [...documents].sort((a, b) => (due(a) === due(b) ? a.position - b.position : due(a) < due(b) ? -1 : 1));
  let left = minorOf(now.amount, scale, now.language);
  const allocations: Record<string, string> = {};
  for (const row of order) {
    const open = decimal(row.open, scale);
    const amount = left < open ? left : open;
    if (amount <= 0n) break;
    allocations[row.id] = typedOf(writeDecimal(amount, scale), now.language);
    left -= amount;
  }
  return allocations;
}

/**
 * What the only open document suggests, as one types it: all that is open on it as the amount, then as much of the amount as goes to it. Nothing where there are
 * several, or where something is typed already.
 */
export function suggestedBy(
  now: PaymentForm,
  documents: readonly Pick<DocumentRow, 'id' | 'open'>[],
  scale: number,
): { readonly amount?: string; readonly pays?: string } {
  const [only] = documents;
  if (only === undefined || documents.length > 1) return {};
  const open = decimal(only.open, scale);
  const typed = (value: bigint) => typedOf(writeDecimal(value, scale), now.language);
  if (now.amount.trim() === '') return open > 0n ? { amount: typed(open) } : {};
  const left = unallocated(now, scale);
  if ((now.allocations[only.id] ?? '').trim() !== '' || left <= 0n || open <= 0n) return {};
  return { pays: typed(left < open ? left : open) };
}

export function paymentInput(now: PaymentForm, baseCurrency: string, baseScale: number): Result<InputOf<'payment.post'>, Rejection> {
  const { language, currency } = now;
  const problems: Rejection[] = [];
  const scale = scaleOf(currency, baseCurrency, baseScale);
  const foreign = currency !== baseCurrency;
  if (now.counterparty === null) problems.push({ code: 'COUNTERPARTY_REQUIRED' });
  if (!readDate(now.date)) problems.push(invalid('date', 'date').problem);
  if (foreign && !isIsoCurrency(currency)) problems.push(invalid('currency', 'currency').problem);
  const rate = foreign ? readTyped(now.rate, { scale: rateScale, language, field: 'rate', kind: 'rate' }) : undefined;
  if (rate && !rate.ok) problems.push(rate.problem);
  const amount = readTyped(now.amount, { scale, language, field: 'amount' });
  if (!amount.ok) problems.push(amount.problem);
  const allocations: { documentId: string; amount: string }[] = [];
  for (const [documentId, typed] of Object.entries(now.allocations)) {
    if (typed.trim() === '') continue;
    const read = readTyped(typed, { scale, language, field: `allocations.${documentId}`, zero: true });
    if (!read.ok) problems.push(read.problem);
    else if (/[1-9]/.test(read.text)) allocations.push({ documentId, amount: read.text });
  }
  if (amount.ok && unallocated(now, scale) < 0n) problems.push({ code: 'ALLOCATION_TOTAL_EXCEEDS', field: 'amount' });
  if (problems.length > 0 || !amount.ok || (rate && !rate.ok) || now.counterparty === null) return reject(...problems);
  return ok({
    id: now.commandId,
    direction: now.direction,
    date: now.date,
    counterpartyId: now.counterparty.id,
    ...(now.account === '' ? {} : { account: now.account }),
    ...(rate ? { currency, rate: rate.text } : {}),
    amount: amount.text,
    allocations,
    memo: now.memo,
    ...(now.branch === '' ? {} : { branch: now.branch }),
  });
}

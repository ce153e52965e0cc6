import { z } from 'zod';
import { correctionReasons, type DocumentInfo } from '../../../../shared/contracts/documents.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { isSaleKind, type TradeKind, tradeKinds } from '../../../../shared/documents/kinds.ts';
import { priceScale, quantityScale } from '../../../../shared/documents/line-amount.ts';
import { type Language, languages } from '../../../../shared/locales/languages.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { dimensionsForm, dimensionsOf, hasNone } from '../../dimensions/line-dimensions.ts';
import { lineItem } from '../../items/line-item.ts';
import { party } from '../forms/party.ts';
import { retype, typedOf } from '../forms/typed.ts';

const text = z.string().catch('');
const line = z.object({
  description: text,
  account: text,
  quantity: text,
  unitPrice: text,
  taxCode: text,
  item: lineItem,
  dimensions: dimensionsForm,
});
const advance = z.object({
  documentId: z.string(),
  number: text,
  taxCode: text,
  /** Neutral decimals, base currency: all of the advance, its VAT, and what is left of it. */
  gross: text,
  vat: text,
  open: text,
  /** How much of it this invoice uses up, as typed. */
  used: text,
});

/** An invoice, bill or credit note as typed. Everything is text; a draft is exactly this. */
const form = z.object({
  /** Id of the posting command: a draft that is opened again posts under the same one. */
  commandId: z.string(),
  /** Language the amounts were typed in. */
  language: z.enum(languages as [Language, ...Language[]]),
  kind: z.enum(tradeKinds),
  counterparty: party,
  date: text,
  /** Empty: the same day. */
  taxPoint: text,
  dueDate: text,
  currency: text,
  rate: text,
  pricesIncludeVat: z.boolean().catch(false),
  supplierNumber: text,
  /** Empty: the usual type of the kind. */
  documentType: text,
  /** Number the point of sale gave to the sale; empty: none. */
  saleNumber: text,
  /** Of the protocol by which the recipient charges himself; empty: the day of the document. */
  protocolDate: text,
  memo: text,
  branch: text,
  lines: z.array(line).min(1),
  advances: z.array(advance).catch([]),
  corrects: z.object({ id: z.string(), number: text, taxPoint: text }).nullable().catch(null),
  reason: z.enum(['', ...correctionReasons]).catch(''),
});

type Stored = z.infer<typeof form>;
/** Lines carry a key of the screen, so that a removed line does not leave its text behind in the next one. */
export type TradeLineForm = Stored['lines'][number] & { key: string };
export type AdvanceForm = Stored['advances'][number];
export type TradeForm = Omit<Stored, 'lines'> & { lines: TradeLineForm[] };

let keys = 0;
const newKey = () => `line-${++keys}`;

export interface LineDefaults {
  readonly account: string;
  readonly taxCode: string;
}

export const emptyLine = ({ account, taxCode }: LineDefaults): TradeLineForm => ({
  key: newKey(),
  description: '',
  account,
  quantity: '1',
  unitPrice: '',
  taxCode,
  item: null,
  dimensions: {},
});

export const emptyForm = (
  kind: TradeKind,
  {
    commandId,
    language,
    today,
    currency,
    line,
  }: { commandId: string; language: Language; today: LocalDate; currency: string; line: LineDefaults },
): TradeForm => ({
  commandId,
  language,
  kind,
  counterparty: null,
  date: today,
  taxPoint: '',
  dueDate: '',
  currency,
  rate: '',
  pricesIncludeVat: false,
  supplierNumber: '',
  documentType: '',
  saleNumber: '',
  protocolDate: '',
  memo: '',
  branch: '',
  lines: [emptyLine(line)],
  advances: [],
  corrects: null,
  reason: '',
});

/** A credit note for the whole of a document: to be reduced to what is corrected. */
export function creditNoteFor(
  document: DocumentInfo,
  { commandId, language, today }: { commandId: string; language: Language; today: LocalDate },
): TradeForm {
  const kind = isSaleKind(document.kind) ? 'sales-credit-note' : 'purchase-credit-note';
  const foreign = document.rate !== '1';
  const { currency, rate } = document.correctedIn ?? document;
  return {
    commandId,
    language,
    kind,
    counterparty: document.counterpartyId === null ? null : { id: document.counterpartyId, name: document.counterparty, taxId: '' },
    date: today < document.date ? document.date : today,
    taxPoint: '',
    dueDate: '',
    currency,
    // What was booked is taken back at the rate it was booked at.
    rate: foreign && rate !== null ? typedOf(rate, language) : '',
    pricesIncludeVat: document.pricesIncludeVat,
    supplierNumber: '',
    documentType: '',
    saleNumber: '',
    protocolDate: '',
    memo: '',
    branch: document.branch ?? '',
    lines: document.lines.map((each) => ({
      key: newKey(),
      description: each.description,
      account: each.account,
      quantity: typedOf(each.quantity, language),
      // The books went over to another currency since: prices are entered in that one.
      unitPrice: currency === document.currency ? typedOf(each.unitPrice, language) : '',
      taxCode: each.taxCode,
      item: each.item ?? null,
      dimensions: dimensionsOf(each.dimensions),
    })),
    advances: [],
    corrects: { id: document.id, number: document.number, taxPoint: document.taxPoint },
    reason: '',
  };
}

/** A debit note to a document: party, currency and rate are its own, and the lines start with its accounts and tax codes and no amount. */
export function debitNoteFor(document: DocumentInfo, start: { commandId: string; language: Language; today: LocalDate }): TradeForm {
  const credit = creditNoteFor(document, start);
  return {
    ...credit,
    kind: document.kind === 'sales-invoice' ? 'sales-debit-note' : 'purchase-debit-note',
    lines: credit.lines.slice(0, 1).map((each) => ({ ...each, quantity: '1', unitPrice: '' })),
    reason: 'price-changed',
  };
}

/** The form of a draft, in the language of the screen; undefined when it is none of ours. */
export function restoreForm(draft: unknown, language: Language): TradeForm | undefined {
  const read = form.safeParse(draft);
  if (!read.success) return undefined;
  return inLanguage({ ...read.data, lines: read.data.lines.map((each) => ({ ...each, key: newKey() })) }, language);
}

/** The same amounts as one would have typed them in the other language. */
export function inLanguage(now: TradeForm, language: Language): TradeForm {
  const from = now.language;
  if (from === language) return now;
  const typed = (value: string, scale: number) => retype(value, scale, from, language);
  return {
    ...now,
    language,
    rate: typed(now.rate, rateScale),
    lines: now.lines.map((each) => ({
      ...each,
      quantity: typed(each.quantity, quantityScale),
      unitPrice: typed(each.unitPrice, priceScale),
    })),
    advances: now.advances.map((each) => ({ ...each, used: typed(each.used, 4) })),
  };
}

/** Nobody has typed into the line yet. */
export const isBlank = (each: TradeLineForm): boolean =>
  each.description.trim() === '' && each.unitPrice.trim() === '' && hasNone(each.dimensions);

/** Lines that are sent: empty ones at the end were only offered. */
export function sentLines(lines: readonly TradeLineForm[]): readonly TradeLineForm[] {
  let count = lines.length;
  while (count > 1 && isBlank(lines[count - 1]!)) count -= 1;
  return lines.slice(0, count);
}

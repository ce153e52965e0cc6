import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { type LocalDate, readDate } from '../../../../shared/dates/local-date.ts';
import { isSaleKind } from '../../../../shared/documents/kinds.ts';
import type { LeftUnder } from '../../../../shared/documents/left-to-correct.ts';
import { priceScale, quantityScale } from '../../../../shared/documents/line-amount.ts';
import { type TradeEntry, type TradeLine, tradeEntry, usesAdvances } from '../../../../shared/documents/trade-entry.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import type { Language } from '../../../../shared/locales/languages.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../../../shared/money/currency.ts';
import { decimal, writeDecimal } from '../../../../shared/money/decimal.ts';
import type { Rejection } from '../../../../shared/result.ts';
import { cashSchemeOf } from '../../../../shared/vat/cash-accounting.ts';
import { type LineTotals, vatInGross } from '../../../../shared/vat/compute-totals.ts';
import { inForce, type TaxCode } from '../../../../shared/vat/tax-code.ts';
import { sentDimensions } from '../../dimensions/line-dimensions.ts';
import { invalid, readTyped } from '../forms/typed.ts';
import { type AdvanceForm, isBlank, sentLines, type TradeForm, type TradeLineForm } from './trade-form.ts';

export interface TradeContext {
  readonly pack: JurisdictionPack;
  readonly baseCurrency: string;
  readonly baseScale: number;
  readonly today: LocalDate;
  /** What the document a credit note corrects still holds, as `document.get` gives it. */
  readonly left?: DocumentInfo['left'];
}

/** What a form amounts to as far as it can be read. Computed by the function the engine posts with. */
export interface Preview {
  readonly scale: number;
  readonly currency: string;
  /** Neutral decimal; undefined in base currency and while it is missing. */
  readonly rate: string | undefined;
  /** Everything readable, in its place; neutral decimals. */
  readonly lines: readonly ({ readonly quantity: string; readonly unitPrice: string; readonly totals: LineTotals } | undefined)[];
  readonly advances: readonly { readonly documentId: string; readonly gross: string }[];
  /** Undefined while no line can be read. */
  readonly entry: TradeEntry | undefined;
  /** Total with VAT, document currency. */
  readonly gross: string;
  /** What keeps the form from being sent, in the order of the form. */
  readonly problems: readonly Rejection[];
}

/** What is written beside the figures. */
const words = new Set<string>(['memo', 'supplierNumber', 'saleNumber'] satisfies (keyof TradeForm)[]);
const wordsOfLine = new Set<string>(['description', 'item'] satisfies (keyof TradeLineForm)[]);

/** Whether two states of a form have the same preview: only words were typed, or nothing. */
export function comesToTheSame(before: TradeForm, after: TradeForm): boolean {
  const differ = <T extends object>(a: T, b: T, apart: ReadonlySet<string>) =>
    (Object.keys(b) as (keyof T & string)[]).filter((name) => a[name] !== b[name] && !apart.has(name));
  const isSameLine = (a: TradeLineForm, b: TradeLineForm) =>
    a === b || (isBlank(a) === isBlank(b) && differ(a, b, wordsOfLine).length === 0);
  return differ(before, after, words).every(
    (name) =>
      name === 'lines' &&
      before.lines.length === after.lines.length &&
      before.lines.every((line, index) => isSameLine(line, after.lines[index]!)),
  );
}

export function previewOf(form: TradeForm, { pack, baseCurrency, baseScale, today, left }: TradeContext): Preview {
  const problems: Rejection[] = [];
  const { language } = form;
  if (!isSaleKind(form.kind) && form.counterparty === null) problems.push({ code: 'COUNTERPARTY_REQUIRED' });
  if (!readDate(form.date)) problems.push(invalid('date', 'date').problem);
  const money = readMoney(form, baseCurrency, baseScale);
  problems.push(...money.problems);
  if (form.corrects !== null && form.reason === '') problems.push(invalid('reason', 'required').problem);

  // What is corrected is taxed as it was, whatever the rate is by now.
  const on = readDate(form.corrects?.taxPoint ?? '') ?? readDate(form.taxPoint) ?? readDate(form.date) ?? today;
  const read = sentLines(form.lines).map((line, index) => {
    const { quantity, price } = readFigures(line, index, language);
    const taxCode = pack.taxCodes.find((code) => code.code === line.taxCode && inForce(code, on));
    if (!quantity.ok) problems.push(quantity.problem);
    if (!price.ok) problems.push(price.problem);
    if (line.account === '') problems.push(invalid(`lines.${index}.account`, 'required').problem);
    if (!taxCode) problems.push(taxCodeProblem(line.taxCode, index, on));
    if (!quantity.ok || !price.ok || !taxCode) return undefined;
    const { account, dimensions } = line;
    return { account, quantity: quantity.text, unitPrice: price.text, taxCode, ...sentDimensions(dimensions) } satisfies TradeLine;
  });
  const lines = read.filter((line) => line !== undefined);
  const advances = readAdvances(form.advances, pack, lines, baseScale, language);
  problems.push(...advances.problems);

  const scheme = cashSchemeOf(pack, form.documentType);
  const entry =
    lines.length === 0 || money.waits
      ? undefined
      : tradeEntry(pack, {
          kind: form.kind,
          lines,
          pricesIncludeVat: form.pricesIncludeVat,
          currency: money.currency,
          currencyScale: money.scale,
          rate: money.rate,
          baseScale,
          counterpartyId: form.counterparty?.id,
          advances: money.rate === undefined ? advances.used : [],
          ...(scheme ? { vatHeldOn: (isSaleKind(form.kind) ? scheme.sales : scheme.purchases).account } : {}),
          ...(left ? { left: readLeft(left, money.scale, baseScale) } : {}),
        });
  let next = 0;
  return {
    scale: money.scale,
    currency: money.currency,
    rate: money.rate,
    lines: read.map((line) => {
      const totals = line && entry?.totals.lines[next++];
      return line && totals && { quantity: line.quantity, unitPrice: line.unitPrice, totals };
    }),
    advances: advances.used.map(({ documentId, gross }) => ({ documentId, gross })),
    entry,
    gross: writeDecimal(entry?.totals.gross ?? 0n, money.scale),
    problems,
  };
}

interface Figures {
  readonly quantity: ReturnType<typeof readTyped>;
  readonly price: ReturnType<typeof readTyped>;
}
// A line is another object after every change, so what was read of it stays true: of hundreds of lines one is read at a key.
const figuresRead = new WeakMap<object, { readonly of: string; readonly figures: Figures }>();

function readFigures(line: TradeForm['lines'][number], index: number, language: Language): Figures {
  const of = `${index} ${language}`;
  const known = figuresRead.get(line);
  if (known?.of === of) return known.figures;
  const field = `lines.${index}`;
  const figures = {
    quantity: readTyped(line.quantity, { scale: quantityScale, language, field: `${field}.quantity`, kind: 'quantity' }),
    price: readTyped(line.unitPrice, { scale: priceScale, language, field: `${field}.unitPrice`, kind: 'price', zero: true }),
  };
  figuresRead.set(line, { of, figures });
  return figures;
}

const readLeft = (left: NonNullable<TradeContext['left']>, scale: number, baseScale: number): LeftUnder[] =>
  left.map((under) => {
    const amounts = (of: { net: string; vat: string; baseNet: string; baseVat: string }) => ({
      net: decimal(of.net, scale),
      vat: decimal(of.vat, scale),
      baseNet: decimal(of.baseNet, baseScale),
      baseVat: decimal(of.baseVat, baseScale),
    });
    return {
      taxCode: under.taxCode,
      ...amounts(under),
      accounts: under.accounts.map((on) => ({ account: on.account, ...amounts(on) })),
    };
  });

/** Currency and rate. `waits`: nothing can be booked before the rate is there. */
function readMoney(form: TradeForm, baseCurrency: string, baseScale: number) {
  const { currency, language } = form;
  if (currency === baseCurrency) return { currency, scale: baseScale, rate: undefined, waits: false, problems: [] };
  if (!isIsoCurrency(currency)) {
    return { currency, scale: baseScale, rate: undefined, waits: true, problems: [invalid('currency', 'currency').problem] };
  }
  const rate = readTyped(form.rate, { scale: rateScale, language, field: 'rate', kind: 'rate' });
  const scale = currencyScale(currency);
  return rate.ok
    ? { currency, scale, rate: rate.text, waits: false, problems: [] }
    : { currency, scale, rate: undefined, waits: true, problems: [rate.problem] };
}

const taxCodeProblem = (taxCode: string, index: number, on: LocalDate): Rejection =>
  taxCode === '' ? invalid(`lines.${index}.taxCode`, 'required').problem : { code: 'TAX_CODE_NOT_IN_FORCE', line: index + 1, taxCode, on };

/** Advances as far as they fit the supply: of one of its rates. The engine says what does not fit. */
function readAdvances(
  advances: readonly AdvanceForm[],
  pack: JurisdictionPack,
  lines: readonly TradeLine[],
  baseScale: number,
  language: Language,
) {
  const used: { documentId: string; gross: string; taxCode: TaxCode; net: bigint; vat: bigint }[] = [];
  const problems: Rejection[] = [];
  for (const [index, advance] of advances.entries()) {
    const read = readTyped(advance.used, { scale: baseScale, language, field: `advances.${index}` });
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    const taxCode = pack.taxCodes.find(({ code }) => code === advance.taxCode);
    if (!taxCode || !lines.some((line) => usesAdvances(line.taxCode, taxCode.rateBp))) {
      problems.push({ code: 'ADVANCE_NOT_APPLICABLE', number: advance.number, field: `advances.${index}` });
      continue;
    }
    const gross = decimal(read.text, baseScale);
    // All of it gives back the VAT it was taxed with; a part gives back its share.
    const isWhole = gross === decimal(advance.gross, baseScale);
    const vat = isWhole ? decimal(advance.vat, baseScale) : vatInGross(gross, taxCode.rateBp);
    used.push({ documentId: advance.documentId, gross: read.text, taxCode, net: gross - vat, vat });
  }
  return { used, problems };
}

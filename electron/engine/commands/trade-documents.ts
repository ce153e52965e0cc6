import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import type { Posted } from '../../../shared/contracts/journal.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '../../../shared/dates/local-date.ts';
import { isDebitNote, isSaleKind } from '../../../shared/documents/kinds.ts';
import type { LeftUnder } from '../../../shared/documents/left-to-correct.ts';
import { type TradeDocument, type TradeEntry, type TradeLine, tradeEntry, usesAdvances } from '../../../shared/documents/trade-entry.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import type { EntryDraft } from '../../../shared/ledger/journal-entry.ts';
import { rateScale } from '../../../shared/money/convert.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { abs, divRound } from '../../../shared/money/minor.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { cashSchemeOf } from '../../../shared/vat/cash-accounting.ts';
import type { Totals } from '../../../shared/vat/compute-totals.ts';
import type { TaxCode } from '../../../shared/vat/tax-code.ts';
import type { DocumentIssued } from '../../log/events.ts';
import { baseOn } from '../../queries/company-row.ts';
import { correctionMoney, leftOfDocument } from '../../queries/left-to-correct.ts';
import { cashVatOf, checkCashCredit, checkCashScheme } from '../cash-vat.ts';
import {
  checkAccount,
  checkCounterparty,
  checkEntryAccounts,
  checkNoControl,
  checkPeriodOpen,
  checkSize,
  findAccount,
  findCounterparty,
  findTaxCode,
  readCurrency,
  readMinor,
} from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { checkDimensions } from '../dimensions.ts';
import { amountsSaid, linesSaid } from '../document-lines.ts';
import { readDocumentType } from '../document-type.ts';
import { issueDocument } from '../issue-document.ts';
import { nextNumber, readNumberSource } from '../numbers.ts';
import { acrossChange, carriedBase, findOpenItem, type OpenItem } from '../open-items.ts';
import { checkOssSale } from '../oss-sales.ts';
import { checkSaleNumber } from '../sale-number.ts';
import type { Tx } from '../tx.ts';
import { checkIssue } from './check-issue.ts';
import { discard } from './drafts.ts';
import { checkLineItem } from './items.ts';

type Kind = TradeDocument['kind'];
type Input =
  | ReadInputOf<'salesInvoice.post'>
  | ReadInputOf<'salesCreditNote.post'>
  | ReadInputOf<'purchaseBill.post'>
  | ReadInputOf<'purchaseCreditNote.post'>
  | ReadInputOf<'salesDebitNote.post'>
  | ReadInputOf<'purchaseDebitNote.post'>;

/** Posts a sales invoice. Rejections: see `postTrade`. */
export const salesInvoicePost: CommandHandler<'salesInvoice.post'> = (tx, input) => postTrade(tx, 'sales-invoice', input);
/** Posts a credit note for a sales invoice. Rejections: see `postTrade`. */
export const salesCreditNotePost: CommandHandler<'salesCreditNote.post'> = (tx, input) => postTrade(tx, 'sales-credit-note', input);
/** Posts a supplier's bill. Rejections: see `postTrade`. */
export const purchaseBillPost: CommandHandler<'purchaseBill.post'> = (tx, input) => postTrade(tx, 'purchase-bill', input);
/** Posts a supplier's credit note. Rejections: see `postTrade`. */
export const purchaseCreditNotePost: CommandHandler<'purchaseCreditNote.post'> = (tx, input) =>
  postTrade(tx, 'purchase-credit-note', input);

/** Posts a debit note for a sales invoice. Rejections: see `postTrade`. */
export const salesDebitNotePost: CommandHandler<'salesDebitNote.post'> = (tx, input) => postTrade(tx, 'sales-debit-note', input);
/** Posts a supplier's debit note. Rejections: see `postTrade`. */
export const purchaseDebitNotePost: CommandHandler<'purchaseDebitNote.post'> = (tx, input) => postTrade(tx, 'purchase-debit-note', input);

/**
 * Invoice, bill, credit and debit notes: checks everything, computes totals and entry with the same function the screen previews with, draws the number
 * and appends document and entry.
 * Rejects (all at once where independent): NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, UNKNOWN_COUNTERPARTY, COUNTERPARTY_REQUIRED, UNKNOWN_ACCOUNT,
 * ACCOUNT_NOT_POSTABLE, ACCOUNT_INACTIVE, ACCOUNT_IS_CONTROL, UNKNOWN_TAX_CODE, TAX_CODE_NOT_IN_FORCE, TAX_CODE_NOT_FOR_USE, NO_VAT_PAYER,
 * NOT_FOR_VAT_PAYER, CURRENCY_UNKNOWN, RATE_REQUIRED, RATE_DIFFERS, AMOUNT_TOO_LARGE, DOCUMENT_TOTAL_ZERO, TOTAL_CHANGED, UNKNOWN_DOCUMENT,
 * DOCUMENT_NOT_CORRECTABLE, those of `checkDimensions`, those of cash accounting (`checkCashScheme`, `checkCashCredit`), REVERSAL_BEFORE_ENTRY, CORRECTION_EXCEEDS, ADVANCE_EXCEEDS, ADVANCE_NOT_APPLICABLE, those of the workflow and of
 * `readNumberSource`.
 */
function postTrade(tx: Tx, kind: Kind, input: Input): Result<Posted> {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const protocolDate = 'protocolDate' in input ? input.protocolDate : undefined;
  const taxPoint = input.taxPoint ?? protocolDate ?? input.date;
  const rejections: Rejection[] = [...checkPeriodOpen(tx, input.date), ...checkCounterparty(tx, input.counterpartyId)];
  const issue = checkIssue(tx, kind, input);
  rejections.push(...issue.rejections);
  const official = readDocumentType(tx, kind, input.documentType);
  rejections.push(...official.rejections);
  // VAT of a month that is closed may not change either, whatever the document's own date.
  if (taxPoint !== input.date) rejections.push(...checkPeriodOpen(tx, taxPoint));
  const isSale = isSaleKind(kind);
  const isDebit = isDebitNote(kind);
  if (!isSale && input.counterpartyId === undefined) rejections.push({ code: 'COUNTERPARTY_REQUIRED' });
  const corrected = 'correctsDocumentId' in input ? readCorrected(tx, kind, input.correctsDocumentId, input, taxPoint) : undefined;
  if (corrected && 'rejection' in corrected) rejections.push(corrected.rejection);
  // A correction changes what was booked, so it is converted as the document was: no exchange difference hides in it.
  const originalRate = corrected && 'document' in corrected ? corrected.document.rate : undefined;
  if (originalRate !== undefined && input.rate !== undefined && decimal(input.rate, rateScale) !== decimal(originalRate, rateScale)) {
    rejections.push({ code: 'RATE_DIFFERS', rate: originalRate });
  }
  const money = readCurrency(tx, input.date, input.currency, originalRate ?? input.rate);
  if (!money.ok) rejections.push(...money.rejections);
  const { lines, rejections: lineFaults } = readLines(tx, pack, input, isSale, taxPoint);
  rejections.push(...lineFaults);
  const saleNumber = 'saleNumber' in input ? input.saleNumber : undefined;
  rejections.push(...checkSaleNumber(tx, saleNumber));
  const scheme = cashSchemeOf(pack, official.type);
  if (scheme) {
    const [advances, rate] = ['advances' in input ? input.advances.length : 0, money.ok ? money.value.rate : undefined];
    rejections.push(...checkCashScheme(tx, scheme, { lines, counterpartyId: input.counterpartyId, date: input.date, rate, advances }));
  }
  const protocol = readProtocol(tx, lines, input, protocolDate);
  rejections.push(...protocol.rejections);
  const advances =
    'advances' in input
      ? readAdvances(tx, pack, input, lines, taxPoint, money.ok ? money.value.rate : undefined)
      : { used: [], rejections: [] };
  rejections.push(...advances.rejections);
  if (rejections.length > 0 || !money.ok || (corrected && 'rejection' in corrected)) return reject(...rejections);

  const { currency, scale, rate } = money.value;
  if (corrected && money.value.currency !== corrected.document.currency) return reject({ code: 'DOCUMENT_NOT_CORRECTABLE' });
  const left = corrected && !isDebit && leftOfDocument(tx.db, tx.company, corrected.document.position, input.date);
  const entry = tradeEntry(pack, {
    kind,
    lines,
    pricesIncludeVat: input.pricesIncludeVat,
    currency,
    currencyScale: scale,
    rate,
    baseScale: tx.company.baseScale,
    counterpartyId: input.counterpartyId,
    creditsVat: tx.company.vatPayer,
    advances: advances.used.map(({ taxCode, net, vat }) => ({ taxCode, net, vat })),
    ...(left ? { left } : {}),
    ...(scheme ? { vatHeldOn: (isSale ? scheme.sales : scheme.purchases).account } : {}),
  });
  const { totals } = entry;
  const oversized = checkSize(entry.lines, totals.gross);
  if (oversized.length > 0) return reject(...oversized);
  if (totals.gross <= 0n || entry.lines.length < 2) return reject({ code: 'DOCUMENT_TOTAL_ZERO' });
  const text = (minor: bigint) => writeDecimal(minor, scale);
  if (input.expectedGross !== undefined) {
    const shown = readMinor(input.expectedGross, scale, currency, 'expectedGross');
    if ('rejection' in shown) return reject(shown.rejection);
    if (shown.minor !== totals.gross) return reject({ code: 'TOTAL_CHANGED', shown: text(shown.minor), computed: text(totals.gross) });
  }
  const exceeded = left ? checkCorrection(left, totals.groups, scale) : [];
  if (exceeded.length > 0) return reject(...exceeded);
  const notThere = corrected && left ? checkCashCredit(tx, corrected.document.position, scheme !== undefined, totals.groups) : [];
  if (notThere.length > 0) return reject(...notThere);
  const beyond = checkAdvances(advances.used, lines, totals, text);
  if (beyond.length > 0) return reject(...beyond);

  // What was paid is credited apart from what is still owed: the VAT of that waits for its payment.
  const isApart = corrected !== undefined && !scheme && cashVatOf(tx, corrected.document.position).length > 0;
  const credit = corrected && !isDebit ? settleCorrected(isApart ? undefined : corrected.item, entry.open) : undefined;
  const sealed = credit ? withDifference(entry, credit.difference, pack) : entry;
  const unfit = checkEntryAccounts(tx, sealed.lines);
  if (unfit.length > 0) return reject(...unfit);

  // Nothing below may reject: from here on a failure is a mistake of the program and aborts the transaction.
  const base = (minor: bigint) => writeDecimal(minor, tx.company.baseScale);
  const stillOpen = credit ? credit.left : entry.open;
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind,
      date: input.date,
      taxPoint,
      memo: input.memo,
      workflow: issue.workflow,
      numbering: issue.numbering,
      data: {
        due_date: input.dueDate,
        counterparty: input.counterpartyId,
        currency,
        rate,
        prices_include_vat: input.pricesIncludeVat || undefined,
        supplier_number: 'supplierNumber' in input && input.supplierNumber !== '' ? input.supplierNumber : undefined,
        sale_number: saleNumber,
        document_type: official.type,
        held_vat: scheme
          ? entry.taxDetails.map(({ taxCode, taxable, vat }) => ({ code: taxCode, taxable: base(abs(taxable)), vat: base(abs(vat)) }))
          : undefined,
        protocol: protocol.draw?.(),
        corrects: corrected?.document.id,
        reason: 'reason' in input ? input.reason : undefined,
        ...amountsSaid(totals, scale),
        lines: linesSaid(tx, input.lines, lines, totals, scale),
        open:
          stillOpen.amount === 0n && stillOpen.base === 0n
            ? undefined
            : {
                account: findAccount(tx, entry.open.account)!.id,
                amount: text(stillOpen.amount),
                base: base(stillOpen.base),
                vat: base(0n),
              },
        settles:
          advances.used.length + (credit?.settled ? 1 : 0) === 0
            ? undefined
            : [
                ...advances.used.map(({ item, net, vat }) => ({
                  document: item.documentId,
                  amount: base(net + vat),
                  // The advance account carries the net part: its VAT stands on the account of VAT on advances.
                  base: base(net),
                  vat: base(vat),
                })),
                ...(credit?.settled
                  ? [
                      {
                        document: credit.settled.documentId,
                        amount: text(credit.settled.amount),
                        base: base(credit.settled.base),
                        vat: base(0n),
                      },
                    ]
                  : []),
              ],
      },
    },
    sealed,
  );
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
}

/**
 * Tax point of the document that is corrected, whose codes and rates a note takes, whatever the rate is by then; undefined where none is.
 * @source TC 179-180; ЗДДС Art. 115; Directive 2006/112/EC Art. 90
 */
function correctedTaxPoint(tx: Tx, input: object): LocalDate | undefined {
  const corrected = 'correctsDocumentId' in input ? input.correctsDocumentId : undefined;
  if (corrected === undefined) return undefined;
  const row = tx.db.get<{ tax_day: bigint }>('SELECT tax_day FROM document WHERE id = ?', corrected);
  return row && fromDayNumber(Number(row.tax_day));
}

/** Lines with their tax codes, checked for the account each goes to and the use its code allows. Rejections name the line, 1-based. */
export function readLines(
  tx: Tx,
  pack: JurisdictionPack,
  input: Pick<Input, 'lines' | 'documentType'>,
  isSale: boolean,
  taxPoint: Input['date'],
): { lines: TradeLine[]; rejections: Rejection[] } {
  const lines: TradeLine[] = [];
  const rejections: Rejection[] = [];
  const codesOn = correctedTaxPoint(tx, input) ?? taxPoint;
  input.lines.forEach((line, index) => {
    const code = line.account ?? (isSale ? pack.roles.sales : pack.roles.purchases);
    rejections.push(...checkAccount(findAccount(tx, code), code, index + 1), ...checkNoControl(pack, code, index + 1));
    const isCorrection = 'correctsDocumentId' in input;
    rejections.push(...checkLineItem(tx, line.itemId, index + 1, isCorrection));
    rejections.push(...checkDimensions(tx, line.dimensions, index + 1, isCorrection));
    const found = findTaxCode(pack, line.taxCode, isSale ? 'sale' : 'purchase', codesOn, index + 1);
    if ('rejection' in found) rejections.push(found.rejection);
    else {
      // Only a registered payer charges VAT or takes credit; reverse charge falls on everyone. @source TC 165, TC 161
      if (!tx.company.vatPayer && ['charged', 'deducted', 'partly-deducted'].includes(found.taxCode.effect)) {
        rejections.push({ code: 'NO_VAT_PAYER', line: index + 1, taxCode: line.taxCode });
      }
      // Supplies of before a registration are corrected after it, but no longer made.
      if (tx.company.vatPayer && found.taxCode.onlyUnregistered && !('correctsDocumentId' in input)) {
        rejections.push({ code: 'NOT_FOR_VAT_PAYER', line: index + 1, taxCode: line.taxCode });
      }
      // What a company charges itself is no sale: it has a protocol of its own.
      const isElsewhere = found.taxCode.documentType !== undefined && found.taxCode.documentType !== input.documentType;
      if ((isSale && found.taxCode.protocol) || isElsewhere)
        rejections.push({ code: 'TAX_CODE_NOT_FOR_USE', line: index + 1, taxCode: line.taxCode });
      rejections.push(...checkOssSale(tx, found.taxCode, taxPoint, input, index + 1));
      const { quantity, unitPrice, dimensions } = line;
      lines.push({ account: code, quantity, unitPrice, taxCode: found.taxCode, dimensions });
    }
  });
  return { lines, rejections };
}

/**
 * The protocol by which the recipient charges himself, where a tax code of a line asks for one: a number of its own, drawn with the document.
 * Rejects: PROTOCOL_NOT_NEEDED, PROTOCOL_BEFORE_DOCUMENT, those of `readNumberSource`. @source ЗДДС 117 (Bulgaria)
 */
function readProtocol(
  tx: Tx,
  lines: readonly TradeLine[],
  input: Input,
  asked: Input['date'] | undefined,
): { draw?: () => NonNullable<DocumentIssued['protocol']>; rejections: Rejection[] } {
  if (!tx.company.vatPayer || !lines.some(({ taxCode }) => taxCode.protocol)) {
    return { rejections: asked === undefined ? [] : [{ code: 'PROTOCOL_NOT_NEEDED' }] };
  }
  const date = asked ?? input.taxPoint ?? input.date;
  const number = 'protocolNumber' in input ? input.protocolNumber : undefined;
  const { source, rejections } = readNumberSource(tx, 'protocol', date, { branch: input.branch, number });
  if (date < input.date) rejections.push({ code: 'PROTOCOL_BEFORE_DOCUMENT', date: input.date });
  return {
    rejections,
    draw: () => {
      const { branch: _branch, ...drawn } = nextNumber(tx, 'protocol', date, source);
      return { ...drawn, date };
    },
  };
}

interface Corrected {
  readonly document: { readonly id: string; readonly position: bigint; readonly currency: string; readonly rate: string | undefined };
  readonly item: OpenItem | undefined;
}

/** What may be corrected by a note. A debit note is an invoice of its own in all but name: what it charged is taken back on it. */
const corrects: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  'sales-credit-note': ['sales-invoice', 'sales-debit-note'],
  'sales-debit-note': ['sales-invoice'],
  'purchase-credit-note': ['purchase-bill', 'purchase-debit-note'],
  'purchase-debit-note': ['purchase-bill'],
};

/** The document a note corrects: of the matching kind and the same counterparty, and not a later one. @source TC 179; ЗДДС 115 */
function readCorrected(tx: Tx, kind: Kind, id: string, input: Input, taxPoint: Input['date']): Corrected | { rejection: Rejection } {
  const row = tx.db.get<{
    position: bigint;
    kind: Kind;
    day: bigint;
    tax_day: bigint;
    counterparty: string | null;
    currency: string;
    rate: string | null;
  }>(
    `SELECT d.position, d.kind, d.day, d.tax_day, p.id AS counterparty, c.name AS currency, d.rate FROM document d JOIN commodity c ON c.no = d.commodity_no
     LEFT JOIN counterparty p ON p.no = d.counterparty_no WHERE d.id = ?`,
    id,
  );
  if (!row) return { rejection: { code: 'UNKNOWN_DOCUMENT' } };
  if (!corrects[kind]?.includes(row.kind) || (row.counterparty ?? undefined) !== input.counterpartyId)
    return { rejection: { code: 'DOCUMENT_NOT_CORRECTABLE' } };
  // Taken back before it was supplied, it would lower the return of a month that never held it.
  const [date, taxDate] = [fromDayNumber(Number(row.day)), fromDayNumber(Number(row.tax_day))];
  if (input.date < date) return { rejection: { code: 'REVERSAL_BEFORE_ENTRY', date } };
  if (taxPoint < taxDate) return { rejection: { code: 'REVERSAL_BEFORE_ENTRY', date: taxDate } };
  const item = findOpenItem(tx, id, input.date);
  const apart = item && acrossChange(tx, item, input.date);
  if (apart) return { rejection: apart };
  const { currency, rate } = correctionMoney(tx.company, { currency: row.currency, rate: row.rate, date }, input.date);
  return { document: { id, position: row.position, currency, rate: rate ?? undefined }, item };
}

/** A credit note may not take back more than was invoiced under a tax code, earlier credit notes counted. @source TC 179 */
function checkCorrection(left: readonly LeftUnder[], groups: Totals['groups'], scale: number): Rejection[] {
  return groups.flatMap(({ taxCode, taxable }) => {
    const net = left.find((under) => under.taxCode === taxCode.code)?.net ?? 0n;
    return taxable > net ? [{ code: 'CORRECTION_EXCEEDS', taxCode: taxCode.code, left: writeDecimal(net, scale) }] : [];
  });
}

/** A credit note first takes back what is still owed on its document; the rest stays open in favour of the counterparty. */
function settleCorrected(
  item: OpenItem | undefined,
  open: { readonly amount: bigint; readonly base: bigint },
): { left: { amount: bigint; base: bigint }; settled?: { documentId: string; amount: bigint; base: bigint }; difference: bigint } {
  // The item and the credit note stand on opposite sides of the control account.
  const owed = item && item.open !== 0n && item.open > 0n !== open.amount > 0n ? item : undefined;
  if (!owed) return { left: { amount: open.amount, base: open.base }, difference: 0n };
  const size = open.amount < 0n ? -open.amount : open.amount;
  const owedSize = owed.open < 0n ? -owed.open : owed.open;
  const amount = size < owedSize ? size : owedSize;
  const sign = open.amount < 0n ? -1n : 1n;
  const openBase = open.base < 0n ? -open.base : open.base;
  const base = amount === size ? openBase : divRound(openBase * amount, size);
  // Settled in full, the item leaves nothing behind: what the rounding of two conversions parts them by is booked. Once revalued it leaves the
  // books at what it is carried at, as every settlement does. So it does where roundings add up to more than it is carried at.
  const carriedSize = owed.openBase < 0n ? -owed.openBase : owed.openBase;
  const carried = amount === owedSize || owed.isRevalued || base > carriedSize ? carriedBase(owed, amount) : base;
  return {
    left: { amount: open.amount - sign * amount, base: open.base - sign * base },
    settled: { documentId: owed.documentId, amount, base: carried },
    difference: sign * (carried - base),
  };
}

/** The entry with a difference of conversion on its control account (its first line), against gain or loss. */
function withDifference(entry: TradeEntry, difference: bigint, pack: JurisdictionPack): EntryDraft {
  const [control, ...others] = entry.lines;
  if (difference === 0n || !control) return entry;
  const account = difference < 0n ? pack.roles.exchangeLoss : pack.roles.exchangeGain;
  return { ...entry, lines: [{ ...control, base: control.base + difference }, ...others, { account, base: -difference }] };
}

/** An advance may use up no more than the supply it was taxed for: the lines charged at its rate. @source TC 163; Annex A row I.1 */
function checkAdvances(
  used: readonly UsedAdvance[],
  lines: readonly TradeLine[],
  totals: Totals,
  text: (minor: bigint) => string,
): Rejection[] {
  return [...new Set(used.map(({ taxCode }) => taxCode.rateBp))].flatMap((rateBp) => {
    const advances = used.filter(({ taxCode }) => taxCode.rateBp === rateBp);
    const asked = advances.reduce((sum, { net, vat }) => sum + net + vat, 0n);
    const supplied = lines.reduce(
      (sum, { taxCode }, index) => (usesAdvances(taxCode, rateBp) ? sum + totals.lines[index]!.gross : sum),
      0n,
    );
    return asked > supplied ? [{ code: 'ADVANCE_EXCEEDS', number: advances.at(-1)!.item.number, left: text(supplied) }] : [];
  });
}

interface UsedAdvance {
  readonly item: OpenItem;
  readonly taxCode: TaxCode;
  readonly net: bigint;
  readonly vat: bigint;
}

/** Advances of the same customer that the supply uses up, split into net and VAT as they were taxed. @source TC 163 */
function readAdvances(
  tx: Tx,
  pack: JurisdictionPack,
  input: ReadInputOf<'salesInvoice.post'>,
  lines: readonly TradeLine[],
  taxPoint: Input['date'],
  rate: string | undefined,
): { used: UsedAdvance[]; rejections: Rejection[] } {
  const used: UsedAdvance[] = [];
  const rejections: Rejection[] = [];
  const customer = input.counterpartyId === undefined ? undefined : findCounterparty(tx, input.counterpartyId);
  const seen = new Set<string>();
  for (const advance of input.advances) {
    const item = findOpenItem(tx, advance.documentId, input.date);
    if (item?.kind !== 'advance-received' || !customer || item.counterpartyNo !== customer.no || seen.has(advance.documentId)) {
      rejections.push({ code: 'UNKNOWN_DOCUMENT' });
      continue;
    }
    seen.add(advance.documentId);
    const read = readMinor(advance.gross, tx.company.baseScale, baseOn(tx.company, input.date), 'advances');
    if ('rejection' in read) {
      rejections.push(read.rejection);
      continue;
    }
    const open = -item.open;
    const apart = acrossChange(tx, item, input.date);
    if (apart) {
      rejections.push(apart);
      continue;
    }
    if (read.minor > open) {
      rejections.push({ code: 'ADVANCE_EXCEEDS', number: item.number, left: writeDecimal(open, tx.company.baseScale) });
      continue;
    }
    const codeRow = tx.db.get<{ tax_code: string }>(
      'SELECT tax_code FROM document_line WHERE position = ? AND line_no = 1',
      item.position,
    )!;
    const found = pack.taxCodes.find((candidate) => candidate.code === codeRow.tax_code)!;
    const tooEarly = toDayNumber(input.date) < item.day || toDayNumber(taxPoint) < item.day;
    if (tooEarly || rate !== undefined || !lines.some(({ taxCode }) => usesAdvances(taxCode, found.rateBp))) {
      rejections.push({ code: 'ADVANCE_NOT_APPLICABLE', number: item.number });
      continue;
    }
    const vat = read.minor === open ? item.openVat : divRound(item.openVat * read.minor, open);
    used.push({ item, taxCode: found, net: read.minor - vat, vat });
  }
  return { used, rejections };
}

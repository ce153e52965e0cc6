import { assert } from '../assert.ts';
import type { AccountRoles, JurisdictionPack } from '../jurisdictions/pack.ts';
import { lawNote } from '../laws/source.ts';
import { type EntryDraft, type EntryLineDraft, mergeLines, type TaxDetail } from '../ledger/journal-entry.ts';
import { dimensionsKey, type LineDimensions } from '../ledger/line-dimensions.ts';
import { toBase } from '../money/convert.ts';
import { minor, sum } from '../money/minor.ts';
import { computeTotals, type Totals } from '../vat/compute-totals.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import { isCreditNote, isDebitNote, isSaleKind, type TradeKind } from './kinds.ts';
import { type LeftUnder, shareOwnVat } from './left-to-correct.ts';
import { lineAmount } from './line-amount.ts';
import { type BaseAmounts, baseWithin, totalsWithin } from './take-back.ts';

/** A line of an invoice, a bill or a note, its tax code looked up and its account decided. */
export interface TradeLine {
  readonly account: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxCode: TaxCode;
  readonly dimensions?: LineDimensions | undefined;
}

export interface TradeDocument {
  readonly kind: TradeKind;
  readonly lines: readonly TradeLine[];
  readonly pricesIncludeVat: boolean;
  readonly currency: string;
  readonly currencyScale: number;
  /** Base units for one unit of the currency; undefined in base currency. */
  readonly rate: string | undefined;
  readonly baseScale: number;
  readonly counterpartyId: string | undefined;
  /** False for a company that is no VAT payer: VAT it charges itself becomes part of the cost. True unless given. */
  readonly creditsVat?: boolean;
  /** Advances taxed when they were received that this supply uses up. Base currency. */
  readonly advances: readonly { readonly taxCode: TaxCode; readonly net: bigint; readonly vat: bigint }[];
  /** Account the money went to at once: a sale at a cash desk leaves nothing open. */
  readonly paidInto?: string;
  /** Account VAT waits on until it is paid: cash accounting. */
  readonly vatHeldOn?: string;
  /** What the document a credit note corrects still holds. Not given: the note is booked as computed. */
  readonly left?: readonly LeftUnder[];
}

export interface TradeEntry extends EntryDraft {
  /** Document currency. */
  readonly totals: Totals;
  /** The open item this document leaves on the control account, signed as the line: document currency and base. */
  readonly open: { readonly account: string; readonly amount: bigint; readonly base: bigint };
}

/** Whether a supply may use up an advance taxed at a rate: of the country's own VAT, since tax of another state was not charged with it. */
export const usesAdvances = ({ effect, rateBp, consumption }: TaxCode, advanceRateBp: bigint): boolean =>
  effect === 'charged' && rateBp === advanceRateBp && !consumption;

/**
 * Entry and tax details of an invoice, bill, credit note or debit note: the one place that knows how trade documents are booked. Screens call it for their
 * preview, the engine for posting. A credit note is the mirror of its document: amounts are given positive, entry and tax are turned around. A debit note
 * is booked as its document was: it says what comes on top.
 * @source domain rules of the pack: its account roles and the accounts of its tax codes
 */
export function tradeEntry(
  pack: Pick<JurisdictionPack, 'roles' | 'vatRounding' | 'uncreditedVatIsCost'>,
  document: TradeDocument,
): TradeEntry {
  const { roles } = pack;
  const isSale = isSaleKind(document.kind);
  const isCredit = isCreditNote(document.kind);
  const isCorrection = isCredit || isDebitNote(document.kind);
  const left = isCredit ? document.left : undefined;
  const computed = computeTotals(
    pack.vatRounding,
    document.pricesIncludeVat,
    document.lines.map((line) => ({ amount: lineAmount(line.quantity, line.unitPrice, document.currencyScale), taxCode: line.taxCode })),
  );
  const totals = left ? totalsWithin(computed, document.lines, document.pricesIncludeVat, left) : computed;
  const base = (amount: bigint) =>
    document.rate === undefined ? amount : toBase(amount, document.currencyScale, document.rate, document.baseScale);
  const inBase = baseAmounts(document, totals, base);
  if (left) baseWithin(inBase, totals, document.lines, left);

  const lines: EntryLineDraft[] = [];
  const taxDetails: TaxDetail[] = [];
  // A sale credits income and VAT; a purchase debits cost and VAT; a credit note turns the sign.
  const sign = (isSale ? -1n : 1n) * (isCredit ? -1n : 1n);
  let otherSide = 0n;
  document.lines.forEach((line, index) => {
    const net = inBase.net[index]!;
    lines.push({ account: isSale && isCredit ? (roles.salesReturns ?? line.account) : line.account, base: sign * net, ...sortedBy(line) });
    otherSide += net;
  });
  for (const group of totals.groups) {
    const { effect, inputAccount } = group.taxCode;
    const ownCost = effect === 'reverse-charge' && (document.creditsVat === false || (pack.uncreditedVatIsCost === true && !inputAccount));
    const isPartOfCost = effect === 'not-deductible' && pack.uncreditedVatIsCost === true;
    const members = document.lines.flatMap((line, index) =>
      line.taxCode.code === group.taxCode.code ? [{ ...line, net: totals.lines[index]!.net, base: inBase.net[index]! }] : [],
    );
    const taxable = sum(members.map((member) => member.base));
    const shares = ownCost ? shareOwnVat(inBase.due.get(group.taxCode.code)!, members, accountsLeft(left, group.taxCode)) : [];
    const vat = ownCost ? sum(shares) : inBase.due.get(group.taxCode.code)!;
    const detail = taxDetail(group.taxCode, isCredit ? -taxable : taxable, isCredit ? -vat : vat, isCorrection);
    if (ownCost) {
      // VAT the recipient owes and may not credit follows the cost of each line. @source TC 161; georgia.md 2.4 and E7
      lines.push(...members.map((line, index) => ({ account: line.account, base: sign * shares[index]!, ...sortedBy(line) })));
      lines.push({ account: group.taxCode.outputAccount ?? roles.notDeductibleVat, base: -sign * vat });
      taxDetails.push(document.creditsVat === false ? { ...detail, direction: 'output' } : detail);
    } else if (isPartOfCost) {
      document.lines.forEach((line, index) => {
        if (line.taxCode.code === group.taxCode.code)
          lines.push({ account: line.account, base: sign * inBase.vat[index]!, ...sortedBy(line) });
      });
      otherSide += vat;
      taxDetails.push(detail);
    } else if (effect === 'not-deductible') {
      // Nobody gives it back: it is a cost of what its line is sorted by.
      const parts = new Map<string, EntryLineDraft>();
      document.lines.forEach((line, index) => {
        if (line.taxCode.code !== group.taxCode.code) return;
        const key = dimensionsKey(line.dimensions);
        const before = parts.get(key) ?? { account: roles.notDeductibleVat, base: 0n, ...sortedBy(line) };
        parts.set(key, { ...before, base: before.base + sign * inBase.vat[index]! });
      });
      lines.push(...parts.values());
      otherSide += vat;
      taxDetails.push(detail);
    } else {
      otherSide += taxOnLines(group.taxCode, vat, sign, roles, lines, document.vatHeldOn);
      taxDetails.push(detail);
    }
  }

  const control = document.paidInto ?? (isSale ? roles.receivables : roles.payables);
  const party = document.counterpartyId === undefined ? {} : { counterpartyId: document.counterpartyId };
  const controlBase = -sign * otherSide;
  lines.unshift({
    account: control,
    base: controlBase,
    ...party,
    ...(document.rate === undefined
      ? {}
      : { foreign: { commodity: document.currency, quantity: -sign * totals.gross, rate: document.rate } }),
  });

  let advanceGross = 0n;
  for (const advance of document.advances) {
    const gross = advance.net + advance.vat;
    advanceGross += gross;
    lines.push({ account: roles.advancesReceived, base: advance.net, ...party });
    if (advance.vat !== 0n) lines.push({ account: advance.taxCode.outputAccount ?? roles.advancesReceived, base: advance.vat });
    if (advance.taxCode.effect === 'charged') {
      // What the advance was taxed for leaves the row of the supply, not the row of advances; also where its VAT rounds to nothing.
      // @source TC 163; Annex A row I.1
      const supply = totals.groups.find(({ taxCode }) => usesAdvances(taxCode, advance.taxCode.rateBp));
      assert(supply !== undefined, 'trade entry: advance of another rate than the supply');
      taxDetails.push(taxDetail(supply.taxCode, -advance.net, -advance.vat, false));
    }
    lines.push({ account: control, base: -gross, ...party });
  }
  // In base currency the totals say what falls due, reverse charge included; they are what screens show.
  const due = (group: Totals['groups'][number]) => ({ ...group, vat: minor(inBase.due.get(group.taxCode.code)!) });
  return {
    lines: mergeLines(lines),
    taxDetails,
    totals: document.rate === undefined ? { ...totals, groups: totals.groups.map(due) } : totals,
    open: {
      account: control,
      amount: document.rate === undefined ? controlBase - advanceGross : -sign * totals.gross,
      base: controlBase - advanceGross,
    },
  };
}

/** Income and cost are sorted by the dimensions of their lines; counterparty, VAT and money by none. */
export const sortedBy = ({ dimensions }: TradeLine) => (dimensions === undefined ? {} : { dimensions });

/**
 * On top: each line's net and VAT are converted as printed, so that entry, document and return show the same figures. Reverse charge stands on no line.
 */
function baseAmounts(document: TradeDocument, totals: Totals, base: (amount: bigint) => bigint): BaseAmounts {
  const net = totals.lines.map((line) => base(line.net));
  const vat = totals.lines.map((line) => base(line.vat));
  const due = totals.groups.map((group): [string, bigint] => {
    const { code, effect } = group.taxCode;
    return [
      code,
      effect === 'reverse-charge' ? base(group.vat) : sum(vat.filter((_, index) => document.lines[index]!.taxCode.code === code)),
    ];
  });
  return { net, vat, due: new Map(due) };
}

const accountsLeft = (left: readonly LeftUnder[] | undefined, { code }: TaxCode) =>
  left?.find(({ taxCode }) => taxCode === code)?.accounts ?? [];

/** Adds the VAT lines of one tax code and returns what the VAT adds to the other side's amount. */
function taxOnLines(taxCode: TaxCode, vat: bigint, sign: bigint, roles: AccountRoles, lines: EntryLineDraft[], heldOn?: string): bigint {
  if (vat === 0n) return 0n;
  switch (taxCode.effect) {
    case 'charged':
      lines.push({ account: heldOn ?? taxCode.outputAccount ?? roles.sales, base: sign * vat });
      return vat;
    case 'deducted':
    case 'partly-deducted':
      lines.push({ account: heldOn ?? taxCode.inputAccount ?? roles.notDeductibleVat, base: sign * vat });
      return vat;
    case 'reverse-charge':
      lines.push({ account: taxCode.inputAccount ?? roles.notDeductibleVat, base: sign * vat });
      lines.push({ account: taxCode.outputAccount ?? roles.notDeductibleVat, base: -sign * vat });
      return 0n;
    case 'not-deductible':
    case 'none':
      return 0n;
  }
}

/** Direction follows from what the code does: charged is owed, deducted is credited, reverse charge is both (where it may be credited). */
export function taxDetail(taxCode: TaxCode, taxable: bigint, vat: bigint, isCorrection: boolean): TaxDetail {
  const isOutput = taxCode.effect === 'charged' || (taxCode.effect === 'none' && !taxCode.use.includes('purchase'));
  const direction = taxCode.effect === 'reverse-charge' ? 'both' : isOutput ? 'output' : 'input';
  return { taxCode: taxCode.code, direction, taxable, vat, source: lawNote(taxCode.source), isCorrection };
}

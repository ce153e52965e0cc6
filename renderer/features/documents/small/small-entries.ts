import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { advanceEntry } from '../../../../shared/documents/advance-entry.ts';
import { declarationEntry } from '../../../../shared/documents/declaration-entry.ts';
import { marginEntry } from '../../../../shared/documents/margin-entry.ts';
import { protocolEntry } from '../../../../shared/documents/protocol-entry.ts';
import { type TradeLine, tradeEntry } from '../../../../shared/documents/trade-entry.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import type { EntryDraft } from '../../../../shared/ledger/journal-entry.ts';
import { decimal } from '../../../../shared/money/decimal.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { inForce, type TaxCode } from '../../../../shared/vat/tax-code.ts';
import { sentDimensions } from '../../dimensions/line-dimensions.ts';
import type { OwnDocument } from './own-documents.ts';
import type { AdvanceReceipt, ImportDeclaration, SalesReport, SelfCharge } from './small-forms.ts';

// The entry each form would make, by the function the engine posts with, as far as the form can be read.

interface Context {
  readonly pack: JurisdictionPack;
  readonly baseCurrency: string;
  readonly baseScale: number;
  /** The day tax codes have to be in force. */
  readonly on: LocalDate;
}

const minorOf = (typed: string, scale: number, language: AdvanceReceipt['language']): bigint | undefined => {
  const read = readAmount(typed, scale, language);
  return read.ok && !read.text.startsWith('-') ? decimal(read.text, scale) : undefined;
};
const codeOf = ({ pack, on }: Context, code: string): TaxCode | undefined =>
  pack.taxCodes.find((each) => each.code === code && inForce(each, on));

export function advanceEntryOf(form: AdvanceReceipt, context: Context): EntryDraft | undefined {
  const gross = minorOf(form.gross, context.baseScale, form.language);
  const taxCode = codeOf(context, form.taxCode);
  if (!gross || !taxCode) return undefined;
  const account = form.account || context.pack.roles.bank;
  return advanceEntry(context.pack, { gross, taxCode, account, counterpartyId: form.counterparty?.id });
}

export function declarationEntryOf(form: ImportDeclaration, context: Context): EntryDraft | undefined {
  const { pack, baseScale } = context;
  const customsValue = minorOf(form.customsValue, baseScale, form.language);
  const duty = form.duty.trim() === '' ? 0n : minorOf(form.duty, baseScale, form.language);
  const taxCode = codeOf(context, form.taxCode);
  if (!customsValue || duty === undefined || !taxCode) return undefined;
  return declarationEntry(pack, {
    customsValue,
    duty,
    taxCode,
    goods: form.goodsAccount || pack.roles.goods,
    settlement: form.settlementAccount || pack.roles.customs,
    counterpartyId: form.counterparty?.id,
  });
}

export function protocolEntryOf(form: SelfCharge, { isCharged }: Pick<OwnDocument, 'isCharged'>, context: Context): EntryDraft | undefined {
  const taxable = isCharged && form.taxable.trim() === '' ? 0n : minorOf(form.taxable, context.baseScale, form.language);
  const vat = isCharged ? minorOf(form.vat, context.baseScale, form.language) : 0n;
  const taxCode = codeOf(context, form.taxCode);
  if (taxable === undefined || vat === undefined || !taxCode || form.account === '') return undefined;
  if (isCharged ? vat === 0n : form.contraAccount === '' || taxable === 0n) return undefined;
  return protocolEntry(context.pack, { taxable, vat, taxCode, account: form.account, contraAccount: form.contraAccount || undefined });
}

export function reportEntryOf(form: SalesReport, context: Context & { readonly vatPayer: boolean }): EntryDraft | undefined {
  const { pack, baseCurrency, baseScale } = context;
  const read = form.lines.flatMap((line): (TradeLine & { cost: bigint | undefined })[] => {
    const gross = readAmount(line.gross, baseScale, form.language);
    const taxCode = codeOf(context, line.taxCode);
    if (!gross.ok || gross.text.startsWith('-') || !taxCode) return [];
    return [
      {
        ...{ account: pack.roles.sales, quantity: '1', unitPrice: gross.text, taxCode },
        cost: minorOf(line.cost, baseScale, form.language),
        ...sentDimensions(line.dimensions),
      },
    ];
  });
  if (read.length === 0) return undefined;
  const paidInto = form.account || pack.roles.cash;
  if (read.some(({ taxCode }) => taxCode.ground !== undefined && taxCode.effect === 'charged')) {
    const lines = read.flatMap(({ cost, ...line }) => (cost === undefined ? [] : [{ ...line, cost }]));
    return lines.length < read.length ? undefined : marginEntry(pack, { lines, baseScale, paidInto });
  }
  return tradeEntry(pack, {
    kind: 'sales-invoice',
    lines: read,
    pricesIncludeVat: true,
    currency: baseCurrency,
    currencyScale: baseScale,
    rate: undefined,
    baseScale,
    counterpartyId: undefined,
    creditsVat: context.vatPayer,
    advances: [],
    paidInto,
  });
}

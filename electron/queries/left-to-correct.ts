import { fromDayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import { creditableKinds, creditNoteKinds, isOneOf, isSaleKind } from '../../shared/documents/kinds.ts';
import { type LeftUnder, leftToCorrect, type Recorded } from '../../shared/documents/left-to-correct.ts';
import { rateScale, toBase } from '../../shared/money/convert.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { rateText } from '../../shared/money/rate.ts';
import { between } from '../../shared/rates/currency-change.ts';
import type { Db } from '../db/db.ts';
import { sqlList } from '../db/sql-list.ts';
import { baseOn, type CompanyRow, inCurrencyOf } from './company-row.ts';

/**
 * What an invoice, a bill or a debit note still holds by tax code, its credit notes taken off; nothing for other documents. What stands in the VAT ledger
 * counts, but for an invoice its own lines: its rows there are less the advances it used up, which a credit note does not give back. As a credit note of a
 * day takes it back: see `correctionMoney`.
 */
export function leftOfDocument(db: Db, company: Books, position: bigint, on: LocalDate): LeftUnder[] {
  const document = db.get<{ kind: string; day: bigint; currency: string; rate: string | null; scale: bigint }>(
    'SELECT d.kind, d.day, c.name AS currency, d.rate, c.scale FROM document d JOIN commodity c ON c.no = d.commodity_no WHERE d.position = ?',
    position,
  );
  if (!document || !isOneOf(creditableKinds, document.kind)) return [];
  const { currency, rate } = correctionMoney(company, { ...document, date: fromDayNumber(Number(document.day)) }, on);
  const base = (amount: bigint) => (rate === null ? amount : toBase(amount, Number(document.scale), rate, company.baseScale));
  const notes = db.all<{ position: bigint }>(
    `SELECT position FROM document WHERE corrects = ? AND kind IN (${sqlList(creditNoteKinds)}) ORDER BY position`,
    position,
  );
  const isSale = isSaleKind(document.kind);
  const recorded = (of: bigint, sign: bigint) => recordedIn(db, company, of, sign, currency, on);
  const own = recorded(position, 1n);
  const asBooked = own.lines.map(({ taxCode, net, vat }) => ({ taxCode, taxable: base(net), vat: base(vat) }));
  return leftToCorrect(
    isSale ? { ...own, tax: asBooked } : own,
    notes.map((note) => recorded(note.position, -1n)),
    { byAccount: !isSale, base },
  );
}

type Books = Pick<CompanyRow, 'baseCurrency' | 'baseChange' | 'baseScale'>;

/**
 * Currency and rate of a credit note of a day for a document: those of the document. Where the books changed their currency in between, a document in base
 * currency is corrected in that of the day, and a third currency at the rate of the document, carried over.
 */
export function correctionMoney(
  company: Pick<CompanyRow, 'baseCurrency' | 'baseChange'>,
  { currency, rate, date }: { readonly currency: string; readonly rate: string | null; readonly date: LocalDate },
  on: LocalDate,
): { currency: string; rate: string | null } {
  const base = baseOn(company, on);
  const { baseChange } = company;
  if (!baseChange || baseOn(company, date) === base) return { currency, rate };
  if (rate === null || currency === base) return { currency: base, rate: null };
  const carried = { numerator: decimal(rate, rateScale), denominator: decimal(baseChange.rate, rateScale) };
  return { currency, rate: rateText(carried) ?? rate };
}

/** Lines in the currency of the correction, tax in base currency of its day. */
function recordedIn(db: Db, company: Books, position: bigint, sign: bigint, currency: string, on: LocalDate): Recorded {
  const own = db.get<{ currency: string }>(
    'SELECT c.name AS currency FROM document d JOIN commodity c ON c.no = d.commodity_no WHERE d.position = ?',
    position,
  )!.currency;
  const { baseChange } = company;
  const isOther = baseChange !== undefined && own !== currency && [baseChange.from, baseChange.to].includes(own);
  const unit = (minor: bigint) => (isOther ? between(baseChange, minor, own, currency) : minor);
  const lines = db.all<{ account: string; tax_code: string; net_minor: bigint; vat_minor: bigint }>(
    `SELECT a.code AS account, l.tax_code, l.net_minor, l.vat_minor FROM document_line l JOIN account a ON a.no = l.account_no
     WHERE l.position = ? ORDER BY l.line_no`,
    position,
  );
  const tax = db.all<{ day: bigint; tax_code: string; taxable_minor: bigint; vat_minor: bigint }>(
    `SELECT v.day, v.tax_code, v.taxable_minor, v.vat_minor FROM document d JOIN vat_ledger v ON v.position = d.entry
     WHERE d.position = ? ORDER BY v.line_no`,
    position,
  );
  return {
    lines: lines.map((line) => ({ account: line.account, taxCode: line.tax_code, net: unit(line.net_minor), vat: unit(line.vat_minor) })),
    tax: tax.map((row) => ({
      taxCode: row.tax_code,
      taxable: sign * inCurrencyOf(company, row.taxable_minor, fromDayNumber(Number(row.day)), on),
      vat: sign * inCurrencyOf(company, row.vat_minor, fromDayNumber(Number(row.day)), on),
    })),
  };
}

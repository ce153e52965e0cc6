import { fromDayNumber } from '../../shared/dates/local-date.ts';
import { isCreditNote, isDebitNote, isSaleKind, purchaseKinds, salesKinds, type TradeKind } from '../../shared/documents/kinds.ts';
import { allocate } from '../../shared/money/allocate.ts';
import { toBase } from '../../shared/money/convert.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { divRound, type Minor, minor, sum } from '../../shared/money/minor.ts';
import { noTax } from '../../shared/saft/tax-codes.ts';
import type { Amount, Invoice, InvoiceLine, MonthlyFile } from '../../shared/saft/types.ts';
import { sqlList } from '../db/sql-list.ts';
import { euroAmount, foreignAmount } from './amounts.ts';
import type { MonthlyBooks } from './monthly-books.ts';
import { shortened } from './shortened.ts';
import { vatInformation } from './tax-mapping.ts';

interface DocumentRow {
  readonly position: bigint;
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly supplier_number: string;
  readonly day: bigint;
  readonly tax_day: bigint;
  readonly counterparty_no: bigint;
  readonly currency: string;
  readonly scale: bigint;
  readonly rate: string | null;
  readonly entry: bigint;
  readonly type: string | null;
  /** The first line of its entry: receivables or payables, or the money it was paid with at once. */
  readonly control: string;
  readonly corrected: string | null;
  readonly reason: string | null;
}

interface LineRow {
  readonly line_no: bigint;
  readonly description: string;
  readonly account: string;
  readonly account_name: string;
  readonly quantity: string;
  readonly tax_code: string;
  readonly net_minor: bigint;
  readonly vat_minor: bigint;
}

/** Invoices, bills and credit notes of a month. The lines of a credit note stand on the other side, with positive amounts. */
export function invoicesOf(books: MonthlyBooks): Pick<MonthlyFile, 'salesInvoices' | 'purchaseInvoices'> {
  return {
    salesInvoices: { [Symbol.iterator]: () => read(books, salesKinds) },
    purchaseInvoices: { [Symbol.iterator]: () => read(books, purchaseKinds) },
  };
}

function* read(books: MonthlyBooks, kinds: readonly TradeKind[]): Generator<Invoice> {
  const documents = books.db.iterate<DocumentRow>(
    `SELECT d.position, d.id, d.kind, d.number, d.supplier_number, d.day, d.tax_day, d.counterparty_no, c.name AS currency, c.scale, d.rate, d.entry, t.type, a.code AS control,
       CASE WHEN o.supplier_number <> '' THEN o.supplier_number ELSE o.number END AS corrected, d.reason
     FROM document d JOIN journal_line l ON l.position = d.entry AND l.line_no = 1 JOIN account a ON a.no = l.account_no JOIN commodity c ON c.no = d.commodity_no LEFT JOIN document_tax t ON t.position = d.position LEFT JOIN document o ON o.position = d.corrects
     WHERE d.kind IN (${sqlList(kinds)}) AND d.counterparty_no IS NOT NULL AND d.day BETWEEN ? AND ? ORDER BY d.day, d.position`,
    books.first,
    books.last,
  );
  for (const document of documents) yield invoice(books, document);
}

function invoice(books: MonthlyBooks, document: DocumentRow): Invoice {
  const isSale = isSaleKind(document.kind);
  const isCredit = isCreditNote(document.kind);
  const rows = books.db.all<LineRow>(
    `SELECT l.line_no, l.description, a.code AS account, a.name_bg AS account_name, l.quantity, l.tax_code, l.net_minor, l.vat_minor
     FROM document_line l JOIN account a ON a.no = l.account_no WHERE l.position = ? ORDER BY l.line_no`,
    document.position,
  );
  const euro = (amount: bigint): Minor =>
    document.rate === null ? minor(amount) : toBase(amount, Number(document.scale), document.rate, 2);
  const amountOf = (amount: bigint): Amount =>
    document.rate === null
      ? euroAmount(minor(amount))
      : foreignAmount(euro(amount), document.currency, minor(amount), Number(document.scale));
  const on = fromDayNumber(Number(document.day));
  const taxPoint = fromDayNumber(Number(document.tax_day));
  const vatOf = vatByLine(books, document, rows, euro, isSale, isCredit);
  const lines = rows.map((row, index): InvoiceLine => {
    const taxCode = books.taxCode(row.tax_code, taxPoint);
    const net = euro(row.net_minor);
    const quantityMicro = decimal(row.quantity, 6);
    return {
      lineNumber: String(row.line_no),
      accountId: books.nraAccount(row.account),
      productCode: row.account,
      quantity: row.quantity,
      invoiceUom: 'H87',
      // Without VAT and in euro, whatever the price was entered in: the file has two decimals for it.
      unitPrice: quantityMicro > 0n ? minor(divRound(net * 1_000_000n, quantityMicro)) : net,
      taxPointDate: taxPoint,
      ...(isCredit && {
        references: {
          creditNote: {
            ...(document.corrected !== null && document.corrected.length <= 35 && { reference: document.corrected }),
            ...(document.reason !== null && document.reason !== '' && { reason: shortened(document.reason, 256) }),
          },
        },
      }),
      description: shortened(row.description || row.account_name, 256),
      invoiceLineAmount: amountOf(row.net_minor),
      debitCreditIndicator: isSale === isCredit ? 'D' : 'C',
      taxes: [(taxCode && vatInformation(taxCode, isSale ? 'output' : 'input', net, vatOf[index]!)) ?? noTax],
    };
  });
  const net = sum(rows.map((row) => euro(row.net_minor)));
  const gross = net + sum(rows.map((row) => euro(row.vat_minor)));
  const party = books.counterparty(document.counterparty_no);
  const name = shortened(party.name, 70);
  const billingAddress = books.addressOf(party);
  const code = books.partyCode(party);
  return {
    origin: document.id,
    invoiceNo: !isSale && document.supplier_number !== '' ? document.supplier_number : document.number,
    ...(isSale
      ? { customerInfo: { customerId: code, name, billingAddress } }
      : { supplierInfo: { supplierId: code, name, billingAddress } }),
    accountId: books.nraAccount(document.control),
    invoiceDate: on,
    invoiceType: document.type ?? (isCredit ? '03' : isDebitNote(document.kind) ? '02' : '01'),
    selfBillingIndicator: 'N',
    transactionId: books.transactionId(document.entry),
    lines,
    totals: { netTotal: net, grossTotal: minor(gross) },
  };
}

/**
 * VAT of each line in euro. What the company charges itself stands on no line: the entry's VAT of that code is shared out by the nets.
 */
function vatByLine(
  books: MonthlyBooks,
  document: DocumentRow,
  rows: readonly LineRow[],
  euro: (amount: bigint) => Minor,
  isSale: boolean,
  isCredit: boolean,
): readonly Minor[] {
  const vat = rows.map((row) => euro(row.vat_minor));
  if (isSale) return vat;
  const own = books.db.all<{ tax_code: string; vat_minor: bigint }>(
    "SELECT tax_code, sum(vat_minor) AS vat_minor FROM vat_ledger WHERE month = ? AND position = ? AND direction = 'both' GROUP BY tax_code",
    document.tax_day / 100n,
    document.entry,
  );
  for (const { tax_code: code, vat_minor: total } of own) {
    const members = rows.flatMap((row, index) => (row.tax_code === code && row.net_minor > 0n ? [index] : []));
    if (members.length === 0) continue;
    const inFile = books.inCurrencyOf(total, document.tax_day, document.day);
    const shares = allocate(
      isCredit ? -inFile : inFile,
      members.map((index) => rows[index]!.net_minor),
    );
    members.forEach((index, at) => {
      vat[index] = shares[at]!;
    });
  }
  return vat;
}

import { fromDayNumber } from '../../shared/dates/local-date.ts';
import type { Payment, Records } from '../../shared/saft/types.ts';
import type { MonthlyBooks } from './monthly-books.ts';
import { shortened } from './shortened.ts';

interface DocumentRow {
  readonly position: bigint;
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly memo: string;
  readonly entry: bigint;
  readonly day: bigint;
  /** The account the money is on. */
  readonly account: string;
}

/** Payments of the month that were not voided by its end. */
export const paymentsOf = (books: MonthlyBooks): Records<Payment> => ({ [Symbol.iterator]: () => read(books) });

function* read(books: MonthlyBooks): Generator<Payment> {
  const documents = books.db.iterate<DocumentRow>(
    `SELECT d.position, d.id, d.number, d.kind, d.memo, d.entry, d.day, a.code AS account
     FROM document d JOIN document_line l ON l.position = d.position AND l.line_no = 1 JOIN account a ON a.no = l.account_no
     JOIN journal_entry e ON e.position = d.entry LEFT JOIN journal_entry r ON r.position = e.reversed_by
     WHERE d.kind IN ('payment-in', 'payment-out') AND d.day BETWEEN ? AND ? AND (r.day IS NULL OR r.day > ?) ORDER BY d.day, d.position`,
    books.first,
    books.last,
    books.last,
  );
  for (const document of documents) yield payment(books, document);
}

function payment(books: MonthlyBooks, document: DocumentRow): Payment {
  const rows = books.linesOf(document.entry);
  const parties = books.partiesOf(rows);
  const settled = books.db.all<{ number: string }>(
    `SELECT CASE WHEN i.kind LIKE 'purchase%' AND i.supplier_number <> '' THEN i.supplier_number ELSE i.number END AS number
     FROM settlement s JOIN document i ON i.position = s.item WHERE s.position = ? ORDER BY s.item`,
    document.position,
  );
  const [invoice] = settled;
  // One invoice is named; several at once have no place in a line.
  const source = settled.length === 1 && invoice!.number.length <= 35 ? { sourceDocumentId: invoice!.number } : {};
  const money = rows.find(({ account }) => account === document.account)!;
  const isCash = document.account.startsWith('501') || document.account.startsWith('502');
  const description = document.memo || (document.kind === 'payment-in' ? 'Получено плащане' : 'Извършено плащане');
  return {
    origin: document.id,
    paymentRefNo: document.number,
    transactionId: books.transactionId(document.entry),
    transactionDate: fromDayNumber(Number(document.day)),
    paymentMethod: isCash ? '01' : '03',
    description: shortened(description, 256),
    lines: rows.map((row) => ({
      lineNumber: String(row.line_no),
      ...source,
      accountId: books.nraAccount(row.account),
      ...(row.counterparty_no === null ? parties : books.partiesOf([row])),
      debitCreditIndicator: row.base_minor >= 0n ? 'D' : 'C',
      paymentLineAmount: books.amountOf(row),
    })),
    settlement: { paymentMechanism: isCash ? '10' : '42' },
    totals: { grossTotal: books.amountOf(money).amount },
  };
}

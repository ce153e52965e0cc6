import { type LeftUnder, leftToCorrect, type Recorded } from '../../shared/documents/left-to-correct.ts';
import { toBase } from '../../shared/money/convert.ts';
import type { Db } from '../db/db.ts';

const correctable = ['sales-invoice', 'sales-debit-note', 'purchase-bill', 'purchase-debit-note'];

/**
 * What an invoice, a bill or a debit note still holds by tax code, its credit notes taken off; nothing for other documents. What stands in the VAT ledger counts, but
 * for an invoice its own lines: its rows there are less the advances it used up, which a credit note does not give back.
 */
export function leftOfDocument(db: Db, position: bigint, baseScale: number): LeftUnder[] {
  const document = db.get<{ kind: string; rate: string | null; scale: bigint }>(
    'SELECT d.kind, d.rate, c.scale FROM document d JOIN commodity c ON c.no = d.commodity_no WHERE d.position = ?',
    position,
  );
  if (!document || !correctable.includes(document.kind)) return [];
  const { rate, scale } = document;
  const base = (amount: bigint) => (rate === null ? amount : toBase(amount, Number(scale), rate, baseScale));
  const notes = db.all<{ position: bigint }>(
    "SELECT position FROM document WHERE corrects = ? AND kind LIKE '%-credit-note' ORDER BY position",
    position,
  );
  const isSale = document.kind.startsWith('sales-');
  const own = recorded(db, position, 1n);
  const asBooked = own.lines.map(({ taxCode, net, vat }) => ({ taxCode, taxable: base(net), vat: base(vat) }));
  return leftToCorrect(
    isSale ? { ...own, tax: asBooked } : own,
    notes.map((note) => recorded(db, note.position, -1n)),
    { byAccount: !isSale, base },
  );
}

function recorded(db: Db, position: bigint, sign: bigint): Recorded {
  const lines = db.all<{ account: string; tax_code: string; net_minor: bigint; vat_minor: bigint }>(
    `SELECT a.code AS account, l.tax_code, l.net_minor, l.vat_minor FROM document_line l JOIN account a ON a.no = l.account_no
     WHERE l.position = ? ORDER BY l.line_no`,
    position,
  );
  const tax = db.all<{ tax_code: string; taxable_minor: bigint; vat_minor: bigint }>(
    `SELECT v.tax_code, v.taxable_minor, v.vat_minor FROM document d JOIN vat_ledger v ON v.position = d.entry
     WHERE d.position = ? ORDER BY v.line_no`,
    position,
  );
  return {
    lines: lines.map((line) => ({ account: line.account, taxCode: line.tax_code, net: line.net_minor, vat: line.vat_minor })),
    tax: tax.map((row) => ({
      taxCode: row.tax_code,
      taxable: sign * row.taxable_minor,
      vat: sign * row.vat_minor,
    })),
  };
}

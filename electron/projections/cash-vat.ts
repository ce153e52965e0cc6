import { isCreditNote } from '../../shared/documents/kinds.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { DocumentIssued } from '../log/events.ts';
import type { ProjectionContext } from './context.ts';

/** VAT that waits for the payment, that a credit note takes back while it waits, or that falls due. */
export function registerCashVat(context: ProjectionContext, data: DocumentIssued, position: number): void {
  const { db, baseScale } = context;
  const minor = (text: string) => decimal(text, baseScale);
  const isCredit = isCreditNote(data.kind);
  for (const { code, taxable, vat } of data.held_vat ?? []) {
    if (isCredit)
      db.run(
        'UPDATE cash_vat SET taxable_minor = taxable_minor - ?, vat_minor = vat_minor - ? WHERE position = ? AND tax_code = ?',
        minor(taxable),
        minor(vat),
        context.positionOf(data.corrects!),
        code,
      );
    else db.run('INSERT INTO cash_vat VALUES (?, ?, ?, ?, 0, 0)', position, code, minor(taxable), minor(vat));
  }
  const { due_vat: due } = data;
  if (!due) return;
  const item = context.positionOf(due.document);
  const payment = due.payment === undefined ? null : context.positionOf(due.payment);
  for (const { code, taxable, vat } of due.amounts) {
    db.run('INSERT INTO cash_vat_due VALUES (?, ?, ?, ?, ?, ?)', position, item, payment, code, minor(taxable), minor(vat));
    db.run(
      'UPDATE cash_vat SET due_taxable_minor = due_taxable_minor + ?, due_vat_minor = due_vat_minor + ? WHERE position = ? AND tax_code = ?',
      minor(taxable),
      minor(vat),
      item,
      code,
    );
  }
}

/** A protocol that was cancelled: its VAT waits again. */
export function takeBackCashVat({ db }: ProjectionContext, position: bigint): void {
  db.run(
    `UPDATE cash_vat SET due_taxable_minor = due_taxable_minor - d.taxable_minor, due_vat_minor = due_vat_minor - d.vat_minor
     FROM cash_vat_due d WHERE d.position = ? AND d.item = cash_vat.position AND d.tax_code = cash_vat.tax_code`,
    position,
  );
  db.run('DELETE FROM cash_vat_due WHERE position = ?', position);
}

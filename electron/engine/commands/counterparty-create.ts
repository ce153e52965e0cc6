import { packFor } from '../../../shared/jurisdictions/index.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';

/**
 * Adds a customer or supplier. The tax id is checked by the pack of the counterparty's country where we have one.
 * Rejects: ID_REUSED, TAX_ID_INVALID, TAX_ID_TAKEN.
 */
export const counterpartyCreate: CommandHandler<'counterparty.create'> = (tx, input) => {
  const rejections: Rejection[] = [];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (input.taxId !== '') {
    const check = packFor(input.country)?.checkTaxId(input.taxId);
    if (check && !check.ok) rejections.push({ code: 'TAX_ID_INVALID', field: 'taxId', reason: check.reason });
    const holder = tx.db.get<{ name: string }>(
      'SELECT name FROM counterparty WHERE tax_id = ? AND country = ?',
      input.taxId,
      input.country,
    );
    if (holder) rejections.push({ code: 'TAX_ID_TAKEN', field: 'taxId', name: holder.name });
  }
  if (rejections.length > 0) return reject(...rejections);
  tx.append('counterparty.created', input.id, {
    name: input.name,
    tax_id: input.taxId,
    country: input.country,
    vat_payer: input.vatPayer,
    is_customer: input.isCustomer,
    is_supplier: input.isSupplier,
  });
  return ok({ id: input.id });
};

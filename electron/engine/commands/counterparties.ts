import { packFor } from '../../../shared/jurisdictions/index.ts';
import { memberStatesWithVat } from '../../../shared/member-states/with-vat.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

interface Said {
  readonly taxId: string;
  readonly vatNumber: string;
  readonly country: string;
}

/** What is wrong with the numbers of a counterparty, or who else has them; `own` is the id of the counterparty itself. */
function checkNumbers(tx: Tx, { taxId, vatNumber, country }: Said, own: string): Rejection[] {
  const rejections: Rejection[] = [];
  if (taxId !== '') {
    const check = packFor(country)?.checkTaxId(taxId);
    if (check && !check.ok) rejections.push({ code: 'TAX_ID_INVALID', field: 'taxId', reason: check.reason });
    const holder = tx.db.get<{ name: string }>(
      'SELECT name FROM counterparty WHERE tax_id = ? AND country = ? AND id <> ? ORDER BY no',
      taxId,
      country,
      own,
    );
    if (holder) rejections.push({ code: 'TAX_ID_TAKEN', field: 'taxId', name: holder.name });
  }
  // Only of member states is the form known, and only to packs whose ledgers write such numbers.
  if (vatNumber !== '' && tx.pack?.isVatNumber && memberStatesWithVat.has(country) && !tx.pack.isVatNumber(country, vatNumber))
    rejections.push({ code: 'VAT_NUMBER_INVALID', field: 'vatNumber', country });
  return rejections;
}

/**
 * Adds a customer or supplier. The tax id is checked by the pack of the counterparty's country where we have one.
 * Rejects: ID_REUSED, TAX_ID_INVALID, TAX_ID_TAKEN, VAT_NUMBER_INVALID.
 */
export const counterpartyCreate: CommandHandler<'counterparty.create'> = (tx, input) => {
  const rejections: Rejection[] = [];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  rejections.push(...checkNumbers(tx, input, input.id));
  if (rejections.length > 0) return reject(...rejections);
  // What is not said stays out of the log.
  const said = (text: string) => text || undefined;
  tx.append('counterparty.created', input.id, {
    name: input.name,
    tax_id: input.taxId,
    country: input.country,
    vat_payer: input.vatPayer,
    is_customer: input.isCustomer,
    is_supplier: input.isSupplier,
    vat_number: said(input.vatNumber),
    street: said(input.street),
    town: said(input.town),
    postal_code: said(input.postalCode),
    region: said(input.region),
    related: input.related || undefined,
  });
  return ok({ id: input.id });
};

/**
 * Changes a customer or supplier. Nothing that was posted changes: a document keeps printing whom it was issued to, and what was filed stays as it was.
 * Ledgers that are still to be filed name the counterparty as it is now, so that a mistyped number can be put right before.
 * Rejects: UNKNOWN_COUNTERPARTY, VERSION_CONFLICT, TAX_ID_INVALID, TAX_ID_TAKEN, VAT_NUMBER_INVALID.
 */
export const counterpartyChange: CommandHandler<'counterparty.change'> = (tx, input) => {
  const held = tx.db.get<{ rev: bigint }>('SELECT rev FROM counterparty WHERE id = ?', input.counterpartyId);
  if (!held) return reject({ code: 'UNKNOWN_COUNTERPARTY' });
  if (held.rev !== BigInt(input.version)) return reject({ code: 'VERSION_CONFLICT' });
  const rejections = checkNumbers(tx, input, input.counterpartyId);
  if (rejections.length > 0) return reject(...rejections);
  tx.append(
    'counterparty.changed',
    input.counterpartyId,
    {
      name: input.name,
      tax_id: input.taxId,
      vat_number: input.vatNumber,
      country: input.country,
      vat_payer: input.vatPayer,
      is_customer: input.isCustomer,
      is_supplier: input.isSupplier,
      street: input.street,
      town: input.town,
      postal_code: input.postalCode,
      region: input.region,
      related: input.related,
    },
    input.version,
  );
  return ok({ id: input.counterpartyId });
};

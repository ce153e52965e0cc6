import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { isForeignEuVatNumber } from '../../shared/declarations/eu-vat-number.ts';
import type { Rejection } from '../../shared/result.ts';
import type { TaxCode } from '../../shared/vat/tax-code.ts';
import type { Tx } from './tx.ts';

/**
 * What speaks against taxing a sale in another member state through the scheme. Line 1-based.
 * Rejects: OSS_NOT_REGISTERED (on the day of the sale), OSS_ONLY_CONSUMERS (the customer is a VAT payer or has a VAT number there).
 * @source ЗДДС Art. 156; Directive 2006/112/EC Art. 369b
 */
export function checkOssSale(tx: Tx, { code, consumption }: TaxCode, on: LocalDate, input: object, line: number): Rejection[] {
  // What was sold may be taken back as it was sold.
  if (!consumption || 'correctsDocumentId' in input) return [];
  const rejections: Rejection[] = [];
  const day = toDayNumber(on);
  if (!tx.db.get('SELECT 1 FROM oss_registration WHERE from_day <= ?1 AND (until_day IS NULL OR until_day >= ?1)', day))
    rejections.push({ code: 'OSS_NOT_REGISTERED', line, taxCode: code, on });
  const customer = 'counterpartyId' in input ? input.counterpartyId : undefined;
  const party =
    customer === undefined
      ? undefined
      : tx.db.get<{ name: string; tax_id: string; vat_number: string; vat_payer: bigint }>(
          'SELECT name, tax_id, vat_number, vat_payer FROM counterparty WHERE id = ?',
          customer,
        );
  if (party && (party.vat_payer === 1n || party.vat_number !== '' || isForeignEuVatNumber(party.tax_id)))
    rejections.push({ code: 'OSS_ONLY_CONSUMERS', line, taxCode: code, counterparty: party.name });
  return rejections;
}

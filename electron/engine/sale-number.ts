import type { Rejection } from '../../shared/result.ts';
import type { Tx } from './tx.ts';

/**
 * A number that a point of sale gave stands on one document; one that was cancelled keeps it, as the device does. Rejects: SALE_NUMBER_NOT_USED (a country
 * without such numbers), SALE_NUMBER_TAKEN. @source Ordinance N-18 (Bulgaria)
 */
export function checkSaleNumber(tx: Tx, number: string | undefined): Rejection[] {
  if (number === undefined) return [];
  if (!tx.pack?.numbersSales) return [{ code: 'SALE_NUMBER_NOT_USED' }];
  const taken = tx.db.get<{ number: string }>(
    'SELECT d.number FROM sale_number s JOIN document d ON d.position = s.position WHERE s.number = ?',
    number,
  );
  return taken ? [{ code: 'SALE_NUMBER_TAKEN', saleNumber: number, number: taken.number }] : [];
}

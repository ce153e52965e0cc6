import { writeTrimmed } from '../../shared/money/decimal.ts';
import type { ReportColumn } from '../../shared/reports/report.ts';
import type { QueryScope } from '../queries/query.ts';

/** Amount of a line in a currency or commodity of its own. */
export interface OwnAmount {
  readonly commodity: string | null;
  readonly scale: bigint | null;
  readonly quantity: bigint | null;
}

/** "-100.00 USD"; nothing for a line in base currency. */
export const ownAmount = ({ commodity, scale, quantity }: OwnAmount): { own?: string } =>
  commodity === null || quantity === null ? {} : { own: `${writeTrimmed(quantity, Number(scale), 2)} ${commodity}` };

/** The parts of such a text; the name of a commodity may have spaces. */
export function readOwnAmount(text: string): { amount: string; commodity: string } {
  const end = text.indexOf(' ');
  return { amount: text.slice(0, end), commodity: text.slice(end + 1) };
}

/** Id of the column of such amounts. */
export const ownCurrency = 'own';

/** A column for them where the books, as far as they are known, have any. */
export function ownCurrencyColumn({ db, company }: QueryScope, known: number | undefined): ReportColumn[] {
  const { n } = db.get<{ n: bigint }>('SELECT count(*) AS n FROM commodity')!;
  const hasOwn =
    n > (company.baseChange ? 2n : 1n) &&
    db.get('SELECT 1 FROM line_detail WHERE commodity_no IS NOT NULL AND position <= ? LIMIT 1', known ?? Number.MAX_SAFE_INTEGER);
  return hasOwn ? [{ id: ownCurrency, kind: 'text', title: { key: 'card.quantity' } }] : [];
}

/** Lines of imported books that base currency does not value stand without an amount in it. */
export const hasUnvalued = ({ db, pack }: QueryScope): boolean =>
  !pack && db.get('SELECT 1 FROM line_detail WHERE weight_no IS NOT NULL LIMIT 1') !== undefined;

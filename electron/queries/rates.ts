import { toDayNumber } from '../../shared/dates/local-date.ts';
import { isIsoCurrency } from '../../shared/money/currency.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { dateOfDay } from './company.ts';
import { baseOn } from './company-row.ts';
import { findRate } from './find-rate.ts';
import type { QueryHandler } from './query.ts';

/** Rejects: CURRENCY_UNKNOWN, CURRENCY_IS_BASE. Null when no rate is recorded on or before the day. */
export const rateAt: QueryHandler<'rate.at'> = ({ db, company, pack }, { currency, on, maxAgeDays }) => {
  if (!isIsoCurrency(currency)) return reject({ code: 'CURRENCY_UNKNOWN', currency });
  const base = baseOn(company, on);
  if (currency === base) return reject({ code: 'CURRENCY_IS_BASE', currency });
  return ok(findRate(db, currency, base, on, { maxAgeDays, fixed: pack?.currencyChange }) ?? null);
};

/** Newest day first, then by currency. */
export const rateList: QueryHandler<'rate.list'> = ({ db }, input) => {
  const parameters: unknown[] = [
    input.from === undefined ? 0 : toDayNumber(input.from),
    input.to === undefined ? 99999999 : toDayNumber(input.to),
  ];
  let where = 'day BETWEEN ? AND ?';
  if (input.currency !== undefined) {
    where += ' AND (unit = ? OR price = ?)';
    parameters.push(input.currency, input.currency);
  }
  const { n } = db.get<{ n: bigint }>(`SELECT count(*) AS n FROM exchange_rate WHERE ${where}`, ...parameters)!;
  const rows = db.all<{
    id: string;
    unit: string;
    price: string;
    day: bigint;
    quantity: bigint;
    rate: string;
    source: string;
    rev: bigint;
  }>(
    `SELECT * FROM exchange_rate WHERE ${where} ORDER BY day DESC, unit, price LIMIT ? OFFSET ?`,
    ...parameters,
    input.limit,
    input.offset,
  );
  return ok({
    rows: rows.map(({ id, unit, price, day, quantity, rate, source, rev }) => ({
      id,
      on: dateOfDay(day),
      unit,
      quantity: Number(quantity),
      price,
      rate,
      source,
      corrections: Number(rev) - 1,
    })),
    total: Number(n),
  });
};

/** Differences stay in the books until they are settled, unless the company chose otherwise. @source georgia.md section 6, E14 */
export function readExchangeSettings(db: Db): { readonly releaseNextDay: boolean; readonly rev: number } {
  const row = db.get<{ release_next_day: bigint; rev: bigint }>('SELECT release_next_day, rev FROM exchange_settings');
  return { releaseNextDay: row?.release_next_day === 1n, rev: Number(row?.rev ?? 0n) };
}

export const exchangeSettingsGet: QueryHandler<'exchangeSettings.get'> = ({ db }) =>
  ok({ releaseNextDay: readExchangeSettings(db).releaseNextDay });

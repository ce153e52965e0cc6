import { toDayNumber } from '../../shared/dates/local-date.ts';
import { isIsoCurrency } from '../../shared/money/currency.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { sqlBuilder } from '../db/schema.ts';
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
export const rateList: QueryHandler<'rate.list'> = ({ db }, { from, to, currency, limit, offset }) => {
  let wanted = sqlBuilder().selectFrom('exchange_rate');
  if (from !== undefined) wanted = wanted.where('day', '>=', BigInt(toDayNumber(from)));
  if (to !== undefined) wanted = wanted.where('day', '<=', BigInt(toDayNumber(to)));
  if (currency !== undefined) wanted = wanted.where((each) => each.or([each('unit', '=', currency), each('price', '=', currency)]));
  const [counted] = db.rows(wanted.select((each) => each.fn.countAll<bigint>().as('n')).compile());
  const page = wanted.selectAll().orderBy('day', 'desc').orderBy('unit').orderBy('price').limit(limit).offset(offset);
  const rows = db.rows(page.compile());
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
    total: Number(counted!.n),
  });
};

/** Differences stay in the books until they are settled, unless the company chose otherwise. @source georgia.md section 6, E14 */
export function readExchangeSettings(db: Db): { readonly releaseNextDay: boolean; readonly rev: number } {
  const row = db.get<{ release_next_day: bigint; rev: bigint }>('SELECT release_next_day, rev FROM exchange_settings');
  return { releaseNextDay: row?.release_next_day === 1n, rev: Number(row?.rev ?? 0n) };
}

export const exchangeSettingsGet: QueryHandler<'exchangeSettings.get'> = ({ db }) =>
  ok({ releaseNextDay: readExchangeSettings(db).releaseNextDay });

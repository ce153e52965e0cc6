import type { LocalDate } from '../../dates/local-date.ts';
import { decimal } from '../../money/decimal.ts';

/**
 * Distance sales to consumers of other member states, and electronic services to them, that a seller established in one state may tax at home.
 * Euro cents a calendar year, without tax.
 * @source ЗДДС Art. 20b(1)
 */
export const ossThreshold: bigint = decimal('10000', 2);

export interface CrossBorderSale {
  readonly date: LocalDate;
  /** Euro cents without tax; a return is negative. */
  readonly base: bigint;
}

export interface OssThresholdState {
  readonly total: bigint;
  /** Part of the limit in basis points, rounded down. */
  readonly shareBp: bigint;
  /** First day of the year on which tax of the other state is due: 1 January where the year before passed the limit, else the day that passes it. */
  readonly taxedAbroadFrom: LocalDate | null;
}

/** Where a seller stands in a calendar year, current and previous. Exactly the limit does not pass it. */
export function watchOssThreshold(year: number, sales: readonly CrossBorderSale[], limit: bigint = ossThreshold): OssThresholdState {
  const before = yearOf(sales, year - 1, limit);
  const now = yearOf(sales, year, limit);
  return {
    total: now.total,
    shareBp: limit === 0n || now.total < 0n ? 0n : (now.total * 10_000n) / limit,
    taxedAbroadFrom: before.passedOn !== null ? (`${year}-01-01` as LocalDate) : now.passedOn,
  };
}

function yearOf(sales: readonly CrossBorderSale[], year: number, limit: bigint): { total: bigint; passedOn: LocalDate | null } {
  let total = 0n;
  let passedOn: LocalDate | null = null;
  for (const { date, base } of sales
    .filter((sale) => sale.date.startsWith(String(year)))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    total += base;
    if (passedOn === null && total > limit) passedOn = date;
  }
  return { total, passedOn };
}

import type { RateAt } from '../../shared/contracts/rates.ts';
import { type LocalDate, toDayNumber, toEpochDay } from '../../shared/dates/local-date.ts';
import { lawNote } from '../../shared/laws/source.ts';
import { crossRate, type ExactRate, exactRate, type Quote, rateText } from '../../shared/money/rate.ts';
import { type CurrencyChange, fixedRate } from '../../shared/rates/currency-change.ts';
import type { Db } from '../db/db.ts';
import { dateOfDay } from './company.ts';

/** A published rate older than this many days is stale, unless the caller says otherwise: no holidays last longer. */
export const staleAfterDays = 7;

/** Where no bank quotes the two against each other, their rates to this currency are combined. */
const between = 'EUR';

interface Row {
  readonly unit: string;
  readonly price: string;
  readonly day: bigint;
  readonly quantity: bigint;
  readonly rate: string;
  readonly source: string;
}

interface Found {
  readonly exact: ExactRate;
  readonly rows: readonly Row[];
}

/**
 * The rate of a currency in base currency on a day: the latest recorded on or before it, quoted in either direction. Only where there is no quote of the two
 * at all, the way goes through the euro, and the older of both quotes counts as its day. Computed exactly and rounded once, to ten decimals. `fixed`: two
 * currencies whose rate the law has fixed, on every day.
 * @source TC 73(10): the official rate of the day; days without publication use the last published rate (georgia.md section 6)
 */
export function findRate(
  db: Db,
  currency: string,
  base: string,
  on: LocalDate,
  { maxAgeDays = staleAfterDays, fixed }: { readonly maxAgeDays?: number; readonly fixed?: CurrencyChange | undefined } = {},
): RateAt | undefined {
  const byLaw = fixed && fixedRate(fixed, currency, base);
  if (fixed && byLaw !== undefined) {
    const { from, to, rate } = fixed;
    const source = lawNote(fixed.source);
    return {
      currency,
      base,
      rate: byLaw,
      on,
      source,
      ageDays: 0,
      isStale: false,
      quotes: [{ unit: to, quantity: 1, price: from, rate, on, source }],
    };
  }
  const found = direct(db, currency, base, on) ?? through(db, currency, base, on, fixed);
  const rate = found && rateText(found.exact);
  if (!found || rate === undefined) return undefined;
  const oldest = found.rows.reduce((a, b) => (b.day < a.day ? b : a));
  const rateOn = dateOfDay(oldest.day);
  const ageDays = toEpochDay(on) - toEpochDay(rateOn);
  return {
    currency,
    base,
    rate,
    on: rateOn,
    source: [...new Set(found.rows.map(({ source }) => source))].join(', '),
    ageDays,
    isStale: ageDays > maxAgeDays,
    quotes: found.rows.map((row) => ({ ...quoteOf(row), on: dateOfDay(row.day), source: row.source })),
  };
}

const quoteOf = ({ unit, quantity, price, rate }: Row): Quote => ({ unit, quantity: Number(quantity), price, rate });

function direct(db: Db, currency: string, base: string, on: LocalDate): Found | undefined {
  const latest = (unit: string, price: string) =>
    db.get<Row>(
      'SELECT unit, price, day, quantity, rate, source FROM exchange_rate WHERE unit = ? AND price = ? AND day <= ? ORDER BY day DESC LIMIT 1',
      unit,
      price,
      toDayNumber(on),
    );
  const straight = latest(currency, base);
  const inverse = latest(base, currency);
  // Of the same day the one that needs no division.
  const row = straight && (!inverse || straight.day >= inverse.day) ? straight : inverse;
  return row && { exact: exactRate(quoteOf(row), currency, base), rows: [row] };
}

function through(db: Db, currency: string, base: string, on: LocalDate, fixed: CurrencyChange | undefined): Found | undefined {
  if (currency === between || base === between) return undefined;
  const first = direct(db, currency, between, on);
  const second = base === fixed?.from && fixed.to === between ? byTheLaw(fixed, first) : direct(db, between, base, on);
  return first && second && { exact: crossRate(first.exact, second.exact), rows: [...first.rows, ...second.rows] };
}

/** The fixed rate as a quote of the day the other one is of. */
function byTheLaw({ from, to, rate, source }: CurrencyChange, first: Found | undefined): Found | undefined {
  const day = first?.rows[0]?.day;
  if (day === undefined) return undefined;
  const row: Row = { unit: to, price: from, day, quantity: 1n, rate, source: lawNote(source) };
  return { exact: exactRate(quoteOf(row), to, from), rows: [row] };
}

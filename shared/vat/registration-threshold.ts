import { assert } from '../assert.ts';
import { addDays, daysInMonth, type LocalDate, parts } from '../dates/local-date.ts';
import type { Source } from '../laws/source.ts';
import type { DecimalText } from '../money/decimal.ts';

/** When a company that is not registered for VAT has to register. A changed rule is a new row; in force by the day of the supply, inclusive ends. */
export interface RegistrationThreshold {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Whole units of `currency`, VAT not included. */
  readonly limit: DecimalText;
  readonly currency: string;
  /** `over`: more than the limit obliges; `reached`: the limit itself does. */
  readonly crossed: 'over' | 'reached';
  /** Which supplies are added up on a day D: those after the same day a year before, up to D; or those of its calendar year, up to D. */
  readonly window: 'rolling-12-months' | 'calendar-year';
  /** Shares of the limit, in percent and rising, at which to warn. */
  readonly warnAtPercent: readonly number[];
  /** Term of the application, counted from the day after the crossing; a term that ends on a non-working day ends on the next working day. */
  readonly application: { readonly days: number; readonly counted: 'working' | 'calendar' };
  /** The first supply that is taxed: the one that crosses, or those from the following day on. */
  readonly taxedFrom: 'crossing-supply' | 'day-after';
  /** Tax codes of supplies that count, and of those of which the law could not be read for certain: they are added up apart. */
  readonly countedTaxCodes: readonly string[];
  readonly unclearTaxCodes: readonly string[];
  /** Beginnings of the codes of accounts sales are booked to: what stands there without a tax code was not looked at. */
  readonly salesAccounts: readonly string[];
  /** VAT that falls on the supply that crosses, in hundredths of a percent. */
  readonly rateBp: bigint;
  readonly source: Source;
  readonly unconfirmed?: boolean;
}

/** One taxable supply, VAT not included. A credit note is a supply of its date with a negative amount. Minor units. */
export interface DatedSupply {
  readonly on: LocalDate;
  readonly amount: bigint;
  /** What it is called where it crosses the limit: an id of the caller's. */
  readonly ref: string;
}

export interface Crossing {
  readonly on: LocalDate;
  /** The supply that went over the limit, and the window with it. */
  readonly ref: string;
  readonly amount: bigint;
  readonly total: bigint;
  /** First day of the window, inclusive. */
  readonly windowFrom: LocalDate;
  /** Last day to apply. */
  readonly applyBy: LocalDate;
  /** First day on which supplies are taxed; on the day of the crossing, only the supply that crosses and those after it. */
  readonly taxedFrom: LocalDate;
}

/** First day, inclusive, of what is added up on a day: (D - 12 months, D], or 1 January. 29 February counts back to 28 February. */
export function windowStart(window: RegistrationThreshold['window'], on: LocalDate): LocalDate {
  const [year, month, day] = parts(on);
  if (window === 'calendar-year') return `${year}-01-01` as LocalDate;
  const sameDay = Math.min(day, daysInMonth(year - 1, month));
  return addDays(`${year - 1}-${pad(month)}-${pad(sameDay)}` as LocalDate, 1);
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The rule in force on a day. */
export const thresholdOn = (rules: readonly RegistrationThreshold[], on: LocalDate): RegistrationThreshold | undefined =>
  rules.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));

export const isOver = (rule: Pick<RegistrationThreshold, 'crossed'>, total: bigint, limit: bigint): boolean =>
  rule.crossed === 'over' ? total > limit : total >= limit;

/**
 * The first supply with which the window went over the limit, evaluated after every supply; undefined while none did. `supplies` in order of date and,
 * within a day, of the time they were made. `limit` in minor units.
 * @source TC 165(1); ЗДДС Art. 96(1), (6)
 */
export function findCrossing(
  rule: RegistrationThreshold,
  limit: bigint,
  supplies: readonly DatedSupply[],
  nextWorkingDay: (on: LocalDate) => LocalDate,
): Crossing | undefined {
  let first = 0;
  let total = 0n;
  for (const [index, supply] of supplies.entries()) {
    assert(index === 0 || supplies[index - 1]!.on <= supply.on, 'registration threshold: supplies are not in order of date');
    const windowFrom = windowStart(rule.window, supply.on);
    total += supply.amount;
    for (; supplies[first]!.on < windowFrom; first += 1) total -= supplies[first]!.amount;
    if (supply.on < rule.validFrom || (rule.validTo !== null && rule.validTo < supply.on)) continue;
    if (!isOver(rule, total, limit)) continue;
    return {
      on: supply.on,
      ref: supply.ref,
      amount: supply.amount,
      total,
      windowFrom,
      applyBy: applicationDay(rule, supply.on, nextWorkingDay),
      taxedFrom: rule.taxedFrom === 'crossing-supply' ? supply.on : addDays(supply.on, 1),
    };
  }
  return undefined;
}

/** Last day to apply, inclusive: the day of the crossing itself is not counted. */
export function applicationDay(
  { application }: Pick<RegistrationThreshold, 'application'>,
  crossedOn: LocalDate,
  nextWorkingDay: (on: LocalDate) => LocalDate,
): LocalDate {
  if (application.counted === 'calendar') return nextWorkingDay(addDays(crossedOn, application.days));
  let day = crossedOn;
  for (let left = application.days; left > 0; left -= 1) day = nextWorkingDay(addDays(day, 1));
  return day;
}

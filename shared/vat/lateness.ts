import { assert } from '../assert.ts';
import { daysInMonth, type LocalDate, parts, readDate, toEpochDay } from '../dates/local-date.ts';
import type { Source } from '../laws/source.ts';
import { divRound, type Minor, minor } from '../money/minor.ts';

/** What a late return and a late payment cost, as rules of a country. */
export interface LatenessRule {
  /** Interest a day, in millionths of the unpaid tax: 500n is 0.05 %. From the day after the due date to the day of payment, inclusive. */
  readonly interestPerDayMillionths: bigint;
  /** Days of interest at most. */
  readonly mostDays: number;
  /** Penalty in hundredths of a percent of the tax, for a return filed up to so many months after its due date; null: however late. */
  readonly penaltySteps: readonly { readonly upToMonths: number | null; readonly bp: bigint }[];
  readonly interestSource: Source;
  readonly penaltySource: Source;
  /** Parts that no text of the law was at hand for. */
  readonly unconfirmed: readonly ('interest' | 'cap' | 'penalty')[];
}

export interface Lateness {
  /** Days after the due date, zero when in time. */
  readonly daysLate: number;
  /** Days interest is counted for. */
  readonly interestDays: number;
  readonly interest: Minor;
  /** Rate of the penalty, zero when the return was in time or there is no tax. */
  readonly penaltyBp: bigint;
  readonly penalty: Minor;
}

const daysAfter = (due: LocalDate, on: LocalDate): number => Math.max(0, toEpochDay(on) - toEpochDay(due));

/** The day so many months later; one the month does not have is its last. */
function monthsLater(on: LocalDate, months: number): LocalDate {
  const [year, month, day] = parts(on);
  const index = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const later = `${laterYear}-${String(laterMonth).padStart(2, '0')}-${String(Math.min(day, daysInMonth(laterYear, laterMonth))).padStart(2, '0')}`;
  assert(readDate(later) !== undefined, 'lateness: no such day');
  return later as LocalDate;
}

/**
 * Estimate of penalty and interest on a tax that was due on `due` (the day after weekends and holidays), filed and paid on the given days. Minor units;
 * a tax of zero or less costs nothing. Interest is simple, on the whole tax, rounded once.
 */
export function latenessOf(
  rule: LatenessRule,
  { tax, due, filedOn, paidOn }: { readonly tax: bigint; readonly due: LocalDate; readonly filedOn: LocalDate; readonly paidOn: LocalDate },
): Lateness {
  const daysLate = daysAfter(due, paidOn);
  if (tax <= 0n) return { daysLate, interestDays: 0, interest: minor(0n), penaltyBp: 0n, penalty: minor(0n) };
  const interestDays = Math.min(daysLate, rule.mostDays);
  const step =
    filedOn <= due ? undefined : rule.penaltySteps.find(({ upToMonths }) => upToMonths === null || filedOn <= monthsLater(due, upToMonths));
  const penaltyBp = step?.bp ?? 0n;
  return {
    daysLate,
    interestDays,
    interest: minor(divRound(tax * rule.interestPerDayMillionths * BigInt(interestDays), 1_000_000n)),
    penaltyBp,
    penalty: minor(divRound(tax * penaltyBp, 10_000n)),
  };
}

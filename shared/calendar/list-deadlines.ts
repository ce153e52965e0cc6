import type { LocalDate } from '../dates/local-date.ts';
import { addMonths, lastDay, type Period, periodOf } from '../dates/period.ts';
import { dayAfter } from '../worksheets/worksheet-period.ts';
import type { Deadline, Trait } from './deadline.ts';

/** A duty of one period. */
export interface DatedDeadline {
  readonly deadline: Deadline;
  /** "2026-05", "2026-Q2" or "2026". */
  readonly period: string;
  /** Last month of the period. */
  readonly month: Period;
  /** The day the law names, and the working day it is moved to. */
  readonly originalDue: LocalDate;
  readonly due: LocalDate;
}

/** Whether the duty falls on who has these traits. */
export const fallsOn = ({ who, unless = [] }: Pick<Deadline, 'who' | 'unless'>, held: ReadonlySet<Trait>): boolean =>
  who.every((trait) => held.has(trait)) && !unless.some((trait) => held.has(trait));

/** Traits that some duty depends on. */
export const askedTraits = (deadlines: readonly Deadline[]): ReadonlySet<Trait> =>
  new Set(deadlines.flatMap(({ who, unless = [] }) => [...who, ...unless]));

/** Duties of who has these traits that are due in the days, both inclusive, in order of day and of the list. */
export function deadlinesBetween(
  deadlines: readonly Deadline[],
  held: ReadonlySet<Trait>,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  nextWorkingDay: (on: LocalDate) => LocalDate,
): DatedDeadline[] {
  return deadlines
    .filter((deadline) => fallsOn(deadline, held))
    .flatMap((deadline) => periodsDue(deadline, from, to).map((month) => dated(deadline, month, nextWorkingDay)))
    .filter(({ due }) => from <= due && due <= to)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Last months of the periods that may be due in the days: one more in front, since a day is moved ahead, never back. */
function periodsDue({ every, only, monthsAfter, validFrom, validTo }: Deadline, from: LocalDate, to: LocalDate): Period[] {
  const step = { month: 1, quarter: 3, year: 12 }[every];
  const last = addMonths(periodOf(to), -monthsAfter);
  const found: Period[] = [];
  for (let month = addMonths(periodOf(from), -monthsAfter - 1); month <= last; month = addMonths(month, 1)) {
    const number = Number(month.slice(5));
    if (number % step !== 0) continue;
    if (only && !only.includes(number / step)) continue;
    const end = lastDay(month);
    if ((validFrom === undefined || validFrom <= end) && (validTo === undefined || end <= validTo)) found.push(month);
  }
  return found;
}

function dated(deadline: Deadline, month: Period, nextWorkingDay: (on: LocalDate) => LocalDate): DatedDeadline {
  const originalDue = dayAfter(month, deadline.monthsAfter, deadline.day);
  return {
    deadline,
    period: periodText(deadline.every, month),
    month,
    originalDue,
    due: deadline.moves === false ? originalDue : nextWorkingDay(originalDue),
  };
}

function periodText(every: Deadline['every'], month: Period): string {
  const year = month.slice(0, 4);
  if (every === 'month') return month;
  return every === 'year' ? year : `${year}-Q${Number(month.slice(5)) / 3}`;
}

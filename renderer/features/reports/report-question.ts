import type { InputOf } from '../../../shared/contracts/index.ts';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import { firstDay, lastDay, periodOf } from '../../../shared/dates/period.ts';
import { comparisons, type ReportKind } from '../../../shared/reports/report.ts';
import { readSearch, textParam } from '../../app/search-params.ts';
import type { DayRange } from '../../ui/day-range.ts';
import { readKnownOn } from '../../ui/known-on.ts';
import { readDimensions } from '../registers/dimension-param.ts';
import { type ReportTraits, reportTraits } from './report-kinds.ts';

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (value: unknown): T | undefined =>
    values.find((each) => each === value);
const dayParam = (value: unknown): LocalDate | undefined => (typeof value === 'string' ? readDate(value) : undefined);

/** Every commodity by itself, or a currency; base currency needs no word. */
const unitParam = (value: unknown): string | undefined =>
  typeof value === 'string' && /^(commodity|[A-Z]{3})$/.test(value) ? value : undefined;

/** What the address of a report says. */
export const readReportSearch = readSearch({
  from: dayParam,
  to: dayParam,
  compare: oneOf(...comparisons),
  budget: textParam,
  each: oneOf('month', 'quarter'),
  by: textParam,
  dimensions: textParam,
  account: textParam,
  in: unitParam,
  accounts: textParam,
  knownOn: textParam,
});
export type ReportSearch = ReturnType<typeof readReportSearch>;

/** The days a report is of: those of the address, or what people look at first. */
export function daysAsked(kind: ReportKind, { from, to }: ReportSearch, today: LocalDate): DayRange {
  const { of, begins } = reportTraits[kind];
  const last = to ?? today;
  if (of === 'day') return { to: last };
  const first = begins === 'month' ? `${last.slice(0, 7)}-01` : `${last.slice(0, 4)}-01-01`;
  return { from: from ?? (first as LocalDate), to: last };
}

function comparedWith({ compare: compares, budget: budgets }: ReportTraits, { compare, budget }: ReportSearch) {
  if (!compares || compare === undefined) return {};
  if (compare !== 'budget') return { compare };
  return budgets && budget !== undefined ? { compare, budget } : {};
}

/** Whole months, which alone a budget can be compared with: those of the days asked for, or the year of the budget where they are of another one. */
export function daysOfBudget({ from, to }: DayRange, year: number): { from: LocalDate; to: LocalDate } {
  const first = from ?? to;
  const isOfYear = [first, to].every((day) => day.startsWith(`${year}-`));
  if (!isOfYear) return { from: `${year}-01-01` as LocalDate, to: `${year}-12-31` as LocalDate };
  return { from: firstDay(periodOf(first)), to: lastDay(periodOf(to)) };
}

/** What is asked of the engine: of the address, what this kind of report can be asked. */
export function questionOf(kind: ReportKind, search: ReportSearch, today: LocalDate): Omit<InputOf<'report.get'>, 'limit' | 'offset'> {
  const traits = reportTraits[kind];
  const { from: first, to } = daysAsked(kind, search, today);
  const knownOn = readKnownOn(search.knownOn);
  const by = traits.byValue ? search.by : undefined;
  const each = traits.each && by === undefined ? search.each : undefined;
  const dimensions = traits.lines ? readDimensions(search.dimensions) : undefined;
  const unit = traits.units ? search.in : undefined;
  const accounts = traits.accounts ? search.accounts?.trim() : undefined;
  // The months of a report of a day are those of its year.
  const from = first ?? (each === undefined ? undefined : (`${to.slice(0, 4)}-01-01` as LocalDate));
  return {
    kind,
    ...(from === undefined ? {} : { from }),
    to,
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(dimensions === undefined ? {} : { dimensions }),
    // A column a month or value beside one to compare with each would be a page nobody can read; commodities have no sums to compare.
    ...(each === undefined && by === undefined && unit !== 'commodity' ? comparedWith(traits, search) : {}),
    ...(each === undefined ? {} : { each }),
    ...(by === undefined ? {} : { by }),
    ...(unit === undefined ? {} : { in: unit }),
    ...(accounts ? { accounts } : {}),
    ...(traits.account && search.account !== undefined ? { account: search.account } : {}),
  };
}

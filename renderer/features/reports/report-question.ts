import type { InputOf } from '../../../shared/contracts/index.ts';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import { comparisons, type ReportKind } from '../../../shared/reports/report.ts';
import { readSearch, textParam } from '../../app/search-params.ts';
import type { DayRange } from '../../ui/day-range.ts';
import { readKnownOn } from '../../ui/known-on.ts';
import { reportTraits } from './report-kinds.ts';

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (value: unknown): T | undefined =>
    values.find((each) => each === value);
const dayParam = (value: unknown): LocalDate | undefined => (typeof value === 'string' ? readDate(value) : undefined);

/** What the address of a report says. */
export const readReportSearch = readSearch({
  from: dayParam,
  to: dayParam,
  compare: oneOf(...comparisons),
  each: oneOf('month', 'quarter'),
  account: textParam,
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

/** What is asked of the engine: of the address, what this kind of report can be asked. */
export function questionOf(kind: ReportKind, search: ReportSearch, today: LocalDate): Omit<InputOf<'report.get'>, 'limit' | 'offset'> {
  const traits = reportTraits[kind];
  const { from: first, to } = daysAsked(kind, search, today);
  const knownOn = readKnownOn(search.knownOn);
  const each = traits.each ? search.each : undefined;
  // The months of a report of a day are those of its year.
  const from = first ?? (each === undefined ? undefined : (`${to.slice(0, 4)}-01-01` as LocalDate));
  return {
    kind,
    ...(from === undefined ? {} : { from }),
    to,
    ...(knownOn === undefined ? {} : { knownOn }),
    // A column a month beside one to compare with each would be a page nobody can read.
    ...(traits.compare && search.compare && each === undefined ? { compare: search.compare } : {}),
    ...(each === undefined ? {} : { each }),
    ...(traits.account && search.account !== undefined ? { account: search.account } : {}),
  };
}

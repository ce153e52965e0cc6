import { formatDate, formatPeriod, monthNamed } from '../../shared/dates/format.ts';
import { addDays, daysInMonth, type LocalDate, parts, readDate, toEpochDay } from '../../shared/dates/local-date.ts';
import { addMonths, firstDay, lastDay, type Period, periodOf } from '../../shared/dates/period.ts';
import { firstDayOf, lastDayOf, type Quarter, quarterOf } from '../../shared/dates/quarter.ts';
import type { Language } from '../../shared/locales/languages.ts';
import type { Translate } from '../i18n/use-text.ts';
import { parseTypedDate } from './parse-date.ts';

/** Days a report is asked for, both ends inclusive; without `from`, everything up to the end. */
export interface DayRange {
  readonly from?: LocalDate | undefined;
  readonly to: LocalDate;
}

const yearOf = (year: number): DayRange | undefined => {
  const from = readDate(`${year}-01-01`);
  return from && { from, to: `${year}-12-31` as LocalDate };
};
export const monthRange = (month: Period): DayRange => ({ from: firstDay(month), to: lastDay(month) });
export const quarterRange = (of: Quarter): DayRange => ({ from: firstDayOf(of), to: lastDayOf(of) });

const between = /\s*(?:\.{2,}|…|–|—|\s-\s)\s*/;
// A quarter and a half year as they are written in the four languages: Q3, К3, кв. 3, კვ 3; H1.
const quarterLetters = '(?:q|к|кв|кв\\.|т|тр\\.|კვ|კვ\\.)';
const quarterFirst = new RegExp(`^${quarterLetters}\\s*([1-4])(?:[\\s./-]+(\\d{4}))?$`);
const quarterLast = new RegExp(`^(?:(\\d{4})[\\s./-]*)?(?:${quarterLetters}\\s*([1-4])|([1-4])\\s*${quarterLetters})$`);
const half = /^(?:h\s*([12])(?:[\s./-]+(\d{4}))?|(\d{4})[\s./-]*h\s*([12]))$/;

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** One year, half year, quarter, month or day. A number by itself is a month while there is one of it. */
function readOne(typed: string, today: LocalDate, words: readonly string[]): DayRange | undefined {
  const text = typed.trim().toLowerCase();
  const [thisYear] = parts(today);
  const monthOf = (month: number, year: number) =>
    month >= 1 && month <= 12 && readDate(`${year}-01-01`) ? monthRange(`${year}-${String(month).padStart(2, '0')}` as Period) : undefined;
  if (/^\d{4}$/.test(text) && readDate(`${text}-01-01`)) return yearOf(Number(text));
  const quarter = quarterFirst.exec(text);
  if (quarter) return quarterRange(`${quarter[2] ?? thisYear}-Q${quarter[1]}` as Quarter);
  const quarterAfter = quarterLast.exec(text);
  if (quarterAfter) return quarterRange(`${quarterAfter[1] ?? thisYear}-Q${quarterAfter[2] ?? quarterAfter[3]}` as Quarter);
  const halfYear = half.exec(text);
  if (halfYear) {
    const [year, which] = [halfYear[2] ?? halfYear[3] ?? String(thisYear), halfYear[1] ?? halfYear[4]];
    return which === '1'
      ? { from: `${year}-01-01` as LocalDate, to: `${year}-06-30` as LocalDate }
      : { from: `${year}-07-01` as LocalDate, to: `${year}-12-31` as LocalDate };
  }
  const yearFirst = /^(\d{4})[./\s-](\d{1,2})$/.exec(text);
  if (yearFirst) return monthOf(Number(yearFirst[2]), Number(yearFirst[1]));
  const monthFirst = /^(\d{1,2})[./\s-](\d{4})$/.exec(text);
  if (monthFirst) return monthOf(Number(monthFirst[1]), Number(monthFirst[2]));
  const named = /^(\p{L}+)\.?(?:[\s./-]*(\d{4}|\d{2}))?$/u.exec(text);
  const month = named && monthNamed(named[1]!);
  if (named && month) return monthOf(month, named[2] === undefined ? thisYear : fullYear(named[2]));
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 12) return monthOf(Number(text), thisYear);
  const day = parseTypedDate(text, today, words);
  return day && { from: day, to: day };
}

/**
 * The days someone typed, or undefined. A year (2025), half year (H1), quarter (Q3, 2026-Q3, 3 кв), month (2026-10, 10.2026, 10, oct, октябрь 2025) or day,
 * and two of them with .. or a dash between: from the first day of the one to the last of the other. What is left out comes from `today`.
 */
export function parseDayRange(typed: string, today: LocalDate, words: readonly string[] = []): DayRange | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const ends = text.split(between);
  // Two dates with dots may have a bare dash between them.
  if (ends.length === 1 && /^\d{1,2}[./]\d{1,2}[./]\d{2,4}-\d/.test(text)) ends.splice(0, 1, ...text.split('-'));
  if (ends.length > 2) return undefined;
  const last = readOne(ends.at(-1)!, today, words);
  if (ends.length === 1 || last === undefined) return last;
  if (ends[0] === '') return { to: last.to };
  const first = readOne(ends[0]!, today, words);
  return first?.from === undefined || first.from > last.to ? undefined : { from: first.from, to: last.to };
}

/** The last day of what someone typed: "2026-10" is 31.10.2026, and a number by itself is a day of this month, as in every field of a date. */
export const parseLastDay = (typed: string, today: LocalDate, words: readonly string[] = []): LocalDate | undefined =>
  parseTypedDate(typed, today, words) ?? parseDayRange(typed, today, words)?.to;

const isMonthEnd = (on: LocalDate) => on === lastDay(periodOf(on));
const monthsOf = (of: Period) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5));

/** Whole months of a range; undefined for one that cuts a month. */
export function wholeMonths({ from, to }: DayRange): number | undefined {
  if (from === undefined || !from.endsWith('-01') || !isMonthEnd(to)) return undefined;
  return monthsOf(periodOf(to)) - monthsOf(periodOf(from)) + 1;
}

/** The same day some months away, or the last one of a month that is shorter; the end of a month stays one. */
function dayMonthsAway(on: LocalDate, count: number): LocalDate {
  const month = addMonths(periodOf(on), count);
  const [, , day] = parts(on);
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return `${month}-${String(isMonthEnd(on) ? days : Math.min(day, days)).padStart(2, '0')}` as LocalDate;
}

/**
 * The range beside it, as long: whole months move by as many months, what begins with a year by a year, everything else by its days.
 * A day alone (`from` left out) moves to the end of the month beside it.
 */
export function rangeBeside(range: DayRange, step: 1 | -1): DayRange {
  const { from, to } = range;
  if (from === undefined) return { to: isMonthEnd(to) || step === -1 ? lastDay(addMonths(periodOf(to), step)) : lastDay(periodOf(to)) };
  const months = wholeMonths(range);
  if (months !== undefined) return { from: firstDay(addMonths(periodOf(from), months * step)), to: dayMonthsAway(to, months * step) };
  if (from.endsWith('-01-01') && from.slice(0, 4) === to.slice(0, 4)) {
    return { from: dayMonthsAway(from, 12 * step), to: dayMonthsAway(to, 12 * step) };
  }
  const days = toEpochDay(to) - toEpochDay(from) + 1;
  return { from: addDays(from, days * step), to: addDays(to, days * step) };
}

/** "October 2026", "Q3 2026", "2026", or its two days. */
export function rangeText(t: Translate, language: Language, range: DayRange): string {
  const { from, to } = range;
  const last = formatDate(to, language);
  if (from === undefined) return t('reports:screen.upTo', { on: last });
  const months = wholeMonths(range);
  const year = from.slice(0, 4);
  if (months === 1) return formatPeriod(periodOf(from), language);
  if (months === 3 && firstDayOf(quarterOf(from)) === from) return t('taxes:quarter', { quarter: quarterOf(from).slice(6), year });
  if (months === 12 && from.endsWith('-01-01')) return t('taxes:year', { year });
  return from === to ? last : `${formatDate(from, language)} – ${last}`;
}

export type RangePreset = 'thisMonth' | 'lastMonth' | 'thisQuarter' | 'lastQuarter' | 'yearToDate' | 'thisYear' | 'lastYear';

/** The periods people ask for without typing them, as of today. */
export function presetRanges(today: LocalDate): readonly { readonly id: RangePreset; readonly range: DayRange }[] {
  const month = periodOf(today);
  const [year] = parts(today);
  return [
    { id: 'thisMonth', range: monthRange(month) },
    { id: 'lastMonth', range: monthRange(addMonths(month, -1)) },
    { id: 'thisQuarter', range: quarterRange(quarterOf(today)) },
    { id: 'lastQuarter', range: quarterRange(quarterOf(firstDay(addMonths(month, -3)))) },
    { id: 'yearToDate', range: { from: `${year}-01-01` as LocalDate, to: today } },
    { id: 'thisYear', range: yearOf(year)! },
    { id: 'lastYear', range: yearOf(year - 1)! },
  ];
}

export type DayPreset = 'today' | 'monthEnd' | 'quarterEnd' | 'yearEnd';

/** The days people ask a balance for: today, and the last end of a month, quarter and year. */
export function presetDays(today: LocalDate): readonly { readonly id: DayPreset; readonly range: DayRange }[] {
  const month = periodOf(today);
  return [
    { id: 'today', range: { to: today } },
    { id: 'monthEnd', range: { to: lastDay(addMonths(month, -1)) } },
    { id: 'quarterEnd', range: { to: addDays(firstDayOf(quarterOf(today)), -1) } },
    { id: 'yearEnd', range: { to: addDays(`${month.slice(0, 4)}-01-01` as LocalDate, -1) } },
  ];
}

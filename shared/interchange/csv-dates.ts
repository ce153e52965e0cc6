import { type LocalDate, readDate } from '../dates/local-date.ts';

/** Order of day and month where the year stands last. */
export type DateOrder = 'dmy' | 'mdy';

/** A cell that looks like a date. */
export type DateCell =
  | { kind: 'known'; year: number; month: number; day: number }
  | { kind: 'open'; first: number; second: number; year: number };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthNames = 'january february march april may june july august september october november december'.split(' ');

const time = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?${time}$`);
const dayName = new RegExp(String.raw`^(\d{1,2})[-/. ]([A-Za-z]{3,9})\.?[-/. ,]+(\d{4}|\d{2})${time}$`);
const nameDay = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${time}$`);

/** Undefined when the cell is not shaped like a date. A year of two digits is the one nearest to twenty years from now. */
export function readDateCell(text: string, currentYear: number): DateCell | undefined {
  const cell = text.trim();
  if (cell.length > 40) return undefined;
  let match = yearFirst.exec(cell) ?? compact.exec(cell);
  if (match !== null) {
    const [year, month, day] = match
      .slice(1)
      .filter((part) => /^\d/.test(part))
      .map(Number) as [number, number, number];
    return { kind: 'known', year, month, day };
  }
  match = yearLast.exec(cell);
  if (match !== null) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = fullYear(match[4]!, currentYear);
    // Nobody puts dots between a month and a day in that order.
    return match[2] === '.' ? { kind: 'known', year, month: second, day: first } : { kind: 'open', first, second, year };
  }
  match = dayName.exec(cell);
  if (match !== null) return named(match[2]!, Number(match[1]), fullYear(match[3]!, currentYear));
  match = nameDay.exec(cell);
  return match === null ? undefined : named(match[1]!, Number(match[2]), Number(match[3]));
}

function named(name: string, day: number, year: number): DateCell | undefined {
  const word = name.toLowerCase();
  const index = months.includes(word) ? months.indexOf(word) : word === 'sept' ? 8 : monthNames.indexOf(word);
  return index < 0 ? undefined : { kind: 'known', year, month: index + 1, day };
}

function fullYear(text: string, currentYear: number): number {
  if (text.length === 4) return Number(text);
  const year = currentYear - (currentYear % 100) + Number(text);
  return year > currentYear + 20 ? year - 100 : year <= currentYear - 80 ? year + 100 : year;
}

/** The day a cell names in that order, undefined when there is no such day. */
export function dayOf(cell: DateCell, order: DateOrder): LocalDate | undefined {
  const { year } = cell;
  const [month, day] =
    cell.kind === 'known' ? [cell.month, cell.day] : order === 'dmy' ? [cell.second, cell.first] : [cell.first, cell.second];
  return readDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** The one order in which all cells are days, or the order in which more of them are. Undefined when both fit and differ. */
export function decideOrder(cells: readonly DateCell[]): DateOrder | undefined {
  const open = cells.filter((cell) => cell.kind === 'open');
  const [dayFirst, monthFirst] = (['dmy', 'mdy'] as const).map(
    (order) => open.filter((cell) => dayOf(cell, order) !== undefined).length,
  ) as [number, number];
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy';
  return open.some((cell) => cell.first !== cell.second) ? undefined : 'dmy';
}

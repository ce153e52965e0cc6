import type { LocalDate } from '../dates/local-date.ts';
import { currencyScale, isIsoCurrency } from '../money/currency.ts';
import { ok, type Result } from '../result.ts';
import { type Book, type BookEntry, type BookLine, type ImportRejection, maxRejections, type Place, type Quantity } from './book.ts';
import { exactDecimals, multiply, powerOfTen, type Rational, reduce, toScaled, toText } from './rational.ts';
import { settle } from './value-settle.ts';

/**
 * A book in whole minor units, ready to be posted: every amount has been given the scale of its commodity and every entry balances
 * to the last unit. Signs follow the book: a debit is positive.
 */
export interface ValuedBook {
  baseCurrency: string;
  /** Who chose it: the caller, the file itself, or the count of lines. 'none' when the book has no lines at all. */
  baseCurrencySource: 'given' | 'declared' | 'most-used' | 'none';
  /** Decimals of one unit of each commodity, in the order the book names them. */
  scales: ReadonlyMap<string, number>;
  /** In the order of the book. */
  entries: ValuedEntry[];
  /** Lines without any amount. They are not in `entries`: a journal line must move something. */
  zeroLines: { line: BookLine; entry: BookEntry }[];
  /** Entries left with fewer than two lines, such as a share received at a cost of zero. They are not in `entries`. */
  shortEntries: { entry: BookEntry; lines: ValuedLine[] }[];
  /** Lines whose own amount is no decimal fraction (a third of a dollar) and was rounded to the scale. */
  roundedLines: { line: BookLine; entry: BookEntry }[];
}

export interface ValuedEntry {
  entry: BookEntry;
  /** Two or more, in the order of the entry. */
  lines: ValuedLine[];
}

export interface ValuedLine {
  account: string;
  /** Signed minor units of the base currency; 0n where the entry is not valued in it. They add up to zero over the entry. */
  baseMinor: bigint;
  commodity: string;
  /** Signed, in units of 10^-scale of `commodity`. */
  quantity: bigint;
  /** Only where the line is not valued in the base currency: what balances instead. Adds up to zero per commodity over the entry. */
  weight?: { commodity: string; minor: bigint };
  memo?: string;
  date?: LocalDate;
  place: Place;
}

/** More decimals than this are not money, and 10^12 units of them still fit a database integer. */
const maxScale = 12;
/** The largest integer SQLite stores. */
const maxMinor = 9_223_372_036_854_775_807n;

/**
 * Values a book in `baseCurrency`, or, without one, in the currency the book declares, else in the commodity of most lines.
 *
 * - A line in the base currency is worth its amount; a line with a cost in it is worth that cost.
 * - A line of the base currency that was exchanged for something else (`-100 USD @@ 90 EUR`, base USD) values the other side of that
 *   exchange: those lines share the 100 USD in proportion to their euros.
 * - What has no value in the base currency keeps `baseMinor` 0n and balances per commodity of its weight.
 * - Fractions of a unit are settled between converted lines, largest remainder first, ties to the earliest. A line that states its
 *   amount in the commodity being balanced is never touched.
 *
 * Rejects, all at once: SCALE_TOO_LARGE, VALUE_TOO_LARGE, UNBALANCED_ENTRY (nothing may absorb the difference).
 */
export function valueBook(source: Book, baseCurrency?: string): Result<ValuedBook, ImportRejection> {
  const rejections: ImportRejection[] = [];
  const book = inBaseUnits(source);
  const base = chooseBase(book, baseCurrency);
  const scales = chooseScales(book, rejections);
  if (rejections.length > 0) return refuse(rejections);

  const display = new Map(book.commodities.map(({ name, decimals }) => [name, decimals]));
  const valued: ValuedBook = {
    baseCurrency: base.currency,
    baseCurrencySource: base.source,
    scales,
    entries: [],
    zeroLines: [],
    shortEntries: [],
    roundedLines: [],
  };
  for (const entry of book.entries) valueEntry(valued, entry, display, rejections);
  return rejections.length > 0 ? refuse(rejections) : ok(valued);
}

/** Commodities that are multiples of one another balance each other, so they are counted in the one the others are multiples of. */
function inBaseUnits(book: Book): Book {
  if (book.units === undefined || book.units.length === 0) return book;
  const units = new Map(book.units.map((unit) => [unit.unit, unit]));
  const convert = (quantity: Quantity): Quantity => {
    const unit = units.get(quantity.commodity);
    if (unit === undefined || unit.base === unit.unit) return quantity;
    const value = reduce(multiply(quantity.value, unit.factor));
    return { commodity: unit.base, value, decimals: exactDecimals(value) ?? quantity.decimals };
  };
  const convertLine = (line: BookLine): BookLine => ({
    ...line,
    amount: convert(line.amount),
    ...(line.cost === undefined ? {} : { cost: convert(line.cost) }),
  });
  const { defaultCurrency, ...rest } = book;
  return {
    ...rest,
    ...(defaultCurrency === undefined ? {} : { defaultCurrency: units.get(defaultCurrency)?.base ?? defaultCurrency }),
    entries: book.entries.map((entry) => ({ ...entry, lines: entry.lines.map(convertLine) })),
  };
}

function refuse(rejections: ImportRejection[]): { ok: false; rejections: ImportRejection[] } {
  if (rejections.length <= maxRejections) return { ok: false, rejections };
  const { file, line } = rejections[maxRejections]!;
  const reason = `${rejections.length - maxRejections} more problems are not shown`;
  return { ok: false, rejections: [...rejections.slice(0, maxRejections), { code: 'TOO_MANY_PROBLEMS', file, line, reason }] };
}

function chooseBase(book: Book, given: string | undefined): { currency: string; source: ValuedBook['baseCurrencySource'] } {
  if (given !== undefined) return { currency: given, source: 'given' };
  if (book.defaultCurrency !== undefined) return { currency: book.defaultCurrency, source: 'declared' };
  const uses = new Map<string, number>();
  for (const { lines } of book.entries) for (const { amount } of lines) uses.set(amount.commodity, (uses.get(amount.commodity) ?? 0) + 1);
  let most: [string, number] | undefined;
  // Ties go to the commodity seen first, so that the same file gives the same books.
  for (const use of uses) if (most === undefined || use[1] > most[1]) most = use;
  return most === undefined ? { currency: '', source: 'none' } : { currency: most[0], source: 'most-used' };
}

/** The most decimals any amount of the commodity needs, and never fewer than the book shows or its ISO minor unit has. */
function chooseScales(book: Book, rejections: ImportRejection[]): Map<string, number> {
  const scales = new Map<string, number>();
  const atLeast = (commodity: string, decimals: number) => {
    const known = scales.get(commodity) ?? (isIsoCurrency(commodity) ? currencyScale(commodity) : 0);
    scales.set(commodity, decimals > known ? decimals : known);
  };
  for (const { name, decimals } of book.commodities) atLeast(name, decimals < maxScale ? decimals : maxScale);
  for (const lines of [...book.entries.map((entry) => entry.lines), book.memoLines]) {
    for (const { amount, cost, place, account } of lines) {
      if (cost !== undefined) atLeast(cost.commodity, 0);
      const exact = exactDecimals(amount.value, maxScale);
      const written = amount.decimals;
      if (exact !== undefined) atLeast(amount.commodity, written <= maxScale && written > exact ? written : exact);
      else if (written > maxScale) {
        const reason = `${toText(amount.value)} ${amount.commodity} has more than ${maxScale} decimals`;
        rejections.push({ code: 'SCALE_TOO_LARGE', ...place, reason, account, commodity: amount.commodity });
      } else atLeast(amount.commodity, written);
    }
  }
  return scales;
}

interface Weighed {
  line: BookLine;
  /** The commodity the line balances in, and how much of it. */
  weightIn: string;
  weight: Rational;
  quantity: bigint;
  /** False when the amount is no whole number of units: it was computed and has no last digit of its own. */
  isExact: boolean;
  baseMinor: bigint;
  weightMinor: bigint | undefined;
}

function valueEntry(valued: ValuedBook, entry: BookEntry, display: ReadonlyMap<string, number>, rejections: ImportRejection[]): void {
  const { scales, baseCurrency: base } = valued;
  const weighed = entry.lines.map((line): Weighed => {
    const { commodity, value } = line.amount;
    const scale = scales.get(commodity)!;
    const { commodity: weightIn, value: weight } = line.cost ?? line.amount;
    const isExact = (value.num * powerOfTen(scale)) % value.den === 0n;
    return { line, weightIn, weight, quantity: toScaled(value, scale), isExact, baseMinor: 0n, weightMinor: undefined };
  });

  const groups = new Map<string, Weighed[]>();
  for (const item of weighed) {
    const group = groups.get(item.weightIn);
    if (group === undefined) groups.set(item.weightIn, [item]);
    else group.push(item);
  }
  for (const [commodity, group] of groups) {
    const difference = valueGroup(group, commodity, base, scales, {
      halfShown: shownUnit(scales.get(commodity)!, display.get(commodity)),
      isAccepted: entry.residual?.some((left) => left.commodity === commodity) ?? false,
    });
    if (difference === undefined) continue;
    const reason = `the lines in ${commodity || 'no commodity'} do not add up to zero, and no converted line may absorb ${toText(difference)}`;
    rejections.push({ code: 'UNBALANCED_ENTRY', ...entry.place, reason, commodity, expected: '0', actual: toText(difference) });
  }

  const lines: ValuedLine[] = [];
  for (const item of weighed) {
    const { line, quantity, baseMinor, weightMinor, weightIn } = item;
    const { account, amount, place } = line;
    if (isTooLarge(quantity) || isTooLarge(baseMinor) || isTooLarge(weightMinor ?? 0n)) {
      const reason = `${toText(amount.value)} ${amount.commodity} is too large to store with ${scales.get(amount.commodity)} decimals`;
      rejections.push({ code: 'VALUE_TOO_LARGE', ...place, reason, account, commodity: amount.commodity });
      continue;
    }
    if (!item.isExact) valued.roundedLines.push({ line, entry });
    if (quantity === 0n && baseMinor === 0n && (weightMinor ?? 0n) === 0n) {
      valued.zeroLines.push({ line, entry });
      continue;
    }
    const result: ValuedLine = { account, baseMinor, commodity: amount.commodity, quantity, place };
    if (weightMinor !== undefined) result.weight = { commodity: weightIn, minor: weightMinor };
    if (line.memo !== undefined) result.memo = line.memo;
    if (line.date !== undefined) result.date = line.date;
    lines.push(result);
  }
  if (lines.length < 2) valued.shortEntries.push({ entry, lines });
  else valued.entries.push({ entry, lines });
}

const isTooLarge = (value: bigint): boolean => value > maxMinor || value < -maxMinor;

/** Half of the last digit people see, in minor units: what a book may leave open without saying so. */
const shownUnit = (scale: number, shown: number | undefined): Rational =>
  shown === undefined || shown >= scale ? { num: 1n, den: 2n } : { num: powerOfTen(scale - shown), den: 2n };

/** Values the lines that balance in one commodity. Gives the difference nothing may absorb, in units of that commodity. */
function valueGroup(
  group: Weighed[],
  commodity: string,
  base: string,
  scales: ReadonlyMap<string, number>,
  allowed: { halfShown: Rational; isAccepted: boolean },
): Rational | undefined {
  if (commodity === base) {
    const isStated = (item: Weighed) => item.line.amount.commodity === base && item.isExact;
    const scale = scales.get(base)!;
    return share(group, isStated, { num: powerOfTen(scale), den: 1n }, scale, allowed, (item, minor) => {
      item.baseMinor = minor;
      if (item.line.amount.commodity === base) item.quantity = minor;
    });
  }

  // The other side of an exchange that was written the other way round: the base currency carries the cost.
  let exchanged = 0n;
  let forWeight: Rational = { num: 0n, den: 1n };
  for (const item of group) {
    if (item.line.amount.commodity !== base) continue;
    exchanged += item.quantity;
    forWeight = { num: forWeight.num * item.weight.den + item.weight.num * forWeight.den, den: forWeight.den * item.weight.den };
  }
  if (exchanged !== 0n && forWeight.num !== 0n && exchanged > 0n === forWeight.num > 0n) {
    const rate: Rational =
      forWeight.num > 0n
        ? { num: exchanged * forWeight.den, den: forWeight.num }
        : { num: -exchanged * forWeight.den, den: -forWeight.num };
    const isStated = (item: Weighed) => item.line.amount.commodity === base;
    return share(group, isStated, rate, scales.get(base)!, { ...allowed, halfShown: { num: 1n, den: 2n } }, (item, minor) => {
      item.baseMinor = minor;
    });
  }

  const scale = scales.get(commodity)!;
  const isStated = (item: Weighed) => item.line.amount.commodity === commodity && item.isExact;
  return share(group, isStated, { num: powerOfTen(scale), den: 1n }, scale, allowed, (item, minor) => {
    item.weightMinor = minor;
    if (item.line.amount.commodity === commodity) item.quantity = minor;
  });
}

/** Keeps stated lines at their quantity, gives the others their weight x rate, whole units that make the sum zero. */
function share(
  group: Weighed[],
  isStated: (item: Weighed) => boolean,
  rate: Rational,
  scale: number,
  allowed: { halfShown: Rational; isAccepted: boolean },
  assign: (item: Weighed, minor: bigint) => void,
): Rational | undefined {
  let stated = 0n;
  const converted: Weighed[] = [];
  for (const item of group) {
    if (isStated(item)) {
      stated += item.quantity;
      assign(item, item.quantity);
    } else converted.push(item);
  }
  const values = converted.map(({ weight }) => ({ num: weight.num * rate.num, den: weight.den * rate.den }));
  const settled = settle(-stated, values, allowed);
  if (!settled.ok) return { num: settled.difference.num, den: settled.difference.den * powerOfTen(scale) };
  converted.forEach((item, index) => {
    assign(item, settled.parts[index]!);
  });
  return undefined;
}

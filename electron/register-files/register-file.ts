import type { MadeFile } from '../../shared/contracts/reports.ts';
import { csvLine } from '../../shared/csv.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { decimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { csvPieces } from '../report-files/csv-file.ts';
import { collected, mediaTypes, tooLong } from '../report-files/make-file.ts';
import type { Style } from '../xlsx/styles.ts';
import { columnLetters, sheetName } from '../xlsx/text.ts';
import { type Cell, type WorkbookRow, workbook } from '../xlsx/workbook.ts';
import type { Say } from './texts.ts';

/** A column of a register, as it stands in a file. */
export interface FileColumn<Row> {
  /** Key of its text. */
  readonly title: string;
  readonly kind: 'text' | 'date' | 'count' | 'amount';
  /** Days as YYYY-MM-DD, figures as plain decimals. */
  readonly value: (row: Row, say: Say) => string | null;
  /** Of an amount; neighbouring columns with the same function share the column that says it. */
  readonly currency?: (row: Row) => string;
  /** Amounts that are no parts of a sum. */
  readonly notAdded?: boolean;
}

/** What a register shows, as a file is made of it. */
export interface ShownRegister<Row> {
  readonly name: string;
  readonly title: string;
  /** Company, days, filter: a line each. */
  readonly heading: readonly string[];
  readonly columns: readonly FileColumn<Row>[];
  readonly total: number;
  /** All rows in their order, taken from the books a slice at a time. */
  readonly rows: () => Iterable<Row>;
  readonly say: Say;
  readonly language: Language;
}

/** Rejects: REPORT_TOO_LONG (for a workbook), REPORT_FILE_TOO_LARGE. */
export function makeRegisterFile<Row>(register: ShownRegister<Row>, format: 'csv' | 'xlsx'): Result<MadeFile> {
  const refused = tooLong(register.total, format);
  if (refused) return reject(refused);
  const bytes = collected(format === 'csv' ? csvOf(register) : xlsxOf(register));
  if (!bytes.ok) return bytes;
  return ok({ fileName: `${register.name}.${format}`, mediaType: mediaTypes[format], base64: bytes.value.toString('base64') });
}

interface Place<Row> {
  readonly title: string;
  readonly kind: FileColumn<Row>['kind'];
  readonly value: FileColumn<Row>['value'];
  /** Of an amount that is added up. */
  readonly currency?: (row: Row) => string;
  /** Says the currency of the amounts before it. */
  readonly isCurrency?: true;
}

/** Columns with those that name currencies: one after each run of amounts in the same. */
function placesOf<Row>({ columns, say }: ShownRegister<Row>): Place<Row>[] {
  return columns.flatMap(({ title, kind, value, currency, notAdded }, at): Place<Row>[] => {
    const own: Place<Row> = { title: say(title), kind, value, ...(currency && !notAdded ? { currency } : {}) };
    if (!currency || columns[at + 1]?.currency === currency) return [own];
    const isAlone = columns[at - 1]?.currency !== currency;
    const named = isAlone ? say('grid:currencyOf', { column: own.title }) : say('common:currency');
    return [own, { title: named, kind: 'text', isCurrency: true, value: (row) => (value(row, say) === null ? null : currency(row)) }];
  });
}

/** One line says what is listed, then titles, then rows. */
function csvOf<Row>(register: ShownRegister<Row>): Iterable<Uint8Array> {
  const { title, heading, rows, say } = register;
  const places = placesOf(register);
  const figures = places.flatMap(({ kind }, at) => (kind === 'text' ? [] : [at]));
  function* lines(): Generator<string> {
    yield csvLine([[title, ...heading].join(' · ')]);
    yield csvLine(places.map((place) => place.title));
    for (const row of rows())
      yield csvLine(
        places.map(({ value }) => value(row, say) ?? ''),
        figures,
      );
  }
  return csvPieces(lines());
}

/** Rows that are looked at for the widths of columns. */
const looked = 300;
const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0;
const amountFormat = (number: string): string => `#,##0${decimalsOf(number) === 0 ? '' : `.${'0'.repeat(decimalsOf(number))}`}`;

function xlsxOf<Row>(register: ShownRegister<Row>): Iterable<Uint8Array> {
  const { title, heading } = register;
  const places = placesOf(register);
  return workbook(
    {
      sheet: sheetName(title),
      widths: widthsOf(register, places),
      frozenRows: heading.length + 2,
      frozenColumns: 0,
      merged: [],
      landscape: places.length > 5,
    },
    sheetRows(register, places),
  );
}

function widthsOf<Row>({ rows, say }: ShownRegister<Row>, places: readonly Place<Row>[]): number[] {
  const widths = places.map((place) => Math.min(20, [...place.title].length));
  let seen = 0;
  for (const row of rows()) {
    if (seen === looked) break;
    seen += 1;
    for (const [at, { kind, value }] of places.entries()) {
      const length = [...(value(row, say) ?? '')].length;
      // An amount is shown with marks between its thousands.
      widths[at] = Math.max(widths[at]!, kind === 'amount' ? Math.ceil(length * 1.25) : length);
    }
  }
  return widths.map((width) => Math.max(8, Math.min(width, 60)) + 2);
}

/** Decimals that hold any amount exactly while it is added up. */
const fine = 12;

function* sheetRows<Row>(
  { title, heading, rows, say, language }: ShownRegister<Row>,
  places: readonly Place<Row>[],
): Generator<WorkbookRow> {
  const text = (value: string, style: Style = {}): Cell => ({ text: value, style });
  yield { cells: [text(title, { large: true })] };
  for (const line of heading) yield { cells: [text(line, { quiet: true })] };
  const head: Style = { bold: true, shaded: true, wrap: true };
  const isFigure = ({ kind }: Place<Row>) => kind === 'amount' || kind === 'count';
  yield { cells: places.map((place) => text(place.title, isFigure(place) ? { ...head, align: 'right' } : head)) };
  const dates = language === 'en' ? 'dd/mm/yyyy' : 'dd\\.mm\\.yyyy';
  const sums = places.map(() => new Map<string, bigint>());
  let count = 0;
  for (const row of rows()) {
    count += 1;
    yield {
      cells: places.map(({ kind, value, currency }, at): Cell => {
        const shown = value(row, say);
        if (shown === null || shown === '') return null;
        if (kind === 'text') return text(shown);
        if (kind === 'date') return { date: shown as LocalDate, style: { format: dates, align: 'left' } };
        if (kind === 'count') return { number: shown, style: { format: '#,##0' } };
        if (currency) {
          const of = currency(row);
          sums[at]!.set(of, (sums[at]!.get(of) ?? 0n) + decimal(shown, fine));
        }
        return { number: shown, style: { format: amountFormat(shown) } };
      }),
    };
  }
  // What is in two currencies is not one sum: each has a line of its own.
  const currencies = [...new Set(sums.flatMap((of) => [...of.keys()]))].sort();
  const total: Style = { bold: true, ruled: true, shaded: true };
  const [first, last] = [heading.length + 3, heading.length + 2 + count];
  const cellsOf = (at: number) => `${columnLetters(at)}${first}:${columnLetters(at)}${last}`;
  for (const currency of currencies) {
    const isOnly = currencies.length === 1;
    yield {
      cells: sums.map((of, at): Cell => {
        const sum = of.get(currency);
        if (sum === undefined) {
          const isNamed = !isOnly && places[at]!.isCurrency && amountsOf(places, at).some((amount) => sums[amount]!.has(currency));
          return text(isNamed ? currency : at === 0 && of.size === 0 ? say('common:total') : '', total);
        }
        const number = writeTrimmed(sum, fine, 2);
        const named = places.findIndex(({ isCurrency }, place) => place > at && isCurrency);
        const formula = isOnly ? `SUBTOTAL(9,${cellsOf(at)})` : `SUMIF(${cellsOf(named)},"${criterion(currency)}",${cellsOf(at)})`;
        return { number, formula, style: { ...total, format: amountFormat(number) } };
      }),
    };
  }
}

/** A text as a spreadsheet compares with it: names of commodities may hold what it reads as a pattern or an operator. */
const criterion = (text: string): string => `${/^[<>=]/.test(text) ? '=' : ''}${text.replace(/[~*?]/g, '~$&').replaceAll('"', '""')}`;

/** Places of the amounts whose currency the one at `at` says. */
function amountsOf<Row>(places: readonly Place<Row>[], at: number): number[] {
  const found: number[] = [];
  for (let place = at - 1; places[place]?.kind === 'amount'; place -= 1) found.push(place);
  return found;
}

import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import type { Style } from '../xlsx/styles.ts';
import { columnLetters, sheetName } from '../xlsx/text.ts';
import { type Cell, longestFormula, type WorkbookRow, workbook } from '../xlsx/workbook.ts';
import { cellOf, type PrintedReport } from './printed-report.ts';

/** Columns of code and name before those of the report. */
const before = 2;
/** Formulas that name rows need to know where each of them is: of longer reports sums over ranges alone are formulas. */
export const mostNamedRows = 100_000;
/** Rows of the table are looked at for the widths of columns. */
const looked = 500;

/**
 * A report as a workbook, in pieces: numbers as numbers, dates as dates, sums as formulas with their values beside them, rows that can be folded by their
 * levels, and a head that stays. Below the rows stand the checks and notes of the report.
 */
export function reportXlsx(report: PrintedReport): Generator<Uint8Array> {
  const { head, title } = report;
  const places = placesOf(report);
  return workbook(
    {
      sheet: sheetName(title),
      widths: widthsOf(report),
      frozenRows: places.firstRow - 1,
      frozenColumns: before,
      merged: places.hasGroups
        ? groupsOf(report).flatMap(({ from, to }) => (from === to ? [] : [`${columnLetters(from)}4:${columnLetters(to)}4`]))
        : [],
      landscape: head.columns.length > 4,
    },
    rowsOf(report, places),
  );
}

interface Places {
  readonly hasGroups: boolean;
  /** Number of the first row of the report in the sheet, from 1. */
  readonly firstRow: number;
  /** Number in the sheet of a row other rows name. */
  readonly rowOf: (id: string) => number | undefined;
}

function placesOf(report: PrintedReport): Places {
  const hasGroups = report.head.columns.some(({ group }) => group !== undefined);
  const firstRow = hasGroups ? 6 : 5;
  const rows = new Map<string, number>();
  if (report.total <= mostNamedRows) {
    let at = firstRow;
    for (const { id } of report.rows()) {
      rows.set(id, at);
      at += 1;
    }
  }
  return { hasGroups, firstRow, rowOf: (id) => rows.get(id) };
}

function* rowsOf(report: PrintedReport, places: Places): Generator<WorkbookRow> {
  const { head, company, say, title, period, filter, currencies } = report;
  const text = (value: string, style: Style = {}): Cell => ({ text: value, style });
  const quiet: Style = { quiet: true };
  const heading: Style = { bold: true, shaded: true, wrap: true };
  yield { cells: [text(title, { large: true })] };
  yield { cells: [text([company.name, company.taxId, period, filter].filter((part) => part !== '').join(' · '))] };
  const amounts = currencies.length === 1 ? [say({ key: 'export.amountsIn', values: { currency: currencies[0]! } })] : [];
  const known = say({ key: 'export.known', values: { position: String(head.knownOn), hash: head.headHash.slice(0, 16) } });
  yield { cells: [text([...amounts, known].join(' · '), quiet)] };
  if (places.hasGroups) {
    const groups = groupsOf(report);
    const cells: Cell[] = Array.from({ length: before + head.columns.length }, () => text('', heading));
    for (const { from, title: name } of groups) cells[from] = text(name, { ...heading, align: 'center' });
    yield { cells };
  }
  yield {
    cells: [
      text(say({ key: 'export.code' }), heading),
      text(say({ key: 'export.name' }), heading),
      ...head.columns.map(({ title: name, kind, currency }) =>
        text(currencies.length > 1 && currency ? `${say(name)}, ${currency}` : say(name), {
          ...heading,
          ...(kind === 'text' || kind === 'word' || kind === 'date' ? {} : { align: 'right' as const }),
        }),
      ),
    ],
  };
  let at = places.firstRow;
  for (const row of report.rows()) {
    yield { cells: cellsOf(row, at, report, places), outline: row.level - 1 };
    at += 1;
  }
  yield { cells: [] };
  const difference = Math.max(
    0,
    head.columns.findIndex(({ kind, currency }) => kind === 'amount' && currency !== undefined),
  );
  for (const check of head.checks) {
    const cells: Cell[] = Array.from({ length: before + difference + 1 }, () => null);
    cells[1] = text(`${say(check.text)}, ${say({ key: 'export.difference' })} (${check.currency})`, quiet);
    cells[before + difference] = { number: check.difference, style: { format: amountFormat(check.difference) } };
    yield { cells };
  }
  for (const note of head.notes) yield { cells: [null, text(say(note), quiet)] };
}

/** Columns of the sheet below one heading, with it. */
function groupsOf({ head, say }: PrintedReport): { from: number; to: number; title: string }[] {
  const groups: { from: number; to: number; title: string }[] = [];
  for (const [at, { group }] of head.columns.entries()) {
    if (group === undefined) continue;
    const title = say(group);
    const last = groups.at(-1);
    if (last?.title === title && last.to === before + at - 1) last.to += 1;
    else groups.push({ from: before + at, to: before + at, title });
  }
  return groups;
}

const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0;
const amountFormat = (number: string): string => {
  const decimals = decimalsOf(number);
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
};

function cellsOf(row: ReportRow, at: number, report: PrintedReport, places: Places): Cell[] {
  const { head, say, language } = report;
  const isSum = row.kind === 'total' || row.kind === 'subtotal';
  const look: Style = {
    ...(isSum || row.kind === 'heading' ? { bold: true } : {}),
    ...(row.kind === 'total' ? { ruled: true, shaded: true } : {}),
  };
  const dates = language === 'en' ? 'dd/mm/yyyy' : 'dd\\.mm\\.yyyy';
  return [
    { text: row.code, style: look },
    { text: say(row.label), style: { ...look, indent: Math.min(row.level - 1, 15), wrap: true } },
    ...head.columns.map((column, index): Cell => {
      const value = cellOf(say, row, column);
      if (value === undefined) return row.kind === 'total' ? { text: '', style: look } : null;
      switch (column.kind) {
        case 'amount':
          return {
            number: value,
            formula: formulaOf(row, column, { at, letters: columnLetters(before + index), places, head }),
            style: { ...look, format: amountFormat(value) },
          };
        case 'count':
          return { number: value, style: { ...look, format: '#,##0' } };
        case 'percent':
          return { number: value, style: { ...look, format: `0${decimalsOf(value) === 0 ? '' : `.${'0'.repeat(decimalsOf(value))}`}"%"` } };
        case 'date':
          return { date: value as LocalDate, style: { ...look, format: dates, align: 'left' } };
        default:
          return { text: value, style: { ...look, wrap: true } };
      }
    }),
  ];
}

/** A sum as the workbook adds it up; undefined where it adds nothing up or would be longer than a formula may be. */
function formulaOf(
  row: ReportRow,
  column: ReportColumn,
  { at, letters, places, head }: { at: number; letters: string; places: Places } & Pick<PrintedReport, 'head'>,
): string | undefined {
  if (column.difference) {
    const [of, less] = [column.difference.of, column.difference.less].map((wanted) => head.columns.findIndex(({ id }) => id === wanted));
    return `${columnLetters(before + of!)}${at}-${columnLetters(before + less!)}${at}`;
  }
  if (row.sums?.columns.includes(column.id)) {
    const { side, rows } = row.sums;
    // Above nothing there is only the head, and the cell itself.
    if (rows === 0) return undefined;
    // Leaves out sums inside the range, which are written the same way.
    return side === 'above'
      ? `SUBTOTAL(9,${letters}${at - rows}:${letters}${at - 1})`
      : `SUBTOTAL(9,${letters}${at + 1}:${letters}${at + rows})`;
  }
  if (!row.adds || row.adds.length === 0) return undefined;
  let formula = '';
  for (const { row: id, sign } of row.adds) {
    const found = places.rowOf(id);
    if (found === undefined) return undefined;
    formula += `${sign < 0 ? '-' : formula === '' ? '' : '+'}${letters}${found}`;
  }
  return formula.length < longestFormula ? formula : undefined;
}

function widthsOf(report: PrintedReport): number[] {
  const { head, say } = report;
  const columns = head.columns.map(({ title, kind }) =>
    Math.max(kind === 'text' || kind === 'word' ? 12 : 10, Math.min(20, [...say(title)].length)),
  );
  let [code, name] = [6, 24];
  let seen = 0;
  for (const row of report.rows()) {
    if (seen === looked) break;
    seen += 1;
    code = Math.max(code, row.code.length);
    name = Math.max(name, [...say(row.label)].length + 2 * (row.level - 1));
    for (const [index, column] of head.columns.entries()) {
      const { kind } = column;
      const length = [...(cellOf(say, row, column) ?? '')].length;
      // An amount is shown with marks between its thousands.
      columns[index] = Math.max(columns[index]!, kind === 'amount' ? Math.ceil(length * 1.25) : length);
    }
  }
  return [Math.min(code, 30) + 2, Math.min(name, 60) + 2, ...columns.map((width) => Math.min(width, 40) + 2)];
}

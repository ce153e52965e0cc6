import { csvLine } from '../../shared/csv.ts';
import { type PrintedReport, wholeTitle } from './printed-report.ts';

/** Opens Georgian and Cyrillic letters right in a spreadsheet. */
const byteOrderMark = '\uFEFF';
/** Characters that are handed on at once. */
const atOnce = 1 << 18;

/** A report as CSV in UTF-8, in pieces: a line of titles, then every row. Figures are plain decimals, days YYYY-MM-DD, texts never formulas. */
export function* reportCsv(report: PrintedReport): Generator<Uint8Array> {
  const { head, say } = report;
  const { columns } = head;
  const figures = columns.flatMap(({ kind }, at) => (kind === 'text' ? [] : [at + 2]));
  const titles = [say({ key: 'export.code' }), say({ key: 'export.name' }), ...columns.map((column) => wholeTitle(say, column))];
  const encoder = new TextEncoder();
  let text = `${byteOrderMark}${csvLine(titles)}\r\n`;
  for (const row of report.rows()) {
    text += `${csvLine([row.code, say(row.label), ...columns.map(({ id }) => row.cells[id] ?? '')], figures)}\r\n`;
    if (text.length < atOnce) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

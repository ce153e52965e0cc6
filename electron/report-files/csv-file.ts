import { csvLine } from '../../shared/csv.ts';
import { cellOf, type PrintedReport, wholeTitle } from './printed-report.ts';

/** Opens Georgian and Cyrillic letters right in a spreadsheet. */
const byteOrderMark = '\uFEFF';
/** Characters that are handed on at once. */
const atOnce = 1 << 18;

/** A report as CSV in UTF-8, in pieces: a line of titles, then every row. Figures are plain decimals, days YYYY-MM-DD, texts never formulas. */
export function* reportCsv(report: PrintedReport): Generator<Uint8Array> {
  const { head, say, filter } = report;
  const { columns } = head;
  const figures = columns.flatMap(({ kind }, at) => (kind === 'text' || kind === 'word' ? [] : [at + 2]));
  // A table has no room above its titles: what it is told of stands in one of them.
  const name = say({ key: 'export.name' });
  const titles = [
    say({ key: 'export.code' }),
    filter === '' ? name : `${name} (${filter})`,
    ...columns.map((column) => wholeTitle(say, column)),
  ];
  yield* csvPieces(
    (function* () {
      yield csvLine(titles);
      for (const row of report.rows())
        yield csvLine([row.code, say(row.label), ...columns.map((column) => cellOf(say, row, column) ?? '')], figures);
    })(),
  );
}

/** Lines as a file in UTF-8, in pieces. */
export function* csvPieces(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = byteOrderMark;
  for (const line of lines) {
    text += `${line}\r\n`;
    if (text.length < atOnce) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

import { csvText } from '../../../shared/csv.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { decimalMark } from '../../../shared/money/format.ts';
import type { Column } from '../DataGrid.tsx';

type Copied<Row> = readonly Column<Row>[];
const copied = <Row>(columns: Copied<Row>) => columns.filter(({ text, amount }) => text !== undefined || amount !== undefined);

/**
 * Rows for a spreadsheet: a tab between cells, a line for each row. Amounts have no grouping and the decimal mark of the language, so that they arrive as
 * numbers; a text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function rowsAsText<Row>(columns: Copied<Row>, rows: readonly Row[], language: Language): string {
  const cell = (column: Column<Row>, row: Row): string => {
    const figure = column.amount?.(row);
    if (figure) return figure.amount.replace('.', decimalMark(language));
    const text = (column.text?.(row) ?? '').replace(/[\t\r\n]+/g, ' ');
    return /^[=+\-@]/.test(text) ? `'${text}` : text;
  };
  return rows
    .map((row) =>
      copied(columns)
        .map((column) => cell(column, row))
        .join('\t'),
    )
    .join('\n');
}

/** The same as a CSV file with a line of heads; amounts with a point, and the currency after each. */
export function rowsAsCsv<Row>(columns: Copied<Row>, rows: readonly Row[], currencyOf: (title: string) => string): string {
  const shown = copied(columns);
  const heads = shown.flatMap(({ title, amount }) => (amount ? [title, currencyOf(title)] : [title]));
  const lines = rows.map((row) =>
    shown.flatMap((column) => {
      if (!column.amount) return [column.text?.(row) ?? ''];
      const figure = column.amount(row);
      return [figure?.amount ?? '', figure?.currency ?? ''];
    }),
  );
  // Where each amount stands, with its currency behind it.
  let place = 0;
  const places = shown.flatMap(({ amount }) => {
    const at = place;
    place += amount ? 2 : 1;
    return amount ? [at] : [];
  });
  return csvText([heads, ...lines], places);
}

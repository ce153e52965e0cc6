/** Columns of text for a terminal; `right` columns hold figures. Georgian and Cyrillic letters take one cell like Latin ones. */
export function table(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const blanks = ' '.repeat(widths[column]! - [...cell].length);
          return right.includes(column) ? blanks + cell : cell + blanks;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * One line of a CSV file. Whoever is sent one opens it in a spreadsheet, which takes a text that begins with = + - @ for a formula: such a text gets an
 * apostrophe in front, the spreadsheets' own sign for text. Columns of `figures` are as they are: there a minus is a minus. JSON says texts unchanged.
 * @source RFC 4180; OWASP, CSV Injection
 */
export const csvLine = (cells: readonly string[], figures: readonly number[] = []): string =>
  cells
    .map((cell, column) => (!figures.includes(column) && /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');

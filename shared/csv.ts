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

/** Lines with CR LF after each. `figures` as for `csvLine`; the first line, the heads, has none. */
export const csvText = ([heads, ...rows]: readonly (readonly string[])[], figures: readonly number[] = []): string =>
  [csvLine(heads ?? []), ...rows.map((row) => csvLine(row, figures))].map((line) => `${line}\r\n`).join('');

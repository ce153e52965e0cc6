/** A row of a table with the line it begins in, and its own text. */
export interface Row {
  cells: string[];
  /** 1-based. */
  line: number;
  source: string;
}

/** Cells of a row. A table of entries has a few dozen; more would only be work, and millions of them a way to hold the program up. */
export const mostCells = 1000;

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Cuts text (plain line ends) into rows and cells. A cell that begins with a quote ends with one and may hold delimiters, line ends and
 * doubled quotes; a quote anywhere else is an ordinary character. Empty lines make no row. Stops after `limit` rows, and as bad at a quote
 * that is not closed (QUOTE_INVALID) and at a row of more than `mostCells` (LINE_TOO_LONG).
 */
export function readRows(
  text: string,
  delimiter: Delimiter,
  limit = Number.POSITIVE_INFINITY,
): { rows: Row[]; bad?: { code: 'QUOTE_INVALID' | 'LINE_TOO_LONG'; line: number; reason: string } } {
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length && rows.length < limit) {
    const start = at;
    const startLine = line;
    const cells: string[] = [];
    for (;;) {
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1);
        if (close < 0) return { rows, bad: { code: 'QUOTE_INVALID', line, reason: 'a quote is opened and never closed' } };
        cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
        for (let feed = text.indexOf('\n', at); feed >= 0 && feed < close; feed = text.indexOf('\n', feed + 1)) line += 1;
        at = close + 1;
        while (text[at] === ' ') at += 1;
        if (at < text.length && text[at] !== delimiter && text[at] !== '\n')
          return { rows, bad: { code: 'QUOTE_INVALID', line, reason: 'text stands behind a closing quote' } };
      } else {
        const end = cellEnd(text, at, delimiter);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== delimiter) break;
      if (cells.length === mostCells)
        return { rows, bad: { code: 'LINE_TOO_LONG', line: startLine, reason: `a row of more than ${mostCells} cells` } };
      at += 1;
    }
    const source = text.slice(start, at).trimEnd();
    if (source !== '') rows.push({ cells, line: startLine, source });
    at += 1;
    line += 1;
  }
  return { rows };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === delimiter || text[at] === '\n') return at;
  return text.length;
}

/** Rows looked at to guess a delimiter. */
const sample = 100;

/** Delimiters by how well they fit: the share of rows with the most usual number of cells, then that number. One cell a row is no table. */
export function likelyDelimiters(text: string): Delimiter[] {
  const fits = delimiters.flatMap((delimiter) => {
    const { rows, bad } = readRows(text, delimiter, sample);
    // Who reads the table says what is wrong with it.
    if (bad?.code === 'LINE_TOO_LONG') return [{ delimiter, share: 1, cells: mostCells }];
    const counts = new Map<number, number>();
    for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    counts.delete(1);
    const [best] = [...counts].sort(([a, x], [b, y]) => y - x || b - a);
    return best === undefined ? [] : [{ delimiter, share: best[1] / rows.length, cells: best[0] }];
  });
  return fits.sort((a, b) => b.share - a.share || b.cells - a.cells).map(({ delimiter }) => delimiter);
}

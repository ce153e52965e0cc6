import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { csvText } from '../../shared/csv.ts';
import type { Language } from '../../shared/locales/languages.ts';

/**
 * The return as a table: a row a cell, in the order of the form. Amounts are plain decimals in the currency of the books; the caption is that of the line,
 * with that of the column where the part has more than one.
 */
export function vatReturnCsv({ parts, period }: VatReturnInfo, language: Language): string {
  const rows = parts.flatMap((part) =>
    part.lines.flatMap((line) =>
      part.columns.flatMap((column) => {
        const cell = line.cells[column.id];
        if (!cell) return [];
        const caption = part.columns.length > 1 ? `${line.names[language]}: ${column.names[language]}` : line.names[language];
        return [[period, cell.cell, caption, cell.formula, cell.amount]];
      }),
    ),
  );
  return csvText([['period', 'cell', 'caption', 'formula', 'amount'], ...rows], [4]);
}

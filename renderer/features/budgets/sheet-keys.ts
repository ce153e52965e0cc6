import type { Area } from './sheet.ts';
import { months } from './sheet.ts';

/** The cell of the keyboard, and the corner opposite to it of the cells that are marked. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
  readonly fromRow: number;
  readonly fromColumn: number;
}

export const cursorAt = (row: number, column: number): Cursor => ({ row, column, fromRow: row, fromColumn: column });

export const areaOf = ({ row, column, fromRow, fromColumn }: Cursor): Area => ({
  top: Math.min(row, fromRow),
  bottom: Math.max(row, fromRow),
  left: Math.min(column, fromColumn),
  right: Math.max(column, fromColumn),
});

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const lastColumn = months - 1;
const within = (at: number, most: number) => Math.max(0, Math.min(most, at));

/** Where a key leads, as in a spreadsheet: Tab goes on to the next line, Shift with an arrow marks. Undefined when it leads nowhere. */
export function moved(cursor: Cursor, { key, shiftKey, ctrlKey, metaKey }: Pressed, rows: number, page: number): Cursor | undefined {
  const far = ctrlKey || metaKey;
  const last = rows - 1;
  const { row, column } = cursor;
  if (key === 'Tab' || key === 'Enter') {
    if (far) return undefined;
    const step = shiftKey ? -1 : 1;
    if (key === 'Enter') return cursorAt(within(row + step, last), column);
    const at = row * months + column + step;
    // At either end Tab leaves the sheet.
    return at < 0 || at >= rows * months ? undefined : cursorAt(Math.floor(at / months), at % months);
  }
  const to: Readonly<Record<string, readonly [row: number, column: number]>> = {
    ArrowUp: [far ? 0 : row - 1, column],
    ArrowDown: [far ? last : row + 1, column],
    ArrowLeft: [row, far ? 0 : column - 1],
    ArrowRight: [row, far ? lastColumn : column + 1],
    PageUp: [row - page, column],
    PageDown: [row + page, column],
    Home: [far ? 0 : row, 0],
    End: [far ? last : row, lastColumn],
  };
  const found = to[key];
  if (!found) return undefined;
  const next = { row: within(found[0], last), column: within(found[1], lastColumn) };
  return shiftKey ? { ...cursor, ...next } : cursorAt(next.row, next.column);
}

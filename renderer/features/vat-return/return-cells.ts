import type { VatCell, VatReturnInfo } from '../../../shared/contracts/tax.ts';
import type { Names } from '../../../shared/locales/languages.ts';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** Cells worth opening: with an amount, or with rows that cancel each other out. */
export const isEmptyCell = (cell: VatCell): boolean => isZero(cell.amount) && isZero(cell.corrections) && cell.rows === 0;

export const hasCorrections = (info: VatReturnInfo): boolean =>
  info.parts.some((part) => part.lines.some((line) => Object.values(line.cells).some((cell) => !isZero(cell.corrections))));

/** Where a cell stands on the form. */
export function findCell(
  info: VatReturnInfo,
  id: string,
): { cell: VatCell; line: VatReturnInfo['parts'][number]['lines'][number]; column: Names } | undefined {
  for (const part of info.parts) {
    for (const line of part.lines) {
      for (const [columnId, cell] of Object.entries(line.cells)) {
        if (cell.cell !== id) continue;
        const column = part.columns.find((each) => each.id === columnId);
        if (column) return { cell, line, column: column.names };
      }
    }
  }
  return undefined;
}

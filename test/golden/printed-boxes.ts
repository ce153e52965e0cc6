import type { PrintedLedger } from '../../shared/declarations/bg-vat/printed-ledgers.ts';
import type { FormLayout } from '../../shared/vat/form-layout.ts';
import type { PrintedText } from './read-pdf.ts';

/**
 * What stands in the boxes of a printed form, by their numbers, as another program reads the file: the amount that follows the number on its line. Spaces
 * in figures are plain ones. A number that stands twice or has no amount is left out, so that a comparison with all boxes fails.
 */
export function boxesOf(printed: readonly PrintedText[], layout: FormLayout): Record<string, string> {
  const numbers = layout.sections.flatMap(({ rows }) => rows.flatMap((row) => row.boxes.flatMap((box) => box?.number ?? [])));
  const found: Record<string, string> = {};
  for (const number of numbers) {
    const amounts = printed.flatMap((piece, index) => {
      const next = printed[index + 1];
      if (piece.text !== number || next === undefined) return [];
      const isBeside = next.page === piece.page && next.x > piece.x && next.x - piece.x < 140 && Math.abs(next.y - piece.y) < 3;
      return isBeside && /^-?[\d\s]+([.,]\d+)?$/.test(next.text) ? [next.text.replace(/\s/g, ' ')] : [];
    });
    if (amounts.length === 1) found[number] = amounts[0]!;
  }
  return found;
}

/** Amounts of a line of sums of a printed ledger by field: those after its label, which are drawn place by place, the lines of a place under each other. */
export function totalsOf(printed: readonly PrintedText[], { amounts }: PrintedLedger, label = 'Общо'): Record<string, string> {
  const at = printed.findIndex((piece) => piece.text === label) + 1;
  const places = Array.from({ length: amounts[0]!.length }, (_, index) => amounts.flatMap((line) => line[index]?.field ?? []));
  return Object.fromEntries(places.flat().map((field, index) => [field, printed[at + index]!.text.replace(/\s/g, ' ')]));
}

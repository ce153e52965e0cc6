/** Chromium draws rows with 32-bit floats and caps elements at 33.5 million px: past this height the scroll bar stands for the whole list instead. */
export const maxScrollHeight = 8_000_000;

export const heldRows = (count: number, rowHeight: number): number => Math.min(count, Math.floor(maxScrollHeight / rowHeight));

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** After a jump (the scroll bar was dragged): the base that makes the scroll position stand for the same share of the whole list. */
export function baseAfterJump(count: number, held: number, scrollTop: number, viewport: number, rowHeight: number): number {
  const way = held * rowHeight - viewport;
  const share = way > 0 ? clamp(scrollTop / way, 0, 1) : 0;
  const first = Math.round(share * Math.max(0, count - Math.floor(viewport / rowHeight)));
  return clamp(first - Math.floor(scrollTop / rowHeight), 0, count - held);
}

/** Where to put base and scroll position so that row `first` is the first one shown. */
export function placeRow(
  count: number,
  held: number,
  first: number,
  viewport: number,
  rowHeight: number,
): { base: number; scrollTop: number } {
  const shown = Math.floor(viewport / rowHeight);
  const share = count > shown ? clamp(first / (count - shown), 0, 1) : 0;
  const scrollRow = Math.round(share * Math.max(0, held - shown));
  const base = clamp(first - scrollRow, 0, count - held);
  return { base, scrollTop: clamp(first - base, 0, held) * rowHeight };
}

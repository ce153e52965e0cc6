import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { baseAfterJump, heldRows, placeRow } from './row-window.ts';

export const rowHeight = 28;

/**
 * Which rows of a list exist on the page. Up to 285,000 rows the scroll bar is exact; in longer lists it stands for the whole list,
 * while wheel and keys still move row by row.
 */
export function useRowWindow(box: RefObject<HTMLDivElement | null>, count: number, hasFooter: boolean) {
  const held = heldRows(count, rowHeight);
  const [wishedBase, setBase] = useState(0);
  const base = Math.max(0, Math.min(wishedBase, count - held));
  // The head row is part of the scrolled content and sticks to its top; the foot row sticks to its end.
  const virtualizer = useVirtualizer({
    count: held,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: hasFooter ? rowHeight : 0,
  });

  const viewport = useCallback(() => (box.current?.clientHeight ?? 0) - rowHeight * (hasFooter ? 2 : 1), [box, hasFooter]);
  const lastTop = useRef(0);
  useEffect(() => {
    const element = box.current;
    if (!element || count === held) return;
    const onScroll = () => {
      const jumped = Math.abs(element.scrollTop - lastTop.current) > viewport() * 2;
      lastTop.current = element.scrollTop;
      if (jumped) setBase(baseAfterJump(count, held, element.scrollTop, viewport(), rowHeight));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [box, count, held, viewport]);

  const reveal = (index: number) => {
    const inside = index - base;
    if (count === held || (inside > 0 && inside < held - 1)) {
      virtualizer.scrollToIndex(Math.max(0, Math.min(inside, held - 1)), { align: 'auto' });
      // A move by keys is no jump of the scroll bar, however far it goes.
      lastTop.current = box.current?.scrollTop ?? 0;
      return;
    }
    const shown = Math.floor(viewport() / rowHeight);
    const placed = placeRow(count, held, Math.max(0, index - shown + 1), viewport(), rowHeight);
    setBase(placed.base);
    lastTop.current = placed.scrollTop;
    if (box.current) box.current.scrollTop = placed.scrollTop;
  };

  const items = virtualizer.getVirtualItems().map((item) => ({ index: base + item.index, top: item.start - rowHeight }));
  return {
    items,
    height: held * rowHeight,
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? -1,
    rowsPerPage: () => Math.max(1, Math.floor(viewport() / rowHeight) - 1),
    reveal,
  };
}

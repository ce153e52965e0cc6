import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useRowHeight } from '../app/preferences.ts';
import { baseAfterJump, heldRows, placeRow } from './row-window.ts';

/** What of a list was in sight. */
export interface ScrollPlace {
  readonly base: number;
  readonly top: number;
}

/**
 * Which rows of a list exist on the page. Up to 285,000 rows the scroll bar is exact; in longer lists it stands for the whole list,
 * while wheel and keys still move row by row.
 */
export function useRowWindow(box: RefObject<HTMLDivElement | null>, count: number, headRows: number, hasFooter: boolean) {
  const rowHeight = useRowHeight();
  const held = heldRows(count, rowHeight);
  const [wishedBase, setBase] = useState(0);
  const base = Math.max(0, Math.min(wishedBase, count - held));
  const headHeight = rowHeight * headRows;
  // The head rows are part of the scrolled content and stick to its top; the foot row sticks to its end.
  const virtualizer = useVirtualizer({
    count: held,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: hasFooter ? rowHeight : 0,
  });

  // Another density: every row has another place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what it waits for
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const viewport = useCallback(
    () => (box.current?.clientHeight ?? 0) - rowHeight * (headRows + (hasFooter ? 1 : 0)),
    [box, headRows, hasFooter, rowHeight],
  );
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
  }, [box, count, held, viewport, rowHeight]);

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

  const baseNow = useRef(base);
  baseNow.current = base;
  const place = useCallback((): ScrollPlace => ({ base: baseNow.current, top: box.current?.scrollTop ?? 0 }), [box]);
  const restore = useCallback(
    ({ base: wished, top }: ScrollPlace) => {
      setBase(wished);
      lastTop.current = top;
      if (box.current) box.current.scrollTop = top;
    },
    [box],
  );

  const items = virtualizer.getVirtualItems().map((item) => ({ index: base + item.index, top: item.start - headHeight }));
  return {
    items,
    rowHeight,
    height: held * rowHeight,
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? -1,
    rowsPerPage: () => Math.max(1, Math.floor(viewport() / rowHeight) - 1),
    reveal,
    place,
    restore,
  };
}

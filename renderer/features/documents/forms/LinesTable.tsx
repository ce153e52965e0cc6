import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { DimensionInfo } from '../../../../shared/contracts/dimensions.ts';
import { columnsOf, lineHeight } from '../../dimensions/LineDimensions.tsx';
import classes from './form.module.css';
import own from './LinesTable.module.css';

interface Props {
  /** `data-rows` of the table: its styles say how a line folds. */
  of: 'journal' | 'foreign-journal' | 'trade' | 'report';
  label: string;
  /** Widths, that of the number of the line and those of dimensions included. */
  columns: readonly string[];
  /** The columns need that many rem beside those of dimensions, and each of these so many. */
  least: number;
  leastOfDimension: number;
  dimensions: readonly DimensionInfo[];
  children: ReactNode;
}

/**
 * Lines of an entry form. Where its columns have no room side by side, the cells of a line stand in several rows in the same order: nothing is ever reached by
 * scrolling sideways, however narrow the window is or large the text.
 */
export function LinesTable({ of, label, columns, least, leastOfDimension, dimensions, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const sorted = columnsOf(dimensions).length;
  const isFolded = useIsNarrower(frame, least + leastOfDimension * sorted);
  const style = { '--columns': columns.join(' '), '--line': lineHeight(dimensions) } as CSSProperties;
  return (
    <div ref={frame} className={classes.scroll}>
      <table className={`${classes.lines}${isFolded ? ` ${own.folded}` : ''}`} data-rows={of} data-dimensions={sorted} style={style}>
        <caption className={classes.hidden}>{label}</caption>
        {children}
      </table>
    </div>
  );
}

/** Whether an element is narrower than so many rem. */
function useIsNarrower(of: { readonly current: HTMLElement | null }, rem: number): boolean {
  const [is, setIs] = useState(false);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const look = () => setIs(element.clientWidth < rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    look();
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => size.disconnect();
  }, [of, rem]);
  return is;
}

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PointerEvent } from 'react';
import { useText } from '../../i18n/use-text.ts';
import classes from '../DataGrid.module.css';
import type { Column, GridSort } from '../DataGrid.tsx';
import { leastWidth, mostWidth } from './use-columns.ts';

interface Props<Row> {
  column: Column<Row>;
  index: number;
  sort: GridSort | undefined;
  onSort: ((by: string) => void) | undefined;
  /** The keys of sorting are on it. */
  isPointed: boolean;
  onResize: ((id: string, rem: number) => void) | undefined;
}

/** Head of a column. A click on one that can be sorted by sorts, a second one turns the order round; its end is dragged to make it wider. */
export function HeadCell<Row>({ column, index, sort, onSort, isPointed, onResize }: Props<Row>) {
  const { t } = useText();
  const by = onSort && column.sort;
  const direction = by !== undefined && sort?.by === by ? sort.direction : undefined;
  const resize = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const cell = handle.parentElement!;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const [from, width] = [event.clientX, cell.getBoundingClientRect().width];
    const at = (x: number) => Math.max(leastWidth, Math.min((width + x - from) / rem, mostWidth));
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => onResize?.(column.id, Math.round(at(clientX) * 4) / 4);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  };
  return (
    <span
      role="columnheader"
      className={classes.cell}
      data-align={column.align}
      data-pin={column.pin}
      data-pointed={isPointed || undefined}
      aria-colindex={index + 1}
      aria-sort={direction === undefined ? (by === undefined ? undefined : 'none') : direction === 'asc' ? 'ascending' : 'descending'}
      title={column.title}
    >
      {by === undefined ? (
        (column.head ?? column.title)
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={classes.sort}
          onClick={() => onSort?.(by)}
          title={t('grid:sortBy', { column: column.title })}
        >
          {column.title}
          {direction === 'asc' ? <ArrowUp size={12} aria-hidden="true" /> : null}
          {direction === 'desc' ? <ArrowDown size={12} aria-hidden="true" /> : null}
        </button>
      )}
      {onResize ? <span className={classes.edge} onPointerDown={resize} /> : null}
    </span>
  );
}

import { type CSSProperties, memo, type ReactNode } from 'react';
import classes from '../DataGrid.module.css';
import type { Column, Tone } from '../DataGrid.tsx';

interface Props<Row> {
  id: string;
  index: number;
  top: number;
  rowIndex: number;
  row: Row | undefined;
  columns: readonly Column<Row>[];
  style: CSSProperties;
  isActive: boolean;
  isSelected: boolean;
  tone: Tone | undefined;
  level: number | undefined;
  expanded: boolean | undefined;
  onOpen: ((row: Row) => void) | undefined;
  onOpenApart: ((row: Row) => void) | undefined;
  onPick: (index: number, keys: { shift: boolean; toggle: boolean }) => void;
}

function Row<R>(props: Props<R>) {
  const { id, index, top, rowIndex, row, columns, style, isActive, isSelected, tone, level, expanded, onOpen, onOpenApart, onPick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      aria-level={level}
      aria-expanded={expanded}
      className={classes.row}
      data-active={isActive || undefined}
      data-waiting={row === undefined || undefined}
      data-tone={tone}
      data-odd={index % 2 === 1 || undefined}
      style={{ ...style, top }}
      // The middle button would begin to scroll where it opens the row.
      onMouseDown={(event) => (event.shiftKey || (event.button === 1 && onOpenApart)) && event.preventDefault()}
      onAuxClick={(event) => event.button === 1 && row !== undefined && onOpenApart?.(row)}
      onClick={(event) => onPick(index, { shift: event.shiftKey, toggle: event.ctrlKey || event.metaKey })}
      onDoubleClick={() => row !== undefined && onOpen?.(row)}
    >
      {columns.map((column) => (
        <span key={column.id} role="gridcell" className={classes.cell} data-align={column.align} data-pin={column.pin}>
          {row === undefined ? (
            <span className={classes.waiting} aria-hidden="true" />
          ) : onOpen && (typeof column.opens === 'function' ? column.opens(row) : column.opens) ? (
            <button
              type="button"
              tabIndex={-1}
              className={classes.open}
              onClick={(event) => {
                if (event.shiftKey) return;
                if (!event.ctrlKey && !event.metaKey) return onOpen(row);
                // A link: elsewhere on the row this marks it.
                if (!onOpenApart) return;
                event.stopPropagation();
                onOpenApart(row);
              }}
            >
              {shownOf(column, row, index)}
            </button>
          ) : (
            shownOf(column, row, index)
          )}
        </span>
      ))}
    </div>
  );
}

const shownOf = <R,>({ render, text }: Column<R>, row: R, index: number): ReactNode => (render ? render(row, index) : text?.(row));

/** Drawn again only when something about it changed: a step of the keyboard draws two rows. */
export const GridRow = memo(Row) as typeof Row;

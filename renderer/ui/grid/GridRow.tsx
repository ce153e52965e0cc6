import { type CSSProperties, memo } from 'react';
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
  onPick: (index: number, keys: { shift: boolean; toggle: boolean }) => void;
}

function Row<R>({ id, index, top, rowIndex, row, columns, style, isActive, isSelected, tone, level, expanded, onOpen, onPick }: Props<R>) {
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
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
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
              onClick={(event) => !event.ctrlKey && !event.shiftKey && !event.metaKey && onOpen(row)}
            >
              {column.render(row, index)}
            </button>
          ) : (
            column.render(row, index)
          )}
        </span>
      ))}
    </div>
  );
}

/** Drawn again only when something about it changed: a step of the keyboard draws two rows. */
export const GridRow = memo(Row) as typeof Row;

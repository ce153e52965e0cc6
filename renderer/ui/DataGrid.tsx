import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import classes from './DataGrid.module.css';
import { EmptyState } from './EmptyState.tsx';
import { type RowSource, rowsOf } from './row-source.ts';
import { rowHeight, useRowWindow } from './use-row-window.ts';

export interface Column<Row> {
  id: string;
  title: string;
  /** Least width in rem. */
  width: number;
  /** Share of the width left over; without it the column keeps its width. */
  grow?: number;
  align?: 'start' | 'end' | 'center';
  /** The cell opens the row with one click, like a link; a function where not every row leads somewhere. */
  opens?: boolean | ((row: Row) => boolean);
  render: (row: Row, index: number) => ReactNode;
}

interface Props<Row> {
  /** For tests: `data-testid="grid-<name>"`. */
  name: string;
  /** What the grid lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | RowSource<Row>;
  /** Enter, double click, and a click on a cell of a column with `opens`. */
  onOpen?: (row: Row) => void;
  /** The row the keyboard is on: for buttons and panes beside the grid. */
  onActive?: (row: Row | undefined, index: number) => void;
  /** Other keys on the active row. Return true when the key was used. */
  onRowKey?: (event: KeyboardEvent, row: Row | undefined) => boolean | undefined;
  /** Totals under the rows, by column id. */
  footer?: Partial<Record<string, ReactNode>> | undefined;
  /** Makes it a tree: depth from 1, and whether the rows below are shown; undefined for a row without any. */
  tree?: (row: Row) => { level: number; expanded?: boolean | undefined };
  tone?: (row: Row) => 'muted' | 'heading' | 'bad' | undefined;
  loading?: boolean;
  /** Sentence for no rows, and what to do then. */
  empty: string;
  emptyAction?: ReactNode;
  /** As tall as its rows up to `fit` rows, instead of filling the screen. */
  fit?: number;
  autoFocus?: boolean;
}

const rowsOfEmpty = 3;

const track = <Row,>({ width, grow }: Column<Row>) => (grow ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`);

/**
 * A register of any length, one tab stop. Arrows, Page, Home and End move the row, Enter opens it; left and right scroll a narrow window.
 * Only rows on screen exist in the page; `aria-rowcount` says how many there are.
 */
export function DataGrid<Row>(props: Props<Row>) {
  const {
    name,
    label,
    columns,
    onOpen,
    onActive,
    onRowKey,
    footer,
    tone,
    tree,
    loading = false,
    empty,
    emptyAction,
    fit,
    autoFocus,
  } = props;
  const { t } = useText();
  const source: RowSource<Row> =
    'at' in props.rows && 'count' in props.rows ? (props.rows as RowSource<Row>) : rowsOf(props.rows as readonly Row[]);
  const { count } = source;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [wish, setWish] = useState(0);
  const active = Math.max(0, Math.min(wish, count - 1));
  const view = useRowWindow(box, count, footer !== undefined);

  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  const { want } = source;
  useEffect(() => {
    if (view.first <= view.last) want?.(view.first, view.last);
  }, [want, view.first, view.last]);

  // Told whenever the row under the keyboard is another one, also because the rows changed.
  const activeRow = source.at(active);
  const told = useRef(onActive);
  told.current = onActive;
  useEffect(() => told.current?.(activeRow, active), [activeRow, active]);

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(index, count - 1));
    setWish(next);
    view.reveal(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLInputElement || event.altKey) return;
    if (onRowKey?.(event, activeRow)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (activeRow === undefined || !onOpen) return;
      event.preventDefault();
      onOpen(activeRow);
      return;
    }
    const page = view.rowsPerPage();
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: count - 1 }[
      event.key
    ];
    if (target === undefined || count === 0) return;
    event.preventDefault();
    moveTo(target);
  };

  const template = columns.map(track).join(' ');
  const minWidth = `${columns.reduce((sum, column) => sum + column.width, 0)}rem`;
  const rowStyle = { gridTemplateColumns: template, minWidth };
  // Without rows the sentence that says so needs the room of a few.
  const fitted = count === 0 ? rowsOfEmpty : Math.min(count, fit ?? count);
  const height = fit === undefined ? undefined : (fitted + 1 + (footer ? 1 : 0)) * rowHeight + 2;

  return (
    <div className={classes.frame} data-fit={fit === undefined ? undefined : true} style={height === undefined ? undefined : { height }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its role is grid or treegrid, by what it shows */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of these roles take these properties */}
      <div
        ref={box}
        className={classes.grid}
        role={tree ? 'treegrid' : 'grid'}
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count + 1 + (footer ? 1 : 0)}
        aria-colcount={columns.length}
        aria-busy={loading}
        aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
        data-testid={`grid-${name}`}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={classes.head} style={{ minWidth }}>
          <div role="row" aria-rowindex={1} className={classes.row} style={rowStyle}>
            {columns.map((column) => (
              <span key={column.id} role="columnheader" className={classes.cell} data-align={column.align} title={column.title}>
                {column.title}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: view.height, minWidth }}>
          {view.items.map(({ index, top }) => {
            const row = source.at(index);
            const place = row === undefined ? undefined : tree?.(row);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
              <div
                key={index}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={index === active}
                aria-level={place?.level}
                aria-expanded={place?.expanded}
                className={classes.row}
                data-tone={row === undefined ? undefined : tone?.(row)}
                data-odd={index % 2 === 1 || undefined}
                style={{ ...rowStyle, top }}
                onClick={() => setWish(index)}
                onDoubleClick={() => row !== undefined && onOpen?.(row)}
              >
                {columns.map((column) => (
                  <span key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
                    {row === undefined ? (
                      <span className={classes.waiting} aria-hidden="true" />
                    ) : onOpen && (typeof column.opens === 'function' ? column.opens(row) : column.opens) ? (
                      <button type="button" tabIndex={-1} className={classes.open} onClick={() => onOpen(row)}>
                        {column.render(row, index)}
                      </button>
                    ) : (
                      column.render(row, index)
                    )}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
        {footer ? (
          <div role="rowgroup" className={classes.foot} style={{ minWidth }}>
            <div role="row" aria-rowindex={count + 2} className={classes.row} style={rowStyle} data-testid={`grid-${name}-total`}>
              {columns.map((column) => (
                <span key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
                  {footer[column.id]}
                </span>
              ))}
            </div>
          </div>
        ) : null}
      </div>
      {loading ? <div className={classes.loading} role="progressbar" aria-label={t('common:loading')} /> : null}
      {count === 0 && !loading ? (
        <div className={classes.empty}>
          <EmptyState title={empty}>{emptyAction}</EmptyState>
        </div>
      ) : null}
    </div>
  );
}

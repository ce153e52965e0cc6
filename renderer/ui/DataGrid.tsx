import { VisuallyHidden } from '@mantine/core';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatDecimal } from '../../shared/money/format.ts';
import { openInNewWindow } from '../app/open-window.ts';
import { useOpeningFocus } from '../app/use-opening-focus.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './DataGrid.module.css';
import { EmptyState } from './EmptyState.tsx';
import { ColumnsButton } from './grid/ColumnsButton.tsx';
import { rowsAsText } from './grid/copy-rows.ts';
import frame from './grid/frame.module.css';
import { GridRow } from './grid/GridRow.tsx';
import { GridStatus } from './grid/GridStatus.tsx';
import { HeadCell } from './grid/HeadCell.tsx';
import type { Figure } from './grid/summary.ts';
import type { Columns } from './grid/use-columns.ts';
import { useMoreBeside } from './grid/use-more-beside.ts';
import { mostSelected, type Selection, toggled } from './grid/use-selection.ts';
import { type RowSource, rowsOf } from './row-source.ts';
import { usePlaceMark } from './use-place-state.ts';
import { type ScrollPlace, useRowWindow } from './use-row-window.ts';

export interface Column<Row> {
  id: string;
  title: string;
  /** Heading over neighbouring columns that name the same one. */
  group?: string;
  /** Least width in rem. */
  width: number;
  /** Share of the width left over; without it the column keeps its width. */
  grow?: number;
  /** Most width in rem of a column that may be wider than its least one, but gains nothing from all the room there is. */
  most?: number;
  /** The first column: stays where it is while the others are scrolled. */
  pin?: boolean;
  align?: 'start' | 'end' | 'center';
  /** The cell opens the row with one click, like a link; a function where not every row leads somewhere. */
  opens?: boolean | ((row: Row) => boolean);
  /** What a list is sorted by when its head is chosen; without it the column can't be sorted by. */
  sort?: string | undefined;
  /** What is copied of it; without it and `amount` the column is not copied. */
  text?: (row: Row) => string;
  /** The figure of a column of amounts: copied as a number, and added up under the list. Null where a row has none. */
  amount?: (row: Row) => Figure | null;
  /** Figures that are no parts of a sum, such as a running balance: copied, but not added up. */
  notAdded?: boolean;
  /** What stands in the cell; its `text` without it. */
  render?: (row: Row, index: number) => ReactNode;
  /** In place of the title where there is no room for it; the title is what it is called. */
  head?: ReactNode;
}

export interface GridSort {
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}
export type Tone = 'muted' | 'heading' | 'subtotal' | 'total' | 'bad';

export interface GridProps<Row> {
  /** For tests: `data-testid="grid-<name>"`. */
  name: string;
  /** What the grid lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | RowSource<Row>;
  /** Enter, double click, and a click on a cell of a column with `opens`. */
  onOpen?: (row: Row) => void;
  /** The address a row leads to: opened in another window by Ctrl+Enter, a middle click, and Ctrl with a click on a cell of a column with `opens`. */
  hrefOf?: (row: Row) => string | undefined;
  /** The row the keyboard is on: for buttons and panes beside the grid. */
  onActive?: (row: Row | undefined, index: number) => void;
  /** Other keys on the active row. Return true when the key was used. */
  onRowKey?: (event: KeyboardEvent, row: Row | undefined) => boolean | undefined;
  /** Totals under the rows, by column id. */
  footer?: Partial<Record<string, ReactNode>> | undefined;
  /** Makes it a tree: depth from 1, and whether the rows below are shown; undefined for a row without any. */
  tree?: (row: Row) => { level: number; expanded?: boolean | undefined };
  tone?: (row: Row) => Tone | undefined;
  loading?: boolean;
  /** Sentence for no rows, and what to do then. */
  empty: string;
  emptyAction?: ReactNode;
  /** As tall as its rows up to `fit` rows, instead of filling the screen. */
  fit?: number;
  autoFocus?: boolean;
  /** Moves the row of the keyboard from outside. */
  handle?: Ref<GridHandle>;
  /** How the rows are sorted; with `onSort` the heads of columns with `sort` are chosen by click or Shift+Alt+arrows. */
  sort?: GridSort | undefined;
  onSort?: ((sort: GridSort) => void) | undefined;
  /** Makes rows markable: Space, Shift with arrows, Ctrl+A, clicks with Shift or Ctrl. */
  selection?: Selection<Row>;
  /** `const columns = useColumns(name, all)`, then `columns={columns.shown} chooser={columns}`: which columns there are is chosen under the list. */
  chooser?: Columns<Row>;
  /** What the whole list amounts to, for the line under it. */
  totals?: ReactNode;
}

export interface GridHandle {
  moveTo(index: number): void;
}

const rowsOfEmpty = 3;

const track = <Row,>({ width, grow, most }: Column<Row>) =>
  grow ? `minmax(${width}rem, ${grow}fr)` : most ? `minmax(${width}rem, ${Math.max(width, most)}rem)` : `${width}rem`;

/**
 * A register of any length, one tab stop. Arrows, Page, Home and End move the row, Enter opens it; left and right scroll a narrow window.
 * Only rows on screen exist in the page; `aria-rowcount` says how many there are.
 */
export function DataGrid<Row>(props: GridProps<Row>) {
  const {
    name,
    label,
    columns,
    onOpen,
    hrefOf,
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
    handle,
    sort,
    onSort,
    selection,
    chooser,
    totals,
  } = props;
  const { t, language } = useText();
  const source: RowSource<Row> =
    'at' in props.rows && 'count' in props.rows ? (props.rows as RowSource<Row>) : rowsOf(props.rows as readonly Row[]);
  const { count } = source;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const kept = usePlaceMark<ScrollPlace & { row: number }>(`grid:${name}`);
  const [wish, setWish] = useState(kept.first?.row ?? 0);
  const active = Math.max(0, Math.min(wish, count - 1));
  const headRows = columns.some(({ group }) => group !== undefined) ? 2 : 1;
  const view = useRowWindow(box, count, headRows, footer !== undefined);
  useMoreBeside(box);

  useOpeningFocus(() => box.current?.focus({ preventScroll: true }), autoFocus ?? false);

  // Back finds the list as it was left: the row of the keyboard, and what was in sight.
  const rowNow = useRef(active);
  rowNow.current = active;
  const { keep } = kept;
  useLayoutEffect(() => () => keep({ ...view.place(), row: rowNow.current }), [keep, view.place]);
  // Also at each step: a list that is replaced within its screen is gone only when the next place in the history has begun.
  useEffect(() => {
    if (count > 0) keep({ ...view.place(), row: active });
  }, [keep, view.place, active, count]);
  const toRestore = useRef(kept.first);
  useLayoutEffect(() => {
    if (count === 0 || toRestore.current === undefined) return;
    view.restore(toRestore.current);
    toRestore.current = undefined;
  }, [count, view.restore]);

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
  useImperativeHandle(handle, () => ({ moveTo }));

  const [said, say] = useState('');
  /** Where marking with Shift began. */
  const anchor = useRef<number | undefined>(undefined);
  const mark = (rows: ReadonlyMap<string, Row>) => {
    selection?.set(rows);
    say(rows.size === 0 ? t('grid:noneMarked') : t('grid:marked', { count: rows.size, shown: formatDecimal(String(rows.size), language) }));
  };
  /** Marks a stretch, also where its rows have not arrived yet. */
  const markStretch = async (from: number, to: number) => {
    if (!selection || count === 0) return;
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    if (last - first >= mostSelected) return say(t('grid:tooMany', { count: mostSelected }));
    const rows = Array.from({ length: last - first + 1 }, (_, index) => source.at(first + index));
    // At once where everything is here: the next key goes on from it.
    const all = rows.includes(undefined) && source.read ? await source.read(first, last) : rows.filter((row) => row !== undefined);
    mark(new Map(all.map((row) => [selection.keyOf(row), row])));
  };
  const markTo = (index: number) => {
    anchor.current ??= active;
    void markStretch(anchor.current, index);
  };
  const markAll = () => {
    if (selection && selection.rows.size === count) return mark(new Map());
    anchor.current = 0;
    void markStretch(0, count - 1);
  };
  const copy = () => {
    const rows = selection && selection.rows.size > 0 ? [...selection.rows.values()] : activeRow === undefined ? [] : [activeRow];
    const text = rowsAsText(columns, rows, language);
    if (text === '') return;
    void navigator.clipboard.writeText(text).then(
      () => say(t('grid:copied', { count: rows.length })),
      () => say(t('grid:notCopied')),
    );
  };

  const [pointed, setPointed] = useState<string>();
  const sortable = columns.filter((column) => column.sort !== undefined);
  const sortBy = (by: string, direction?: GridSort['direction']) => {
    const next: GridSort = { by, direction: direction ?? (sort?.by === by && sort.direction === 'asc' ? 'desc' : 'asc') };
    onSort?.(next);
    const column = columns.find((each) => each.sort === by)?.title ?? '';
    say(t(next.direction === 'asc' ? 'grid:sortedUp' : 'grid:sortedDown', { column }));
  };
  /** Shift+Alt with left and right goes along the heads, with up and down it sorts by the one it is on. */
  const sortKey = (key: string): boolean => {
    if (!onSort || sortable.length === 0) return false;
    const at = sortable.findIndex(({ id: column }) => column === pointed);
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const next = sortable[Math.max(0, Math.min(at + (key === 'ArrowRight' ? 1 : -1), sortable.length - 1))]!;
      setPointed(next.id);
      say(next.title);
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      const column = sortable[Math.max(0, at)]!;
      setPointed(column.id);
      sortBy(column.sort!, key === 'ArrowUp' ? 'asc' : 'desc');
    } else return false;
    return true;
  };

  const selectionKey = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    const isMain = event.ctrlKey || event.metaKey;
    // A text that was marked with the mouse is copied by the browser.
    if (isMain && event.code === 'KeyC' && getSelection()?.isCollapsed !== false) {
      copy();
      return columns.some(({ text, amount }) => text ?? amount);
    }
    if (!selection) return false;
    if (event.key === ' ' && activeRow !== undefined) {
      anchor.current = active;
      mark(toggled(selection, activeRow));
    } else if (isMain && event.code === 'KeyA') markAll();
    else if (event.key === 'Escape' && selection.rows.size > 0) mark(new Map());
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.shiftKey && event.altKey && sortKey(event.key)) {
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
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
    if (event.key === 'Enter' && activeRow !== undefined && hrefOf?.(activeRow) !== undefined) {
      event.preventDefault();
      openApart(activeRow);
      return;
    }
    if (selectionKey(event)) {
      event.preventDefault();
      return;
    }
    const page = view.rowsPerPage();
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: count - 1 }[
      event.key
    ];
    if (target === undefined || count === 0) return;
    event.preventDefault();
    moveTo(target);
    if (!selection) return;
    if (event.shiftKey) markTo(Math.max(0, Math.min(target, count - 1)));
    else anchor.current = undefined;
  };

  const openApart = (row: Row) => {
    const href = hrefOf?.(row);
    if (href !== undefined) openInNewWindow(href);
  };

  const template = columns.map(track).join(' ');
  const minWidth = `${columns.reduce((sum, column) => sum + column.width, 0)}rem`;
  const rowStyle = useMemo(() => ({ gridTemplateColumns: template, minWidth }), [template, minWidth]);
  const marked = selection?.rows;
  const isMarking = marked !== undefined && marked.size > 0;

  // What a row calls stays the same function, so that rows are drawn again only when they change.
  const pick = (index: number, { shift, toggle }: { shift: boolean; toggle: boolean }) => {
    setWish(index);
    const row = source.at(index);
    if (!selection) return;
    if (shift) markTo(index);
    else {
      anchor.current = index;
      if (toggle && row !== undefined) mark(toggled(selection, row));
    }
  };
  const called = useRef({ pick, onOpen, openApart });
  called.current = { pick, onOpen, openApart };
  const [onPick] = useState(() => (index: number, keys: { shift: boolean; toggle: boolean }) => called.current.pick(index, keys));
  const [open] = useState(() => (row: Row) => called.current.onOpen?.(row));
  const [apart] = useState(() => (row: Row) => called.current.openApart(row));
  // Without rows the sentence that says so needs the room of a few.
  const fitted = count === 0 ? rowsOfEmpty : Math.min(count, fit ?? count);
  const height = fit === undefined ? undefined : (fitted + headRows + (footer ? 1 : 0)) * view.rowHeight + 2;

  return (
    <>
      <div className={frame.frame} data-fit={fit === undefined ? undefined : true} style={height === undefined ? undefined : { height }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: its role is grid or treegrid, by what it shows */}
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of these roles take these properties */}
        <div
          ref={box}
          className={`${frame.box} ${classes.grid}`}
          role={tree ? 'treegrid' : 'grid'}
          tabIndex={0}
          aria-label={label}
          aria-rowcount={count + headRows + (footer ? 1 : 0)}
          aria-colcount={columns.length}
          aria-busy={loading}
          aria-multiselectable={selection === undefined ? undefined : true}
          aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
          data-testid={`grid-${name}`}
          onKeyDown={onKeyDown}
        >
          <div role="rowgroup" className={classes.head} style={{ minWidth }}>
            {headRows === 2 ? <GroupRow columns={columns} style={rowStyle} /> : null}
            <div role="row" aria-rowindex={headRows} className={classes.row} style={rowStyle}>
              {columns.map((column, index) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  index={index}
                  sort={sort}
                  onSort={onSort && ((by) => sortBy(by))}
                  isPointed={column.id === pointed}
                  onResize={
                    chooser && ((of, rem) => chooser.choose({ ...chooser.choice, widths: { ...chooser.choice.widths, [of]: rem } }))
                  }
                />
              ))}
            </div>
          </div>
          <div role="rowgroup" className={classes.body} style={{ height: view.height, minWidth }}>
            {view.items.map(({ index, top }) => {
              const row = source.at(index);
              const place = row === undefined ? undefined : tree?.(row);
              return (
                <GridRow
                  key={index}
                  id={`${id}-${index}`}
                  index={index}
                  top={top}
                  rowIndex={index + headRows + 1}
                  row={row}
                  columns={columns}
                  style={rowStyle}
                  isActive={index === active}
                  isSelected={isMarking ? row !== undefined && marked.has(selection!.keyOf(row)) : index === active}
                  tone={row === undefined ? undefined : tone?.(row)}
                  level={place?.level}
                  expanded={place?.expanded}
                  onOpen={onOpen && open}
                  onOpenApart={hrefOf && apart}
                  onPick={onPick}
                />
              );
            })}
          </div>
          {footer ? (
            <div role="rowgroup" className={classes.foot} style={{ minWidth }}>
              <div
                role="row"
                aria-rowindex={count + headRows + 1}
                className={classes.row}
                style={rowStyle}
                data-testid={`grid-${name}-total`}
              >
                {columns.map((column) => (
                  <span key={column.id} role="gridcell" className={classes.cell} data-align={column.align} data-pin={column.pin}>
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
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {chooser || totals ? (
        <GridStatus name={name} count={count} columns={columns} marked={marked ? [...marked.values()] : []} totals={totals}>
          {chooser ? <ColumnsButton name={name} columns={chooser} /> : null}
        </GridStatus>
      ) : null}
    </>
  );
}

/** Headings over columns that belong together. A column of no group has nothing above it. */
function GroupRow<Row>({ columns, style }: { columns: readonly Column<Row>[]; style: CSSProperties }) {
  const spans: { id: string; group: string | undefined; from: number; width: number }[] = [];
  for (const [index, { id, group }] of columns.entries()) {
    const before = spans.at(-1);
    if (before && group !== undefined && before.group === group) before.width += 1;
    else spans.push({ id, group, from: index + 1, width: 1 });
  }
  return (
    <div role="row" aria-rowindex={1} className={classes.row} style={style} data-group-row>
      {spans.map(({ id, group, from, width }) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of these roles take these properties
        <span
          key={id}
          role={group === undefined ? 'gridcell' : 'columnheader'}
          aria-colindex={from}
          aria-colspan={width}
          className={classes.cell}
          data-align="center"
          data-group={group === undefined ? undefined : true}
          data-pin={columns[from - 1]?.pin}
          style={{ gridColumn: `${from} / span ${width}` }}
          title={group}
        >
          {group}
        </span>
      ))}
    </div>
  );
}

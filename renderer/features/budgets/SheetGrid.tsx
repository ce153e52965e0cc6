import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { formatPeriod, monthName } from '../../../shared/dates/format.ts';
import { mostPasted, readBlock } from '../../../shared/interchange/pasted-block.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { isExpression, readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import frame from '../../ui/grid/frame.module.css';
import { useMoreBeside } from '../../ui/grid/use-more-beside.ts';
import { Money } from '../../ui/Money.tsx';
import { useRowWindow } from '../../ui/use-row-window.ts';
import classes from './budgets.module.css';
import { copied, filledRight, monthOf, months, pasted, type Sheet, sumsOfRow, totalsOf, withAmount, withoutRow } from './sheet.ts';
import { areaOf, type Cursor, cursorAt, moved } from './sheet-keys.ts';

interface Props {
  sheet: Sheet;
  accounts: ReadonlyMap<string, AccountInfo>;
  scale: number;
  mayWrite: boolean;
  cursor: Cursor;
  onCursor: (cursor: Cursor) => void;
  /** The sheet after one step. */
  onChange: (sheet: Sheet) => void;
  onUndo: (() => void) | undefined;
  onRedo: (() => void) | undefined;
}

/** What is being typed into the cell of the keyboard. `typed`: begun by a letter, so that arrows go on to the next cell. */
interface Editing {
  readonly text: string;
  readonly typed: boolean;
}

const headRows = 4;
const totals = ['income', 'expense', 'result'] as const;

/**
 * Accounts down, months across, as in a spreadsheet: arrows, Tab and Enter move, typing begins an amount or a calculation, F2 changes one, Shift with arrows
 * marks, Ctrl+R fills to the right, Ctrl+C, X and V go to and from spreadsheets. One tab stop; what a budget comes to stands above it.
 */
export function SheetGrid({ sheet, accounts, scale, mayWrite, cursor, onCursor, onChange, onUndo, onRedo }: Props) {
  const { t, language, nameOf } = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState<Editing>();
  const [problem, setProblem] = useState('');
  /** Escape lets the next Tab leave the sheet. */
  const leaves = useRef(false);
  /** What is typed was taken, or given up: leaving the field does not take it, over what was done since. */
  const settled = useRef(false);
  const { rows, year } = sheet;
  const area = areaOf(cursor);
  useMoreBeside(box);
  const view = useRowWindow(box, rows.length, headRows, false);
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const titles = Array.from({ length: months }, (_, at) => monthName(monthOf(year, at), language));

  const sums = useMemo(() => rows.map((row) => sumsOfRow(row, scale)), [rows, scale]);
  const total = useMemo(() => totalsOf(rows, (code) => accounts.get(code), scale), [rows, accounts, scale]);
  const width = useMemo(() => {
    const longest = [...sums.flat(), ...total.income, ...total.expense, ...total.result].reduce((most, minor) => {
      const size = writeDecimal(minor, scale).length;
      return Math.max(most, size + Math.floor((size - scale - 2) / 3));
    }, 8);
    return Math.max(5.75, 1 + longest * 0.5);
  }, [sums, total, scale]);

  // The cell of the keyboard comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell is what it waits for
  useLayoutEffect(() => {
    if (rows.length === 0) return;
    const cell = document.getElementById(cellId(cursor.row, cursor.column));
    if (cell) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    else view.reveal(cursor.row);
  }, [cursor.row, cursor.column, rows.length]);
  useEffect(() => {
    if (editing) input.current?.focus();
  }, [editing]);
  // A sheet that is opened is worked on.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, []);

  const begin = (next: Editing) => {
    if (!mayWrite || rows.length === 0) return;
    settled.current = false;
    setProblem('');
    setEditing(next);
  };
  const settle = () => {
    settled.current = true;
    setEditing(undefined);
    setProblem('');
  };
  /** Leaves the cell as it was. */
  const stop = () => {
    settle();
    box.current?.focus({ preventScroll: true });
  };
  const here = { top: cursor.row, bottom: cursor.row, left: cursor.column, right: cursor.column };
  /** Takes what is typed; false when it can't be read: it stays in its cell. */
  const take = (): boolean => {
    if (!editing || settled.current) return true;
    const read = readAmount(editing.text, scale, language);
    if (!read.ok && read.reason !== 'empty') {
      setProblem(t(`common:amount.${read.reason}`, { scale }));
      return false;
    }
    settle();
    onChange(withAmount(sheet, here, read.ok ? read.text : '', scale));
    return true;
  };
  const fill = () => onChange(filledRight(sheet, area));

  const copy = () => void navigator.clipboard.writeText(copied(sheet, area)).catch(() => setProblem(t('budgets:noClipboard')));
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    const block = readBlock(text);
    // One amount is typed text; in a cell that is being typed it goes where the caret is.
    if (!mayWrite || rows.length === 0 || (block === undefined && editing)) return;
    event.preventDefault();
    if (block === 'too-large') return setProblem(t('budgets:paste.tooLarge', { rows: mostPasted.rows }));
    if (block === undefined) {
      const read = readAmount(text, scale, language);
      if (read.ok) onChange(withAmount(sheet, area, read.text, scale));
      else if (read.reason !== 'empty') setProblem(t(`common:amount.${read.reason}`, { scale }));
      return;
    }
    const mark = formatDecimal('0.5', language).charAt(1) === ',' ? ',' : '.';
    const isAccount = (code: string) => accounts.get(code)?.postable === true;
    const answer = pasted(sheet, block, { row: cursor.row, column: cursor.column }, { scale, mark, isAccount });
    if ('problem' in answer) return setProblem(t(`budgets:paste.${answer.problem}`, { cell: answer.cell, scale }));
    settle();
    onChange(answer.sheet);
    const { top, left, bottom, right } = answer.area;
    onCursor({ row: top, column: left, fromRow: bottom, fromColumn: right });
    box.current?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const main = event.ctrlKey || event.metaKey;
    const { key, code } = event;
    if (editing) {
      const goesOn = key === 'Enter' || key === 'Tab' || key === 'ArrowUp' || key === 'ArrowDown' || (editing.typed && /^Arrow/.test(key));
      if (key === 'Escape') {
        event.stopPropagation();
        stop();
      } else if (goesOn && !main) {
        event.preventDefault();
        if (!take()) return;
        const next = moved(
          cursorAt(cursor.row, cursor.column),
          { key, shiftKey: event.shiftKey && !/^Arrow/.test(key), ctrlKey: false, metaKey: false },
          rows.length,
          1,
        );
        if (next) onCursor(next);
        box.current?.focus({ preventScroll: true });
      }
      return;
    }
    if (rows.length === 0) return;
    const used = main && !event.shiftKey ? command(code) : main && code === 'KeyZ' ? step(onRedo) : false;
    if (used) return event.preventDefault();
    if (key === 'Escape') {
      leaves.current = true;
      return;
    }
    // Shift comes before the Tab it belongs to.
    if (leaves.current && (key === 'Tab' || key === 'Shift')) return;
    leaves.current = false;
    const next = moved(cursor, event, rows.length, view.rowsPerPage());
    if (next) {
      event.preventDefault();
      setProblem('');
      onCursor(next);
    } else if (mayWrite && (key === 'Delete' || key === 'Backspace')) {
      event.preventDefault();
      onChange(withAmount(sheet, area, '', scale));
    } else if (key === 'F2') {
      event.preventDefault();
      begin({ text: formatted(rows[cursor.row]!.cells[cursor.column]!), typed: false });
    } else if (!main && [...key].length === 1 && key !== ' ') {
      event.preventDefault();
      begin({ text: key, typed: true });
    }
  };
  const step = (run: (() => void) | undefined): boolean => {
    run?.();
    return true;
  };
  /** By physical key, so that they work on Georgian and Cyrillic layouts; each with Ctrl. */
  function command(code: string): boolean {
    if (code === 'KeyC') copy();
    else if (code === 'KeyA') onCursor({ row: 0, column: 0, fromRow: rows.length - 1, fromColumn: months - 1 });
    else if (code === 'KeyZ') step(onUndo);
    else if (code === 'KeyY') step(onRedo);
    else if (!mayWrite) return false;
    else if (code === 'KeyX') {
      copy();
      onChange(withAmount(sheet, area, '', scale));
    } else if (code === 'KeyR') fill();
    else if (code === 'Delete') {
      onChange(withoutRow(sheet, cursor.row));
      onCursor(cursorAt(Math.max(0, Math.min(cursor.row, rows.length - 2)), cursor.column));
    } else return false;
    return true;
  }

  const formatted = (text: string) => (text === '' ? '' : formatDecimal(text, language));
  const columns = `17rem repeat(${months}, ${width}rem) ${width + 0.75}rem`;
  const nameOfRow = (account: string) => {
    const name = nameOf(accounts.get(account)?.names ?? {});
    return name === account ? '' : name;
  };
  const figure = (minor: bigint) => <Money amount={writeDecimal(minor, scale)} dashZero />;
  const read = editing ? readAmount(editing.text, scale, language) : undefined;
  const marked = area.top !== area.bottom || area.left !== area.right;
  const sumOfArea = () => {
    let sum = 0n;
    for (let row = area.top; row <= area.bottom; row += 1) for (let at = area.left; at <= area.right; at += 1) sum += sums[row]?.[at] ?? 0n;
    return sum;
  };
  const active = rows[cursor.row];

  return (
    <div className={classes.sheet}>
      <div className={frame.frame}>
        <div
          ref={box}
          className={`${frame.box} ${classes.grid}`}
          role="grid"
          tabIndex={0}
          aria-label={t('budgets:sheet')}
          aria-rowcount={rows.length + headRows}
          aria-colcount={months + 2}
          aria-multiselectable="true"
          aria-readonly={!mayWrite}
          aria-activedescendant={editing || !active ? undefined : cellId(cursor.row, cursor.column)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            leaves.current = false;
          }}
          style={{ scrollPaddingTop: view.rowHeight * headRows, scrollPaddingInlineStart: '17rem' }}
          data-testid="grid-budget"
        >
          <div className={classes.head} role="rowgroup">
            <div className={classes.row} role="row" aria-rowindex={1} style={{ gridTemplateColumns: columns }}>
              <span className={classes.name} role="columnheader">
                {t('common:account')}
              </span>
              {titles.map((title) => (
                <span key={title} className={classes.cell} role="columnheader">
                  {title}
                </span>
              ))}
              <span className={classes.cell} role="columnheader">
                {t('common:total')}
              </span>
            </div>
            {totals.map((which, at) => (
              <div
                key={which}
                className={classes.row}
                role="row"
                aria-rowindex={at + 2}
                style={{ gridTemplateColumns: columns }}
                data-total={which}
                data-testid={`budget-${which}`}
              >
                <span className={classes.name} role="rowheader">
                  {t(`budgets:${which}`)}
                </span>
                {total[which].map((minor, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <span key={column} className={classes.cell} role="gridcell">
                    {figure(minor)}
                  </span>
                ))}
              </div>
            ))}
          </div>
          <div className={classes.body} role="rowgroup" style={{ height: view.height }}>
            {view.items.map(({ index, top }) => {
              const row = rows[index]!;
              return (
                <div
                  key={row.account}
                  className={classes.row}
                  role="row"
                  aria-rowindex={index + headRows + 1}
                  style={{ gridTemplateColumns: columns, transform: `translateY(${top}px)` }}
                  data-account={row.account}
                >
                  <span className={classes.name} role="rowheader" title={`${row.account} ${nameOfRow(row.account)}`}>
                    <span className={classes.code}>{row.account}</span> {nameOfRow(row.account)}
                  </span>
                  {row.cells.map((text, column) => {
                    const isActive = index === cursor.row && column === cursor.column;
                    const isMarked = index >= area.top && index <= area.bottom && column >= area.left && column <= area.right;
                    return (
                      <span
                        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                        key={column}
                        id={cellId(index, column)}
                        className={classes.cell}
                        role="gridcell"
                        aria-selected={isMarked}
                        data-active={isActive || undefined}
                        onMouseDown={(event) => {
                          if (editing && isActive) return;
                          event.preventDefault();
                          if (!take()) return;
                          onCursor(event.shiftKey ? { ...cursor, row: index, column } : cursorAt(index, column));
                          box.current?.focus({ preventScroll: true });
                        }}
                        onMouseEnter={(event) => {
                          if (event.buttons === 1 && !editing) onCursor({ ...cursor, row: index, column });
                        }}
                        onDoubleClick={() => {
                          // In the field it marks a word of what is typed.
                          if (!(editing && isActive)) begin({ text: formatted(text), typed: false });
                        }}
                      >
                        {editing && isActive ? (
                          <input
                            ref={input}
                            className={classes.input}
                            value={editing.text}
                            aria-label={`${row.account} ${formatPeriod(monthOf(year, column), language)}`}
                            aria-invalid={problem !== '' || undefined}
                            autoComplete="off"
                            inputMode="decimal"
                            onChange={(event) => {
                              setProblem('');
                              setEditing({ ...editing, text: event.currentTarget.value });
                            }}
                            onBlur={take}
                          />
                        ) : text === '' ? null : (
                          <Money amount={text} />
                        )}
                      </span>
                    );
                  })}
                  <span className={classes.cell} role="gridcell" data-sum>
                    {figure(sums[index]![months]!)}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <p className={classes.status} role="status" data-testid="budget-status" data-bad={problem !== '' || undefined}>
        {problem !== '' ? (
          problem
        ) : editing && isExpression(editing.text) && read?.ok ? (
          `= ${formatDecimal(read.text, language)}`
        ) : marked ? (
          <>
            {t('budgets:sumOfMarked')} <Money amount={writeDecimal(sumOfArea(), scale)} strong />
          </>
        ) : active ? (
          `${active.account} ${nameOfRow(active.account)} · ${formatPeriod(monthOf(year, cursor.column), language)}`
        ) : (
          '\u00a0'
        )}
      </p>
    </div>
  );
}

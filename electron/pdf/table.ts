import type { Language } from '../../shared/locales/languages.ts';
import { type Element, ink, lineHeight, type Sheet, type TextStyle } from './document.ts';
import { texts } from './texts.ts';

export interface Column {
  readonly title: string;
  /** `decimal` is right-aligned with the decimal marks under each other, however many decimals follow. */
  readonly align: 'left' | 'right' | 'decimal';
  /** Points. A column is as wide as its longest text and at least this wide; the one that grows takes what is left and breaks its texts. */
  readonly width: number;
  readonly grows?: boolean;
  /** Cells are drawn as boxes to be filled in, as on a form. */
  readonly boxed?: boolean;
}

export interface Cell {
  readonly text: string;
  /** A second, small line in another language. */
  readonly under?: { readonly text: string; readonly language: Language };
  /** Printed light: present, but nothing to look at. */
  readonly isQuiet?: boolean;
}

export interface Row {
  /** One per column; null is a cell the row doesn't have. */
  readonly cells: readonly (Cell | null)[];
  /** A subtotal or total belongs to the rows above it and never starts a page alone. */
  readonly kind?: 'subtotal' | 'total';
}

export interface TableSetup {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly title?: string;
  /** Smaller type and less air, for forms with two languages in a row. */
  readonly isDense?: boolean;
  /** Points below the last row that must stay on its page. */
  readonly below?: number;
}

const paddingX = 5;
const paddingY = (setup: TableSetup): number => (setup.isDense ? 1.7 : 2.6);
const sizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5] as const;
const leastGrowing = 96;
/** A table up to this height is not broken over two pages. */
const keptTogether = 240;
const headerStyle: TextStyle = { size: 7, colour: ink.quiet };
const titleStyle: TextStyle = { size: 10, weight: 'semibold' };
const continuedStyle: TextStyle = { size: 8, weight: 'semibold', colour: ink.quiet };

interface Layout {
  readonly size: number;
  readonly widths: readonly number[];
  /** Left edges. */
  readonly lefts: readonly number[];
  /** Widest decimal mark with what follows it, for columns aligned on the mark. */
  readonly fractions: readonly number[];
}

/**
 * Draws a table from the cursor down and moves the cursor below it. Rows never break; the header is repeated on every page; title and header
 * stay with the first rows, totals stay with the row above them. Where figures are too wide for the page the whole table is set smaller.
 */
export function drawTable(sheet: Sheet, setup: TableSetup): void {
  const layout = measureTable(sheet, setup);
  const headerHeight = heightOfHeader(sheet, setup, layout);
  const heights = setup.rows.map((row) => heightOfRow(sheet, setup, layout, row));
  const titleHeight = setup.title === undefined ? 0 : lineHeight(titleStyle) + 4;

  // A row needs room for itself and for the totals that follow it directly.
  const needs = [...heights];
  if (needs.length > 0) needs[needs.length - 1]! += setup.below ?? 0;
  for (let index = needs.length - 2; index >= 0; index -= 1) {
    if (setup.rows[index + 1]?.kind) needs[index]! += needs[index + 1]!;
  }

  const [first = 0, second = 0] = heights;
  const whole = titleHeight + headerHeight + heights.reduce((sum, height) => sum + height, setup.below ?? 0);
  sheet.makeRoom(whole <= keptTogether ? whole : titleHeight + headerHeight + Math.max(first + second, needs[0] ?? 0));
  if (setup.title !== undefined) {
    sheet.text(setup.title, { x: sheet.area.left, y: sheet.y, width: sheet.area.width }, titleStyle, { name: 'H2' });
    sheet.y += titleHeight;
  }
  const table = sheet.element('Table');
  drawHeader(sheet, setup, layout, headerHeight, table);
  for (const [index, row] of setup.rows.entries()) {
    if (sheet.makeRoom(row.kind ? heights[index]! : needs[index]!)) {
      drawContinued(sheet, setup);
      drawHeader(sheet, setup, layout, headerHeight, undefined);
    }
    drawRow(sheet, setup, layout, row, heights[index]!, row.kind === 'subtotal' && !setup.rows[index - 1]?.kind, table);
  }
}

function measureTable(sheet: Sheet, setup: TableSetup): Layout {
  for (const size of setup.isDense ? sizes.slice(1) : sizes) {
    const layout = measureAt(sheet, setup, size);
    const growing = setup.columns.findIndex((column) => column.grows);
    if (size === sizes.at(-1) || growing < 0 || layout.widths[growing]! >= leastGrowing) return layout;
  }
  throw new Error('unreachable');
}

function measureAt(sheet: Sheet, setup: TableSetup, size: number): Layout {
  const fractions = setup.columns.map((column, index) =>
    column.align === 'decimal'
      ? Math.max(0, ...setup.rows.map((row) => widthOfFraction(sheet, row.cells[index]?.text ?? '', styleOf(size, row))))
      : 0,
  );
  const natural = setup.columns.map((column, index) => {
    if (column.grows) return 0;
    const widths = setup.rows.map((row) => {
      const text = row.cells[index]?.text ?? '';
      const style = styleOf(size, row);
      return sheet.measure(text, style) + (column.align === 'decimal' ? fractions[index]! - widthOfFraction(sheet, text, style) : 0);
    });
    // A header breaks at spaces only, a figure nowhere.
    const words = column.title.split(' ').map((word) => sheet.measure(word, headerStyle));
    return Math.max(column.width, Math.ceil(Math.max(0, ...widths, ...words) + 2 * paddingX));
  });
  const taken = natural.reduce((sum, width) => sum + width, 0);
  const widths = setup.columns.map((column, index) => (column.grows ? sheet.area.width - taken : natural[index]!));
  const lefts = widths.map((_, index) => sheet.area.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return { size, widths, lefts, fractions };
}

/** From the decimal mark on: a comma or point with digits after it at the end of the text. */
function widthOfFraction(sheet: Sheet, text: string, style: TextStyle): number {
  const fraction = /[.,]\d+$/.exec(text)?.[0] ?? '';
  return fraction === '' ? 0 : sheet.measure(fraction, style);
}

const styleOf = (size: number, row: Row, cell?: Cell | null): TextStyle => ({
  size,
  weight: row.kind === 'total' ? 'semibold' : 'regular',
  colour: cell?.isQuiet ? ink.faint : ink.text,
});

const underStyle = (size: number): TextStyle => ({ size: size * 0.78, colour: ink.quiet });
const innerWidth = (layout: Layout, column: number): number => layout.widths[column]! - 2 * paddingX;

function heightOfHeader(sheet: Sheet, setup: TableSetup, layout: Layout): number {
  const lines = setup.columns.map((column, index) => sheet.wrap(column.title, innerWidth(layout, index), headerStyle).length);
  return Math.max(...lines) * lineHeight(headerStyle) + 2 * paddingY(setup) + 1;
}

function heightOfRow(sheet: Sheet, setup: TableSetup, layout: Layout, row: Row): number {
  const heights = setup.columns.map((_, index) => heightOfCell(sheet, layout, row, index));
  return Math.max(...heights) + 2 * paddingY(setup);
}

function heightOfCell(sheet: Sheet, layout: Layout, row: Row, column: number): number {
  const cell = row.cells[column];
  if (!cell) return 0;
  const style = styleOf(layout.size, row);
  const main = sheet.wrap(cell.text, innerWidth(layout, column), style).length * lineHeight(style);
  if (!cell.under) return main;
  const small = underStyle(layout.size);
  return main + sheet.wrap(cell.under.text, innerWidth(layout, column), small).length * lineHeight(small);
}

function drawContinued(sheet: Sheet, setup: TableSetup): void {
  const { title } = setup;
  if (title === undefined) return;
  sheet.decoration(() =>
    sheet.untaggedText(
      `${title} (${texts[sheet.language].continued})`,
      { x: sheet.area.left, y: sheet.y, width: sheet.area.width },
      continuedStyle,
    ),
  );
  sheet.y += lineHeight(continuedStyle) + 4;
}

/** On the pages after the first the header is a repetition for the eye and stays out of the tag tree. */
function drawHeader(sheet: Sheet, setup: TableSetup, layout: Layout, height: number, table: Element | undefined): void {
  const top = sheet.y;
  sheet.decoration(() => {
    sheet.box(sheet.area.left, top, sheet.area.width, height, { fill: ink.shade });
    sheet.rule(sheet.area.left, top, sheet.area.width, ink.quiet, 0.7);
    sheet.rule(sheet.area.left, top + height, sheet.area.width, ink.line);
  });
  const row = table ? sheet.element('TR', table) : undefined;
  for (const [index, column] of setup.columns.entries()) {
    const lines = sheet.wrap(column.title, innerWidth(layout, index), headerStyle);
    const place = {
      x: layout.lefts[index]! + paddingX,
      y: top + height - paddingY(setup) - 0.5 - lines.length * lineHeight(headerStyle),
      width: innerWidth(layout, index),
      align: column.align === 'left' ? ('left' as const) : ('right' as const),
    };
    if (row) {
      const cell = sheet.element('TH', row, { scope: 'Column' });
      sheet.lines(lines, place, headerStyle, { parent: cell });
    } else {
      sheet.decoration(() => {
        for (const [at, line] of lines.entries())
          sheet.untaggedText(line, { ...place, y: place.y + at * lineHeight(headerStyle) }, headerStyle);
      });
    }
  }
  sheet.y += height;
}

function drawRow(sheet: Sheet, setup: TableSetup, layout: Layout, row: Row, height: number, startsTotals: boolean, table: Element): void {
  const top = sheet.y;
  sheet.decoration(() => {
    drawRowGround(sheet, setup, layout, row, top, height);
    if (startsTotals) sheet.rule(sheet.area.left, top, sheet.area.width, ink.quiet, 0.7);
  });
  const element = sheet.element('TR', table);
  for (const [index, column] of setup.columns.entries()) {
    const cell = row.cells[index];
    const target = sheet.element('TD', element);
    if (!cell) continue;
    const style = styleOf(layout.size, row, cell);
    const width = innerWidth(layout, index);
    const lines = sheet.wrap(cell.text, width, style);
    const middle = (height - lines.length * lineHeight(style)) / 2;
    const shift = column.align === 'decimal' ? layout.fractions[index]! - widthOfFraction(sheet, cell.text, style) : 0;
    const place = {
      x: layout.lefts[index]! + paddingX - shift,
      y: top + (column.boxed ? middle : paddingY(setup)),
      width,
      align: column.align === 'left' ? ('left' as const) : ('right' as const),
    };
    const used = sheet.lines(lines, place, style, { parent: target });
    if (cell.under) {
      const { text, language } = cell.under;
      sheet.text(text, { ...place, y: place.y + used }, underStyle(layout.size), { parent: target, language });
    }
  }
  sheet.y += height;
}

function drawRowGround(sheet: Sheet, setup: TableSetup, layout: Layout, row: Row, top: number, height: number): void {
  const isTotal = row.kind === 'total';
  if (isTotal) sheet.box(sheet.area.left, top, sheet.area.width, height, { fill: ink.shade });
  for (const [index, column] of setup.columns.entries()) {
    if (!column.boxed) continue;
    const [x, width] = [layout.lefts[index]!, layout.widths[index]!];
    if (row.cells[index] === null) sheet.hatch(x, top, width, height);
    sheet.box(x, top, width, height, { stroke: ink.line });
  }
  if (isTotal) sheet.rule(sheet.area.left, top, sheet.area.width, ink.quiet, 0.7);
  sheet.rule(sheet.area.left, top + height, sheet.area.width, isTotal ? ink.quiet : ink.hairline, isTotal ? 0.7 : 0.5);
}

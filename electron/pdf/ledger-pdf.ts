import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { date } from '../../shared/dates/local-date.ts';
import { lastDay, type Period, period as toPeriod } from '../../shared/dates/period.ts';
import { type PrintedColumn, type PrintedLedger, printedFields } from '../../shared/declarations/bg-vat/printed-ledgers.ts';
import { figureOf, type RecordValues } from '../../shared/declarations/fixed-width/layout.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatMinor } from '../../shared/money/format.ts';
import { booksSheet } from './books-sheet.ts';
import { type Element, ink, lineHeight, type Place, type Sheet, type TextStyle } from './document.ts';
import { drawFiledMark, filedMark } from './filed-mark.ts';
import { formTexts } from './form-texts.ts';
import { texts } from './texts.ts';
import { inBoth, type Tongues, tongues } from './two-languages.ts';

/** What a printed ledger or statement says of the month it belongs to. */
export interface MonthPrint {
  readonly company: { readonly name: string; readonly taxId: string; readonly baseCurrency: string };
  readonly vatNumber: string;
  readonly period: Period;
  readonly official: Language;
  readonly filed: Pick<NonNullable<VatReturnInfo['filed']>, 'at' | 'position'> | null;
  readonly position: number;
  readonly headHash: string;
  readonly packVersion: string;
}

export interface LedgerPrint extends MonthPrint {
  readonly ledger: PrintedLedger;
  /** The records the file of the ledger is written from, in its order. */
  readonly records: readonly RecordValues[];
  /** Whether amounts of a record count in the return and in the totals. */
  readonly counts: (record: RecordValues) => boolean;
}

const small: TextStyle = { size: 6.5, colour: ink.quiet };
const padding = { x: 2.5, y: 2 };
const numberStyle: TextStyle = { size: 6, weight: 'semibold' };
const captionStyle: TextStyle = { size: 5.8 };
const underStyle: TextStyle = { size: 5, colour: ink.quiet };
const textStyle: TextStyle = { size: 6.5 };
/** Largest first: an amount is printed at the first at which it fits its column. */
const amountSizes = [7, 6.5, 6, 5.5, 5, 4.5, 4, 3.5] as const;
const amountLine = lineHeight({ size: amountSizes[0] });

interface Slot {
  readonly columns: readonly PrintedColumn[];
  readonly left: number;
  readonly width: number;
}

interface Grid {
  readonly texts: readonly Slot[];
  /** Slots of amounts: the columns that stand under each other. */
  readonly amounts: readonly Slot[];
  readonly official: Language;
  readonly types: ReadonlyMap<string, string>;
  /** Heights of the heads of the columns that stand under each other. */
  readonly bands: readonly number[];
}

type Sums = ReadonlyMap<string, bigint>;

/**
 * A purchase or sales ledger of a month as it is filed, on A4 landscape, PDF bytes: every column of the form, totals of columns at the end, and on every
 * page what is carried over. Columns stand in two lines where one is too narrow for them. Sums are those of the records given; nothing else is computed.
 * With `other` captions are in both languages. Equal models give equal bytes.
 */
export function ledgerPdf(model: LedgerPrint, other?: Language): Uint8Array {
  const { ledger, records } = model;
  const spoken = tongues(model.official, other);
  const sheet = monthSheet(model, ledger.names, `ledger ${ledger.id} ${records.length}`, spoken, 'landscape');
  drawMonthHeading(sheet, model, { names: ledger.names, annex: ledger.annex, isNamed: true }, spoken);
  const grid = gridOf(sheet, model, spoken);
  const table = sheet.element('Table');
  drawHead(sheet, grid, spoken, table);
  let sums: Sums = new Map(ledger.amounts.flat().map(({ field }) => [field, 0n]));
  const sumHeight = heightOfSums(grid);
  if (records.length === 0) {
    const own = formTexts[model.official];
    sheet.y += sheet.text(own.noRows, { x: sheet.area.left + padding.x, y: sheet.y + 4, width: sheet.area.width }, { size: 8 }) + 8;
  }
  for (const record of records) {
    const isOutside = !model.counts(record);
    const height = heightOfRecord(sheet, grid, record, isOutside);
    // The line of what is carried over always has its place at the foot of the page.
    if (sheet.y + height + sumHeight > sheet.area.bottom) {
      drawSums(sheet, grid, 'carried', sums, spoken, undefined);
      sheet.makeRoom(sheet.area.pageHeight);
      drawHead(sheet, grid, spoken, undefined);
      drawSums(sheet, grid, 'brought', sums, spoken, undefined);
    }
    drawRecord(sheet, grid, record, height, isOutside, sheet.element('TR', table));
    if (!isOutside) sums = new Map([...sums].map(([field, sum]) => [field, sum + figureOf(record, field)]));
  }
  drawSums(sheet, grid, 'total', sums, spoken, sheet.element('TR', table));
  sheet.y += 6;
  drawNotes(
    sheet,
    model,
    records.some((record) => !model.counts(record)),
    spoken,
  );
  return sheet.finish();
}

/** The sheet of a ledger or statement, with its head and foot. `made` names what tells it from others of the month. */
export function monthSheet(model: MonthPrint, names: PrintedLedger['names'], made: string, spoken: Tongues, page?: 'landscape'): Sheet {
  const { company, period, official } = model;
  const filing = model.filed ? ` filed ${model.filed.at} ${model.filed.position}` : '';
  return booksSheet({
    language: official,
    title: names[official],
    period: formatPeriod(period, official),
    subject: `${made} ${model.vatNumber} ${period} ${model.packVersion} ${model.position} ${model.headHash}${filing} ${spoken.other ?? ''}`,
    date: lastDay(period),
    company,
    taxNumber: model.vatNumber,
    position: model.position,
    headHash: model.headHash,
    packVersion: model.packVersion,
    ...(page ? { page } : {}),
  });
}

/** Title, which month, and whose it is unless fields below say so. */
export function drawMonthHeading(
  sheet: Sheet,
  model: MonthPrint,
  { names, annex, isNamed }: { readonly names: PrintedLedger['names']; readonly annex?: PrintedLedger['annex']; readonly isNamed: boolean },
  spoken: Tongues,
): void {
  const { official, other } = spoken;
  const top = sheet.y;
  if (model.filed) drawFiledMark(sheet, model.filed, top);
  const place = { x: sheet.area.left, width: sheet.area.width - (model.filed ? filedMark.width + 16 : 0) };
  const write = (text: string, style: TextStyle, tag: Parameters<Sheet['text']>[3] = {}) => {
    sheet.y += sheet.text(text, { ...place, y: sheet.y }, style, tag);
  };
  const mark = formTexts[official].mark;
  if (annex) write(`${inBoth(annex, spoken)} ${mark}`, small);
  write(names[official], { size: 14, weight: 'semibold' }, { name: 'H1' });
  if (other) write(names[other], { size: 9, colour: ink.quiet }, { language: other });
  sheet.y += 2;
  const word = (name: 'taxPeriod' | 'vatNumber' | 'currency') => inBoth((language) => texts[language][name], spoken);
  const shown = `${model.period.slice(5)}/${model.period.slice(0, 4)}`;
  const line = [
    ...(isNamed ? [model.company.name, `${word('vatNumber')}: ${model.vatNumber}`] : []),
    `${word('taxPeriod')}: ${shown} (${formatPeriod(model.period, official)})`,
    `${word('currency')}: ${model.company.baseCurrency}`,
  ].join(' · ');
  write(line, { size: 8.5 });
  sheet.y = Math.max(sheet.y, model.filed ? top + filedMark.height : 0) + 6;
}

function gridOf(sheet: Sheet, { ledger, official }: LedgerPrint, spoken: Tongues): Grid {
  const unit = sheet.area.width / 100;
  let x = sheet.area.left;
  const slot = (columns: readonly PrintedColumn[], width: number): Slot => {
    const left = x;
    x += width;
    return { columns, left, width };
  };
  const textSlots = ledger.texts.map(({ share, columns }) => slot(columns, share * unit));
  const across = Math.max(...ledger.amounts.map((line) => line.length));
  const room = sheet.area.right - x;
  const amountSlots = Array.from({ length: across }, (_, index) =>
    slot(
      ledger.amounts.flatMap((line) => line[index] ?? []),
      room / across,
    ),
  );
  const types = new Map(printedFields[ledger.id].fields.map(({ code, type }) => [code, type]));
  const slots = [...textSlots, ...amountSlots];
  const deep = slots.filter(({ columns }) => columns.length > 1);
  const deepest = Math.max(1, ...slots.map(({ columns }) => columns.length));
  const bands = Array.from({ length: deepest }, (_, index) =>
    Math.max(0, ...deep.map((each) => (each.columns[index] ? heightOfHeadCell(sheet, each, each.columns[index], spoken) : 0))),
  );
  // A column alone in its place has the whole height.
  const alone = slots.filter(({ columns }) => columns.length === 1).map((each) => heightOfHeadCell(sheet, each, each.columns[0]!, spoken));
  const missing = Math.max(0, ...alone) - bands.reduce((sum, height) => sum + height, 0);
  if (missing > 0) bands[deepest - 1]! += missing;
  return { texts: textSlots, amounts: amountSlots, official, types, bands };
}

const innerWidth = ({ width }: Slot): number => width - 2 * padding.x;

const linesOfHead = (sheet: Sheet, slot: Slot, { names }: PrintedColumn, { official, other }: Tongues) => ({
  first: sheet.wrap(names[official], innerWidth(slot), captionStyle),
  second: other === undefined || names[other] === names[official] ? [] : sheet.wrap(names[other], innerWidth(slot), underStyle),
});

function heightOfHeadCell(sheet: Sheet, slot: Slot, column: PrintedColumn, spoken: Tongues): number {
  const { first, second } = linesOfHead(sheet, slot, column, spoken);
  return lineHeight(numberStyle) + first.length * lineHeight(captionStyle) + second.length * lineHeight(underStyle) + padding.y;
}

const headHeight = ({ bands }: Grid): number => bands.reduce((sum, height) => sum + height, 0);

/** Numbers and captions of the columns, those under each other as the amounts stand; on later pages a repetition for the eye. */
function drawHead(sheet: Sheet, grid: Grid, spoken: Tongues, table: Element | undefined): void {
  const { left, width } = sheet.area;
  const slots = [...grid.texts, ...grid.amounts];
  const [start, height] = [sheet.y, headHeight(grid)];
  sheet.decoration(() => {
    sheet.box(left, start, width, height, { fill: ink.shade });
    for (const slot of slots) sheet.box(slot.left, start, slot.width, height, { stroke: ink.line, weight: 0.4 });
    sheet.box(left, start, width, height, { stroke: ink.quiet, weight: 0.7 });
  });
  const row = table && sheet.element('TR', table);
  const mark = formTexts[spoken.official].mark;
  for (const slot of slots) {
    let top = start;
    for (const [index, column] of slot.columns.entries()) {
      if (index > 0) drawBandRule(sheet, slot, top);
      const { first, second } = linesOfHead(sheet, slot, column, spoken);
      const cell = row && sheet.element('TH', row, { scope: 'Column' });
      let y = top + padding.y;
      for (const [lines, style, language] of [
        [[`${column.column}${column.unconfirmed ? mark : ''}`], numberStyle, undefined],
        [first, captionStyle, undefined],
        [second, underStyle, spoken.other],
      ] as const) {
        if (lines.length === 0) continue;
        drawHeadLines(sheet, lines, { x: slot.left + padding.x, y, width: innerWidth(slot) }, style, cell, language);
        y += lines.length * lineHeight(style);
      }
      top += grid.bands[index]!;
    }
  }
  sheet.y += height;
}

const drawBandRule = (sheet: Sheet, slot: Slot, y: number): void =>
  sheet.decoration(() => sheet.rule(slot.left, y, slot.width, ink.line, 0.3));

function drawHeadLines(
  sheet: Sheet,
  lines: readonly string[],
  place: Place,
  style: TextStyle,
  parent: Element | undefined,
  language: Language | undefined,
): void {
  if (parent) {
    sheet.lines(lines, place, style, { parent, ...(language ? { language } : {}) });
    return;
  }
  sheet.decoration(() => {
    for (const [at, line] of lines.entries()) sheet.untaggedText(line, { ...place, y: place.y + at * lineHeight(style) }, style);
  });
}

/** A value as the ledger shows it: dates as people of the country write them. Type and number of what stays out of the return bear a mark. */
function shownText(grid: Grid, { field }: PrintedColumn, record: RecordValues, isOutside: boolean): string {
  const value = record[field] ?? '';
  const type = grid.types.get(field);
  if (type === 'date') return value === '' ? '' : formatDate(date(String(value)), grid.official);
  const isType = field === '02-04' || field === '03-05';
  return `${value}${isOutside && isType ? ` ${formTexts[grid.official].outside}` : ''}`;
}

const linesOfText = (sheet: Sheet, grid: Grid, slot: Slot, record: RecordValues, isOutside: boolean): string[][] =>
  slot.columns.map((column) => sheet.wrap(shownText(grid, column, record, isOutside), innerWidth(slot), textStyle));

function heightOfRecord(sheet: Sheet, grid: Grid, record: RecordValues, isOutside: boolean): number {
  const ofTexts = grid.texts.map(
    (slot) => linesOfText(sheet, grid, slot, record, isOutside).reduce((sum, lines) => sum + lines.length, 0) * lineHeight(textStyle),
  );
  const ofAmounts = grid.amounts.map(({ columns }) => columns.length * amountLine);
  return Math.max(...ofTexts, ...ofAmounts) + 2 * padding.y;
}

function drawRecord(sheet: Sheet, grid: Grid, record: RecordValues, height: number, isOutside: boolean, row: Element): void {
  drawGround(sheet, grid, height, ink.hairline);
  for (const slot of grid.texts) {
    let y = sheet.y + padding.y;
    const cell = sheet.element('TD', row);
    for (const lines of linesOfText(sheet, grid, slot, record, isOutside)) {
      sheet.lines(lines, { x: slot.left + padding.x, y, width: innerWidth(slot) }, textStyle, { parent: cell });
      y += lines.length * lineHeight(textStyle);
    }
  }
  drawAmounts(sheet, grid, sheet.y + padding.y, (field) => figureOf(record, field), 'regular', row);
  sheet.y += height;
}

function drawGround(sheet: Sheet, grid: Grid, height: number, colour: string, fill?: string): void {
  const top = sheet.y;
  sheet.decoration(() => {
    if (fill) sheet.box(sheet.area.left, top, sheet.area.width, height, { fill });
    for (const slot of [...grid.texts, ...grid.amounts]) sheet.box(slot.left, top, slot.width, height, { stroke: colour, weight: 0.4 });
  });
}

function drawAmounts(
  sheet: Sheet,
  grid: Grid,
  top: number,
  amountOf: (field: string) => bigint,
  weight: 'regular' | 'semibold',
  row: Element | undefined,
): void {
  for (const slot of grid.amounts) {
    for (const [index, { field }] of slot.columns.entries()) {
      const amount = amountOf(field);
      const text = formatMinor(amount, 2, grid.official);
      const colour = amount === 0n && weight === 'regular' ? ink.faint : ink.text;
      const size = amountSizes.find((each) => sheet.measure(text, { size: each, weight }) <= innerWidth(slot)) ?? amountSizes.at(-1)!;
      const style: TextStyle = { size, weight, colour };
      const place = {
        x: slot.left + padding.x,
        y: top + index * amountLine,
        width: innerWidth(slot),
        align: 'right' as const,
      };
      if (row) sheet.lines([text], place, style, { parent: sheet.element('TD', row) });
      else sheet.decoration(() => sheet.untaggedText(text, place, style));
    }
  }
}

const heightOfSums = (grid: Grid): number =>
  Math.max(...grid.amounts.map(({ columns }) => columns.length)) * amountLine + 2 * padding.y + 1;

/** A line of sums. What is carried over is a help for the eye; the total belongs to the table. */
function drawSums(
  sheet: Sheet,
  grid: Grid,
  kind: 'carried' | 'brought' | 'total',
  sums: Sums,
  spoken: Tongues,
  row: Element | undefined,
): void {
  const height = heightOfSums(grid);
  drawGround(sheet, grid, height, ink.line, ink.shade);
  const top = sheet.y;
  sheet.decoration(() => {
    sheet.rule(sheet.area.left, top, sheet.area.width, ink.quiet, 0.8);
    sheet.box(
      sheet.area.left,
      top,
      grid.texts.reduce((sum, { width }) => sum + width, 0),
      height,
      { fill: ink.shade, stroke: ink.line, weight: 0.4 },
    );
  });
  const label = inBoth((language) => formTexts[language][kind], spoken);
  const style: TextStyle = { size: 7.5, weight: 'semibold' };
  const place = {
    x: sheet.area.left + padding.x + 2,
    y: top + (height - lineHeight(style)) / 2,
    width: grid.amounts[0]!.left - sheet.area.left - 10,
  };
  if (row) sheet.lines([label], place, style, { parent: sheet.element('TD', row) });
  else sheet.decoration(() => sheet.untaggedText(label, place, style));
  drawAmounts(sheet, grid, top + padding.y, (field) => sums.get(field)!, 'semibold', row);
  sheet.y += height;
}

function drawNotes(sheet: Sheet, { ledger, filed }: LedgerPrint, someOutside: boolean, spoken: Tongues): void {
  const { official, other } = spoken;
  for (const language of other === undefined ? [official] : [official, other]) {
    const own = formTexts[language];
    const notes = [
      ledger.abbreviations[language],
      own.unconfirmed,
      someOutside ? own.outsideNote : '',
      filed ? `${texts[language].basis}: ${own.asFiled}` : '',
    ];
    const text = notes.filter((note) => note !== '').join(' ');
    sheet.makeRoom(sheet.wrap(text, sheet.area.width, small).length * lineHeight(small));
    sheet.y += sheet.text(text, { x: sheet.area.left, y: sheet.y, width: sheet.area.width }, small, { language }) + 2;
  }
}

export const monthText = (text: string, language: Language): string => (text === '' ? '' : formatPeriod(toPeriod(text), language));

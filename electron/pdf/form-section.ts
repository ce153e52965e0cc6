import type { FormBox, FormColumn, FormRow, FormSection } from '../../shared/vat/form-layout.ts';
import { type Element, ink, lineHeight, type Sheet, type TextStyle } from './document.ts';
import { formTexts } from './form-texts.ts';
import { texts } from './texts.ts';
import { type Caption, drawCaption, drawUntaggedCaption, heightOfCaption, type Tongues } from './two-languages.ts';

export interface SectionSetup {
  readonly section: FormSection;
  readonly tongues: Tongues;
  /** As printed. */
  readonly amountOf: (cell: string) => string;
  /** How a total is made, in numbers of boxes. */
  readonly formulaOf: (cell: string) => string;
}

const padding = { x: 4, y: 2.5 };
const leastHeight = 16;
const numberStyle: TextStyle = { size: 6.5, weight: 'semibold', colour: ink.quiet };
const formulaStyle: TextStyle = { size: 6, colour: ink.quiet };
const amountSizes = [9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4] as const;

const titleOf = ({ names, unconfirmed }: FormSection, mark: string, continued = ''): Caption => ({
  names,
  after: `${unconfirmed ? `\u00a0${mark}` : ''}${continued}`,
  style: { size: 8.5, weight: 'semibold' },
  under: { size: 7, colour: ink.quiet },
});
const headOf = ({ names }: FormColumn): Caption | undefined =>
  names && { names, style: { size: 6.5, colour: ink.quiet }, under: { size: 5.5, colour: ink.quiet } };

/** A box with its place on the page; its caption stands between `captionLeft` and `left`. */
interface Placed {
  readonly box: FormBox | null;
  readonly caption: Caption | undefined;
  readonly formula: string | undefined;
  readonly captionLeft: number;
  readonly left: number;
  readonly width: number;
}

/**
 * A section of a form from the cursor down: its title on a bar, the heads of its columns, and row under row of captions and numbered boxes. Rows never
 * break; on a new page title and heads are repeated.
 */
export function drawSection(sheet: Sheet, setup: SectionSetup): void {
  const { section } = setup;
  const rows = section.rows.map((row) => placeBoxes(sheet, setup, row));
  const heights = rows.map((row) => heightOfRow(sheet, setup, row));
  const numberWidth = widthOfNumbers(sheet, section);
  const head = heightOfHead(sheet, setup);
  sheet.makeRoom(head + heights.slice(0, 2).reduce((sum, height) => sum + height, 0));
  drawHead(sheet, setup, true);
  const table = sheet.element('Table');
  for (const [index, row] of rows.entries()) {
    // A total never starts a page alone.
    const below = rows[index + 1]?.some(({ box }) => box?.isTotal) && index + 2 === rows.length ? heights[index + 1]! : 0;
    if (sheet.makeRoom(heights[index]! + below)) drawHead(sheet, setup, false);
    drawRow(sheet, setup, row, heights[index]!, numberWidth, sheet.element('TR', table));
  }
}

function edgesOf(sheet: Sheet, section: FormSection): { left: number; width: number }[] {
  const unit = sheet.area.width / 100;
  let x = sheet.area.left;
  return section.columns.map(({ caption, box }) => {
    const left = x + caption * unit;
    x = left + box * unit;
    return { left, width: box * unit };
  });
}

function placeBoxes(sheet: Sheet, { section, formulaOf }: SectionSetup, row: FormRow): Placed[] {
  const edges = edgesOf(sheet, section);
  const after = section.unconfirmed ? `\u00a0${formTexts[sheet.language].mark}` : '';
  let captionLeft = sheet.area.left;
  return row.boxes.flatMap((box, index) => {
    if (box === undefined) return [];
    const { left, width } = edges[index]!;
    const names = (index === 0 ? row.names : undefined) ?? box?.names;
    const weight = row.boxes.some((each) => each?.isTotal) ? ('semibold' as const) : ('regular' as const);
    const caption = names && { names, after, style: { size: 7.5, weight }, under: { size: 6, colour: ink.quiet } };
    const from = captionLeft;
    captionLeft = left + width;
    return [{ box, caption, formula: box?.isTotal ? formulaOf(box.cell) : undefined, captionLeft: from, left, width }];
  });
}

const captionWidth = ({ left, captionLeft }: Placed): number => left - captionLeft - 2 * padding.x;

/** A formula is printed in the widest caption of its row: where the box has none of its own, under that of the row. */
const formulaPlace = (row: readonly Placed[], index: number): number =>
  row[index]!.caption ? index : row.findIndex(({ caption }) => caption !== undefined);

/** Where one caption is that of several boxes, each formula names its own. */
function formulasAt(row: readonly Placed[], index: number): string[] {
  const here = row.filter(({ formula }, at) => formula !== undefined && formulaPlace(row, at) === index);
  return here.map(({ box, formula }) => (here.length > 1 ? `${box!.number} ${formula}` : formula!));
}

function heightOfRow(sheet: Sheet, { tongues }: SectionSetup, row: readonly Placed[]): number {
  const heights = row.map((placed, index) => {
    if (!placed.caption) return 0;
    const width = captionWidth(placed);
    const formulas = formulasAt(row, index).flatMap((formula) => sheet.wrap(formula, width, formulaStyle));
    return heightOfCaption(sheet, placed.caption, width, tongues) + formulas.length * lineHeight(formulaStyle);
  });
  return Math.max(leastHeight, ...heights.map((height) => height + 2 * padding.y));
}

/** Numbers stand in a strip of one width at the left of every box of a section. */
function widthOfNumbers(sheet: Sheet, section: FormSection): number {
  const numbers = section.rows.flatMap(({ boxes }) => boxes.flatMap((box) => (box ? [box.number] : [])));
  return Math.max(16, ...numbers.map((number) => sheet.measure(number, numberStyle) + 6));
}

function heightOfHead(sheet: Sheet, { section, tongues }: SectionSetup): number {
  const title = heightOfCaption(sheet, titleOf(section, formTexts[sheet.language].mark), sheet.area.width - 2 * padding.x, tongues);
  return title + 2 * padding.y + heightOfColumnHeads(sheet, { section, tongues });
}

function heightOfColumnHeads(sheet: Sheet, { section, tongues }: Pick<SectionSetup, 'section' | 'tongues'>): number {
  const edges = edgesOf(sheet, section);
  const heights = section.columns.map((column, index) => {
    const head = headOf(column);
    return head ? heightOfCaption(sheet, head, edges[index]!.width - 2 * padding.x, tongues) + 2 * padding.y : 0;
  });
  return Math.max(0, ...heights);
}

/** On pages after the first title and heads are a repetition for the eye and stay out of the tag tree. */
function drawHead(sheet: Sheet, { section, tongues }: SectionSetup, isFirst: boolean): void {
  const { left, width } = sheet.area;
  const mark = formTexts[sheet.language].mark;
  const title = titleOf(section, mark, isFirst ? '' : ` (${texts[sheet.language].continued})`);
  const place = { x: left + padding.x, y: sheet.y + padding.y, width: width - 2 * padding.x };
  const height = heightOfCaption(sheet, title, place.width, tongues) + 2 * padding.y;
  sheet.decoration(() => sheet.box(left, sheet.y, width, height, { fill: ink.shade, stroke: ink.quiet, weight: 0.7 }));
  if (isFirst) drawCaption(sheet, title, place, tongues, { name: 'H2' });
  else sheet.decoration(() => drawUntaggedCaption(sheet, title, place, tongues));
  sheet.y += height;
  const heads = heightOfColumnHeads(sheet, { section, tongues });
  if (heads === 0) return;
  const edges = edgesOf(sheet, section);
  for (const [index, column] of section.columns.entries()) {
    const head = headOf(column);
    if (!head) continue;
    const edge = edges[index]!;
    const own = heightOfCaption(sheet, head, edge.width - 2 * padding.x, tongues);
    const at = {
      x: edge.left + padding.x,
      y: sheet.y + (heads - own) / 2,
      width: edge.width - 2 * padding.x,
      align: 'center' as const,
    };
    sheet.decoration(() => sheet.box(edge.left, sheet.y, edge.width, heads, { stroke: ink.line }));
    if (isFirst) drawCaption(sheet, head, at, tongues, {});
    else sheet.decoration(() => drawUntaggedCaption(sheet, head, at, tongues));
  }
  sheet.y += heads;
}

function drawRow(sheet: Sheet, setup: SectionSetup, row: readonly Placed[], height: number, numberWidth: number, element: Element): void {
  const top = sheet.y;
  const { left, width } = sheet.area;
  sheet.decoration(() => {
    sheet.rule(left, top + height, width, ink.hairline);
    for (const { box, left: x, width: wide } of row) {
      if (box === null) sheet.hatch(x, top, wide, height);
      else {
        if (box.isTotal) sheet.box(x, top, wide, height, { fill: ink.shade });
        sheet.box(x, top, numberWidth, height, { stroke: ink.line });
      }
      sheet.box(x, top, wide, height, { stroke: box?.isTotal ? ink.quiet : ink.line, weight: box?.isTotal ? 0.8 : 0.5 });
    }
  });
  for (const [index, placed] of row.entries()) {
    const cell = sheet.element('TD', element);
    drawCaptionAndFormulas(sheet, setup, row, index, top, height, cell);
    if (placed.box) drawBox(sheet, placed.box, placed, setup.amountOf(placed.box.cell), { top, height, numberWidth }, cell);
  }
  sheet.y += height;
}

function drawCaptionAndFormulas(
  sheet: Sheet,
  { tongues }: SectionSetup,
  row: readonly Placed[],
  index: number,
  top: number,
  height: number,
  parent: Element,
): void {
  const placed = row[index]!;
  if (!placed.caption) return;
  const width = captionWidth(placed);
  const formulas = formulasAt(row, index);
  const lines = formulas.flatMap((formula) => sheet.wrap(formula, width, formulaStyle));
  const own = heightOfCaption(sheet, placed.caption, width, tongues) + lines.length * lineHeight(formulaStyle);
  const place = { x: placed.captionLeft + padding.x, y: top + (height - own) / 2, width };
  const used = drawCaption(sheet, placed.caption, place, tongues, { parent });
  if (lines.length > 0) sheet.lines(lines, { ...place, y: place.y + used }, formulaStyle, { parent });
}

function drawBox(
  sheet: Sheet,
  box: FormBox,
  { left, width }: Placed,
  amount: string,
  { top, height, numberWidth }: { top: number; height: number; numberWidth: number },
  parent: Element,
): void {
  const middle = (style: TextStyle) => top + (height - lineHeight(style)) / 2;
  sheet.lines([box.number], { x: left, y: middle(numberStyle), width: numberWidth, align: 'center' }, numberStyle, { parent });
  const room = width - numberWidth - 2 * padding.x;
  const weight = box.isTotal ? ('semibold' as const) : ('regular' as const);
  const isZero = !/[1-9]/.test(amount);
  const styleAt = (size: number): TextStyle => ({ size, weight, colour: isZero && !box.isTotal ? ink.quiet : ink.text });
  const size = amountSizes.find((each) => sheet.measure(amount, styleAt(each)) <= room) ?? amountSizes.at(-1)!;
  const place = { x: left + numberWidth + padding.x, y: middle(styleAt(size)), width: room, align: 'right' as const };
  sheet.lines([amount], place, styleAt(size), { parent });
}

import { ink, lineHeight, type Sheet, type TextStyle } from './document.ts';

export interface Field {
  readonly label: string;
  readonly value: string;
  /** Share of the row's width. */
  readonly share: number;
}

const labelStyle: TextStyle = { size: 6.5, colour: ink.quiet };
const valueStyle: TextStyle = { size: 9.5 };
const padding = { x: 6, top: 3.5, bottom: 3.5 };

/** A row of boxes over the whole width, each with a small label and its value, all as high as the fullest. Moves the cursor below. */
export function drawFields(sheet: Sheet, fields: readonly Field[], style: TextStyle = valueStyle): void {
  const shares = fields.reduce((sum, field) => sum + field.share, 0);
  const widths = fields.map((field) => (sheet.area.width * field.share) / shares);
  const wrapped = fields.map((field, index) => sheet.wrap(field.value, widths[index]! - 2 * padding.x, style));
  const labels = fields.map((field, index) => sheet.wrap(field.label, widths[index]! - 2 * padding.x, labelStyle));
  const labelHeight = Math.max(...labels.map((lines) => lines.length)) * lineHeight(labelStyle);
  const valueHeight = Math.max(...wrapped.map((lines) => lines.length)) * lineHeight(style);
  const height = padding.top + labelHeight + 1 + valueHeight + padding.bottom;
  sheet.makeRoom(height);

  let x: number = sheet.area.left;
  for (const [index, width] of widths.entries()) {
    const place = { x: x + padding.x, width: width - 2 * padding.x };
    const left = x;
    sheet.decoration(() => sheet.box(left, sheet.y, width, height, { stroke: ink.line }));
    const field = sheet.element('Div');
    sheet.lines(labels[index]!, { ...place, y: sheet.y + padding.top }, labelStyle, { parent: field });
    sheet.lines(wrapped[index]!, { ...place, y: sheet.y + padding.top + labelHeight + 1 }, style, { parent: field });
    x += width;
  }
  sheet.y += height;
}

import { escapeXml } from './text.ts';

/** How a cell looks. Number formats are written as all spreadsheets keep them; each shows them with the marks of its own language. */
export interface Style {
  readonly format?: string;
  readonly bold?: boolean;
  /** Small and grey: what explains. */
  readonly quiet?: boolean;
  readonly large?: boolean;
  readonly shaded?: boolean;
  /** A line above: totals. */
  readonly ruled?: boolean;
  readonly align?: 'left' | 'right' | 'center';
  readonly indent?: number;
  readonly wrap?: boolean;
}

/** Styles of a workbook, each kept once; they are numbered as they are first asked for. */
export class Styles {
  readonly #numbers = new Map<string, number>();
  readonly #formats: string[] = [];
  readonly #cells: string[] = [];

  constructor() {
    this.number({});
  }

  number(style: Style): number {
    const key = JSON.stringify(style);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#cells.length;
    this.#numbers.set(key, number);
    this.#cells.push(this.#cell(style));
    return number;
  }

  #cell({ format, bold, quiet, large, shaded, ruled, align, indent, wrap }: Style): string {
    const alignment = [
      ...(align ? [`horizontal="${align}"`] : indent ? ['horizontal="left"'] : []),
      ...(indent ? [`indent="${indent}"`] : []),
      ...(wrap ? ['wrapText="1"'] : []),
      'vertical="top"',
    ].join(' ');
    const font = large ? 2 : quiet ? 3 : bold ? 1 : 0;
    return `<xf numFmtId="${this.#format(format)}" fontId="${font}" fillId="${shaded ? 2 : 0}" borderId="${ruled ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
  }

  /** 0 is the general one; numbers below 164 are those of the format itself. */
  #format(code: string | undefined): number {
    if (code === undefined) return 0;
    let at = this.#formats.indexOf(code);
    if (at < 0) at = this.#formats.push(code) - 1;
    return 164 + at;
  }

  xml(): string {
    const formats = this.#formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(code)}"/>`).join('');
    const font = (inside: string) => `<font>${inside}<name val="Calibri"/><family val="2"/></font>`;
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<numFmts count="${this.#formats.length}">${formats}</numFmts>`.replace('<numFmts count="0"></numFmts>', ''),
      `<fonts count="4">${font('<sz val="11"/>')}${font('<b/><sz val="11"/>')}${font('<b/><sz val="15"/>')}${font('<sz val="9"/><color rgb="FF5A626C"/>')}</fonts>`,
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1F3F5"/></patternFill></fill></fills>',
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style="thin"><color rgb="FF5A626C"/></top><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.#cells.length}">${this.#cells.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ].join('');
  }
}

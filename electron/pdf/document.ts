import { createRequire } from 'node:module';
import type PDFDocumentClass from 'pdfkit';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { typefaces } from './fonts.ts';
import { texts } from './texts.ts';

// Loaded with the first page: most questions to the engine are answered without a PDF, and this is the slowest part of a start.
const require = createRequire(import.meta.url);

/** A part of the tag tree that screen readers and text extraction follow. */
export type Element = PDFKit.PDFStructureElement;

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly weight?: 'regular' | 'semibold';
  readonly colour?: string;
}

/** Where a text goes: `y` is the top of its first line, all in points from the top left corner of the page. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface Tag {
  readonly parent?: Element;
  readonly name?: string;
  /** Language of the text where it is not the document's. */
  readonly language?: Language;
}

export interface SheetSetup {
  readonly language: Language;
  readonly title: string;
  /** What the document was made from. Together with title and date it gives the file its id, so it must tell contents apart. */
  readonly subject: string;
  /** Printed as the date the file was made: a date of the contents, never the clock. */
  readonly date: LocalDate;
  /** Left and right text on top of every page but the first. */
  readonly head: readonly [string, string];
  /** Left and right text at the foot of every page; the page number goes to the right of the first row. */
  readonly foot: { readonly firstLeft: string; readonly second: readonly [string, string] };
  /** A4 upright unless `landscape`. */
  readonly page?: 'landscape';
}

export const ink = {
  text: '#16191d',
  quiet: '#5a626c',
  faint: '#8b939d',
  line: '#a9b0b9',
  hairline: '#d5d9de',
  shade: '#f1f3f5',
} as const;

/** A sheet of paper in points, and the part of it that text may fill. */
export interface Area {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly top: number;
  /** Top of the pages after the first, below their head. */
  readonly nextTop: number;
  readonly bottom: number;
  /** Of the rule above the foot. */
  readonly foot: number;
}

/** A4 upright. */
export const area: Area = {
  pageWidth: 595.28,
  pageHeight: 841.89,
  left: 42,
  right: 553.28,
  width: 511.28,
  top: 42,
  nextTop: 64,
  bottom: 782,
  foot: 796,
};

/** A4 on its side, with narrow edges: for ledgers of many columns. */
export const landscape: Area = {
  pageWidth: 841.89,
  pageHeight: 595.28,
  left: 26,
  right: 815.89,
  width: 789.89,
  top: 32,
  nextTop: 56,
  bottom: 542,
  foot: 552,
};

/** Widths of texts at 1000 points, by weight and text. They are the same in every document, and most documents say the same things. */
const widths = new Map<string, number>();
const mostWidths = 20_000;

const leading = 1.3;
/** From the top of a line to its baseline, so that capitals stand in the middle of the line. */
const ascent = 0.99;

export const lineHeight = (style: TextStyle): number => style.size * leading;

/**
 * An A4 document under construction: text with tags, rules and boxes without, a cursor `y` that moves down, new pages.
 * Equal calls give equal bytes on every machine: dates come from the set-up, the id from title, subject and date, and the streams are
 * not compressed, because packers of different builds write different bytes for the same content.
 */
export class Sheet {
  readonly language: Language;
  readonly root: Element;
  readonly area: Area;
  /** Top of the free part of the page. */
  y: number;

  readonly #setup: SheetSetup;
  readonly #pdf: PDFKit.PDFDocument;

  constructor(setup: SheetSetup) {
    const { regular, semibold } = typefaces();
    const madeOn = new Date(`${setup.date}T00:00:00Z`);
    this.#setup = setup;
    this.language = setup.language;
    this.area = setup.page === 'landscape' ? landscape : area;
    this.y = this.area.top;
    const PDFDocument = require('pdfkit') as typeof PDFDocumentClass;
    this.#pdf = new PDFDocument({
      size: 'A4',
      ...(setup.page === 'landscape' ? { layout: 'landscape' as const } : {}),
      margin: 0,
      bufferPages: true, // the footer needs the number of pages
      compress: false,
      tagged: true,
      lang: setup.language,
      displayTitle: true,
      pdfVersion: '1.7',
      // No default font: it would add a reference to a font the file doesn't hold.
      font: '',
      info: {
        Title: plain(setup.title),
        Subject: plain(setup.subject),
        Producer: 'Davtari',
        Creator: 'Davtari',
        CreationDate: madeOn,
        ModDate: madeOn,
      },
    });
    // Their numbers in the file are those of their first use, which may be to measure a text: that is left out where its width is known.
    for (const [weight, typeface] of [
      ['semibold', semibold],
      ['regular', regular],
    ] as const)
      this.#pdf.registerFont(weight, typeface).font(weight);
    this.root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.root);
  }

  /** Adds an empty element to the tag tree, for texts to be put into. */
  element(name: string, parent: Element = this.root, options: ElementOptions = {}): Element {
    const element = this.#pdf.struct(name, options);
    parent.add(element);
    return element;
  }

  /** Writes a text, broken into lines where it is wider than the place, and returns its height. */
  text(text: string, place: Place, style: TextStyle, tag: Tag = {}): number {
    return this.lines(this.wrap(text, place.width, style), place, style, tag);
  }

  /** As `text`, for lines that are broken already. */
  lines(lines: readonly string[], place: Place, style: TextStyle, tag: Tag = {}): number {
    const draw = () => {
      for (const [index, line] of lines.entries()) {
        const indent = this.#indent(line, place, style);
        this.#draw(line, place.x + indent, place.y + index * lineHeight(style), style);
      }
    };
    const options = tag.language ? { lang: tag.language } : {};
    (tag.parent ?? this.root).add(this.#pdf.struct(tag.name ?? 'P', options, draw));
    return lines.length * lineHeight(style);
  }

  /** Draws what carries no meaning of its own: rules, boxes, repeated headers. Not part of the tag tree. */
  decoration(draw: () => void): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#pdf.endMarkedContent();
  }

  /** Text inside `decoration`, one line, cut off with … where it is too wide. */
  untaggedText(text: string, place: Place, style: TextStyle): void {
    const line = this.#fit(printable(text), place.width, style);
    this.#draw(line, place.x + this.#indent(line, place, style), place.y, style);
  }

  /** Horizontal line, inside `decoration`. */
  rule(x: number, y: number, width: number, colour: string = ink.line, weight = 0.5): void {
    this.#pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(weight)
      .stroke(colour);
  }

  /** Rectangle, inside `decoration`. */
  box(x: number, y: number, width: number, height: number, paint: { fill?: string; stroke?: string; weight?: number }): void {
    if (paint.fill) this.#pdf.rect(x, y, width, height).fill(paint.fill);
    if (paint.stroke) {
      this.#pdf
        .rect(x, y, width, height)
        .lineWidth(paint.weight ?? 0.5)
        .stroke(paint.stroke);
    }
  }

  /** Diagonal lines over a rectangle: "nothing can stand here". Inside `decoration`. */
  hatch(x: number, y: number, width: number, height: number): void {
    const step = 5;
    for (let start = step; start < width + height; start += step) {
      // The line x + y = start, from where it enters the rectangle at the left or bottom to where it leaves at the top or right.
      const low = Math.min(start, height);
      const across = Math.min(start, width);
      this.#pdf.moveTo(x + start - low, y + low).lineTo(x + across, y + start - across);
    }
    this.#pdf.lineWidth(0.35).stroke(ink.hairline);
  }

  /** Width of a line of text in points. */
  measure(line: string, style: TextStyle): number {
    const weight = style.weight ?? 'regular';
    const key = `${weight} ${line}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = this.#pdf.font(weight).fontSize(1000).widthOfString(line, features(line));
      if (widths.size >= mostWidths) widths.clear();
      widths.set(key, width);
    }
    return (width * style.size) / 1000;
  }

  /** Breaks a text at its spaces, and inside a word only where the word alone is wider than the place. */
  wrap(text: string, width: number, style: TextStyle): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of printable(text).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.measure(longer, style) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (this.measure(line, style) > width && line.length > 1) {
        const head = this.#headThatFits(line, width, style);
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    return [...lines, line];
  }

  /** Starts a new page when less than `height` is left on this one, and says whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= this.area.bottom) return false;
    this.#pdf.addPage();
    this.y = this.area.nextTop;
    return true;
  }

  /** Adds heads and feet and returns the bytes of the file. Nothing can be added afterwards. */
  finish(): Uint8Array {
    const { count } = this.#pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#pdf.switchToPage(index);
      this.decoration(() => {
        if (index > 0) this.#drawHead();
        this.#drawFoot(index + 1, count);
      });
    }
    this.root.end();
    this.#pdf.end();
    // Everything up to here was synchronous, so the stream holds the whole file and one read takes it out.
    const bytes: Buffer = this.#pdf.read();
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #drawHead(): void {
    const { area } = this;
    const half = area.width / 2 - 8;
    const [left, right] = this.#setup.head;
    this.untaggedText(left, { x: area.left, y: area.nextTop - 28, width: half }, { size: 7.5, weight: 'semibold', colour: ink.quiet });
    this.untaggedText(right, { x: area.right - half, y: area.nextTop - 28, width: half, align: 'right' }, { size: 7.5, colour: ink.quiet });
    this.rule(area.left, area.nextTop - 14, area.width, ink.hairline);
  }

  #drawFoot(page: number, pages: number): void {
    const { area } = this;
    const style: TextStyle = { size: 7, colour: ink.quiet };
    const { firstLeft, second } = this.#setup.foot;
    const rows = [[firstLeft, texts[this.language].pageOf(page, pages)], second] as const;
    this.rule(area.left, area.foot, area.width, ink.hairline);
    for (const [index, [left, right]] of rows.entries()) {
      const y = area.foot + 5 + index * 10;
      this.untaggedText(left, { x: area.left, y, width: area.width - 120 }, style);
      this.untaggedText(right, { x: area.right - 112, y, width: 112, align: 'right' }, style);
    }
  }

  #indent(line: string, place: Place, style: TextStyle): number {
    if (place.align === undefined || place.align === 'left') return 0;
    const free = place.width - this.measure(line, style);
    return place.align === 'right' ? free : free / 2;
  }

  #draw(line: string, x: number, top: number, style: TextStyle): void {
    this.#pdf
      .font(style.weight ?? 'regular')
      .fontSize(style.size)
      .fillColor(style.colour ?? ink.text)
      .text(line, x, top + style.size * ascent, { lineBreak: false, baseline: 'alphabetic', ...features(line) });
  }

  /** Longest beginning of a word that fits, at least one character; the characters of a surrogate pair stay together. */
  #headThatFits(word: string, width: number, style: TextStyle): string {
    let head = '';
    for (const character of word) {
      if (head !== '' && this.measure(head + character, style) > width) break;
      head += character;
    }
    return head;
  }

  #fit(line: string, width: number, style: TextStyle): string {
    if (this.measure(line, style) <= width) return line;
    return `${this.#headThatFits(line, width - this.measure('…', style), style)}…`;
  }
}

interface ElementOptions {
  readonly lang?: Language;
  /** On header cells: what they are the header of. */
  readonly scope?: 'Row' | 'Column';
}

/** Digits of equal width, so that columns of figures line up. Asked for only where there are digits: it is three times slower. */
const features = (line: string): { features?: PDFKit.Mixins.OpenTypeFeatures[] } => (/\d/.test(line) ? { features: ['tnum'] } : {});

/**
 * Text as the font can print it: control characters and line breaks become spaces, the narrow no-break space the wide one, and Georgian
 * capitals, which the font lacks, the ordinary letters.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('\u202f', '\u00a0')
    .replace(/[\u1c90-\u1cbf]/g, (capital) => capital.toLowerCase());
}

/** The library writes title and subject into XML without escaping them. */
const plain = (text: string): string => printable(text).replace(/[<>&]/g, ' ');

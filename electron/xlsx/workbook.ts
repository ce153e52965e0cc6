import { Zip, ZipDeflate } from 'fflate';
import { type LocalDate, toEpochDay } from '../../shared/dates/local-date.ts';
import { type Style, Styles } from './styles.ts';
import { cellText, columnLetters, escapeXml } from './text.ts';

/** Most rows a sheet holds. @source ECMA-376; the limits of spreadsheets */
export const mostRows = 1_048_576;
/** Longest formula. */
export const longestFormula = 8192;

/** What a cell holds. A number is decimal text, written as it is: no arithmetic of ours touches it. */
export type CellValue =
  | { readonly text: string }
  | { readonly number: string; readonly formula?: string | undefined }
  | { readonly date: LocalDate };

export type Cell = (CellValue & { readonly style?: Style }) | null;

export interface WorkbookRow {
  readonly cells: readonly Cell[];
  /** How many rows above have to be unfolded to see it; 0 for none. */
  readonly outline?: number;
}

export interface WorkbookSetup {
  readonly sheet: string;
  /** In characters. */
  readonly widths: readonly number[];
  /** How many rows on top stay in sight, and are printed on every page. */
  readonly frozenRows: number;
  /** How many columns on the left stay in sight. */
  readonly frozenColumns: number;
  readonly merged: readonly string[];
  readonly landscape: boolean;
}

/** A spreadsheet keeps 15 digits of a number. What has more is text, which keeps them all. */
const isExact = (number: string): boolean => number.replace(/^-?0*\.?0*|\.|-/g, '').length <= 15;

/** Days since 1899-12-30, as spreadsheets count them; right from March 1900 on. */
const serial = (on: LocalDate): number => toEpochDay(on) + 25569;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
/** Characters of a sheet that are packed at once. */
const packedAtOnce = 1 << 18;

/**
 * A workbook of one sheet, in pieces: rows are taken as they come and never held together. Equal rows give equal bytes.
 * @source ECMA-376 (Office Open XML, SpreadsheetML)
 */
export function* workbook(setup: WorkbookSetup, rows: Iterable<WorkbookRow>): Generator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  const taken = (): Uint8Array[] => {
    const pieces = made;
    made = [];
    return pieces;
  };
  const open = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    // The time of making is no part of a report: the first one the format knows.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    return file;
  };
  const encoder = new TextEncoder();
  const put = (name: string, content: string): void => void open(name).push(encoder.encode(content), true);
  for (const [name, content] of Object.entries(partsOf(setup))) put(name, content);

  const styles = new Styles();
  const sheet = open('xl/worksheets/sheet1.xml');
  let text = sheetHead(setup);
  let at = 0;
  for (const row of rows) {
    at += 1;
    text += rowXml(row, at, styles);
    if (text.length < packedAtOnce) continue;
    sheet.push(encoder.encode(text));
    text = '';
    yield* taken();
  }
  sheet.push(encoder.encode(text + sheetTail(setup)), true);
  yield* taken();

  put('xl/styles.xml', styles.xml());
  zip.end();
  yield* taken();
}

function rowXml({ cells, outline }: WorkbookRow, row: number, styles: Styles): string {
  const inside = cells.map((cell, column) => (cell === null ? '' : cellXml(cell, `${columnLetters(column)}${row}`, styles))).join('');
  return `<row r="${row}"${outline ? ` outlineLevel="${Math.min(outline, 7)}"` : ''}>${inside}</row>`;
}

function cellXml(cell: NonNullable<Cell>, place: string, styles: Styles): string {
  const start = `<c r="${place}" s="${styles.number(cell.style ?? {})}"`;
  if ('date' in cell) return `${start}><v>${serial(cell.date)}</v></c>`;
  if ('number' in cell && isExact(cell.number)) {
    const formula = cell.formula === undefined ? '' : `<f>${escapeXml(cell.formula)}</f>`;
    return `${start}>${formula}<v>${cell.number}</v></c>`;
  }
  const text = 'number' in cell ? cell.number : cell.text;
  return text === '' ? `${start}/>` : `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

function sheetHead({ widths, frozenRows, frozenColumns }: WorkbookSetup): string {
  const corner = `${columnLetters(frozenColumns)}${frozenRows + 1}`;
  const split = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : '';
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  return (
    `${head}<worksheet xmlns="${main}"><sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane${split} ySplit="${frozenRows}" topLeftCell="${corner}" activePane="${frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15" outlineLevelRow="7"/><cols>${columns}</cols><sheetData>`
  );
}

function sheetTail({ merged, landscape, widths }: WorkbookSetup): string {
  const merges =
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  return (
    `</sheetData>${merges}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    '<headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>' +
    // Codes and numbers of documents are texts of digits: no reason to mark every one of them as a mistake.
    `<ignoredErrors><ignoredError sqref="A1:${columnLetters(widths.length - 1)}${mostRows}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

function partsOf({ sheet, frozenRows }: WorkbookSetup): Record<string, string> {
  const name = escapeXml(sheet);
  const type = (part: string, kind: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return {
    '[Content_Types].xml':
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${type('xl/workbook.xml', 'sheet.main')}${type('xl/worksheets/sheet1.xml', 'worksheet')}${type('xl/styles.xml', 'styles')}</Types>`,
    'xl/workbook.xml':
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>` +
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name.replaceAll("'", "''")}'!$1:$${frozenRows}</definedName></definedNames>` +
      '</workbook>',
    'xl/_rels/workbook.xml.rels':
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  };
}

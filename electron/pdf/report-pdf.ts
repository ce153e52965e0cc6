import { formatDate } from '../../shared/dates/format.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { Report, ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { cellOf, type PrintedReport } from '../report-files/printed-report.ts';
import { ownCurrency } from '../reports/own-currency.ts';
import { type Element, ink, lineHeight, type Place, Sheet, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { texts } from './texts.ts';

const sizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5] as const;
const padding = { x: 4.5, y: 2.2 };
const headStyle: TextStyle = { size: 6.8, colour: ink.quiet };
const noteStyle: TextStyle = { size: 7, colour: ink.quiet };
/** Points a name may be pressed to, and a text column asks for at most. */
const leastName = 120;
const mostText = 120;
const indentOf = ({ level }: ReportRow): number => (level - 1) * 7;

interface Column {
  readonly id: string;
  readonly title: string;
  readonly group: string | undefined;
  readonly kind: ReportColumn['kind'] | 'code' | 'name';
  readonly left: number;
  readonly width: number;
}

interface Table {
  readonly report: PrintedReport;
  readonly columns: readonly Column[];
  readonly size: number;
  readonly headHeight: number;
  readonly groupHeight: number;
}

/**
 * A report on A4, upright or on its side where it has many columns, PDF bytes: what it is of, its rows with the head repeated on every page, its checks and
 * notes. Prints the figures of the report as they are. Undefined where its columns fit on no page. Equal reports give equal bytes.
 */
export function reportPdf(report: PrintedReport): Uint8Array | undefined {
  const { head, company, language, title, period, filter } = report;
  const name = [`${title}, ${period}`, ...(filter === '' ? [] : [filter])].join(' · ');
  const words = texts[language];
  const sheet = new Sheet({
    language,
    title: name,
    subject: `${head.kind} ${company.taxId} ${head.columns.map(({ id, from = '', to = '' }) => `${id} ${from} ${to}`).join(' ')} ${head.knownOn} ${head.headHash}`,
    date: head.to,
    head: [name, `${company.taxId} · ${company.name}`],
    foot: {
      // The name comes last: where it is too long for the line, only it is cut.
      firstLeft: `${name} · ${company.name}`,
      second: [`${words.logPosition} ${head.knownOn}, ${words.hash} ${head.headHash.slice(0, 16)}`, ''],
    },
    ...(head.columns.length > 4 ? { page: 'landscape' as const } : {}),
  });
  const table = layOut(sheet, report);
  if (!table) return undefined;
  drawHeading(sheet, report);
  const below = measureBelow(sheet, report);
  drawRows(sheet, table, below.isSigned ? below.height : 0);
  drawBelow(sheet, report, below);
  return sheet.finish();
}

function drawHeading(sheet: Sheet, { head, company, title, period, filter, currencies, language, say }: PrintedReport): void {
  const words = texts[language];
  const { left, width } = sheet.area;
  sheet.y += sheet.text(title, { x: left, y: sheet.y, width }, { size: 17, weight: 'semibold' }, { name: 'H1' }) + 6;
  drawFields(sheet, [
    { label: say({ key: 'export.company' }), value: company.name, share: 2.2 },
    { label: words.taxId, value: company.taxId, share: 1.5 },
    { label: say({ key: 'export.period' }), value: period, share: 2.1 },
    { label: words.currency, value: currencies.length === 0 ? say({ key: 'unit.commodity' }) : currencies.join(', '), share: 0.8 },
  ]);
  if (filter !== '') drawFields(sheet, [{ label: say({ key: 'export.filter' }), value: filter, share: 1 }]);
  drawFields(
    sheet,
    [
      { label: capital(words.logPosition), value: String(head.knownOn), share: 1 },
      { label: capital(words.hash), value: head.headHash, share: 5.6 },
    ],
    { size: 7.5 },
  );
  sheet.y += 10;
}

/** The words stand inside a sentence elsewhere. */
const capital = (label: string): string => `${label.charAt(0).toUpperCase()}${label.slice(1)}`;

/** What stands in a cell, as people of the language write it. */
function shown(row: ReportRow, { id, kind }: Pick<Column, 'id' | 'kind'>, report: PrintedReport): string {
  if (kind === 'code') return row.code;
  if (kind === 'name') return report.say(row.label);
  const value = cellOf(report.say, row, { id, kind }) ?? '';
  // "1247.44 EUR": an amount with its currency.
  if (id === ownCurrency) return value.replace(/^-?\d+(\.\d+)?(?= )/, (amount) => formatDecimal(amount, report.language));
  return shownValue(value, kind, report.language);
}

function shownValue(value: string, kind: ReportColumn['kind'], language: Language): string {
  if (value === '') return '';
  if (kind === 'date') return formatDate(value as LocalDate, language);
  if (kind === 'percent') return `${formatDecimal(value, language)} %`;
  return kind === 'amount' || kind === 'count' ? formatDecimal(value, language) : value;
}

const isFigure = ({ id, kind }: Pick<Column, 'id' | 'kind'>): boolean =>
  kind === 'amount' || kind === 'count' || kind === 'percent' || id === ownCurrency;
const isBold = ({ kind }: ReportRow): boolean => kind === 'total' || kind === 'subtotal' || kind === 'heading';

/**
 * Widths of columns, at the largest size at which they fit. Figures and days are never broken, so a column of them is as wide as its longest one; texts are,
 * and the name takes what is left.
 */
function layOut(sheet: Sheet, report: PrintedReport): Table | undefined {
  const { head, say } = report;
  const wanted = [
    { id: '', kind: 'code' as const, title: say({ key: 'export.code' }), group: undefined },
    { id: '', kind: 'name' as const, title: say({ key: 'export.name' }), group: undefined },
    ...head.columns.map(({ id, kind, title, group }) => ({ id, kind, title: say(title), group: group && say(group) })),
  ];
  // Digits have one width: the longest figure is the widest. Codes have letters too, and are never broken either.
  const longest = wanted.map(() => '');
  const codes = new Set<string>();
  for (const row of report.rows()) {
    codes.add(row.code);
    for (const [at, column] of wanted.entries()) {
      if (column.kind === 'name' || column.kind === 'code') continue;
      const text = shown(row, column, report);
      if (text.length > longest[at]!.length) longest[at] = text;
    }
  }
  const widths = [...codes].map((code): [string, number] => [code, sheet.measure(code, { size: 10, weight: 'semibold' })]);
  longest[0] = widths.reduce((widest, each) => (each[1] > widest[1] ? each : widest), ['', 0])[0];
  const hasCodes = longest[0] !== '';
  for (const size of sizes) {
    const natural = wanted.map(({ id, kind, title }, at) => {
      if (kind === 'name') return 0;
      if (kind === 'code' && !hasCodes) return 0;
      const inside = sheet.measure(longest[at]!, { size, weight: 'semibold' });
      const words = Math.max(...title.split(' ').map((word) => sheet.measure(word, headStyle)));
      const isBroken = (kind === 'text' || kind === 'word' || kind === 'code') && !isFigure({ id, kind });
      return Math.ceil(Math.max(isBroken ? Math.min(inside, mostText) : inside, words)) + 2 * padding.x;
    });
    const taken = natural.reduce((sum, width) => sum + width, 0);
    const forName = sheet.area.width - taken;
    if (forName < leastName) continue;
    let left = sheet.area.left;
    const columns = wanted.flatMap((column, at): Column[] => {
      const width = column.kind === 'name' ? forName : natural[at]!;
      if (width === 0) return [];
      left += width;
      return [{ ...column, left: left - width, width }];
    });
    const lines = columns.map(({ title, width }) => sheet.wrap(title, width - 2 * padding.x, headStyle).length);
    const groups = groupsOf(columns).map(({ title, width }) => sheet.wrap(title, width - 2 * padding.x, headStyle).length);
    return {
      report,
      columns,
      size,
      headHeight: Math.max(...lines) * lineHeight(headStyle) + 2 * padding.y,
      groupHeight: groups.length === 0 ? 0 : Math.max(...groups) * lineHeight(headStyle) + 2 * padding.y,
    };
  }
  return undefined;
}

/** Neighbouring columns below one heading. */
function groupsOf(columns: readonly Column[]): { title: string; left: number; width: number }[] {
  const groups: { title: string; left: number; width: number }[] = [];
  for (const { group, left, width } of columns) {
    if (group === undefined) continue;
    const last = groups.at(-1);
    if (last?.title === group && Math.abs(last.left + last.width - left) < 0.01) last.width += width;
    else groups.push({ title: group, left, width });
  }
  return groups;
}

/** `below` is the height of what stays on the page of the last rows. */
function drawRows(sheet: Sheet, table: Table, below: number): void {
  const element = sheet.element('Table');
  drawHead(sheet, table, element);
  /** Rows that stay on one page: what heads others with the first of them, a total with the last row it adds up. */
  let together: Measured[] = [];
  const draw = (after = 0): void => {
    const all = together.reduce((height, row) => height + row.height, after);
    for (const [at, row] of together.entries()) {
      // What fills more than a page is broken after all.
      if (sheet.makeRoom(at === 0 ? all : row.height)) drawHead(sheet, table, undefined);
      drawRow(sheet, table, row, element);
    }
    together = [];
  };
  for (const row of table.report.rows()) {
    const last = together.at(-1)?.row;
    const isKept = last && (row.kind === 'total' || last.kind === 'heading' || row.level > last.level);
    if (last && !isKept) draw();
    together.push(measure(sheet, table, row));
  }
  draw(below);
}

/** A row with its cells broken into lines. */
interface Measured {
  readonly row: ReportRow;
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
}

const widthOf = ({ kind, width }: Column, row: ReportRow): number => width - 2 * padding.x - (kind === 'name' ? indentOf(row) : 0);

const styleOf = (row: ReportRow, size: number): TextStyle => ({
  size,
  weight: isBold(row) ? 'semibold' : 'regular',
  colour: row.kind === 'detail' ? ink.quiet : ink.text,
});

function measure(sheet: Sheet, { columns, report, size }: Table, row: ReportRow): Measured {
  const style = styleOf(row, size);
  const lines = columns.map((column) => {
    const text = shown(row, column, report);
    return text === '' ? [] : isFigure(column) ? [text] : sheet.wrap(text, widthOf(column, row), style);
  });
  const most = Math.max(1, ...lines.map((each) => each.length));
  return { row, lines, height: most * lineHeight(style) + 2 * padding.y };
}

/** On the pages after the first the head is a repetition for the eye and stays out of the tag tree. */
function drawHead(sheet: Sheet, { columns, headHeight, groupHeight }: Table, table: Element | undefined): void {
  const { left, width } = sheet.area;
  const top = sheet.y;
  const height = headHeight + groupHeight;
  const groups = groupsOf(columns);
  sheet.decoration(() => {
    sheet.box(left, top, width, height, { fill: ink.shade });
    sheet.rule(left, top, width, ink.quiet, 0.7);
    for (const group of groups) sheet.rule(group.left + padding.x, top + groupHeight, group.width - 2 * padding.x, ink.line);
    sheet.rule(left, top + height, width, ink.line);
  });
  const draw = (title: string, place: Place, row: Element | undefined): void => {
    const lines = sheet.wrap(title, place.width, headStyle);
    const y = place.y - lines.length * lineHeight(headStyle);
    if (row) sheet.lines(lines, { ...place, y }, headStyle, { parent: sheet.element('TH', row, { scope: 'Column' }) });
    else
      sheet.decoration(() => {
        for (const [at, line] of lines.entries()) sheet.untaggedText(line, { ...place, y: y + at * lineHeight(headStyle) }, headStyle);
      });
  };
  if (groupHeight > 0) {
    const row = table && sheet.element('TR', table);
    for (const group of groups)
      draw(
        group.title,
        { x: group.left + padding.x, y: top + groupHeight - padding.y, width: group.width - 2 * padding.x, align: 'center' },
        row,
      );
  }
  const row = table && sheet.element('TR', table);
  for (const column of columns)
    draw(
      column.title,
      {
        x: column.left + padding.x,
        y: top + height - padding.y,
        width: column.width - 2 * padding.x,
        align: isFigure(column) ? 'right' : 'left',
      },
      row,
    );
  sheet.y += height;
}

function drawRow(sheet: Sheet, { columns, size }: Table, { row, lines, height }: Measured, table: Element): void {
  const { left, width } = sheet.area;
  const top = sheet.y;
  const isTotal = row.kind === 'total';
  sheet.decoration(() => {
    if (isTotal) {
      sheet.box(left, top, width, height, { fill: ink.shade });
      sheet.rule(left, top, width, ink.quiet, 0.7);
    }
    sheet.rule(left, top + height, width, isTotal ? ink.quiet : ink.hairline, isTotal ? 0.7 : 0.4);
  });
  const element = sheet.element('TR', table);
  const style = styleOf(row, size);
  for (const [at, column] of columns.entries()) {
    const cell = sheet.element('TD', element);
    if (lines[at]!.length === 0) continue;
    const isZero = column.kind === 'amount' && !/[1-9]/.test(row.cells[column.id] ?? '') && !isTotal;
    sheet.lines(
      lines[at]!,
      {
        x: column.left + padding.x + (column.kind === 'name' ? indentOf(row) : 0),
        y: top + padding.y,
        width: widthOf(column, row),
        align: isFigure(column) ? 'right' : 'left',
      },
      isZero ? { ...style, colour: ink.faint } : style,
      { parent: cell },
    );
  }
  sheet.y += height;
}

/** The statements of a year, which are signed. @source ЗСч; ARA */
const signed: ReadonlySet<Report['kind']> = new Set(['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes']);

/** What stands below the rows: checks and notes, and whether the entity signs it. */
interface Below {
  readonly lines: readonly (readonly [text: string, style: TextStyle, height: number])[];
  readonly isSigned: boolean;
  /** With the gap above it and the place for the signatures. */
  readonly height: number;
}

const gapBelow = 10;

function measureBelow(sheet: Sheet, { head, filter, say, language }: PrintedReport): Below {
  const { width } = sheet.area;
  const checks = head.checks.map(({ text, difference, currency }): [string, TextStyle] => [
    `${say(text)}: ${say({ key: 'export.difference' })} ${formatDecimal(difference, language)} ${currency}`,
    /[1-9]/.test(difference) ? { size: 8.5, weight: 'semibold' } : noteStyle,
  ]);
  const lines = [...checks, ...head.notes.map((note): [string, TextStyle] => [say(note), noteStyle])].map(
    ([text, style]) => [text, style, sheet.wrap(text, width, style).length * lineHeight(style)] as const,
  );
  // Of some lines only it is no statement of the entity.
  const isSigned = signed.has(head.kind) && filter === '';
  return { lines, isSigned, height: lines.reduce((sum, [, , height]) => sum + height + 2, gapBelow + (isSigned ? signatureHeight : 0)) };
}

/** Checks with what they differ by, notes, and where the entity signs, all on one page with the signatures. */
function drawBelow(sheet: Sheet, { language }: PrintedReport, { lines, isSigned, height }: Below): void {
  const { left, width } = sheet.area;
  if (isSigned) sheet.makeRoom(height);
  sheet.y += gapBelow;
  for (const [text, style, own] of lines) {
    sheet.makeRoom(own);
    sheet.y += sheet.text(text, { x: left, y: sheet.y, width }, style) + 2;
  }
  if (isSigned) drawSignatures(sheet, language);
}

const signerStyle: TextStyle = { size: 8.5 };
/** Points between the columns, above the words, and left to sign in. */
const signing = { gap: 40, above: 12, room: 26 };
const signatureHeight = signing.above + lineHeight(signerStyle) + signing.room + 2 + lineHeight(noteStyle);

function drawSignatures(sheet: Sheet, language: Language): void {
  const { left } = sheet.area;
  const width = (sheet.area.width - signing.gap) / 2;
  const { signers, signs } = texts[language];
  const top = sheet.y + signing.above;
  const line = top + lineHeight(signerStyle) + signing.room;
  for (const [at, signer] of signers.entries()) {
    const x = left + at * (width + signing.gap);
    sheet.text(signer, { x, y: top, width }, signerStyle);
    sheet.decoration(() => sheet.rule(x, line, width, ink.quiet));
    sheet.text(signs, { x, y: line + 2, width }, noteStyle);
  }
  sheet.y += signatureHeight;
}

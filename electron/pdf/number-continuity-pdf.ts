import type { NumberRange, NumberRow, NumberSeriesInfo } from '../../shared/contracts/numbers.ts';
import { formatDate } from '../../shared/dates/format.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language, Names } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { booksSheet } from './books-sheet.ts';
import { area, ink, lineHeight, type Sheet, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { type NumberTexts, numberTexts } from './number-continuity-texts.ts';
import { type Cell, type Column, drawTable, type Row } from './table.ts';
import { texts } from './texts.ts';

export interface NumberContinuityPrint {
  readonly company: { readonly name: string; readonly taxId: string };
  /** Of the log, at the moment of printing or where the proof stops. */
  readonly position: number;
  readonly headHash: string;
  /** For a proof as known on an earlier position: when that was recorded (UTC, ISO). Null: the books as they stand. */
  readonly knownAt: string | null;
  readonly date: LocalDate;
  readonly series: readonly PrintedSeries[];
}

export interface PrintedSeries extends Omit<NumberSeriesInfo, 'rows'> {
  readonly branchName: string;
  readonly rule: { readonly gaps: 'unbroken' | 'free'; readonly source: Names };
  /** Each number of a short series; null where ranges have to do. */
  readonly numbers: readonly NumberRow[] | null;
  readonly ranges: readonly NumberRange[];
}

const small: TextStyle = { size: 7.5, colour: ink.quiet };
const strong: TextStyle = { size: 13, weight: 'semibold' };

/**
 * The proof that every number has one explanation, PDF bytes: a summary of all series, then each series number by number, a long one by ranges.
 * Dated the day of the last recording it counts. Equal books and language give equal bytes.
 */
export function numberContinuityPdf(model: NumberContinuityPrint, language: Language): Uint8Array {
  const { company } = model;
  const words = numberTexts[language];
  const common = texts[language];
  const day = formatDate(model.date, language);
  const sheet = booksSheet({
    language,
    title: words.title,
    period: day,
    subject: `numbers ${company.taxId} ${model.position} ${model.headHash}`,
    date: model.date,
    company,
    taxNumber: company.taxId,
    position: model.position,
    headHash: model.headHash,
  });
  sheet.y += sheet.text(words.title, { x: area.left, y: sheet.y, width: area.width }, { size: 17, weight: 'semibold' }, { name: 'H1' });
  sheet.y += 7;
  drawFields(sheet, [
    { label: common.taxpayer, value: company.name, share: 3 },
    { label: common.taxId, value: company.taxId, share: 1.4 },
    { label: common.date, value: day, share: 1 },
  ]);
  if (model.knownAt !== null) drawKnownOn(sheet, model.position, model.knownAt, words);
  sheet.y += 8;
  const count = new Count(language);
  const missing = model.series.reduce((sum, { head, total }) => sum + head - total, 0);
  const verdict = missing === 0 ? words.complete : words.incomplete(count.of(missing));
  sheet.y += sheet.text(verdict, { x: area.left, y: sheet.y, width: area.width }, strong) + 2;
  note(sheet, words.explained);
  sheet.y += 8;
  drawSummary(sheet, model.series, words, count);
  for (const series of model.series) {
    sheet.y += 14;
    drawSeries(sheet, series, words, count);
  }
  return sheet.finish();
}

/** The instant is printed in UTC and says so: near midnight the local day would be another one. */
function drawKnownOn(sheet: Sheet, position: number, at: string, words: NumberTexts): void {
  const day = formatDate(at.slice(0, 10) as LocalDate, sheet.language);
  const text = words.knownOn(`${day}, ${at.slice(11, 16)} UTC`, String(position));
  sheet.y += 6;
  sheet.y += sheet.text(text, { x: area.left, y: sheet.y, width: area.width }, { size: 9, weight: 'semibold' });
}

class Count {
  readonly #language: Language;
  constructor(language: Language) {
    this.#language = language;
  }
  of(value: number): string {
    return formatDecimal(String(value), this.#language);
  }
  cell(value: number): Cell {
    return { text: this.of(value), isQuiet: value === 0 };
  }
}

function note(sheet: Sheet, text: string): void {
  sheet.makeRoom(sheet.wrap(text, area.width, small).length * lineHeight(small));
  sheet.y += sheet.text(text, { x: area.left, y: sheet.y, width: area.width }, small) + 2;
}

const nameOf = (series: PrintedSeries, words: NumberTexts): string =>
  [
    words.kinds[series.kind as keyof typeof words.kinds] ?? series.kind,
    series.branch === '' ? '' : `${words.branch} ${series.branch}`,
    series.year ?? '',
    series.device === '' ? '' : `${words.device} ${series.device}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

function drawSummary(sheet: Sheet, all: readonly PrintedSeries[], words: NumberTexts, count: Count): void {
  const figure = (title: string): Column => ({ title, align: 'right', width: 40 });
  drawTable(sheet, {
    columns: [
      { title: words.series, align: 'left', width: 0, grows: true },
      figure(words.head),
      figure(words.used),
      figure(words.cancelled),
      figure(words.voided),
      figure(words.leased),
      figure(words.missing),
    ],
    rows: all.map(
      (series): Row => ({
        cells: [
          { text: nameOf(series, words) },
          count.cell(series.head),
          count.cell(series.used),
          count.cell(series.cancelled),
          count.cell(series.voided),
          count.cell(series.leased),
          count.cell(series.head - series.total),
        ],
      }),
    ),
  });
}

function drawSeries(sheet: Sheet, series: PrintedSeries, words: NumberTexts, count: Count): void {
  // A hole is no number: a series that has one is printed by ranges, however short.
  const numbers = series.total === series.head ? series.numbers : null;
  const { language } = sheet;
  const rows = numbers ? numbers.map((row) => numberRow(row, language, words)) : rangeRows(series, language, words, count);
  drawTable(sheet, {
    title: series.branchName === '' ? nameOf(series, words) : `${nameOf(series, words)} (${series.branchName})`,
    columns: [
      { title: words.number, align: 'left', width: 70 },
      { title: words.state, align: 'left', width: 70 },
      { title: words.date, align: 'left', width: 55 },
      { title: words.subject, align: 'left', width: 0, grows: true },
      { title: numbers ? words.uid : words.count, align: 'right', width: 40 },
    ],
    rows,
    isDense: true,
  });
  sheet.y += 4;
  note(sheet, `${words.rule}: ${series.rule.source[language]}${series.rule.gaps === 'unbroken' ? `; ${words.unbroken}` : ''}`);
  for (const { from, at, by, reason } of series.continued)
    note(sheet, words.continued(count.of(from), formatDate(at.slice(0, 10) as LocalDate, language), saidBy(reason, by)));
  if (series.outOfOrder) note(sheet, words.outOfOrder(count.of(series.outOfOrder)));
}

const stateOf = (state: NumberRange['state'], words: NumberTexts, isOne: boolean): string =>
  isOne ? words.one[state] : words[state].toLowerCase();
const saidBy = (subject: string, by: string | null): string => (by === null ? subject : `${subject} · ${by}`);

const numberRow = (row: NumberRow, language: Language, words: NumberTexts): Row => ({
  cells: [
    { text: row.number },
    { text: row.cancelled ? `${stateOf(row.state, words, true)}, ${words.cancelledMark}` : stateOf(row.state, words, true) },
    { text: formatDate(row.date, language) },
    { text: saidBy(row.subject, row.by) },
    { text: row.uid },
  ],
});

const rangeRows = (series: PrintedSeries, language: Language, words: NumberTexts, count: Count): Row[] =>
  series.ranges.map((range): Row => {
    const days = [range.from, range.to].filter((day) => day !== null).map((day) => formatDate(day, language));
    const taken = range.cancelled === 0 ? '' : `${words.cancelled}: ${count.of(range.cancelled)}`;
    return {
      cells: [
        { text: range.first === range.last ? range.firstNumber : `${range.firstNumber} – ${range.lastNumber}` },
        { text: stateOf(range.state, words, range.first === range.last) },
        { text: [...new Set(days)].join(' – ') },
        { text: [saidBy(range.subject, range.by), taken].filter(Boolean).join(' · ') },
        { text: count.of(range.last - range.first + 1) },
      ],
    };
  });

import type { CompanyInfo } from '../../shared/contracts/company.ts';
import type { WorksheetInfo } from '../../shared/contracts/worksheets.ts';
import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { period as toPeriod } from '../../shared/dates/period.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { spanOf } from '../../shared/worksheets/worksheet-period.ts';
import { booksSheet } from './books-sheet.ts';
import { area, ink, lineHeight, type Sheet, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { type Column, drawTable, type Row } from './table.ts';
import { texts } from './texts.ts';
import { type WorksheetTexts, worksheetTexts } from './worksheet-texts.ts';

export interface WorksheetPrint {
  readonly company: Pick<CompanyInfo, 'name' | 'taxId' | 'baseCurrency'>;
  readonly worksheet: WorksheetInfo;
}

const small: TextStyle = { size: 7.5, colour: ink.quiet };

/**
 * A worksheet on A4, PDF bytes: rows with formula, amount and basis, what is to be paid when, and how it is booked. Prints the figures of the model as they
 * are and computes none; the file is dated the last day of the period. Equal model and language give equal bytes.
 */
export function worksheetPdf(model: WorksheetPrint, language: Language): Uint8Array {
  const { company, worksheet } = model;
  const common = texts[language];
  const words = worksheetTexts[language];
  const title = worksheet.names[language];
  const period = periodName(worksheet.period, language);
  const sheet = booksSheet({
    language,
    title,
    period,
    subject: subjectOf(model),
    date: worksheet.to,
    company,
    taxNumber: company.taxId,
    position: worksheet.position,
    headHash: worksheet.headHash,
    packVersion: worksheet.packVersion,
  });
  sheet.y += sheet.text(title, { x: area.left, y: sheet.y, width: area.width }, { size: 17, weight: 'semibold' }, { name: 'H1' });
  sheet.y += 2;
  note(sheet, common.formVersion(worksheet.kind, worksheet.version));
  sheet.y += 6;
  drawFields(sheet, [
    { label: common.taxpayer, value: company.name, share: 3 },
    { label: common.taxId, value: company.taxId, share: 1.4 },
  ]);
  drawFields(sheet, [
    { label: words.period, value: period, share: 1.6 },
    { label: words.result, value: formatDecimal(worksheet.result, language), share: 1.2 },
    { label: common.currency, value: company.baseCurrency, share: 0.7 },
    ...worksheet.percents.map(({ names, percent, origin }) => ({
      label: `${names[language]} (${words.origins[origin]})`,
      value: `${formatDecimal(percent, language)} %`,
      share: 1.4,
    })),
  ]);
  sheet.y += 10;
  drawRows(sheet, worksheet, words);
  drawPayments(sheet, worksheet, words);
  drawPostings(sheet, worksheet, words);
  sheet.y += 8;
  if (worksheet.unconfirmed) note(sheet, `${words.mark} ${words.unconfirmed}`, { ...small, colour: ink.text, weight: 'semibold' });
  for (const text of notesOf(worksheet, language)) note(sheet, text);
  return sheet.finish();
}

/** Everything that can make two worksheets of one period differ on paper: books, rules, and what was entered. */
function subjectOf({ company, worksheet }: WorksheetPrint): string {
  const entered = [
    ...worksheet.rows.filter(({ formula }) => formula === '').map(({ amount, origin }) => `${amount} ${origin}`),
    ...worksheet.percents.map(({ percent, origin }) => `${percent} ${origin}`),
  ].join(', ');
  return `${worksheet.kind} ${worksheet.version} ${company.taxId} ${worksheet.period} ${worksheet.packVersion} ${worksheet.position} ${worksheet.headHash} ${entered}`;
}

/** "May 2026", "quarter 2 of 2026", "2026". */
function periodName(period: string, language: Language): string {
  const words = worksheetTexts[language];
  const span = spanOf(period);
  if (span === 'month') return formatPeriod(toPeriod(period), language);
  return span === 'year' ? words.year(period) : words.quarter(Number(period.slice(6)), period.slice(0, 4));
}

function drawRows(sheet: Sheet, worksheet: WorksheetInfo, words: WorksheetTexts): void {
  const { language } = sheet;
  drawTable(sheet, {
    columns: [
      { title: texts[language].code, align: 'left', width: 30 },
      { title: words.row, align: 'left', width: 0, grows: true },
      { title: words.formula, align: 'left', width: 70 },
      { title: words.amount, align: 'right', width: 80, boxed: true },
      { title: words.source, align: 'left', width: 60 },
    ],
    rows: worksheet.rows.map(
      (row): Row => ({
        cells: [
          { text: row.code },
          { text: row.names[language] },
          row.origin === 'computed' ? { text: formulaText(row.formula, language) } : { text: words.origins[row.origin], isQuiet: true },
          { text: formatDecimal(row.amount, language), isQuiet: !row.isTotal && !/[1-9]/.test(row.amount) },
          { text: `${row.source[language]}${row.unconfirmed ? ` ${words.mark}` : ''}` },
        ],
        ...(row.isTotal ? { kind: 'total' } : {}),
      }),
    ),
  });
}

function notesOf({ notes, source }: WorksheetInfo, language: Language): string[] {
  const words = worksheetTexts[language];
  return [...notes.map((names) => names[language]), words.working, `${words.source}: ${source[language]}`];
}

/** Factors and percents with the decimal mark of the language; codes of rows keep their dot. "1.3 × 0.5" is "1.3 × 0,5". */
const formulaText = (formula: string, language: Language): string =>
  formula.replace(/(?<=× )\d+\.\d+|\d+\.\d+(?= %)/g, (figure) => formatDecimal(figure, language));

const rowName = (worksheet: WorksheetInfo, code: string, language: Language): string =>
  `${code} · ${worksheet.rows.find((row) => row.code === code)!.names[language]}`;

function drawPayments(sheet: Sheet, worksheet: WorksheetInfo, words: WorksheetTexts): void {
  if (worksheet.payments.length === 0) return;
  const { language } = sheet;
  const day = (due: WorksheetInfo['payments'][number]): string => {
    const moved = due.due === due.originalDue ? '' : `, ${words.insteadOf(formatDate(due.originalDue, language))}`;
    return `${formatDate(due.due, language)}${moved}`;
  };
  sheet.y += 12;
  drawTable(sheet, {
    title: words.payments,
    columns: [
      { title: words.row, align: 'left', width: 0, grows: true },
      { title: words.due, align: 'left', width: 60 },
      amountColumn(words),
    ],
    rows: worksheet.payments.map((payment) => ({
      cells: [
        { text: rowName(worksheet, payment.row, language) },
        { text: day(payment) },
        { text: formatDecimal(payment.amount, language) },
      ],
    })),
  });
}

function drawPostings(sheet: Sheet, worksheet: WorksheetInfo, words: WorksheetTexts): void {
  if (worksheet.postings.length === 0) return;
  const { language } = sheet;
  sheet.y += 12;
  drawTable(sheet, {
    title: words.postings,
    columns: [
      { title: words.row, align: 'left', width: 0, grows: true },
      { title: words.debit, align: 'left', width: 50 },
      { title: words.credit, align: 'left', width: 50 },
      amountColumn(words),
    ],
    rows: worksheet.postings.map(({ row, debit, credit, amount }) => ({
      cells: [{ text: rowName(worksheet, row, language) }, { text: debit }, { text: credit }, { text: formatDecimal(amount, language) }],
    })),
  });
}

const amountColumn = (words: WorksheetTexts): Column => ({ title: words.amount, align: 'right', width: 80 });

function note(sheet: Sheet, text: string, style: TextStyle = small): void {
  sheet.makeRoom(sheet.wrap(text, area.width, style).length * lineHeight(style));
  sheet.y += sheet.text(text, { x: area.left, y: sheet.y, width: area.width }, style) + 3;
}

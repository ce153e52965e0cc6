import type { CompanyInfo } from '../../shared/contracts/company.ts';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { lastDay } from '../../shared/dates/period.ts';
import type { Language, Names } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import { booksSheet } from './books-sheet.ts';
import { area, ink, lineHeight, type Sheet, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { drawFiledMark, filedMark } from './filed-mark.ts';
import { type Cell, drawTable, type Row } from './table.ts';
import { texts } from './texts.ts';

export interface VatReturnPrint {
  readonly company: Pick<CompanyInfo, 'name' | 'taxId' | 'baseCurrency'>;
  readonly return: VatReturnInfo;
  /** A return that corrects an earlier one. */
  readonly isCorrection?: boolean;
}

type Part = VatReturnInfo['parts'][number];

const small: TextStyle = { size: 7, colour: ink.quiet };

/**
 * Every line of the VAT return of a month on A4, PDF bytes. Prints the figures of the model as they are and computes none; the file is dated the
 * last day of the month. Equal model and language give equal bytes.
 */
export function vatReturnPdf(model: VatReturnPrint, language: Language): Uint8Array {
  const { company, return: info } = model;
  const words = texts[language];
  const period = formatPeriod(info.period, language);
  const sheet = booksSheet({
    language,
    title: info.form.names[language],
    period,
    subject: returnState(company.taxId, info),
    date: lastDay(info.period),
    company,
    taxNumber: company.taxId,
    position: info.position,
    headHash: info.headHash,
    packVersion: info.packVersion,
  });
  drawHeading(sheet, info);
  drawFields(sheet, [
    { label: words.taxpayer, value: company.name, share: 3 },
    { label: words.taxId, value: company.taxId, share: 1.4 },
  ]);
  drawFields(sheet, [
    { label: words.taxPeriod, value: period, share: 1.2 },
    { label: words.filingDue, value: formatDate(info.dueDate, language), share: 1 },
    { label: words.returnKind, value: model.isCorrection ? words.corrected : words.original, share: 1.2 },
    { label: words.currency, value: company.baseCurrency, share: 1 },
  ]);
  sheet.y += 8;
  drawResult(sheet, info, company.baseCurrency);
  for (const part of info.parts) {
    sheet.y += 13;
    drawPart(sheet, part, info.form.language);
  }
  if (info.changedSinceFiling.length > 0) {
    sheet.y += 13;
    drawChanges(sheet, info);
  }
  sheet.y += 8;
  drawNotes(sheet, info);
  return sheet.finish();
}

/** Everything that can make two returns of one month differ on paper: the state of the books, and the filing. */
export function returnState(taxId: string, info: VatReturnInfo): string {
  const filing = info.filed ? ` filed ${info.filed.at} ${info.filed.position}` : '';
  return `${info.form.id} ${info.form.version} ${taxId} ${info.period} ${info.packVersion} ${info.position} ${info.headHash}${filing}`;
}

function drawHeading(sheet: Sheet, info: VatReturnInfo): void {
  const words = texts[sheet.language];
  const width = info.filed ? area.width - filedMark.width - 16 : area.width;
  const top = sheet.y;
  if (info.filed) drawFiledMark(sheet, info.filed, top);
  const place = { x: area.left, width };
  sheet.y += sheet.text(info.form.names[sheet.language], { ...place, y: sheet.y }, { size: 17, weight: 'semibold' }, { name: 'H1' });
  // The language of the office it is filed with stands small under every label that is in another one.
  const official = info.form.language;
  if (sheet.language !== official) {
    sheet.y += sheet.text(info.form.names[official], { ...place, y: sheet.y }, { size: 9, colour: ink.quiet }, { language: official });
  }
  sheet.y += 2;
  sheet.y += sheet.text(words.formVersion(info.form.id, info.form.version), { ...place, y: sheet.y }, small);
  sheet.y = Math.max(sheet.y, info.filed ? top + filedMark.height : 0) + 9;
}

/** What is owed and what is carried, large, side by side; the one that is zero steps back. */
function drawResult(sheet: Sheet, info: VatReturnInfo, currency: string): void {
  const words = texts[sheet.language];
  const height = 44;
  const gap = 12;
  const width = (area.width - gap) / 2;
  const results = [
    { label: words.payable, amount: info.payable },
    { label: words.credit, amount: info.credit },
  ];
  for (const [index, { label, amount }] of results.entries()) {
    const left = area.left + index * (width + gap);
    const isMain = !isZero(amount);
    const top = sheet.y;
    sheet.decoration(() =>
      sheet.box(left, top, width, height, {
        ...(isMain ? { fill: ink.shade } : {}),
        stroke: isMain ? ink.text : ink.line,
        weight: isMain ? 1 : 0.5,
      }),
    );
    const result = sheet.element('Div');
    const place = { x: left + 8, width: width - 16 };
    sheet.text(label, { ...place, y: top + 6 }, { size: 8, colour: isMain ? ink.text : ink.quiet }, { parent: result });
    const style: TextStyle = isMain ? { size: 16, weight: 'semibold' } : { size: 16, colour: ink.faint };
    sheet.text(`${formatDecimal(amount, sheet.language)} ${currency}`, { ...place, y: top + 18, align: 'right' }, style, {
      parent: result,
    });
  }
  sheet.y += height;
}

function drawPart(sheet: Sheet, part: Part, official: Language): void {
  const { language } = sheet;
  const words = texts[language];
  const rows = part.lines.map((line): Row => {
    const figures = part.columns.map((column): Cell | null => {
      const amount = line.cells[column.id]?.amount;
      return amount === undefined ? null : { text: formatDecimal(amount, language), isQuiet: isZero(amount) && !line.isTotal };
    });
    return { cells: [{ text: line.code }, label(line.names, language, official), ...figures], ...(line.isTotal ? { kind: 'total' } : {}) };
  });
  drawTable(sheet, {
    title: part.names[language],
    columns: [
      { title: words.code, align: 'left', width: 44 },
      { title: words.line, align: 'left', width: 0, grows: true },
      ...part.columns.map((column) => ({ title: column.names[language], align: 'right' as const, width: 90, boxed: true })),
    ],
    rows,
    isDense: language !== official,
  });
}

const label = (names: Names, language: Language, official: Language): Cell => ({
  text: names[language],
  ...(language === official ? {} : { under: { text: names[official], language: official } }),
});

function drawChanges(sheet: Sheet, info: VatReturnInfo): void {
  const { language } = sheet;
  const nameOf = (id: string): string => {
    for (const { lines, columns } of info.parts) {
      for (const line of lines) {
        const column = columns.find((candidate) => line.cells[candidate.id]?.cell === id);
        if (column) return `${line.code} · ${column.names[language]}`;
      }
    }
    return id;
  };
  const words = texts[language];
  drawTable(sheet, {
    title: words.changedSinceFiling,
    columns: [
      { title: words.cell, align: 'left', width: 0, grows: true },
      { title: words.filedAmount, align: 'right', width: 90 },
      { title: words.amountNow, align: 'right', width: 90 },
    ],
    rows: info.changedSinceFiling.map((change) => ({
      cells: [
        { text: nameOf(change.cell) },
        { text: formatDecimal(change.filed, language) },
        { text: formatDecimal(change.now, language) },
      ],
    })),
  });
}

function drawNotes(sheet: Sheet, info: VatReturnInfo): void {
  const words = texts[sheet.language];
  const notes = [
    `${words.roundingDifference}: ${formatDecimal(info.roundingDifference, sheet.language)}`,
    `${words.workingForm} ${words.hatchedCells}`,
    `${words.basis}: ${info.form.source[sheet.language]}`,
  ];
  for (const note of notes) {
    sheet.makeRoom(sheet.wrap(note, area.width, small).length * lineHeight(small));
    sheet.y += sheet.text(note, { x: area.left, y: sheet.y, width: area.width }, small) + 3;
  }
}

const isZero = (amount: string): boolean => !/[1-9]/.test(amount);

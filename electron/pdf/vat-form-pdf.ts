import type { Declarant } from '../../shared/contracts/declarations.ts';
import type { VatCell, VatReturnInfo } from '../../shared/contracts/tax.ts';
import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { lastDay } from '../../shared/dates/period.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { FormLayout } from '../../shared/vat/form-layout.ts';
import { booksSheet } from './books-sheet.ts';
import { ink, lineHeight, type Sheet, type Tag, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { drawFiledMark, filedMark } from './filed-mark.ts';
import { drawSection } from './form-section.ts';
import { formTexts } from './form-texts.ts';
import { texts } from './texts.ts';
import { inBoth, type Tongues, tongues } from './two-languages.ts';
import { returnState } from './vat-return-pdf.ts';

export interface VatFormPrint {
  readonly company: { readonly name: string; readonly taxId: string; readonly baseCurrency: string };
  /** As declarations write it, where that is another number than the tax number. */
  readonly vatNumber?: string;
  readonly declarant?: Pick<Declarant, 'name' | 'capacity' | 'companyAddress'> | null;
  readonly return: VatReturnInfo;
  readonly layout: FormLayout;
  /** A return that corrects an earlier one. */
  readonly isCorrection?: boolean;
}

const small: TextStyle = { size: 7, colour: ink.quiet };

/**
 * The VAT return of a month as its form on A4, PDF bytes: in the language of the office, with `other` every caption in both. Amounts, dates and decimal
 * marks are the office's. Prints the figures of the model as they are and computes none; the file is dated the last day of the month. Equal model and
 * languages give equal bytes.
 */
export function vatFormPdf(model: VatFormPrint, other?: Language): Uint8Array {
  const { company, return: info, layout } = model;
  const spoken = tongues(info.form.language, other);
  const { official } = spoken;
  const period = formatPeriod(info.period, official);
  const sheet = booksSheet({
    language: official,
    title: info.form.names[official],
    period,
    subject: subjectOf(model, spoken),
    date: lastDay(info.period),
    company,
    taxNumber: company.taxId,
    position: info.position,
    headHash: info.headHash,
    packVersion: info.packVersion,
  });
  drawHeading(sheet, model, spoken);
  drawPayer(sheet, model, spoken);
  if (layout.office) {
    const { names, boxes, unconfirmed } = layout.office;
    sheet.y += 6;
    drawBar(sheet, `${inBoth(names, spoken)}${unconfirmed ? ` ${formTexts[official].mark}` : ''}`);
    drawFields(
      sheet,
      boxes.map((each) => ({ label: inBoth(each, spoken), value: ' ', share: 1 })),
    );
  }
  const cells = cellsOf(info);
  const formulaOf = formulasOf(info, layout);
  for (const section of layout.sections) {
    sheet.y += 8;
    drawSection(sheet, {
      section,
      tongues: spoken,
      amountOf: (cell) => formatDecimal(cells.get(cell)!.amount, official),
      formulaOf,
    });
  }
  sheet.y += 8;
  drawSignature(sheet, model, spoken);
  sheet.y += 6;
  drawNotes(sheet, model, spoken);
  return sheet.finish();
}

/** Everything that can make two forms of one month differ on paper: the state of the books, the filing, the languages, who signs. */
function subjectOf({ company, vatNumber, declarant, return: info, isCorrection }: VatFormPrint, { other }: Tongues): string {
  const more = [other, vatNumber, declarant?.name, declarant?.capacity, declarant?.companyAddress, isCorrection ? 'corrects' : undefined];
  return `form ${returnState(company.taxId, info)} ${more.map((each) => each ?? '').join(' ')}`;
}

/** How a cell is made, in numbers of boxes, for those are what is printed. A cell without a box is written out as the step it stands for. */
function formulasOf(info: VatReturnInfo, layout: FormLayout): (cell: string) => string {
  const all = cellsOf(info);
  const boxes = layout.sections.flatMap(({ rows }) => rows.flatMap((row) => row.boxes.flatMap((box) => box ?? [])));
  const numbers = new Map(boxes.map(({ cell, number }) => [cell, number]));
  const share = boxes.find(({ cell }) => all.get(cell)?.formula === 'coefficient');
  const written = (formula: string): string =>
    formula.replace(/[^\s(),]+/g, (word) => {
      if (word === 'coefficient') return share?.number ?? word;
      return numbers.get(word) ?? (layout.unprinted.includes(word) ? written(all.get(word)!.formula) : word);
    });
  return (cell) => `= ${written(all.get(cell)!.formula)}`;
}

const cellsOf = (info: VatReturnInfo): ReadonlyMap<string, VatCell> =>
  new Map(info.parts.flatMap(({ lines }) => lines.flatMap((line) => Object.values(line.cells))).map((cell) => [cell.cell, cell]));

function drawHeading(sheet: Sheet, { return: info, layout }: VatFormPrint, spoken: Tongues): void {
  const { official, other } = spoken;
  const top = sheet.y;
  if (info.filed) drawFiledMark(sheet, info.filed, top);
  const place = { x: sheet.area.left, width: sheet.area.width - (info.filed ? filedMark.width + 16 : 0) };
  const write = (text: string, style: TextStyle, tag: Tag = {}) => {
    sheet.y += sheet.text(text, { ...place, y: sheet.y }, style, tag);
  };
  if (layout.annex) {
    const mark = layout.annex.unconfirmed ? ` ${formTexts[official].mark}` : '';
    write(layout.annex.names[official] + mark, small);
    if (other) write(layout.annex.names[other], { ...small, size: 6 }, { language: other });
    sheet.y += 3;
  }
  write(info.form.names[official], { size: 16, weight: 'semibold' }, { name: 'H1' });
  if (other) write(info.form.names[other], { size: 10, colour: ink.quiet }, { language: other });
  sheet.y += 2;
  write(texts[official].formVersion(info.form.id, info.form.version), small);
  sheet.y = Math.max(sheet.y, info.filed ? top + filedMark.height : 0) + 7;
}

/** A part that is no section of amounts: its title on a bar. */
function drawBar(sheet: Sheet, title: string): void {
  const style: TextStyle = { size: 8.5, weight: 'semibold' };
  const { left, width } = sheet.area;
  const place = { x: left + 4, y: sheet.y + 2.5, width: width - 8 };
  const height = sheet.wrap(title, place.width, style).length * lineHeight(style) + 5;
  sheet.decoration(() => sheet.box(left, sheet.y, width, height, { fill: ink.shade, stroke: ink.quiet, weight: 0.7 }));
  sheet.text(title, place, style, { name: 'H2' });
  sheet.y += height;
}

function drawPayer(sheet: Sheet, model: VatFormPrint, spoken: Tongues): void {
  const { company, return: info, declarant, layout } = model;
  const { official } = spoken;
  const word = (name: 'taxId' | 'vatNumber' | 'taxPeriod' | 'filingDue' | 'currency') =>
    inBoth((language) => texts[language][name], spoken);
  const own = (name: 'name' | 'address') => inBoth((language) => formTexts[language][name], spoken);
  drawBar(sheet, inBoth(layout.declarant, spoken));
  drawFields(sheet, [
    { label: own('name'), value: company.name, share: 3 },
    { label: word('taxId'), value: company.taxId, share: 1.2 },
    ...(model.vatNumber === undefined ? [] : [{ label: word('vatNumber'), value: model.vatNumber, share: 1.2 }]),
  ]);
  if (declarant?.companyAddress) drawFields(sheet, [{ label: own('address'), value: declarant.companyAddress, share: 1 }]);
  drawFields(sheet, [
    {
      label: word('taxPeriod'),
      value: `${info.period.slice(5)}/${info.period.slice(0, 4)} (${formatPeriod(info.period, official)})`,
      share: 1.6,
    },
    { label: word('filingDue'), value: formatDate(info.dueDate, official), share: 1.1 },
    { label: word('currency'), value: company.baseCurrency, share: 0.8 },
  ]);
  drawKind(sheet, model.isCorrection ?? false, spoken);
}

/** Original or corrected: one of two squares has a cross. */
function drawKind(sheet: Sheet, isCorrection: boolean, spoken: Tongues): void {
  const style: TextStyle = { size: 8.5 };
  const { left, width } = sheet.area;
  const height = 20;
  const label = `${inBoth((language) => texts[language].returnKind, spoken)}:`;
  const middle = sheet.y + (height - lineHeight(style)) / 2;
  const kinds = [
    { text: inBoth((language) => texts[language].original, spoken), marked: !isCorrection },
    { text: inBoth((language) => texts[language].corrected, spoken), marked: isCorrection },
  ];
  sheet.decoration(() => sheet.box(left, sheet.y, width, height, { stroke: ink.line }));
  const parent = sheet.element('Div');
  const lead: TextStyle = { size: 6.5, colour: ink.quiet };
  sheet.lines([label], { x: left + 6, y: sheet.y + (height - lineHeight(lead)) / 2, width }, lead, { parent });
  let x = left + 6 + sheet.measure(label, lead) + 14;
  for (const { text, marked } of kinds) {
    const at = x;
    sheet.decoration(() => sheet.box(at, sheet.y + 5, 10, 10, { stroke: ink.text, weight: 0.8 }));
    if (marked) sheet.lines(['X'], { x: at, y: middle, width: 10, align: 'center' }, { ...style, weight: 'semibold' }, { parent });
    sheet.lines([text], { x: at + 15, y: middle, width }, style, { parent });
    x = at + 15 + sheet.measure(text, style) + 24;
  }
  sheet.y += height;
}

function drawSignature(sheet: Sheet, { declarant }: VatFormPrint, spoken: Tongues): void {
  const word = (name: 'signing' | 'signer' | 'capacity' | 'date' | 'signature') => inBoth((language) => formTexts[language][name], spoken);
  sheet.makeRoom(96);
  drawBar(sheet, word('signing'));
  const capacity = declarant ? inBoth((language) => formTexts[language].capacities[declarant.capacity], spoken) : ' ';
  drawFields(sheet, [
    { label: word('signer'), value: declarant?.name || ' ', share: 1.6 },
    { label: word('capacity'), value: capacity, share: 1 },
  ]);
  // Room to write in by hand.
  drawFields(
    sheet,
    [
      { label: word('date'), value: ' ', share: 1 },
      { label: word('signature'), value: ' ', share: 1.6 },
    ],
    { size: 16 },
  );
}

function drawNotes(sheet: Sheet, { company, layout, return: info }: VatFormPrint, spoken: Tongues): void {
  const isMarked = layout.annex?.unconfirmed || layout.office?.unconfirmed || layout.sections.some(({ unconfirmed }) => unconfirmed);
  const { official, other } = spoken;
  for (const language of other === undefined ? [official] : [official, other]) {
    const own = formTexts[language];
    const notes = [
      isMarked ? own.unconfirmed : '',
      `${texts[language].amountsIn(company.baseCurrency)}. ${own.filedElsewhere}`,
      language === official ? `${texts[language].basis}: ${info.form.source[language]}` : '',
    ];
    for (const note of notes.filter((text) => text !== '')) {
      sheet.makeRoom(sheet.wrap(note, sheet.area.width, small).length * lineHeight(small));
      sheet.y += sheet.text(note, { x: sheet.area.left, y: sheet.y, width: sheet.area.width }, small, { language }) + 2;
    }
  }
}

import { type PrintedColumn, printedVies } from '../../shared/declarations/bg-vat/printed-ledgers.ts';
import type { ViesRecords } from '../../shared/declarations/bg-vat/records.ts';
import { figureOf, textOf } from '../../shared/declarations/fixed-width/layout.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatMinor } from '../../shared/money/format.ts';
import { sum } from '../../shared/money/minor.ts';
import { ink, lineHeight, type TextStyle } from './document.ts';
import { drawFields } from './fields.ts';
import { formTexts } from './form-texts.ts';
import { drawMonthHeading, type MonthPrint, monthSheet, monthText } from './ledger-pdf.ts';
import { drawTable } from './table.ts';
import { texts } from './texts.ts';
import { inBoth, tongues } from './two-languages.ts';

export interface ViesPrint extends MonthPrint {
  readonly records: ViesRecords;
}

const small: TextStyle = { size: 7, colour: ink.quiet };

/**
 * The recapitulative statement of a month on A4, PDF bytes, from the records its file is written from: who declares, a line a partner, totals as the file
 * has them and of each column. With `other` captions are in both languages. Equal models give equal bytes.
 */
export function viesPdf(model: ViesPrint, other?: Language): Uint8Array {
  const { records, official } = model;
  const spoken = tongues(official, other);
  const sheet = monthSheet(model, printedVies.names, `vies ${records.lines.length}`, spoken);
  drawMonthHeading(sheet, model, { names: printedVies.names, isNamed: false }, spoken);
  const word = (name: 'name' | 'address' | 'letters' | 'signer' | 'capacity' | 'lines' | 'date' | 'signature') =>
    inBoth((language) => formTexts[language][name], spoken);
  drawFields(sheet, [
    { label: word('name'), value: textOf(records.person, 'name') || ' ', share: 2 },
    { label: inBoth((language) => texts[language].vatNumber, spoken), value: textOf(records.person, 'vatNumber'), share: 1 },
  ]);
  drawFields(sheet, [{ label: word('address'), value: textOf(records.person, 'address') || ' ', share: 1 }]);
  const capacity = textOf(records.signer, 'capacity') === 'A' ? 'authorised' : 'representative';
  drawFields(sheet, [
    { label: word('signer'), value: textOf(records.signer, 'name') || ' ', share: 2 },
    { label: word('capacity'), value: inBoth((language) => formTexts[language].capacities[capacity], spoken), share: 1 },
  ]);
  const letters = ['town', 'postCode', 'street'].map((each) => textOf(records.signer, each)).filter((each) => each !== '');
  drawFields(sheet, [
    { label: word('letters'), value: letters.join(', ') || ' ', share: 2 },
    { label: word('lines'), value: String(figureOf(records.header, 'lines')), share: 1 },
  ]);
  sheet.y += 10;
  const figure = (amount: bigint) => ({ text: formatMinor(amount, 2, official), isQuiet: amount === 0n });
  const title = ({ column, names }: PrintedColumn) => `${column === '' ? '' : `${column} `}${inBoth(names, spoken)}`;
  const amounts = ['goods', 'triangular', 'services'] as const;
  drawTable(sheet, {
    columns: printedVies.columns.map((each) => ({
      title: title(each),
      align: (amounts as readonly string[]).includes(each.field) ? ('right' as const) : ('left' as const),
      width: each.field === 'line' ? 34 : 84,
      ...(each.field === 'vatNumber' ? { grows: true } : {}),
      ...((amounts as readonly string[]).includes(each.field) ? { boxed: true } : {}),
    })),
    rows: [
      ...records.lines.map((line) => ({
        cells: [
          { text: String(figureOf(line, 'line')) },
          { text: textOf(line, 'vatNumber') },
          ...amounts.map((each) => figure(figureOf(line, each))),
          { text: monthText(textOf(line, 'period'), official) },
        ],
      })),
      {
        kind: 'total' as const,
        cells: [
          { text: '' },
          { text: inBoth((language) => formTexts[language].total, spoken) },
          ...amounts.map((each) => figure(sum(records.lines.map((line) => figureOf(line, each))))),
          { text: '' },
        ],
      },
    ],
  });
  sheet.y += 8;
  sheet.makeRoom(80);
  drawFields(sheet, [
    {
      label: `TTR: ${inBoth((language) => formTexts[language].total, spoken)}`,
      value: figure(figureOf(records.totals, 'total')).text,
      share: 1,
    },
    { label: `TTR: ${title(printedVies.columns[2])}`, value: figure(figureOf(records.totals, 'goods')).text, share: 1 },
  ]);
  drawFields(
    sheet,
    [
      { label: word('date'), value: ' ', share: 1 },
      { label: word('signature'), value: ' ', share: 1.6 },
    ],
    { size: 16 },
  );
  sheet.y += 6;
  for (const language of spoken.other === undefined ? [official] : [official, spoken.other]) {
    const note = model.filed ? `${texts[language].basis}: ${formTexts[language].asFiled}` : formTexts[language].filedElsewhere;
    sheet.makeRoom(lineHeight(small) * 2);
    sheet.y += sheet.text(note, { x: sheet.area.left, y: sheet.y, width: sheet.area.width }, small, { language }) + 2;
  }
  return sheet.finish();
}

import { expect, test } from 'vitest';
import { lawText, lawTextWithKey } from '../../electron/pdf/law-text.ts';
import { numbering as bgNumbering } from '../../shared/jurisdictions/bg/numbering.ts';
import { vatReturn as bgReturn } from '../../shared/jurisdictions/bg/vat-return.ts';
import { worksheets as bgWorksheets } from '../../shared/jurisdictions/bg/worksheets.ts';
import { numbering as geNumbering } from '../../shared/jurisdictions/ge/numbering.ts';
import { vatReturn as geReturn } from '../../shared/jurisdictions/ge/vat-return.ts';
import { worksheets as geWorksheets } from '../../shared/jurisdictions/ge/worksheets.ts';

const printed = [
  ...[geNumbering, bgNumbering].flatMap((numbering) => Object.values(numbering).map(({ source }) => source)),
  ...[geReturn, bgReturn].map(({ source }) => source),
  ...[...geWorksheets, ...bgWorksheets].flatMap(({ source, rows }) => [source, ...rows.map((row) => row.source)]),
];

test.each(['ka', 'bg', 'ru'] as const)('[V2] what a paper says of the law has no English word in it, %s', (language) => {
  for (const source of new Set(printed)) {
    expect(lawText(source, language).replaceAll('SAF-T', ''), source).not.toMatch(/[A-Za-z]{2,}/);
    expect(lawTextWithKey(source, language).replaceAll('SAF-T', ''), source).not.toMatch(/[A-Za-z]{2,}/);
  }
});

test('[V2] the places of the law are said as lawyers write them, and no requirement of the product is named', () => {
  expect(lawText('ЗДДС Art. 114(1) item 2', 'bg')).toBe('ЗДДС, чл. 114, ал. 1, т. 2');
  expect(lawText('ЗДДС Art. 125; ППЗДДС Annex 12 and 13', 'bg')).toBe('ЗДДС, чл. 125; ППЗДДС, приложения № 12 и 13');
  expect(lawText("Finance Minister's Order 996 of 31.12.2010, art. 75; Tax Code of Georgia, art. 167-168", 'ru')).toBe(
    'Приказ министра финансов № 996 от 31.12.2010, ст. 75; Налоговый кодекс Грузии, ст. 167-168',
  );
  expect(lawTextWithKey('TC 97, 130', 'ka')).toBe('სსკ 97, 130 (სსკ: საქართველოს საგადასახადო კოდექსი)');
  for (const source of printed) expect(lawText(source, 'en')).not.toMatch(/requirement/);
});

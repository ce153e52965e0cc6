import { describe, expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { intrastatThresholds } from '../declarations/intrastat/thresholds.ts';
import { amended, custom, directive, ownLength, regulations, saft, zdds, zddsAnnex, zkpo } from '../jurisdictions/bg/laws.ts';
import { annexA, fpl, order996, tc } from '../jurisdictions/ge/laws.ts';
import { countries, packFor } from '../jurisdictions/index.ts';
import { type Language, languages } from '../locales/languages.ts';
import { plainLayouts } from '../statements/plain-layout.ts';
import { lawNames, lawText } from './law-text.ts';
import { byProgram, lawNote, type Source } from './source.ts';

const isSource = (value: unknown): value is Source =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'law' in value[0];

/** Every source anywhere in the value, with its path. */
function sourcesIn(value: unknown, path: string): [path: string, source: Source][] {
  if (isSource(value)) return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => sourcesIn(each, `${path}.${key}`));
}

const ofPacks = countries.flatMap((country) => sourcesIn(packFor(country), country));
const everything = [
  ...ofPacks,
  ...sourcesIn(intrastatThresholds, 'intrastat'),
  ...sourcesIn(plainLayouts, 'plain'),
  ['program', byProgram] as const,
];

/** Letters of another script that the law itself uses: parts in Roman figures, the article of the directive, the standard audit file. */
const ofTheLaw = /SAF-T|\b2006\/112\/EC\b|369a|\b(?:I{1,3}|IV|V)\b(?=\.|,|;|$)/g;

describe('every source of every pack', () => {
  test('[V2] there are sources of both countries, and each rule that carries one carries places', () => {
    expect(ofPacks.length).toBeGreaterThan(400);
    for (const country of countries) {
      const pack = packFor(country)!;
      for (const { code, source } of pack.taxCodes) expect(source.length, code).toBeGreaterThan(0);
      for (const { id, source } of pack.deadlines ?? []) expect(source.length, id).toBeGreaterThan(0);
      for (const [kind, { source }] of Object.entries(pack.numbering)) expect(source.length, kind).toBeGreaterThan(0);
      expect(pack.vatReturn.source.length).toBeGreaterThan(0);
      for (const { rows, source } of pack.worksheets ?? [])
        for (const each of [source, ...rows.map((row) => row.source)]) expect(each.length).toBeGreaterThan(0);
    }
  });

  test.each(languages)('[V2] is said in %s, short and in full, with all its numbers and without words of another language', (language) => {
    const foreign = { ka: /[A-Za-z]/, bg: /[A-Za-zა-ჿ]/, ru: /[A-Za-zა-ჿ]/, en: /[ა-ჿ]/ }[language];
    for (const [path, source] of everything)
      for (const length of ['short', 'full'] as const) {
        const text = lawText(source, language, length);
        expect(text.replace(ofTheLaw, ''), path).not.toMatch(foreign);
        expect(text, path).not.toMatch(/undefined|\[object|georgia\.md|bulgaria\.md|requirement|(^|[ ,;])[,;]|\s$/);
        for (const { article, paragraph, item, at } of source)
          for (const number of [article, paragraph, item, at?.no].flatMap((numbers) => numbers?.match(/[^-, ]+/g) ?? []))
            expect(text, `${path}: ${number}`).toContain(number);
      }
  });

  test('[V2] two different sources never read the same, in any language', () => {
    const notes = new Map(everything.map(([, source]) => [lawNote(source), source]));
    for (const language of languages)
      for (const length of ['short', 'full'] as const)
        expect(new Set([...notes.values()].map((source) => lawText(source, language, length))).size).toBe(notes.size);
  });
});

const said = (source: Source, language: Language, length: 'short' | 'full' = 'short') => lawText(source, language, length);

describe('as lawyers write it', () => {
  test('[V2] article, paragraph and item', () => {
    const source = zdds(['114', '1', '2']);
    expect(said(source, 'bg')).toBe('ЗДДС, чл. 114, ал. 1, т. 2');
    expect(said(source, 'ru')).toBe('ЗДДС, ст. 114, п. 1, подп. 2');
    expect(said(source, 'ka')).toBe('ЗДДС, მუხლი 114, ნაწილი 1, პუნქტი 2');
    expect(said(source, 'en')).toBe('VAT Act, art. 114(1) item 2');
    expect(said(source, 'bg', 'full')).toBe('ЗДДС, чл. 114, ал. 1, т. 2');
    expect(said(source, 'ru', 'full')).toBe('Закон о НДС (ЗДДС), ст. 114, п. 1, подп. 2');
  });

  test('[V2] articles alone share a word, ranges and several are plural where the language has one', () => {
    expect(said(tc('201'), 'ka')).toBe('სსკ, მუხლი 201');
    expect(said(tc('97', '130'), 'ka')).toBe('სსკ, მუხლები 97, 130');
    expect(said(tc('201-202', '205'), 'ka', 'full')).toBe('საქართველოს საგადასახადო კოდექსი, მუხლები 201-202, 205');
    expect(said(tc('97-98⁴', '130'), 'ru')).toBe('НК, ст. 97-98⁴, 130');
    expect(said(zdds('89', '124', '125'), 'bg')).toBe('ЗДДС, чл. 89, 124, 125');
    expect(said(tc('201'), 'en', 'full')).toBe('Tax Code of Georgia, art. 201');
    expect(said(zkpo(), 'bg')).toBe('ЗКПО');
    expect(said(zkpo(), 'en', 'full')).toBe('Corporate Income Tax Act (ЗКПО)');
  });

  test('[V2] where one of the articles has a paragraph, each has its word', () => {
    const source = zdds('13', ['82', '2-6'], ['173', '1, 4']);
    expect(said(source, 'bg')).toBe('ЗДДС, чл. 13, чл. 82, ал. 2-6, чл. 173, ал. 1 и 4');
    expect(said(source, 'ka')).toBe('ЗДДС, მუხლი 13, მუხლი 82, ნაწილები 2-6, მუხლი 173, ნაწილები 1 და 4');
    expect(said(source, 'en')).toBe('VAT Act, art. 13, art. 82(2)-(6), art. 173(1) and (4)');
    expect(said(fpl(['3', '6']), 'ru')).toBe('Закон о накопительных пенсиях, ст. 3, п. 6');
  });

  test('[V2] laws stand apart; annexes, their parts, fields and codes', () => {
    expect(said([...zdds('125'), ...regulations('12, 13')], 'bg')).toBe('ЗДДС, чл. 125; ППЗДДС, приложения № 12 и 13');
    expect(said([...zdds('125'), ...regulations('12, 13')], 'en')).toBe('VAT Act, art. 125; VAT Act Regulations, Annexes 12 and 13');
    expect(said([...order996('75'), ...tc('167-168')], 'ka', 'full')).toBe(
      'ფინანსთა მინისტრის 31.12.2010 №996 ბრძანება, მუხლი 75; საქართველოს საგადასახადო კოდექსი, მუხლები 167-168',
    );
    expect(said([...order996('75'), ...tc('167-168')], 'ru', 'full')).toBe(
      'Приказ министра финансов № 996 от 31.12.2010, ст. 75; Налоговый кодекс Грузии, ст. 167-168',
    );
    expect(said([annexA('I.6¹')], 'ka')).toBe('№996 ბრძანება, დანართი „ა“, სტრიქონი I.6¹');
    expect(said([...zdds('163а'), zddsAnnex('2', 'I')], 'bg')).toBe('ЗДДС, чл. 163а, приложение № 2, част I');
    expect(said(regulations('12', { what: 'field', no: '03-30' }), 'ru')).toBe('ППЗДДС, приложение № 12, поле 03-30');
    expect(said(saft('200010'), 'ka')).toBe('SAF-T, კოდი 200010');
    expect(said(directive('369a'), 'bg')).toBe('Директива 2006/112/ЕО, чл. 369a');
  });

  test('[V2] what changed it, and what no law says', () => {
    expect(said(amended(zdds(['96', '1, 6']), '115', date('2025-12-30')), 'bg')).toBe(
      'ЗДДС, чл. 96, ал. 1 и 6, изм. ДВ, бр. 115 от 30.12.2025 г.',
    );
    expect(said([...zdds('117'), ...ownLength], 'bg')).toBe('ЗДДС, чл. 117; дължината на номера е определена от програмата');
    expect(said(byProgram, 'ka')).toBe('დადგენილია პროგრამით და არა კანონით');
    expect(said(custom, 'en')).toBe('customary closing of the exemplary chart');
    expect(lawNames(tc('201'), 'short')).toEqual({ ka: 'სსკ, მუხლი 201', bg: 'ДК, чл. 201', ru: 'НК, ст. 201', en: 'TC, art. 201' });
  });
});

test('[V2] what the log keeps of a source are letters and numbers in one spelling, as entries posted by earlier versions have it', () => {
  expect(lawNote(tc('158-160', '166'))).toBe('TC 158-160, 166');
  expect(lawNote([...tc('158-160', '166'), annexA('I.3')])).toBe('TC 158-160, 166; Order 996, Annex A, I.3');
  expect(lawNote(tc(['172', '1-2']))).toBe('TC 172(1)-(2)');
  expect(lawNote(tc(['164¹', '4'], '166', '174'))).toBe('TC 164¹(4), 166, 174');
  expect(lawNote(zdds(['66', '1'], '68-73'))).toBe('ЗДДС Art. 66(1), 68-73');
  expect(lawNote(zdds(['6', '3', '1'], ['9', '3', '1'], '117'))).toBe('ЗДДС Art. 6(3) item 1, 9(3) item 1, 117');
  expect(lawNote([...zdds('163а'), zddsAnnex('2', 'II')])).toBe('ЗДДС Art. 163а, Annex 2 part II');
  expect(lawNote([...zdds('156'), ...directive('369a')])).toBe('ЗДДС Art. 156; Directive 2006/112/EC Art. 369a');
  expect(lawNote(amended(zdds(['96', '1, 6']), '115', date('2025-12-30')))).toBe(
    'ЗДДС Art. 96(1), (6), amended by State Gazette 115 of 30.12.2025',
  );
});

import { type Language, languages, type Names } from '../locales/languages.ts';
import { bracketed, byLaw, type Place, type Source, type Spot } from './source.ts';

/** `full`: laws by their names; `short`: by their letters, for columns. */
export type Length = 'full' | 'short';

/** Words before a number: of one, and of several. */
type Word = readonly [one: string, several: string];

interface Words {
  readonly article: Word;
  readonly paragraph: Word | 'bracketed';
  readonly item: Word;
  readonly annex: Word;
  readonly letteredAnnex: string;
  readonly and: string;
  readonly spots: Readonly<Record<Spot, string>>;
  readonly amended: (gazette: string, day: string) => string;
}

const both = (word: string): Word => [word, word];

const wordsOf: Readonly<Record<Language, Words>> = {
  ka: {
    article: ['მუხლი', 'მუხლები'],
    paragraph: ['ნაწილი', 'ნაწილები'],
    item: ['პუნქტი', 'პუნქტები'],
    annex: ['დანართი №', 'დანართები №'],
    letteredAnnex: 'დანართი',
    and: 'და',
    spots: {
      part: 'ნაწილი',
      line: 'სტრიქონი',
      field: 'ველი',
      code: 'კოდი',
      specialCode: 'სპეციალური კოდი',
      documentType: 'დოკუმენტის სახე',
      number: '№',
    },
    amended: (gazette, day) => `ცვლილება: ДВ № ${gazette}, ${day}`,
  },
  bg: {
    article: both('чл.'),
    paragraph: both('ал.'),
    item: both('т.'),
    annex: ['приложение №', 'приложения №'],
    letteredAnnex: 'приложение',
    and: 'и',
    spots: {
      part: 'част',
      line: 'ред',
      field: 'поле',
      code: 'код',
      specialCode: 'специален код',
      documentType: 'вид документ',
      number: '№',
    },
    amended: (gazette, day) => `изм. ДВ, бр. ${gazette} от ${day} г.`,
  },
  ru: {
    article: both('ст.'),
    paragraph: both('п.'),
    item: both('подп.'),
    annex: ['приложение №', 'приложения №'],
    letteredAnnex: 'приложение',
    and: 'и',
    spots: {
      part: 'часть',
      line: 'строка',
      field: 'поле',
      code: 'код',
      specialCode: 'специальный код',
      documentType: 'вид документа',
      number: '№',
    },
    amended: (gazette, day) => `изм. ДВ № ${gazette} от ${day}`,
  },
  en: {
    article: both('art.'),
    paragraph: 'bracketed',
    item: both('item'),
    annex: ['Annex', 'Annexes'],
    letteredAnnex: 'Annex',
    and: 'and',
    spots: {
      part: 'part',
      line: 'line',
      field: 'field',
      code: 'code',
      specialCode: 'special code',
      documentType: 'document type',
      number: 'No.',
    },
    amended: (gazette, day) => `amended, State Gazette ${gazette} of ${day}`,
  },
};

/**
 * Where a rule comes from, as lawyers of the language write it: "ЗДДС, чл. 114, ал. 1, т. 2", "სსკ, მუხლები 97, 130". One place after the other, laws apart
 * by a semicolon.
 */
export const lawText = (source: Source, language: Language, length: Length): string =>
  byLaw(source)
    .map((places) => {
      const { names, full = names } = places[0]!.law;
      return [(length === 'full' ? full : names)[language], ...placesText(places, language)].join(', ');
    })
    .join('; ');

/** The same in every language, for answers that screens, papers and the command line show in theirs. */
export const lawNames = (source: Source, length: Length): Names =>
  Object.fromEntries(languages.map((language) => [language, lawText(source, language, length)])) as Record<Language, string>;

/** Nothing but articles shares one word: "чл. 89, 124, 125". */
function placesText(places: readonly Place[], language: Language): string[] {
  const articles = places.map(({ law, article, ...more }) => (Object.keys(more).length === 0 ? article : undefined));
  if (articles.every((article) => article !== undefined)) return [counted(wordsOf[language].article, articles.join(', '))];
  return places.flatMap((place) => placeText(place, language));
}

function placeText(place: Place, language: Language): string[] {
  const { annex, at, amended } = place;
  const words = wordsOf[language];
  const parts = articleText(place, language);
  if (typeof annex === 'string') parts.push(listed(words.annex, annex, words.and));
  else if (annex) parts.push(`${words.letteredAnnex} ${annex[language]}`);
  if (at) parts.push(`${words.spots[at.what]} ${at.no}`);
  if (amended) parts.push(words.amended(amended.gazette, amended.on.split('-').reverse().join('.')));
  return parts;
}

/** "чл. 114, ал. 1, т. 2"; in English "art. 114(1) item 2". */
function articleText({ article, paragraph, item }: Place, language: Language): string[] {
  if (article === undefined) return [];
  const words = wordsOf[language];
  const said = (word: Word, numbers: string | undefined) => (numbers === undefined ? [] : [listed(word, numbers, words.and)]);
  if (words.paragraph !== 'bracketed')
    return [...said(words.article, article), ...said(words.paragraph, paragraph), ...said(words.item, item)];
  const brackets = paragraph === undefined ? '' : bracketed(paragraph).replaceAll(', ', ` ${words.and} `);
  return [[`${said(words.article, article).join('')}${brackets}`, ...said(words.item, item)].join(' ')];
}

const counted = ([one, several]: Word, numbers: string): string => `${/[-,]/.test(numbers) ? several : one} ${numbers}`;
/** "1, 4" is "ал. 1 и 4". */
const listed = (word: Word, numbers: string, and: string): string => counted(word, numbers).replaceAll(', ', ` ${and} `);

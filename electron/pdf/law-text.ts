import type { Language } from '../../shared/locales/languages.ts';

/** What the packs of countries say in English, by the words a paper says it in. Longer ones come first. */
const sayings: Readonly<Record<Exclude<Language, 'en'>, readonly (readonly [RegExp, string])[]>> = {
  ka: [
    [/Finance Minister's Order 996 of 31\.12\.2010, art\. 75/, 'ფინანსთა მინისტრის 31.12.2010 №996 ბრძანება, მუხლი 75'],
    [/Tax Code of Georgia, art\. /, 'საქართველოს საგადასახადო კოდექსი, მუხლები '],
    [/length: product rule/, 'ნომრის სიგრძე დადგენილია პროგრამით'],
    [/product rule, requirement L9/, 'დადგენილია პროგრამით და არა კანონით'],
    [/ Annex (\d+) and (\d+)/, ', დანართები № $1 და $2'],
    [/ Art\. (\d+)\((\d+)\) item (\d+)/, ', მუხლი $1, პუნქტი $2, ქვეპუნქტი $3'],
    [/ Art\. /, ', მუხლი '],
    [/\bTC\b/g, 'სსკ'],
  ],
  bg: [
    [/Finance Minister's Order 996 of 31\.12\.2010, art\. 75/, 'Заповед № 996 на министъра на финансите от 31.12.2010 г., чл. 75'],
    [/Tax Code of Georgia, art\. /, 'Данъчен кодекс на Грузия, чл. '],
    [/length: product rule/, 'дължината на номера е определена от програмата'],
    [/product rule, requirement L9/, 'определено от програмата, не от закона'],
    [/ Annex (\d+) and (\d+)/, ', приложения № $1 и $2'],
    [/ Art\. (\d+)\((\d+)\) item (\d+)/, ', чл. $1, ал. $2, т. $3'],
    [/ Art\. /, ', чл. '],
    [/\bTC\b/g, 'ДК'],
  ],
  ru: [
    [/Finance Minister's Order 996 of 31\.12\.2010, art\. 75/, 'Приказ министра финансов № 996 от 31.12.2010, ст. 75'],
    [/Tax Code of Georgia, art\. /, 'Налоговый кодекс Грузии, ст. '],
    [/length: product rule/, 'длина номера задана программой'],
    [/product rule, requirement L9/, 'задано программой, а не законом'],
    [/ Annex (\d+) and (\d+)/, ', приложения № $1 и $2'],
    [/ Art\. (\d+)\((\d+)\) item (\d+)/, ', ст. $1, п. $2, подп. $3'],
    [/ Art\. /, ', ст. '],
    [/\bTC\b/g, 'НК'],
  ],
};

const taxCode: Readonly<Record<Language, string>> = {
  ka: 'სსკ: საქართველოს საგადასახადო კოდექსი',
  bg: 'ДК: Данъчен кодекс на Грузия',
  ru: 'НК: Налоговый кодекс Грузии',
  en: 'TC: Tax Code of Georgia',
};

/** Where a rule stands, in the language of the paper: "ЗДДС Art. 117" is "ЗДДС, чл. 117". Names of laws in a country's own letters stay. */
export const lawText = (source: string, language: Language): string =>
  language === 'en'
    ? source
        .replace('product rule, requirement L9', 'set by the program, not by a law')
        .replace('length: product rule', 'the length is set by the program')
    : sayings[language].reduce((text, [words, said]) => text.replace(words, said), source);

/** As `lawText`, with the full name of the law that is shortened to letters. */
export const lawTextWithKey = (source: string, language: Language): string =>
  /\bTC\b/.test(source) ? `${lawText(source, language)} (${taxCode[language]})` : lawText(source, language);

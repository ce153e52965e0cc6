import type { Language } from '../locales/languages.ts';
import { type DecimalText, writeDecimal } from './decimal.ts';

// Our own table, because Chromium carries no Georgian locale data and would print English figures.
// Grouping from four digits in all four languages: accountants read columns, and CLDR's "1234,50 but 12 345,50" breaks them.
const marks: Readonly<Record<Language, { group: string; decimal: string }>> = {
  ka: { group: '\u00a0', decimal: ',' },
  bg: { group: '\u00a0', decimal: ',' },
  ru: { group: '\u00a0', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** Decimal text as people of the language write it: ("-1234.50", "ka") is "-1 234,50". Changes no digit. */
export function formatDecimal(text: DecimalText, language: Language): string {
  const { group, decimal } = marks[language];
  const negative = text.startsWith('-');
  const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${negative ? '-' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
}

/** Minor units as people of the language write them; `scale` is the currency's number of decimals. */
export const formatMinor = (value: bigint, scale: number, language: Language): string =>
  formatDecimal(writeDecimal(value, scale), language);

export const decimalMark = (language: Language): string => marks[language].decimal;

import type { Language } from '../../shared/locales/languages.ts';
import type { DecimalText } from '../../shared/money/decimal.ts';
import { decimalMark, formatDecimal } from '../../shared/money/format.ts';
import type { NegativeStyle } from '../app/preferences.ts';

export interface FigureText {
  /** As people of the language write it, in the style chosen for figures below zero. */
  readonly text: string;
  readonly negative: boolean;
  /** As wide as what this figure lacks on its right, so that the decimal separators of a column stand under each other. Not to be seen or read. */
  readonly pad: string;
}

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** How a figure is written on screen. `places`: decimals of the longest figure of its column. Files and papers know no styles: they have the minus sign. */
export function figureText(amount: DecimalText, language: Language, style: NegativeStyle, places = 0): FigureText {
  const negative = amount.startsWith('-') && !isZero(amount);
  const brackets = style.startsWith('parentheses');
  const absolute = formatDecimal(amount.replace(/^-/, ''), language);
  // A real minus sign is as wide as a digit: columns of figures stay aligned.
  const text = negative ? (brackets ? `(${absolute})` : `−${absolute}`) : absolute;
  const decimals = amount.split('.')[1]?.length ?? 0;
  const missing = places > decimals ? (decimals === 0 ? decimalMark(language) : '') + '0'.repeat(places - decimals) : '';
  return { text, negative, pad: missing + (brackets && !negative ? ')' : '') };
}

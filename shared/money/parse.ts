import type { Language } from '../locales/languages.ts';
import { type DecimalText, decimalPattern } from './decimal.ts';
import { decimalMark } from './format.ts';

export type ParsedAmount =
  | { ok: true; text: DecimalText }
  | { ok: false; reason: 'empty' | 'malformed' | 'too-many-decimals' | 'too-large' };

const blanks = /[\s\u00a0\u202f_']/g;

/**
 * Reads an amount as typed, digit by digit, into neutral decimal text with at most `scale` decimals. Never rounds: "12,365" with scale 2 is refused.
 * Both marks are understood where the reading is certain: with two different marks the last one is the decimal mark; a single mark is the decimal
 * mark, except that in a language whose grouping mark it is, exactly three digits after it make it a grouping mark ("1,234" in English is 1234).
 */
export function parseAmount(typed: string, scale: number, language: Language): ParsedAmount {
  const trimmed = typed.trim();
  // A sign stands before everything else: behind a separator it is no sign.
  const negative = /^[-−–]/.test(trimmed);
  const text = (negative ? trimmed.slice(1) : trimmed).replace(blanks, '');
  if (text === '') return { ok: false, reason: 'empty' };
  if (!/^[\d.,]+$/.test(text) || !/\d/.test(text)) return { ok: false, reason: 'malformed' };
  const lastMark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  let whole = text;
  let fraction = '';
  if (lastMark >= 0) {
    const mark = text.charAt(lastMark);
    const other = mark === ',' ? '.' : ',';
    const count = text.split(mark).length - 1;
    const grouped = groupPattern(mark).test(text);
    if (text.includes(other)) {
      if (count > 1 || !new RegExp(`^\\d{1,3}(\\${other}\\d{3})*$`).test(text.slice(0, lastMark)))
        return { ok: false, reason: 'malformed' };
      whole = text.slice(0, lastMark).replaceAll(other, '');
      fraction = text.slice(lastMark + 1);
    } else if (count > 1) {
      if (!grouped) return { ok: false, reason: 'malformed' };
      whole = text.replaceAll(mark, '');
    } else if (grouped && mark !== decimalMark(language) && mark === ',') {
      whole = text.replace(mark, '');
    } else {
      whole = text.slice(0, lastMark);
      fraction = text.slice(lastMark + 1);
    }
  }
  whole = whole.replace(/^0+(?=\d)/, '') || '0';
  if (/[1-9]/.test(fraction.slice(scale))) return { ok: false, reason: 'too-many-decimals' };
  if (whole.length > 15) return { ok: false, reason: 'too-large' };
  fraction = fraction.slice(0, scale);
  const neutral = `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
  return decimalPattern.test(neutral) ? { ok: true, text: neutral } : { ok: false, reason: 'malformed' };
}

const groupPattern = (mark: string): RegExp => new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`);

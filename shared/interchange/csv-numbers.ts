import { isIsoCurrency } from '../money/currency.ts';
import { type Rational, scaled } from './rational.ts';

export type DecimalMark = '.' | ',';

/** A cell that looks like an amount: its sign, its digits with their marks, and the currency it names. */
export interface AmountCell {
  negative: boolean;
  digits: string;
  currency?: string;
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₾': 'GEL',
  '₽': 'RUB',
  '₺': 'TRY',
  лв: 'BGN',
  руб: 'RUB',
  р: 'RUB',
  лари: 'GEL',
};
/** Longer cells are no amounts, and are not searched for one. */
const maxLength = 60;
const maxDigits = 40;

/** `-1 234,50`, `$20.00`, `(12.00)`, `12.00-`, `10 EUR`. Undefined when empty, a reason when it is no amount. */
export function readAmountCell(text: string): AmountCell | undefined | { reason: string } {
  let rest = text
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replaceAll('−', '-')
    .trim();
  if (rest === '') return undefined;
  if (rest.length > maxLength) return { reason: `'${rest.slice(0, maxDigits)}…' is too long for an amount` };
  if (/\d[eE][+-]?\d/.test(rest)) return { reason: 'a number with an exponent has lost digits' };
  const shown = text.trim().slice(0, 40);
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed !== null) [negative, rest] = [true, bracketed[1]!.trim()];
  let currency: string | undefined;
  const parts = /^([+-]?)\s*(\p{Sc}|\p{L}{1,4}\.?)?\s*([+-]?)\s*([\d.,' ]*\d[.,]?)\s*(\p{Sc}|\p{L}{1,4}\.?)?\s*(-?)$/u.exec(rest);
  if (parts === null) return { reason: `'${shown}' is not an amount` };
  const [, before = '', left, inner = '', digits = '', right, behind = ''] = parts;
  for (const name of [left, right]) {
    if (name === undefined) continue;
    const word = name.replace(/\.$/, '');
    const code = isIsoCurrency(word.toUpperCase()) ? word.toUpperCase() : signs[word.toLowerCase()];
    if (code === undefined && !/^\p{Sc}$/u.test(word)) return { reason: `'${name}' in '${shown}' is no currency` };
    if (code !== undefined && currency !== undefined && code !== currency) return { reason: `'${shown}' names two currencies` };
    currency ??= code;
  }
  const written = [before, inner, behind].filter((sign) => sign !== '');
  if (written.length > 1 || (written.length === 1 && negative)) return { reason: `'${shown}' has two signs` };
  if (digits.length > maxDigits) return { reason: `'${shown}' is too long for an amount` };
  negative ||= written[0] === '-';
  return { negative, digits, ...(currency === undefined ? {} : { currency }) };
}

/** Which mark a number shows to be the decimal one, 'open' when it may be either, undefined when it has none or is no number. */
function shownMark(digits: string): DecimalMark | 'open' | undefined {
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots + commas === 0) return undefined;
  const last: DecimalMark = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  if (dots + commas > 1) {
    // The same mark twice groups digits, so that the other one is for decimals.
    const mark: DecimalMark = dots > 0 && commas > 0 ? last : last === '.' ? ',' : '.';
    return readMarked({ negative: false, digits }, mark) === undefined ? undefined : mark;
  }
  const [whole = '', decimals = ''] = digits.split(last);
  if (decimals.length !== 3 || whole === '' || /^0+$/.test(whole) || /^\d{4,}$/.test(whole) || /[' ]/.test(whole)) return last;
  return 'open';
}

/** The decimal mark of a whole table, or where its cells contradict each other, or which cell leaves it open. */
export function decideMark(cells: readonly string[]): { mark: DecimalMark } | { index: number; problem: 'open' | 'mixed' } {
  let mark: DecimalMark | undefined;
  let open: number | undefined;
  for (const [index, digits] of cells.entries()) {
    const shown = shownMark(digits);
    if (shown === 'open') open ??= index;
    else if (shown !== undefined) {
      if (mark !== undefined && mark !== shown) return { index, problem: 'mixed' };
      mark = shown;
    }
  }
  if (mark === undefined && open !== undefined) return { index: open, problem: 'open' };
  return { mark: mark ?? '.' };
}

/** The number, its marks read as decided. Undefined when they do not stand where that mark would have them. */
export function readMarked({ negative, digits }: AmountCell, mark: DecimalMark): { value: Rational; decimals: number } | undefined {
  const [whole = '', decimals = '', more] = digits.split(mark);
  if (more !== undefined || !/^\d*$/.test(decimals)) return undefined;
  if (!/^(?:\d*|\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*)$/.test(whole)) return undefined;
  const value = BigInt(whole.replace(/\D/g, '') + decimals);
  return { value: scaled(negative ? -value : value, decimals.length), decimals: decimals.length };
}

/** A number that names something: spreadsheets write 405758318 as 405758318.0. Undefined when digits were lost to an exponent. */
export function readId(text: string): string | undefined {
  const id = text.trim();
  if (/^\d+(?:[.,]\d+)?[eE][+-]?\d+$/.test(id)) return undefined;
  return /^\d+\.0$/.test(id) ? id.slice(0, -2) : id;
}

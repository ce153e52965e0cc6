import type { Quantity } from './book.ts';
import { powerOfTen, scaled } from './rational.ts';

export type DecimalMark = '.' | ',';

/** A number as written, its marks understood. */
export interface MarkedNumber {
  /** Digits without marks; the last `decimals` of them are decimals. */
  digits: string;
  decimals: number;
  /** The mark that separates decimals, if the number shows one for certain. */
  decimalMark?: DecimalMark;
  /** The mark between groups of digits, if the number shows one for certain. */
  groupMark?: DecimalMark;
  /** '1,000' or '1.000' with nothing to decide by: this is its mark, and it was read as a decimal mark. */
  ambiguousMark?: DecimalMark;
}

/** Longer numbers are no amounts. */
const maxDigits = 60;

const wellGrouped = (groups: readonly string[]): boolean =>
  groups.every((group, index) =>
    // Two digits occur in Indian grouping, 1,00,000; the last group is of three everywhere.
    index === 0
      ? group.length >= 1 && group.length <= 3
      : index === groups.length - 1
        ? group.length === 3
        : group.length === 2 || group.length === 3,
  );

/**
 * Reads digits with marks: '1234.50', '1,234.50', '1.234,50', '1 234,50', '1,00,000', '.5', '1.'. `raw` holds digits, marks and blanks
 * between groups only. `decimalMark` is what the file declares, if it does. Undefined when the marks make no number, or contradict it.
 */
export function readMarkedNumber(raw: string, decimalMark: DecimalMark | undefined): MarkedNumber | undefined {
  let dots = 0;
  let commas = 0;
  let firstMark = -1;
  let lastMark = -1;
  let blanks = false;
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (code === 46) dots += 1;
    else if (code === 44) commas += 1;
    else {
      blanks = true;
      continue;
    }
    if (firstMark < 0) firstMark = at;
    lastMark = at;
  }
  if (raw.length - dots - commas > maxDigits || raw.length === dots + commas) return undefined;
  if (blanks) {
    const whole = lastMark < 0 ? raw : raw.slice(0, firstMark);
    if (dots + commas > 1 || !wellGrouped(whole.split(/[^\d]/)) || /[^\d.,]/.test(raw.slice(whole.length))) return undefined;
    const mark = lastMark < 0 ? undefined : (raw[lastMark] as DecimalMark);
    if (mark !== undefined && decimalMark !== undefined && mark !== decimalMark) return undefined;
    const decimals = mark === undefined ? 0 : raw.length - lastMark - 1;
    return { digits: raw.replace(/[^\d]/g, ''), decimals, ...(mark ? { decimalMark: mark } : {}) };
  }
  if (lastMark < 0) return { digits: raw, decimals: 0 };
  const mark = raw[lastMark] as DecimalMark;
  const other: DecimalMark = mark === '.' ? ',' : '.';
  const after = raw.length - lastMark - 1;
  if (dots > 0 && commas > 0) {
    if ((mark === '.' ? dots : commas) > 1 || (decimalMark !== undefined && decimalMark !== mark)) return undefined;
    const groups = raw.slice(0, lastMark).split(other);
    if (!wellGrouped(groups)) return undefined;
    return { digits: groups.join('') + raw.slice(lastMark + 1), decimals: after, decimalMark: mark, groupMark: other };
  }
  if (dots + commas > 1) {
    const groups = raw.split(mark);
    if (decimalMark === mark || !wellGrouped(groups)) return undefined;
    return { digits: groups.join(''), decimals: 0, groupMark: mark };
  }
  const digits = raw.slice(0, lastMark) + raw.slice(lastMark + 1);
  const couldGroup = after === 3 && lastMark >= 1 && lastMark <= 3 && raw.charCodeAt(0) !== 48;
  if (!couldGroup) return decimalMark === undefined || decimalMark === mark ? { digits, decimals: after, decimalMark: mark } : undefined;
  if (decimalMark === undefined) return { digits, decimals: after, ambiguousMark: mark };
  return decimalMark === mark ? { digits, decimals: after, decimalMark: mark } : { digits, decimals: 0, groupMark: mark };
}

/** A place in a line. A reader that fails sets `reason` and returns undefined. */
export interface Cursor {
  text: string;
  at: number;
  reason?: string;
}

/** What an amount needs to know of the journal around it. */
export interface AmountRules {
  /** '5e2' is 500: hledger only. In Ledger 'e' begins a commodity. */
  exponents: boolean;
  /** '1 000' is one thousand: hledger only. */
  blankGroups: boolean;
  /**
   * A comma with three digits behind it never marks decimals, unless the commodity is known for decimal commas: Ledger. It would read
   * '0,500' as 500, which nobody means, so that such a number is refused.
   */
  commaGroups: boolean;
  /** Characters no unquoted commodity contains, by character code below 128. */
  stops: Uint8Array;
  /** Commodity of amounts written without one. */
  defaultCommodity: string;
  /** The decimal mark to read amounts of the commodity with, if it is known. */
  decimalMarkOf(commodity: string): DecimalMark | undefined;
  /** The name the file gives a commodity written so. */
  commodityNamed(symbol: string): string;
  /** Told of every amount read: for precision, for what marks the file uses, and for amounts to come back to. */
  seen(quantity: Quantity, number: MarkedNumber): void;
}

export function stopTable(characters: string): Uint8Array {
  const table = new Uint8Array(128).fill(1, 0, 33);
  table[127] = 1;
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

export const hledgerStops = stopTable('0123456789-+.,@*;"{}=()[]');
export const ledgerStops = stopTable('0123456789-+.,@*;"{}=()[]!&/:<>?^|~');

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0x2009;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.text.charCodeAt(cursor.at))) cursor.at += 1;
}

/** The end of the number that begins at `at`, exponent left out. */
function numberEnd(text: string, at: number, blankGroups: boolean): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isDigit(code) || code === 46 || code === 44) end += 1;
    else if (
      blankGroups &&
      end > at &&
      isBlank(code) &&
      code !== 9 &&
      isDigit(text.charCodeAt(end - 1)) &&
      isDigit(text.charCodeAt(end + 1)) &&
      isDigit(text.charCodeAt(end + 2)) &&
      isDigit(text.charCodeAt(end + 3))
    ) {
      end += 4;
    } else return end;
  }
}

/** A commodity at the cursor, quoted or not. '' when none stands there. Undefined when a quote is not closed. */
export function readSymbol(cursor: Cursor, stops: Uint8Array): string | undefined {
  const { text, at } = cursor;
  if (text.charCodeAt(at) === 34) {
    const close = text.indexOf('"', at + 1);
    if (close < 0) {
      cursor.reason = 'a quoted commodity is not closed';
      return undefined;
    }
    cursor.at = close + 1;
    return text.slice(at + 1, close);
  }
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code < 128 ? stops[code] === 1 : isBlank(code)) break;
    end += 1;
  }
  cursor.at = end;
  return text.slice(at, end);
}

/** A sign at the cursor: -1, 1, or 0 when none. */
function readSign(cursor: Cursor): -1 | 0 | 1 {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code !== 45 && code !== 43) return 0;
  cursor.at += 1;
  skipBlanks(cursor);
  return code === 45 ? -1 : 1;
}

/**
 * Reads one amount: '-5 EUR', 'EUR -5', '$-5', '-$5', '- $ 5', '10 "AAPL 2"', '1.000,50€', '5'. The cursor stands behind it afterwards.
 * Exact; undefined with a reason for anything else.
 */
export function readAmount(cursor: Cursor, rules: AmountRules): Quantity | undefined {
  const { text } = cursor;
  let sign = readSign(cursor);
  let symbol = '';
  let first = text.charCodeAt(cursor.at);
  if (!isDigit(first) && first !== 46 && first !== 44) {
    const left = readSymbol(cursor, rules.stops);
    if (left === undefined) return undefined;
    symbol = left;
    skipBlanks(cursor);
    const second = readSign(cursor);
    // '-$-5' is 5, in both programs.
    if (second !== 0 && sign !== 0 && symbol === '') {
      cursor.reason = 'an amount has two signs';
      return undefined;
    }
    if (second !== 0) sign = sign === -1 ? (second === -1 ? 1 : -1) : second;
    first = text.charCodeAt(cursor.at);
  }
  const end = numberEnd(text, cursor.at, rules.blankGroups);
  // A comma or a stop behind the digits belongs to the text that follows, unless it can only be a decimal mark ('1.').
  if (end === cursor.at || (!isDigit(first) && !isDigit(text.charCodeAt(cursor.at + 1)))) {
    cursor.reason = symbol === '' ? 'an amount was expected' : `commodity '${symbol}' has no number`;
    return undefined;
  }
  const raw = text.slice(cursor.at, end);
  cursor.at = end;
  let exponent = 0;
  if (rules.exponents) {
    const code = text.charCodeAt(end);
    if (code === 69 || code === 101) {
      const signed = text.charCodeAt(end + 1) === 45 || text.charCodeAt(end + 1) === 43 ? 1 : 0;
      let stop = end + 1 + signed;
      while (isDigit(text.charCodeAt(stop))) stop += 1;
      if (stop > end + 1 + signed) {
        exponent = Number(text.slice(end + 1, stop));
        cursor.at = stop;
        if (exponent > maxDigits || exponent < -maxDigits) {
          cursor.reason = `the exponent of '${text.slice(end, stop)}' is too large`;
          return undefined;
        }
      }
    }
  }
  if (symbol === '') {
    const behindNumber = cursor.at;
    skipBlanks(cursor);
    const right = readSymbol(cursor, rules.stops);
    if (right === undefined) return undefined;
    symbol = right;
    if (symbol === '') cursor.at = behindNumber;
  }
  const commodity = symbol === '' ? rules.defaultCommodity : rules.commodityNamed(symbol);
  const known = rules.decimalMarkOf(commodity);
  const number = readMarkedNumber(raw, known);
  const misread =
    rules.commaGroups && known === undefined && number?.decimalMark === ',' && number.decimals > 0 && number.decimals % 3 === 0;
  if (number === undefined || misread) {
    cursor.reason = `'${raw}' is not a number with the marks this file uses`;
    return undefined;
  }
  const digits = BigInt(number.digits);
  const quantity: Quantity = { commodity, value: scaled(sign < 0 ? -digits : digits, number.decimals), decimals: number.decimals };
  if (exponent > 0) {
    quantity.value = { num: quantity.value.num * powerOfTen(exponent), den: quantity.value.den };
    quantity.decimals = Math.max(0, number.decimals - exponent);
  } else if (exponent < 0) {
    quantity.value = { num: quantity.value.num, den: quantity.value.den * powerOfTen(-exponent) };
    quantity.decimals = number.decimals - exponent;
  }
  rules.seen(quantity, number);
  return quantity;
}

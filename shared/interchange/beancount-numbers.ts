import type { Token } from './beancount-lexer.ts';
import { add, divide, isZero, multiply, negate, type Rational, readDecimal, subtract } from './rational.ts';

/** A number with the decimals it is written with, which decide how exactly an entry must balance. */
export interface Num {
  readonly value: Rational;
  readonly decimals: number;
}

/** What stands where something is left out for the tool to find. */
export const missing = Symbol('missing');
export type Missing = typeof missing;

export const zeroNum: Num = { value: { num: 0n, den: 1n }, decimals: 0 };

/** A line's tokens and how far they are read. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  /** Why reading stopped, set by whoever returned undefined. */
  reason?: string;
  code?: string;
}

export const peek = (cursor: Cursor): Token | undefined => cursor.tokens[cursor.at];
export const isMark = (token: Token | undefined, text: string): boolean => token?.kind === 'mark' && token.text === text;

export function fail(cursor: Cursor, reason: string, code = 'UNKNOWN_LINE'): undefined {
  cursor.reason ??= reason;
  cursor.code ??= code;
  return undefined;
}

/** Longer numbers, deeper parentheses and longer sums are no amounts, and would only cost time. */
const maxDigits = 60;
const maxDepth = 50;
const maxOperations = 1000;
/** Digits the tool computes a quotient to. */
const quotientDigits = 28;

export const startsNumber = (token: Token | undefined): boolean =>
  token?.kind === 'number' || (token?.kind === 'mark' && (token.text === '-' || token.text === '+' || token.text === '('));

/** `10`, `-1,000.50`, `(10 / 3) * 2`. */
export function readNumber(cursor: Cursor): Num | undefined {
  const state = { operations: 0 };
  return readSum(cursor, 0, state);
}

function readSum(cursor: Cursor, depth: number, state: { operations: number }): Num | undefined {
  let left = readProduct(cursor, depth, state);
  for (;;) {
    const operator = peek(cursor);
    if (left === undefined || !(isMark(operator, '+') || isMark(operator, '-'))) return left;
    cursor.at += 1;
    const right = readProduct(cursor, depth, state);
    if (right === undefined) return undefined;
    const value = operator!.text === '+' ? add(left.value, right.value) : subtract(left.value, right.value);
    left = { value, decimals: left.decimals > right.decimals ? left.decimals : right.decimals };
  }
}

function readProduct(cursor: Cursor, depth: number, state: { operations: number }): Num | undefined {
  let left = readFactor(cursor, depth, state);
  for (;;) {
    const operator = peek(cursor);
    if (left === undefined || !(isMark(operator, '*') || isMark(operator, '/'))) return left;
    cursor.at += 1;
    const right = readFactor(cursor, depth, state);
    if (right === undefined) return undefined;
    if (operator!.text === '*') left = { value: multiply(left.value, right.value), decimals: left.decimals + right.decimals };
    else if (isZero(right.value)) return fail(cursor, 'a division by zero', 'EXPRESSION_INVALID');
    else left = quotient(left, right);
  }
}

/** The decimals a decimal quotient has: as few as show it exactly, but no fewer than dividend less divisor; else all digits there are. */
function quotient(left: Num, right: Num): Num {
  const value = divide(left.value, right.value);
  const ideal = left.decimals > right.decimals ? left.decimals - right.decimals : 0;
  let { den } = value;
  let decimals = 0;
  while (den !== 1n && decimals < quotientDigits) {
    den /= den % 10n === 0n ? 10n : den % 5n === 0n ? 5n : den % 2n === 0n ? 2n : 1n;
    decimals += 1;
  }
  return { value, decimals: decimals > ideal ? decimals : ideal };
}

function readFactor(cursor: Cursor, depth: number, state: { operations: number }): Num | undefined {
  state.operations += 1;
  if (depth > maxDepth || state.operations > maxOperations) return fail(cursor, 'the expression is too long', 'EXPRESSION_INVALID');
  let negative = false;
  while (isMark(peek(cursor), '-') || isMark(peek(cursor), '+')) {
    negative = negative !== (peek(cursor)!.text === '-');
    cursor.at += 1;
  }
  const token = peek(cursor);
  let result: Num | undefined;
  if (isMark(token, '(')) {
    cursor.at += 1;
    result = readSum(cursor, depth + 1, state);
    if (result === undefined) return undefined;
    if (!isMark(peek(cursor), ')')) return fail(cursor, 'a parenthesis is not closed', 'EXPRESSION_INVALID');
    cursor.at += 1;
  } else if (token?.kind === 'number') {
    result = readDigits(token.text);
    if (result === undefined) return fail(cursor, `'${token.text}' is not a number`, 'AMOUNT_INVALID');
    cursor.at += 1;
  } else return fail(cursor, token === undefined ? 'a number is missing' : `a number was expected and '${token.text}' was found`);
  return negative ? { value: negate(result.value), decimals: result.decimals } : result;
}

/** Commas only between groups of three digits: `1,50` is a mistake here, not one and a half and not 150. */
function readDigits(text: string): Num | undefined {
  if (text.length > maxDigits) return undefined;
  if (!text.includes(',')) return readDecimal(text);
  return /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? readDecimal(text.replaceAll(',', '')) : undefined;
}

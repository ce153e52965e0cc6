import { type AmountRules, type Cursor, readAmount, skipBlanks } from './amount-text.ts';
import type { Quantity } from './book.ts';
import { add, divide, isZero, multiply, negate } from './rational.ts';

const maxDepth = 50;
/** Numbers beyond this are no amounts, and a long product of them would take for ever. */
const maxMagnitude = 10n ** 200n;

/**
 * Evaluates an amount expression in parentheses: '(1/3 * 5 USD)', '($10 + $2.50) * 2'. `+ - * /` and parentheses, exact. `amount`, where
 * given, is the value of the word `amount` (the line an automated transaction works on). The cursor stands at the opening parenthesis.
 */
export function readExpression(cursor: Cursor, rules: AmountRules, amount?: Quantity): Quantity | undefined {
  return group(cursor, rules, amount, 0);
}

function group(cursor: Cursor, rules: AmountRules, amount: Quantity | undefined, depth: number): Quantity | undefined {
  if (depth > maxDepth) return fail(cursor, 'the expression has too many parentheses');
  cursor.at += 1;
  const value = sum(cursor, rules, amount, depth);
  if (value === undefined) return undefined;
  skipBlanks(cursor);
  if (cursor.text[cursor.at] !== ')')
    return fail(cursor, `'${cursor.text.slice(cursor.at) || 'end of line'}' is not understood in an expression`);
  cursor.at += 1;
  return value;
}

function sum(cursor: Cursor, rules: AmountRules, amount: Quantity | undefined, depth: number): Quantity | undefined {
  let left = product(cursor, rules, amount, depth);
  for (;;) {
    if (left === undefined) return undefined;
    skipBlanks(cursor);
    const operator = cursor.text[cursor.at];
    if (operator !== '+' && operator !== '-') return left;
    cursor.at += 1;
    const right = product(cursor, rules, amount, depth);
    if (right === undefined) return undefined;
    if (left.commodity !== right.commodity && !isZero(left.value) && !isZero(right.value))
      return fail(cursor, `amounts of '${left.commodity}' and '${right.commodity}' cannot be added`);
    left = {
      commodity: isZero(left.value) ? right.commodity : left.commodity,
      value: add(left.value, operator === '+' ? right.value : negate(right.value)),
      decimals: Math.max(left.decimals, right.decimals),
    };
    if (left.value.den > maxMagnitude) return fail(cursor, 'the numbers of the expression are too large');
  }
}

function product(cursor: Cursor, rules: AmountRules, amount: Quantity | undefined, depth: number): Quantity | undefined {
  let left = operand(cursor, rules, amount, depth);
  for (;;) {
    if (left === undefined) return undefined;
    skipBlanks(cursor);
    const operator = cursor.text[cursor.at];
    if (operator !== '*' && operator !== '/') return left;
    cursor.at += 1;
    const right = operand(cursor, rules, amount, depth);
    if (right === undefined) return undefined;
    if (operator === '/' && isZero(right.value)) return fail(cursor, 'the expression divides by zero');
    if (left.commodity !== '' && right.commodity !== '')
      return fail(cursor, 'an amount is multiplied or divided by another amount with a commodity');
    left = {
      commodity: left.commodity || right.commodity,
      value: operator === '*' ? multiply(left.value, right.value) : divide(left.value, right.value),
      decimals: left.commodity === '' ? right.decimals : left.decimals,
    };
    if (left.value.num > maxMagnitude || left.value.num < -maxMagnitude || left.value.den > maxMagnitude)
      return fail(cursor, 'the numbers of the expression are too large');
  }
}

function operand(cursor: Cursor, rules: AmountRules, amount: Quantity | undefined, depth: number): Quantity | undefined {
  skipBlanks(cursor);
  const character = cursor.text[cursor.at];
  if (character === '(') return group(cursor, rules, amount, depth + 1);
  if (character === '-' && /^-\s*(?:\(|amount\b)/.test(cursor.text.slice(cursor.at, cursor.at + 20))) {
    cursor.at += 1;
    const value = operand(cursor, rules, amount, depth + 1);
    return value && { ...value, value: negate(value.value) };
  }
  if (amount !== undefined && /^amount\b/.test(cursor.text.slice(cursor.at, cursor.at + 8))) {
    cursor.at += 6;
    return amount;
  }
  const read = readAmount(cursor, rules);
  if (read === undefined)
    cursor.reason = `'${cursor.text.slice(cursor.at)}' is not understood in an expression (only + - * / and parentheses are)`;
  return read;
}

function fail(cursor: Cursor, reason: string): undefined {
  cursor.reason = reason;
  return undefined;
}

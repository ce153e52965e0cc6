import type { CostSpec, PartialAmount, Posting } from './beancount-directives.ts';
import type { Token } from './beancount-lexer.ts';
import {
  type Cursor,
  fail,
  isMark,
  type Missing,
  missing,
  type Num,
  peek,
  readNumber,
  startsNumber,
  zeroNum,
} from './beancount-numbers.ts';
import { absolute, divide, isZero, sign } from './rational.ts';

/** Told of what the tool complains of and reads past. */
export type Complain = (code: string, reason: string) => void;

const flagMarks = '*!&#?%';
const flagLetters = 'PSTCURM';
export const isFlag = (token: Token | undefined): boolean =>
  (token?.kind === 'mark' && token.text.length === 1 && flagMarks.includes(token.text)) ||
  (token?.kind === 'letter' && flagLetters.includes(token.text));

export const isCurrency = (token: Token | undefined): boolean => token?.kind === 'currency' || token?.kind === 'letter';

function takeCurrency(cursor: Cursor): string | Missing {
  const token = peek(cursor);
  if (!isCurrency(token)) return missing;
  cursor.at += 1;
  return token!.text;
}

/** Reads nothing but an end: what is left over was not understood. */
export function expectEnd(cursor: Cursor): true | undefined {
  const token = peek(cursor);
  if (token === undefined) return true;
  if (token.kind === 'unclosed') return fail(cursor, 'a string is not closed', 'STRING_NOT_CLOSED');
  return fail(cursor, `'${token.text}' was not expected here`);
}

/** An amount with both parts. */
export function readFullAmount(cursor: Cursor): { number: Num; currency: string } | undefined {
  const number = readNumber(cursor);
  if (number === undefined) return undefined;
  const currency = takeCurrency(cursor);
  return currency === missing ? fail(cursor, 'a currency is missing') : { number, currency };
}

function readPartialAmount(cursor: Cursor): PartialAmount | undefined {
  const number = startsNumber(peek(cursor)) ? readNumber(cursor) : missing;
  return number === undefined ? undefined : { number, currency: takeCurrency(cursor) };
}

/** One posting behind its indent: `[FLAG] ACCOUNT [AMOUNT] [{COST}] [@ PRICE | @@ TOTAL]`. */
export function readPosting(cursor: Cursor, complain: Complain): Omit<Posting, 'place' | 'meta'> | undefined {
  const flagToken = peek(cursor);
  const flag = isFlag(flagToken) ? flagToken!.text : '';
  if (flag !== '') cursor.at += 1;
  const account = peek(cursor);
  if (account?.kind !== 'account') return fail(cursor, `an account was expected${account ? ` and '${account.text}' was found` : ''}`);
  cursor.at += 1;
  if (peek(cursor) === undefined) return { account: account.text, flag, units: missing, cost: null, price: null };

  const units = readPartialAmount(cursor);
  if (units === undefined) return undefined;
  const cost = readCostSpec(cursor, complain);
  if (cost === undefined) return undefined;
  const at = peek(cursor);
  let price: PartialAmount | null = null;
  let totalPrice: Num | undefined;
  if (isMark(at, '@') || isMark(at, '@@')) {
    cursor.at += 1;
    const written = readPartialAmount(cursor);
    if (written === undefined) return undefined;
    ({ price, totalPrice } = unitPrice(written, at!.text === '@@', units, complain));
  }
  if (expectEnd(cursor) === undefined) return undefined;
  if (cost && price && cost.currency !== missing && price.currency !== missing && cost.currency !== price.currency) {
    complain('COST_AND_PRICE_DIFFER', `cost is in ${cost.currency} and price in ${price.currency}`);
  }
  return { account: account.text, flag, units, cost, price, ...(totalPrice ? { totalPrice } : {}) };
}

function unitPrice(
  written: PartialAmount,
  isTotal: boolean,
  units: PartialAmount,
  complain: Complain,
): { price: PartialAmount | null; totalPrice?: Num } {
  let { number } = written;
  if (number !== missing && sign(number.value) < 0) {
    complain('PRICE_NEGATIVE', 'a price may not be negative: the sign of the amount says which way it goes');
    number = { value: absolute(number.value), decimals: number.decimals };
  }
  if (!isTotal) return { price: { number, currency: written.currency } };
  if (units.number === missing) {
    complain('PRICE_WITHOUT_UNITS', 'a total price needs the number of units');
    return { price: null };
  }
  if (number === missing) return { price: { number, currency: written.currency } };
  if (isZero(units.number.value)) return { price: { number: zeroNum, currency: written.currency } };
  const perUnit = { value: divide(number.value, absolute(units.number.value)), decimals: number.decimals };
  return { price: { number: perUnit, currency: written.currency }, totalPrice: number };
}

/** null where no brace opens. */
function readCostSpec(cursor: Cursor, complain: Complain): CostSpec | null | undefined {
  const open = peek(cursor);
  const isTotal = isMark(open, '{{');
  if (!isTotal && !isMark(open, '{')) return null;
  const close = isTotal ? '}}' : '}';
  cursor.at += 1;
  const spec: CostSpec = { per: missing, total: null, currency: missing, date: null, label: null };
  let hasAmount = false;
  for (let first = true; !isMark(peek(cursor), close); first = false) {
    if (!first) {
      if (!isMark(peek(cursor), ',')) return fail(cursor, `'${close}' is missing`);
      cursor.at += 1;
    }
    const token = peek(cursor);
    if (token === undefined) return fail(cursor, `'${close}' is missing`);
    if (token.kind === 'date' || token.kind === 'string') {
      cursor.at += 1;
      const part = token.kind === 'date' ? 'date' : 'label';
      const value = token.kind === 'date' ? readDateText(token.text) : token.text;
      if (value === undefined) return fail(cursor, `'${token.text}' is no day of the calendar`, 'DATE_INVALID');
      if (spec[part] === null) spec[part] = value;
      else complain('COST_INVALID', `the cost names a second ${part}`);
    } else if (isMark(token, '*')) {
      cursor.at += 1;
      complain('COST_INVALID', 'merging lots with {*} is not supported');
    } else {
      const amount = readCompoundAmount(cursor);
      if (amount === undefined) return undefined;
      if (hasAmount) complain('COST_INVALID', 'the cost names a second amount');
      else Object.assign(spec, isTotal ? asTotal(amount, complain) : amount);
      hasAmount = true;
    }
  }
  cursor.at += 1;
  return spec;
}

type CompoundAmount = Pick<CostSpec, 'per' | 'total' | 'currency'>;

function asTotal(amount: CompoundAmount, complain: Complain): CompoundAmount {
  if (amount.total === null) return { per: zeroNum, total: amount.per, currency: amount.currency };
  complain('COST_INVALID', 'a total cost in double braces has no cost per unit');
  return { ...amount, per: zeroNum };
}

/** `45.00 USD`, `45.00`, `USD`, `45.00 # 9.95 USD`, either number of which may be left out. */
function readCompoundAmount(cursor: Cursor): CompoundAmount | undefined {
  const per = startsNumber(peek(cursor)) ? readNumber(cursor) : missing;
  if (per === undefined) return undefined;
  let total: Num | Missing | null = null;
  if (isMark(peek(cursor), '#')) {
    cursor.at += 1;
    const read = startsNumber(peek(cursor)) ? readNumber(cursor) : missing;
    if (read === undefined) return undefined;
    total = read;
  }
  const currency = takeCurrency(cursor);
  if (currency === missing && (per === missing || total !== null)) {
    const token = peek(cursor);
    return fail(cursor, token === undefined ? 'a cost is not closed' : `'${token.text}' was not expected in a cost`);
  }
  return { per, total, currency };
}

/** YYYY-MM-DD of a day that exists, of any year with four digits. */
export function readDateText(text: string): string | undefined {
  const [year, month, day] = text.split(/[-/]/).map(Number) as [number, number, number];
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day > days) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

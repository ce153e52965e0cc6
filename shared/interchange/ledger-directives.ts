import { type Cursor, type DecimalMark, readAmount, readSymbol, skipBlanks } from './amount-text.ts';
import type { BookAccountType, Place, Quantity } from './book.ts';
import { readAlias, typeOfTag } from './ledger-accounts.ts';
import { readComment } from './ledger-comments.ts';
import { readJournalDate } from './ledger-dates.ts';
import { accountEnd, readQuantity, warnYear } from './ledger-entry.ts';
import { asGroups, type JournalState } from './ledger-state.ts';
import { divide, isZero } from './rational.ts';

/** A line below a directive, its indent removed. */
export interface SubLine {
  text: string;
  place: Place;
}

/**
 * Carries out one directive that stands on a line, with the indented lines below it. `word` is its first word and `rest` what follows.
 * False: no such directive. Those that read whole blocks or files (`include`, `comment`, `python`) are the reader's own.
 */
export function runDirective(state: JournalState, word: string, rest: string, place: Place, subLines: readonly SubLine[]): boolean {
  const handler = (handlers as Partial<Record<string, Handler>>)[word];
  if (handler === undefined || !Object.hasOwn(handlers, word)) return false;
  if (state.dialect === 'hledger' && ledgerOnly.has(word)) return false;
  handler({ state, word, rest, place, subLines });
  return true;
}

interface Call {
  state: JournalState;
  word: string;
  rest: string;
  place: Place;
  subLines: readonly SubLine[];
}
type Handler = (call: Call) => void;

const reported: Handler = ({ state, word, rest, place }) => state.skip(`directive-${word}`, place, `${word} ${rest}`);

const handlers: Record<string, Handler> = {
  account,
  alias,
  apply,
  end,
  commodity,
  D: defaultCommodity,
  P: price,
  Y: year,
  year,
  'decimal-mark': decimalMark,
  C: conversion,
  bucket,
  A: bucket,
  // Declarations and checks of the other program: nothing of them reaches the figures, but the person is told.
  tag: reported,
  payee: reported,
  N: reported,
  assert: reported,
  check: reported,
  define: reported,
  def: reported,
  eval: reported,
  expr: reported,
  import: reported,
  value: reported,
};

/** They change figures in Ledger and are errors in hledger: read as hledger, a file that has them would give other balances. */
const ledgerOnly = new Set(['C', 'bucket', 'A', 'assert', 'check', 'define', 'def', 'eval', 'expr', 'import', 'value']);

/** The text in front of a comment. In a directive `;` needs a blank before it, so that names may hold it. */
export function splitComment(text: string): { body: string; comment: string } {
  for (let at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
    if (at === 0 || text[at - 1] === ' ' || text[at - 1] === '\t') return { body: text.slice(0, at).trim(), comment: text.slice(at + 1) };
  }
  return { body: text.trim(), comment: '' };
}

function account({ state, rest, place, subLines }: Call): void {
  const { body, comment } = splitComment(rest);
  // An old form has the type behind two blanks: `account assets  A`.
  const end = accountEnd(body, 0);
  const oldType = /^[ALERXCVG]$/.test(body.slice(end).trim()) ? body.slice(end).trim() : undefined;
  const written = oldType === undefined ? body : body.slice(0, end);
  const name = written === '' ? undefined : state.names.resolve(written);
  if (name === undefined || name === '') {
    state.problem(
      'ACCOUNT_INVALID',
      place,
      written === '' ? 'an account directive has no name' : `the account '${written}' has no usable name`,
    );
    return;
  }
  const memo: string[] = [];
  let type: BookAccountType | undefined = oldType === undefined ? undefined : typeOfTag(oldType);
  const remark = (text: string): void => {
    if (text.trim() !== '') memo.push(text.trim());
    for (const [tag, value] of readComment(text, state.dialect, 2000).tags) if (tag === 'type') type = typeOfTag(value) ?? type;
  };
  remark(comment);
  for (const sub of subLines) {
    if (sub.text.startsWith(';')) {
      remark(sub.text.slice(1));
      continue;
    }
    const { word, rest: argument } = firstWord(sub.text);
    // hledger reads past these lines.
    if (state.dialect === 'hledger') state.skip(`account-${word}`, sub.place, sub.text);
    else if (word === 'alias' && argument !== '' && argument !== name) state.names.addAlias({ from: argument, to: written });
    else if (word === 'note') memo.push(argument);
    else if (word === 'default') state.bucket = name;
    else if (word === 'type') type = typeOfTag(argument) ?? type;
    else state.skip(`account-${word}`, sub.place, sub.text);
  }
  if (type !== undefined) state.declaredTypes.set(name, type);
  state.declareAccount(name, memo.join('\n'), place);
}

export function firstWord(text: string): { word: string; rest: string } {
  const match = /^(\S+)\s*(.*)$/s.exec(text);
  return match ? { word: match[1]!, rest: match[2]! } : { word: text, rest: '' };
}

function alias({ state, rest, place }: Call): void {
  const read = readAlias(rest.trim());
  if ('reason' in read) state.problem('PATTERN_REFUSED', place, read.reason);
  else if ('pattern' in read && state.dialect === 'ledger')
    state.unknown('UNKNOWN_DIRECTIVE', place, 'an alias by regular expression is hledger only', rest);
  else state.names.addAlias(read);
}

function apply(call: Call): void {
  const { state, place } = call;
  const { word, rest } = firstWord(call.rest);
  const argument = rest.trim();
  if (word === 'account' && argument !== '') {
    state.names.pushPrefix(argument);
    state.applied.push({ kind: 'account', restore: () => state.names.popPrefix() });
  } else if (state.dialect === 'hledger') {
    state.unknown('UNKNOWN_DIRECTIVE', place, `'apply ${word}' is not of hledger`, `apply ${call.rest}`);
  } else if (word === 'tag' && argument !== '') {
    const before = state.appliedTags;
    const tag = /^([^:\s]+):\s*(.*)$/.exec(argument);
    state.appliedTags = [...before, tag ? [tag[1]!, tag[2]!] : [argument.replace(/^:|:$/g, ''), '']];
    state.applied.push({
      kind: 'tag',
      restore: () => {
        state.appliedTags = before;
      },
    });
  } else if (word === 'year') {
    const before = state.year;
    year({ ...call, rest });
    state.applied.push({
      kind: 'year',
      restore: () => {
        if (before === undefined) delete state.year;
        else state.year = before;
      },
    });
  } else state.unknown('UNKNOWN_DIRECTIVE', place, `'apply ${word}' is not supported`, `apply ${call.rest}`);
}

function end({ state, rest, place }: Call): void {
  const words = rest.trim().split(/\s+/);
  if (words[0] === 'aliases') {
    state.names.clearAliases();
    return;
  }
  const kind = words[0] === 'apply' ? words[1] : words[0];
  const open = state.applied.at(-1);
  if (open === undefined) {
    state.problem('BLOCK_NOT_OPENED', place, `'end ${rest.trim()}' closes nothing`);
    return;
  }
  if (kind !== undefined && kind !== '' && kind !== open.kind) {
    state.problem('BLOCK_NOT_OPENED', place, `'end ${rest.trim()}' does not close 'apply ${open.kind}'`);
    return;
  }
  state.applied.pop();
  open.restore();
}

/** The mark an amount of a directive shows, and the amount. A directive decides, so it is read without what was decided before. */
function formatAmount(state: JournalState, text: string, place: Place): { amount: Quantity; mark?: DecimalMark } | undefined {
  const cursor: Cursor = { text, at: 0 };
  let mark: DecimalMark | undefined;
  state.reading(place, false);
  const amount = readAmount(cursor, {
    ...state.rules,
    decimalMarkOf: () => state.decimalMark,
    seen: (quantity, number) => {
      // '1,000' in a directive shows how thousands are marked: an amount with three decimals is written '1.000,000' or '1000.000' there.
      if (number.ambiguousMark !== undefined) asGroups(quantity);
      const groupMark = number.groupMark ?? number.ambiguousMark;
      mark = number.decimalMark ?? (groupMark === undefined ? undefined : groupMark === '.' ? ',' : '.');
    },
  });
  skipBlanks(cursor);
  if (amount !== undefined && cursor.at === text.length) return mark === undefined ? { amount } : { amount, mark };
  state.problem('AMOUNT_INVALID', place, cursor.reason ?? `'${text}' is not an amount`);
  return undefined;
}

function declareFormat(state: JournalState, text: string, place: Place): Quantity | undefined {
  const format = formatAmount(state, text, place);
  if (format === undefined) return undefined;
  const facts = state.facts(format.amount.commodity);
  facts.declaredDecimals = format.amount.decimals;
  if (format.mark !== undefined) {
    facts.decimalMark = format.mark;
    facts.usesDecimal[format.mark] = true;
  }
  return format.amount;
}

function commodity({ state, rest, place, subLines }: Call): void {
  const { body } = splitComment(rest);
  const cursor: Cursor = { text: body, at: 0 };
  const symbol = readSymbol(cursor, state.rules.stops);
  skipBlanks(cursor);
  let name = symbol;
  if (symbol === undefined || body === '')
    state.problem('AMOUNT_INVALID', place, cursor.reason ?? 'a commodity directive has no commodity');
  else if (cursor.at < body.length) name = declareFormat(state, body, place)?.commodity;
  else state.facts(symbol);
  for (const sub of subLines) {
    if (sub.text.startsWith(';') || name === undefined) continue;
    const { word, rest: argument } = firstWord(splitComment(sub.text).body);
    if (word === 'format') declareFormat(state, argument, sub.place);
    else if (word === 'alias') state.nameCommodity(argument.replace(/^"(.*)"$/, '$1'), name);
    else if (word === 'default') state.book.defaultCurrency ??= name;
    else if (word !== 'note') state.skip(`commodity-${word}`, sub.place, sub.text);
  }
}

function defaultCommodity({ state, rest, place }: Call): void {
  const format = formatAmount(state, splitComment(rest).body, place);
  if (format === undefined) return;
  const facts = state.facts(format.amount.commodity);
  facts.seenDecimals = Math.max(facts.seenDecimals ?? 0, format.amount.decimals);
  if (format.mark !== undefined) {
    facts.usesDecimal[format.mark] = true;
    if (state.dialect === 'ledger') facts.decimalMark = format.mark;
  }
  state.setDefaultCommodity(format.amount, format.mark);
}

function price({ state, rest, place }: Call): void {
  const text = splitComment(rest).body;
  const defaultYear = state.year ?? state.options.currentYear;
  const read = readJournalDate(text, 0, defaultYear);
  if (read?.date === undefined) {
    state.problem('DATE_INVALID', place, `'${text.split(/\s/, 1)[0]}' is not a date`);
    return;
  }
  if (read.yearMissing && state.year === undefined) warnYear(state, place, defaultYear);
  const cursor: Cursor = { text, at: read.end };
  skipBlanks(cursor);
  const time = /^\d{1,2}:\d{2}(?::\d{2})?(?:\s+|$)/.exec(text.slice(cursor.at, cursor.at + 20));
  if (time) cursor.at += time[0].length;
  skipBlanks(cursor);
  const symbol = readSymbol(cursor, state.rules.stops);
  skipBlanks(cursor);
  if (symbol === undefined || symbol === '') {
    state.problem('AMOUNT_INVALID', place, cursor.reason ?? 'a price has no commodity');
    return;
  }
  // hledger shows a commodity with the decimals of its prices too, Ledger does not.
  const amount = readQuantity(state, cursor, place, state.dialect === 'hledger');
  if (amount === undefined) return;
  skipBlanks(cursor);
  if (cursor.at < text.length) {
    state.problem('AMOUNT_INVALID', place, `'${text.slice(cursor.at)}' behind the price is not understood`);
    return;
  }
  const name = state.rules.commodityNamed(symbol);
  state.facts(name);
  state.book.prices.push({ date: read.date, commodity: name, price: amount, place });
}

function year({ state, rest, place }: Call): void {
  const text = splitComment(rest).body;
  const value = Number(text);
  if (/^\d{4}$/.test(text) && value >= 1900 && value <= 2199) state.year = value;
  else state.problem('DATE_INVALID', place, `'${text}' is not a year`);
}

function decimalMark({ state, rest, place }: Call): void {
  const mark = splitComment(rest).body;
  if (mark === '.' || mark === ',') state.decimalMark = mark;
  else state.problem('AMOUNT_INVALID', place, `'${mark}' is not a decimal mark`);
}

function conversion({ state, rest, place }: Call): void {
  const [left, right, ...more] = splitComment(rest).body.split('=');
  if (left === undefined || right === undefined || more.length > 0) {
    state.problem('AMOUNT_INVALID', place, 'a conversion is written C 1 BIG = 100 SMALL');
    return;
  }
  const big = readQuantity(state, { text: left.trim(), at: 0 }, place, true);
  const small = big && readQuantity(state, { text: right.trim(), at: 0 }, place, true);
  if (big === undefined || small === undefined) return;
  if (isZero(big.value) || isZero(small.value) || big.commodity === '' || small.commodity === '' || big.commodity === small.commodity)
    state.problem('AMOUNT_INVALID', place, 'a conversion is between two commodities and not of zero');
  else state.addUnit(big.commodity, small.commodity, divide(small.value, big.value));
}

function bucket({ state, rest, place }: Call): void {
  const name = state.names.resolve(splitComment(rest).body);
  if (name === undefined || name === '') state.problem('ACCOUNT_INVALID', place, 'a bucket has no account');
  else state.bucket = name;
}

import { type Cursor, readAmount, skipBlanks } from './amount-text.ts';
import type { BookStatus, Place, Quantity } from './book.ts';
import { readComment } from './ledger-comments.ts';
import { readJournalDate } from './ledger-dates.ts';
import { readExpression } from './ledger-expression.ts';
import type { Assertion, PostingKind, RawEntry, RawPosting } from './ledger-raw.ts';
import type { JournalState } from './ledger-state.ts';
import { sign } from './rational.ts';

/** The first line of an entry: `DATE[=DATE2] [*|!] [(CODE)] DESCRIPTION [; comment]`. A problem is reported and gives undefined. */
export function readHeader(state: JournalState, line: string, place: Place): RawEntry | undefined {
  const year = state.year ?? state.options.currentYear;
  const read = readJournalDate(line, 0, year);
  if (read?.date === undefined) return bad(state, 'DATE_INVALID', place, `'${line.split(/\s/, 1)[0]}' is not a date`);
  if (read.yearMissing && state.year === undefined) warnYear(state, place, year);
  const entry: RawEntry = {
    date: read.date,
    status: '',
    description: '',
    memo: '',
    tags: {},
    postings: [],
    place,
    source: '',
  };
  let at = read.end;
  if (line[at] === '=') {
    const second = readJournalDate(line, at + 1, Number(read.date.slice(0, 4)));
    if (second?.date === undefined) return bad(state, 'DATE_INVALID', place, `'${line.slice(at + 1).split(/\s/, 1)[0]}' is not a date`);
    entry.date2 = second.date;
    at = second.end;
  }
  if (at < line.length && line[at] !== ' ' && line[at] !== '\t' && line[at] !== ';')
    return bad(state, 'DATE_INVALID', place, `'${line.split(/\s/, 1)[0]}' is not a date`);
  at = blanksEnd(line, at);
  if (line[at] === '*' || line[at] === '!') {
    entry.status = line[at] as BookStatus;
    at = blanksEnd(line, at + 1);
  }
  if (line[at] === '(') {
    const close = line.indexOf(')', at);
    if (close > 0) {
      entry.code = line.slice(at + 1, close).trim();
      if (entry.code === '') delete entry.code;
      at = blanksEnd(line, close + 1);
    }
  }
  const comment = commentStart(line, at, state.dialect);
  entry.description = (comment < 0 ? line.slice(at) : line.slice(at, comment)).trim();
  if (comment >= 0) addEntryComment(state, entry, line.slice(comment + 1), place);
  const bar = entry.description.indexOf('|');
  if (bar >= 0) entry.payee = entry.description.slice(0, bar).trim();
  else if (state.dialect === 'ledger' && entry.description !== '') entry.payee = entry.description;
  if (entry.payee === '') delete entry.payee;
  return entry;
}

export function warnYear(state: JournalState, place: Place, year: number): void {
  state.warn('YEAR_MISSING', place, `dates without a year are taken to be in ${year}`);
}

/** In hledger any semicolon begins the comment of an entry, in Ledger one behind two blanks or a tab. */
function commentStart(line: string, from: number, dialect: 'hledger' | 'ledger'): number {
  let at = line.indexOf(';', from);
  if (dialect === 'hledger') return at;
  while (at >= 0) {
    if (at === from || line[at - 1] === '\t' || (line[at - 1] === ' ' && (line[at - 2] === ' ' || line[at - 2] === '\t'))) return at;
    at = line.indexOf(';', at + 1);
  }
  return -1;
}

export function addEntryComment(state: JournalState, entry: RawEntry, text: string, place: Place): void {
  const trimmed = text.trim();
  entry.memo = entry.memo === '' ? trimmed : `${entry.memo}\n${trimmed}`;
  const facts = readComment(text, state.dialect, Number(entry.date.slice(0, 4)));
  for (const [name, value] of facts.tags) setTag(entry.tags, name, value);
  // A date in the comment of a whole entry moves nothing in either program, so that a bad one is no error.
  if (facts.date !== undefined && text.includes('['))
    state.warn('ENTRY_DATE_TAG', place, 'a date in the comment of an entry is kept as text');
}

/** Adds a comment to the last line of the entry. */
export function addPostingComment(state: JournalState, entry: RawEntry, posting: RawPosting, text: string, place: Place): void {
  const trimmed = text.trim();
  posting.memo = posting.memo === '' ? trimmed : `${posting.memo}\n${trimmed}`;
  const facts = readComment(text, state.dialect, Number(entry.date.slice(0, 4)));
  if (facts.tags.length > 0) {
    posting.tags ??= {};
    for (const [name, value] of facts.tags) setTag(posting.tags, name, value);
  }
  if (facts.badDate !== undefined) state.problem('DATE_INVALID', place, `'${facts.badDate}' is not a date`);
  if (facts.date !== undefined) posting.date = facts.date;
}

/** A key such as `__proto__` is a tag like any other. */
export function setTag(tags: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') Object.defineProperty(tags, name, { value, enumerable: true, configurable: true, writable: true });
  else tags[name] = value;
}

/**
 * One line of an entry: `[*|!] ACCOUNT  [AMOUNT] [LOT] [COST] [= BALANCE] [; comment]`. A problem is reported and gives undefined.
 */
export function readPosting(state: JournalState, entry: RawEntry, line: string, place: Place): RawPosting | undefined {
  let at = blanksEnd(line, 0);
  let status: BookStatus = '';
  if (line[at] === '*' || line[at] === '!') {
    status = line[at] as BookStatus;
    at = blanksEnd(line, at + 1);
  }
  const end = accountEnd(line, at);
  const named = readAccount(state, line.slice(at, end), place);
  if (named === undefined) return undefined;
  const posting: RawPosting = { account: named.account, kind: named.kind, status, lot: '', memo: '', tags: undefined, place };
  const cursor: Cursor = { text: line, at: blanksEnd(line, end) };
  if (!readPostingAmounts(state, cursor, posting, place)) return undefined;
  skipBlanks(cursor);
  if (line[cursor.at] === ';') addPostingComment(state, entry, posting, line.slice(cursor.at + 1), place);
  else if (cursor.at < line.length)
    return bad(state, 'AMOUNT_INVALID', place, `'${line.slice(cursor.at)}' behind the amount is not understood`);
  if (state.dialect === 'hledger' && posting.date !== undefined && posting.amount === undefined && posting.assertion !== undefined)
    return bad(state, 'AMOUNT_INVALID', place, 'a balance assignment cannot have a date of its own: write the amount');
  return posting;
}

/** The account name ends at two blanks or a tab: it may itself hold single blanks. */
export function accountEnd(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 9 || (code === 32 && (line.charCodeAt(at + 1) === 32 || line.charCodeAt(at + 1) === 9))) return at;
  }
  return line.length;
}

export function readAccount(state: JournalState, written: string, place: Place): { account: string; kind: PostingKind } | undefined {
  const first = written[0];
  const last = written[written.length - 1];
  let kind: PostingKind = 'real';
  let name = written;
  if (written.length > 1 && ((first === '(' && last === ')') || (first === '[' && last === ']'))) {
    kind = first === '(' ? 'virtual' : 'balanced';
    name = written.slice(1, -1).trim();
  } else if (state.dialect === 'ledger' && first === '<' && last === '>') {
    // A deferred posting counts once the whole journal is read: for balances that is the same.
    name = written.slice(1, -1).trim();
  }
  if (name === '') return bad(state, 'ACCOUNT_INVALID', place, 'a line has no account');
  const account = state.names.resolve(name);
  if (account === undefined) return bad(state, 'ACCOUNT_INVALID', place, 'an account name is too long for the aliases of this file');
  if (account === '') return bad(state, 'ACCOUNT_INVALID', place, `an alias leaves nothing of the account '${name}'`);
  return { account, kind };
}

function readPostingAmounts(state: JournalState, cursor: Cursor, posting: RawPosting, place: Place): boolean {
  const { text } = cursor;
  let character = text[cursor.at];
  if (character === undefined || character === ';') return true;
  if (character !== '=') {
    const amount = readQuantity(state, cursor, place, true);
    if (amount === undefined) return false;
    posting.amount = amount;
    if (!readLotAndCost(state, cursor, posting, place)) return false;
    character = text[cursor.at];
  }
  if (character !== '=') return true;
  const assertion = readAssertion(state, cursor, place);
  if (assertion === undefined) return false;
  posting.assertion = assertion;
  return true;
}

/** An amount, or an expression in parentheses. `counts` as in `JournalState.reading`. */
export function readQuantity(state: JournalState, cursor: Cursor, place: Place, counts: boolean): Quantity | undefined {
  state.reading(place, counts);
  if (cursor.text[cursor.at] !== '(') {
    const amount = readAmount(cursor, state.rules);
    return amount ?? bad(state, 'AMOUNT_INVALID', place, cursor.reason ?? 'an amount was expected');
  }
  const value = readExpression(cursor, state.expressionRules);
  if (value === undefined) return bad(state, 'EXPRESSION_INVALID', place, cursor.reason ?? 'the expression is not understood');
  return value.commodity === '' ? { ...value, commodity: state.rules.defaultCommodity } : value;
}

function readLotAndCost(state: JournalState, cursor: Cursor, posting: RawPosting, place: Place): boolean {
  const { text } = cursor;
  for (;;) {
    skipBlanks(cursor);
    const character = text[cursor.at];
    const start = cursor.at;
    if (character === '@' || (character === '(' && text[cursor.at + 1] === '@')) {
      if (!readCost(state, cursor, posting, place)) return false;
      continue;
    }
    if (character === '{') {
      const total = text[cursor.at + 1] === '{';
      cursor.at += total ? 2 : 1;
      skipBlanks(cursor);
      if (text[cursor.at] === '=') cursor.at += 1;
      skipBlanks(cursor);
      if (text[cursor.at] !== '}') {
        const price = readQuantity(state, cursor, place, false);
        if (price === undefined) return false;
        posting.lotCost = { amount: price, total };
        skipBlanks(cursor);
      }
      const close = total ? '}}' : '}';
      if (!text.startsWith(close, cursor.at)) return bad(state, 'AMOUNT_INVALID', place, 'a lot price is not closed') !== undefined;
      cursor.at += close.length;
    } else if (character === '[') {
      const close = text.indexOf(']', cursor.at);
      const date =
        close < 0 ? undefined : readJournalDate(text.slice(cursor.at + 1, close).trim(), 0, state.year ?? state.options.currentYear);
      if (date?.date === undefined) return bad(state, 'DATE_INVALID', place, `'${text.slice(start)}' is not a lot date`) !== undefined;
      cursor.at = close + 1;
    } else if (character === '(') {
      const close = text.indexOf(')', cursor.at);
      if (close < 0) return bad(state, 'AMOUNT_INVALID', place, 'a lot note is not closed') !== undefined;
      cursor.at = close + 1;
    } else return true;
    const note = text.slice(start, cursor.at);
    posting.lot = posting.lot === '' ? note : `${posting.lot} ${note}`;
  }
}

function readCost(state: JournalState, cursor: Cursor, posting: RawPosting, place: Place): boolean {
  const { text } = cursor;
  const inParentheses = text[cursor.at] === '(';
  if (inParentheses) cursor.at += 1;
  cursor.at += 1;
  const total = text[cursor.at] === '@';
  if (total) cursor.at += 1;
  if (inParentheses) {
    if (text[cursor.at] !== ')') return bad(state, 'AMOUNT_INVALID', place, "'(@' is not closed") !== undefined;
    cursor.at += 1;
  }
  skipBlanks(cursor);
  if (state.dialect === 'ledger' && text[cursor.at] === '=') {
    cursor.at += 1;
    skipBlanks(cursor);
  }
  const amount = readQuantity(state, cursor, place, false);
  if (amount === undefined) return false;
  if (posting.writtenCost) return bad(state, 'AMOUNT_INVALID', place, 'a line has two costs') !== undefined;
  if (state.dialect === 'ledger' && sign(amount.value) < 0)
    return bad(state, 'AMOUNT_INVALID', place, 'a cost may not be negative') !== undefined;
  if (state.dialect === 'ledger' && amount.commodity === posting.amount?.commodity)
    return bad(state, 'AMOUNT_INVALID', place, 'a cost is of another commodity than its amount') !== undefined;
  posting.writtenCost = { amount, total };
  return true;
}

function readAssertion(state: JournalState, cursor: Cursor, place: Place): Assertion | undefined {
  const { text } = cursor;
  cursor.at += 1;
  const total = text[cursor.at] === '=';
  if (total) cursor.at += 1;
  const inclusive = text[cursor.at] === '*';
  if (inclusive) cursor.at += 1;
  if (state.dialect === 'ledger' && (total || inclusive))
    return bad(state, 'AMOUNT_INVALID', place, 'this form of balance assertion is hledger only');
  skipBlanks(cursor);
  const amount = readQuantity(state, cursor, place, false);
  if (amount === undefined) return undefined;
  skipBlanks(cursor);
  // hledger lets a cost follow here and does not look at it when asserting.
  if (state.dialect === 'hledger' && text[cursor.at] === '@') {
    const ignored: RawPosting = { account: '', kind: 'real', status: '', lot: '', memo: '', tags: undefined, place };
    if (!readCost(state, cursor, ignored, place)) return undefined;
  }
  return { amount, total, inclusive };
}

/** The total costs of a line, from what was written. Once, when every amount of the file is certain. */
export function setCost(posting: RawPosting): void {
  const { amount, writtenCost } = posting;
  if (amount === undefined || writtenCost === undefined) return;
  const { value, commodity, decimals } = writtenCost.amount;
  if (posting.lotCost !== undefined && !writtenCost.total) posting.price = writtenCost.amount;
  // A total cost beside an amount of zero counts as it is written, in both programs.
  const signed = writtenCost.total
    ? sign(amount.value) < 0
      ? { num: -value.num, den: value.den }
      : value
    : { num: value.num * amount.value.num, den: value.den * amount.value.den };
  posting.cost = { commodity, value: signed, decimals };
  posting.costSource = 'cost';
}

const blanksEnd = (line: string, from: number): number => {
  let at = from;
  while (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9) at += 1;
  return at;
};

function bad(state: JournalState, code: string, place: Place, reason: string): undefined {
  state.problem(code, place, reason);
  return undefined;
}

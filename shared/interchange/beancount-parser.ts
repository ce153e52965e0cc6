import { type BeancountSettings, bookingMethods, type Directive, defaultSettings, type Transaction } from './beancount-directives.ts';
import { type Token, type TokenLine, tokenLines } from './beancount-lexer.ts';
import { type Cursor, fail, isMark, peek, readNumber, startsNumber } from './beancount-numbers.ts';
import { applyOption } from './beancount-options.ts';
import { expectEnd, isCurrency, isFlag, readDateText, readFullAmount, readPosting } from './beancount-postings.ts';
import type { BeancountProblems } from './beancount-problems.ts';
import type { BookAccountType, Place, Skipped } from './book.ts';
import { toText } from './rational.ts';

export interface ParsedFile {
  directives: Directive[];
  settings: BeancountSettings;
  includes: { pattern: string; place: Place }[];
  plugins: { name: string; place: Place; text: string }[];
  skipped: Skipped[];
}

/** Reads one file. `nextOrder` numbers the directives of all files. What is not understood is complained of and listed as skipped. */
export function parseBeancount(file: string, lines: readonly string[], problems: BeancountProblems, nextOrder: () => number): ParsedFile {
  return new FileParser(file, lines, problems, nextOrder).parse();
}

type Meta = [key: string, value: string][];
/** The part of a directive that its first line names. */
type DirectiveBody<D = Directive> = D extends Directive ? Omit<D, 'date' | 'place' | 'order' | 'source' | 'meta'> : never;

class FileParser {
  readonly #file: string;
  readonly #lines: readonly string[];
  readonly #problems: BeancountProblems;
  readonly #nextOrder: () => number;
  readonly #parsed: ParsedFile = { directives: [], settings: defaultSettings(), includes: [], plugins: [], skipped: [] };
  /** Pushed and not yet popped, with the line that pushed them. */
  readonly #tags: { tag: string; line: number }[] = [];
  readonly #meta: { key: string; value: string; line: number }[] = [];
  readonly #accountReasons = new Map<string, string | undefined>();

  constructor(file: string, lines: readonly string[], problems: BeancountProblems, nextOrder: () => number) {
    this.#file = file;
    this.#lines = lines;
    this.#problems = problems;
    this.#nextOrder = nextOrder;
  }

  parse(): ParsedFile {
    let block: TokenLine[] = [];
    const close = () => {
      if (block.length > 0) this.#block(block);
      block = [];
    };
    for (const line of tokenLines(this.#lines)) {
      const isEmpty = line.tokens.length === 0;
      if (line.indented && (!isEmpty || line.comment !== undefined)) {
        // Comments between directives stand alone; anything else that is indented belongs to the line above it.
        if (block.length > 0 || !isEmpty) block.push(line);
        continue;
      }
      close();
      if (line.ignored === 'flag') this.#skip('ignored-line', line.line);
      else if (!isEmpty) block.push(line);
    }
    close();
    for (const { tag, line } of this.#tags) this.#complain('BLOCK_NOT_CLOSED', line, `tag '${tag}' is pushed and never popped`);
    for (const { key, line } of this.#meta) this.#complain('BLOCK_NOT_CLOSED', line, `metadata '${key}' is pushed and never popped`);
    return this.#parsed;
  }

  #place(line: number): Place {
    return { file: this.#file, line };
  }

  #complain(code: string, line: number, reason: string): void {
    this.#problems.complain(code, this.#place(line), reason);
  }

  #skip(what: string, line: number): void {
    this.#parsed.skipped.push({ what, place: this.#place(line), text: this.#lines[line - 1]!.trim().slice(0, 200) });
  }

  /** A line and the indented lines under it. */
  #block(block: TokenLine[]): void {
    const head = block[0]!;
    const cursor: Cursor = { tokens: head.tokens, at: 0 };
    if (head.indented) fail(cursor, 'an indented line belongs to no entry: a blank line or a comment without indent ends an entry');
    else if (peek(cursor)?.kind === 'date') this.#dated(cursor, block);
    else {
      this.#undated(cursor, head);
      const stray = block.slice(1).find(({ tokens }) => tokens.length > 0);
      if (stray !== undefined && cursor.reason === undefined) {
        this.#complain('UNKNOWN_LINE', stray.line, 'an indented line belongs to no entry');
        this.#skip('unknown', stray.line);
      }
    }
    this.#failed(cursor, head.line);
  }

  /** Reports what stopped a cursor, if something did. The tool drops the whole directive then. */
  #failed(cursor: Cursor, line: number): boolean {
    if (cursor.reason === undefined) return false;
    const unclosed = cursor.tokens.find(({ kind }) => kind === 'unclosed');
    if (unclosed !== undefined) this.#complain('STRING_NOT_CLOSED', unclosed.line, 'a string is not closed');
    else this.#complain(cursor.code!, line, cursor.reason);
    this.#skip('unknown', line);
    return true;
  }

  #undated(cursor: Cursor, { line }: TokenLine): void {
    const word = peek(cursor)!;
    cursor.at += 1;
    const text = word.kind === 'word' ? word.text : '';
    switch (text) {
      case 'option': {
        const name = this.#string(cursor);
        const value = this.#string(cursor);
        if (name === undefined || value === undefined || expectEnd(cursor) === undefined) return;
        const outcome = applyOption(this.#parsed.settings, name, value);
        if (outcome === 'skipped') this.#skip('directive-option', line);
        else if (outcome !== 'used') {
          this.#complain('OPTION_INVALID', line, outcome.reason);
          this.#skip('directive-option', line);
        }
        this.#accountReasons.clear();
        return;
      }
      case 'include': {
        const pattern = this.#string(cursor);
        if (pattern !== undefined && expectEnd(cursor)) this.#parsed.includes.push({ pattern, place: this.#place(line) });
        return;
      }
      case 'plugin': {
        const name = this.#string(cursor);
        if (peek(cursor)?.kind === 'string') cursor.at += 1;
        if (name === undefined || expectEnd(cursor) === undefined) return;
        this.#parsed.plugins.push({ name, place: this.#place(line), text: this.#lines[line - 1]!.trim().slice(0, 200) });
        return;
      }
      case 'pushtag':
      case 'poptag': {
        const tag = peek(cursor);
        if (tag?.kind !== 'tag') {
          fail(cursor, 'a tag was expected');
          return;
        }
        cursor.at += 1;
        if (expectEnd(cursor) === undefined) return;
        if (text === 'pushtag') this.#tags.push({ tag: tag.text, line });
        else this.#pop(this.#tags, ({ tag: pushed }) => pushed === tag.text, `tag '${tag.text}'`, line, 'first');
        return;
      }
      case 'pushmeta':
      case 'popmeta': {
        const key = peek(cursor);
        if (key?.kind !== 'key') {
          fail(cursor, 'a metadata key was expected');
          return;
        }
        cursor.at += 1;
        const value = text === 'pushmeta' ? this.#metaValue(cursor) : '';
        if (value === undefined || expectEnd(cursor) === undefined) return;
        if (text === 'pushmeta') this.#meta.push({ key: key.text, value, line });
        else this.#pop(this.#meta, ({ key: pushed }) => pushed === key.text, `metadata '${key.text}'`, line, 'last');
        return;
      }
      default:
        fail(cursor, `a line cannot begin with '${word.text}'`, unknownCode(word));
    }
  }

  #pop<T>(stack: T[], matches: (each: T) => boolean, what: string, line: number, which: 'first' | 'last'): void {
    const index = which === 'first' ? stack.findIndex(matches) : stack.findLastIndex(matches);
    if (index >= 0) stack.splice(index, 1);
    else this.#complain('BLOCK_NOT_OPENED', line, `${what} is popped and was not pushed`);
  }

  #dated(cursor: Cursor, block: TokenLine[]): void {
    const head = block[0]!;
    const dateToken = peek(cursor)!;
    cursor.at += 1;
    const date = readDateText(dateToken.text);
    if (date === undefined) {
      fail(cursor, `'${dateToken.text}' is no day of the calendar`, 'DATE_INVALID');
      return;
    }
    const body = isFlag(peek(cursor)) || isWord(peek(cursor), 'txn') ? this.#transaction(cursor, block) : this.#directive(cursor);
    if (body === undefined || cursor.reason !== undefined) return;
    // What stands on the lines below is read by now for a transaction, and is metadata only for everything else.
    let meta: Meta | undefined;
    if (body.kind === 'transaction') ({ meta } = body as unknown as { meta: Meta });
    else meta = this.#metaBlock(block);
    if (meta === undefined) return;
    const lastLine = block.at(-1)!.lastLine;
    const source = this.#lines
      .slice(head.line - 1, lastLine)
      .map((line) => line.trimEnd())
      .join('\n');
    const directive = { ...body, date, meta, place: this.#place(head.line), order: this.#nextOrder(), source } as Directive;
    this.#longStrings(block);
    this.#parsed.directives.push(directive);
  }

  /** A string this long is most likely a quote that somebody forgot to close. */
  #longStrings(block: TokenLine[]): void {
    const { longStringLines } = this.#parsed.settings;
    for (const { line, lastLine } of block) {
      if (lastLine - line >= longStringLines) this.#complain('STRING_TOO_LONG', line, `a string runs over ${lastLine - line + 1} lines`);
    }
  }

  #directive(cursor: Cursor): DirectiveBody | undefined {
    const word = peek(cursor);
    if (word === undefined) return fail(cursor, 'a date alone says nothing');
    cursor.at += 1;
    const body = this.#directiveBody(cursor, word);
    return body === undefined || expectEnd(cursor) === undefined ? undefined : body;
  }

  #directiveBody(cursor: Cursor, word: Token): DirectiveBody | undefined {
    switch (word.kind === 'word' ? word.text : '') {
      case 'open': {
        const account = this.#account(cursor);
        if (account === undefined) return undefined;
        const currencies: string[] = [];
        // The tool's grammar lets a list begin with a comma.
        if (isMark(peek(cursor), ',')) cursor.at += 1;
        while (isCurrency(peek(cursor))) {
          currencies.push(peek(cursor)!.text);
          cursor.at += 1;
          if (!isMark(peek(cursor), ',')) break;
          cursor.at += 1;
          if (!isCurrency(peek(cursor))) return fail(cursor, 'a currency is missing behind a comma');
        }
        if (peek(cursor)?.kind !== 'string') return { kind: 'open', account, currencies };
        const name = this.#string(cursor)!;
        const booking = bookingMethods.find((method) => method === name);
        if (booking === undefined) this.#complain('OPTION_INVALID', word.line, `'${name}' is not a booking method`);
        return { kind: 'open', account, currencies, booking: booking ?? this.#parsed.settings.bookingMethod };
      }
      case 'close': {
        const account = this.#account(cursor);
        return account === undefined ? undefined : { kind: 'close', account };
      }
      case 'balance': {
        const account = this.#account(cursor);
        const number = account === undefined ? undefined : readNumber(cursor);
        if (account === undefined || number === undefined) return undefined;
        if (!isMark(peek(cursor), '~')) {
          const currency = this.#currency(cursor);
          return currency === undefined ? undefined : { kind: 'balance', account, number, currency };
        }
        cursor.at += 1;
        const tolerance = readNumber(cursor);
        const currency = tolerance === undefined ? undefined : this.#currency(cursor);
        return tolerance === undefined || currency === undefined ? undefined : { kind: 'balance', account, number, currency, tolerance };
      }
      case 'pad': {
        const account = this.#account(cursor);
        const from = account === undefined ? undefined : this.#account(cursor);
        return account === undefined || from === undefined ? undefined : { kind: 'pad', account, from };
      }
      case 'commodity': {
        const currency = this.#currency(cursor);
        return currency === undefined ? undefined : { kind: 'commodity', currency };
      }
      case 'price': {
        const currency = this.#currency(cursor);
        const amount = currency === undefined ? undefined : readFullAmount(cursor);
        return currency === undefined || amount === undefined
          ? undefined
          : { kind: 'price', currency, number: amount.number, in: amount.currency };
      }
      case 'note': {
        const account = this.#account(cursor);
        const text = account === undefined ? undefined : this.#string(cursor);
        if (account === undefined || text === undefined) return undefined;
        this.#tagsAndLinks(cursor, [], []);
        return { kind: 'note', account, text };
      }
      case 'document': {
        const account = this.#account(cursor);
        if (account === undefined || this.#string(cursor) === undefined) return undefined;
        this.#tagsAndLinks(cursor, [], []);
        return { kind: 'document', account };
      }
      case 'event':
      case 'query':
        if (this.#string(cursor) === undefined || this.#string(cursor) === undefined) return undefined;
        return { kind: word.text as 'event' | 'query' };
      case 'custom':
        if (this.#string(cursor) === undefined) return undefined;
        for (let value = peek(cursor); value !== undefined; value = peek(cursor)) {
          if (isCurrency(value) && !booleans.has(value.text)) return fail(cursor, `'${value.text}' has no number`);
          if (this.#metaValue(cursor) === undefined) return undefined;
        }
        return { kind: 'custom' };
      default:
        return fail(cursor, `'${word.text}' is not a directive`, unknownCode(word));
    }
  }

  #transaction(cursor: Cursor, block: TokenLine[]): DirectiveBody<Transaction> | undefined {
    const head = block[0]!;
    const flagToken = peek(cursor)!;
    cursor.at += 1;
    const strings: string[] = [];
    for (;;) {
      if (peek(cursor)?.kind === 'string') strings.push(this.#string(cursor)!);
      else if (isMark(peek(cursor), '|')) {
        cursor.at += 1;
        if (!this.#parsed.settings.pipeSeparator)
          this.#complain('UNKNOWN_LINE', head.line, "'|' between payee and narration is out of use");
      } else break;
    }
    const tags: string[] = [];
    const links: string[] = [];
    this.#tagsAndLinks(cursor, tags, links);
    if (expectEnd(cursor) === undefined) return undefined;
    if (strings.length > 2) return fail(cursor, 'an entry has at most a payee and a narration');
    const transaction: DirectiveBody<Transaction> & { meta: Meta } = {
      kind: 'transaction',
      flag: flagToken.kind === 'word' ? '*' : flagToken.text,
      narration: strings.at(-1) ?? '',
      tags,
      links,
      comments: head.comment ? [head.comment] : [],
      postings: [],
      meta: [],
    };
    if (strings.length === 2) transaction.payee = strings[0]!;
    for (const line of block.slice(1)) {
      const below: Cursor = { tokens: line.tokens, at: 0 };
      this.#transactionLine(below, line, transaction);
      if (below.reason === undefined) continue;
      // The tool drops the entry as a whole: half an entry would not balance.
      this.#failed(below, line.line);
      return undefined;
    }
    for (const { tag } of this.#tags) if (!tags.includes(tag)) tags.push(tag);
    const own = new Set(transaction.meta.map(([key]) => key));
    const pushed = new Map(this.#meta.map(({ key, value }) => [key, value]));
    transaction.meta.unshift(...[...pushed].filter(([key]) => !own.has(key)));
    return transaction;
  }

  #transactionLine(cursor: Cursor, line: TokenLine, transaction: DirectiveBody<Transaction> & { meta: Meta }): void {
    const first = peek(cursor);
    const last = transaction.postings.at(-1);
    if (first === undefined) {
      if (line.comment) transaction.comments.push(line.comment);
      return;
    }
    if (first.kind === 'key') {
      const pair = this.#keyValue(cursor);
      if (pair !== undefined) this.#addMeta((last ?? transaction).meta, pair, line.line);
      if (line.comment) transaction.comments.push(line.comment);
      return;
    }
    if (first.kind === 'tag' || first.kind === 'link') {
      const tags = last === undefined ? transaction.tags : [];
      const links = last === undefined ? transaction.links : [];
      this.#tagsAndLinks(cursor, tags, links);
      expectEnd(cursor);
      if (last !== undefined) this.#complain('UNKNOWN_LINE', line.line, 'tags and links stand above the first posting');
      return;
    }
    const posting = readPosting(cursor, (code, reason) => this.#complain(code, line.line, reason));
    if (posting === undefined) return;
    this.#checkAccount(posting.account, line.line);
    const { comment } = line;
    transaction.postings.push({ ...posting, meta: [], place: this.#place(line.line), ...(comment ? { comment } : {}) });
  }

  #tagsAndLinks(cursor: Cursor, tags: string[], links: string[]): void {
    for (let token = peek(cursor); token?.kind === 'tag' || token?.kind === 'link'; token = peek(cursor)) {
      const list = token.kind === 'tag' ? tags : links;
      if (!list.includes(token.text)) list.push(token.text);
      cursor.at += 1;
    }
  }

  #addMeta(meta: Meta, pair: [string, string], line: number): void {
    const given = meta.find(([key]) => key === pair[0]);
    if (given === undefined) meta.push(pair);
    else if (given[1] !== pair[1]) this.#complain('METADATA_TWICE', line, `metadata '${pair[0]}' is given twice`);
  }

  /** The metadata under a directive that takes nothing else. */
  #metaBlock(block: TokenLine[]): Meta | undefined {
    const meta: Meta = [];
    for (const line of block.slice(1)) {
      if (line.tokens.length === 0) continue;
      const cursor: Cursor = { tokens: line.tokens, at: 0 };
      const pair = peek(cursor)?.kind === 'key' ? this.#keyValue(cursor) : fail(cursor, 'only metadata stands under this directive');
      if (this.#failed(cursor, line.line) || pair === undefined) return undefined;
      // Twice the same key is no mistake here: these are remarks, and all of them are kept.
      meta.push(pair);
    }
    return meta;
  }

  #keyValue(cursor: Cursor): [string, string] | undefined {
    const key = peek(cursor)!.text;
    cursor.at += 1;
    const value = this.#metaValue(cursor);
    return value === undefined || expectEnd(cursor) === undefined ? undefined : [key, value];
  }

  /** A value as text: a string, account, date, currency, tag, number, amount, TRUE, FALSE, NULL or nothing. */
  #metaValue(cursor: Cursor): string | undefined {
    const token = peek(cursor);
    if (token === undefined) return '';
    if (startsNumber(token)) {
      const number = readNumber(cursor);
      if (number === undefined) return undefined;
      const text = toText(number.value);
      if (!isCurrency(peek(cursor))) return text;
      cursor.at += 1;
      return `${text} ${cursor.tokens[cursor.at - 1]!.text}`;
    }
    if (!['string', 'account', 'date', 'currency', 'letter', 'tag'].includes(token.kind))
      return fail(cursor, `'${token.text}' is no value`);
    if (token.kind === 'account') this.#checkAccount(token.text, token.line);
    if (token.kind === 'date' && readDateText(token.text) === undefined)
      return fail(cursor, `'${token.text}' is no day of the calendar`, 'DATE_INVALID');
    cursor.at += 1;
    return token.kind === 'tag' ? `#${token.text}` : token.text;
  }

  #string(cursor: Cursor): string | undefined {
    const token = peek(cursor);
    if (token?.kind !== 'string') return fail(cursor, `a string in quotes was expected${token ? ` and '${token.text}' was found` : ''}`);
    cursor.at += 1;
    return token.text;
  }

  #currency(cursor: Cursor): string | undefined {
    const token = peek(cursor);
    if (!isCurrency(token)) return fail(cursor, `a currency was expected${token ? ` and '${token.text}' was found` : ''}`);
    cursor.at += 1;
    return token!.text;
  }

  #account(cursor: Cursor): string | undefined {
    const token = peek(cursor);
    if (token?.kind !== 'account') return fail(cursor, `an account was expected${token ? ` and '${token.text}' was found` : ''}`);
    cursor.at += 1;
    this.#checkAccount(token.text, token.line);
    return token.text;
  }

  #checkAccount(name: string, line: number): void {
    let reason = this.#accountReasons.get(name);
    if (!this.#accountReasons.has(name)) {
      reason = accountReason(name, this.#parsed.settings.roots);
      this.#accountReasons.set(name, reason);
    }
    if (reason !== undefined) this.#problems.complain('ACCOUNT_INVALID', this.#place(line), reason, { account: name });
  }
}

/** A word may be a directive of somebody's own; anything else is a broken line. */
const unknownCode = ({ text }: Token): string => (/^[a-z]+$/.test(text) ? 'UNKNOWN_DIRECTIVE' : 'UNKNOWN_LINE');

const booleans = new Set(['TRUE', 'FALSE', 'NULL']);

const isWord = (token: Token | undefined, text: string): boolean => token?.kind === 'word' && token.text === text;

/** Why a name is no account. Letters written without case begin a part as capitals do; Georgian is one of these although Unicode has capitals for it. */
function accountReason(name: string, roots: Record<BookAccountType, string>): string | undefined {
  const [root, ...parts] = name.split(':') as [string, ...string[]];
  const names = Object.values(roots);
  if (!names.includes(root)) return `account '${name}' does not begin with one of ${names.join(', ')}`;
  if (parts.some((part) => !/^(?:[^\p{Ll}\p{P}\p{Z}\p{C}]|\p{Script=Georgian})/u.test(part)))
    return `a part of account '${name}' does not begin with a capital or a digit`;
  return /[\p{Z}\p{Cc}\p{Cf}]/u.test(name) ? `account '${name}' contains an invisible character` : undefined;
}

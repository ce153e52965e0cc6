/**
 * Beancount text cut into lines of tokens. A line is what ends at a line end outside quotes: a string may run over several.
 * Which words may stand where is the parser's business (beancount-parser.ts).
 */
export type TokenKind =
  | 'date'
  | 'account'
  | 'currency'
  | 'string'
  | 'number'
  | 'tag'
  | 'link'
  | 'key'
  | 'word'
  /** One upper-case letter: a flag or, since version 3, a currency. */
  | 'letter'
  | 'mark'
  /** No token at all. */
  | 'bad'
  /** A quote that never ends. */
  | 'unclosed';

export interface Token {
  kind: TokenKind;
  /** Without quotes, `#`, `^` and the colon of a key; escapes of a string resolved. */
  text: string;
  line: number;
}

export interface TokenLine {
  /** 1-based, where the line begins. */
  line: number;
  /** Where it ends: the same unless a string runs on. */
  lastLine: number;
  indented: boolean;
  tokens: Token[];
  /** Text behind `;`, without it. */
  comment?: string;
  /** The tool skips the whole line because of its first character: headings, drawers, `#!`, and lines that begin like a flag. */
  ignored?: 'heading' | 'flag';
}

// The order is the tool's: the longest match wins, and where two match alike the first. The root of an account is bounded, or a long line
// of capitals would be searched for a colon again from every currency it might be.
const tokenPattern = new RegExp(
  [
    String.raw`(?<date>\d{4,}[-/]\d+[-/]\d+)`,
    String.raw`(?<account>(?:[A-Z]|[^\0-\x7f])(?:[A-Za-z0-9-]|[^\0-\x7f]){0,99}(?::(?:[A-Z0-9]|[^\0-\x7f])(?:[A-Za-z0-9-]|[^\0-\x7f])*)+)`,
    "(?<currency>[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9])",
    '(?<letter>[A-Z])',
    String.raw`(?<number>(?:\d[\d,]*\d|\d)(?:\.\d*)?)`,
    String.raw`#(?<tag>[A-Za-z0-9\-_/.]+)`,
    String.raw`\^(?<link>[A-Za-z0-9\-_/.]+)`,
    String.raw`(?<key>[a-z][a-zA-Z0-9\-_]+):`,
    '(?<word>[a-z]+)',
    String.raw`(?<mark>@@|\{\{|\}\}|[|@{},~+\-/()*#!&?%:])`,
  ].join('|'),
  'uy',
);
const kinds: readonly TokenKind[] = ['date', 'account', 'currency', 'letter', 'number', 'tag', 'link', 'key', 'word', 'mark'];

const keywords = new Set(
  'txn balance open close commodity pad event query custom price note document pushtag poptag pushmeta popmeta option plugin include'.split(
    ' ',
  ),
);

const headings = '*:#';
const flags = '!&?%';
const flagLetters = 'PSTCURM';

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', b: '\b' };
const withoutEscapes = (text: string): string =>
  text.includes('\\') ? text.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character) : text;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/** `lines` are the physical lines, without their ends. */
export function* tokenLines(lines: readonly string[]): Generator<TokenLine> {
  for (let index = 0; index < lines.length; index += 1) {
    const result = tokenizeLine(lines, index);
    index = result.lastLine - 1;
    yield result;
  }
}

function tokenizeLine(lines: readonly string[], index: number): TokenLine {
  let text = lines[index]!;
  const result: TokenLine = { line: index + 1, lastLine: index + 1, indented: isBlank(text.charCodeAt(0)), tokens: [] };
  if (headings.includes(text[0] ?? ' ') && !/^#[A-Za-z0-9\-_/.]/.test(text)) return { ...result, ignored: 'heading' };
  if (flags.includes(text[0] ?? ' ')) return { ...result, ignored: 'flag' };
  let at = 0;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at += 1;
    if (at >= text.length) break;
    const code = text.charCodeAt(at);
    if (code === 59) {
      result.comment = text.slice(at).replace(/^;+/, '').trim();
      break;
    }
    if (code === 34) {
      const startLine = result.lastLine;
      const close = closingQuote(text, at + 1, lines, result);
      if (close === undefined) {
        result.tokens.push({ kind: 'unclosed', text: text.slice(at), line: startLine });
        break;
      }
      text = close.text;
      result.tokens.push({ kind: 'string', text: withoutEscapes(text.slice(at + 1, close.at)), line: startLine });
      at = close.at + 1;
      continue;
    }
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    // What is no token takes everything up to the next blank with it, a quote as well: so quotes further on still pair up.
    if (match === null || (match.groups!.word !== undefined && !keywords.has(match[0]))) {
      const end = /[ \t\r]/.exec(text.slice(at));
      const next = end === null ? text.length : at + end.index;
      result.tokens.push({ kind: 'bad', text: text.slice(at, next), line: result.lastLine });
      at = next;
      continue;
    }
    const groups = match.groups!;
    const kind = kinds.find((name) => groups[name] !== undefined)!;
    if (at === 0 && kind === 'letter' && flagLetters.includes(match[0])) return { ...result, ignored: 'flag' };
    result.tokens.push({ kind, text: groups[kind]!, line: result.lastLine });
    at = tokenPattern.lastIndex;
  }
  return result;
}

/** Looks for the quote that ends a string, over as many lines as it takes. */
function closingQuote(text: string, from: number, lines: readonly string[], result: TokenLine): { text: string; at: number } | undefined {
  // Pieces are joined once: a string over ten thousand lines must not copy itself ten thousand times.
  const pieces = [text];
  let length = 0;
  let piece = text;
  let at = from;
  let lastLine = result.lastLine;
  for (;;) {
    for (; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === 92) at += 1;
      else if (code === 34) {
        result.lastLine = lastLine;
        return { text: pieces.join('\n'), at: length + at };
      }
    }
    if (lastLine >= lines.length) return undefined;
    // A backslash at the line end escapes the line end.
    const carried = at - piece.length;
    length += piece.length + 1;
    piece = lines[lastLine]!;
    pieces.push(piece);
    lastLine += 1;
    at = carried > 0 ? carried - 1 : 0;
  }
}

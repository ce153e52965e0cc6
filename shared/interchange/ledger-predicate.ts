import { compilePattern } from './ledger-patterns.ts';
import type { RawEntry, RawPosting } from './ledger-raw.ts';
import { readDecimal, subtract } from './rational.ts';

export type Predicate = (posting: RawPosting, entry: RawEntry) => boolean;

/** What an automated transaction of Ledger looks for: the text behind `=`. A reason when it is more than is understood here. */
export function readPredicate(text: string): { ok: true; predicate: Predicate } | { ok: false; reason: string } {
  const trimmed = text.trim();
  const quoted = /^expr\s+(?:'([^']*)'|"([^"]*)"|(.*))$/.exec(trimmed);
  try {
    const reader = new PredicateReader(quoted ? (quoted[1] ?? quoted[2] ?? quoted[3] ?? '') : trimmed, quoted !== null);
    return { ok: true, predicate: reader.whole() };
  } catch (error) {
    if (error instanceof NotUnderstood) return { ok: false, reason: error.message };
    throw error;
  }
}

class NotUnderstood extends Error {}

const tokenPattern = /\s*(?:(\/(?:\\.|[^/\\])*\/)|(=~|!~|<=|>=|==|[()&|!@%<>])|([^\s()&|!@%<>=~/]+))/y;
const orWords = new Set(['or', '|', '||']);
const andWords = new Set(['and', '&', '&&']);
const notWords = new Set(['not', '!']);

/** Two small languages with the same skeleton: queries (`food and @shop`) and value expressions (`account =~ /food/ and amount < 0`). */
class PredicateReader {
  readonly #tokens: string[] = [];
  readonly #isExpression: boolean;
  #at = 0;

  constructor(text: string, isExpression: boolean) {
    this.#isExpression = isExpression;
    tokenPattern.lastIndex = 0;
    let end = 0;
    while (text.slice(end).trim() !== '') {
      tokenPattern.lastIndex = end;
      const match = tokenPattern.exec(text);
      if (match === null || this.#tokens.length > 200) throw new NotUnderstood(`'${text.slice(end).trim()}' is not understood in a query`);
      this.#tokens.push(match[1] ?? match[2] ?? match[3]!);
      end = tokenPattern.lastIndex;
    }
  }

  whole(): Predicate {
    if (this.#tokens.length === 0) throw new NotUnderstood('an automated transaction has no query');
    const predicate = this.#or(0);
    if (this.#at < this.#tokens.length) throw new NotUnderstood(`'${this.#tokens[this.#at]}' is not understood in a query`);
    return predicate;
  }

  #or(depth: number): Predicate {
    const parts = [this.#and(depth)];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token !== undefined && orWords.has(token)) this.#at += 1;
      // In a query terms side by side are alternatives.
      else if (this.#isExpression || token === undefined || token === ')' || andWords.has(token)) break;
      parts.push(this.#and(depth));
    }
    return parts.length === 1 ? parts[0]! : (posting, entry) => parts.some((part) => part(posting, entry));
  }

  #and(depth: number): Predicate {
    const parts = [this.#not(depth)];
    while (andWords.has(this.#tokens[this.#at] ?? '')) {
      this.#at += 1;
      parts.push(this.#not(depth));
    }
    return parts.length === 1 ? parts[0]! : (posting, entry) => parts.every((part) => part(posting, entry));
  }

  #not(depth: number): Predicate {
    if (depth > 50) throw new NotUnderstood('a query has too many parentheses');
    const token = this.#next();
    if (notWords.has(token)) {
      const inner = this.#not(depth + 1);
      return (posting, entry) => !inner(posting, entry);
    }
    if (token === '(') {
      const inner = this.#or(depth + 1);
      if (this.#next() !== ')') throw new NotUnderstood('a parenthesis of a query is not closed');
      return inner;
    }
    return this.#isExpression ? this.#comparison(token) : this.#term(token);
  }

  #term(token: string): Predicate {
    if (token === '@' || token === 'payee' || token === 'desc') return this.#matchPayee(this.#pattern(this.#next()));
    if (token === '%' || token === 'tag') return matchTag(this.#pattern(this.#next()));
    if (token === 'account') return matchAccount(this.#pattern(this.#next()));
    if (token === 'code' || token === 'note' || token === 'meta' || token === 'expr' || token === '=')
      throw new NotUnderstood(`'${token}' in a query is not supported`);
    return matchAccount(this.#pattern(token));
  }

  #comparison(left: string): Predicate {
    const operator = this.#next();
    const right = this.#next();
    if (left === 'account' || left === 'payee') {
      if (operator !== '=~' && operator !== '!~') throw new NotUnderstood(`'${left} ${operator}' is not supported`);
      const matches = left === 'account' ? matchAccount(this.#pattern(right)) : this.#matchPayee(this.#pattern(right));
      return operator === '=~' ? matches : (posting, entry) => !matches(posting, entry);
    }
    const bound = readDecimal(right)?.value;
    if (left !== 'amount' || bound === undefined) throw new NotUnderstood(`'${left} ${operator} ${right}' is not supported`);
    const holds = comparisons[operator];
    if (holds === undefined) throw new NotUnderstood(`'amount ${operator}' is not supported`);
    return (posting) => posting.amount !== undefined && holds(subtract(posting.amount.value, bound).num);
  }

  #matchPayee(pattern: RegExp): Predicate {
    return (_, entry) => pattern.test(entry.payee ?? entry.description);
  }

  #pattern(token: string): RegExp {
    const source = token.length > 1 && token.startsWith('/') && token.endsWith('/') ? token.slice(1, -1).replaceAll('\\/', '/') : token;
    const compiled = compilePattern(source);
    if (!compiled.ok) throw new NotUnderstood(compiled.reason);
    return compiled.expression;
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new NotUnderstood('a query ends too early');
    this.#at += 1;
    return token;
  }
}

const comparisons: Record<string, (difference: bigint) => boolean> = {
  '<': (difference) => difference < 0n,
  '<=': (difference) => difference <= 0n,
  '>': (difference) => difference > 0n,
  '>=': (difference) => difference >= 0n,
  '==': (difference) => difference === 0n,
};

const matchAccount = (pattern: RegExp): Predicate => {
  // A journal has few accounts and many lines.
  const known = new Map<string, boolean>();
  return (posting) => {
    let answer = known.get(posting.account);
    if (answer === undefined) {
      answer = pattern.test(posting.account);
      known.set(posting.account, answer);
    }
    return answer;
  };
};

const matchTag =
  (pattern: RegExp): Predicate =>
  (posting, entry) =>
    Object.keys(posting.tags ?? {}).some((name) => pattern.test(name)) || Object.keys(entry.tags).some((name) => pattern.test(name));

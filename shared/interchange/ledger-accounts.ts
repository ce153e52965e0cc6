import type { BookAccountType } from './book.ts';
import { compilePattern, replacementOf } from './ledger-patterns.ts';

/** Longer names are refused where an alias is a regular expression: matching time grows with a power of the length. */
export const maxPatternName = 255;

export type Alias = { from: string; to: string } | { pattern: RegExp; replacement: string };

/** `OLD = NEW` or `/REGEX/ = NEW`; the text is what follows the word `alias`. A reason when it is neither. */
export function readAlias(text: string): Alias | { reason: string } {
  if (text.startsWith('/')) {
    let close = 1;
    while (close < text.length && text[close] !== '/') close += text[close] === '\\' ? 2 : 1;
    const rest = text.slice(close + 1).trimStart();
    if (close >= text.length || !rest.startsWith('=')) return { reason: 'an alias is written /REGEX/ = REPLACEMENT' };
    const compiled = compilePattern(text.slice(1, close).replaceAll('\\/', '/'), 'giu');
    if (!compiled.ok) return compiled;
    const replacement = rest.slice(1).trim();
    const groups = new RegExp(`${compiled.expression.source}|`, compiled.expression.flags).exec('')!.length - 1;
    if ([...replacement.matchAll(/\\([1-9])/g)].some((match) => Number(match[1]) > groups))
      return { reason: 'the replacement names a group the pattern does not have' };
    return { pattern: compiled.expression, replacement: replacementOf(replacement) };
  }
  const equals = text.indexOf('=');
  const from = text.slice(0, equals).trim();
  const to = text.slice(equals + 1).trim();
  if (equals < 0 || from === '' || to === '') return { reason: 'an alias is written OLD = NEW' };
  return { from, to };
}

/** Applies aliases and `apply account` to names as written. Remembers answers: a journal repeats few names many times. */
export class AccountNames {
  readonly #dialect: 'hledger' | 'ledger';
  #aliases: readonly Alias[] = [];
  #prefixes: readonly string[] = [];
  #known = new Map<string, string>();

  constructor(dialect: 'hledger' | 'ledger') {
    this.#dialect = dialect;
  }

  addAlias(alias: Alias): void {
    // In Ledger an alias names an account where it stands: inside `apply account` that account has the prefix.
    const placed = this.#dialect === 'ledger' && 'from' in alias ? { from: alias.from, to: this.#prefixed(alias.to) } : alias;
    this.#aliases = [...this.#aliases, placed];
    this.#known = new Map();
  }

  clearAliases(): void {
    this.#aliases = [];
    this.#known = new Map();
  }

  pushPrefix(prefix: string): void {
    this.#prefixes = [...this.#prefixes, prefix];
    this.#known = new Map();
  }

  popPrefix(): boolean {
    if (this.#prefixes.length === 0) return false;
    this.#prefixes = this.#prefixes.slice(0, -1);
    this.#known = new Map();
    return true;
  }

  /** For an included file, whose `alias` and `apply account` end with it. */
  save(): () => void {
    const aliases = this.#aliases;
    const prefixes = this.#prefixes;
    return () => {
      // Ledger's aliases outlive the file they stand in, hledger's do not.
      if (this.#dialect === 'hledger') this.#aliases = aliases;
      this.#prefixes = prefixes;
      this.#known = new Map();
    };
  }

  /** The name in the book. Undefined: too long for the regular expressions of the aliases. */
  resolve(written: string): string | undefined {
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const name = this.#dialect === 'hledger' ? this.#resolveHledger(written) : this.#resolveLedger(written);
    if (name !== undefined) this.#known.set(written, name);
    return name;
  }

  #prefixed(name: string): string {
    return this.#prefixes.length === 0 ? name : `${this.#prefixes.join(':')}:${name}`;
  }

  /** The prefix first, then every alias, the latest first, each on what the one before it left. */
  #resolveHledger(written: string): string | undefined {
    let name = this.#prefixed(written);
    for (let index = this.#aliases.length - 1; index >= 0; index -= 1) {
      const alias = this.#aliases[index]!;
      if ('from' in alias) {
        if (name === alias.from) name = alias.to;
        else if (name.startsWith(`${alias.from}:`)) name = alias.to + name.slice(alias.from.length);
      } else {
        if (name.length > maxPatternName) return undefined;
        name = name.replace(alias.pattern, alias.replacement);
      }
    }
    return name;
  }

  /** One alias at most, for the whole name or for its first part; a name that has one takes no prefix. */
  #resolveLedger(written: string): string | undefined {
    const colon = written.indexOf(':');
    const first = colon < 0 ? undefined : written.slice(0, colon);
    for (const wanted of first === undefined ? [written] : [written, first]) {
      for (let index = this.#aliases.length - 1; index >= 0; index -= 1) {
        const alias = this.#aliases[index]!;
        if ('from' in alias && alias.from === wanted) return alias.to + written.slice(wanted.length);
      }
    }
    return this.#prefixed(written);
  }
}

const typeWords: Record<string, BookAccountType> = {
  a: 'asset',
  asset: 'asset',
  assets: 'asset',
  c: 'asset',
  cash: 'asset',
  l: 'liability',
  liability: 'liability',
  liabilities: 'liability',
  e: 'equity',
  equity: 'equity',
  v: 'equity',
  conversion: 'equity',
  r: 'income',
  revenue: 'income',
  revenues: 'income',
  income: 'income',
  g: 'income',
  gain: 'income',
  x: 'expense',
  expense: 'expense',
  expenses: 'expense',
};

/** The value of a `type:` tag. Cash is an asset and conversion is equity: Davtari has five types. */
export const typeOfTag = (value: string): BookAccountType | undefined => typeWords[value.trim().toLowerCase()];

const rootNames: readonly [RegExp, BookAccountType][] = [
  [/^assets?$/i, 'asset'],
  [/^(?:debts?|liabilit(?:y|ies))$/i, 'liability'],
  [/^equity$/i, 'equity'],
  [/^(?:income|revenue)s?$/i, 'income'],
  [/^expenses?$/i, 'expense'],
];

/** The type hledger gives an account of an English name. */
export function typeOfName(name: string): BookAccountType | undefined {
  const colon = name.indexOf(':');
  const root = colon < 0 ? name : name.slice(0, colon);
  return rootNames.find(([pattern]) => pattern.test(root))?.[1];
}

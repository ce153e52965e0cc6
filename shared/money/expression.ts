import type { Language } from '../locales/languages.ts';
import { decimal, writeTrimmed } from './decimal.ts';
import { divRound } from './minor.ts';
import { type ParsedAmount, parseAmount } from './parse.ts';

export type ReadAmount = ParsedAmount | { ok: false; reason: 'unreadable' | 'division-by-zero' | 'too-long' };

/** Longer calculations, and brackets within more brackets, are refused: nobody types them into a field. */
const mostCharacters = 200;
const mostBrackets = 20;
/** Decimals a number of a calculation may have: as many as a rate. */
const mostDecimals = 10;
const mostDigits = 15;

const leadingEquals = /^\s*=/;
const closingEquals = /=\s*$/;
const operator = /[+*/:%()×·÷−–-]/;

/** Whether what is typed is to be calculated: a sign in front alone makes no calculation. */
export function isExpression(typed: string): boolean {
  if (leadingEquals.test(typed) || closingEquals.test(typed)) return true;
  const text = typed.trim();
  return operator.test(/^[-−–]/.test(text) ? text.slice(1) : text);
}

/**
 * An amount as typed, plain or as a calculation: `120*3+18%`, `(1 250,50 + 3*4)/2`. A plain one is read by `parseAmount` and never rounded. A calculation is
 * exact throughout and rounded once at its end to `scale` decimals, halves away from zero. Percent as on a calculator: a + b% is a + a*b/100, a*b% is a*b/100.
 * Numbers are in the notation of the language. Refuses division-by-zero, too-long (200 characters, 20 brackets in one another), too-large, unreadable.
 */
export function readAmount(typed: string, scale: number, language: Language): ReadAmount {
  if (!isExpression(typed)) return parseAmount(typed, scale, language);
  const text = typed.replace(leadingEquals, '').replace(closingEquals, '').trim();
  if (text === '') return { ok: false, reason: 'empty' };
  if (text.length > mostCharacters) return { ok: false, reason: 'too-long' };
  const value = new Calculation(text, language).value();
  if (typeof value === 'string') return { ok: false, reason: value };
  const result = divRound(value.num * 10n ** BigInt(scale), value.den);
  const magnitude = result < 0n ? -result : result;
  if (magnitude >= 10n ** BigInt(mostDigits + scale)) return { ok: false, reason: 'too-large' };
  return { ok: true, text: writeTrimmed(result, scale, scale <= 3 ? scale : 0) };
}

type Problem = 'unreadable' | 'division-by-zero' | 'too-long' | 'too-large';
/** A problem found on the way: caught below, never seen outside. */
class Refused {
  readonly problem: Problem;
  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** An exact fraction, `den` above zero. */
interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}
const plus = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den });
const negative = ({ num, den }: Fraction): Fraction => ({ num: -num, den });
function inverse({ num, den }: Fraction): Fraction {
  if (num === 0n) throw new Refused('division-by-zero');
  return num > 0n ? { num: den, den: num } : { num: -den, den: -num };
}
const one: Fraction = { num: 1n, den: 1n };
const hundredth: Fraction = { num: 1n, den: 100n };

interface Term {
  readonly value: Fraction;
  /** Nothing but `b%`: added to something it is a share of it. */
  readonly isPercent: boolean;
}

const blank = /[\s\u00a0\u202f]/;
const inNumber = /[\d.,'_\s\u00a0\u202f]/;
const signs: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/', ':': '/' };

/** Sums of products of numbers, by recursive descent. */
class Calculation {
  readonly #text: string;
  readonly #language: Language;
  #at = 0;
  #depth = 0;

  constructor(text: string, language: Language) {
    this.#text = text;
    this.#language = language;
  }

  value(): Fraction | Problem {
    try {
      const value = this.#sum();
      return this.#next() === '' ? value : 'unreadable';
    } catch (error) {
      if (error instanceof Refused) return error.problem;
      throw error;
    }
  }

  /** The sign that comes next, '' at the end. */
  #next(): string {
    while (blank.test(this.#text.charAt(this.#at))) this.#at += 1;
    const found = this.#text.charAt(this.#at);
    return signs[found] ?? found;
  }

  #takes(...wanted: readonly string[]): string | undefined {
    const next = this.#next();
    if (next === '' || !wanted.includes(next)) return undefined;
    this.#at += 1;
    return next;
  }

  #sum(): Fraction {
    let total = this.#product().value;
    for (let sign = this.#takes('+', '-'); sign; sign = this.#takes('+', '-')) {
      const { value, isPercent } = this.#product();
      const part = sign === '+' ? value : negative(value);
      total = isPercent ? times(total, plus(one, part)) : plus(total, part);
    }
    return total;
  }

  #product(): Term {
    let term = this.#factor();
    for (let sign = this.#takes('*', '/'); sign; sign = this.#takes('*', '/')) {
      const { value } = this.#factor();
      term = { value: times(term.value, sign === '*' ? value : inverse(value)), isPercent: false };
    }
    return term;
  }

  #factor(): Term {
    const sign = this.#takes('+', '-');
    const written = this.#takes('(') ? this.#brackets() : this.#number();
    const value = sign === '-' ? negative(written) : written;
    return this.#takes('%') ? { value: times(value, hundredth), isPercent: true } : { value, isPercent: false };
  }

  #brackets(): Fraction {
    this.#depth += 1;
    if (this.#depth > mostBrackets) throw new Refused('too-long');
    const value = this.#sum();
    if (!this.#takes(')')) throw new Refused('unreadable');
    this.#depth -= 1;
    return value;
  }

  #number(): Fraction {
    this.#next();
    const from = this.#at;
    while (this.#at < this.#text.length && inNumber.test(this.#text.charAt(this.#at))) this.#at += 1;
    const read = parseAmount(this.#text.slice(from, this.#at), mostDecimals, this.#language);
    if (!read.ok) throw new Refused(read.reason === 'too-large' ? 'too-large' : 'unreadable');
    return { num: decimal(read.text, mostDecimals), den: 10n ** BigInt(mostDecimals) };
  }
}

import type { ProblemDetails } from './beancount-directives.ts';
import { type ImportRejection, maxRejections, type Place, type ReadWarning } from './book.ts';

/** A file of nothing but mistakes must not fill the memory. */
const kept = 20_000;

/**
 * Why a Beancount file is not accepted, beyond the codes of `ImportRejection`. The tool reports the same and reads on.
 *
 * STRING_NOT_CLOSED, STRING_TOO_LONG: a quote is missing, or so it seems. OPTION_INVALID: an option is unknown or has no such value.
 * ACCOUNT_NOT_OPEN, ACCOUNT_CLOSED: used before it is opened or after it is closed. ACCOUNT_OPENED_TWICE, ACCOUNT_CLOSED_TWICE.
 * CLOSE_BEFORE_OPEN. CURRENCY_NOT_ALLOWED: the account is limited to others. CURRENCY_UNKNOWN: left out, and nothing tells which.
 * BALANCE_TWICE: two different balances asserted for one day. COMMODITY_TWICE. METADATA_TWICE.
 * PAD_UNUSED: no balance assertion needed it. PAD_AT_COST: what has a cost cannot be padded.
 * LOT_NOT_FOUND, LOT_AMBIGUOUS, LOT_NOT_ENOUGH, LOT_METHOD_REFUSED, LOT_AMOUNT_ZERO, COST_NEGATIVE: a sale that matches no lots bought.
 * COST_INVALID: `{...}` says one thing twice or something unsupported. COST_NOT_INFERRED: too little is written to find it.
 * PRICE_NEGATIVE. PRICE_WITHOUT_UNITS: `@@` with nothing to divide by. COST_AND_PRICE_DIFFER: in two currencies.
 *
 * Collects them all: those the tool complains of and reads past, and those that leave nothing to read.
 */
export class BeancountProblems {
  readonly #complaints: ImportRejection[] = [];
  readonly #refusals: ImportRejection[] = [];

  /** The tool reports this and reads on. */
  complain(code: string, place: Place, reason: string, details: ProblemDetails = {}): void {
    if (this.#complaints.length < kept) this.#complaints.push({ code, file: place.file, line: place.line, reason, ...details });
  }

  /** Nothing to read on with. */
  refuse(code: string, place: Place, reason: string): void {
    if (this.#refusals.length < kept) this.#refusals.push({ code, file: place.file, line: place.line, reason });
  }

  get areRefusing(): boolean {
    return this.#refusals.length > 0;
  }

  get any(): boolean {
    return this.#refusals.length + this.#complaints.length > 0;
  }

  /** Nothing but lines that were not understood. */
  get areOnlyUnknown(): boolean {
    return (
      !this.areRefusing &&
      this.#complaints.every(({ code }) => code === 'UNKNOWN_LINE' || code === 'UNKNOWN_DIRECTIVE' || code === 'OPTION_INVALID')
    );
  }

  /** By file and line, at most `maxRejections` of them. `files` in the order they were opened. */
  list(files: readonly string[]): ImportRejection[] {
    const ranks = new Map(files.map((file, index) => [file, index]));
    const rank = ({ file }: ImportRejection) => ranks.get(file) ?? files.length;
    const all = [...this.#refusals, ...this.#complaints].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
    if (all.length <= maxRejections) return all;
    const { file, line } = all[maxRejections - 1]!;
    const listed = all.slice(0, maxRejections - 1);
    return [...listed, { code: 'TOO_MANY_PROBLEMS', file, line, reason: `${all.length - listed.length} more problems are not listed` }];
  }

  /** The complaints, for a person who wants the book all the same. */
  asWarnings(): ReadWarning[] {
    return this.#complaints.map(({ code, file, line, reason, ...details }) => ({
      code,
      place: { file, line },
      detail: reason,
      ...details,
    }));
  }
}

import { type ImportRejection, maxRejections, type Place } from './book.ts';

export type Details = Partial<Pick<ImportRejection, 'account' | 'commodity' | 'expected' | 'actual'>>;

/** Collects every problem of a file, so that they are all reported at once, and knows when more would help nobody. */
export class Problems {
  readonly #found: ImportRejection[] = [];

  add(code: string, place: Place, reason: string, details: Details = {}): void {
    if (this.#found.length <= maxRejections) this.#found.push({ code, file: place.file, line: place.line, reason, ...details });
  }

  /** To forget what is found from here on, see `forget`. */
  get count(): number {
    return this.#found.length;
  }

  /** Takes back everything found since `count` was read: what it was about is skipped instead. */
  forget(count: number): void {
    this.#found.length = count;
  }

  get any(): boolean {
    return this.#found.length > 0;
  }

  /** No further problem would be reported: reading on is wasted. */
  get full(): boolean {
    return this.#found.length > maxRejections;
  }

  /** In file order as found, at most `maxRejections`. */
  list(): readonly ImportRejection[] {
    if (!this.full) return this.#found;
    const kept = this.#found.slice(0, maxRejections - 1);
    const next = this.#found[maxRejections - 1]!;
    return [
      ...kept,
      { code: 'TOO_MANY_PROBLEMS', file: next.file, line: next.line, reason: `only the first ${kept.length} problems are listed` },
    ];
  }
}

/** Text of a file for a message, cut so that a report stays readable. */
export const excerpt = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199)}…`);

/**
 * Small deterministic generator (mulberry32): whole numbers only, so every machine tells the same story from the same seed.
 * Not for secrets.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 0 to 2^32 - 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number, both ends inclusive. */
  int(from: number, to: number): number {
    return from + (this.next() % (to - from + 1));
  }

  chance(perMille: number): boolean {
    return this.next() % 1000 < perMille;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.next() % list.length]!;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.next() & 0xff);
  }
}

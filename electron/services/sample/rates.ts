import { assert } from '../../../shared/assert.ts';
import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { toBase } from '../../../shared/money/convert.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import type { Random } from './random.ts';

export type Foreign = 'USD' | 'EUR';

/** Tetri for 100 units: where a currency begins, and the band it wanders in. Invented, near what the years looked like. */
const walks = {
  USD: { start: 27_380, low: 26_700, high: 28_100, step: 62 },
  EUR: { start: 30_960, low: 30_200, high: 32_600, step: 88 },
} as const;

/** A rate a day for each currency: a seeded walk that turns back at the ends of its band. */
export class Rates {
  readonly #rates = new Map<string, string>();

  constructor(random: Random, from: LocalDate, to: LocalDate) {
    for (const currency of ['USD', 'EUR'] as const) {
      const { start, low, high, step } = walks[currency];
      let rate: number = start;
      for (let on = from; on <= to; on = addDays(on, 1)) {
        const next = rate + random.int(-step, step);
        rate = next < low || next > high ? rate - (next - rate) : next;
        this.#rates.set(`${currency} ${on}`, writeDecimal(BigInt(rate), 4));
      }
    }
  }

  /** Lari for one unit, four decimals. */
  of(currency: Foreign, on: LocalDate): string {
    const rate = this.#rates.get(`${currency} ${on}`);
    assert(rate !== undefined, 'sample: a day without a rate');
    return rate;
  }

  /** Foreign minor units in tetri, as the engine converts them. */
  inLari(currency: Foreign, amount: bigint, on: LocalDate): bigint {
    return toBase(amount, 2, this.of(currency, on), 2);
  }
}

import { assert } from '../../../shared/assert.ts';
import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { toBase } from '../../../shared/money/convert.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { isWorkingDay } from './calendar.ts';
import type { Random } from './random.ts';
import type { Story } from './story.ts';

export type Foreign = 'USD' | 'EUR';

/** Tetri for 100 units: where a currency begins, and the band it wanders in. Invented, near what the years looked like. */
const walks = {
  USD: { start: 27_380, low: 26_700, high: 28_100, step: 62 },
  EUR: { start: 30_960, low: 30_200, high: 32_600, step: 88 },
} as const;

/** A rate each working day for each currency: a seeded walk that turns back at the ends of its band. On other days the last one holds. */
export class Rates {
  readonly #rates = new Map<string, string>();
  /** Days with rates that were not fetched yet. */
  readonly #published: LocalDate[] = [];

  constructor(random: Random, from: LocalDate, to: LocalDate) {
    for (let on = from; on <= to; on = addDays(on, 1)) if (isWorkingDay(on) || on === from) this.#published.push(on);
    for (const currency of ['USD', 'EUR'] as const) {
      const { start, low, high, step } = walks[currency];
      let rate: number = start;
      for (let on = from; on <= to; on = addDays(on, 1)) {
        if (isWorkingDay(on)) {
          const next = rate + random.int(-step, step);
          rate = next < low || next > high ? rate - (next - rate) : next;
        }
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

  /** What was published up to a day and not asked for before. */
  fetch(upTo: LocalDate): { on: LocalDate; unit: Foreign; rate: string }[] {
    const days = this.#published.filter((on) => on <= upTo);
    this.#published.splice(0, days.length);
    return days.flatMap((on) => (['USD', 'EUR'] as const).map((unit) => ({ on, unit, rate: this.of(unit, on) })));
  }

  /** Foreign minor units in tetri, as the engine converts them. */
  inLari(currency: Foreign, amount: bigint, on: LocalDate): bigint {
    return toBase(amount, 2, this.of(currency, on), 2);
  }
}

/** In the morning the program fetches what the bank has published since it did so last. */
export function fetchRates(story: Story, on: LocalDate): void {
  const quotes = story.rates.fetch(on).map((quote) => ({ ...quote, quantity: 1, price: 'GEL' }));
  if (quotes.length > 0) story.post('rate.import', { source: 'NBG', quotes });
}

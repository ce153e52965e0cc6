import type { Num } from './beancount-numbers.ts';
import { add, isZero, type Rational, reduce, sign } from './rational.ts';

/** What one unit of a lot cost, and when. Two lots are the same when all four agree. */
export interface Cost {
  readonly number: Num;
  readonly currency: string;
  readonly date: string;
  readonly label: string | null;
}

export interface Position {
  readonly units: Num;
  readonly currency: string;
  readonly cost: Cost | null;
}

function lotKey(currency: string, cost: Cost | null): string {
  if (cost === null) return currency;
  const { num, den } = reduce(cost.number.value);
  // No currency contains a blank, and the label stands last: no two lots share a key.
  return `${currency} ${num}/${den} ${cost.currency} ${cost.date} ${cost.label === null ? '' : `"${cost.label}`}`;
}

/** What an account holds: units without a cost per currency, and lots. In the order they were first acquired. */
export class Inventory {
  readonly #positions: Map<string, Position>;
  /** How many positions of each currency have a positive and a negative number of units: thousands of lots need no search for it. */
  readonly #signs: Map<string, { positive: number; negative: number }>;

  constructor(other?: Inventory) {
    this.#positions = new Map(other === undefined ? [] : other.#positions);
    this.#signs = new Map(other === undefined ? [] : [...other.#signs].map(([currency, counts]) => [currency, { ...counts }]));
  }

  positions(): IterableIterator<Position> {
    return this.#positions.values();
  }

  add(units: Num, currency: string, cost: Cost | null): void {
    const key = lotKey(currency, cost);
    const held = this.#positions.get(key);
    if (held === undefined) {
      if (!isZero(units.value)) this.#positions.set(key, { units, currency, cost });
      this.#count(currency, units.value, 1);
      return;
    }
    const value = add(held.units.value, units.value);
    this.#count(currency, held.units.value, -1);
    this.#count(currency, value, 1);
    // A lot used up and bought again stands last.
    if (isZero(value)) this.#positions.delete(key);
    else {
      const decimals = held.units.decimals > units.decimals ? held.units.decimals : units.decimals;
      this.#positions.set(key, { units: { value, decimals }, currency, cost });
    }
  }

  #count(currency: string, value: Rational, by: 1 | -1): void {
    const side = sign(value);
    if (side === 0) return;
    const counts = this.#signs.get(currency) ?? { positive: 0, negative: 0 };
    this.#signs.set(currency, counts);
    counts[side > 0 ? 'positive' : 'negative'] += by;
  }

  /** Whether units of this sign and currency take from what is held. */
  isReducedBy(units: Num, currency: string): boolean {
    const counts = this.#signs.get(currency);
    if (counts === undefined || isZero(units.value)) return false;
    return (sign(units.value) > 0 ? counts.negative : counts.positive) > 0;
  }

  /** The only currency held, of units or of costs. Undefined when there are none or several. */
  onlyCurrency(of: 'units' | 'cost'): string | undefined {
    let only: string | undefined;
    for (const { currency, cost } of this.#positions.values()) {
      const found = of === 'units' ? currency : cost?.currency;
      if (found === undefined || found === only) continue;
      if (only !== undefined) return undefined;
      only = found;
    }
    return only;
  }
}

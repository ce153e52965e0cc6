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

/** Zero counts as positive, as in the tool. */
const isPositive = (value: Rational): boolean => sign(value) >= 0;

/** What an account holds: units without a cost per currency, and lots. In the order they were first acquired. */
export class Inventory {
  readonly #positions: Map<string, Position>;

  constructor(positions = new Map<string, Position>()) {
    this.#positions = positions;
  }

  copy(): Inventory {
    return new Inventory(new Map(this.#positions));
  }

  positions(): IterableIterator<Position> {
    return this.#positions.values();
  }

  add(units: Num, currency: string, cost: Cost | null): void {
    const key = lotKey(currency, cost);
    const held = this.#positions.get(key);
    if (held === undefined) {
      if (!isZero(units.value)) this.#positions.set(key, { units, currency, cost });
      return;
    }
    const value = add(held.units.value, units.value);
    // A lot used up and bought again stands last.
    if (isZero(value)) this.#positions.delete(key);
    else {
      const decimals = held.units.decimals > units.decimals ? held.units.decimals : units.decimals;
      this.#positions.set(key, { units: { value, decimals }, currency, cost });
    }
  }

  /** Whether units of this sign and currency take from what is held. */
  isReducedBy(units: Num, currency: string): boolean {
    if (isZero(units.value)) return false;
    for (const held of this.#positions.values()) {
      if (held.currency === currency && isPositive(held.units.value) !== isPositive(units.value)) return true;
    }
    return false;
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

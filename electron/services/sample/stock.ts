import { assert } from '../../../shared/assert.ts';
import { type LocalDate, toEpochDay } from '../../../shared/dates/local-date.ts';
import type { Period } from '../../../shared/dates/period.ts';
import { divRound } from '../../../shared/money/minor.ts';
import type { Product } from './data/products.ts';

interface Moved {
  quantityIn: number;
  valueIn: bigint;
  quantityOut: number;
}

interface Shelf {
  /** What can still be promised to a customer, and what is on its way. */
  available: number;
  ordered: number;
  /** At the end of the last closed month; value in tetri. */
  quantity: number;
  value: bigint;
  readonly months: Map<Period, Moved>;
  readonly taken: { readonly day: number; readonly quantity: number }[];
}

/**
 * What is in the store, so that nothing is sold that was not bought. The books themselves keep goods by value only: the cost of a month's sales is
 * taken out at its end, at the average of what was there and what came in.
 */
export class Stock {
  readonly #shelves = new Map<Product, Shelf>();

  /** Promises as much of the wanted quantity as there is, in whole cases. */
  reserve(product: Product, wanted: number, on: LocalDate): number {
    const shelf = this.#shelf(product);
    const quantity = Math.min(wanted, shelf.available);
    const whole = quantity - (quantity % product.pack);
    if (whole > 0) {
      shelf.available -= whole;
      shelf.taken.push({ day: toEpochDay(on), quantity: whole });
    }
    return whole;
  }

  ship(product: Product, quantity: number, month: Period): void {
    this.#moved(product, month).quantityOut += quantity;
  }

  takeBack(product: Product, quantity: number, month: Period): void {
    this.#shelf(product).available += quantity;
    this.#moved(product, month).quantityOut -= quantity;
  }

  order(product: Product, quantity: number): void {
    this.#shelf(product).ordered += quantity;
  }

  arrive(product: Product, quantity: number, value: bigint, month: Period): void {
    const shelf = this.#shelf(product);
    shelf.ordered -= quantity;
    shelf.available += quantity;
    const moved = this.#moved(product, month);
    moved.quantityIn += quantity;
    moved.valueIn += value;
  }

  /** Goods that go back to the supplier, or (quantity zero) goods that turned out cheaper. */
  sendBack(product: Product, quantity: number, value: bigint, month: Period): void {
    this.#shelf(product).available -= quantity;
    const moved = this.#moved(product, month);
    moved.quantityIn -= quantity;
    moved.valueIn -= value;
  }

  availableOf(product: Product): number {
    return this.#shelf(product).available;
  }

  /** Available and on its way. */
  coming(product: Product): number {
    const shelf = this.#shelf(product);
    return shelf.available + shelf.ordered;
  }

  /** Quantity taken in the four weeks before the day. */
  demand(product: Product, on: LocalDate): number {
    const from = toEpochDay(on) - 28;
    return this.#shelf(product).taken.reduce((sum, { day, quantity }) => (day >= from ? sum + quantity : sum), 0);
  }

  /** Closes the month and returns the cost of what left in it. Tetri. Months are closed in their order. */
  close(month: Period): bigint {
    let cost = 0n;
    for (const [product, shelf] of this.#shelves) {
      const { quantityIn, valueIn, quantityOut } = this.#moved(product, month);
      const quantity = shelf.quantity + quantityIn;
      const value = shelf.value + valueIn;
      assert(quantity >= quantityOut && quantity >= 0 && value >= 0n, 'sample: more goods left than were there');
      const out = quantity === 0 ? 0n : divRound(value * BigInt(quantityOut), BigInt(quantity));
      shelf.quantity = quantity - quantityOut;
      shelf.value = value - out;
      cost += out;
    }
    return cost;
  }

  #shelf(product: Product): Shelf {
    let shelf = this.#shelves.get(product);
    if (!shelf) {
      shelf = { available: 0, ordered: 0, quantity: 0, value: 0n, months: new Map(), taken: [] };
      this.#shelves.set(product, shelf);
    }
    return shelf;
  }

  #moved(product: Product, month: Period): Moved {
    const { months } = this.#shelf(product);
    let moved = months.get(month);
    if (!moved) {
      moved = { quantityIn: 0, valueIn: 0n, quantityOut: 0 };
      months.set(month, moved);
    }
    return moved;
  }
}

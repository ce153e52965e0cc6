import { type LocalDate, parts } from '../../../shared/dates/local-date.ts';
import type { Random } from './random.ts';

const minute = 60_000;

/** The clock on the wall of an office in Tbilisi (UTC+4): each command a few minutes after the last one, within working hours. */
export class WorkClock {
  readonly #random: Random;
  #day: LocalDate;
  #nowMs = 0;

  constructor(random: Random, day: LocalDate) {
    this.#random = random;
    this.#day = day;
    this.open(day);
  }

  get day(): LocalDate {
    return this.#day;
  }

  readonly now = (): number => this.#nowMs;

  /** Somebody comes in, shortly after half past nine. */
  open(day: LocalDate): void {
    const [year, month, date] = parts(day);
    this.#day = day;
    this.#nowMs = Date.UTC(year, month - 1, date, 5, 30) + this.#random.int(0, 25 * minute);
  }

  /** A few minutes; on a long day people hurry after five. */
  pass(): void {
    const isLate = this.#nowMs % (24 * 60 * minute) > 13 * 60 * minute;
    this.#nowMs += isLate ? this.#random.int(10_000, 50_000) : this.#random.int(minute, 7 * minute);
  }
}

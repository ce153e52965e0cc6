import { assert } from '../../shared/assert.ts';
import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { between } from '../../shared/rates/currency-change.ts';
import type { Db } from '../db/db.ts';
import { idToBlob } from '../db/ids.ts';
import type { EventData, EventType } from '../log/events.ts';
import { addToDay, addToMonth } from './balances.ts';
import { portion, RowBuffer } from './rows.ts';

/** Where and by whom an event was recorded. */
export interface Recorded {
  readonly position: number;
  readonly wall: number;
  readonly user: string;
}

/** What an event of a type does to the derived tables. `rev` is the number of events the thing has had with this one. */
export type Apply<T extends EventType> = (
  context: ProjectionContext,
  recorded: Recorded,
  id: string,
  rev: number,
  data: EventData[T],
) => void;

/** Numbers of a value and of its dimension. */
export interface DimensionValue {
  readonly no: number;
  readonly dimensionNo: number;
}

export interface Commodity {
  readonly no: number;
  readonly scale: number;
}

/** Commodity the books began in. Since a change of base currency it is that of the days before. */
const firstBaseNo = 1;

/** Base currency of the days from `day` on, as a commodity; before them it is `firstBaseNo`. */
interface ChangedBase {
  readonly day: number;
  readonly no: number;
  readonly change: { readonly from: string; readonly to: string; readonly rate: string };
}

/**
 * What projections share while events are applied: numbers of things by their ids, and balances not yet written. Numbers never change once given,
 * so they are remembered; after a rolled back transaction `forget` drops what may have been rolled back with it.
 */
export class ProjectionContext {
  readonly db: Db;
  readonly balances = new Map<number, Map<number, Turnover>>();
  readonly events: RowBuffer;
  readonly lines: RowBuffer;
  readonly details: RowBuffer;
  readonly dimensions: RowBuffer;
  readonly entries: RowBuffer;
  /** Balances of days and months as `flushBalances` writes them. */
  readonly days: RowBuffer;
  readonly months: RowBuffer;
  readonly touched = new Set<string>();
  readonly #accounts = new Map<string, number>();
  readonly #commodities = new Map<string, Commodity>();
  readonly #counterparties = new Map<string, number>();
  readonly #values = new Map<string, DimensionValue>();
  #baseScale: number | undefined;
  #changedBase: ChangedBase | null | undefined;
  #isBulk = false;
  #lastId = '';
  #lastBlob: Buffer = Buffer.alloc(0);

  constructor(db: Db) {
    this.db = db;
    this.events = new RowBuffer(db, 'event_index', 3);
    this.lines = new RowBuffer(db, 'journal_line', 5);
    this.details = new RowBuffer(db, 'line_detail', 9);
    this.dimensions = new RowBuffer(db, 'line_dimension', 7);
    this.entries = new RowBuffer(db, 'journal_entry', 11);
    this.days = new RowBuffer(db, 'balance_day', 8, addToDay);
    this.months = new RowBuffer(db, 'balance_month', 7, addToMonth);
  }

  /**
   * From now on rows of entries wait until there are many, for an import or a replay: nothing may read them meanwhile, except through this context.
   * Ends with `endBulk`.
   */
  startBulk(): void {
    this.#isBulk = true;
  }

  endBulk(): void {
    this.#isBulk = false;
    this.flushRows();
  }

  /** Called after each event: writes its rows, at once or when many of them wait. */
  wrote(): void {
    if (!this.#isBulk || this.events.length >= 8 * portion) this.flushRows();
  }

  /** Writes the rows that wait. Lines before their entry: its row seals them. */
  flushRows(): void {
    this.events.flush();
    this.lines.flush();
    this.details.flush();
    this.dimensions.flush();
    this.entries.flush();
  }

  forget(): void {
    this.balances.clear();
    this.touched.clear();
    for (const rows of [this.events, this.lines, this.details, this.dimensions, this.entries, this.days, this.months]) rows.forget();
    this.#isBulk = false;
    this.#accounts.clear();
    this.#commodities.clear();
    this.#counterparties.clear();
    this.#values.clear();
    this.#baseScale = undefined;
    this.forgetBase();
  }

  forgetBase(): void {
    this.#changedBase = undefined;
  }

  /** Commodity of lines of a day that have none of their own. */
  baseNoOn(day: number): number {
    const changed = this.#base();
    return changed !== null && day >= changed.day ? changed.no : firstBaseNo;
  }

  /** Minor units of base currency of one day in that of another: VAT is declared in the currency of its month, whatever the entry's date. */
  inCurrencyOf(minor: bigint, of: number, on: number): bigint {
    const changed = this.#base();
    if (changed === null || of >= changed.day === on >= changed.day) return minor;
    const { from, to } = changed.change;
    return of < changed.day ? between(changed.change, minor, from, to) : between(changed.change, minor, to, from);
  }

  #base(): ChangedBase | null {
    if (this.#changedBase === undefined) {
      const row = this.db.get<{ day: bigint; to_no: bigint; from: string; to: string; rate: string }>(
        'SELECT day, to_no, from_currency AS "from", to_currency AS "to", rate FROM base_change',
      );
      this.#changedBase = row ? { day: Number(row.day), no: Number(row.to_no), change: row } : null;
    }
    return this.#changedBase;
  }

  get baseScale(): number {
    if (this.#baseScale === undefined) {
      const row = this.db.get<{ base_scale: bigint }>('SELECT base_scale FROM company');
      assert(row, 'projection: no company');
      this.#baseScale = Number(row.base_scale);
    }
    return this.#baseScale;
  }

  accountNo(id: string): number {
    let no = this.#accounts.get(id);
    if (no === undefined) {
      const row = this.db.get<{ no: bigint }>('SELECT no FROM account WHERE id = ?', id);
      assert(row, 'projection: unknown account');
      no = Number(row.no);
      this.#accounts.set(id, no);
    }
    return no;
  }

  counterpartyNo(id: string): number {
    let no = this.#counterparties.get(id);
    if (no === undefined) {
      const row = this.db.get<{ no: bigint }>('SELECT no FROM counterparty WHERE id = ?', id);
      assert(row, 'projection: unknown counterparty');
      no = Number(row.no);
      this.#counterparties.set(id, no);
    }
    return no;
  }

  dimensionValue(id: string): DimensionValue {
    let value = this.#values.get(id);
    if (value === undefined) {
      const row = this.db.get<{ no: bigint; dimension_no: bigint }>('SELECT no, dimension_no FROM dimension_value WHERE id = ?', id);
      assert(row, 'projection: unknown value of a dimension');
      value = { no: Number(row.no), dimensionNo: Number(row.dimension_no) };
      this.#values.set(id, value);
    }
    return value;
  }

  /** Number and scale of a commodity; an ISO currency is entered at its first use. */
  commodity(name: string): Commodity {
    let commodity = this.#commodities.get(name);
    if (commodity === undefined) {
      const row = this.db.get<{ no: bigint; scale: bigint }>('SELECT no, scale FROM commodity WHERE name = ?', name);
      if (row) commodity = { no: Number(row.no), scale: Number(row.scale) };
      else {
        assert(isIsoCurrency(name), 'projection: undeclared commodity');
        commodity = this.addCommodity(name, currencyScale(name));
      }
      this.#commodities.set(name, commodity);
    }
    return commodity;
  }

  addCommodity(name: string, scale: number): Commodity {
    const { no } = this.db.get<{ no: bigint }>('SELECT coalesce(max(no), 0) + 1 AS no FROM commodity')!;
    this.db.run('INSERT INTO commodity VALUES (?, ?, ?)', no, name, scale);
    return { no: Number(no), scale };
  }

  /** Bytes of an id, kept for the next who asks: each event writes its own twice. */
  blobOf(id: string): Buffer {
    if (id !== this.#lastId) {
      this.#lastId = id;
      this.#lastBlob = idToBlob(id);
    }
    return this.#lastBlob;
  }

  /** Position of the first event of a thing. */
  positionOf(id: string): bigint {
    this.flushRows();
    const row = this.db.get<{ position: bigint }>('SELECT position FROM event_index WHERE id = ? AND rev = 1', idToBlob(id));
    assert(row, 'projection: unknown id');
    return row.position;
  }
}

/** Turnover of one account, commodity and day that waits to be written. */
export interface Turnover {
  readonly accountNo: number;
  readonly commodityNo: number;
  readonly day: number;
  debit: bigint;
  credit: bigint;
  debitQuantity: bigint;
  creditQuantity: bigint;
  lines: number;
}

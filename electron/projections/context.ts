import { assert } from '../../shared/assert.ts';
import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
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

export interface Commodity {
  readonly no: number;
  readonly scale: number;
}

export const baseNo = 1;

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
  readonly entries: RowBuffer;
  /** Balances of days and months as `flushBalances` writes them. */
  readonly days: RowBuffer;
  readonly months: RowBuffer;
  readonly touched = new Set<string>();
  readonly #accounts = new Map<string, number>();
  readonly #commodities = new Map<string, Commodity>();
  readonly #counterparties = new Map<string, number>();
  #baseScale: number | undefined;
  #isBulk = false;
  #lastId = '';
  #lastBlob: Buffer = Buffer.alloc(0);

  constructor(db: Db) {
    this.db = db;
    this.events = new RowBuffer(db, 'event_index', 3);
    this.lines = new RowBuffer(db, 'journal_line', 5);
    this.details = new RowBuffer(db, 'line_detail', 9);
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
    this.entries.flush();
  }

  forget(): void {
    this.balances.clear();
    this.touched.clear();
    for (const rows of [this.events, this.lines, this.details, this.entries, this.days, this.months]) rows.forget();
    this.#isBulk = false;
    this.#accounts.clear();
    this.#commodities.clear();
    this.#counterparties.clear();
    this.#baseScale = undefined;
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

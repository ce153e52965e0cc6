import { assert } from '../../shared/assert.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import type { Db } from '../db/db.ts';
import { idToBlob, newId } from '../db/ids.ts';
import { schemaVersion } from '../db/migrate.ts';
import { appVersion } from '../log/app-version.ts';
import {
  batchFormat,
  encodeEvent,
  encodeHeader,
  encodePayload,
  firstPrev,
  type LogEvent,
  packPayload,
  sha256,
  suite,
} from '../log/batch.ts';
import type { DocumentIssued, EventData, EventType } from '../log/events.ts';
import type { DeviceKey } from '../log/keys.ts';
import { flushBalances } from '../projections/balances.ts';
import type { ProjectionContext } from '../projections/context.ts';
import { applyEvent } from '../projections/registry.ts';
import type { Actor, CompanyRow } from '../queries/company-row.ts';
import { Known, type LogHead } from './known.ts';

export { appVersion };

/** More events than this go into further batches: one hash and one signature each. */
export const batchLimit = 500;
/** So do more characters of them than this: with the longest event after them they stay below what a batch may hold (`payloadLimit`). */
const batchCharacters = 8_000_000;

export interface TxParts {
  readonly db: Db;
  readonly context: ProjectionContext;
  readonly key: DeviceKey;
  readonly log: string;
  readonly deviceNo: number;
  readonly nowMs: number;
  readonly actor: Actor;
  readonly company: CompanyRow;
  readonly pack: JurisdictionPack | undefined;
  /** What was read in earlier transactions and still stands. */
  readonly known?: Known;
}

/** Events that change no masters: what is known of accounts, users and company still stands after them. */
const postings: ReadonlySet<EventType> = new Set<EventType>(['journal.posted', 'document.issued', 'memo.recorded', 'book.imported']);

/** One command's transaction: collects events, applies each to the projections at once, and seals them into signed batches before commit. */
export class Tx {
  readonly db: Db;
  readonly context: ProjectionContext;
  readonly nowMs: number;
  readonly actor: Actor;
  readonly company: CompanyRow;
  readonly pack: JurisdictionPack | undefined;
  readonly deviceNo: number;
  readonly known: Known;
  /** For the queries a command asks itself. */
  readonly remember: Known['remember'];
  /** Id of the log this transaction writes to. */
  readonly log: string;
  readonly #key: DeviceKey;
  #seq: number;
  #prev: string;
  #nextPosition: number;
  #pending: string[] = [];
  #pendingCharacters = 0;
  #posted = 0;
  #touchesFormer = false;
  #others = 0;

  constructor(parts: TxParts) {
    this.db = parts.db;
    this.context = parts.context;
    this.nowMs = parts.nowMs;
    this.actor = parts.actor;
    this.company = parts.company;
    this.pack = parts.pack;
    this.deviceNo = parts.deviceNo;
    this.#key = parts.key;
    this.log = parts.log;
    this.known = parts.known ?? new Known();
    this.remember = this.known.remember;
    const head = this.known.head ?? readHead(this.db, parts.log);
    this.#seq = head.seq + 1;
    this.#prev = head.hash;
    this.#nextPosition = head.nextPosition;
  }

  /** Where the log ends now. Call when everything is sealed. */
  get head(): LogHead {
    return { seq: this.#seq - 1, hash: this.#prev, nextPosition: this.#nextPosition };
  }

  /** True when the transaction did nothing but post. */
  get onlyPosted(): boolean {
    return this.#posted > 0 && this.#others === 0;
  }

  /** Something was recorded on a day before the books changed their currency. */
  get touchesFormerCurrency(): boolean {
    return this.#touchesFormer;
  }

  newId(): string {
    return newId(this.nowMs);
  }

  /** Records a decision. `rev` is 1 for a new thing; for a known one the revision after `after`. Returns its position in the log. */
  append<T extends EventType>(type: T, id: string, data: EventData[T], after = 0): number {
    const { baseChange } = this.company;
    const { date, on = date } = data as { readonly date?: string; readonly on?: string };
    if (baseChange && on !== undefined && on < baseChange.on) this.#touchesFormer = true;
    const event: LogEvent = { type, v: 1, id, rev: after + 1, data: data as unknown as LogEvent['data'] };
    const position = this.#nextPosition;
    const encoded = encodeEvent(event);
    this.#pending.push(encoded);
    this.#pendingCharacters += encoded.length;
    this.#nextPosition += 1;
    applyEvent(this.context, { position, wall: this.nowMs, user: this.actor.id }, event);
    if (postings.has(type)) {
      this.#posted += 1;
      // Here and not where the number was looked up: what is not recorded is not drawn.
      const { protocol, ...own } = data as Partial<DocumentIssued>;
      for (const { series, value, reserved } of [own, protocol ?? {}]) {
        if (series !== undefined && value !== undefined && reserved === undefined) this.known.drawn.set(series, value);
      }
    } else {
      this.#others += 1;
      this.known.forgetMasters();
    }
    if (this.#pending.length >= batchLimit || this.#pendingCharacters >= batchCharacters) this.seal();
    return position;
  }

  /** Number of events the thing has had; 0 when it is new. */
  revisionOf(id: string): number {
    this.context.flushRows();
    const row = this.db.get<{ rev: bigint }>('SELECT rev FROM event_index WHERE id = ? ORDER BY rev DESC LIMIT 1', idToBlob(id));
    return Number(row?.rev ?? 0n);
  }

  get position(): number {
    return this.#nextPosition - 1;
  }

  /** The end of the transaction's work: balances once for all of it, and the last batch. */
  finish(): void {
    this.context.endBulk();
    flushBalances(this.context);
    this.seal();
  }

  /** Turns what was appended into one signed batch of the log. */
  seal(): void {
    const count = this.#pending.length;
    if (count === 0) return;
    const payload = encodePayload(this.#pending);
    const header = encodeHeader({
      v: batchFormat,
      suite,
      company: this.company.id,
      log: this.log,
      seq: this.#seq,
      prev: this.#prev,
      n: count,
      root: sha256(payload),
      wall: this.nowMs,
      user: this.actor.id,
      app: appVersion,
      schema: schemaVersion,
    });
    const digest = sha256(header);
    const hash = Buffer.from(digest, 'hex');
    const { packed, bytes } = packPayload(payload);
    const first = this.#nextPosition - count;
    assert(first >= 1, 'seal: position');
    this.db.run(
      'INSERT INTO batch (first_position, log, seq, event_count, header, hash, signature, packed, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      first,
      this.log,
      this.#seq,
      count,
      header,
      hash,
      this.#key.sign(hash),
      packed,
      bytes,
    );
    this.#pending = [];
    this.#pendingCharacters = 0;
    this.#seq += 1;
    this.#prev = digest;
  }
}

// Inside the transaction: another process may have written since the last one.
function readHead(db: Db, log: string): LogHead {
  const own = db.get<{ seq: bigint; hash: Buffer }>('SELECT seq, hash FROM batch WHERE log = ? ORDER BY first_position DESC LIMIT 1', log);
  const last = db.get<{ next: bigint }>('SELECT first_position + event_count AS next FROM batch ORDER BY first_position DESC LIMIT 1');
  return {
    seq: own ? Number(own.seq) : 0,
    hash: own ? own.hash.toString('hex') : firstPrev,
    nextPosition: last ? Number(last.next) : 1,
  };
}

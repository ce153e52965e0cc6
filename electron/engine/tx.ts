import { assert } from '../../shared/assert.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import type { Db } from '../db/db.ts';
import { idToBlob, newId } from '../db/ids.ts';
import { schemaVersion } from '../db/migrate.ts';
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
import type { EventData, EventType } from '../log/events.ts';
import type { Head } from '../log/head-beacon.ts';
import type { DeviceKey } from '../log/keys.ts';
import { flushBalances } from '../projections/balances.ts';
import type { ProjectionContext } from '../projections/context.ts';
import { applyEvent } from '../projections/registry.ts';
import type { Actor, CompanyRow } from '../queries/company-row.ts';

/** Recorded in every batch: which program wrote it. */
export const appVersion = 'davtari/0.1.0';

/** More events than this go into further batches: one hash and one signature each. */
export const batchLimit = 500;

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
}

/** One command's transaction: collects events, applies each to the projections at once, and seals them into signed batches before commit. */
export class Tx {
  readonly db: Db;
  readonly context: ProjectionContext;
  readonly nowMs: number;
  readonly actor: Actor;
  readonly company: CompanyRow;
  readonly pack: JurisdictionPack | undefined;
  readonly deviceNo: number;
  readonly #key: DeviceKey;
  readonly #log: string;
  #seq: number;
  #prev: string;
  #nextPosition: number;
  #pending: string[] = [];

  constructor(parts: TxParts) {
    this.db = parts.db;
    this.context = parts.context;
    this.nowMs = parts.nowMs;
    this.actor = parts.actor;
    this.company = parts.company;
    this.pack = parts.pack;
    this.deviceNo = parts.deviceNo;
    this.#key = parts.key;
    this.#log = parts.log;
    // Read inside the transaction: another process may have written since the last one.
    const own = this.db.get<{ seq: bigint; hash: Buffer }>(
      'SELECT seq, hash FROM batch WHERE log = ? ORDER BY seq DESC LIMIT 1',
      parts.log,
    );
    this.#seq = own ? Number(own.seq) + 1 : 1;
    this.#prev = own ? own.hash.toString('hex') : firstPrev;
    const last = this.db.get<{ next: bigint }>(
      'SELECT first_position + event_count AS next FROM batch ORDER BY first_position DESC LIMIT 1',
    );
    this.#nextPosition = last ? Number(last.next) : 1;
  }

  newId(): string {
    return newId(this.nowMs);
  }

  /** Records a decision. `rev` is 1 for a new thing; for a known one the revision after `after`. Returns its position in the log. */
  append<T extends EventType>(type: T, id: string, data: EventData[T], after = 0): number {
    const event: LogEvent = { type, v: 1, id, rev: after + 1, data: data as unknown as LogEvent['data'] };
    const position = this.#nextPosition;
    this.#pending.push(encodeEvent(event));
    this.#nextPosition += 1;
    applyEvent(this.context, { position, wall: this.nowMs, user: this.actor.id }, event);
    if (this.#pending.length >= batchLimit) this.seal();
    return position;
  }

  /** Number of events the thing has had; 0 when it is new. */
  revisionOf(id: string): number {
    const row = this.db.get<{ rev: bigint | null }>('SELECT max(rev) AS rev FROM event_index WHERE id = ?', idToBlob(id));
    return Number(row?.rev ?? 0n);
  }

  get position(): number {
    return this.#nextPosition - 1;
  }

  /** The last batch of the log this transaction wrote to, once it is sealed. */
  get head(): Head {
    return { log: this.#log, seq: this.#seq - 1, hash: this.#prev };
  }

  /** The end of the transaction's work: balances once for all of it, and the last batch. */
  finish(): void {
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
      log: this.#log,
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
      this.#log,
      this.#seq,
      count,
      header,
      hash,
      this.#key.sign(hash),
      packed,
      bytes,
    );
    this.#pending = [];
    this.#seq += 1;
    this.#prev = digest;
  }
}

import type { Permission } from '../../shared/access/permissions.ts';
import {
  type Change,
  type CommandName,
  type Contract,
  contract,
  type InputOf,
  type OutputOf,
  type QueryName,
} from '../../shared/contracts/index.ts';
import { readInput } from '../../shared/contracts/read-input.ts';
import { sessionContract } from '../../shared/contracts/users.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { deniedCommand, deniedQuery } from '../access/allowed.ts';
import { Session } from '../access/session.ts';
import { type SessionHandlers, sessionHandlers } from '../access/session-methods.ts';
import type { Db } from '../db/db.ts';
import { fileRejection } from '../db/failures.ts';
import { idToBlob } from '../db/ids.ts';
import { dropEntryIndexes } from '../db/migrate.ts';
import { BeaconWriter } from '../log/head-beacon.ts';
import type { DeviceKey } from '../log/keys.ts';
import { ProjectionContext } from '../projections/context.ts';
import { type Actor, type CompanyRow, readCompany } from '../queries/company-row.ts';
import { queries } from '../queries/index.ts';
import type { QueryHandler } from '../queries/query.ts';
import { convertLatePostings } from './base-conversion.ts';
import { type CommandHandler, inputHash } from './command.ts';
import { commands } from './commands/index.ts';
import type { Company, OpenOptions } from './company.ts';
import { Known } from './known.ts';
import { headOf, type NewLogReason } from './own-log.ts';
import { Tx } from './tx.ts';

/** Commands that keep what was typed or how someone looks at it, and change no books: sent again as often as one likes, so they have no receipt. */
const draftCommands: ReadonlySet<string> = new Set(['draft.save', 'draft.discard', 'view.save', 'view.remove']);

/** An open company file: reads input, checks permission, and runs each command as one synchronous transaction. */
export class Engine implements Company {
  readonly file: string;
  readonly id: string;
  readonly db: Db;
  readonly #key: DeviceKey;
  readonly #log: string;
  readonly #session: Session;
  readonly #sessionHandlers: SessionHandlers;
  #sessionQueue: Promise<unknown> = Promise.resolve();
  readonly #now: () => number;
  readonly #context: ProjectionContext;
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #deviceNo: number;
  readonly #known = new Known();
  /** Of the file when `#known` was read: another connection's commit changes it, our own do not. */
  #version: bigint | undefined;
  readonly #beacon: BeaconWriter;
  readonly newLog: NewLogReason | undefined;

  constructor(file: string, db: Db, key: DeviceKey, log: string, userId: string, options: OpenOptions, newLog?: NewLogReason) {
    this.file = file;
    this.id = readCompany(db).id;
    this.newLog = newLog;
    this.db = db;
    this.#key = key;
    this.#log = log;
    this.#now = options.now ?? Date.now;
    this.#context = new ProjectionContext(db);
    this.#deviceNo = Number(db.get<{ no: bigint }>('SELECT no FROM device WHERE log = ?', log)!.no);
    const changed = () => this.#tell({ position: 0, projections: ['session'] });
    const freshen = () => this.#freshen();
    this.#session = new Session({
      ...{ db, userId, vouchedFor: options.vouchedFor, log, now: this.#now },
      ...{ changed, remember: this.#known.remember, freshen },
    });
    this.#sessionHandlers = sessionHandlers({ session: this.#session, transact: (work) => this.transact(work) });
    this.#beacon = new BeaconWriter(file, key.publicKey);
    this.#beacon.write(headOf(db, log)!);
  }

  call<M extends keyof Contract>(method: M, input: InputOf<M>): Result<OutputOf<M>> {
    return this.callRaw(method, input) as Result<OutputOf<M>>;
  }

  callRaw(method: string, input: unknown): Result<unknown> {
    if (!Object.hasOwn(contract, method)) return reject({ code: 'UNKNOWN_METHOD', method: method.slice(0, 60) });
    const declared = contract[method as keyof Contract];
    const read = readInput(declared.input, input);
    if (!read.ok) return read;
    try {
      if (declared.kind === 'command') return this.#execute(method as CommandName, declared.permission, read.value);
      return this.#query(method as QueryName, declared.permission, read.value);
    } catch (error) {
      const rejection = fileRejection(error);
      if (rejection) return reject(rejection);
      throw error;
    }
  }

  /** All statements of a query see the same state of the books, whatever another process commits meanwhile. */
  #query(name: QueryName, permission: Permission | undefined, input: unknown): Result<unknown> {
    const { db } = this;
    this.#lockWhenIdle();
    db.run('BEGIN');
    try {
      this.#freshen();
      const acting = this.#session.actor();
      if (!acting.ok) return acting;
      const actor = acting.value;
      const denied = deniedQuery(actor, permission);
      if (denied) return reject(denied);
      const company = this.#company();
      const scope = {
        db,
        company,
        pack: company.country === null ? undefined : packFor(company.country),
        actor,
        nowMs: this.#now(),
        remember: this.#known.remember,
      };
      return (queries[name] as QueryHandler<QueryName>)(scope, input as never) as Result<unknown>;
    } finally {
      if (db.raw.inTransaction) db.run('COMMIT');
    }
  }

  /** Outside every transaction: that a session was locked is kept even when the call is refused. */
  #lockWhenIdle(): void {
    if (!this.#session.isSignedIn) return;
    this.#freshen();
    this.#session.lockWhenIdle();
  }

  #freshen(): void {
    const { data_version: version } = this.db.get<{ data_version: bigint }>('PRAGMA data_version')!;
    if (version === this.#version) return;
    this.#version = version;
    this.#known.forget();
  }

  #company(): CompanyRow {
    this.#known.company ??= readCompany(this.db);
    return this.#known.company;
  }

  #execute(name: CommandName, permission: Permission | undefined, input: unknown): Result<unknown> {
    const isDraft = draftCommands.has(name);
    return this.transact((tx) => {
      const denied = deniedCommand(tx.actor, permission);
      if (denied) return reject(denied);
      const id = (input as { id: string }).id;
      if (isDraft) return (commands[name] as CommandHandler<CommandName>)(tx, input as never);
      const key = idToBlob(id);
      const asked = inputHash(name, input);
      const before = this.db.get<{ input: Buffer; result: string }>('SELECT input, result FROM command_receipt WHERE id = ?', key);
      if (before) return before.input.equals(asked) ? ok(JSON.parse(before.result) as never) : reject({ code: 'ID_REUSED' });
      const result = (commands[name] as CommandHandler<CommandName>)(tx, input as never);
      if (result.ok) this.db.run('INSERT INTO command_receipt VALUES (?, ?, ?)', key, asked, JSON.stringify(result.value));
      return result;
    });
  }

  /**
   * Runs `work` as one transaction: what it appended is sealed and committed when it succeeds, and rolled back when it rejects or throws.
   * Everything is written or nothing.
   */
  transact<T>(work: (tx: Tx) => Result<T>): Result<T> {
    this.#lockWhenIdle();
    let isCommitted = false;
    this.db.run('BEGIN IMMEDIATE');
    try {
      const begun = this.#begin();
      if (!begun.ok) return begun;
      const tx = begun.value;
      const result = work(tx);
      if (!result.ok) return result;
      convertLatePostings(tx);
      this.#commit(tx);
      isCommitted = true;
      this.#announce(tx.position);
      return result;
    } finally {
      if (!isCommitted) this.#rollback();
    }
  }

  /**
   * Fills a new file that nobody else has opened and that its caller throws away unless this succeeds, as one transaction: without a write-ahead log,
   * with the indexes of entries and lines made when all are in. The caller makes the file durable. Every rule and guard is in force all the while.
   * Between two steps the caller may let others work, or end it for good (`return`), which takes everything back.
   */
  *load<T>(work: (tx: Tx) => Generator<void, Result<T>>): Generator<void, Result<T>> {
    const { raw } = this.db;
    raw.pragma('journal_mode = MEMORY');
    raw.pragma('synchronous = OFF');
    // Pages that are written to the file before the end would be read and written again.
    raw.pragma('cache_size = -131072');
    let isCommitted = false;
    try {
      this.db.run('BEGIN IMMEDIATE');
      const begun = this.#begin();
      if (!begun.ok) return begun;
      const tx = begun.value;
      const restore = dropEntryIndexes(this.db);
      const result = yield* work(tx);
      if (!result.ok) return result;
      tx.context.flushRows();
      restore();
      this.#commit(tx);
      isCommitted = true;
      return result;
    } finally {
      if (!isCommitted) this.#rollback();
      raw.pragma('cache_size = -16384');
      raw.pragma('synchronous = FULL');
      raw.pragma('journal_mode = WAL');
    }
  }

  /** The transaction has begun. Who acts is asked inside it: another window may have deactivated the user since the last call. */
  #begin(): Result<Tx> {
    this.#freshen();
    const company = this.#company();
    const acting = this.#session.actor();
    if (!acting.ok) return acting;
    return ok(
      new Tx({
        db: this.db,
        context: this.#context,
        key: this.#key,
        log: this.#log,
        deviceNo: this.#deviceNo,
        nowMs: this.#now(),
        actor: acting.value,
        company,
        pack: company.country === null ? undefined : packFor(company.country),
        known: this.#known,
      }),
    );
  }

  #commit(tx: Tx): void {
    tx.finish();
    this.db.run('COMMIT');
    if (!tx.onlyPosted) this.#known.forgetMasters();
    const { head } = tx;
    this.#known.head = head;
    this.#beacon.write({ log: this.#log, ...head });
  }

  #rollback(): void {
    if (this.db.raw.inTransaction) this.db.run('ROLLBACK');
    this.#context.forget();
    this.#known.forget();
  }

  #announce(position: number): void {
    const projections = [...this.#context.touched];
    this.#context.touched.clear();
    if (projections.length === 0) return;
    this.#tell({ position, projections });
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  #acting() {
    this.#freshen();
    this.#session.lockWhenIdle();
    return this.#session.actor();
  }

  authorize(permission: Permission | undefined, kind: 'command' | 'query' = 'command'): Result<Actor> {
    const acting = this.#acting();
    if (!acting.ok) return acting;
    const denied = kind === 'query' ? deniedQuery(acting.value, permission) : deniedCommand(acting.value, permission);
    return denied ? reject(denied) : acting;
  }

  callSession(method: string, input: unknown): Promise<Result<unknown>> {
    // One at a time: between the check of a password and what it allows no other request may slip in.
    const run = this.#sessionQueue.then(() => this.#callSession(method, input));
    this.#sessionQueue = run.catch(() => undefined);
    return run;
  }

  async #callSession(method: string, input: unknown): Promise<Result<unknown>> {
    if (!Object.hasOwn(sessionContract, method)) return reject({ code: 'UNKNOWN_METHOD', method: method.slice(0, 60) });
    const name = method as keyof typeof sessionContract;
    const declared = sessionContract[name];
    const read = readInput(declared.input, input);
    if (!read.ok) return read;
    try {
      this.#freshen();
      this.#session.lockWhenIdle();
      if (declared.permission !== undefined) {
        const allowed = this.authorize(declared.permission);
        if (!allowed.ok) return allowed;
      }
      return await this.#sessionHandlers[name](read.value as never);
    } catch (error) {
      const rejection = fileRejection(error);
      if (rejection) return reject(rejection);
      throw error;
    }
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#beacon.close();
    this.db.close();
  }
}

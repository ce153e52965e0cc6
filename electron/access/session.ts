import type { SessionInfo } from '../../shared/contracts/users.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { type Actor, readActor, readCompany } from '../queries/company-row.ts';
import { credentialOf, signInNeeded } from './credentials.ts';
import { recordSignIn } from './sign-in-rows.ts';

/** Minutes until a session nobody uses locks itself, unless the company says otherwise. */
export const usualAutoLockMinutes = 15;

type State =
  /** The company had no password when it was opened: whoever opens it acts as `userId`. */
  | { readonly kind: 'open'; readonly userId: string }
  /** Another session of this process has let this user through: work in a thread acts for them, until it ends. */
  | { readonly kind: 'vouched'; readonly userId: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in' | 'locked'; readonly userId: string; readonly epoch: number };

export interface SessionParts {
  readonly db: Db;
  readonly userId: string;
  /** Of `OpenOptions`. */
  readonly vouchedFor?: string | undefined;
  readonly log: string;
  readonly now: () => number;
  readonly changed: () => void;
  /** Reads once what stands until users, roles or passwords change, in this process or another. */
  readonly remember: <T>(name: string, read: () => T) => T;
  /** Forgets what another process has changed since. Called by whoever asks outside of the engine's own transactions. */
  readonly freshen: () => void;
}

/** Whom the open file acts for. It belongs to the engine: no screen and no transport can say who it is, it can only show a password. */
export class Session {
  readonly db: Db;
  /** Log of this device, so that a row tells where someone signed in. */
  readonly log: string;
  readonly now: () => number;
  readonly #changed: () => void;
  readonly #remember: SessionParts['remember'];
  readonly #freshen: SessionParts['freshen'];
  #state: State;
  #lastUsedMs: number;
  readonly #unrecorded: { readonly userId: string; readonly what: 'auto-locked' | 'signed-out'; readonly nowMs: number }[] = [];

  constructor({ db, userId, vouchedFor, log, now, changed, remember, freshen }: SessionParts) {
    this.db = db;
    this.log = log;
    this.now = now;
    this.#changed = changed;
    this.#remember = remember;
    this.#freshen = freshen;
    this.#state =
      vouchedFor !== undefined
        ? { kind: 'vouched', userId: vouchedFor }
        : signInNeeded(db)
          ? { kind: 'signed-out' }
          : { kind: 'open', userId };
    this.#lastUsedMs = now();
  }

  /**
   * The acting user, as the file says at this moment. Rejects: SIGN_IN_REQUIRED, SESSION_LOCKED, UNKNOWN_USER (deactivated in a company without passwords).
   * Changes nothing in the file, so a command asks inside its transaction.
   */
  actor(): Result<Actor> {
    const state = this.#state;
    if (state.kind === 'locked') return reject({ code: 'SESSION_LOCKED' });
    if (state.kind === 'signed-out') return reject({ code: 'SIGN_IN_REQUIRED' });
    if (state.kind === 'open' || state.kind === 'vouched') {
      // Another window may have set the first password since.
      if (state.kind === 'open' && this.#remember('sign-in needed', () => signInNeeded(this.db))) return this.#end();
      const actor = this.#user(state.userId);
      return actor ? ok(actor) : reject({ code: 'UNKNOWN_USER' });
    }
    const epoch = this.#remember(`epoch of ${state.userId}`, () => credentialOf(this.db, state.userId)?.epoch);
    if (epoch !== state.epoch) return this.#end();
    const actor = this.#user(state.userId);
    if (!actor) return this.#end();
    this.#lastUsedMs = this.now();
    return ok(actor);
  }

  #user(id: string): Actor | undefined {
    return this.#remember(`user ${id}`, () => readActor(this.db, id));
  }

  #end(): { ok: false; rejections: readonly Rejection[] } {
    this.#state = { kind: 'signed-out' };
    return reject({ code: 'SIGN_IN_REQUIRED' });
  }

  get isSignedIn(): boolean {
    return this.#state.kind === 'signed-in';
  }

  /** Locks a session nobody used for as long as the company allows. Asked before every call, so no timer has to be trusted. */
  lockWhenIdle(): void {
    if (this.#state.kind !== 'signed-in') return;
    const nowMs = this.now();
    const idleMs = nowMs - this.#lastUsedMs;
    // A clock set back says nothing about how long nobody was there: counted anew from here.
    if (idleMs < 0) this.#lastUsedMs = nowMs;
    const minutes = this.#remember('auto-lock minutes', () => autoLockMinutes(this.db));
    if (minutes === 0 || idleMs < minutes * 60_000) return;
    this.lock('auto-locked');
  }

  /** The user has to show the password again; nothing else ends. */
  lock(what: 'auto-locked' | 'signed-out'): void {
    const state = this.#state;
    if (state.kind !== 'signed-in') return;
    this.#state = what === 'auto-locked' ? { ...state, kind: 'locked' } : { kind: 'signed-out' };
    this.#unrecorded.push({ userId: state.userId, what, nowMs: this.now() });
    this.#record();
    this.#changed();
  }

  /** A disk that is full must not keep a session open, nor another writer keep everybody waiting: what can't be recorded now is at the next sign-in. */
  #record(): void {
    const { raw } = this.db;
    const timeout = raw.pragma('busy_timeout', { simple: true });
    raw.pragma('busy_timeout = 100');
    try {
      for (let next = this.#unrecorded[0]; next; next = this.#unrecorded[0]) {
        recordSignIn(this.db, next.userId, next.what, this.log, next.nowMs);
        this.#unrecorded.shift();
      }
    } catch {
      // It stays for the next time.
    } finally {
      raw.pragma(`busy_timeout = ${timeout}`);
    }
  }

  signOut(): void {
    if (this.#state.kind === 'locked') this.#state = { ...this.#state, kind: 'signed-in' };
    this.lock('signed-out');
  }

  /** From here on the session acts for the user; the caller has seen the password. */
  begin(userId: string, epoch: number): void {
    this.#state = { kind: 'signed-in', userId, epoch };
    this.#lastUsedMs = this.now();
    this.#record();
    this.#changed();
  }

  status(): SessionInfo {
    // Hashing a password takes its time: another process may have set one meanwhile.
    this.#freshen();
    this.lockWhenIdle();
    // Finds out whether the session has ended since, without counting as use.
    const lastUsedMs = this.#lastUsedMs;
    this.actor();
    this.#lastUsedMs = lastUsedMs;
    const state = this.#state;
    const user =
      state.kind === 'signed-out'
        ? undefined
        : this.db.get<{ id: string; name: string }>('SELECT id, name FROM user_account WHERE id = ?', state.userId);
    return {
      company: readCompany(this.db).name,
      state: state.kind === 'vouched' ? 'open' : state.kind,
      user: user ?? null,
      autoLockMinutes: autoLockMinutes(this.db),
    };
  }
}

export function autoLockMinutes(db: Db): number {
  const row = db.get<{ minutes: bigint }>('SELECT auto_lock_minutes AS minutes FROM access_setting');
  return row ? Number(row.minutes) : usualAutoLockMinutes;
}

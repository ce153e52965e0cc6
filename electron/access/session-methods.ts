import { normalPassword, passwordProblems } from '../../shared/access/password-rules.ts';
import { exceeds } from '../../shared/access/permissions.ts';
import type { OutputOf, ReadInputOf } from '../../shared/contracts/index.ts';
import type { SessionInfo, sessionContract } from '../../shared/contracts/users.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { idToBlob } from '../db/ids.ts';
import { inputHash } from '../engine/command.ts';
import type { Tx } from '../engine/tx.ts';
import { type Actor, findUserByName, readUser } from '../queries/company-row.ts';
import { deniedCommand } from './allowed.ts';
import { type Credential, credentialOf, putCredential, refreshHash, signInNeeded } from './credentials.ts';
import { beginTry, forgetFailures, guardOf } from './guard.ts';
import { hashPassword, isOutdated, noOnesHash, verifyPassword } from './password.ts';
import type { Session } from './session.ts';
import { recordSignIn } from './sign-in-rows.ts';

type Later<T> = T | Promise<T>;
export type SessionContract = typeof sessionContract;
export type SessionHandlers = { [M in keyof SessionContract]: (input: ReadInputOf<M>) => Later<Result<OutputOf<M>>> };

export interface SessionHost {
  readonly session: Session;
  transact<T>(work: (tx: Tx) => Result<T>): Result<T>;
}

/** What answers the session methods. One at a time: the caller queues them. Permissions declared in the contract were checked before. */
export function sessionHandlers({ session, transact }: SessionHost): SessionHandlers {
  const { db } = session;
  const status = (): Result<SessionInfo> => ok(session.status());

  /**
   * Checks a password under the count of wrong ones and gives the credential it fits.
   * Rejects: SIGN_IN_LOCKED, SIGN_IN_FAILED (both, when this one was wrong once too often).
   */
  async function check(userId: string | undefined, name: string, password: string, field = 'password'): Promise<Result<Credential>> {
    const who = guardOf(userId, name);
    const { waitMs, lockMs } = beginTry(db, who, session.now());
    if (waitMs > 0) return reject(lockedFor(waitMs));
    const stored = userId === undefined ? undefined : credentialOf(db, userId);
    const isRight = await verifyPassword(normalPassword(password), stored?.hash ?? noOnesHash);
    if (isRight && stored) {
      forgetFailures(db, who);
      return ok(stored);
    }
    recordSignIn(db, userId, 'failed', session.log, session.now());
    if (lockMs > 0) recordSignIn(db, userId, 'locked', session.log, session.now());
    return reject({ code: 'SIGN_IN_FAILED', field }, ...(lockMs > 0 ? [lockedFor(lockMs)] : []));
  }

  /** Rejects: SIGN_IN_NOT_NEEDED, SIGN_IN_FAILED (a wrong password, and a name nobody has: the same answer after the same time), SIGN_IN_LOCKED. */
  async function signIn(input: ReadInputOf<'session.signIn'>): Promise<Result<SessionInfo>> {
    if (!signInNeeded(db)) return reject({ code: 'SIGN_IN_NOT_NEEDED' });
    const found = findUserByName(db, input.name);
    // Someone who was deactivated, or never got a password, is answered like nobody.
    const user = found?.active ? found : undefined;
    const checked = await check(found?.id, input.name, user ? input.password : '');
    if (!checked.ok || !user) return checked.ok ? reject({ code: 'SIGN_IN_FAILED', field: 'password' }) : checked;
    const { hash, epoch } = checked.value;
    if (isOutdated(hash)) refreshHash(db, user.id, hash, await hashPassword(normalPassword(input.password)));
    recordSignIn(db, user.id, 'signed-in', session.log, session.now());
    // With the epoch of the password that was checked: were it changed meanwhile, or the user deactivated, this session is over before its first call.
    session.begin(user.id, epoch);
    return status();
  }

  /**
   * The receipt of an earlier request with this id. It holds no password, not even hashed, so a repeated request proves that it is the same one by the
   * password it set. Undefined: a new request. Rejects: ID_REUSED, SIGN_IN_LOCKED.
   */
  async function repeated(actor: Actor, method: string, id: string, userId: string, password: string): Promise<Result<true> | undefined> {
    const receipt = db.get<{ input: Buffer }>('SELECT input FROM command_receipt WHERE id = ?', idToBlob(id));
    if (!receipt) return undefined;
    if (!receipt.input.equals(inputHash(method, { id, userId }))) return reject({ code: 'ID_REUSED' });
    const { waitMs } = beginTry(db, guardOf(actor.id, ''), session.now());
    if (waitMs > 0) return reject(lockedFor(waitMs));
    if (!(await verifyPassword(password, credentialOf(db, userId)?.hash ?? noOnesHash))) return reject({ code: 'ID_REUSED' });
    forgetFailures(db, guardOf(actor.id, ''));
    return ok(true);
  }

  /** Password, witness in the log and receipt in one transaction. The actor is read again: hashing took its time. */
  function record(actor: Actor, method: string, id: string, user: Actor, hash: string): Result<number> {
    const userId = user.id;
    return transact((tx) => {
      if (tx.actor.id !== actor.id) return reject({ code: 'SIGN_IN_REQUIRED' });
      const denied = userId === actor.id ? undefined : mayNotSet(tx.actor, readUser(db, userId)!);
      if (denied) return reject(denied);
      const epoch = putCredential(db, userId, hash);
      forgetFailures(db, guardOf(userId, ''));
      tx.append('user.password_set', userId, {}, readUser(db, userId)!.rev);
      db.run('INSERT INTO command_receipt VALUES (?, ?, ?)', idToBlob(id), inputHash(method, { id, userId }), '{}');
      return ok(epoch);
    });
  }

  /**
   * Rejects: PASSWORD_TOO_SHORT, PASSWORD_IS_NAME, OWNER_PASSWORD_FIRST, SIGN_IN_FAILED and SIGN_IN_LOCKED (of the current password), ID_REUSED and those of
   * `Session.actor`.
   */
  async function changePassword(input: ReadInputOf<'session.changePassword'>): Promise<Result<SessionInfo>> {
    const acting = session.actor();
    if (!acting.ok) return acting;
    const actor = acting.value;
    const password = normalPassword(input.password);
    const problems = passwordProblems(password, actor.name);
    if (problems.length > 0) return reject(...problems);
    const before = await repeated(actor, 'session.changePassword', input.id, actor.id, password);
    if (before) return before.ok ? status() : before;
    if (signInNeeded(db)) {
      const checked = await check(actor.id, actor.name, input.current, 'current');
      if (!checked.ok) return checked;
    } else if (actor.role !== 'owner') {
      // Were someone else first, the owner could not sign in any more.
      return reject({ code: 'OWNER_PASSWORD_FIRST' });
    }
    const recorded = record(actor, 'session.changePassword', input.id, actor, await hashPassword(password));
    if (!recorded.ok) return recorded;
    session.begin(actor.id, recorded.value);
    return status();
  }

  /**
   * Rejects: UNKNOWN_USER, ROLE_EXCEEDS_OWN, OWN_PASSWORD_NEEDS_CURRENT, OWNER_PASSWORD_FIRST, PASSWORD_TOO_SHORT, PASSWORD_IS_NAME, ID_REUSED and those of
   * `Session.actor`.
   */
  async function setPassword(input: ReadInputOf<'user.setPassword'>): Promise<Result<{ id: string }>> {
    const acting = session.actor();
    if (!acting.ok) return acting;
    const actor = acting.value;
    const user = readUser(db, input.userId);
    if (!user) return reject({ code: 'UNKNOWN_USER' });
    // An unattended screen must not be enough to take an account over.
    if (user.id === actor.id) return reject({ code: 'OWN_PASSWORD_NEEDS_CURRENT' });
    if (!signInNeeded(db)) return reject({ code: 'OWNER_PASSWORD_FIRST' });
    const denied = mayNotSet(actor, user);
    if (denied) return reject(denied);
    const password = normalPassword(input.password);
    const problems = passwordProblems(password, user.name);
    if (problems.length > 0) return reject(...problems);
    const before = await repeated(actor, 'user.setPassword', input.id, user.id, password);
    if (before) return before.ok ? ok({ id: user.id }) : before;
    const recorded = record(actor, 'user.setPassword', input.id, user, await hashPassword(password));
    return recorded.ok ? ok({ id: user.id }) : recorded;
  }

  return {
    'session.status': status,
    'session.signIn': signIn,
    'session.signOut': () => {
      session.signOut();
      return status();
    },
    'session.lock': () => {
      const acting = session.actor();
      if (!acting.ok) return acting;
      if (!signInNeeded(db)) return reject({ code: 'SIGN_IN_NOT_NEEDED' });
      session.lock('auto-locked');
      return status();
    },
    'session.touch': () => {
      const acting = session.actor();
      return acting.ok ? status() : acting;
    },
    'session.changePassword': changePassword,
    'user.setPassword': setPassword,
  };
}

/** Who may reset a password could sign in as that user: so never that of someone who may do more. */
function mayNotSet(actor: Actor, user: Actor): Rejection | undefined {
  const denied = deniedCommand(actor, 'admin:users');
  if (denied) return denied;
  const beyond = exceeds(user, actor)[0];
  return beyond && { code: 'ROLE_EXCEEDS_OWN', permission: beyond };
}

const lockedFor = (waitMs: number): Rejection => ({ code: 'SIGN_IN_LOCKED', seconds: Math.ceil(waitMs / 1000) });

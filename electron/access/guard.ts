import { createHash } from 'node:crypto';
import { nameKey } from '../../shared/access/password-rules.ts';
import type { Db } from '../db/db.ts';

/** So many wrong passwords in a row are a person's; from the last of them on, each makes the next one wait: a minute, doubled up to an hour. */
export const freeFailures = 5;
export const firstLockMs = 60_000;
export const longestLockMs = 3_600_000;
/** Names nobody has that are remembered: enough that they are answered like users, too few to fill a disk. */
const unknownNames = 200;

/** Whose wrong passwords are counted: a user's by id, those under a name nobody has by its hash, because the name may be a mistyped password. */
export const guardOf = (userId: string | undefined, name: string): string =>
  userId ?? `name:${createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 32)}`;

interface GuardRow {
  readonly failures: bigint;
  readonly locked_at: bigint;
  readonly lock_ms: bigint;
}
const read = (db: Db, who: string): GuardRow | undefined =>
  db.get<GuardRow>('SELECT failures, locked_at, lock_ms FROM sign_in_guard WHERE who = ?', who);

const lockMsAfter = (failures: number): number =>
  failures < freeFailures ? 0 : Math.min(firstLockMs * 2 ** Math.min(failures - freeFailures, 20), longestLockMs);

/** Milliseconds still to wait. A clock that was set back finds the whole wait ahead of it again: neither less, nor the years it was set back by. */
function waitAt({ locked_at, lock_ms }: GuardRow, nowMs: number): number {
  const since = nowMs - Number(locked_at);
  return since < 0 ? Number(lock_ms) : Math.max(0, Number(lock_ms) - since);
}

/** Whole seconds still to wait before the next try; 0 when none. */
export function lockedSeconds(db: Db, who: string, nowMs: number): number {
  const row = read(db, who);
  return row ? Math.ceil(waitAt(row, nowMs) / 1000) : 0;
}

/**
 * Counts a try before its password is checked, as if it failed: many tries at once, or a program that is killed while it checks, can't slip past the
 * count. Success calls `forgetFailures`. Returns how long to wait (then the try does not count), or the lock this try leaves behind should it fail.
 * Runs a transaction of its own; the caller must not be in one.
 */
export function beginTry(db: Db, who: string, nowMs: number): { waitMs: number; lockMs: number } {
  db.run('BEGIN IMMEDIATE');
  try {
    const row = read(db, who);
    const waitMs = row ? waitAt(row, nowMs) : 0;
    let lockMs = 0;
    if (row && waitMs > 0) {
      if (nowMs < Number(row.locked_at)) db.run('UPDATE sign_in_guard SET locked_at = ? WHERE who = ?', nowMs, who);
    } else {
      const failures = Math.min(Number(row?.failures ?? 0n) + 1, 1000);
      lockMs = lockMsAfter(failures);
      db.run('INSERT OR REPLACE INTO sign_in_guard VALUES (?, ?, ?, ?)', who, failures, nowMs, lockMs);
      db.run(
        `DELETE FROM sign_in_guard WHERE who LIKE 'name:%' AND who NOT IN
           (SELECT who FROM sign_in_guard WHERE who LIKE 'name:%' ORDER BY locked_at DESC, who LIMIT ?)`,
        unknownNames,
      );
    }
    db.run('COMMIT');
    return { waitMs, lockMs };
  } catch (error) {
    if (db.raw.inTransaction) db.run('ROLLBACK');
    throw error;
  }
}

export const hasFailures = (db: Db, who: string): boolean => read(db, who) !== undefined;

export function forgetFailures(db: Db, who: string): void {
  db.run('DELETE FROM sign_in_guard WHERE who = ?', who);
}

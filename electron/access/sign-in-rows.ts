import type { SignInRow } from '../../shared/contracts/users.ts';
import type { Db } from '../db/db.ts';

/*
 * Sign-ins are kept beside the log, not in it. A decision about a user (added, renamed, role, password set, unlocked) is an event: signed, for ever.
 * A try to sign in is not one: whoever guesses passwords would write our log, one signature and one batch a guess, and a script that signs in every
 * minute would fill it with half a million events a year. So the rows that say the same within an hour are one row with a count, and the newest
 * rows are kept: enough to see who came and who tried, with a size nobody can push.
 */
const hourMs = 3_600_000;
export const keptRows = 2000;

/** Records what became of a sign-in. `userId` undefined: a name nobody has. Works inside a transaction or outside of one. */
export function recordSignIn(db: Db, userId: string | undefined, what: SignInRow['what'], log: string, nowMs: number): void {
  const same = db.get<{ no: bigint }>(
    'SELECT no FROM sign_in WHERE user_id IS ? AND what = ? AND log = ? AND first_at BETWEEN ? AND ? ORDER BY no DESC LIMIT 1',
    userId ?? null,
    what,
    log,
    nowMs - hourMs,
    nowMs,
  );
  if (same) {
    db.run('UPDATE sign_in SET count = count + 1, last_at = ? WHERE no = ?', nowMs, same.no);
    return;
  }
  const { no } = db.get<{ no: bigint }>('SELECT coalesce(max(no), 0) + 1 AS no FROM sign_in')!;
  db.run('INSERT INTO sign_in VALUES (?, ?, ?, ?, ?, ?, 1)', no, userId ?? null, what, log, nowMs, nowMs);
  db.run('DELETE FROM sign_in WHERE no <= ?', no - BigInt(keptRows));
}

/** Newest first. */
export function signInRows(db: Db, limit: number): SignInRow[] {
  return db
    .all<{ user: string | null; what: SignInRow['what']; count: bigint; first_at: bigint; last_at: bigint; device: string }>(
      `SELECT coalesce(u.name, s.user_id) AS user, s.what, s.count, s.first_at, s.last_at, coalesce(CAST(d.no AS TEXT), s.log) AS device
       FROM sign_in s LEFT JOIN user_account u ON u.id = s.user_id LEFT JOIN device d ON d.log = s.log
       ORDER BY s.last_at DESC, s.no DESC LIMIT ?`,
      limit,
    )
    .map((row) => ({
      user: row.user,
      what: row.what,
      count: Number(row.count),
      firstAt: new Date(Number(row.first_at)).toISOString(),
      lastAt: new Date(Number(row.last_at)).toISOString(),
      device: row.device,
    }));
}

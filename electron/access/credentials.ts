import type { Db } from '../db/db.ts';

export interface Credential {
  readonly hash: string;
  readonly epoch: number;
}

/** As soon as one user has a password, the company opens with a sign-in. Asked per call while nobody has signed in: one row is looked at. */
export const signInNeeded = (db: Db): boolean => db.get('SELECT 1 FROM credential LIMIT 1') !== undefined;

export function credentialOf(db: Db, userId: string): Credential | undefined {
  const row = db.get<{ hash: string; epoch: bigint }>('SELECT hash, epoch FROM credential WHERE user_id = ?', userId);
  return row && { hash: row.hash, epoch: Number(row.epoch) };
}

/** Sets a password by its hash; sessions begun with the one before are over. Returns the new epoch. */
export function putCredential(db: Db, userId: string, hash: string): number {
  const row = db.get<{ epoch: bigint }>(
    `INSERT INTO credential VALUES (?, ?, 1) ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, epoch = epoch + 1 RETURNING epoch`,
    userId,
    hash,
  )!;
  return Number(row.epoch);
}

/** The same password under a dearer hash: nobody's session ends. Nothing happens when the password was changed meanwhile. */
export function refreshHash(db: Db, userId: string, before: string, hash: string): void {
  db.run('UPDATE credential SET hash = ? WHERE user_id = ? AND hash = ?', hash, userId, before);
}

/** Ends every session of a user, in whatever process it runs, at its next call. */
export function endSessions(db: Db, userId: string): void {
  db.run('UPDATE credential SET epoch = epoch + 1 WHERE user_id = ?', userId);
}

import { ok, type Result, reject } from '../../shared/result.ts';
import { applicationId, type Db } from './db.ts';

/** What durability and safety depend on, as SQLite says it back. */
const inForce: Readonly<Record<string, bigint | string>> = {
  application_id: BigInt(applicationId),
  journal_mode: 'wal',
  synchronous: 2n, // FULL
  foreign_keys: 1n,
  trusted_schema: 0n,
  cell_size_check: 1n,
};

/**
 * SETTING_NOT_IN_FORCE for the first setting that the connection does not have: SQLite ignores a setting it can't give, on some network drives for
 * example the write-ahead log, without a word.
 */
export function checkSettings(db: Db): Result<true> {
  for (const [setting, expected] of Object.entries(inForce)) {
    const found = db.raw.pragma(setting, { simple: true });
    if (found !== expected) return reject({ code: 'SETTING_NOT_IN_FORCE', setting, expected: String(expected), found: String(found) });
  }
  return ok(true);
}

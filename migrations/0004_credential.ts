export const sql = /* sql */ `
-- Passwords. Kept, never in the log: a log travels, is shown to auditors and lives for ever.
CREATE TABLE credential (
  user_id TEXT    NOT NULL PRIMARY KEY,
  hash    TEXT    NOT NULL,                      -- argon2id in PHC form, with its parameters and salt
  epoch   INTEGER NOT NULL                       -- raised by a new password and by deactivation: sessions begun under another one are over
) STRICT, WITHOUT ROWID;

-- Wrong passwords in a row, by user, or by the hash of a name that no user has: so that both are answered alike.
CREATE TABLE sign_in_guard (
  who       TEXT    NOT NULL PRIMARY KEY,
  failures  INTEGER NOT NULL,
  locked_at INTEGER NOT NULL,                    -- ms; the wait is counted from here, so that a clock set back neither ends nor prolongs it
  lock_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who signed in and who could not. Rows that say the same within an hour are one row, and only the newest rows are kept: guessing does not fill the disk.
CREATE TABLE sign_in (
  no       INTEGER PRIMARY KEY,
  user_id  TEXT,
  what     TEXT    NOT NULL CHECK (what IN ('signed-in', 'signed-out', 'failed', 'locked', 'auto-locked')),
  log      TEXT    NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  count    INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_user ON sign_in (user_id, no);
`;

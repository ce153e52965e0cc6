export const sql = /* sql */ `
-- Derived from the log. A log that goes on with the series of the one before it, after the file was moved to another computer.
CREATE TABLE number_continuation (
  log         TEXT    NOT NULL PRIMARY KEY,      -- that goes on
  former      TEXT    NOT NULL,                  -- declared finished
  device      TEXT    NOT NULL,                  -- code in the series that go on, empty for the company's first
  position    INTEGER NOT NULL,
  reason      TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
`;

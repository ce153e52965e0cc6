export const sql = /* sql */ `
-- Derived from the log. Forms that entries and documents are begun with, as JSON.
CREATE TABLE template (
  id       TEXT    PRIMARY KEY,
  kind     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  form     TEXT    NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT    NOT NULL,
  rev      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

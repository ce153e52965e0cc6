export const sql = /* sql */ `
-- Derived from the log. Files that documents and entries rest on; their bytes stand in blob. A row that was removed still names its file: what the log
-- names is kept.
CREATE TABLE attachment (
  position   INTEGER PRIMARY KEY,                -- of the event that added it
  id         TEXT    NOT NULL UNIQUE,
  object     TEXT    NOT NULL,                   -- id of the document, or of an entry without one
  sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
  name       TEXT    NOT NULL,
  media_type TEXT    NOT NULL,
  size       INTEGER NOT NULL CHECK (size > 0),  -- bytes
  added_at   INTEGER NOT NULL,
  added_by   TEXT    NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE INDEX attachment_object ON attachment (object, position);
`;

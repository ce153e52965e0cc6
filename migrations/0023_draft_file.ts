export const sql = /* sql */ `
-- Files of forms that are not posted yet, bytes and all. Posting turns them into attachments; they go with a draft that is thrown away.
CREATE TABLE draft_file (
  id         TEXT    NOT NULL PRIMARY KEY,
  draft      TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
  name       TEXT    NOT NULL,
  media_type TEXT    NOT NULL,
  size       INTEGER NOT NULL CHECK (size > 0),
  added_at   INTEGER NOT NULL,
  added_by   TEXT    NOT NULL,
  bytes      BLOB    NOT NULL,
  UNIQUE (draft, sha256)
) STRICT;
`;

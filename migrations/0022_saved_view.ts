export const sql = /* sql */ `
-- How a user likes to see a register: filters, order, grouping and columns under a name. It changes no figure, so the log does not know it.
CREATE TABLE saved_view (
  id         TEXT    NOT NULL PRIMARY KEY,
  user_id    TEXT    NOT NULL,
  screen     TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  settings   TEXT    NOT NULL,                   -- JSON, owned by the screen
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_view_name ON saved_view (user_id, screen, name);
CREATE UNIQUE INDEX saved_view_default ON saved_view (user_id, screen) WHERE is_default = 1;
`;

export const sql = /* sql */ `
-- Derived from the log. Roles of the company's own; a user's role is the name of a built-in one or an id of this table.
CREATE TABLE access_role (
  no          INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  name        TEXT    NOT NULL,
  permissions TEXT    NOT NULL,                  -- words separated by a space, always in the same order
  reads_only  INTEGER NOT NULL,
  rev         INTEGER NOT NULL
) STRICT;

CREATE TABLE access_setting (
  one               INTEGER PRIMARY KEY CHECK (one = 1),
  auto_lock_minutes INTEGER NOT NULL,
  rev               INTEGER NOT NULL
) STRICT;
`;

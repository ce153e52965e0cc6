export const sql = /* sql */ `
-- Derived from the log. Every number ever drawn or reserved, and what became of it: one row, one state.
CREATE TABLE number_register (
  series   TEXT    NOT NULL,
  value    INTEGER NOT NULL CHECK (value >= 1),
  number   TEXT    NOT NULL,                     -- as printed
  state    TEXT    NOT NULL CHECK (state IN ('used', 'voided', 'leased')),
  position INTEGER NOT NULL,                     -- of the event that gave it its state
  PRIMARY KEY (series, value)
) STRICT, WITHOUT ROWID;
-- Only what is still free stands in it: drawing a number does not touch it.
CREATE INDEX number_register_leased ON number_register (number) WHERE state = 'leased';

-- Ranges set apart, and numbers given up, with the reason people gave.
CREATE TABLE number_lease (
  position    INTEGER PRIMARY KEY,
  series      TEXT    NOT NULL,
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL,
  purpose     TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT    NOT NULL
) STRICT;
CREATE TABLE number_void (
  position    INTEGER PRIMARY KEY,
  series      TEXT    NOT NULL,
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL,
  reason      TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT    NOT NULL
) STRICT;

-- Formats the company chose; a kind without a row has the format of its pack.
CREATE TABLE numbering_format (
  kind   TEXT    NOT NULL PRIMARY KEY,
  prefix TEXT    NOT NULL,
  digits INTEGER NOT NULL,
  resets TEXT    NOT NULL CHECK (resets IN ('never', 'yearly')),
  rev    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Every prefix there ever was: no branch may be called like one.
CREATE TABLE numbering_prefix (prefix TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE branch (
  no     INTEGER PRIMARY KEY,
  id     TEXT    NOT NULL UNIQUE,
  code   TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  active INTEGER NOT NULL,
  rev    INTEGER NOT NULL
) STRICT;
-- The branch of a document or an entry, by its position; a company without branches has no row.
CREATE TABLE posted_branch (
  position  INTEGER PRIMARY KEY,
  branch_no INTEGER NOT NULL REFERENCES branch (no)
) STRICT;
`;

export const sql = /* sql */ `
-- Derived from the log. What an import brought in stands together in the log, so a range names it. The hashes of its sources stay in the log: only the
-- next import asks for them, and a table of them would be an eighth of an imported book.
DROP TABLE IF EXISTS import_source;
DROP TABLE IF EXISTS import_unit;
CREATE TABLE import_unit (
  position INTEGER PRIMARY KEY,                  -- of the event that ends it
  id       TEXT    NOT NULL UNIQUE,
  first    INTEGER NOT NULL,                     -- position of the first thing it brought in: all from there to its end are its own
  file     TEXT    NOT NULL,
  entries  INTEGER NOT NULL,
  undone   INTEGER NOT NULL,
  CHECK (first < position)
) STRICT;

-- Every index of a table with a rowid ends with it, and the position is the rowid: named once more it would stand there twice.
DROP INDEX journal_entry_day;
CREATE INDEX journal_entry_day ON journal_entry (day);
DROP INDEX document_kind;
CREATE INDEX document_kind ON document (kind, day);
`;

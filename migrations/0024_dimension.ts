export const sql = /* sql */ `
-- Derived from the log. Cost centre, project, branch and what else a company sorts its lines by; a line has at most one value of each.
CREATE TABLE dimension (
  no     INTEGER PRIMARY KEY,
  id     TEXT    NOT NULL UNIQUE,
  code   TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  active INTEGER NOT NULL,
  rev    INTEGER NOT NULL
) STRICT;

CREATE TABLE dimension_value (
  no           INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  dimension_no INTEGER NOT NULL REFERENCES dimension (no),
  code         TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  active       INTEGER NOT NULL,
  rev          INTEGER NOT NULL,
  UNIQUE (dimension_no, code)
) STRICT;

-- The lines of a value in the order of an account's card, with what reports add up: they read these and no other line.
CREATE TABLE line_dimension (
  value_no     INTEGER NOT NULL REFERENCES dimension_value (no),
  account_no   INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  line_no      INTEGER NOT NULL,
  base_minor   INTEGER NOT NULL,
  dimension_no INTEGER NOT NULL,
  PRIMARY KEY (value_no, account_no, day, position, line_no),
  FOREIGN KEY (position, line_no) REFERENCES journal_line (position, line_no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX line_dimension_line ON line_dimension (position, line_no, dimension_no);
CREATE TRIGGER line_dimension_is_sealed BEFORE INSERT ON line_dimension
  WHEN EXISTS (SELECT 1 FROM journal_entry WHERE position = NEW.position) BEGIN SELECT RAISE(ROLLBACK, 'ENTRY_IS_SEALED'); END;
CREATE TRIGGER line_dimension_is_immutable_update BEFORE UPDATE ON line_dimension BEGIN SELECT RAISE(ABORT, 'LINE_IS_IMMUTABLE'); END;
CREATE TRIGGER line_dimension_is_immutable_delete BEFORE DELETE ON line_dimension BEGIN SELECT RAISE(ABORT, 'LINE_IS_IMMUTABLE'); END;

-- What a line of a document was given, for its page and for the notes that correct it; figures come from the lines of its entry.
CREATE TABLE document_line_dimension (
  position     INTEGER NOT NULL REFERENCES document (position),
  line_no      INTEGER NOT NULL,
  dimension_no INTEGER NOT NULL REFERENCES dimension (no),
  value_no     INTEGER NOT NULL REFERENCES dimension_value (no),
  PRIMARY KEY (position, line_no, dimension_no)
) STRICT, WITHOUT ROWID;
`;

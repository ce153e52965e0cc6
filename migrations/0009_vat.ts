export const sql = /* sql */ `
-- Derived from the log. What the ledgers that are filed with a VAT return say of a document beside its amounts; a country without such ledgers has no row.
CREATE TABLE document_tax (
  position        INTEGER PRIMARY KEY REFERENCES document (position),
  type            TEXT NOT NULL,                 -- official code
  protocol_number TEXT,                          -- by which the recipient charges himself
  protocol_day    INTEGER
) STRICT;

-- Cells of a return entered by hand: the last one counts, the others are what was known before.
CREATE TABLE vat_entered (
  month    INTEGER NOT NULL,
  cell     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (month, cell, position)
) STRICT, WITHOUT ROWID;
-- Share of partly deducted VAT that may be credited in a year, in hundredths.
CREATE TABLE vat_coefficient (
  year       INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  hundredths INTEGER NOT NULL CHECK (hundredths BETWEEN 0 AND 100),
  PRIMARY KEY (year, position)
) STRICT, WITHOUT ROWID;

-- Who files for the company, as the files ask it.
CREATE TABLE declarant (
  no        INTEGER PRIMARY KEY CHECK (no = 1),
  name      TEXT NOT NULL,
  person_id TEXT NOT NULL,
  capacity  TEXT NOT NULL CHECK (capacity IN ('representative', 'authorised')),
  town      TEXT NOT NULL,
  post_code TEXT NOT NULL,
  street    TEXT NOT NULL,
  company_address TEXT NOT NULL
) STRICT;

-- Every version of a filed return: the first one, and those that corrected it. The row of the month in filed_return is the last of them.
CREATE TABLE filed_version (
  month      INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  filed_at   INTEGER NOT NULL,
  filed_by   TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  pdf_sha256 TEXT    NOT NULL,
  cells      TEXT    NOT NULL,                   -- canonical JSON: cell to amount
  PRIMARY KEY (month, version)
) STRICT, WITHOUT ROWID;
-- Files kept with a version, in the order they were made; their bytes are found by hash.
CREATE TABLE filed_file (
  month   INTEGER NOT NULL,
  version INTEGER NOT NULL,
  no      INTEGER NOT NULL,
  name    TEXT    NOT NULL,
  sha256  TEXT    NOT NULL,
  PRIMARY KEY (month, version, no)
) STRICT, WITHOUT ROWID;
`;

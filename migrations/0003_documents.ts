export const sql = /* sql */ `
-- Derived from the log. A document is known by the position of its event.
CREATE TABLE document (
  position    INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  kind        TEXT    NOT NULL,
  number      TEXT    NOT NULL,
  uid         TEXT    NOT NULL,
  day         INTEGER NOT NULL,
  due_day     INTEGER,
  tax_day     INTEGER NOT NULL,
  counterparty_no INTEGER REFERENCES counterparty (no),
  supplier_number TEXT NOT NULL,
  commodity_no INTEGER NOT NULL REFERENCES commodity (no),
  rate        TEXT,
  prices_include_vat INTEGER NOT NULL,
  net_minor   INTEGER NOT NULL,                  -- document currency
  vat_minor   INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  entry       INTEGER,                           -- position of the entry, set by its event
  corrects    INTEGER,                           -- position of the document it corrects
  reason      TEXT,
  memo        TEXT    NOT NULL
) STRICT;
CREATE INDEX document_kind ON document (kind, day, position);
CREATE INDEX document_uid ON document (uid);
CREATE INDEX document_number ON document (number);
CREATE INDEX document_corrects ON document (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE document_line (
  position    INTEGER NOT NULL REFERENCES document (position),
  line_no     INTEGER NOT NULL,
  description TEXT    NOT NULL,
  account_no  INTEGER NOT NULL,
  quantity    TEXT    NOT NULL,
  unit_price  TEXT    NOT NULL,
  tax_code    TEXT    NOT NULL,
  net_minor   INTEGER NOT NULL,
  vat_minor   INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  PRIMARY KEY (position, line_no)
) STRICT, WITHOUT ROWID;

-- What is still to be paid or used up. Signed like the line on the control account: a customer's debt is positive, ours is negative.
CREATE TABLE open_item (
  position     INTEGER PRIMARY KEY REFERENCES document (position),
  account_no   INTEGER NOT NULL,
  counterparty_no INTEGER,
  commodity_no INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  due_day      INTEGER,
  amount_minor INTEGER NOT NULL,                 -- document currency
  open_minor   INTEGER NOT NULL,
  open_base_minor INTEGER NOT NULL,
  vat_open_minor  INTEGER NOT NULL               -- advances: VAT not yet used up
) STRICT;
CREATE INDEX open_item_counterparty ON open_item (counterparty_no, commodity_no) WHERE open_minor <> 0;

CREATE TABLE settlement (
  position     INTEGER NOT NULL,                 -- of the document that settles
  item         INTEGER NOT NULL,                 -- of the document that is settled
  amount_minor INTEGER NOT NULL,
  base_minor   INTEGER NOT NULL,
  PRIMARY KEY (position, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_item ON settlement (item);

CREATE TABLE filed_return (
  month      INTEGER PRIMARY KEY,
  form       TEXT    NOT NULL,
  filed_at   INTEGER NOT NULL,
  filed_by   TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  language   TEXT    NOT NULL,
  pdf_sha256 TEXT    NOT NULL,
  cells      TEXT    NOT NULL                    -- canonical JSON: cell to amount
) STRICT;

-- Amounts of imported books outside double entry.
CREATE TABLE memo_line (
  position     INTEGER PRIMARY KEY,
  day          INTEGER NOT NULL,
  account_no   INTEGER NOT NULL,
  commodity_no INTEGER NOT NULL,
  quantity     INTEGER NOT NULL
) STRICT;

-- One row an import of a book: it is undone as one unit. Numbered by its first event; the rest is known when it ends.
CREATE TABLE import_unit (
  no       INTEGER PRIMARY KEY,
  id       TEXT    NOT NULL UNIQUE,
  position INTEGER,
  file     TEXT    NOT NULL,
  entries  INTEGER NOT NULL,
  undone   INTEGER NOT NULL
) STRICT;
-- What was imported and stands: the hash of its source text within its book. In order of the log, so that an import only appends: kept by hash it
-- would touch every page of a large table. The next import reads all of it once.
CREATE TABLE import_source (
  position  INTEGER PRIMARY KEY,
  hash      BLOB    NOT NULL CHECK (length(hash) = 16),
  import_no INTEGER NOT NULL
) STRICT;
`;

export const sql = /* sql */ `
-- Derived from the log. What lines of documents are filled from; prices as decimal text for one unit in their currency, empty where there is none.
CREATE TABLE item (
  no              INTEGER PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,
  code            TEXT    NOT NULL UNIQUE,
  name            TEXT    NOT NULL,
  name_ka         TEXT    NOT NULL,
  name_bg         TEXT    NOT NULL,
  name_ru         TEXT    NOT NULL,
  name_en         TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  unit            TEXT    NOT NULL,
  currency        TEXT    NOT NULL,
  prices_include_vat INTEGER NOT NULL,
  sale_price      TEXT    NOT NULL,
  purchase_price  TEXT    NOT NULL,
  sale_tax_code   TEXT    NOT NULL,
  purchase_tax_code TEXT  NOT NULL,
  income_account_no  INTEGER REFERENCES account (no),
  expense_account_no INTEGER REFERENCES account (no),
  cn8             TEXT    NOT NULL,
  barcode         TEXT    NOT NULL,
  active          INTEGER NOT NULL,
  rev             INTEGER NOT NULL
) STRICT;

-- Lines of documents that name an item; most have none.
CREATE TABLE document_line_item (
  position INTEGER NOT NULL REFERENCES document (position),
  line_no  INTEGER NOT NULL,
  item_no  INTEGER NOT NULL REFERENCES item (no),
  PRIMARY KEY (position, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_line_item_item ON document_line_item (item_no, position);
`;

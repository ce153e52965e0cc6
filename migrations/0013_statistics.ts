export const sql = /* sql */ `
-- Derived from the log. The goods a document moves between member states, as they were last described; in the order they were given.
CREATE TABLE document_goods (
  position INTEGER PRIMARY KEY REFERENCES document (position),
  described INTEGER NOT NULL,                    -- position of the event
  excluded  TEXT    NOT NULL                     -- why it moves none that are declared; empty where it does
) STRICT;
CREATE TABLE document_goods_item (
  position  INTEGER NOT NULL REFERENCES document_goods (position),
  no        INTEGER NOT NULL,
  line_no   INTEGER NOT NULL,                    -- of the document
  cn8       TEXT    NOT NULL,
  net_mass_grams      INTEGER NOT NULL CHECK (net_mass_grams >= 0),
  supplementary_milli INTEGER CHECK (supplementary_milli >= 0),
  origin_country      TEXT    NOT NULL,
  partner_state       TEXT    NOT NULL,
  partner_vat_number  TEXT    NOT NULL,
  vehicle_country     TEXT    NOT NULL,
  nature              TEXT    NOT NULL,
  transport_mode      TEXT    NOT NULL,
  region              TEXT    NOT NULL,
  delivery_terms      TEXT    NOT NULL,
  value_minor         INTEGER NOT NULL CHECK (value_minor >= 0), -- base currency
  statistical_minor   INTEGER CHECK (statistical_minor >= 0),
  PRIMARY KEY (position, no)
) STRICT, WITHOUT ROWID;

-- Every declaration of a flow and month that was filed: the first one, and those that corrected it.
CREATE TABLE intrastat_filed (
  month    INTEGER NOT NULL,
  flow     TEXT    NOT NULL CHECK (flow IN ('arrivals', 'dispatches')),
  version  INTEGER NOT NULL,
  function TEXT    NOT NULL,
  filed_at INTEGER NOT NULL,
  filed_by TEXT    NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  sha256   TEXT    NOT NULL,                     -- of the message, kept by hash
  lines    TEXT    NOT NULL,                     -- all that is declared after it, canonical JSON
  PRIMARY KEY (month, flow, version)
) STRICT, WITHOUT ROWID;

-- Declarations ask for the telephone of who files.
ALTER TABLE declarant ADD COLUMN phone TEXT NOT NULL DEFAULT '';
`;

export const sql = /* sql */ `
-- Derived from the log. Times during which the company is registered for the Union scheme.
CREATE TABLE oss_registration (
  position  INTEGER PRIMARY KEY,
  from_day  INTEGER NOT NULL,
  until_day INTEGER                              -- inclusive; null: still registered
) STRICT;

-- Supplies to consumers of other member states, each in the one quarter whose return declares it: a row of the VAT ledger, in the currency of its document.
CREATE TABLE oss_supply (
  position INTEGER NOT NULL,                     -- of the entry
  line_no  INTEGER NOT NULL,                     -- as in the VAT ledger
  quarter  TEXT    NOT NULL,                     -- "2026-Q1": where it is declared
  origin   TEXT    NOT NULL,                     -- of the sale; an earlier one than the quarter is corrected by it
  day      INTEGER NOT NULL,                     -- on which the tax became chargeable
  tax_code TEXT    NOT NULL,
  document INTEGER,
  commodity_no INTEGER NOT NULL,
  base_minor   INTEGER NOT NULL,                 -- of that commodity; what is taken back is negative
  vat_minor    INTEGER NOT NULL,
  booked_minor INTEGER NOT NULL,                 -- VAT in base currency, as it stands on the account
  PRIMARY KEY (position, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX oss_supply_quarter ON oss_supply (quarter, position);

CREATE TABLE oss_filed (
  quarter   TEXT    PRIMARY KEY,
  position  INTEGER NOT NULL,
  filed_at  INTEGER NOT NULL,
  filed_by  TEXT    NOT NULL,
  file_name TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  content   TEXT    NOT NULL                     -- data of the event, JSON
) STRICT;
`;

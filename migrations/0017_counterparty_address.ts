export const sql = /* sql */ `
-- Derived from the log: where a counterparty is, its VAT number where that is another one than its tax id, and whether it is related to the company.
ALTER TABLE counterparty ADD COLUMN vat_number  TEXT NOT NULL DEFAULT '';
ALTER TABLE counterparty ADD COLUMN street      TEXT NOT NULL DEFAULT '';
ALTER TABLE counterparty ADD COLUMN town        TEXT NOT NULL DEFAULT '';
ALTER TABLE counterparty ADD COLUMN postal_code TEXT NOT NULL DEFAULT '';
ALTER TABLE counterparty ADD COLUMN region      TEXT NOT NULL DEFAULT '';
ALTER TABLE counterparty ADD COLUMN related     INTEGER NOT NULL DEFAULT 0 CHECK (related IN (0, 1));

-- What a counterparty was until the position of the change that ended it: a document is printed with the party it was issued to, and an answer as known
-- on an earlier position names whom the books knew then.
CREATE TABLE counterparty_past (
  counterparty_no INTEGER NOT NULL,
  until           INTEGER NOT NULL,
  name            TEXT    NOT NULL,
  tax_id          TEXT    NOT NULL,
  vat_number      TEXT    NOT NULL,
  country         TEXT    NOT NULL,
  vat_payer       INTEGER NOT NULL,
  street          TEXT    NOT NULL,
  town            TEXT    NOT NULL,
  postal_code     TEXT    NOT NULL,
  region          TEXT    NOT NULL,
  PRIMARY KEY (counterparty_no, until)
) STRICT, WITHOUT ROWID;

-- What the company says of itself in its audit file.
CREATE TABLE audit_file_declared (
  no      INTEGER PRIMARY KEY CHECK (no = 1),
  content TEXT    NOT NULL                       -- data of the event, JSON
) STRICT;
`;

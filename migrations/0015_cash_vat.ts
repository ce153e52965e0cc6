export const sql = /* sql */ `
-- Derived from the log. VAT of a document under cash accounting, and how much of it has fallen due with what was paid. Base currency, positive.
CREATE TABLE cash_vat (
  position      INTEGER NOT NULL REFERENCES document (position),
  tax_code      TEXT    NOT NULL,
  taxable_minor INTEGER NOT NULL,                -- less what credit notes took back before it fell due
  vat_minor     INTEGER NOT NULL,
  due_taxable_minor INTEGER NOT NULL,
  due_vat_minor     INTEGER NOT NULL,
  PRIMARY KEY (position, tax_code)
) STRICT, WITHOUT ROWID;
-- The protocols by which it fell due, each for one document.
CREATE TABLE cash_vat_due (
  position INTEGER NOT NULL,                     -- of the protocol
  item     INTEGER NOT NULL,                     -- of the document whose VAT it is
  payment  INTEGER,                              -- of what was paid; none where the scheme ended
  tax_code TEXT    NOT NULL,
  taxable_minor INTEGER NOT NULL,
  vat_minor     INTEGER NOT NULL,
  PRIMARY KEY (position, tax_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX cash_vat_due_payment ON cash_vat_due (payment) WHERE payment IS NOT NULL;

-- Numbers that the point of sale gave to sales: each stands on one document.
CREATE TABLE sale_number (
  number   TEXT    PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE REFERENCES document (position)
) STRICT, WITHOUT ROWID;

-- What was paid for what a line sold under a margin scheme. Base currency.
CREATE TABLE margin_cost (
  position   INTEGER NOT NULL REFERENCES document (position),
  line_no    INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  PRIMARY KEY (position, line_no)
) STRICT, WITHOUT ROWID;
`;

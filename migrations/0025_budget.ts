export const sql = /* sql */ `
-- Derived from the log. Every state a budget has had by the position of the event that saved or removed it: a report as known on a position holds the
-- books against the budget as it was then.
CREATE TABLE budget (
  position     INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL,
  rev          INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  year         INTEGER NOT NULL,
  dimension_value TEXT NOT NULL,
  saved_at     INTEGER NOT NULL,
  saved_by     TEXT    NOT NULL,
  removed      INTEGER NOT NULL,
  UNIQUE (id, rev)
) STRICT;

-- Minor units of the currency, positive on the normal side of the account; none is zero. Month as YYYYMM.
CREATE TABLE budget_amount (
  position     INTEGER NOT NULL REFERENCES budget (position),
  account_no   INTEGER NOT NULL,
  month        INTEGER NOT NULL,
  currency     TEXT    NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  PRIMARY KEY (position, account_no, month)
) STRICT, WITHOUT ROWID;
`;

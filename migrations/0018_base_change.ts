export const sql = /* sql */ `
-- Derived from the log. The books went over to another base currency: amounts of days before it are in the former one, from it on in the new one.
CREATE TABLE base_change (
  day           INTEGER PRIMARY KEY,             -- first day of the new one
  position      INTEGER NOT NULL,
  from_currency TEXT    NOT NULL,
  to_currency   TEXT    NOT NULL,
  from_no       INTEGER NOT NULL REFERENCES commodity (no),
  to_no         INTEGER NOT NULL REFERENCES commodity (no),
  rate          TEXT    NOT NULL                 -- units of the former one for one of the new one
) STRICT;

-- Conversions of balances: the first one, and one for everything that was posted before the day afterwards. The position is that of the event.
CREATE TABLE base_conversion (
  position INTEGER PRIMARY KEY,
  day      INTEGER NOT NULL
) STRICT;

-- By how much a conversion changed what all roundings add up to. Debit positive, new currency.
CREATE TABLE base_rounding (
  position     INTEGER NOT NULL REFERENCES base_conversion (position),
  account_no   INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (position, account_no)
) STRICT, WITHOUT ROWID;

-- By how much a conversion changed what is open on a document, so that sums over time go on: new less former, minor units of each.
CREATE TABLE open_item_conversion (
  item         INTEGER NOT NULL REFERENCES open_item (position),
  position     INTEGER NOT NULL REFERENCES base_conversion (position),
  day          INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  base_minor   INTEGER NOT NULL,
  vat_minor    INTEGER NOT NULL,
  PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;
`;

export const sql = /* sql */ `
-- Derived from the log. Exchange rates as they were published: quantity units of unit are worth rate units of price.
CREATE TABLE exchange_rate (
  unit     TEXT    NOT NULL,
  price    TEXT    NOT NULL,
  day      INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  rate     TEXT    NOT NULL,
  source   TEXT    NOT NULL,
  id       TEXT    NOT NULL,
  rev      INTEGER NOT NULL,                     -- one more each time it was replaced
  PRIMARY KEY (unit, price, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_rate_day ON exchange_rate (day, unit, price);

CREATE TABLE exchange_settings (
  one              INTEGER PRIMARY KEY CHECK (one = 1),
  release_next_day INTEGER NOT NULL,
  rev              INTEGER NOT NULL
) STRICT;

CREATE TABLE revaluation (
  position INTEGER PRIMARY KEY,
  day      INTEGER NOT NULL
) STRICT;
CREATE INDEX revaluation_day ON revaluation (day);

-- What revaluations added to the base amount an open item is carried at, by the day it counts from. Signed as on the control account.
CREATE TABLE open_item_revaluation (
  item       INTEGER NOT NULL REFERENCES document (position),
  day        INTEGER NOT NULL,
  position   INTEGER NOT NULL REFERENCES revaluation (position),
  base_minor INTEGER NOT NULL,
  PRIMARY KEY (item, day, position)
) STRICT, WITHOUT ROWID;
`;

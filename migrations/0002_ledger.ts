export const sql = /* sql */ `
-- Derived from the log. Amounts: minor units; debit positive, credit negative. Days: YYYYMMDD. Months: YYYYMM.
CREATE TABLE event_index (
  id       BLOB    NOT NULL CHECK (length(id) = 16),
  rev      INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (id, rev)                          -- two writers can't both append revision n of one thing
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  id            TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  country       TEXT,
  tax_id        TEXT    NOT NULL,
  vat_payer     INTEGER NOT NULL,
  base_currency TEXT    NOT NULL,
  base_scale    INTEGER NOT NULL,
  one_person    INTEGER NOT NULL,
  is_sample     INTEGER NOT NULL,
  pack_version  TEXT,
  created_at    INTEGER NOT NULL,
  rev           INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
  no         INTEGER PRIMARY KEY,                -- 1 is the device the company was made on
  id         TEXT NOT NULL,
  log        TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL
) STRICT;

CREATE TABLE user_account (
  no     INTEGER PRIMARY KEY,
  id     TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  role   TEXT    NOT NULL,
  active INTEGER NOT NULL,
  rev    INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
  no          INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  code        TEXT    NOT NULL UNIQUE,
  name_ka     TEXT    NOT NULL,
  name_bg     TEXT    NOT NULL,
  name_ru     TEXT    NOT NULL,
  name_en     TEXT    NOT NULL,
  type        TEXT    NOT NULL CHECK (type IN ('asset', 'liability', 'equity', 'income', 'expense')),
  normal_side TEXT    NOT NULL CHECK (normal_side IN ('debit', 'credit')),
  postable    INTEGER NOT NULL,
  parent_no   INTEGER REFERENCES account (no),
  active      INTEGER NOT NULL,
  rev         INTEGER NOT NULL
) STRICT;

CREATE TABLE commodity (
  no    INTEGER PRIMARY KEY,                     -- 1 is the base currency
  name  TEXT    NOT NULL UNIQUE,
  scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 12)
) STRICT;

CREATE TABLE counterparty (
  no          INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  name        TEXT    NOT NULL,
  search      TEXT    NOT NULL,                  -- name in small letters, for finding in any script
  tax_id      TEXT    NOT NULL,
  country     TEXT    NOT NULL,
  vat_payer   INTEGER NOT NULL,
  is_customer INTEGER NOT NULL,
  is_supplier INTEGER NOT NULL,
  rev         INTEGER NOT NULL
) STRICT;
CREATE INDEX counterparty_tax_id ON counterparty (tax_id);

CREATE TABLE period (
  month      INTEGER PRIMARY KEY,
  state      TEXT    NOT NULL CHECK (state IN ('open', 'soft-closed', 'hard-closed')),
  changed_at INTEGER NOT NULL,
  changed_by TEXT    NOT NULL,
  reason     TEXT,
  reopened   INTEGER NOT NULL,
  rev        INTEGER NOT NULL
) STRICT;

-- An entry is known by the position of its event: order of recording, and "as known on", for free.
CREATE TABLE journal_entry (
  position    INTEGER PRIMARY KEY,
  id          BLOB    NOT NULL,
  day         INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  number      TEXT    NOT NULL,
  memo        TEXT    NOT NULL,
  total_minor INTEGER NOT NULL,                  -- debit side, base currency
  document    INTEGER,                           -- position of the document
  reverses    INTEGER,
  reversed_by INTEGER,
  corrects    INTEGER
) STRICT;
CREATE INDEX journal_entry_day ON journal_entry (day, position);
CREATE INDEX journal_entry_corrects ON journal_entry (corrects) WHERE corrects IS NOT NULL;

-- Narrow, since there are most of these; what few lines have stands in line_detail.
CREATE TABLE journal_line (
  position     INTEGER NOT NULL,
  line_no      INTEGER NOT NULL CHECK (line_no >= 1),
  account_no   INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  base_minor   INTEGER NOT NULL,                 -- zero where base currency does not value the line
  PRIMARY KEY (position, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_line_account ON journal_line (account_no, day, position, line_no, base_minor);

CREATE TABLE line_detail (
  position     INTEGER NOT NULL,
  line_no      INTEGER NOT NULL,
  commodity_no INTEGER,                          -- null: base currency
  quantity     INTEGER,
  rate         TEXT,
  weight_no    INTEGER,                          -- what the line weighs in an entry that base currency does not value
  weight_minor INTEGER,
  counterparty_no INTEGER,
  memo         TEXT,
  PRIMARY KEY (position, line_no),
  FOREIGN KEY (position, line_no) REFERENCES journal_line (position, line_no),
  CHECK ((commodity_no IS NULL) = (quantity IS NULL)),
  CHECK ((weight_no IS NULL) = (weight_minor IS NULL))
) STRICT, WITHOUT ROWID;

-- The second, independent guard: whatever wrote the lines, an entry that does not balance is not sealed by its row. It ends the whole transaction:
-- ROLLBACK and not ABORT, also because SQLite would keep a copy of every page a statement touches to be able to abort it.
CREATE TRIGGER journal_entry_balances BEFORE INSERT ON journal_entry
  WHEN (SELECT count(*) >= 2 AND sum(base_minor) = 0 AND min(day) = NEW.day AND max(day) = NEW.day AND
      CASE WHEN count(nullif(base_minor, 0)) = count(*) THEN 1 ELSE NOT EXISTS (
        SELECT 1 FROM journal_line l LEFT JOIN line_detail d ON d.position = l.position AND d.line_no = l.line_no
        WHERE l.position = NEW.position AND l.base_minor = 0 AND (d.weight_no IS NULL OR d.quantity = 0)) END
    FROM journal_line WHERE position = NEW.position) IS NOT 1
  OR EXISTS (SELECT 1 FROM line_detail WHERE position = NEW.position AND weight_no IS NOT NULL GROUP BY weight_no HAVING sum(weight_minor) <> 0)
  BEGIN SELECT RAISE(ROLLBACK, 'UNBALANCED_ENTRY'); END;
CREATE TRIGGER journal_line_is_sealed BEFORE INSERT ON journal_line
  WHEN EXISTS (SELECT 1 FROM journal_entry WHERE position = NEW.position) BEGIN SELECT RAISE(ROLLBACK, 'ENTRY_IS_SEALED'); END;
CREATE TRIGGER journal_line_is_immutable_update BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'LINE_IS_IMMUTABLE'); END;
CREATE TRIGGER journal_line_is_immutable_delete BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'LINE_IS_IMMUTABLE'); END;
CREATE TRIGGER line_detail_is_sealed BEFORE INSERT ON line_detail
  WHEN EXISTS (SELECT 1 FROM journal_entry WHERE position = NEW.position) BEGIN SELECT RAISE(ROLLBACK, 'ENTRY_IS_SEALED'); END;
CREATE TRIGGER line_detail_is_immutable_update BEFORE UPDATE ON line_detail BEGIN SELECT RAISE(ABORT, 'LINE_IS_IMMUTABLE'); END;
CREATE TRIGGER line_detail_is_immutable_delete BEFORE DELETE ON line_detail BEGIN SELECT RAISE(ABORT, 'LINE_IS_IMMUTABLE'); END;
CREATE TRIGGER journal_entry_is_immutable_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'ENTRY_IS_IMMUTABLE'); END;
CREATE TRIGGER journal_entry_is_immutable_update BEFORE UPDATE OF position, id, day, kind, number, memo, total_minor, document, reverses, corrects ON journal_entry
  BEGIN SELECT RAISE(ABORT, 'ENTRY_IS_IMMUTABLE'); END;

-- Turnover per account and commodity: a trial balance at any date adds whole months and the days of one month.
CREATE TABLE balance_day (
  account_no   INTEGER NOT NULL,
  commodity_no INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  debit_minor  INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL,
  debit_quantity  INTEGER NOT NULL,
  credit_quantity INTEGER NOT NULL,
  lines        INTEGER NOT NULL,                 -- how many there are: a page of an account's lines is found by them
  PRIMARY KEY (account_no, commodity_no, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE balance_month (
  account_no   INTEGER NOT NULL,
  commodity_no INTEGER NOT NULL,
  month        INTEGER NOT NULL,
  debit_minor  INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL,
  debit_quantity  INTEGER NOT NULL,
  credit_quantity INTEGER NOT NULL,
  PRIMARY KEY (account_no, commodity_no, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE vat_ledger (
  month       INTEGER NOT NULL,                  -- of the tax point
  position    INTEGER NOT NULL,                  -- of the entry
  line_no     INTEGER NOT NULL,
  day         INTEGER NOT NULL,
  tax_code    TEXT    NOT NULL,
  direction   TEXT    NOT NULL CHECK (direction IN ('output', 'input', 'both')),
  taxable_minor INTEGER NOT NULL,
  vat_minor   INTEGER NOT NULL,
  is_correction INTEGER NOT NULL,
  source      TEXT    NOT NULL,
  PRIMARY KEY (month, position, line_no)
) STRICT, WITHOUT ROWID;
`;

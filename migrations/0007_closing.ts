export const sql = /* sql */ `
-- Derived from the log: who reopened what, what was certified, which years are closed.
CREATE TABLE period_reopening (
  position    INTEGER PRIMARY KEY,
  month       INTEGER NOT NULL,
  reopened_at INTEGER NOT NULL,
  reopened_by TEXT    NOT NULL,
  reason      TEXT    NOT NULL
) STRICT;
CREATE INDEX period_reopening_month ON period_reopening (month, position);

CREATE TABLE period_certificate (
  month      INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  issued_at  INTEGER NOT NULL,
  issued_by  TEXT    NOT NULL,
  pdf_sha256 TEXT    NOT NULL,
  content    TEXT    NOT NULL,                   -- the event's data, canonical JSON
  PRIMARY KEY (month, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE fiscal_year (
  year       INTEGER PRIMARY KEY,
  state      TEXT    NOT NULL CHECK (state IN ('open', 'closed')),
  changed_at INTEGER NOT NULL,
  changed_by TEXT    NOT NULL,
  reason     TEXT,
  reopened   INTEGER NOT NULL,
  rev        INTEGER NOT NULL,
  content    TEXT    NOT NULL                    -- of the last closing, canonical JSON
) STRICT;

-- The second, independent guard: whatever wrote it, nothing enters a month that was closed for good or a year that was closed. Months and years
-- are closed and reopened in the order of the log, so a replay meets the same states.
CREATE TRIGGER journal_entry_meets_open_period BEFORE INSERT ON journal_entry BEGIN
  SELECT RAISE(ROLLBACK, 'PERIOD_IS_CLOSED') WHERE
    EXISTS (SELECT 1 FROM period WHERE month = NEW.day / 100 AND state = 'hard-closed')
    OR EXISTS (SELECT 1 FROM fiscal_year WHERE year = NEW.day / 10000 AND state = 'closed');
END;
CREATE TRIGGER vat_ledger_meets_open_period BEFORE INSERT ON vat_ledger BEGIN
  SELECT RAISE(ROLLBACK, 'PERIOD_IS_CLOSED') WHERE
    EXISTS (SELECT 1 FROM period WHERE month = NEW.month AND state = 'hard-closed')
    OR EXISTS (SELECT 1 FROM fiscal_year WHERE year = NEW.month / 100 AND state = 'closed');
END;
`;

export const sql = /* sql */ `
-- The log: the only truth about the books. One row is one signed, hash-chained batch of events; a command that posts writes one.
CREATE TABLE batch (
  first_position INTEGER PRIMARY KEY CHECK (first_position >= 1), -- of its first event; events are numbered from 1 in order of arrival
  log            TEXT    NOT NULL,               -- log identity: one per company, device and incarnation
  seq            INTEGER NOT NULL CHECK (seq >= 1),
  event_count    INTEGER NOT NULL CHECK (event_count >= 1),
  header         BLOB    NOT NULL,               -- exact bytes that were hashed: canonical JSON
  hash           BLOB    NOT NULL CHECK (length(hash) = 32),
  signature      BLOB    NOT NULL CHECK (length(signature) = 64),
  packed         INTEGER NOT NULL CHECK (packed IN (0, 1)),
  payload        BLOB    NOT NULL                -- events, one canonical JSON text a line; zstd when packed
) STRICT;
-- A log's batches come in their order, each number once. Found from the end: an index would be one more page in every commit.
CREATE TRIGGER batch_follows BEFORE INSERT ON batch
  WHEN NEW.seq <> 1 + coalesce((SELECT seq FROM batch WHERE log = NEW.log ORDER BY first_position DESC LIMIT 1), 0)
  BEGIN SELECT RAISE(ROLLBACK, 'LOG_IS_CHAINED'); END;
CREATE TRIGGER batch_is_append_only_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'LOG_IS_APPEND_ONLY'); END;
CREATE TRIGGER batch_is_append_only_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'LOG_IS_APPEND_ONLY'); END;

-- What a command answered, by its id: sending it again gives the same answer and changes nothing.
CREATE TABLE command_receipt (
  id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  input  BLOB NOT NULL,                          -- first 16 bytes of the SHA-256 of name and input
  result TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms as typed. They hold no number and change no figure.
CREATE TABLE draft (
  id          TEXT NOT NULL PRIMARY KEY,
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  form        TEXT NOT NULL,
  input       TEXT,                              -- what posting it would send, once it is complete
  created_by  TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  changed_by  TEXT NOT NULL,                     -- who changed the input last; not who only saved it again
  updated_by  TEXT NOT NULL,
  updated_at  INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('draft', 'rejected', 'approved')),
  decided_by  TEXT,                              -- who approved or rejected it
  decided_at  INTEGER,
  reason      TEXT,                              -- of the rejection
  approved_input TEXT,                           -- hash of the input that was approved
  CHECK ((state = 'draft') = (decided_by IS NULL) AND (state = 'draft') = (decided_at IS NULL)),
  CHECK ((state = 'approved') = (approved_input IS NOT NULL) AND (state = 'rejected') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Files the log names by hash (a declaration as filed).
CREATE TABLE blob (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  bytes  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;

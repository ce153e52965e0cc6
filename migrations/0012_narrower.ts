export const sql = /* sql */ `
-- Derived from the log. What an import brought in stands together in the log, so a range names it. The hashes of its sources stay in the log: only the
-- next import asks for them, and a table of them would be an eighth of an imported book.
DROP TABLE IF EXISTS import_source;
DROP TABLE IF EXISTS import_unit;
CREATE TABLE import_unit (
  position INTEGER PRIMARY KEY,                  -- of the event that ends it
  id       TEXT    NOT NULL UNIQUE,
  first    INTEGER NOT NULL,                     -- position of the first thing it brought in: all from there to its end are its own
  file     TEXT    NOT NULL,
  entries  INTEGER NOT NULL,
  undone   INTEGER NOT NULL,
  CHECK (first < position)
) STRICT;

-- Every index of a table with a rowid ends with it, and the position is the rowid: named once more it would stand there twice.
DROP INDEX journal_entry_day;
CREATE INDEX journal_entry_day ON journal_entry (day);
DROP INDEX document_kind;
CREATE INDEX document_kind ON document (kind, day);

-- The same guard: what lines weigh is only added up where lines weigh something, since grouping nothing took as long as all the rest of it.
DROP TRIGGER journal_entry_balances;
CREATE TRIGGER journal_entry_balances BEFORE INSERT ON journal_entry
  WHEN (SELECT count(*) >= 2 AND sum(base_minor) = 0 AND min(day) = NEW.day AND max(day) = NEW.day AND
      CASE WHEN count(nullif(base_minor, 0)) = count(*) THEN 1 ELSE NOT EXISTS (
        SELECT 1 FROM journal_line l LEFT JOIN line_detail d ON d.position = l.position AND d.line_no = l.line_no
        WHERE l.position = NEW.position AND l.base_minor = 0 AND (d.weight_no IS NULL OR d.quantity = 0)) END
    FROM journal_line WHERE position = NEW.position) IS NOT 1
  OR (EXISTS (SELECT 1 FROM line_detail WHERE position = NEW.position AND weight_no IS NOT NULL)
    AND EXISTS (SELECT 1 FROM line_detail WHERE position = NEW.position AND weight_no IS NOT NULL GROUP BY weight_no HAVING sum(weight_minor) <> 0))
  BEGIN SELECT RAISE(ROLLBACK, 'UNBALANCED_ENTRY'); END;
`;

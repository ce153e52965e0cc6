export const sql = /* sql */ `
-- Derived from the log. Open items that settled each other: one row for each match, and one for each that took a match back.
CREATE TABLE item_match (
  position   INTEGER PRIMARY KEY,                -- of the event; its settlements stand at the same
  id         TEXT    NOT NULL,                   -- of the match, in both rows
  day        INTEGER NOT NULL,
  document   INTEGER NOT NULL REFERENCES document (position),   -- whose open item is a debit
  credit     INTEGER NOT NULL REFERENCES document (position),
  entry      INTEGER,                            -- books the difference of a match, or cancels the one that did
  takes_back INTEGER REFERENCES item_match (position)
) STRICT;
CREATE INDEX item_match_document ON item_match (document);
CREATE INDEX item_match_credit ON item_match (credit);
CREATE INDEX item_match_back ON item_match (takes_back) WHERE takes_back IS NOT NULL;
`;

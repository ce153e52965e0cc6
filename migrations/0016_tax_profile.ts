export const sql = /* sql */ `
-- Derived from the log. What is said of the company and its duties depend on, separated by a space.
CREATE TABLE tax_profile (
  no     INTEGER PRIMARY KEY CHECK (no = 1),
  traits TEXT NOT NULL
) STRICT;
`;

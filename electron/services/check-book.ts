import type { Db } from '../db/db.ts';

export interface BookFault {
  readonly place: string;
  readonly fault: string;
}

/** Position of the first entry whose lines do not add up to zero in base currency. Goes through every line. */
export function unbalancedEntry(db: Db): bigint | undefined {
  return db.get<{ position: bigint }>('SELECT position FROM journal_line GROUP BY position HAVING sum(base_minor) <> 0 LIMIT 1')?.position;
}

/** Turnover of each account added up from its lines, base currency: what the kept balances must agree with. */
export const turnoverFromLines = (db: Db): { account_no: bigint; debit: bigint; credit: bigint }[] =>
  db.all(
    `SELECT account_no, sum(iif(base_minor > 0, base_minor, 0)) AS debit, sum(iif(base_minor < 0, -base_minor, 0)) AS credit
     FROM journal_line GROUP BY account_no`,
  );

/** Checks entries and balances against the lines, without reading the log: for a quick look at large books. Undefined when all agree. */
export function checkBook(db: Db): BookFault | undefined {
  const position = unbalancedEntry(db);
  if (position !== undefined) return { place: `entry at ${position}`, fault: 'its lines do not add up to zero' };
  const kept = new Map(
    db
      .all<{ account_no: bigint; debit: bigint; credit: bigint }>(
        'SELECT account_no, sum(debit_minor) AS debit, sum(credit_minor) AS credit FROM balance_month GROUP BY account_no',
      )
      .map((row) => [row.account_no, row]),
  );
  const added = turnoverFromLines(db);
  for (const { account_no: no, debit, credit } of added) {
    const balance = kept.get(no);
    if (balance?.debit !== debit || balance.credit !== credit)
      return { place: `account ${no}`, fault: 'its balance is not the sum of its lines' };
  }
  return kept.size === added.length ? undefined : { place: 'balances', fault: 'an account without lines has one' };
}

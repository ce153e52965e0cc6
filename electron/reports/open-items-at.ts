import type { AccountType } from '../../shared/accounts/account.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import type { Db } from '../db/db.ts';
import { dateOfDay, dateOfDayOrNull } from '../queries/company.ts';
import { fieldAt } from '../queries/counterparties.ts';

/** A document that left something open at the end of a day. Base currency of that day, signed as on its account. */
export interface OpenAt {
  /** Of the document in the log. */
  readonly position: bigint;
  readonly documentId: string;
  readonly number: string;
  readonly supplierNumber: string;
  readonly date: LocalDate;
  readonly dueDate: LocalDate | null;
  readonly account: string;
  readonly accountType: AccountType;
  readonly counterpartyNo: bigint | null;
  readonly counterpartyId: string | null;
  readonly counterparty: string | null;
  readonly base: bigint;
}

interface Row {
  readonly position: bigint;
  readonly id: string;
  readonly number: string;
  readonly supplier_number: string;
  readonly day: bigint;
  readonly due_day: bigint | null;
  readonly account: string;
  readonly type: AccountType;
  readonly counterparty_no: bigint | null;
  readonly counterparty_id: string | null;
  readonly counterparty: string | null;
  readonly base: bigint;
}

// What an item began with is what it is now, with what settled it and without what revaluations and a change of currency added. From there on, only what was
// both recorded by ?1 and dated by ?2 counts; an item settled before its own day counts with what was settled.
const openThen = `
  WITH settled AS (
    SELECT s.item, sum(s.base_minor) AS ever, sum(iif(s.position <= ?1 AND coalesce(d.day, e.day, m.day) <= ?2, s.base_minor, 0)) AS by_then
    FROM settlement s LEFT JOIN document d ON d.position = s.position LEFT JOIN journal_entry e ON e.position = s.position
    LEFT JOIN item_match m ON m.position = s.position GROUP BY s.item),
  revalued AS (
    SELECT item, sum(base_minor) AS ever, sum(iif(position <= ?1 AND day <= ?2, base_minor, 0)) AS by_then FROM open_item_revaluation GROUP BY item)
  SELECT o.position, o.account_no, o.counterparty_no, o.day, o.due_day,
    iif(o.day <= ?2, o.open_base_minor + iif(o.amount_minor < 0, -1, 1) * coalesce(s.ever, 0) - coalesce(r.ever, 0), 0)
      - iif(o.amount_minor < 0, -1, 1) * coalesce(s.by_then, 0) + coalesce(r.by_then, 0) AS base
  FROM open_item o LEFT JOIN settled s ON s.item = o.position LEFT JOIN revalued r ON r.item = o.position WHERE o.position <= ?1`;

const openNow =
  'SELECT position, account_no, counterparty_no, day, due_day, open_base_minor AS base FROM open_item WHERE ?1 > 0 AND ?2 > 0';

const hasLater = 'SELECT 1 FROM journal_entry WHERE day > ?1 UNION ALL SELECT 1 FROM item_match WHERE day > ?1 LIMIT 1';

/**
 * Documents with an open amount at the end of `asOf`, as known at a log position, in the order of counterparties, due dates and recording. They add up to their
 * accounts wherever these were moved by documents only. [LED-2]
 */
export function openItemsAt(db: Db, asOf: LocalDate, known: number | undefined): OpenAt[] {
  const day = toDayNumber(asOf);
  const position = known ?? Number.MAX_SAFE_INTEGER;
  // Nothing is dated later: what is open then is what is open. What is set off against each other moves no account and has no entry.
  const isNow = known === undefined && db.get(hasLater, day) === undefined;
  return db
    .all<Row>(
      `SELECT i.position, d.id, d.number, d.supplier_number, i.day, i.due_day, a.code AS account, a.type, i.counterparty_no, c.id AS counterparty_id,
         ${known === undefined ? 'c.name' : fieldAt('name', '?1')} AS counterparty, i.base
       FROM (${isNow ? openNow : openThen}) i JOIN document d ON d.position = i.position JOIN account a ON a.no = i.account_no
       LEFT JOIN counterparty c ON c.no = i.counterparty_no
       WHERE i.base <> 0 ORDER BY c.no IS NULL, c.search, c.no, coalesce(i.due_day, i.day), i.day, i.position`,
      position,
      day,
    )
    .map((row) => ({
      position: row.position,
      documentId: row.id,
      number: row.number,
      supplierNumber: row.supplier_number,
      date: dateOfDay(row.day),
      dueDate: dateOfDayOrNull(row.due_day),
      account: row.account,
      accountType: row.type,
      counterpartyNo: row.counterparty_no,
      counterpartyId: row.counterparty_id,
      counterparty: row.counterparty,
      base: row.base,
    }));
}

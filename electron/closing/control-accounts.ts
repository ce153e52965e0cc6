import type { PeriodCheck } from '../../shared/contracts/periods.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { QueryScope } from '../queries/query.ts';

interface Control {
  readonly no: bigint;
  readonly code: string;
  readonly id: string;
}

/**
 * [LED-2] Control accounts against their open items at the end of a day. A difference that comes from entries without a document (by hand, imported)
 * is a warning: documents did not make it and can't clear it. Where what documents posted differs from what they left open, the books are damaged
 * and the check blocks.
 */
export function checkControlAccounts({ db, company }: QueryScope, end: LocalDate): PeriodCheck {
  const day = toDayNumber(end);
  const accounts = db.all<Control>(
    'SELECT no, code, id FROM account WHERE no IN (SELECT DISTINCT account_no FROM open_item) ORDER BY code',
  );
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const items: PeriodCheck['items'] = [];
  let isDamaged = false;
  for (const { no, code, id } of accounts) {
    const ledger = sumOf(
      db.get('SELECT sum(debit_minor - credit_minor) AS sum FROM balance_day WHERE account_no = ? AND day <= ?', no, day),
    );
    const open = openAt({ db }, no, day);
    if (ledger === open) continue;
    // What a change of currency made of open documents is booked in one sum an account.
    const converted = sumOf(
      db.get(
        'SELECT sum(c.base_minor) AS sum FROM open_item_conversion c JOIN open_item o ON o.position = c.item WHERE o.account_no = ? AND c.day <= ?',
        no,
        day,
      ),
    );
    const byDocuments =
      converted +
      sumOf(
        db.get(
          // A revaluation names the document of each item; its line without one revalues what was booked by hand.
          `SELECT sum(l.base_minor) AS sum FROM journal_line l JOIN journal_entry e ON e.position = l.position
         LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
         WHERE l.account_no = ? AND l.day <= ? AND (e.document IS NOT NULL OR (e.kind LIKE 'revaluation%' AND x.memo IS NOT NULL)
           OR e.kind = 'match-difference' OR (SELECT r.kind FROM journal_entry r WHERE r.position = e.reverses) = 'match-difference')`,
          no,
          day,
        ),
      );
    if (byDocuments !== open) isDamaged = true;
    items.push({ subject: code, id, ledger: text(ledger), openItems: text(open), difference: text(ledger - open) });
  }
  return {
    id: 'control-accounts',
    state: items.length === 0 ? 'ok' : isDamaged ? 'blocking' : 'warning',
    count: items.length,
    goTo: { screen: 'account-card', ...(items[0] ? { subject: items[0].subject } : {}) },
    items,
  };
}

/**
 * What was open on an account at the end of a day, base currency, signed like the account: what each item began with on its day, with what
 * revaluations added and less what was settled by then. An item settled before its own day counts with what was settled.
 */
function openAt({ db }: Pick<QueryScope, 'db'>, account: bigint, day: number): bigint {
  return sumOf(
    db.get(
      `WITH settled AS (
         SELECT s.item, sum(s.base_minor) AS ever, sum(iif(coalesce(d.day, e.day, m.day) <= ?2, s.base_minor, 0)) AS by_then
         FROM settlement s JOIN open_item i ON i.position = s.item
         -- The document that settled, the entry that cancelled one that had, or a match of two items.
         LEFT JOIN document d ON d.position = s.position LEFT JOIN journal_entry e ON e.position = s.position
         LEFT JOIN item_match m ON m.position = s.position WHERE i.account_no = ?1 GROUP BY s.item),
       revalued AS (
         SELECT r.item, sum(r.base_minor) AS ever, sum(iif(r.day <= ?2, r.base_minor, 0)) AS by_then
         FROM open_item_revaluation r JOIN open_item i ON i.position = r.item WHERE i.account_no = ?1 GROUP BY r.item),
       carried AS (
         SELECT o.day, o.open_base_minor AS open, iif(o.amount_minor < 0, -1, 1) * coalesce(s.ever, 0) AS settled,
           iif(o.amount_minor < 0, -1, 1) * coalesce(s.by_then, 0) AS settled_by_then,
           coalesce(r.ever, 0) AS revalued, coalesce(r.by_then, 0) AS revalued_by_then
         FROM open_item o LEFT JOIN settled s ON s.item = o.position LEFT JOIN revalued r ON r.item = o.position WHERE o.account_no = ?1)
       SELECT sum(iif(day <= ?2, open + settled - revalued, 0) + revalued_by_then - settled_by_then) AS sum FROM carried`,
      account,
      day,
    ),
  );
}

const sumOf = (row: { sum: bigint | null } | undefined): bigint => row?.sum ?? 0n;

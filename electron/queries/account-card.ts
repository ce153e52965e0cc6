import type { AccountCardRow } from '../../shared/contracts/journal.ts';
import { toDayNumber } from '../../shared/dates/local-date.ts';
import { writeDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { ok, reject } from '../../shared/result.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay, monthOfDay } from './company.ts';
import type { QueryHandler } from './query.ts';

interface Row {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly day: bigint;
  readonly base_minor: bigint;
  readonly entry: Buffer;
  readonly number: string;
  readonly memo: string;
  readonly kind: string;
  readonly document: string | null;
  readonly counterparty: string | null;
  readonly commodity: string | null;
  readonly scale: bigint | null;
  readonly quantity: bigint | null;
}

/** Lines of an account between two dates, inclusive, in order of date and recording, with running balance. Base currency. Rejects: UNKNOWN_ACCOUNT. */
export const accountCard: QueryHandler<'account.card'> = ({ db, company }, input) => {
  const account = db.get<{ no: bigint }>('SELECT no FROM account WHERE code = ?', input.account);
  if (!account) return reject({ code: 'UNKNOWN_ACCOUNT', line: 0, account: input.account });
  const [from, to] = [toDayNumber(input.from), toDayNumber(input.to)];
  const before = (day: number): bigint =>
    db.get<{ balance: bigint }>(
      `SELECT coalesce((SELECT sum(debit_minor - credit_minor) FROM balance_month WHERE account_no = ?1 AND month < ?2), 0)
         + coalesce((SELECT sum(debit_minor - credit_minor) FROM balance_day WHERE account_no = ?1 AND day >= ?3 AND day < ?4), 0) AS balance`,
      account.no,
      monthOfDay(day),
      monthOfDay(day) * 100,
      day,
    )!.balance;
  const turnover = db.get<{ debit: bigint | null; credit: bigint | null }>(
    'SELECT sum(debit_minor) AS debit, sum(credit_minor) AS credit FROM balance_day WHERE account_no = ? AND day BETWEEN ? AND ?',
    account.no,
    from,
    to,
  )!;
  const opening = before(from);
  const debit = turnover.debit ?? 0n;
  const credit = turnover.credit ?? 0n;
  const total = db.get<{ n: bigint }>(
    'SELECT count(*) AS n FROM journal_line WHERE account_no = ? AND day BETWEEN ? AND ?',
    account.no,
    from,
    to,
  )!.n;
  const skipped = db.get<{ sum: bigint | null }>(
    'SELECT sum(base_minor) AS sum FROM (SELECT base_minor FROM journal_line WHERE account_no = ? AND day BETWEEN ? AND ? ORDER BY day, position, line_no LIMIT ?)',
    account.no,
    from,
    to,
    input.offset,
  )!;
  const rows = db.all<Row>(
    `SELECT l.position, l.line_no, l.day, l.base_minor, e.id AS entry, e.number, coalesce(x.memo, e.memo) AS memo, e.kind, d.id AS document,
       coalesce(c.name, dc.name) AS counterparty, m.name AS commodity, m.scale, x.quantity
     FROM (SELECT position, line_no FROM journal_line WHERE account_no = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, position, line_no LIMIT ?4 OFFSET ?5) k
     JOIN journal_line l ON l.position = k.position AND l.line_no = k.line_no
     LEFT JOIN line_detail x ON x.position = k.position AND x.line_no = k.line_no
     JOIN journal_entry e ON e.position = l.position LEFT JOIN document d ON d.position = e.document
     LEFT JOIN counterparty c ON c.no = x.counterparty_no LEFT JOIN counterparty dc ON dc.no = d.counterparty_no
     LEFT JOIN commodity m ON m.no = x.commodity_no ORDER BY l.day, l.position, l.line_no`,
    account.no,
    from,
    to,
    input.limit,
    input.offset,
  );
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  let running = opening + (skipped.sum ?? 0n);
  const described = rows.map((row): AccountCardRow => {
    running += row.base_minor;
    return {
      entryId: blobToId(row.entry),
      position: Number(row.position),
      lineNo: Number(row.line_no),
      date: dateOfDay(row.day),
      number: row.number,
      memo: row.memo,
      kind: row.kind,
      documentId: row.document,
      counterparty: row.counterparty,
      debit: text(row.base_minor > 0n ? row.base_minor : 0n),
      credit: text(row.base_minor < 0n ? -row.base_minor : 0n),
      commodity: row.commodity,
      quantity: row.quantity === null ? null : writeTrimmed(row.quantity, Number(row.scale), 2),
      balance: text(running),
    };
  });
  return ok({
    opening: text(opening),
    closing: text(opening + debit - credit),
    debit: text(debit),
    credit: text(credit),
    rows: described,
    total: Number(total),
  });
};

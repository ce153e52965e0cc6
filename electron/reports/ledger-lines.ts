import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from '../queries/company.ts';
import { fieldAt } from '../queries/counterparties.ts';
import type { LineFilter } from '../queries/line-filter.ts';
import type { LineTable } from '../queries/tagged-lines.ts';
import { correspondingTo, sidesOf } from './corresponding.ts';
import { conversionsOn, type LedgerAccount } from './ledger-accounts.ts';
import { type OwnAmount, ownAmount } from './own-currency.ts';

export interface LedgerLine {
  readonly entryId: string;
  readonly lineNo: number;
  readonly date: LocalDate;
  readonly number: string;
  readonly memo: string;
  /** Of the entry. */
  readonly kind: string;
  readonly counterparty: string;
  /** Codes of the accounts on the other side of the entry. */
  readonly corresponding: string;
  readonly own: ReturnType<typeof ownAmount>;
  /** Minor units of base currency, debit positive. */
  readonly base: bigint;
  /** Balance of the account after the line. */
  readonly balance: bigint;
}

interface Row extends OwnAmount {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly day: bigint;
  readonly base_minor: bigint;
  readonly id: Buffer;
  readonly number: string;
  readonly memo: string;
  readonly kind: string;
  readonly counterparty: string | null;
}

/** Some lines of an account, as SQL with what is bound in it. `conversionDay` is that of lines to leave out, 0 for none. */
function sliceOf(
  accountNo: bigint,
  { first, last, known, conversionDay }: { first: number; last: number; known: number; conversionDay: number },
  { from, count }: { from: number; count: number },
  filter: LineFilter | undefined,
): LineTable {
  const table = filter?.lines;
  return {
    sql: `SELECT position, line_no, day, base_minor FROM ${table ? `(${table.sql})` : 'journal_line'} WHERE account_no = ? AND day BETWEEN ? AND ?
        AND position <= ? AND (? = 0 OR day > ? OR position NOT IN (${conversionsOn})) ORDER BY day, position, line_no LIMIT ? OFFSET ?`,
    parameters: [
      ...(table?.parameters ?? []),
      ...[accountNo, first, last, known, conversionDay, conversionDay, conversionDay, count, from],
    ],
  };
}

/** Lines of an account in the order of date and recording, from the one with number `offset` on, counted from 0. A page counts the days before it, not their lines. */
export function ledgerLines(
  db: Db,
  account: LedgerAccount,
  days: Days,
  known: number | undefined,
  offset: number,
  limit: number,
  filter?: LineFilter,
): LedgerLine[] {
  const conversionDay = account.carried.lines === 0 ? 0 : toDayNumber(days.from);
  const position = known ?? Number.MAX_SAFE_INTEGER;
  const last = toDayNumber(days.to);
  const start = known === undefined && !filter ? pageStart(db, account, days, offset) : { day: toDayNumber(days.from), offset, moved: 0n };
  const page = (from: number, count: number) =>
    sliceOf(account.no, { first: start.day, last, known: position, conversionDay }, { from, count }, filter);
  const [before, slice] = [page(0, start.offset), page(start.offset, limit)];
  // What lines before the page moved, of the day it begins in; of all days where their counts hold other lines too.
  const { moved } = db.get<{ moved: bigint | null }>(`SELECT sum(base_minor) AS moved FROM (${before.sql})`, ...before.parameters)!;
  const rows = db.all<Row>(
    `SELECT k.position, k.line_no, k.day, k.base_minor, e.id, e.number, coalesce(x.memo, e.memo) AS memo, e.kind, m.name AS commodity, m.scale, x.quantity,
       ${known === undefined ? 'c.name' : fieldAt('name', '?')} AS counterparty
     FROM (${slice.sql}) k CROSS JOIN journal_entry e ON e.position = k.position
     LEFT JOIN line_detail x ON x.position = k.position AND x.line_no = k.line_no LEFT JOIN document d ON d.position = e.document
     LEFT JOIN commodity m ON m.no = x.commodity_no LEFT JOIN counterparty c ON c.no = coalesce(x.counterparty_no, d.counterparty_no) ORDER BY k.day, k.position, k.line_no`,
    ...(known === undefined ? [] : [known]),
    ...slice.parameters,
  );
  const sides = sidesOf(db, slice.sql, slice.parameters);
  let balance = account.opening + start.moved + (moved ?? 0n);
  return rows.map((row): LedgerLine => {
    balance += row.base_minor;
    return {
      entryId: blobToId(row.id),
      lineNo: Number(row.line_no),
      date: dateOfDay(row.day),
      number: row.number,
      memo: row.memo,
      kind: row.kind,
      counterparty: row.counterparty ?? '',
      corresponding: correspondingTo(sides.get(row.position), row.base_minor, account.code),
      own: ownAmount(row),
      base: row.base_minor,
      balance,
    };
  });
}

/** The day a page begins in, how many of that day's lines belong to pages before, and what all days before it moved. */
function pageStart(
  db: Db,
  { no, carried }: LedgerAccount,
  { from, to }: Days,
  offset: number,
): { day: number; offset: number; moved: bigint } {
  const first = toDayNumber(from);
  if (offset === 0) return { day: first, offset: 0, moved: 0n };
  const days = db.all<{ day: bigint; n: bigint; moved: bigint }>(
    // The key of balances has the commodity before the day: named, each of them is one look-up instead of all days of the account.
    `SELECT day, sum(lines) AS n, sum(debit_minor - credit_minor) AS moved FROM balance_day
     WHERE account_no = ? AND commodity_no IN (SELECT no FROM commodity) AND day BETWEEN ? AND ? GROUP BY day ORDER BY day`,
    no,
    first,
    toDayNumber(to),
  );
  let left = offset;
  let moved = 0n;
  for (const { day, n, moved: ofDay } of days) {
    const isFirst = Number(day) === first;
    const lines = Number(n) - (isFirst ? carried.lines : 0);
    if (left < lines) return { day: Number(day), offset: left, moved };
    left -= lines;
    moved += ofDay - (isFirst ? carried.moved : 0n);
  }
  return { day: toDayNumber(to), offset: Number.MAX_SAFE_INTEGER, moved };
}

import { toDayNumber } from '../../shared/dates/local-date.ts';
import { addMonths, lastDay, monthNumber, periodOf } from '../../shared/dates/period.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum as sumOf } from '../../shared/money/minor.ts';
import { ok } from '../../shared/result.ts';
import { carriedOver } from '../closing/year.ts';
import type { Db } from '../db/db.ts';
import { inCurrencyOf } from './company-row.ts';
import type { QueryHandler } from './query.ts';
import { computeReturn } from './vat-return.ts';

/** Balance, debit positive, of the accounts whose code starts with one of the texts, at the end of a day. */
function balanceOf(db: Db, codes: readonly string[], day: number): bigint {
  return (
    db.get<{ balance: bigint | null }>(
      `SELECT sum(b.debit_minor - b.credit_minor) AS balance FROM account a JOIN balance_day b ON b.account_no = a.no
     WHERE b.day <= ? AND EXISTS (SELECT 1 FROM json_each(?) p WHERE a.code LIKE p.value || '%')`,
      day,
      JSON.stringify(codes),
    )!.balance ?? 0n
  );
}

/** Credit minus debit of income or debit minus credit of expense accounts in one month, without the entries that close a year on its last day. */
function monthOf(db: Db, type: 'income' | 'expense', month: number): bigint {
  const sum =
    db.get<{ sum: bigint | null }>(
      `SELECT sum(b.credit_minor - b.debit_minor) AS sum FROM account a JOIN balance_month b ON b.account_no = a.no WHERE a.type = ? AND b.month = ?`,
      type,
      month,
    )!.sum ?? 0n;
  const closing =
    db.get<{ sum: bigint | null }>(
      `SELECT -sum(l.base_minor) AS sum FROM journal_entry e JOIN journal_line l ON l.position = e.position JOIN account a ON a.no = l.account_no
       WHERE e.day = ? AND e.kind = 'year-closing' AND a.type = ?`,
      month * 100 + 31,
      type,
    )!.sum ?? 0n;
  const carried = sumOf(
    carriedOver(db, Math.floor(month / 100))
      .filter(({ month: of }) => of === month)
      .filter(({ type: of }) => of === type)
      .map(({ base }) => -base),
  );
  return type === 'income' ? sum - closing - carried : closing - sum + carried;
}

/** Figures of the overview for the month of a date; each one is the balance of the report it opens. Base currency. */
export const overviewGet: QueryHandler<'overview.get'> = ({ db, company, pack }, { on }) => {
  const period = periodOf(on);
  const day = toDayNumber(on);
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const cashCodes = pack ? [pack.roles.bank, pack.roles.bankForeign, pack.roles.cash] : [];
  const months = Array.from({ length: 12 }, (_, index) => addMonths(period, index - 11));
  const revenue = monthOf(db, 'income', monthNumber(period));
  const expenses = monthOf(db, 'expense', monthNumber(period));
  const count = (sql: string, ...parameters: unknown[]) => Number(db.get<{ n: bigint }>(sql, ...parameters)!.n);
  const vatPeriod = addMonths(period, -1);
  const vat = pack && company.vatPayer ? computeReturn(db, pack, vatPeriod) : undefined;
  const documents = (kind: string) => count('SELECT EXISTS (SELECT 1 FROM document WHERE kind = ?) AS n', kind) > 0;
  return ok({
    period,
    cash: text(balanceOf(db, cashCodes, day)),
    receivables: text(pack ? balanceOf(db, [pack.roles.receivables], day) : 0n),
    payables: text(pack ? -balanceOf(db, [pack.roles.payables], day) : 0n),
    revenueMonth: text(revenue),
    resultMonth: text(revenue - expenses),
    vat:
      vat && pack
        ? {
            payable: text(vat.cells.get(pack.vatReturn.payable)!.amount),
            credit: text(vat.cells.get(pack.vatReturn.credit)!.amount),
            due: pack.vatDueDate(vatPeriod),
            filed: count('SELECT count(*) AS n FROM filed_return WHERE month = ?', monthNumber(vatPeriod)) > 0,
          }
        : null,
    drafts: count('SELECT count(*) AS n FROM draft'),
    overdueInvoices: count(
      "SELECT count(*) AS n FROM open_item o JOIN document d ON d.position = o.position WHERE d.kind IN ('sales-invoice', 'sales-debit-note') AND o.open_minor > 0 AND o.due_day < ?",
      day,
    ),
    months: months.map((month) => ({
      period: month,
      // One scale for all of them: that of the day.
      revenue: text(inCurrencyOf(company, monthOf(db, 'income', monthNumber(month)), lastDay(month), on)),
      expenses: text(inCurrencyOf(company, monthOf(db, 'expense', monthNumber(month)), lastDay(month), on)),
    })),
    checklist: [
      { key: 'company', done: true },
      { key: 'counterparty', done: count('SELECT EXISTS (SELECT 1 FROM counterparty) AS n') > 0 },
      { key: 'invoice', done: documents('sales-invoice') },
      { key: 'bill', done: documents('purchase-bill') },
      { key: 'vat-return', done: count('SELECT EXISTS (SELECT 1 FROM filed_return) AS n') > 0 },
    ],
  });
};

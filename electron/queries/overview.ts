import { isIn } from '../../shared/closing/year-end-rule.ts';
import type { OverviewFigure, OverviewInfo, OverviewPart } from '../../shared/contracts/company.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { addMonths, monthNumber, type Period, periodOf } from '../../shared/dates/period.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import { daysOfSpan, partsOfSpan, spanBefore } from '../../shared/dates/span.ts';
import { chargeKinds, type DocumentKind } from '../../shared/documents/kinds.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { sqlList } from '../db/sql-list.ts';
import { type StatementAccount, type StatementChart, statementChart } from '../reports/statements/accounts.ts';
import { type ByAccount, StatementAmounts } from '../reports/statements/amounts.ts';
import { incomeOf, type PeriodResult, resultOf } from '../reports/statements/income-statement.ts';
import { firstOwedReturn } from './owed-return.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { computeReturn } from './vat-return.ts';

/**
 * Each figure is that of the report it leads to, computed by the same functions. Base currency of the day.
 * Rejects: UNKNOWN_ACCOUNT (one that takes roundings of a change of currency does not exist).
 */
export const overviewGet: QueryHandler<'overview.get'> = (scope, { on, span }) => {
  const { db, company, pack } = scope;
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const books = booksUpTo(scope, on);
  const [days, before] = [daysOfSpan(span, on), spanBefore(span, on)];
  const [flow, flowBefore] = [books.resultOf(days), books.resultOf(before)];
  const [now, then] = [books.balances(days.to), books.balances(before.to)];
  if (!now.ok) return now;
  if (!then.ok) return then;
  const figure = (id: OverviewFigure['id'], amount: bigint | undefined, earlier: bigint | undefined): OverviewFigure[] =>
    amount === undefined || earlier === undefined ? [] : [{ id, amount: text(amount), before: text(earlier) }];
  const { roles } = pack ?? {};
  const owed = (code: string | undefined, of: ByAccount) =>
    code === undefined ? undefined : books.sumOf(of, (account) => account.code === code);
  const negative = (minor: bigint | undefined) => (minor === undefined ? undefined : -minor);
  const parts: OverviewPart[] = [];
  for (const part of partsOfSpan(span, on)) {
    const { profit, income } = books.resultOf(part);
    const balances = books.balances(part.to);
    if (!balances.ok) return balances;
    const cash = books.cashOf(balances.value);
    parts.push({
      ...part,
      income: text(income),
      expenses: text(income - profit),
      profit: text(profit),
      cash: cash === undefined ? null : text(cash),
    });
  }
  return ok({
    span,
    days,
    before,
    currency: books.currency,
    figures: [
      ...figure('revenue', flow.revenue, flowBefore.revenue),
      ...figure('profit', flow.profit, flowBefore.profit),
      ...figure('cash', books.cashOf(now.value), books.cashOf(then.value)),
      ...figure('receivables', owed(roles?.receivables, now.value), owed(roles?.receivables, then.value)),
      ...figure('payables', negative(owed(roles?.payables, now.value)), negative(owed(roles?.payables, then.value))),
    ],
    parts,
    balances: (['asset', 'liability', 'equity', 'income', 'expense'] as const).map((type) => ({
      type,
      amount: text(books.sumOf(now.value, (account) => account.type === type)),
    })),
    vat: pack && company.vatPayer ? owedReturns(db, on).map((period) => vatOf(scope, pack, period)) : [],
    needs: needsOf(db, on),
    checklist: checklistOf(db, pack),
  });
};

interface Flow {
  readonly revenue: bigint | undefined;
  readonly income: bigint;
  readonly profit: bigint;
}

/** What the statements say of any days, in the currency of the last one. Minor units. */
function booksUpTo(scope: QueryScope, on: LocalDate) {
  const chart: StatementChart = statementChart(scope);
  const amounts = new StatementAmounts(scope, chart, undefined, on);
  const { layouts, accounts } = chart;
  const none: ReadonlyMap<string, PeriodResult> = new Map();
  const sumOf = (of: ByAccount, is: (account: StatementAccount) => boolean): bigint =>
    sum([...of].filter(([no]) => is(accounts.get(no)!)).map(([, minor]) => minor));
  const cash = layouts.cashFlow?.cash;
  return {
    currency: amounts.currency,
    sumOf,
    balances: (day: LocalDate): Result<ByAccount> => amounts.balances(day),
    cashOf: (of: ByAccount): bigint | undefined => (cash ? sumOf(of, ({ code }) => isIn(code, cash)) : undefined),
    resultOf(days: Days): Flow {
      const result = resultOf(scope, chart, amounts, { id: 'amount', days, title: { text: '' } }, none);
      const lines = incomeOf(chart, result).amounts;
      const { revenue, profit } = layouts.incomeStatement;
      return {
        revenue: lines.get(revenue) ?? 0n,
        income: -sumOf(result.accounts, ({ type }) => type === 'income'),
        profit: lines.get(profit) ?? 0n,
      };
    },
  };
}

/** The month of a day and the one before, as far as their returns are owed by these books. */
function owedReturns(db: Db, on: LocalDate): Period[] {
  const first = firstOwedReturn(db);
  return [addMonths(periodOf(on), -1), periodOf(on)].filter((period) => period >= first);
}

function vatOf({ db, company }: QueryScope, pack: JurisdictionPack, period: Period): OverviewInfo['vat'][number] {
  const { cells } = computeReturn(db, pack, period);
  const text = (cell: string) => writeDecimal(cells.get(cell)!.amount, company.baseScale);
  return {
    period,
    payable: text(pack.vatReturn.payable),
    credit: text(pack.vatReturn.credit),
    due: pack.vatDueDate(period),
    filed: db.get('SELECT 1 FROM filed_return WHERE month = ?', monthNumber(period)) !== undefined,
  };
}

function needsOf(db: Db, on: LocalDate): OverviewInfo['needs'] {
  const day = toDayNumber(on);
  const count = (sql: string, ...parameters: unknown[]) => Number(db.get<{ n: bigint }>(sql, ...parameters)!.n);
  const open = 'SELECT count(*) AS n FROM open_item o JOIN document d ON d.position = o.position WHERE';
  const overdue = (kinds: readonly DocumentKind[], sign: '<' | '>') =>
    count(`${open} d.kind IN (${sqlList(kinds)}) AND o.open_minor ${sign} 0 AND o.due_day < ?`, day);
  const needs: OverviewInfo['needs'] = [
    { id: 'overdue-invoices', count: overdue(chargeKinds.sales, '>') },
    { id: 'overdue-bills', count: overdue(chargeKinds.purchases, '<') },
    { id: 'unmatched', count: count(`${open} d.kind IN ('payment-in', 'payment-out') AND o.open_minor <> 0`) },
    {
      id: 'reserved-numbers',
      count: count(
        `SELECT count(*) AS n FROM number_lease l JOIN number_register r ON r.series = l.series AND r.value BETWEEN l.first AND l.last WHERE r.state = 'leased'`,
      ),
    },
  ];
  return needs.filter(({ count }) => count > 0);
}

function checklistOf(db: Db, pack: JurisdictionPack | undefined): OverviewInfo['checklist'] {
  // What the bank and the till held when the books began, or anything that came since.
  const codes = pack ? [pack.roles.bank, pack.roles.bankForeign, pack.roles.cash] : [];
  const hasMoney =
    db.get(
      `SELECT 1 FROM account a JOIN balance_month b ON b.account_no = a.no
       WHERE EXISTS (SELECT 1 FROM json_each(?) p WHERE a.code LIKE p.value || '%') LIMIT 1`,
      JSON.stringify(codes),
    ) !== undefined;
  const has = (sql: string) => db.get(sql) !== undefined;
  const document = (kind: string) => has(`SELECT 1 FROM document WHERE kind = '${kind}' LIMIT 1`);
  return [
    { key: 'company', done: true },
    { key: 'opening', done: hasMoney },
    { key: 'counterparty', done: has('SELECT 1 FROM counterparty LIMIT 1') },
    { key: 'invoice', done: document('sales-invoice') },
    { key: 'bill', done: document('purchase-bill') },
    { key: 'vat-return', done: has('SELECT 1 FROM filed_return LIMIT 1') },
  ];
}

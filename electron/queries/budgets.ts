import type { AccountType, Side } from '../../shared/accounts/account.ts';
import type { BudgetInfo, BudgetLine } from '../../shared/contracts/budgets.ts';
import type { LineDimension } from '../../shared/contracts/dimensions.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDay, type Period, periodOfMonth } from '../../shared/dates/period.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { between } from '../../shared/rates/currency-change.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { baseOn, type CompanyRow } from './company-row.ts';
import { positionKnownOn } from './known-on.ts';
import type { QueryHandler, QueryScope } from './query.ts';

/** A budget as it is, or as it was at a position of the log. */
export interface BudgetRow {
  readonly position: bigint;
  readonly id: string;
  readonly name: string;
  readonly year: bigint;
  /** Id of the value it is of; empty for the whole company. */
  readonly dimension_value: string;
  readonly rev: bigint;
}

export interface ListedRow extends BudgetRow {
  readonly saved_at: bigint;
  /** Name of who saved it. */
  readonly by: string;
}

const select = `SELECT b.position, b.id, b.name, b.year, b.dimension_value, b.rev, b.saved_at, coalesce(u.name, b.saved_by) AS by
  FROM budget b LEFT JOIN user_account u ON u.id = b.saved_by
  WHERE b.removed = 0 AND b.position = (SELECT max(l.position) FROM budget l WHERE l.id = b.id AND l.position <= ?1)`;

const everything = Number.MAX_SAFE_INTEGER;

/** Undefined when there is none, or none any more. */
export const findBudget = (db: Db, id: string, known?: number): ListedRow | undefined =>
  db.get<ListedRow>(`${select} AND b.id = ?2`, known ?? everything, id);

/** Everything a budget says of an account in a month. Minor units, debit positive, base currency of the month as known on the position. */
export interface BudgetAmount {
  readonly no: bigint;
  /** YYYYMM */
  readonly month: number;
  readonly minor: bigint;
}

/** The amounts of a budget. One in the currency the books had before they went over to another one is told in that. */
export function budgetAmounts(
  db: Db,
  company: Pick<CompanyRow, 'baseCurrency' | 'baseChange'>,
  { position }: BudgetRow,
  known?: number,
): BudgetAmount[] {
  return db
    .all<{ no: bigint; month: bigint; currency: string; minor: bigint }>(
      `SELECT b.account_no AS no, b.month, b.currency, iif(a.normal_side = 'debit', b.amount_minor, -b.amount_minor) AS minor
       FROM budget_amount b JOIN account a ON a.no = b.account_no WHERE b.position = ? ORDER BY a.code, b.month`,
      position,
    )
    .map(({ no, month, currency, minor }) => {
      const to = baseOn(company, firstDay(periodOfMonth(month)), known);
      return { no, month: Number(month), minor: company.baseChange ? between(company.baseChange, minor, currency, to) : minor };
    });
}

export interface AccountRow extends NameColumns {
  readonly no: bigint;
  readonly code: string;
  readonly type: AccountType;
  readonly normal_side: Side;
}

export const accountsOf = (db: Db): Map<bigint, AccountRow> =>
  new Map(
    db.all<AccountRow>('SELECT no, code, type, normal_side, name_ka, name_bg, name_ru, name_en FROM account').map((row) => [row.no, row]),
  );

/** The value of a dimension a budget is of, by its codes. */
export function dimensionOf(db: Db, { dimension_value: value }: Pick<BudgetRow, 'dimension_value'>): LineDimension | null {
  if (value === '') return null;
  return db.get<LineDimension & Record<string, string>>(
    `SELECT d.code AS dimension, d.name AS dimensionName, v.code AS value, v.name FROM dimension_value v JOIN dimension d ON d.no = v.dimension_no
     WHERE v.id = ?`,
    value,
  )!;
}

function infoOf(
  { db, company }: QueryScope,
  row: ListedRow,
  accounts: ReadonlyMap<bigint, AccountRow>,
  known: number | undefined,
): BudgetInfo {
  const end = `${row.year}-12-31` as LocalDate;
  const currency = baseOn(company, end, known);
  const amounts = budgetAmounts(db, company, row, known);
  let [income, expense] = [0n, 0n];
  for (const { no, month, minor } of amounts) {
    const { type } = accounts.get(no)!;
    const of = baseOn(company, firstDay(periodOfMonth(BigInt(month))), known);
    const told = company.baseChange ? between(company.baseChange, minor, of, currency) : minor;
    if (type === 'income') income -= told;
    if (type === 'expense') expense += told;
  }
  const money = (minor: bigint) => writeDecimal(minor, company.baseScale);
  return {
    id: row.id,
    name: row.name,
    year: Number(row.year),
    dimension: dimensionOf(db, row),
    accounts: new Set(amounts.map(({ no }) => no)).size,
    income: money(income),
    expense: money(expense),
    result: money(income - expense),
    currency,
    savedAt: new Date(Number(row.saved_at)).toISOString(),
    by: row.by,
    version: Number(row.rev),
  };
}

/** Budgets as known on a position, the latest year first, each year by name. */
export const budgetList: QueryHandler<'budget.list'> = (scope, { knownOn }) => {
  const known = positionKnownOn(scope.db, knownOn);
  const accounts = accountsOf(scope.db);
  // SQLite folds only Latin letters.
  const rows = scope.db.all<ListedRow>(select, known ?? everything).map((row) => ({ row, folded: row.name.toLowerCase() }));
  rows.sort(
    (a, b) => Number(b.row.year - a.row.year) || (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.row.id < b.row.id ? -1 : 1),
  );
  return ok(rows.map(({ row }) => infoOf(scope, row, accounts, known)));
};

/** Lines of a sheet by account code, from amounts that are debit positive. */
export function linesOf(amounts: readonly BudgetAmount[], accounts: ReadonlyMap<bigint, AccountRow>, scale: number): BudgetLine[] {
  const lines = new Map<bigint, BudgetLine>();
  for (const { no, month, minor } of amounts) {
    const account = accounts.get(no)!;
    let line = lines.get(no);
    if (!line) {
      const { code, type, normal_side: normalSide } = account;
      line = { account: code, names: namesOf(account), type, normalSide, amounts: {} as Record<Period, string> };
      lines.set(no, line);
    }
    line.amounts[periodOfMonth(BigInt(month))] = writeDecimal(account.normal_side === 'debit' ? minor : -minor, scale);
  }
  return [...lines.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
}

export const budgetGet: QueryHandler<'budget.get'> = (scope, { budgetId, knownOn }) => {
  const { db, company } = scope;
  const known = positionKnownOn(db, knownOn);
  const row = findBudget(db, budgetId, known);
  if (!row) return ok(null);
  const accounts = accountsOf(db);
  const lines = linesOf(budgetAmounts(db, company, row, known), accounts, company.baseScale);
  return ok({ ...infoOf(scope, row, accounts, known), lines });
};

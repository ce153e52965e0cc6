import { isIn } from '../../shared/closing/year-end-rule.ts';
import type { PeriodCheck } from '../../shared/contracts/periods.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { toDayNumber } from '../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period, periodOfMonth } from '../../shared/dates/period.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { baseOn } from '../queries/company-row.ts';
import { numberContinuity } from '../queries/number-continuity.ts';
import type { QueryScope } from '../queries/query.ts';
import { type RecordedSince, recordedSinceRevaluation } from '../queries/recorded-since-revaluation.ts';
import { turnovers } from '../queries/trial-balance.ts';
import { checkControlAccounts } from './control-accounts.ts';
import { isYearClosed, openMonthsBefore } from './period-state.ts';
import { vatAccountEntries } from './vat-accounts.ts';

type Items = PeriodCheck['items'];
type GoTo = PeriodCheck['goTo'];
const mostItems = 100;

const check = (id: PeriodCheck['id'], found: 'warning' | 'blocking', goTo: GoTo, items: Items, count = items.length): PeriodCheck => ({
  id,
  state: count === 0 ? 'ok' : found,
  count,
  goTo,
  items: items.slice(0, mostItems),
});

/** Every check of a month, in the order of an accountant's list. Reads only; amounts are balances at the end of the month. */
export function periodChecks(scope: QueryScope, period: Period): PeriodCheck[] {
  const { db, company, pack } = scope;
  const month = monthNumber(period);
  const end = lastDay(period);
  const today = new Date(scope.nowMs).toISOString().slice(0, 10) as LocalDate;
  const isDecember = month % 100 === 12;
  return [
    check(
      'earlier-months',
      'blocking',
      { screen: 'periods' },
      openMonthsBefore(db, month).map((earlier) => ({ subject: periodOfMonth(earlier) })),
    ),
    numbers(scope),
    checkControlAccounts(scope, end),
    ...drafts(scope, period),
    check(
      'vat-return',
      'warning',
      { screen: 'vat-return', subject: period },
      pack && company.vatPayer && !db.get('SELECT 1 FROM filed_return WHERE month = ?', month) ? [{ subject: period }] : [],
    ),
    check('vat-accounts', 'warning', { screen: 'journal' }, vatAccountEntries(scope, month)),
    ...balances(scope, end),
    ...(isDecember && pack?.yearEnd ? [yearClosing(scope, Math.floor(month / 100), end)] : []),
    check('not-over', 'warning', { screen: 'periods' }, today <= end ? [{ subject: end }] : []),
    futureDates(scope, month, today),
  ];
}

/** Holes in a series; an intact book has none. [NUM-1] */
function numbers(scope: QueryScope): PeriodCheck {
  const result = numberContinuity(scope, { limit: 1, offset: 0 });
  const broken = (result.ok ? result.value : []).filter(({ missing }) => missing.length > 0);
  const count = broken.reduce((sum, { missing }) => sum + missing.length, 0);
  return check(
    'numbers',
    'blocking',
    { screen: 'number-continuity' },
    broken.map(({ series }) => ({ subject: series })),
    count,
  );
}

interface DraftRow {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly form: string;
  readonly input: string | null;
  readonly state: string;
}

/** Drafts dated in the month, and among them those that are complete and wait for a second person. */
function drafts({ db, company }: QueryScope, period: Period): PeriodCheck[] {
  const found = db
    .all<DraftRow>('SELECT id, title, kind, form, input, state FROM draft ORDER BY id')
    .filter((row) => (dateIn(row.input) ?? dateIn(row.form) ?? '').startsWith(`${period}-`));
  const item = ({ id, title, kind }: DraftRow) => ({ subject: title === '' ? kind : title, id });
  const waiting = company.onePerson ? [] : found.filter((row) => row.input !== null && row.state !== 'approved');
  return [
    check('drafts', 'warning', { screen: 'drafts' }, found.map(item)),
    check('approvals', 'warning', { screen: 'drafts' }, waiting.map(item)),
  ];
}

/** The date a form or an input carries, whatever its kind. */
function dateIn(json: string | null): string | undefined {
  if (json === null) return undefined;
  const value = JSON.parse(json) as { date?: unknown } | null;
  return typeof value === 'object' && value !== null && typeof value.date === 'string' ? value.date : undefined;
}

/**
 * Foreign balances of monetary accounts without a revaluation on the last day, or with one that does not know what was recorded after it, and suspense accounts
 * that are not empty.
 */
function balances({ db, company, pack }: QueryScope, end: LocalDate): PeriodCheck[] {
  const suspenseAccounts = pack?.monthEnd?.suspense ?? [];
  const monetary = pack?.monetaryAccounts ?? [];
  const rows = pack ? turnovers(db, end, undefined) : [];
  const accounts = new Map(
    db.all<{ no: bigint; code: string; id: string }>('SELECT no, code, id FROM account').map((row) => [row.no, row]),
  );
  const commodities = new Map(
    db.all<{ no: bigint; name: string; scale: bigint }>('SELECT no, name, scale FROM commodity').map((row) => [row.no, row]),
  );
  const recordedSince = recordedSinceRevaluation(db, toDayNumber(end));
  const isDue = ({ account_no, commodity_no }: RecordedSince, quantity: bigint): boolean =>
    recordedSince ? recordedSince.some((since) => since.account_no === account_no && since.commodity_no === commodity_no) : quantity !== 0n;
  const foreign: Items = [];
  const suspense = new Map<string, bigint>();
  for (const row of rows) {
    const { code, id } = accounts.get(row.account_no)!;
    const { name, scale } = commodities.get(row.commodity_no)!;
    const quantity = row.debit_quantity - row.credit_quantity;
    if (name !== baseOn(company, end) && isDue(row, quantity) && monetary.some(({ prefix }) => code.startsWith(prefix))) {
      foreign.push({ subject: code, id, amount: writeDecimal(quantity, Number(scale)), currency: name });
    }
    if (isIn(code, suspenseAccounts)) suspense.set(code, (suspense.get(code) ?? 0n) + row.debit - row.credit);
  }
  const left = [...suspense]
    .filter(([, balance]) => balance !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, balance]) => ({ subject, amount: writeDecimal(balance, company.baseScale) }));
  return [
    check(
      'revaluation',
      'warning',
      { screen: 'revaluation', subject: end },
      foreign.sort((a, b) => (a.subject < b.subject ? -1 : 1)),
    ),
    check('suspense', 'warning', { screen: 'account-card', ...(left[0] ? { subject: left[0].subject } : {}) }, left),
  ];
}

/** December closed for good before the year: the closing entries could not be posted any more. */
function yearClosing({ db, pack }: QueryScope, year: number, end: LocalDate): PeriodCheck {
  if (isYearClosed(db, year)) return check('year-closing', 'warning', { screen: 'periods' }, []);
  const rule = pack!.yearEnd!;
  const accounts = new Map(db.all<{ no: bigint; code: string }>('SELECT no, code FROM account').map(({ no, code }) => [no, code]));
  const isStanding = turnovers(db, end, undefined).some(
    (row) => (row.debit !== row.credit || row.debit_quantity !== row.credit_quantity) && isIn(accounts.get(row.account_no)!, rule.result),
  );
  return check('year-closing', 'warning', { screen: 'periods', subject: String(year) }, isStanding ? [{ subject: String(year) }] : []);
}

/** Entries of the month that are dated ahead of today: allowed, but seldom meant. */
function futureDates({ db }: QueryScope, month: number, today: LocalDate): PeriodCheck {
  const { n } = db.get<{ n: bigint }>(
    'SELECT count(*) AS n FROM journal_entry WHERE day > ? AND day BETWEEN ? AND ?',
    toDayNumber(today),
    month * 100 + 1,
    month * 100 + 31,
  )!;
  return check('future-dates', 'warning', { screen: 'journal' }, [], Number(n));
}

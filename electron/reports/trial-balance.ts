import type { LocalDate } from '../../shared/dates/local-date.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { accountFilter } from '../../shared/reports/account-filter.ts';
import type { ReportCheck, ReportColumn, ReportRow, ReportText } from '../../shared/reports/report.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { QueryScope } from '../queries/query.ts';
import { type TrialBalanceAmounts, trialBalanceOf } from '../queries/trial-balance.ts';
import { frameOf, refuseOptions } from './frame.ts';
import { hasUnvalued } from './own-currency.ts';
import { heldReport, type ReportMaker, type ReportQuestion } from './report-source.ts';
import { dayCompared } from './statements/columns.ts';
import { onItsSide } from './turnover-sheet.ts';

type Sides = readonly [debit: bigint, credit: bigint];
const none: Sides = [0n, 0n];

/** Two columns, debit and credit, and what an account has in them: minor units of the column, or of the commodity of the row. */
interface Pair {
  readonly id: string;
  readonly group: ReportText;
  readonly on: LocalDate;
  readonly of: (key: string) => Sides;
}

/** One day, by account; by account and commodity where each commodity stands by itself. */
interface OfDay {
  readonly rows: ReadonlyMap<string, TrialBalanceAmounts>;
  readonly notes: readonly ReportText[];
}

/**
 * Trial balance as of a day: the turnover of each account since the books, or their currency, began, and its balance on its side; with `compare` the balance of
 * another day beside it. In base currency of the day, in the one the books went over to later (each balance converted by the legal rule), or in the commodity of
 * each line, which has no total. Of some lines or some accounts debit need not equal credit, and is not held against it.
 * Rejects: REPORT_WITHOUT_OPTION (`account`, `each`, `by`; `compare` beside commodities), COMPARATIVE_CURRENCY, DIMENSION_NOT_IN_COMMODITY.
 */
export const trialBalance: ReportMaker = (scope, question) => {
  const { compare, from, to, in: unit = 'base', lines, accounts } = question;
  const isOwn = unit === 'commodity';
  const refused = refuseOptions(question, 'account', 'each', 'by', ...(isOwn ? (['compare'] as const) : []));
  if (refused.length > 0) return reject(...refused);
  const { from: _from, ...asOf } = question;
  const frame = frameOf(scope, asOf);
  // Both days in one currency, whatever the books were in on the other one.
  const currency = unit === 'base' ? frame.currency : unit;
  const now = ofDay(scope, question, to, currency);
  if (!now.ok) return now;
  const before = compare && dayCompared(compare, to, from && { from, to });
  const compared = before && ofDay(scope, question, before, currency);
  if (compared && !compared.ok) return compared;

  const pairs = [
    pairOf('turnover', 'ledger.turnoverUpTo', to, now.value, ({ debit, credit }) => [debit, credit]),
    pairOf('balance', 'ledger.balanceOn', to, now.value, ({ debit, credit }) => onItsSide(debit - credit)),
    ...(compared
      ? [pairOf('balance:compared', 'ledger.balanceOn', before, compared.value, ({ debit, credit }) => onItsSide(debit - credit))]
      : []),
  ];
  const found = new Map([...now.value.rows, ...(compared ? compared.value.rows : [])]);
  const keys = [...found].sort(([, a], [, b]) => (inOrder(a, b) ? -1 : 1)).map(([key]) => key);
  const hasMemo = [...found.values()].some(({ memo }) => memo !== 0n);
  const rows = keys.map((key): ReportRow => {
    const { account, commodity, scale, memo } = found.get(key)!;
    return {
      id: `account:${key}`,
      level: 1,
      kind: 'line',
      code: account.code,
      label: { names: account.names },
      cells: {
        ...(isOwn ? { commodity } : {}),
        ...cellsOf(pairs, (pair) => pair.of(key), scale),
        ...(memo === 0n ? {} : { memo: writeDecimal(memo, scale) }),
      },
      opens: { to: 'account', account: account.code },
    };
  });
  const total = ({ of }: Pair): Sides => [sum(keys.map((key) => of(key)[0])), sum(keys.map((key) => of(key)[1]))];
  const totalRow: ReportRow = {
    id: 'total',
    level: 1,
    kind: 'total',
    code: '',
    label: { key: 'ledger.total' },
    cells: cellsOf(pairs, total, scope.company.baseScale),
    adds: rows.map(({ id }) => ({ row: id, sign: 1 })),
  };
  const checkOf = (pair: Pair): ReportCheck => {
    const [debit, credit] = total(pair);
    return { text: pair.group, difference: frame.money(debit - credit), currency };
  };
  return ok(
    heldReport({
      ...frame.head,
      columns: [
        ...(isOwn ? [{ id: 'commodity', kind: 'text' as const, title: { key: 'ledger.commodity' } }] : []),
        ...pairs.flatMap((pair) => columnsOf(pair, isOwn ? undefined : currency)),
        ...(hasMemo ? [{ id: 'memo', kind: 'amount' as const, title: { key: 'ledger.outside' }, to }] : []),
      ],
      rows: isOwn || rows.length === 0 ? rows : [...rows, totalRow],
      checks: isOwn || lines || accounts !== undefined ? [] : pairs.map(checkOf),
      notes: [
        ...now.value.notes,
        ...(compared ? compared.value.notes : []),
        ...(lines ? [{ key: 'dimension.unequal' }] : []),
        ...(accounts === undefined || isOwn ? [] : [{ key: 'ledger.unequalAccounts' }]),
        ...(!isOwn && hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : []),
      ],
    }),
  );
};

/** Rejects: COMPARATIVE_CURRENCY, DIMENSION_NOT_IN_COMMODITY. */
function ofDay(scope: QueryScope, { knownOn, lines, accounts }: ReportQuestion, on: LocalDate, unit: string): Result<OfDay> {
  const found = trialBalanceOf(scope, { asOf: on, in: unit, ...(knownOn === undefined ? {} : { knownOn }) }, lines);
  if (!found.ok) return found;
  const { rows, converted } = found.value;
  const isAsked = accounts === undefined ? () => true : accountFilter(accounts);
  const keyOf = ({ account, commodity }: TrialBalanceAmounts) => (unit === 'commodity' ? `${account.code}:${commodity}` : account.code);
  const values = converted && { ...converted, on, rounding: writeDecimal(converted.rounding, scope.company.baseScale) };
  return ok({
    rows: new Map(rows.filter(({ account }) => isAsked(account)).map((row) => [keyOf(row), row])),
    notes: values ? [{ key: 'ledger.converted', values }] : [],
  });
}

const inOrder = (a: TrialBalanceAmounts, b: TrialBalanceAmounts): boolean =>
  a.account.code === b.account.code ? a.commodity < b.commodity : a.account.code < b.account.code;

const pairOf = (id: string, key: string, on: LocalDate, { rows }: OfDay, sidesOf: (row: TrialBalanceAmounts) => Sides): Pair => ({
  id,
  group: { key, values: { on } },
  on,
  of: (key) => (rows.has(key) ? sidesOf(rows.get(key)!) : none),
});

const sides = ['debit', 'credit'] as const;

const columnsOf = ({ id, group, on }: Pair, currency: string | undefined): ReportColumn[] =>
  sides.map((side) => ({
    id: `${id}-${side}`,
    kind: 'amount',
    title: { key: `ledger.${side}` },
    group,
    ...(currency === undefined ? {} : { currency }),
    to: on,
  }));

const cellsOf = (pairs: readonly Pair[], amountsOf: (pair: Pair) => Sides, scale: number): Record<string, string> =>
  Object.fromEntries(
    pairs.flatMap((pair) => amountsOf(pair).map((minor, at): [string, string] => [`${pair.id}-${sides[at]}`, writeDecimal(minor, scale)])),
  );

import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { sum } from '../../../shared/money/minor.ts';
import type { ReportCheck, ReportRow } from '../../../shared/reports/report.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import { type AccountAmount, onLines, withFormulas } from '../../../shared/statements/amounts.ts';
import type { AccountLine } from '../../../shared/statements/layout.ts';
import { accountLines } from '../../../shared/statements/place.ts';
import type { LineFilter } from '../../queries/line-filter.ts';
import { besideValues, columnsByValue, filterNotes, withAmounts } from '../by-value.ts';
import { frameOf, refuseOptions } from '../frame.ts';
import { heldReport, type ReportMaker } from '../report-source.ts';
import { type StatementAccount, type StatementChart, statementChart } from './accounts.ts';
import { type ByAccount, StatementAmounts, signedSum } from './amounts.ts';
import { columnsOfDay, isWhole, printed } from './columns.ts';
import { statementNotes } from './notes.ts';
import { accountDetail, type ColumnAmounts, type Detail, statementRows } from './rows.ts';

/**
 * Statement of financial position as of a day, in base currency of that day: the lines of the country's form, with the accounts each consists of beneath it.
 * The result of the open years, which no closing has carried over yet, stands in equity. `from` only says what `compare` and `each` go by.
 * Lines of a filter need not balance: what stands against them may have other values or none, and is not held against them.
 * Rejects: REPORT_DAYS, REPORT_NEEDS_FROM, REPORT_PARTS, REPORT_VALUES, REPORT_WITHOUT_OPTION (`account`; `each` and `compare` beside `by`), UNKNOWN_ACCOUNT.
 */
export const balanceSheet: ReportMaker = (scope, question) => {
  const { from, to } = question;
  const refused = refuseOptions(question, 'account', ...besideValues(question));
  if (from !== undefined && from > to) refused.push({ code: 'REPORT_DAYS', from, to, field: 'from' });
  if (refused.length > 0) return reject(...refused);
  const columns = columnsOfDay(question);
  if (!columns.ok) return columns;
  const { from: _from, ...asOf } = question;
  const frame = frameOf(scope, asOf);
  const chart = statementChart(scope);
  const amounts = new StatementAmounts(scope, chart, frame.known, to);
  const used = new Set<bigint>();
  const found = new Map<string, ByAccount>();
  const all = question.by ? columnsByValue(scope, question, question.by, columns.value[0]!) : columns.value;
  for (const { id, days, lines = question.lines } of all) {
    const balances = balancesOf(amounts, lines, days.to);
    if (!balances.ok) return balances;
    for (const [no, minor] of balances.value) if (minor !== 0n) used.add(no);
    found.set(id, balances.value);
  }
  const shown = question.by ? withAmounts(question, all, ({ id }) => [...found.get(id)!.values()].some((minor) => minor !== 0n)) : columns;
  if (!shown.ok) return shown;
  // Columns of values add up to their total line by line, wherever an account would stand by itself.
  const decisive = question.by && found.get(all.at(-1)!.id);
  const told = shown.value.map(({ id }) => ({ id, ...sheetOf(chart, found.get(id)!, decisive) }));
  const { balanceSheet: layout } = chart.layouts;
  const isOptional = (line: { rest?: unknown }) => line.rest !== undefined && scope.pack?.statements !== undefined;
  const checks: ReportCheck[] = [];
  for (const [index, { amounts: of, outside }] of told.entries()) {
    const column = shown.value[index]!;
    if (column.lines ?? question.lines) continue;
    const differences = [
      { key: 'statement.check.balance', difference: (of.get(layout.assets) ?? 0n) - (of.get(layout.sources) ?? 0n) },
      ...(layout.offBalance ? [{ key: 'statement.check.offBalance', difference: outside }] : []),
    ];
    for (const { key, difference } of differences) {
      // What the report itself is of is always told, the other columns where they are wrong.
      if (difference === 0n && !isWhole(column, question, true)) continue;
      const on = column.days.to;
      checks.push({ text: { key, values: { on } }, difference: frame.money(difference), currency: frame.currency });
    }
  }
  return ok(
    heldReport({
      ...frame.head,
      columns: shown.value.map((column) => printed(column, frame.currency, true)),
      rows: [...statementRows(layout.lines, told, frame.money, isOptional), ...outsideRows(chart, told, frame.money)],
      checks,
      notes: [
        ...(question.lines ? [{ key: 'dimension.unbalanced' }] : []),
        ...filterNotes(scope, question),
        ...statementNotes(scope, chart, amounts, used),
      ],
    }),
  );
};

const outsideId = 'off-balance';

/** What the lines of a filter come to at the end of a day; all lines where none is given. Rejects as `StatementAmounts.balances`. */
function balancesOf(amounts: StatementAmounts, lines: LineFilter | undefined, on: LocalDate): Result<ByAccount> {
  if (!lines) return amounts.balances(on);
  const parts: { sign: bigint; of: ByAccount }[] = [];
  for (const part of lines.parts) {
    const balances = amounts.of(part).balances(on);
    if (!balances.ok) return balances;
    parts.push({ sign: part.sign, of: balances.value });
  }
  return ok(signedSum(parts));
}

/** Lines of the balance sheet from balances by account. `decisive` are those by whose side an account or group of them is placed. */
export function sheetOf(
  chart: StatementChart,
  balances: ByAccount,
  decisive = balances,
): Omit<ColumnAmounts, 'id'> & { readonly outside: bigint } {
  const { layouts, accounts, placeOf } = chart;
  const standingOf = (of: ByAccount) =>
    [...accounts.values()].map((account) => ({ account, minor: of.get(account.no) ?? 0n })).filter(({ minor }) => minor !== 0n);
  const standing = standingOf(balances);
  const onSheet = onLines(standing, (account) => inSheet(placeOf(account)), decisive === balances ? standing : standingOf(decisive));
  const ofResult = standing.filter(({ account }) => placeOf(account).statement === 'income-statement');
  const outside = standing.filter(({ account }) => placeOf(account).statement === 'off-balance');
  const amounts = new Map<string, bigint>();
  const details = new Map<string, Detail[]>();
  for (const line of accountLines(layouts.balanceSheet.lines)) {
    const found = onSheet.get(line.id) ?? [];
    const below = found.map(({ account, amount }) => accountDetail(line.id, account, amount));
    if (line.result && ofResult.length > 0) below.push(unclosed(line, ofResult));
    amounts.set(line.id, sum(below.map(({ amount }) => amount)));
    if (below.length > 0) details.set(line.id, below);
  }
  if (outside.length > 0)
    details.set(
      outsideId,
      outside.map(({ account, minor }) => accountDetail(outsideId, account, minor)),
    );
  return {
    amounts: withFormulas(layouts.balanceSheet.lines, amounts),
    details,
    outside: sum(outside.map(({ minor }) => minor)),
  };
}

const inSheet = (place: ReturnType<StatementChart['placeOf']>) => (place.statement === 'balance-sheet' ? place : { ...place, lines: [] });

/** The result that no closing has carried over, with its accounts. */
const unclosed = (line: AccountLine, ofResult: readonly AccountAmount<StatementAccount>[]): Detail => ({
  id: `${line.id}/result`,
  code: '',
  label: { key: 'statement.unclosed' },
  amount: -sum(ofResult.map(({ minor }) => minor)),
  below: ofResult.map(({ account, minor }) => accountDetail(`${line.id}/result`, account, -minor)),
});

/** Accounts outside the balance sheet, where there are any: debit positive. */
function outsideRows({ layouts }: StatementChart, told: readonly ColumnAmounts[], money: (minor: bigint) => string): ReportRow[] {
  const { offBalance } = layouts.balanceSheet;
  if (!offBalance || !told.some(({ details }) => details.has(outsideId))) return [];
  const line = { kind: 'heading', id: outsideId, names: offBalance.names, level: 1 };
  return statementRows([line], told, money);
}

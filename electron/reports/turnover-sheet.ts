import { addDays } from '../../shared/dates/local-date.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import { type Days, nameOfDays, partsOf, previousPeriod, previousYear } from '../../shared/dates/report-periods.ts';
import type { ReportCheck, ReportColumn, ReportRow, ReportText } from '../../shared/reports/report.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { DimensionRow, LineFilter } from '../queries/line-filter.ts';
import type { QueryScope } from '../queries/query.ts';
import { accountAmounts, accountTurnovers, closingOf, monthTurnovers, noAmounts } from './account-amounts.ts';
import { askedBudget } from './beside-budget.ts';
import { turnoverBesideBudget } from './budget-turnover.ts';
import { besideValues, columnsByValue, filterNotes, mostParts, withAmounts } from './by-value.ts';
import { addedSums, partsOfChart, type Sums } from './chart-rows.ts';
import { type ChartNode, chartTree } from './chart-tree.ts';
import { daysOf, type Frame, frameOf, refuseOptions, refuseOverChange } from './frame.ts';
import { hasUnvalued } from './own-currency.ts';
import { heldReport, type ReportMaker, type ReportQuestion } from './report-source.ts';

/** Two columns, debit and credit, and what an account has in them. */
interface Pair {
  readonly id: string;
  readonly group: ReportText;
  readonly days: Partial<Days>;
  /** The lines its amounts are of, where they are not those of the report. */
  readonly lines?: LineFilter;
  readonly of: (no: bigint) => readonly [debit: bigint, credit: bigint];
}

/** A balance as debit and credit: on the side it stands on. */
export const onItsSide = (balance: bigint): readonly [bigint, bigint] => (balance < 0n ? [0n, -balance] : [balance, 0n]);

/**
 * Turnover sheet: opening balance, turnover and closing balance of each account with any of them, below the headings of the chart, whose rows add up what
 * stands below them. A balance stands on its side; no debit is ever set off against a credit of another account. With `each` one turnover a month or
 * quarter, with `by` one a value of a dimension. Of the lines of a filter debit need not equal credit, and is not held against it.
 * Beside a budget: `turnoverBesideBudget`.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_OVER_CHANGE, REPORT_PARTS, REPORT_VALUES, REPORT_WITHOUT_OPTION (`account`; `compare` beside `each`;
 * both beside `by`), and as `askedBudget`.
 */
export const turnoverSheet: ReportMaker = (scope, question) => {
  const read = daysOf(question);
  if (!read.ok) return read;
  const days = read.value;
  const frame = frameOf(scope, question);
  const { compare, each } = question;
  const compared =
    compare === undefined || compare === 'budget' ? undefined : compare === 'previous-year' ? previousYear(days) : previousPeriod(days);
  const refused = [
    ...refuseOptions(question, 'account', ...(each === undefined ? besideValues(question) : (['compare', 'by'] as const))),
    ...refuseOverChange(scope, { from: compared?.from ?? days.from, to: days.to }, frame.known),
  ];
  const parts = each === undefined ? [] : partsOf(days, each);
  if (parts.length > mostParts)
    refused.push({ code: 'REPORT_PARTS', report: question.kind, count: parts.length, most: mostParts, field: 'each' });
  if (refused.length > 0) return reject(...refused);
  const asked = askedBudget(scope, question, days, frame);
  if (!asked.ok) return asked;
  if (asked.value) return ok(turnoverBesideBudget(scope, frame, question, days, asked.value));

  const byValue = question.by ? pairsOfValues(scope, frame, question, question.by, days) : undefined;
  if (byValue && !byValue.ok) return byValue;
  const { lines } = question;
  const pairs =
    byValue?.value ?? (each === undefined ? wholePairs(scope, frame, days, '', lines) : pairsOfParts(scope, frame, days, parts, lines));
  if (compared) pairs.push(...wholePairs(scope, frame, compared, ':compared', lines));
  const { rows, sums } = rowsOf(chartTree(scope.db), pairs, frame);
  const columns = pairs.flatMap((pair) => columnsOf(pair, frame));
  return ok(
    heldReport({
      ...frame.head,
      columns,
      rows,
      checks: lines ? [] : checksOf(pairs, sums, frame),
      notes: [
        ...(lines ? [{ key: 'dimension.unequal' }] : []),
        ...filterNotes(scope, question),
        ...(hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : []),
      ],
    }),
  );
};

const columnsOf = ({ id, group, days, lines }: Pair, { currency }: Frame): ReportColumn[] =>
  (['debit', 'credit'] as const).map((side) => ({
    id: `${id}-${side}`,
    kind: 'amount',
    title: { key: `ledger.${side}` },
    group,
    currency,
    ...days,
    ...(lines ? { dimensions: lines.asked } : {}),
  }));

const balanceGroup = (which: 'opening' | 'closing', on: string): ReportText => ({ key: `ledger.${which}On`, values: { on } });

/** Opening, turnover and closing of some days. `mark` goes behind the ids of columns. */
function wholePairs(scope: QueryScope, { known }: Frame, days: Days, mark: string, lines: LineFilter | undefined): Pair[] {
  const amounts = accountAmounts(scope, days, known, lines);
  const of = (no: bigint) => amounts.get(no) ?? noAmounts;
  const before = addDays(days.from, -1);
  return [
    { id: `opening${mark}`, group: balanceGroup('opening', days.from), days: { to: before }, of: (no) => onItsSide(of(no).opening) },
    { id: `turnover${mark}`, group: turnoverGroup(days), days, of: (no) => [of(no).debit, of(no).credit] },
    { id: `closing${mark}`, group: balanceGroup('closing', days.to), days: { to: days.to }, of: (no) => onItsSide(closingOf(of(no))) },
  ];
}

/** Opening of the first part, the turnover of each, and the closing of the last one. */
function pairsOfParts(scope: QueryScope, frame: Frame, days: Days, parts: readonly Days[], lines: LineFilter | undefined): Pair[] {
  const [opening, , closing] = wholePairs(scope, frame, days, '', lines);
  const sums = parts.map(() => new Map<bigint, [debit: bigint, credit: bigint]>());
  for (const { account_no: no, month, debit, credit } of monthTurnovers(scope, days, frame.known, lines)) {
    const sum = sums[parts.findIndex(({ to }) => BigInt(monthNumber(to)) >= month)]!;
    const [before, after] = sum.get(no) ?? [0n, 0n];
    sum.set(no, [before + debit, after + credit]);
  }
  const turnovers = parts.map(
    (part, at): Pair => ({
      id: `turnover:${part.from}`,
      group: turnoverGroup(part),
      days: part,
      of: (no) => sums[at]!.get(no) ?? [0n, 0n],
    }),
  );
  return [opening!, ...turnovers, closing!];
}

/** Opening, the turnover of each value, of lines without one, and of all of them, and closing. Rejects: REPORT_VALUES. */
function pairsOfValues(scope: QueryScope, frame: Frame, question: ReportQuestion, by: DimensionRow, days: Days): Result<Pair[]> {
  const [opening, turnover, closing] = wholePairs(scope, frame, days, '', question.lines);
  const told = columnsByValue(scope, question, by, { days }).map((column) => ({
    ...column,
    amounts: column.lines && accountTurnovers(scope, days, frame.known, column.lines),
  }));
  const shown = withAmounts(question, told, ({ amounts }) =>
    [...amounts!.values()].some(({ debit, credit }) => debit !== 0n || credit !== 0n),
  );
  if (!shown.ok) return shown;
  const values = shown.value.flatMap(({ id, title, lines, amounts }): Pair[] => {
    if (!lines || !amounts) return [];
    const of = (no: bigint) => amounts.get(no) ?? noAmounts;
    return [{ id: `turnover:${id}`, group: title, days, lines, of: (no) => [of(no).debit, of(no).credit] }];
  });
  return ok([opening!, ...values, turnover!, closing!]);
}

function turnoverGroup(days: Days): ReportText {
  if (nameOfDays(days) === 'month') return { key: 'ledger.turnoverOf', values: { month: days.from.slice(0, 7) } };
  return { key: 'ledger.turnoverBetween', values: { from: days.from, to: days.to } };
}

function rowsOf(chart: readonly ChartNode[], pairs: readonly Pair[], frame: Frame): { rows: ReportRow[]; sums: Sums } {
  const cellsOf = (sums: Sums) => Object.fromEntries(sums.map((sum, at) => [columnId(pairs, at), frame.money(sum)]));
  const parts = partsOfChart(chart, { amountsOf: (no) => pairs.flatMap(({ of }) => of(no)), cellsOf });
  const sums = addedSums(
    parts,
    pairs.flatMap(() => [0n, 0n]),
  );
  const total: ReportRow = {
    id: 'total',
    level: 1,
    kind: 'total',
    code: '',
    label: { key: 'ledger.total' },
    cells: cellsOf(sums),
    adds: parts.map(({ id }) => ({ row: id, sign: 1 })),
  };
  return { rows: [...parts.flatMap(({ rows }) => rows), total], sums };
}

const columnId = (pairs: readonly Pair[], at: number): string => `${pairs[Math.floor(at / 2)]!.id}-${at % 2 === 0 ? 'debit' : 'credit'}`;

/** Debit equals credit in each pair of columns. */
const checksOf = (pairs: readonly Pair[], sums: Sums, frame: Frame): ReportCheck[] =>
  pairs.flatMap(({ group, lines }, at) =>
    lines
      ? []
      : [
          {
            text: group,
            difference: frame.money(sums[2 * at]! - sums[2 * at + 1]!),
            currency: frame.currency,
          },
        ],
  );

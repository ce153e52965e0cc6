import { isIn } from '../../../shared/closing/year-end-rule.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import type { Days } from '../../../shared/dates/report-periods.ts';
import type { Names } from '../../../shared/locales/languages.ts';
import { sum } from '../../../shared/money/minor.ts';
import type { ReportCheck, ReportColumn, ReportRow, ReportText } from '../../../shared/reports/report.ts';
import { ok, reject } from '../../../shared/result.ts';
import { attribute } from '../../../shared/statements/attribute.ts';
import type { EquityComponent } from '../../../shared/statements/layout.ts';
import type { PlacedAccount } from '../../../shared/statements/place.ts';
import { accountLines } from '../../../shared/statements/place.ts';
import type { QueryScope } from '../../queries/query.ts';
import { daysOf, frameOf, refuseLines, refuseOptions } from '../frame.ts';
import { heldReport, type ReportMaker } from '../report-source.ts';
import { type StatementChart, statementChart } from './accounts.ts';
import { added, type ByAccount, mapped, StatementAmounts } from './amounts.ts';
import { sheetOf } from './balance-sheet.ts';
import { columnsOfPeriod } from './columns.ts';
import { entriesTouching } from './entries.ts';
import { nativeResult, profitOf, resultOf } from './income-statement.ts';
import { statementNotes } from './notes.ts';

/** Amounts by component, equity positive. */
type ByComponent = ReadonlyMap<string, bigint>;

/** A row of a period: what it comes to, and by code the accounts it was booked against or stands on; the open result has no code. */
interface EquityRow {
  readonly of: Map<string, bigint>;
  readonly accounts: Map<string, Map<string, bigint>>;
}

const emptyRow = (): EquityRow => ({ of: new Map(), accounts: new Map() });

function addTo(row: EquityRow, code: string, component: string, minor: bigint): void {
  const account = row.accounts.get(code) ?? new Map<string, bigint>();
  row.accounts.set(code, account);
  for (const each of [row.of, account]) each.set(component, (each.get(component) ?? 0n) + minor);
}

interface EquityPeriod {
  readonly opening: EquityRow;
  readonly profit: ByComponent;
  readonly movements: ReadonlyMap<string, EquityRow>;
  readonly closing: EquityRow;
  /** What the rows differ from the balance sheet by, before anything is converted: zero. */
  readonly difference: bigint;
}

/** Of days with one currency, in that currency: what stood on accounts of equity and of the result at both ends, debit positive. */
interface NativePeriod extends Pick<EquityPeriod, 'movements' | 'difference'> {
  readonly opening: ByAccount;
  readonly closing: ByAccount;
}

const restComponent: EquityComponent = {
  id: 'rest',
  names: {
    ka: 'სხვა ანგარიშები',
    bg: 'Други сметки',
    ru: 'Прочие счета',
    en: 'Other accounts',
  },
  accounts: [],
  rest: true,
};

const within = 'transfers';
const other = 'other';

/**
 * Changes in equity over a period: what each component began with, the profit of the period, what was booked onto it from outside, and what it ends with.
 * Periods that are compared, or months and quarters, stand one beneath the other. Closing a year moves nothing: its result is in equity as it arises.
 * Not of some lines alone: equity is that of the whole company, and what it was booked against would have to have the same values.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_PARTS, REPORT_WITHOUT_OPTION (`account`, `by`), REPORT_WITHOUT_DIMENSIONS.
 */
export const equityChanges: ReportMaker = (scope, question) => {
  const days = daysOf(question);
  if (!days.ok) return days;
  const refused = [...refuseOptions(question, 'account', 'by'), ...refuseLines(question)];
  if (refused.length > 0) return reject(...refused);
  const columns = columnsOfPeriod(question, days.value);
  if (!columns.ok) return columns;
  const frame = frameOf(scope, question);
  const chart = statementChart(scope);
  const amounts = new StatementAmounts(scope, chart, frame.known, question.to);
  const periods = inOrder(columns.value.filter(({ parts }) => !parts).map((column) => column.days));
  const equity = new Equity(chart);
  const told = periods.map((of) => ({ days: of, ...equity.period(scope, amounts, of) }));
  const hasRest = told.some(({ opening, closing, movements }) =>
    [opening, closing, ...movements.values()].some(({ of }) => (of.get(restComponent.id) ?? 0n) !== 0n),
  );
  const components = equity.components.filter((component) => component !== restComponent || hasRest);
  const print = {
    components,
    money: frame.money,
    isConverted: amounts.isConverted,
    rows: movementRows(chart),
    namesOf: (code: string) => [...chart.accounts.values()].find((account) => account.code === code)!.names,
  };
  const reportColumns: ReportColumn[] = [
    ...components.map(({ id, names }) => ({ id, title: { names } })),
    { id: totalId, title: { key: 'statement.total' } },
  ].map((column) => ({ ...column, kind: 'amount', currency: frame.currency, ...days.value }));
  const checks = told.flatMap(({ days: of, difference }, index): ReportCheck[] =>
    index < told.length - 1 && difference === 0n
      ? []
      : [
          {
            text: { key: 'statement.check.equity', values: { from: of.from, to: of.to } },
            difference: frame.money(difference),
            currency: frame.currency,
          },
        ],
  );
  return ok(
    heldReport({
      ...frame.head,
      columns: reportColumns,
      rows: told.flatMap((period) => periodRows(period, told.length > 1, print)),
      checks,
      notes: statementNotes(scope, chart, amounts, equity.used),
    }),
  );
};

const totalId = 'total';

/** Oldest first, each once. */
const inOrder = (periods: readonly Days[]): Days[] =>
  [...new Map(periods.map((days) => [`${days.from}/${days.to}`, days])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, days]) => days);

const movementRows = ({ layouts }: StatementChart): { id: string; label: ReportText }[] => [
  ...layouts.equityChanges.movements.map(({ id, names }) => ({ id, label: { names } })),
  { id: within, label: { key: 'statement.equity.transfers' } },
  { id: other, label: { key: 'statement.equity.other' } },
];

class Equity {
  readonly components: readonly EquityComponent[];
  readonly used = new Set<bigint>();
  readonly #chart: StatementChart;
  readonly #lines: ReadonlySet<string>;

  constructor(chart: StatementChart) {
    this.#chart = chart;
    this.#lines = new Set(chart.layouts.balanceSheet.equity);
    const { components } = chart.layouts.equityChanges;
    this.components = components.some(({ rest }) => rest) ? components : [...components, restComponent];
  }

  /** The component an account belongs to; accounts of the result belong to none. */
  #componentOf(account: PlacedAccount): string | undefined {
    const { statement, lines } = this.#chart.placeOf(account);
    if (statement !== 'balance-sheet' || !lines.some(({ id }) => this.#lines.has(id))) return undefined;
    return (this.components.find(({ accounts }) => isIn(account.code, accounts)) ?? this.components.find(({ rest }) => rest))!.id;
  }

  get #result(): string {
    return this.components.find(({ result }) => result)!.id;
  }

  /** What stands on accounts of equity, and the result that no closing has carried over yet. */
  #row(standing: ByAccount): EquityRow {
    const row = emptyRow();
    for (const { id } of this.components) row.of.set(id, 0n);
    for (const [no, minor] of standing) {
      const account = this.#chart.accounts.get(no)!;
      const component = this.#componentOf(account);
      if (minor === 0n) continue;
      if (component !== undefined) {
        this.used.add(no);
        addTo(row, account.code, component, -minor);
      } else if (this.#chart.placeOf(account).statement === 'income-statement') addTo(row, '', this.#result, -minor);
    }
    return row;
  }

  /** In the currency of the report; a period over a change of it is told in two parts. */
  period(scope: QueryScope, amounts: StatementAmounts, days: Days): EquityPeriod {
    const parts = amounts.segments(days).map(({ days: of, told }) => ({ ...this.#native(scope, amounts, of), told }));
    const movements = new Map<string, EquityRow>();
    for (const part of parts) {
      for (const [id, { accounts }] of part.movements) {
        const row = movements.get(id) ?? emptyRow();
        movements.set(id, row);
        for (const [code, of] of accounts) for (const [component, minor] of of) addTo(row, code, component, part.told(minor));
      }
    }
    const [first, last] = [parts[0]!, parts.at(-1)!];
    const result = resultOf(scope, this.#chart, amounts, { id: '', days, title: { text: '' } }, new Map());
    return {
      // Account by account, as the statements they come from are converted.
      opening: this.#row(mapped(first.opening, first.told)),
      profit: new Map([[this.#result, profitOf(this.#chart, result)]]),
      movements,
      closing: this.#row(mapped(last.closing, last.told)),
      difference: sum(parts.map(({ difference }) => difference)),
    };
  }

  #native(scope: QueryScope, amounts: StatementAmounts, days: Days): NativePeriod {
    const chart = this.#chart;
    const closing = amounts.standing(days.to);
    const moved = amounts.moved(days);
    const back = (of: ByAccount) => mapped(of, (minor) => -minor);
    const opening = added(closing, back(moved.period), back(moved.closing));
    const movements = this.#movements(scope, amounts, days);
    const result = nativeResult(scope, chart, amounts, days);
    const rows = sum([profitOf(chart, result), ...[...movements.values()].flatMap(({ of }) => [...of.values()])]);
    const sheet = sheetOf(chart, closing).amounts;
    const onSheet = sum(chart.layouts.balanceSheet.equity.map((id) => sheet.get(id) ?? 0n));
    return { opening, movements, closing, difference: onSheet - sum(this.#row(opening).of.values()) - rows };
  }

  #movements({ db }: QueryScope, amounts: StatementAmounts, days: Days): Map<string, EquityRow> {
    const { accounts, placeOf, layouts } = this.#chart;
    const numbers = [...accounts.values()].filter((account) => this.#componentOf(account) !== undefined).map(({ no }) => no);
    const ofResult = accountLines(layouts.incomeStatement.lines).flatMap(({ onto }) => onto ?? []);
    const found = new Map<string, EquityRow>();
    const closings = amounts.closingEntries(days);
    for (const entry of entriesTouching(db, numbers, days, amounts.known)) {
      const isClosing = closings.has(entry.position);
      const memberOf = (account: PlacedAccount): string | undefined =>
        // Closing a year moves the result from its accounts to those of equity: both are the same component.
        isClosing && placeOf(account).statement === 'income-statement' ? this.#result : this.#componentOf(account);
      const lines = entry.lines.map(({ no, minor }) => ({ account: accounts.get(no)!, code: accounts.get(no)!.code, minor }));
      const members = new Map(lines.map(({ account, code }) => [code, memberOf(account)]));
      for (const component of new Set([...members.values()].filter((each) => each !== undefined))) {
        const own = lines.filter(({ code }) => members.get(code) === component);
        for (const { code, moved } of attribute(lines, (each) => members.get(each) === component)) {
          const isProfit = ofResult.some((onto) => isIn(code, onto.against) && own.every((line) => isIn(line.code, onto.accounts)));
          if (isProfit && !isClosing) continue;
          const row = members.get(code) !== undefined ? within : this.#rowOf(component, code);
          const movement = found.get(row) ?? emptyRow();
          found.set(row, movement);
          addTo(movement, code, component, -moved);
        }
      }
    }
    return found;
  }

  #rowOf(component: string, code: string): string {
    const row = this.#chart.layouts.equityChanges.movements.find(
      ({ of, against }) => (!of || of.includes(component)) && isIn(code, against),
    );
    return row?.id ?? other;
  }
}

interface Print {
  readonly components: readonly EquityComponent[];
  readonly money: (minor: bigint) => string;
  readonly isConverted: boolean;
  readonly rows: readonly { readonly id: string; readonly label: ReportText }[];
  readonly namesOf: (code: string) => Names;
}

function periodRows(period: EquityPeriod & { readonly days: Days }, isOneOfMany: boolean, print: Print): ReportRow[] {
  const { days, opening, profit, movements, closing, difference } = period;
  const prefix = isOneOfMany ? `${days.from}/` : '';
  const level = isOneOfMany ? 2 : 1;
  const ids = print.components.map(({ id }) => id);
  const cells = (of: ByComponent, isForm = true) => {
    const own = ids.filter((id) => isForm || of.has(id)).map((id) => [id, print.money(of.get(id) ?? 0n)]);
    return Object.fromEntries([...own, [totalId, print.money(sum(of.values()))]]) as Record<string, string>;
  };
  const line = (id: string, label: ReportText, of: ByComponent, more: Partial<ReportRow> = {}): ReportRow => ({
    id: prefix + id,
    level,
    kind: 'line',
    code: '',
    label,
    cells: cells(of),
    ...(isOneOfMany ? { days } : {}),
    ...more,
  });
  const detail = (id: string, code: string, of: ByComponent): ReportRow => ({
    ...line(`${id}/${code || 'result'}`, code === '' ? { key: 'statement.unclosed' } : { names: print.namesOf(code) }, of),
    kind: 'detail',
    level: level + 1,
    code,
    cells: cells(of, false),
    ...(code === '' ? {} : { opens: { to: 'account', account: code } }),
  });
  // A row that stands at one end of the period, with the accounts it stands on; codes in their order, the open result last.
  const below = (id: string, { accounts }: EquityRow, more: Partial<ReportRow> = {}): ReportRow[] =>
    [...accounts]
      .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
      .map(([code, of]) => ({ ...detail(id, code, of), ...more }));
  const before = { days: { to: addDays(days.from, -1) } };
  const after = { days: { to: days.to } };
  const told = [
    {
      row: line('opening', { key: 'statement.equity.opening', values: { on: days.from } }, opening.of, before),
      below: below('opening', opening, before),
    },
    { row: line('profit', { key: 'statement.equity.profit' }, profit), below: [] },
    ...print.rows.map(({ id, label }) => {
      const movement = movements.get(id) ?? emptyRow();
      return { row: line(id, label, movement.of), below: below(id, movement) };
    }),
  ];
  if (print.isConverted) {
    const moved = (id: string) => sum([profit.get(id) ?? 0n, ...[...movements.values()].map(({ of }) => of.get(id) ?? 0n)]);
    const rounding = new Map(ids.map((id) => [id, (closing.of.get(id) ?? 0n) - (opening.of.get(id) ?? 0n) - moved(id)]));
    // A difference of the books themselves is no rounding: it is told by the check.
    const first = ids[0]!;
    rounding.set(first, rounding.get(first)! - difference);
    told.push({ row: line('rounding', { key: 'statement.rounding' }, rounding), below: [] });
  }
  told.push({
    row: line('closing', { key: 'statement.equity.closing', values: { on: days.to } }, closing.of, {
      kind: 'total',
      adds: told.map(({ row }) => ({ row: row.id, sign: 1 })),
      ...after,
    }),
    below: below('closing', closing, after),
  });
  const heading: ReportRow = {
    id: `${prefix}heading`,
    level: 1,
    kind: 'heading',
    code: '',
    label: { key: 'statement.days', values: { from: days.from, to: days.to } },
    cells: {},
  };
  return [...(isOneOfMany ? [heading] : []), ...told.flatMap((each) => [each.row, ...each.below])];
}

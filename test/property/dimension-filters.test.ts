import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { addDays } from '../../shared/dates/local-date.ts';
import type { DimensionFilter } from '../../shared/ledger/line-dimensions.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { toNewCurrency } from '../../shared/rates/currency-change.ts';
import type { ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { d, makeCompany, nextId, run } from '../support/company.ts';

type Report = OutputOf<'report.get'>;
const tree: Readonly<Record<string, readonly string[]>> = { CC: ['ADMIN', 'SALES', 'SHOP'], PRJ: ['A-1', 'B.2'] };

/** A line as it was typed. Minor units, debit positive. */
interface Line {
  readonly day: string;
  readonly position: number;
  readonly account: string;
  readonly base: bigint;
  readonly dimensions: Readonly<Record<string, string>>;
}
const has = ({ dimensions }: Line, filter: DimensionFilter): boolean =>
  Object.entries(filter).every(([code, values]) => values.includes(dimensions[code] ?? ''));

const dimensions = fc
  .record(Object.fromEntries(Object.entries(tree).map(([code, values]) => [code, fc.option(fc.constantFrom(...values), { freq: 3 })])))
  .map((picked) =>
    Object.fromEntries(Object.entries(picked).flatMap(([code, value]) => (value === null ? [] : [[code, value as string]]))),
  );
const filterOf = fc
  .record(
    Object.fromEntries(
      Object.entries(tree).map(([code, values]) => [code, fc.option(fc.subarray(['', ...values], { minLength: 1 }), { freq: 4 })]),
    ),
  )
  .map((picked) =>
    Object.fromEntries(Object.entries(picked).flatMap(([code, values]) => (values === null ? [] : [[code, values as string[]]]))),
  )
  .filter((filter) => Object.keys(filter).length > 0);

const part = fc.record({ which: fc.nat(20), amount: fc.integer({ min: 1, max: 99_999 }), dimensions, against: dimensions });
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;
/** Each part of an entry is a line and one against it. */
const entries = (days: readonly string[]) =>
  fc.array(fc.record({ day: fc.constantFrom(...days), parts: fc.array(part, { minLength: 1, maxLength: 3 }) }), {
    minLength: 4,
    maxLength: 12,
  });

type Typed = readonly { readonly day: string; readonly parts: readonly Part[] }[];

function book(company: Company, accounts: readonly string[], typed: Typed): Line[] {
  for (const [code, values] of Object.entries(tree)) {
    const { id } = run(company, 'dimension.add', { code, name: code });
    for (const value of values) run(company, 'dimensionValue.add', { dimensionId: id, code: value, name: value });
  }
  return post(company, accounts, typed);
}

const post = (company: Company, accounts: readonly string[], typed: Typed): Line[] =>
  typed.flatMap(({ day, parts }) => {
    const lines = parts.flatMap(({ which, amount, dimensions: own, against }) => [
      { account: accounts[which % accounts.length]!, base: BigInt(amount), dimensions: own },
      { account: accounts[(which + 1 + (amount % (accounts.length - 1))) % accounts.length]!, base: -BigInt(amount), dimensions: against },
    ]);
    const { position } = run(company, 'journal.post', {
      date: d(day),
      lines: lines.map(({ account, base, dimensions: of }) => ({
        account,
        [base > 0n ? 'debit' : 'credit']: writeDecimal(base > 0n ? base : -base, 2),
        dimensions: of,
      })),
    });
    return lines.map((line) => ({ ...line, day, position }));
  });

const positive = (minor: bigint) => (minor > 0n ? minor : 0n);
const turnover = (lines: readonly Line[]) => ({
  debit: sum(lines.map(({ base }) => positive(base))),
  credit: sum(lines.map(({ base }) => positive(-base))),
});
const minorOf = (text: string | undefined): bigint => decimal(text ?? '0.00', 2);

/** Figures of a report by row and column. */
const cells = ({ rows, columns }: Report, of: (column: ReportColumn) => boolean = () => true): Map<string, bigint> =>
  new Map(
    rows.flatMap((row) =>
      columns
        .filter((column) => column.kind === 'amount' && of(column))
        .map(({ id }) => [`${row.id} ${id}`, minorOf(row.cells[id])] as const),
    ),
  );

const get = (company: Company, asked: object): Report => run(company, 'report.get', asked as InputOf<'report.get'>);

/** Every page of a card, with what stands around its lines. */
function card(company: Company, asked: Omit<InputOf<'account.card'>, 'limit' | 'offset'>) {
  const rows: OutputOf<'account.card'>['rows'] = [];
  for (;;) {
    const page = run(company, 'account.card', { ...asked, limit: 3, offset: rows.length });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return { ...page, rows };
  }
}

/** A figure leads to a card of the same lines. */
function expectDrill(company: Company, report: Report, filter: DimensionFilter | undefined, knownOn: number | undefined): void {
  for (const row of report.rows) {
    if (row.opens?.to !== 'account') continue;
    for (const column of report.columns) {
      if (column.kind !== 'amount' || column.to === undefined || row.cells[column.id] === undefined) continue;
      // An opening balance in the new currency stands at the end of a day of the former one.
      if (column.id.startsWith('opening') && column.to === '2025-12-31') continue;
      const lines = column.dimensions ?? filter;
      const shown = run(company, 'account.card', {
        account: row.opens.account,
        from: column.from ?? d('1900-01-01'),
        to: column.to,
        ...(lines ? { dimensions: lines } : {}),
        ...(knownOn === undefined ? {} : { knownOn }),
      });
      const [debit, credit] = [minorOf(shown.debit), minorOf(shown.credit)];
      const figure = minorOf(row.cells[column.id]);
      const wanted = column.id.startsWith('turnover')
        ? column.id.endsWith('-debit')
          ? [debit]
          : [credit]
        : column.from === undefined
          ? [positive(minorOf(shown.closing)), positive(-minorOf(shown.closing)), minorOf(shown.closing), -minorOf(shown.closing)]
          : [debit - credit, credit - debit];
      expect(wanted, `${report.kind} ${row.id} ${column.id}`).toContain(figure);
      // Lines before a change of currency are in the former one, and what was carried over is no turnover.
      if (!shown.change) expect(sum(shown.rows.map((line) => minorOf(line.debit) - minorOf(line.credit)))).toBe(debit - credit);
    }
  }
}

/** Columns of values add up to their total, which is the report as it is without them; each is the report of its lines. */
function expectPivot(
  company: Company,
  asked: { kind: string; from?: string; to: string },
  by: string,
  more: { dimensions?: DimensionFilter; knownOn?: number },
): void {
  const whole = get(company, { ...asked, ...more });
  const pivot = get(company, { ...asked, ...more, by });
  const isTotal = ({ dimensions: lines }: ReportColumn) => lines === undefined;
  const told = (figures: Map<string, bigint>) => [...figures].filter(([, minor]) => minor !== 0n).map(([key, minor]) => `${key} ${minor}`);
  expect(told(cells(pivot, isTotal)).map((figure) => figure.replace(/ total (-?\d+)$/, ' amount $1'))).toEqual(told(cells(whole)));
  const ofValues = pivot.columns.filter((column) => !isTotal(column));
  const own = (row: ReportRow, mark: string) => sum(ofValues.filter(({ id }) => id.endsWith(mark)).map(({ id }) => minorOf(row.cells[id])));
  for (const row of pivot.rows) {
    if (asked.kind === 'turnover-sheet')
      for (const side of ['debit', 'credit']) expect(own(row, side), `${row.id} ${side}`).toBe(minorOf(row.cells[`turnover-${side}`]));
    else if (row.kind !== 'heading') expect(own(row, ''), row.id).toBe(minorOf(row.cells.total));
  }
  expectDrill(company, pivot, more.dimensions, more.knownOn);
  for (const { id, dimensions: lines } of ofValues.filter(({ id }) => asked.kind !== 'balance-sheet' && !id.endsWith('-credit'))) {
    const alone = get(company, { ...asked, ...more, dimensions: lines });
    const [mine, theirs] = asked.kind === 'turnover-sheet' ? [id, 'turnover-debit'] : [id, 'amount'];
    for (const row of alone.rows) {
      // Above an account that two charts of rows have, sums of other accounts may stand in one of them.
      if (row.opens === undefined && row.kind !== 'total') continue;
      expect(minorOf(pivot.rows.find((each) => each.id === row.id)?.cells[mine]), `${row.id} ${id}`).toBe(minorOf(row.cells[theirs]));
    }
  }
}

const days2026 = ['2026-01-05', '2026-01-31', '2026-02-10', '2026-03-01', '2026-03-31'];
const accountsGe = ['1110', '1210', '3110', '5150', '6110', '7410'];

// Asked in every run: with lines that have no value, by both dimensions.
const always = { filter: { CC: ['', 'SHOP'], PRJ: ['', 'A-1'] }, from: '2026-01-31', length: 59, known: null };

test('[L15] every report, card and balance of a filter is what going through the lines that were typed finds', () => {
  const held = { lines: 0, rest: 0, several: 0 };
  fc.assert(
    fc.property(
      entries(days2026),
      fc.array(fc.record({ filter: filterOf, from: fc.constantFrom(...days2026), length: fc.nat(60), known: fc.option(fc.nat(100)) }), {
        minLength: 2,
        maxLength: 2,
      }),
      (typed, questions) => {
        const company = makeCompany({ id: nextId() });
        const all = book(company, accountsGe, typed);
        const last = all.at(-1)!.position;
        for (const { filter, from, length, known } of [...questions, always]) {
          const to = addDays(d(from), length);
          const knownOn = known === null ? undefined : Math.round((last * known) / 100);
          const asked = { dimensions: filter, ...(knownOn === undefined ? {} : { knownOn }) };
          const there = all.filter((line) => has(line, filter) && line.day <= to && (knownOn === undefined || line.position <= knownOn));
          held.lines += there.length;
          if (Object.values(filter).every((values) => values.includes(''))) held.rest += there.length;
          if (Object.keys(filter).length > 1) held.several += there.length;
          const balances = run(company, 'trialBalance.get', { asOf: to, ...asked });
          const sheet = get(company, { kind: 'turnover-sheet', from, to, ...asked });
          const monthly = get(company, { kind: 'turnover-sheet', from, to, each: 'month', ...asked });
          const ledger = get(company, { kind: 'general-ledger', from, to, ...asked });
          const journal = get(company, { kind: 'journal', from, to, ...asked });
          for (const account of accountsGe) {
            const own = there.filter((line) => line.account === account);
            const [before, during] = [own.filter(({ day }) => day < from), own.filter(({ day }) => day >= from)];
            const [ever, moved, opening] = [turnover(own), turnover(during), sum(before.map(({ base }) => base))];
            const row = balances.rows.find(({ accountCode }) => accountCode === account);
            expect([minorOf(row?.debitTurnover), minorOf(row?.creditTurnover)]).toEqual([ever.debit, ever.credit]);
            expect(minorOf(run(company, 'account.balance', { account, asOf: to, ...asked }).balance)).toBe(ever.debit - ever.credit);
            const line = sheet.rows.find(({ id }) => id === `account:${account}`)?.cells ?? {};
            expect([minorOf(line['opening-debit']) - minorOf(line['opening-credit'])]).toEqual([opening]);
            expect([minorOf(line['turnover-debit']), minorOf(line['turnover-credit'])]).toEqual([moved.debit, moved.credit]);
            const parts = monthly.rows.find(({ id }) => id === `account:${account}`)?.cells ?? {};
            for (const month of ['2026-01', '2026-02', '2026-03']) {
              const id = Object.keys(parts).find((key) => key.startsWith(`turnover:${month}`) && key.endsWith('-debit'));
              if (id) expect(minorOf(parts[id])).toBe(turnover(during.filter(({ day }) => day.startsWith(month))).debit);
            }
            const closing = ledger.rows.find(({ id }) => id === `closing:${account}`);
            expect(minorOf(closing?.cells.balance)).toBe(ever.debit - ever.credit);
            const ordered = [...during].sort((a, b) => (a.day === b.day ? a.position - b.position : a.day < b.day ? -1 : 1));
            for (const direction of ['asc', 'desc'] as const) {
              const shown = card(company, { account, from: d(from), to, direction, ...asked });
              const rows = direction === 'asc' ? shown.rows : [...shown.rows].reverse();
              expect(minorOf(shown.opening)).toBe(opening);
              expect([minorOf(shown.debit), minorOf(shown.credit)]).toEqual([moved.debit, moved.credit]);
              expect(rows.map((each) => minorOf(each.debit) - minorOf(each.credit))).toEqual(ordered.map(({ base }) => base));
              let running: bigint = opening;
              for (const each of rows) {
                running += minorOf(each.debit) - minorOf(each.credit);
                expect(minorOf(each.balance ?? undefined)).toBe(running);
              }
            }
          }
          const during = there.filter(({ day }) => day >= from);
          expect(journal.rows.filter(({ kind }) => kind === 'line')).toHaveLength(during.length);
          expect(minorOf(journal.rows.at(-1)!.cells.debit)).toBe(turnover(during).debit);
          expect(minorOf(journal.rows.at(-1)!.cells.credit)).toBe(turnover(during).credit);
          const ends = { offset: Math.floor(journal.total / 2), limit: 2 };
          expect(get(company, { kind: 'journal', from, to, ...asked, ...ends }).rows).toEqual(
            journal.rows.slice(ends.offset, ends.offset + 2),
          );
          expectDrill(company, sheet, filter, knownOn);
          for (const kind of ['income-statement', 'balance-sheet', 'turnover-sheet'])
            for (const by of Object.keys(tree))
              expectPivot(company, { kind, ...(kind === 'balance-sheet' ? {} : { from }), to }, by, asked);
        }
        expectPivot(company, { kind: 'income-statement', from: '2026-01-01', to: '2026-03-31' }, 'CC', {});
        expectPivot(company, { kind: 'balance-sheet', to: '2026-03-31' }, 'PRJ', {});
      },
    ),
    { numRuns: 4 },
  );
  for (const [what, count] of Object.entries(held)) expect(count, what).toBeGreaterThan(0);
});

const accountsBg = ['101', '411', '503', '501', '60201', '703'];
const lev = { country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН', baseCurrency: 'BGN' } as const;
const rule = { rate: '1.95583' };

test('[L15] [V10] over a change of currency each combination of values opens with its legal worth, and the columns of values still add up to the whole', () => {
  let crossed = 0;
  fc.assert(
    fc.property(
      entries(['2025-10-05', '2025-12-31', '2025-11-10']),
      entries(['2026-01-01', '2026-02-10']),
      fc.array(filterOf, { minLength: 3, maxLength: 3 }),
      (before, after, filters) => {
        const company = makeCompany({ ...lev, id: nextId() });
        const former = book(company, accountsBg, before);
        run(company, 'baseCurrency.change', {});
        const since = post(company, accountsBg, after);
        // As a value, or no value, of each dimension: all lines are the sum of these.
        const combinations = Object.entries(tree).reduce<Record<string, string>[]>(
          (all, [code, values]) => all.flatMap((each) => ['', ...values].map((value) => ({ ...each, [code]: value }))),
          [{}],
        );
        const single = (combination: Record<string, string>): DimensionFilter =>
          Object.fromEntries(Object.entries(combination).map(([code, value]) => [code, [value]]));
        const balance = (account: string, dimensions?: DimensionFilter, asOf = '2026-02-28') =>
          minorOf(run(company, 'account.balance', { account, asOf: d(asOf), ...(dimensions ? { dimensions } : {}) }).balance);
        for (const account of accountsBg) {
          expect(sum(combinations.map((each) => balance(account, single(each))))).toBe(balance(account));
          for (const each of combinations.filter((values) => Object.values(values).every((value) => value !== ''))) {
            const own = (lines: readonly Line[]) =>
              sum(lines.filter((line) => line.account === account && has(line, single(each))).map(({ base }) => base));
            crossed += own(former) === 0n ? 0 : 1;
            expect(balance(account, single(each))).toBe(toNewCurrency(rule, own(former)) + own(since));
            expect(balance(account, single(each), '2025-12-31')).toBe(own(former));
          }
          for (const filter of filters) {
            const named = combinations.filter((each) => Object.entries(filter).every(([code, values]) => values.includes(each[code]!)));
            const total = sum(named.map((each) => balance(account, single(each))));
            expect(balance(account, filter), JSON.stringify(filter)).toBe(total);
            const shown = card(company, { account, from: d('2025-10-01'), to: d('2026-02-28'), dimensions: filter });
            const last = shown.rows.at(-1);
            expect([minorOf(shown.closing), last && last.date >= '2026-01-01' ? minorOf(last.balance ?? '') : total]).toEqual([
              total,
              total,
            ]);
            const january = card(company, { account, from: d('2026-01-01'), to: d('2026-02-28'), dimensions: filter });
            expect(minorOf(january.closing)).toBe(total);
            expect(minorOf(january.opening)).toBe(minorOf(shown.change?.after));
            const row = run(company, 'trialBalance.get', { asOf: d('2026-02-28'), dimensions: filter }).rows.find(
              ({ accountCode }) => accountCode === account,
            );
            expect(minorOf(row?.balance)).toBe(total);
          }
        }
        for (const dimensions of [undefined, ...filters]) {
          const more = dimensions ? { dimensions } : {};
          expectPivot(company, { kind: 'balance-sheet', to: '2026-02-28' }, 'CC', more);
          expectPivot(company, { kind: 'turnover-sheet', from: '2026-01-01', to: '2026-02-28' }, 'PRJ', more);
          // The first column of these is converted, and leads to lines in leva.
          const year = get(company, { kind: 'income-statement', from: '2025-10-01', to: '2026-02-28', ...more });
          const byValue = get(company, { kind: 'income-statement', from: '2025-10-01', to: '2026-02-28', by: 'CC', ...more });
          for (const row of byValue.rows.filter(({ kind }) => kind !== 'heading')) {
            const figures = byValue.columns.filter(({ id }) => id !== 'total').map(({ id }) => minorOf(row.cells[id]));
            expect(sum(figures)).toBe(minorOf(row.cells.total));
            expect(minorOf(row.cells.total)).toBe(minorOf(year.rows.find(({ id }) => id === row.id)?.cells.amount));
          }
          const end = get(company, { kind: 'balance-sheet', to: '2026-02-28', compare: 'previous-year', ...more });
          expect(end.columns).toHaveLength(2);
        }
      },
    ),
    { numRuns: 3 },
  );
  expect(crossed).toBeGreaterThan(0);
});

import { addDays, type LocalDate, toDayNumber } from '../../../shared/dates/local-date.ts';
import type { Days } from '../../../shared/dates/report-periods.ts';
import { between } from '../../../shared/rates/currency-change.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type BaseChange, baseOn, changedBy } from '../../queries/company-row.ts';
import { logHead } from '../../queries/log-head.ts';
import type { QueryScope } from '../../queries/query.ts';
import { type LinePart, type Tagged, taggedCarried, taggedLines, taggedUpTo } from '../../queries/tagged-lines.ts';
import { TaggedSums } from '../../queries/tagged-sums.ts';
import { baseTurnovers, conversionLines, inNewCurrency } from '../../queries/trial-balance.ts';
import type { StatementChart } from './accounts.ts';
import { closingEntries, positionList } from './closing-entries.ts';

/** By number of the account. Minor units, debit positive. */
export type ByAccount = ReadonlyMap<bigint, bigint>;

export interface Moved {
  /** Everything but the entries that close a year. */
  readonly period: ByAccount;
  /** Those entries alone: see `closingEntries`. */
  readonly closing: ByAccount;
}

const none: ByAccount = new Map();

/**
 * Amounts of accounts by days and periods, each asked for once. All are in `currency`: what is of days before a change of it is converted. Of all lines, or of
 * those of a part of a filter alone.
 */
export class StatementAmounts {
  readonly #scope: QueryScope;
  readonly #chart: StatementChart;
  readonly known: number | undefined;
  readonly currency: string;
  readonly change: BaseChange | undefined;
  readonly #to: LocalDate;
  readonly #tagged: Tagged | undefined;
  readonly #sums: TaggedSums;
  readonly #parts = new Map<LinePart, StatementAmounts>();
  #isConverted = false;
  readonly #asked = new Map<LocalDate, ByAccount>();
  readonly #closings = new Map<string, ReadonlySet<bigint>>();
  /** Sums by account and day of the lines an earlier state leaves out, or of those it has. */
  #recorded: readonly (readonly [no: bigint, day: bigint, minor: bigint])[] | undefined;

  constructor(scope: QueryScope, chart: StatementChart, known: number | undefined, to: LocalDate, tagged?: Tagged, sums?: TaggedSums) {
    this.#scope = scope;
    this.#chart = chart;
    this.known = known;
    this.currency = baseOn(scope.company, to, known);
    this.change = changedBy(scope.company, to, known);
    this.#to = to;
    this.#tagged = tagged;
    this.#sums = sums ?? new TaggedSums(scope.db);
  }

  /** Some of the amounts were converted. */
  get isConverted(): boolean {
    return this.#isConverted || [...this.#parts.values()].some((part) => part.isConverted);
  }

  /** Those of the lines of a part, which are asked for once too. */
  of(part: LinePart): StatementAmounts {
    if (!part.tagged) return this;
    let found = this.#parts.get(part);
    if (!found) {
      found = new StatementAmounts(this.#scope, this.#chart, this.known, this.#to, part.tagged, this.#sums);
      this.#parts.set(part, found);
    }
    return found;
  }

  /**
   * What stands at the end of a day. Days before a change of currency are shown as those the new currency began with, or converted account by account with
   * the rest of the roundings on its account, so that they add up to zero. Rejects: UNKNOWN_ACCOUNT (that account does not exist).
   */
  balances(on: LocalDate): Result<ByAccount> {
    const { change } = this;
    if (!change || on >= change.on) return ok(this.standing(on));
    this.#isConverted = true;
    const { db, company, pack } = this.#scope;
    const rule = pack?.currencyChange;
    if (!rule || this.#tagged) return ok(mapped(this.standing(on), (minor) => between(change, minor, change.from, change.to)));
    const found = new Map(baseTurnovers(db, undefined, on, this.known).map((row) => [row.account_no, row]));
    const converted = inNewCurrency(db, rule, company.baseChange, on, this.known, found, this.#chart.accounts);
    return converted.ok ? ok(new Map([...converted.value.turnovers].map(([no, { debit, credit }]) => [no, debit - credit]))) : converted;
  }

  /**
   * What moved from one day to another, both inclusive, in currency of those days. What a change of currency carried over is no movement; what its roundings
   * came to is one of its first day. The days lie on one side of it: see `segments`.
   */
  moved(days: Days): Moved {
    const { change } = this;
    const before = this.standing(addDays(days.from, -1));
    const period = new Map(this.standing(days.to));
    const take = (no: bigint, minor: bigint) => period.set(no, (period.get(no) ?? 0n) - minor);
    for (const [no, minor] of before) take(no, minor);
    if (change && days.from === change.on && this.#tagged) {
      // Its roundings stand on lines without a value.
      for (const row of taggedCarried(this.#sums, this.#tagged, change, this.known)) take(row.account_no, row.debit - row.credit);
    } else if (change && days.from === change.on) {
      for (const { account_no: no, debit, credit } of conversionLines(this.#scope.db, change, this.known)) take(no, debit - credit);
      for (const [no, minor] of this.#roundings()) take(no, -minor);
    }
    const closing = this.#closing(days);
    for (const [no, minor] of closing) take(no, minor);
    return { period, closing };
  }

  /** The days cut where the currency changes, and how an amount of each part is told in the currency of the report. */
  segments(days: Days): { readonly days: Days; readonly told: (minor: bigint) => bigint }[] {
    const { change } = this;
    const asIs = (minor: bigint) => minor;
    if (!change || days.from >= change.on) return [{ days, told: asIs }];
    this.#isConverted = true;
    const told = (minor: bigint) => between(change, minor, change.from, change.to);
    if (days.to < change.on) return [{ days, told }];
    return [
      { days: { from: days.from, to: addDays(change.on, -1) }, told },
      { days: { from: change.on, to: days.to }, told: asIs },
    ];
  }

  /** What stands at the end of a day in currency of that day. */
  standing(on: LocalDate): ByAccount {
    let found = this.#asked.get(on);
    if (!found) {
      found = this.#tagged ? this.#standingOf(this.#tagged, on) : this.known === undefined ? this.#standingNow(on) : this.#standingThen(on);
      this.#asked.set(on, found);
    }
    return found;
  }

  #standingOf(tagged: Tagged, on: LocalDate): ByAccount {
    const { baseChange } = this.#scope.company;
    return new Map(taggedUpTo(this.#sums, tagged, baseChange, on, this.known).map((row) => [row.account_no, row.debit - row.credit]));
  }

  #standingNow(on: LocalDate): Map<bigint, bigint> {
    return new Map(baseTurnovers(this.#scope.db, undefined, on, undefined).map((row) => [row.account_no, row.debit - row.credit]));
  }

  /** Statements ask for many days: the lines recorded before or after the position, whichever are fewer, are read once for all of them. */
  #standingThen(on: LocalDate): ByAccount {
    const known = this.known ?? 0;
    const { db } = this.#scope;
    const isEarly = known < logHead(db).position / 2;
    this.#recorded ??= db.values<[no: bigint, day: bigint, minor: bigint]>(
      `SELECT account_no, day, sum(base_minor) FROM journal_line WHERE position ${isEarly ? '<=' : '>'} ? GROUP BY account_no, day`,
      known,
    );
    const standing = isEarly ? new Map<bigint, bigint>() : this.#standingNow(on);
    const day = BigInt(toDayNumber(on));
    for (const [no, of, minor] of this.#recorded) {
      if (of <= day) standing.set(no, (standing.get(no) ?? 0n) + (isEarly ? minor : -minor));
    }
    return standing;
  }

  /** Positions of the entries of some days that close a year. */
  closingEntries(days: Days): ReadonlySet<bigint> {
    const key = `${days.from}/${days.to}`;
    let found = this.#closings.get(key);
    if (!found) {
      found = closingEntries(this.#scope, this.#chart, days, this.known);
      this.#closings.set(key, found);
    }
    return found;
  }

  #closing(days: Days): ByAccount {
    const positions = this.closingEntries(days);
    if (positions.size === 0) return none;
    const { sql, parameters } = this.#tagged ? taggedLines(this.#tagged) : { sql: '', parameters: [] };
    return new Map(
      this.#scope.db
        .all<{ account_no: bigint; minor: bigint }>(
          `SELECT account_no, sum(base_minor) AS minor FROM ${this.#tagged ? `(${sql})` : 'journal_line'}
           WHERE position IN (SELECT value FROM json_each(?)) GROUP BY account_no`,
          ...parameters,
          positionList(positions),
        )
        .map((row) => [row.account_no, row.minor]),
    );
  }

  /** Numbers of the lines on some accounts that are of the part, by their entries; undefined where all lines count. */
  linesOn(accounts: readonly bigint[], { from, to }: Days): ReadonlyMap<bigint, ReadonlySet<bigint>> | undefined {
    if (!this.#tagged) return undefined;
    const { sql, parameters } = taggedLines(this.#tagged);
    const lines = new Map<bigint, Set<bigint>>();
    for (const [position, line] of this.#scope.db.values<[position: bigint, line: bigint]>(
      `SELECT position, line_no FROM (${sql}) WHERE account_no IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?`,
      ...parameters,
      JSON.stringify(accounts.map(Number)),
      toDayNumber(from),
      toDayNumber(to),
    ))
      lines.set(position, (lines.get(position) ?? new Set<bigint>()).add(line));
    return lines;
  }

  #roundings(): ByAccount {
    return new Map(
      this.#scope.db
        .all<{ account_no: bigint; minor: bigint }>(
          'SELECT account_no, sum(amount_minor) AS minor FROM base_rounding WHERE position <= ? GROUP BY account_no',
          this.known ?? Number.MAX_SAFE_INTEGER,
        )
        .map((row) => [row.account_no, row.minor]),
    );
  }
}

/** Amounts of the parts of a filter, added up or taken away. */
export const signedSum = (parts: readonly { readonly sign: bigint; readonly of: ByAccount }[]): Map<bigint, bigint> =>
  added(...parts.map(({ sign, of }) => (sign === 1n ? of : mapped(of, (minor) => -minor))));

export const mapped = (amounts: ByAccount, told: (minor: bigint) => bigint): ByAccount =>
  new Map([...amounts].map(([no, minor]) => [no, told(minor)]));

export function added(...all: readonly ByAccount[]): Map<bigint, bigint> {
  const total = new Map<bigint, bigint>();
  for (const amounts of all) for (const [no, minor] of amounts) total.set(no, (total.get(no) ?? 0n) + minor);
  return total;
}

import type { ReadInputOf } from '../../shared/contracts/index.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { type CurrencyChange, toNewCurrency } from '../../shared/rates/currency-change.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { monthOfDay } from './company.ts';
import { type BaseChange, baseOn, changedBy } from './company-row.ts';
import { positionKnownOn } from './known-on.ts';
import { type LineFilter, readLineFilter } from './line-filter.ts';
import { logHead } from './log-head.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { ofParts, taggedCarried, taggedLines, taggedUpTo } from './tagged-lines.ts';

/** Turnover of one account up to a day. Minor units of base currency. */
export interface BaseTurnover {
  readonly account_no: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** The same of one account and commodity, with minor units of the commodity. */
export interface BalanceRow extends BaseTurnover {
  readonly commodity_no: bigint;
  readonly debit_quantity: bigint;
  readonly credit_quantity: bigint;
}

/** One way of asking for turnovers. Adding up quantities that nobody asked for costs as much as the rest. */
interface Question {
  readonly everyMonth: string;
  /** Months before `?1`, and days after `?2` up to `?3`: whole months before the month of the day, and the days of that month up to it. */
  readonly toDay: string;
  /** Of the lines that are named as `l` in the condition: all, or those of a table of them. */
  readonly fromLines: (condition: string, lines?: string) => string;
}

const base = 'sum(debit_minor) AS debit, sum(credit_minor) AS credit';
const quantities = 'sum(debit_quantity) AS debit_quantity, sum(credit_quantity) AS credit_quantity';
const baseOfLines = 'sum(iif(base_minor > 0, base_minor, 0)) AS debit, sum(iif(base_minor < 0, -base_minor, 0)) AS credit';
const quantity = 'coalesce(quantity, base_minor)';
// A line without a commodity of its own is in base currency of its day; the first of them has number 1.
const commodityOfLine = 'coalesce(commodity_no, (SELECT b.to_no FROM base_change b WHERE l.day >= b.day), 1)';

const question = (key: string, sums: string, amounts: string, fromLines: Question['fromLines']): Question => ({
  everyMonth: `SELECT ${key}, ${sums} FROM balance_month GROUP BY ${key}`,
  toDay: `
    SELECT ${key}, ${sums} FROM (SELECT ${key}, ${amounts} FROM balance_month WHERE month < ?1
      UNION ALL SELECT ${key}, ${amounts} FROM balance_day WHERE day > ?2 AND day <= ?3)
    GROUP BY ${key}`,
  fromLines,
});

const inBase = question(
  'account_no',
  base,
  'debit_minor, credit_minor',
  (condition, lines = 'journal_line') => `SELECT account_no, ${baseOfLines} FROM ${lines} l WHERE ${condition} GROUP BY account_no`,
);
const byCommodity = question(
  'account_no, commodity_no',
  `${base}, ${quantities}`,
  'debit_minor, credit_minor, debit_quantity, credit_quantity',
  (condition, lines = 'journal_line') => `
    SELECT account_no, ${commodityOfLine} AS commodity_no, ${baseOfLines}, sum(iif(${quantity} > 0, ${quantity}, 0)) AS debit_quantity,
      sum(iif(${quantity} > 0, 0, -${quantity})) AS credit_quantity
    FROM ${lines} l LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
    WHERE ${condition} GROUP BY account_no, ${commodityOfLine}`,
);

/**
 * Turnovers at the end of `asOf`, as known when the log ended at `knownOn`: what was recorded later is left out. Adds balances and takes back the
 * later lines, or adds the earlier lines, whichever are fewer.
 */
export function turnovers(db: Db, asOf: LocalDate | undefined, knownOn: number | undefined, lines?: LineFilter): BalanceRow[] {
  if (!lines) return ask<BalanceRow>(db, byCommodity, asOf, knownOn, commodityKey, (row, after) => addedTo(row, -1n, after));
  const found = new Map<string, BalanceRow>();
  for (const { sign, tagged } of lines.parts) {
    const { sql, parameters } = tagged ? taggedLines(tagged) : { sql: '', parameters: [] };
    const rows = tagged
      ? db.all<BalanceRow>(
          byCommodity.fromLines('l.position <= ? AND l.day <= ?', `(${sql})`),
          ...parameters,
          knownOn ?? Number.MAX_SAFE_INTEGER,
          asOf === undefined ? 99999999 : toDayNumber(asOf),
        )
      : turnovers(db, asOf, knownOn);
    for (const row of rows) {
      const none = { ...row, debit: 0n, credit: 0n, debit_quantity: 0n, credit_quantity: 0n };
      found.set(commodityKey(row), addedTo(found.get(commodityKey(row)) ?? none, sign, row));
    }
  }
  return [...found.values()];
}

const commodityKey = (row: BalanceRow): string => `${row.account_no}/${row.commodity_no}`;

const addedTo = (row: BalanceRow, sign: bigint, other: BalanceRow): BalanceRow => ({
  account_no: row.account_no,
  commodity_no: row.commodity_no,
  debit: row.debit + sign * other.debit,
  credit: row.credit + sign * other.credit,
  debit_quantity: row.debit_quantity + sign * other.debit_quantity,
  credit_quantity: row.credit_quantity + sign * other.credit_quantity,
});

/**
 * As `turnovers`, all commodities of an account together, in base currency of the day alone. Where the books changed their currency before, the turnover is that
 * of the new one: it begins with the balance that was carried over.
 */
export function baseTurnovers(
  db: Db,
  change: BaseChange | undefined,
  asOf: LocalDate | undefined,
  knownOn: number | undefined,
  lines?: LineFilter,
): BaseTurnover[] {
  const whole = turnoversUpTo(db, asOf, knownOn, lines);
  if (!change || (asOf !== undefined && asOf < change.on)) return whole;
  const former = new Map(turnoversUpTo(db, addDays(change.on, -1), knownOn, lines).map((row) => [row.account_no, row]));
  const carried = new Map(conversionLines(db, change, knownOn, lines).map((row) => [row.account_no, row]));
  const none = { debit: 0n, credit: 0n };
  return whole.map((row) => {
    const [before, over] = [former.get(row.account_no) ?? none, carried.get(row.account_no) ?? none];
    const opening = before.debit - before.credit + over.debit - over.credit;
    return {
      account_no: row.account_no,
      debit: row.debit - before.debit - over.debit + (opening > 0n ? opening : 0n),
      credit: row.credit - before.credit - over.credit + (opening < 0n ? -opening : 0n),
    };
  });
}

/** What conversions have booked by account, as far as they were known; of the lines of a filter, what they would have. */
export function conversionLines(db: Db, change: BaseChange, knownOn: number | undefined, lines?: LineFilter): BaseTurnover[] {
  const booked = () =>
    db.all<BaseTurnover>(
      `SELECT l.account_no, ${baseOfLines} FROM journal_entry e JOIN journal_line l ON l.position = e.position
       WHERE e.day = ? AND e.kind = 'conversion' AND e.position <= ? GROUP BY l.account_no`,
      toDayNumber(change.on),
      knownOn ?? Number.MAX_SAFE_INTEGER,
    );
  return lines ? ofParts(lines, (tagged) => (tagged ? taggedCarried(lines.sums, tagged, change, knownOn) : booked())) : booked();
}

function turnoversUpTo(db: Db, asOf: LocalDate | undefined, knownOn: number | undefined, lines?: LineFilter): BaseTurnover[] {
  if (lines)
    return ofParts(lines, (tagged) =>
      tagged ? taggedUpTo(lines.sums, tagged, lines.change, asOf, knownOn) : turnoversUpTo(db, asOf, knownOn),
    );
  return ask<BaseTurnover>(
    db,
    inBase,
    asOf,
    knownOn,
    (row) => row.account_no,
    (row, after) => ({ account_no: row.account_no, debit: row.debit - after.debit, credit: row.credit - after.credit }),
  );
}

function ask<Row>(
  db: Db,
  { everyMonth, toDay, fromLines }: Question,
  asOf: LocalDate | undefined,
  knownOn: number | undefined,
  keyOf: (row: Row) => unknown,
  less: (row: Row, after: Row) => Row,
): Row[] {
  const day = asOf === undefined ? undefined : toDayNumber(asOf);
  const now = () => (day === undefined ? db.all<Row>(everyMonth) : db.all<Row>(toDay, monthOfDay(day), monthOfDay(day) * 100, day));
  if (knownOn === undefined) return now();
  const head = logHead(db).position;
  if (knownOn >= head) return now();
  const last = day ?? 99999999;
  if (knownOn < head / 2) return db.all<Row>(fromLines('l.position <= ? AND l.day <= ?'), knownOn, last);
  const later = new Map(db.all<Row>(fromLines('l.position > ? AND l.day <= ?'), knownOn, last).map((row) => [keyOf(row), row]));
  return now().map((row) => {
    const after = later.get(keyOf(row));
    return after ? less(row, after) : row;
  });
}

/** The day up to which a balance of everything reaches: today, or the last day with entries where some are dated ahead. */
function reached(db: Db, nowMs: number): LocalDate {
  const today = new Date(nowMs).toISOString().slice(0, 10) as LocalDate;
  const { day } = db.get<{ day: bigint | null }>('SELECT max(day) AS day FROM journal_entry')!;
  const last = day === null ? today : fromDayNumber(Number(day));
  return last > today ? last : today;
}

/**
 * Ordered by account code and commodity; accounts without turnover are left out.
 * Rejects: COMPARATIVE_CURRENCY (a currency the books neither are in on the day nor went over to), UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE,
 * DIMENSION_NOT_IN_COMMODITY (`dimensions` beside `in: 'commodity'` in books that changed their currency: nothing was booked onto lines of a value).
 */
export const trialBalanceGet: QueryHandler<'trialBalance.get'> = (scope, { dimensions, ...asked }) => {
  const lines = readLineFilter(scope, dimensions);
  if (!lines.ok) return lines;
  const found = trialBalanceOf(scope, asked, lines.value);
  if (!found.ok) return found;
  const { rows, asOf, converted, knownOn } = found.value;
  const { baseScale } = scope.company;
  const zero = writeDecimal(0n, baseScale);
  const head = logHead(scope.db);
  return ok({
    rows: rows.map(({ account, commodity, scale, debit, credit, memo }) => ({
      accountCode: account.code,
      names: account.names,
      commodity,
      debitTurnover: writeDecimal(debit, scale),
      creditTurnover: writeDecimal(credit, scale),
      balance: writeDecimal(debit - credit, scale),
      memo: memo === 0n && scale === baseScale ? zero : writeDecimal(memo, scale),
    })),
    asOf,
    ...(converted ? { converted: { ...converted, rounding: writeDecimal(converted.rounding, baseScale) } } : {}),
    knownOn: knownOn ?? head.position,
    headHash: head.hash,
  });
};

/** Of one account in one commodity, in minor units of `scale` decimals. `memo` is what is kept outside double entry. */
export interface TrialBalanceAmounts {
  readonly account: AccountNames;
  readonly commodity: string;
  readonly scale: number;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly memo: bigint;
}

export interface TrialBalanceFound {
  readonly rows: readonly TrialBalanceAmounts[];
  readonly asOf: LocalDate;
  /** Set where the day is in a former currency; `rounding` in minor units of the new one, debit positive. */
  readonly converted?: {
    readonly from: string;
    readonly to: string;
    readonly rate: string;
    readonly rounding: bigint;
    readonly roundingAccount: string;
  };
  /** Undefined when everything recorded counts. */
  readonly knownOn: number | undefined;
}

/** The same before it is written, of the lines of a filter; of all of them without one. Rejects: COMPARATIVE_CURRENCY, DIMENSION_NOT_IN_COMMODITY. */
export function trialBalanceOf(
  { db, company, pack, nowMs, remember }: QueryScope,
  input: Omit<ReadInputOf<'trialBalance.get'>, 'dimensions'>,
  lines: LineFilter | undefined,
): Result<TrialBalanceFound> {
  if (lines && input.in === 'commodity' && company.baseChange) return reject({ code: 'DIMENSION_NOT_IN_COMMODITY', field: 'in' });
  const knownOn = positionKnownOn(db, input.knownOn);
  const accounts = remember('trial balance accounts', () => accountNames(db));
  const rows: TrialBalanceAmounts[] = [];
  let converted: TrialBalanceFound['converted'];
  const asOf = input.asOf ?? reached(db, nowMs);
  // Everything recorded reaches beyond every change.
  const until = input.asOf ?? ('9999-12-31' as LocalDate);
  const change = changedBy(company, until, knownOn);
  const base = baseOn(company, until, knownOn);
  const add = (account: AccountNames, commodity: string, scale: number, debit: bigint, credit: bigint, memo = 0n): void => {
    if (debit !== 0n || credit !== 0n || memo !== 0n) rows.push({ account, commodity, scale, debit, credit, memo });
  };
  if (input.in === 'commodity') {
    const commodities = commodityNames(db);
    // What is kept outside double entry has no dimensions.
    const isRest = !lines || lines.parts.some(({ tagged }) => !tagged);
    const memos: Map<string, MemoRow> = isRest ? memoQuantities(db, input.asOf, knownOn) : new Map();
    for (const row of turnovers(db, input.asOf, knownOn, lines)) {
      const { name, scale } = commodities.get(row.commodity_no)!;
      const key = `${row.account_no}/${row.commodity_no}`;
      add(accounts.get(row.account_no)!, name, scale, row.debit_quantity, row.credit_quantity, memos.get(key)?.quantity ?? 0n);
      memos.delete(key);
    }
    for (const memo of memos.values()) {
      const { name, scale } = commodities.get(memo.commodity_no)!;
      add(accounts.get(memo.account_no)!, name, scale, 0n, 0n, memo.quantity);
    }
    rows.sort((a, b) => (a.account === b.account ? (a.commodity < b.commodity ? -1 : 1) : a.account.code < b.account.code ? -1 : 1));
  } else {
    let found = new Map(baseTurnovers(db, change, input.asOf, knownOn, lines).map((row) => [row.account_no, row]));
    let currency = base;
    if (input.in !== 'base' && input.in !== base) {
      const rule = pack?.currencyChange;
      if (rule?.from !== base || rule.to !== input.in) return reject({ code: 'COMPARATIVE_CURRENCY', currency: input.in, base });
      const inNew = lines
        ? partsInNewCurrency(db, rule, company.baseChange, until, knownOn, lines, accounts)
        : inNewCurrency(db, rule, company.baseChange, until, knownOn, found, accounts);
      if (!inNew.ok) return inNew;
      found = inNew.value.turnovers;
      currency = rule.to;
      converted = { from: rule.from, to: rule.to, rate: rule.rate, ...inNew.value.rounding };
    }
    // Accounts are kept in the order of their codes.
    for (const [no, account] of accounts) {
      const row = found.get(no);
      if (row) add(account, currency, company.baseScale, row.debit, row.credit);
    }
  }
  return ok({ rows, asOf, ...(converted ? { converted } : {}), knownOn });
}

/**
 * Balances of a day of the former currency in the new one, each converted by the legal rule, with what their roundings add up to on the account that takes it:
 * the sums stay equal. On the last day of the former currency they are those the new one began with, if it has begun.
 * @source pack.currencyChange
 */
export function inNewCurrency(
  db: Db,
  rule: CurrencyChange,
  made: BaseChange | undefined,
  asOf: LocalDate,
  knownOn: number | undefined,
  found: ReadonlyMap<bigint, BaseTurnover>,
  accounts: ReadonlyMap<bigint, AccountNames>,
): Result<{ turnovers: Map<bigint, BaseTurnover>; rounding: { rounding: bigint; roundingAccount: string } }> {
  const isOpening = made !== undefined && (knownOn === undefined || knownOn >= made.position) && addDays(asOf, 1) === made.on;
  const carried = new Map(isOpening ? conversionLines(db, made, knownOn).map((row) => [row.account_no, row]) : []);
  const turnovers = new Map<bigint, BaseTurnover>();
  const put = (no: bigint, debit: bigint, balance: bigint) => turnovers.set(no, { account_no: no, debit, credit: debit - balance });
  for (const no of new Set([...found.keys(), ...carried.keys()])) {
    const { debit = 0n, credit = 0n } = found.get(no) ?? {};
    const over = carried.get(no);
    const balance = isOpening ? debit - credit + (over ? over.debit - over.credit : 0n) : toNewCurrency(rule, debit - credit);
    put(no, toNewCurrency(rule, debit), balance);
  }
  const left = sum([...turnovers.values()].map(({ debit, credit }) => debit - credit));
  const ofOpening = isOpening ? roundingKnown(db, knownOn) : 0n;
  const rounding = isOpening ? ofOpening : -left;
  const roundingAccount = rounding < 0n ? rule.roundingGain : rule.roundingLoss;
  if (!isOpening && rounding !== 0n) {
    const no = [...accounts].find(([, { code }]) => code === roundingAccount)?.[0];
    const rejections: Rejection[] = no === undefined ? [{ code: 'UNKNOWN_ACCOUNT', line: 0, account: roundingAccount }] : [];
    if (no === undefined) return reject(...rejections);
    const { debit = 0n, credit = 0n } = turnovers.get(no) ?? {};
    turnovers.set(no, {
      account_no: no,
      debit: debit + (rounding > 0n ? rounding : 0n),
      credit: credit + (rounding < 0n ? -rounding : 0n),
    });
  }
  return ok({ turnovers, rounding: { rounding, roundingAccount } });
}

/** The same of the lines of a filter: those of each value by themselves, with the roundings where lines without one are among them. */
function partsInNewCurrency(
  db: Db,
  rule: CurrencyChange,
  made: BaseChange | undefined,
  asOf: LocalDate,
  knownOn: number | undefined,
  lines: LineFilter,
  accounts: ReadonlyMap<bigint, AccountNames>,
): ReturnType<typeof inNewCurrency> {
  const whole = inNewCurrency(
    db,
    rule,
    made,
    asOf,
    knownOn,
    new Map(baseTurnovers(db, undefined, asOf, knownOn).map((row) => [row.account_no, row])),
    accounts,
  );
  if (!whole.ok) return whole;
  const isRest = lines.parts.some(({ tagged }) => !tagged);
  const turnovers = ofParts({ parts: lines.singleParts }, (tagged) =>
    tagged
      ? taggedUpTo(lines.sums, tagged, undefined, asOf, knownOn).map(({ account_no, debit, credit }) => {
          const converted = toNewCurrency(rule, debit);
          return { account_no, debit: converted, credit: converted - toNewCurrency(rule, debit - credit) };
        })
      : [...whole.value.turnovers.values()],
  );
  const { rounding, roundingAccount } = whole.value.rounding;
  return ok({
    turnovers: new Map(turnovers.map((row) => [row.account_no, row])),
    rounding: { rounding: isRest ? rounding : 0n, roundingAccount },
  });
}

const roundingKnown = (db: Db, knownOn: number | undefined): bigint =>
  db.get<{ minor: bigint | null }>(
    'SELECT sum(amount_minor) AS minor FROM base_rounding WHERE position <= ?',
    knownOn ?? Number.MAX_SAFE_INTEGER,
  )!.minor ?? 0n;

export interface AccountNames {
  readonly code: string;
  readonly names: Names;
}

/** In the order of their codes. */
const accountNames = (db: Db): ReadonlyMap<bigint, AccountNames> =>
  new Map(
    db
      .all<NameColumns & { no: bigint; code: string }>('SELECT no, code, name_ka, name_bg, name_ru, name_en FROM account')
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((row) => [row.no, { code: row.code, names: namesOf(row) }]),
  );

const commodityNames = (db: Db) =>
  new Map(
    db
      .all<{ no: bigint; name: string; scale: bigint }>('SELECT no, name, scale FROM commodity')
      .map((row) => [row.no, { name: row.name, scale: Number(row.scale) }]),
  );

interface MemoRow {
  readonly account_no: bigint;
  readonly commodity_no: bigint;
  readonly quantity: bigint;
}

function memoQuantities(db: Db, asOf: LocalDate | undefined, knownOn: number | undefined): Map<string, MemoRow> {
  const rows = db.all<MemoRow>(
    'SELECT account_no, commodity_no, sum(quantity) AS quantity FROM memo_line WHERE day <= ? AND position <= ? GROUP BY account_no, commodity_no',
    asOf === undefined ? 99999999 : toDayNumber(asOf),
    knownOn ?? Number.MAX_SAFE_INTEGER,
  );
  return new Map(rows.map((row) => [`${row.account_no}/${row.commodity_no}`, row]));
}

import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { AccountCard, AccountCardRow } from '../../shared/contracts/journal.ts';
import { addDays, type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { writeDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { hexToId } from '../db/ids.ts';
import { contains } from './accounts.ts';
import { dateOfDay, monthOfDay } from './company.ts';
import { type BaseChange, baseOn, changedBy } from './company-row.ts';
import { fieldAt } from './counterparties.ts';
import { positionKnownOn } from './known-on.ts';
import { type LineFilter, readLineFilter } from './line-filter.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { bound, Conditions, type Join, joined, pageOf, rememberUntilRecorded } from './register-pages.ts';
import { taggedLines } from './tagged-lines.ts';
import { conversionLines as carriedLines } from './trial-balance.ts';

/** Read as plain rows: with a thousand lines a page, naming each value costs more than reading it. */
type Row = readonly [
  position: bigint,
  lineNo: bigint,
  day: bigint,
  baseMinor: bigint,
  entry: string,
  number: string,
  memo: string,
  kind: string,
  document: string | null,
  counterpartyNo: bigint | null,
  commodityNo: bigint | null,
  quantity: bigint | null,
];

// The key of balances has the commodity before the day: named, each of them is one look-up instead of all days of the account.
const anyCommodity = 'commodity_no IN (SELECT no FROM commodity)';

// Whole months before the month of the day, and the days of that month before it.
const balanceBefore = `
  SELECT coalesce((SELECT sum(debit_minor - credit_minor) FROM balance_month WHERE account_no = ? AND ${anyCommodity} AND month < ?), 0)
    + coalesce((SELECT sum(debit_minor - credit_minor) FROM balance_day WHERE account_no = ? AND ${anyCommodity} AND day >= ? AND day < ?), 0)
    AS balance`;

/** Rejects: UNKNOWN_ACCOUNT, UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE. */
export const accountBalance: QueryHandler<'account.balance'> = (
  { db, company, remember },
  { account: code, asOf, knownOn, dimensions },
) => {
  const numbers = remember('account numbers', () => new Map<string, bigint>());
  let no = numbers.get(code);
  if (no === undefined) {
    no = db.get<{ no: bigint }>('SELECT no FROM account WHERE code = ?', code)?.no;
    if (no === undefined) return reject({ code: 'UNKNOWN_ACCOUNT', line: 0, account: code });
    numbers.set(code, no);
  }
  const day = toDayNumber(asOf);
  const known = positionKnownOn(db, knownOn);
  const filter = readLineFilter({ db, company }, dimensions);
  if (!filter.ok) return filter;
  const balance = filter.value
    ? filteredBefore(db, filter.value, no, day + 1, known)
    : known === undefined
      ? before(db, no, day + 1)
      : linesOf(db, no, 0, day, known).sum;
  return ok({ balance: writeDecimal(balance, company.baseScale), currency: baseOn(company, asOf, known) });
};

const joins: readonly Join[] = [
  { alias: 'e', sql: 'CROSS JOIN journal_entry e ON e.position = l.position' },
  { alias: 'x', sql: 'LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no' },
  { alias: 'd', sql: 'LEFT JOIN document d ON d.position = e.document', needs: ['e'] },
  { alias: 'c', sql: 'LEFT JOIN counterparty c ON c.no = coalesce(x.counterparty_no, d.counterparty_no)', needs: ['x', 'd'] },
];
// Names a line by one whole number: an entry has fewer lines than this.
const linesApart = 1_048_576;

type Asked = ReadInputOf<'account.card'>;

const isFiltered = ({ search, counterpartyId, side, least, most }: Asked): boolean =>
  search !== '' || [counterpartyId, side, least, most].some((each) => each !== undefined);

interface Chosen {
  readonly keys: readonly number[];
  readonly total: number;
  readonly filtered?: NonNullable<AccountCard['filtered']>;
}

/** The lines that are asked for: those of a page, how many there are, and their turnover where some are left out of the card. */
function chosenLines(scope: QueryScope, accountNo: bigint, input: Asked, lines: LineFilter | undefined, known: number | undefined): Chosen {
  const { db, company } = scope;
  const { limit, offset, ...asked } = input;
  const where = new Conditions().add(
    'l.account_no = ? AND l.day BETWEEN ? AND ? AND l.position <= ?',
    ...[accountNo, toDayNumber(input.from), toDayNumber(input.to), known ?? Number.MAX_SAFE_INTEGER],
  );
  if (input.search !== '') {
    const { sql, pattern } = contains(input.search);
    where.add(
      `(e.number ${sql} OR coalesce(x.memo, e.memo) ${sql} OR instr(c.search, ?) > 0)`,
      ...[pattern, pattern, input.search.toLowerCase()],
    );
  }
  if (input.counterpartyId === 'none') where.add('coalesce(x.counterparty_no, d.counterparty_no) IS NULL');
  else if (input.counterpartyId !== undefined)
    where.add('coalesce(x.counterparty_no, d.counterparty_no) = (SELECT no FROM counterparty WHERE id = ?)', input.counterpartyId);
  if (input.side !== undefined) where.add(input.side === 'debit' ? 'l.base_minor > 0' : 'l.base_minor < 0');
  if (input.least !== undefined) where.add('abs(l.base_minor) >= ?', bound(input.least, company.baseScale, 'least'));
  if (input.most !== undefined) where.add('abs(l.base_minor) <= ?', bound(input.most, company.baseScale, 'most'));
  const order = ['l.day', 'l.position', 'l.line_no'].map((column) => `${column} ${input.direction}`).join(', ');
  const name = `account card ${JSON.stringify([asked, known])}`;
  const table = lines?.lines;
  const of = table ? `(${table.sql}) l` : 'journal_line l';
  const parameters = [...(table?.parameters ?? []), ...where.parameters];
  const page = pageOf(
    scope,
    {
      name,
      key: `l.position * ${linesApart} + l.line_no`,
      from: joined(of, joins, where.sql),
      where: where.sql,
      order,
      parameters,
    },
    limit,
    offset,
  );
  if (!isFiltered(input)) return page;
  const change = changedBy(company, input.to, known);
  const sums = rememberUntilRecorded(scope, `${name} sums`, () =>
    db.all<{ former: bigint; debit: bigint; credit: bigint }>(
      `SELECT l.day < ? AS former, sum(max(l.base_minor, 0)) AS debit, sum(max(-l.base_minor, 0)) AS credit
       FROM ${joined(of, joins, where.sql, 'e.kind')} WHERE ${where.sql} AND e.kind <> 'conversion' GROUP BY 1 ORDER BY 1 DESC`,
      change ? toDayNumber(change.on) : 0,
      ...parameters,
    ),
  );
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const filtered = sums.map(({ former, debit, credit }) => ({
    currency: former === 1n ? change!.from : baseOn(company, input.to, known),
    amounts: { debit: text(debit), credit: text(credit) },
  }));
  return { ...page, filtered };
}

/** Where the lines of a page are found, as SQL, and what moved before the first of them. */
interface Place {
  readonly lines: string;
  readonly parameters: readonly unknown[];
  readonly moved: bigint;
}

/**
 * Lines of an account between two dates, inclusive, in order of date and recording or against it, with running balance unless a filter leaves some out.
 * Amounts are in base currency of their day: over a change of it the card has two parts, and `change` says what the first one ends and the second one begins
 * with. With dimensions it is a card of their lines alone. Rejects: UNKNOWN_ACCOUNT, UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE.
 */
export const accountCard: QueryHandler<'account.card'> = (scope, input) => {
  const { db, company, remember } = scope;
  const account = db.get<{ no: bigint }>('SELECT no FROM account WHERE code = ?', input.account);
  if (!account) return reject({ code: 'UNKNOWN_ACCOUNT', line: 0, account: input.account });
  const [from, to] = [toDayNumber(input.from), toDayNumber(input.to)];
  const known = positionKnownOn(db, input.knownOn);
  const dimensions = readLineFilter(scope, input.dimensions);
  if (!dimensions.ok) return dimensions;
  const lines = dimensions.value;
  const turnover = (first: number, last: number): Turnover => {
    if (lines) return filteredTurnover(db, lines, account.no, first, last, known);
    return known === undefined ? turnoverOf(db, account.no, first, last) : linesOf(db, account.no, first, last, known);
  };
  const { debit, credit, total: lineCount } = turnover(from, to);
  const opening = lines
    ? filteredBefore(db, lines, account.no, from, known)
    : known === undefined
      ? before(db, account.no, from)
      : linesOf(db, account.no, 0, from - 1, known).sum;
  const change = changedBy(company, input.to, known);
  const carried = change && !lines ? conversionLines(db, account.no, change, known) : [];
  // Nothing was booked onto the lines of a filter: what they are carried over with stands behind every one of them from the first day on.
  const carriedOver = change && lines && input.from <= change.on ? filteredCarried(db, lines, account.no, change, known) : 0n;
  const chosen = lines || isFiltered(input) ? chosenLines(scope, account.no, input, lines, known) : undefined;
  const hasBalance = !isFiltered(input);
  const total = chosen?.total ?? Number(lineCount);
  const placeOfPage = (): Place => {
    if (chosen)
      return {
        lines: `SELECT l.position, l.line_no, l.day, l.base_minor FROM json_each(?) j
          CROSS JOIN journal_line l ON l.position = j.value / ${linesApart} AND l.line_no = j.value % ${linesApart}`,
        parameters: [JSON.stringify(chosen.keys)],
        moved: lines && hasBalance ? movedBefore(db, lines, account.no, from, chosen.keys, known) : 0n,
      };
    // Against the order it is the same page counted from the other end, so that each line has its balance.
    const end = input.direction === 'asc' ? Math.min(input.offset + input.limit, total) : Math.max(0, total - input.offset);
    const first = input.direction === 'asc' ? Math.min(input.offset, total) : Math.max(0, end - input.limit);
    const start = known === undefined ? pageStart(db, account.no, from, to, first) : pageStartKnown(db, account.no, from, to, first, known);
    return {
      lines: `SELECT position, line_no, day, base_minor FROM journal_line WHERE account_no = ? AND day BETWEEN ? AND ? AND position <= ?
        ORDER BY day, position, line_no LIMIT ? OFFSET ?`,
      parameters: [account.no, start.day, to, known ?? Number.MAX_SAFE_INTEGER, Math.max(0, end - first), start.offset],
      moved: start.moved,
    };
  };
  const place = placeOfPage();
  const rows = db.values<Row>(
    `SELECT k.position, k.line_no, k.day, k.base_minor, hex(e.id), e.number, coalesce(x.memo, e.memo), e.kind, d.id,
       coalesce(x.counterparty_no, d.counterparty_no), x.commodity_no, x.quantity
     FROM (${place.lines}) k
     CROSS JOIN journal_entry e ON e.position = k.position LEFT JOIN line_detail x ON x.position = k.position AND x.line_no = k.line_no
     LEFT JOIN document d ON d.position = e.document ORDER BY k.day, k.position, k.line_no`,
    ...place.parameters,
  );
  const { baseScale } = company;
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  // Names of an earlier state are asked for anew: what is remembered is as it is now.
  const counterparties =
    known === undefined ? remember('counterparties of cards', () => new Map<bigint, string>()) : new Map<bigint, string>();
  const commodities = remember('commodities of cards', () => new Map<bigint, Unit>());
  // Digits of all ids in one text: small letters are made of them at once.
  const ids = rows
    .map((row) => row[4])
    .join('')
    .toLowerCase();
  let running = opening + place.moved;
  const carriedBy = (of: bigint, position: bigint, lineNo: bigint): bigint => {
    if (!change || dateOfDay(of) < change.on) return 0n;
    return lines ? carriedOver : dateOfDay(of) === change.on ? carriedAfter(carried, position, lineNo) : 0n;
  };
  let day = 0n;
  let date = '' as LocalDate;
  const zero = text(0n);
  const described = rows.map(
    ([position, lineNo, of, base, , number, memo, kind, document, counterpartyNo, commodityNo, quantity], index): AccountCardRow => {
      running += base;
      if (of !== day) {
        day = of;
        date = dateOfDay(of);
      }
      const commodity = commodityNo === null ? undefined : kept(commodities, commodityNo, () => unitOf(db, commodityNo));
      return {
        entryId: hexToId(ids, index * 32),
        position: Number(position),
        lineNo: Number(lineNo),
        date,
        number,
        memo,
        kind,
        documentId: document,
        counterparty:
          counterpartyNo === null ? null : kept(counterparties, counterpartyNo, () => counterpartyName(db, counterpartyNo, known)),
        debit: base > 0n ? text(base) : zero,
        credit: base < 0n ? text(-base) : zero,
        commodity: commodity === undefined ? null : commodity.name,
        quantity: commodity === undefined || quantity === null ? null : writeTrimmed(quantity, commodity.scale, 2),
        balance: hasBalance ? text(running + carriedBy(of, position, lineNo)) : null,
      };
    },
  );
  if (input.direction === 'desc') described.reverse();
  const listed = { ...(chosen?.filtered ? { filtered: chosen.filtered } : {}), rows: described, total };
  const currency = baseOn(company, input.to, known);
  if (!change || input.from > change.on) {
    return ok({
      currency,
      opening: text(opening),
      closing: text(opening + debit - credit),
      debit: text(debit),
      credit: text(credit),
      ...listed,
    });
  }
  const day0 = toDayNumber(change.on);
  const former = input.from < change.on ? turnover(from, toDayNumber(addDays(change.on, -1))) : { debit: 0n, credit: 0n };
  const since = turnover(day0, to);
  const over = (sign: bigint) => sum(carried.map(({ base }) => (base * sign > 0n ? base * sign : 0n)));
  const [debitSince, creditSince] = [since.debit - over(1n), since.credit - over(-1n)];
  const left = opening + former.debit - former.credit;
  const after = left + over(1n) - over(-1n) + carriedOver;
  return ok({
    currency,
    // A card that begins with the new currency opens with what was carried over.
    opening: text(input.from < change.on ? opening : after),
    closing: text(after + debitSince - creditSince),
    debit: text(debitSince),
    credit: text(creditSince),
    change: {
      on: change.on,
      from: change.from,
      to: change.to,
      rate: change.rate,
      debit: text(former.debit),
      credit: text(former.credit),
      before: text(left),
      after: text(after),
    },
    ...listed,
  });
};

interface CarriedLine {
  readonly position: bigint;
  readonly line: bigint;
  readonly base: bigint;
}

/** Lines by which balances of the account were carried over to another base currency, as far as they were known. */
const conversionLines = (db: Db, accountNo: bigint, { on }: BaseChange, known: number | undefined): CarriedLine[] =>
  db.all<CarriedLine>(
    `SELECT l.position, l.line_no AS line, l.base_minor AS base FROM journal_line l JOIN journal_entry e ON e.position = l.position
     WHERE l.account_no = ? AND l.day = ? AND e.kind = 'conversion' AND l.position <= ?`,
    accountNo,
    toDayNumber(on),
    known ?? Number.MAX_SAFE_INTEGER,
  );

/** What comes behind a line of the first day: balances of that day are shown with all of what was carried over, whenever it was booked. */
const carriedAfter = (lines: readonly CarriedLine[], position: bigint, lineNo: bigint): bigint =>
  sum(lines.filter((line) => line.position > position || (line.position === position && line.line > lineNo)).map(({ base }) => base));

interface Unit {
  readonly name: string;
  readonly scale: number;
}

// A page names few of them, again and again: asked once each, they cost less than two more tables in the question for its lines.
const unitOf = (db: Db, no: bigint): Unit => {
  const { name, scale } = db.get<{ name: string; scale: bigint }>('SELECT name, scale FROM commodity WHERE no = ?', no)!;
  return { name, scale: Number(scale) };
};
const counterpartyName = (db: Db, no: bigint, known: number | undefined): string =>
  known === undefined
    ? db.get<{ name: string }>('SELECT name FROM counterparty WHERE no = ?', no)!.name
    : db.get<{ name: string }>(`SELECT ${fieldAt('name', '?2')} AS name FROM counterparty c WHERE c.no = ?1`, no, known)!.name;

function kept<T>(known: Map<bigint, T>, no: bigint, read: () => T): T {
  let value = known.get(no);
  if (value === undefined) {
    value = read();
    known.set(no, value);
  }
  return value;
}

/** Balance of an account before a day: whole months, and the days of its month. */
function before(db: Db, accountNo: bigint, day: number): bigint {
  const month = monthOfDay(day);
  return db.get<{ balance: bigint }>(balanceBefore, accountNo, month, accountNo, month * 100, day)!.balance;
}

interface Turnover {
  readonly debit: bigint;
  readonly credit: bigint;
  readonly total: bigint;
}

function turnoverOf(db: Db, accountNo: bigint, from: number, to: number): Turnover {
  const row = db.get<{ debit: bigint | null; credit: bigint | null; n: bigint | null }>(
    `SELECT sum(debit_minor) AS debit, sum(credit_minor) AS credit, sum(lines) AS n FROM balance_day
     WHERE account_no = ? AND ${anyCommodity} AND day BETWEEN ? AND ?`,
    accountNo,
    from,
    to,
  )!;
  return { debit: row.debit ?? 0n, credit: row.credit ?? 0n, total: row.n ?? 0n };
}

/** The start of a page among the lines that were recorded up to a log position: balances only know what stands today. */
function pageStartKnown(db: Db, accountNo: bigint, from: number, to: number, offset: number, position: number): PageStart {
  const { sum: moved } = db.get<{ sum: bigint | null }>(
    `SELECT sum(base_minor) AS sum FROM (SELECT base_minor FROM journal_line WHERE account_no = ? AND day BETWEEN ? AND ? AND position <= ?
       ORDER BY day, position, line_no LIMIT ?)`,
    accountNo,
    from,
    to,
    position,
    offset,
  )!;
  return { day: from, offset, moved: moved ?? 0n };
}

/** The same turnover from lines, with what they moved in all. */
const linesOf = (db: Db, accountNo: bigint, from: number, to: number, position: number): Turnover & { readonly sum: bigint } =>
  turnoverIn(db, 'journal_line', [], [accountNo, from, to, position]);

function turnoverIn(
  db: Db,
  table: string,
  parameters: readonly unknown[],
  asked: readonly [accountNo: bigint, from: number, to: number, position: number],
): Turnover & { readonly sum: bigint } {
  const row = db.get<{ debit: bigint | null; credit: bigint | null; n: bigint }>(
    `SELECT sum(max(base_minor, 0)) AS debit, sum(max(-base_minor, 0)) AS credit, count(*) AS n FROM ${table}
     WHERE account_no = ? AND day BETWEEN ? AND ? AND position <= ?`,
    ...parameters,
    ...asked,
  )!;
  const [debit, credit] = [row.debit ?? 0n, row.credit ?? 0n];
  return { debit, credit, total: row.n, sum: debit - credit };
}

/** Turnover of the lines of a filter, part by part. What was booked to carry balances over is no line of it. */
function filteredTurnover(db: Db, lines: LineFilter, accountNo: bigint, from: number, to: number, known: number | undefined): Turnover {
  let [debit, credit, total] = [0n, 0n, 0n];
  const add = (sign: bigint, moved: Turnover) => {
    debit += sign * moved.debit;
    credit += sign * moved.credit;
    total += sign * moved.total;
  };
  for (const { sign, tagged } of lines.parts) {
    if (tagged) {
      const { sql, parameters } = taggedLines(tagged);
      add(sign, turnoverIn(db, `(${sql})`, parameters, [accountNo, from, to, known ?? Number.MAX_SAFE_INTEGER]));
    } else {
      add(sign, known === undefined ? turnoverOf(db, accountNo, from, to) : linesOf(db, accountNo, from, to, known));
      const { change } = lines;
      if (change && toDayNumber(change.on) >= from && toDayNumber(change.on) <= to) {
        for (const { base } of conversionLines(db, accountNo, change, known))
          add(-1n, { debit: base > 0n ? base : 0n, credit: base < 0n ? -base : 0n, total: 1n });
      }
    }
  }
  return { debit, credit, total };
}

/** What a change of currency makes of the lines of a filter on the account. */
const filteredCarried = (db: Db, lines: LineFilter, accountNo: bigint, change: BaseChange, known: number | undefined): bigint => {
  const row = carriedLines(db, change, known, lines).find((each) => each.account_no === accountNo);
  return row ? row.debit - row.credit : 0n;
};

/** Balance of the lines of a filter before a day, in currency of the day before it. */
function filteredBefore(db: Db, lines: LineFilter, accountNo: bigint, day: number, known: number | undefined): bigint {
  const { change } = lines;
  const { debit, credit } = filteredTurnover(db, lines, accountNo, 0, day - 1, known);
  const isCarried = change && toDayNumber(change.on) < day && (known === undefined || known >= change.position);
  return debit - credit + (isCarried ? filteredCarried(db, lines, accountNo, change, known) : 0n);
}

/** What the lines of a filter moved before the first of a page. */
function movedBefore(
  db: Db,
  lines: LineFilter,
  accountNo: bigint,
  from: number,
  keys: readonly number[],
  known: number | undefined,
): bigint {
  const { sql, parameters } = lines.lines;
  const placed = `SELECT l.day, l.position, l.line_no FROM json_each(?) j
    CROSS JOIN journal_line l ON l.position = j.value / ${linesApart} AND l.line_no = j.value % ${linesApart}`;
  const { moved } = db.get<{ moved: bigint | null }>(
    `SELECT sum(base_minor) AS moved FROM (${sql}) WHERE account_no = ? AND day >= ? AND position <= ?
       AND (day, position, line_no) < (SELECT day, position, line_no FROM (${placed}) ORDER BY day, position, line_no LIMIT 1)`,
    ...parameters,
    accountNo,
    from,
    known ?? Number.MAX_SAFE_INTEGER,
    JSON.stringify(keys.length === 0 ? [] : [keys[0], keys.at(-1)]),
  )!;
  return moved ?? 0n;
}

interface PageStart {
  readonly day: number;
  readonly offset: number;
  readonly moved: bigint;
}

/** Day on which a page begins, how many of its lines belong to the pages before, and what all lines before the page moved. Counts days, not lines. */
function pageStart(db: Db, accountNo: bigint, from: number, to: number, offset: number): PageStart {
  if (offset === 0) return { day: from, offset: 0, moved: 0n };
  const days = db.all<{ day: bigint; n: bigint; moved: bigint }>(
    `SELECT day, sum(lines) AS n, sum(debit_minor - credit_minor) AS moved FROM balance_day
     WHERE account_no = ? AND ${anyCommodity} AND day BETWEEN ? AND ? GROUP BY day ORDER BY day`,
    accountNo,
    from,
    to,
  );
  let left = offset;
  let moved = 0n;
  for (const { day, n, moved: ofDay } of days) {
    if (left < n) {
      const { sum } = db.get<{ sum: bigint | null }>(
        'SELECT sum(base_minor) AS sum FROM (SELECT base_minor FROM journal_line WHERE account_no = ? AND day = ? ORDER BY day, position, line_no LIMIT ?)',
        accountNo,
        day,
        left,
      )!;
      return { day: Number(day), offset: left, moved: moved + (sum ?? 0n) };
    }
    left -= Number(n);
    moved += ofDay;
  }
  return { day: to, offset: Number.MAX_SAFE_INTEGER, moved };
}

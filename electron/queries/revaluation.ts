import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { RevaluationInfo, RevaluationRow } from '../../shared/contracts/rates.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { toBase } from '../../shared/money/convert.ts';
import { isIsoCurrency } from '../../shared/money/currency.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { abs, divRound, sum } from '../../shared/money/minor.ts';
import { exactRate, rateText } from '../../shared/money/rate.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { baseOn } from './company-row.ts';
import { findRate } from './find-rate.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { readExchangeSettings } from './rates.ts';

export interface RateUsed {
  readonly currency: string;
  readonly rate: string;
  readonly on: LocalDate;
  readonly source: string;
  readonly isStale: boolean;
}

/** One position that is revalued: an open item, or what else stands on an account in one currency. Base minor units, debit positive. */
export interface Revalued {
  readonly account: AccountNames;
  readonly currency: string;
  readonly scale: number;
  readonly rate: RateUsed | undefined;
  readonly documentId: string | null;
  readonly documentNumber: string | null;
  readonly counterpartyId: string | null;
  readonly counterparty: string | null;
  readonly quantity: bigint;
  readonly carried: bigint;
  readonly worth: bigint;
  readonly difference: bigint;
  readonly released: bigint;
}

export interface RevaluationPlan {
  readonly rates: readonly RateUsed[];
  readonly rows: readonly Revalued[];
  readonly gain: bigint;
  readonly loss: bigint;
  readonly unassigned: readonly { readonly account: string; readonly balance: bigint }[];
}

interface AccountNames {
  readonly no: bigint;
  readonly code: string;
  readonly names: Record<string, string>;
  readonly holdsOnlyForeign: boolean;
}

type Input = Pick<ReadInputOf<'revaluation.preview'>, 'on' | 'rates' | 'clearUnassigned'>;
type Scope = Pick<QueryScope, 'db' | 'company' | 'pack'>;

/**
 * What a revaluation at the end of a day has to book so that every monetary balance in foreign currency is worth its amount at the rate of the day:
 * each open item by itself, and what else stands on an account (bank, cash, loans, entries by hand) in one sum a currency. It looks at the books as
 * of that day, also when later days are in them already, and counts what earlier revaluations booked: a second run finds only what is missing.
 *
 * `released` is taken back on the following day: everything where the company chose so or where a later revaluation has been posted (which then
 * stays right), and otherwise the part of an item that was settled after the day in entries that are in the books already, because their realised
 * difference was taken against the amount before.
 * Rejects: NO_JURISDICTION, REVALUATION_NOT_IN_PACK, CURRENCY_UNKNOWN, RATE_MISSING, RATE_OUT_OF_RANGE, ACROSS_BASE_CHANGE (what would be taken back on the
 * first day of another currency).
 * @source georgia.md section 6; IAS 21.23, 21.28
 */
export function planRevaluation(scope: Scope, input: Input): Result<RevaluationPlan> {
  const { db, company, pack } = scope;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  if (!pack.monetaryAccounts?.length) return reject({ code: 'REVALUATION_NOT_IN_PACK' });
  const day = toDayNumber(input.on);
  const releaseAll =
    readExchangeSettings(db).releaseNextDay ||
    db.get('SELECT 1 FROM revaluation WHERE day > ? AND position NOT IN (SELECT position FROM base_conversion) LIMIT 1', day) !== undefined;
  const base = baseOn(company, input.on);
  const accounts = monetaryAccounts(scope);
  const positions = [...openItems(scope, accounts, day), ...otherBalances(scope, accounts, day)];
  const rates = readRates(scope, input, new Set(positions.map(({ currency }) => currency)));
  if (!rates.ok) return rates;
  const byCurrency = new Map(rates.value.map((rate) => [rate.currency, rate]));
  const rows: Revalued[] = positions.map(({ settledLater, ...position }) => {
    const rate = byCurrency.get(position.currency)!;
    const worth = toBase(position.quantity, position.scale, rate.rate, company.baseScale);
    const difference = worth - position.carried;
    return { ...position, rate, worth, difference, released: releaseAll ? difference : settledLater(difference, worth) };
  });
  const unassigned = accounts
    .filter(({ holdsOnlyForeign }) => holdsOnlyForeign)
    .map((account) => ({ account, balance: balanceOn(scope, account.no, commodityNo(db, base), day).base }))
    .filter(({ balance }) => balance !== 0n);
  if (input.clearUnassigned) {
    for (const { account, balance } of unassigned) {
      rows.push({
        ...nobody,
        account,
        currency: base,
        scale: company.baseScale,
        rate: undefined,
        quantity: 0n,
        carried: balance,
        worth: 0n,
        difference: -balance,
        released: releaseAll ? -balance : 0n,
      });
    }
  }
  const { baseChange } = company;
  if (baseChange && addDays(input.on, 1) === baseChange.on && rows.some(({ released }) => released !== 0n))
    return reject({ code: 'ACROSS_BASE_CHANGE', date: input.on, on: baseChange.on, from: baseChange.from, to: baseChange.to });
  rows.sort(
    (a, b) =>
      compare(a.account.code, b.account.code) || compare(a.currency, b.currency) || compare(a.documentNumber ?? '', b.documentNumber ?? ''),
  );
  return ok({
    rates: rates.value,
    rows,
    gain: sum(rows.map(({ difference }) => (difference > 0n ? difference : 0n))),
    loss: sum(rows.map(({ difference }) => (difference < 0n ? -difference : 0n))),
    unassigned: unassigned.map(({ account, balance }) => ({ account: account.code, balance })),
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const nobody = { documentId: null, documentNumber: null, counterpartyId: null, counterparty: null };

interface Position extends Pick<Revalued, 'account' | 'currency' | 'scale' | keyof typeof nobody | 'quantity' | 'carried'> {
  /** The part of a difference that belongs to what was settled after the day. */
  settledLater(difference: bigint, worth: bigint): bigint;
}

function monetaryAccounts({ db, pack }: Scope): AccountNames[] {
  return db
    .all<NameColumns & { no: bigint; code: string }>(
      'SELECT no, code, name_ka, name_bg, name_ru, name_en FROM account WHERE postable = 1 ORDER BY code',
    )
    .flatMap((row) => {
      const { no, code } = row;
      const kind = pack?.monetaryAccounts?.find(({ prefix }) => code.startsWith(prefix));
      if (!kind) return [];
      return [{ no, code, names: namesOf(row), holdsOnlyForeign: kind.holdsOnlyForeign }];
    });
}

// The document that settled, the entry that cancelled one that had, or a match of two items: one of them has the position of the settlement.
const settledOn = `LEFT JOIN document p ON p.position = s.position LEFT JOIN journal_entry e ON e.position = s.position
             LEFT JOIN item_match t ON t.position = s.position`;

/**
 * Open items in foreign currency as they were at the end of the day: what was settled or revalued later is put back. One that was settled before its
 * own day stands on the other side until then.
 */
function openItems({ db, company }: Scope, accounts: readonly AccountNames[], day: number): Position[] {
  const byNo = new Map(accounts.map((account) => [account.no, account]));
  const on = fromDayNumber(day);
  // Before a change of base currency a document was open in its own currency, whatever it was carried over to.
  const isFormer = company.baseChange !== undefined && on < company.baseChange.on;
  const unit = isFormer ? 'd.commodity_no' : 'o.commodity_no';
  return db
    .all<{
      id: string;
      number: string;
      account_no: bigint;
      currency: string;
      scale: bigint;
      counterparty_id: string | null;
      counterparty: string | null;
      amount_minor: bigint;
      open_minor: bigint;
      open_base_minor: bigint;
      later_minor: bigint;
      later_base_minor: bigint;
      later_revalued: bigint;
      is_begun: bigint;
      began_base_minor: bigint;
    }>(
      `SELECT d.id, d.number, o.account_no, m.name AS currency, m.scale, c.id AS counterparty_id, c.name AS counterparty,
         o.amount_minor, o.open_minor, o.open_base_minor,
         coalesce((SELECT sum(s.amount_minor) FROM settlement s ${settledOn}
           WHERE s.item = o.position AND coalesce(p.day, e.day, t.day) > ?1), 0) AS later_minor,
         coalesce((SELECT sum(s.base_minor) FROM settlement s ${settledOn}
           WHERE s.item = o.position AND coalesce(p.day, e.day, t.day) > ?1), 0) AS later_base_minor,
         coalesce((SELECT sum(r.base_minor) FROM open_item_revaluation r WHERE r.item = o.position AND r.day > ?1), 0) AS later_revalued,
         o.day <= ?1 AS is_begun,
         o.open_base_minor + iif(o.amount_minor < 0, -1, 1) * coalesce((SELECT sum(s.base_minor) FROM settlement s WHERE s.item = o.position), 0)
           - coalesce((SELECT sum(r.base_minor) FROM open_item_revaluation r WHERE r.item = o.position), 0) AS began_base_minor
       FROM open_item o JOIN document d ON d.position = o.position JOIN commodity m ON m.no = ${unit}
       LEFT JOIN counterparty c ON c.no = o.counterparty_no
       WHERE m.no <> ?2 AND (o.day <= ?1
           OR EXISTS (SELECT 1 FROM settlement s ${settledOn}
             WHERE s.item = o.position AND coalesce(p.day, e.day, t.day) <= ?1))
         AND (o.open_minor <> 0 OR o.open_base_minor <> 0 OR o.day > ?1
         OR EXISTS (SELECT 1 FROM settlement s ${settledOn}
           WHERE s.item = o.position AND coalesce(p.day, e.day, t.day) > ?1)
         OR EXISTS (SELECT 1 FROM open_item_revaluation r WHERE r.item = o.position AND r.day > ?1))
       ORDER BY o.position`,
      day,
      commodityNo(db, baseOn(company, on)),
    )
    .flatMap((row): Position[] => {
      const account = byNo.get(row.account_no);
      if (!account || !isIsoCurrency(row.currency)) return [];
      const sign = row.amount_minor < 0n ? -1n : 1n;
      const isBegun = row.is_begun === 1n;
      const quantity = row.open_minor + sign * row.later_minor - (isBegun ? 0n : row.amount_minor);
      const carried = row.open_base_minor + sign * row.later_base_minor - row.later_revalued - (isBegun ? 0n : row.began_base_minor);
      // Settled before its day, and nothing to be put right: what settled it was cancelled.
      if (!isBegun && quantity === 0n && carried === 0n) return [];
      const left = abs(row.open_minor);
      const then = abs(quantity);
      return [
        {
          account,
          currency: row.currency,
          scale: Number(row.scale),
          documentId: row.id,
          documentNumber: row.number,
          counterpartyId: row.counterparty_id,
          counterparty: row.counterparty,
          quantity,
          carried,
          // Not begun: all of it, the realised difference was taken against what the document books on its day. Nothing was settled since: none of it, also
          // where only a remainder in base is cleared. Else what is left is worth its share afterwards, whatever a revaluation before left on it.
          settledLater: (difference, worth) => {
            if (!isBegun) return difference;
            if (left >= then) return 0n;
            return isFormer
              ? difference - divRound(difference * left, then)
              : row.open_base_minor + difference - divRound(worth * left, then);
          },
        },
      ];
    });
}

/** What stands on an account in a currency beside its open items. Also where no amount is left but a remainder in base. */
function otherBalances(scope: Scope, accounts: readonly AccountNames[], day: number): Position[] {
  const items = new Map<string, { quantity: bigint; carried: bigint }>();
  for (const { account, currency, quantity, carried } of openItems(scope, accounts, day)) {
    const before = items.get(`${account.no} ${currency}`) ?? { quantity: 0n, carried: 0n };
    items.set(`${account.no} ${currency}`, { quantity: before.quantity + quantity, carried: before.carried + carried });
  }
  return accounts.flatMap((account) =>
    scope.db
      .all<{ no: bigint; name: string; scale: bigint }>(
        `SELECT DISTINCT m.no, m.name, m.scale FROM balance_month b JOIN commodity m ON m.no = b.commodity_no
         WHERE b.account_no = ? AND m.no <> ? ORDER BY m.name`,
        account.no,
        commodityNo(scope.db, baseOn(scope.company, fromDayNumber(day))),
      )
      .flatMap(({ no, name, scale }): Position[] => {
        if (!isIsoCurrency(name)) return [];
        const whole = balanceOn(scope, account.no, no, day);
        const open = items.get(`${account.no} ${name}`);
        const quantity = whole.quantity - (open?.quantity ?? 0n);
        const carried = whole.base - (open?.carried ?? 0n);
        if (quantity === 0n && carried === 0n) return [];
        return [{ ...nobody, account, currency: name, scale: Number(scale), quantity, carried, settledLater: () => 0n }];
      }),
  );
}

/** Number of a currency; base currency has always been used. */
const commodityNo = (db: Scope['db'], name: string): bigint =>
  db.get<{ no: bigint }>('SELECT no FROM commodity WHERE name = ?', name)?.no ?? 0n;

/** Balance at the end of the day: whole months before it and the days of its own. */
function balanceOn({ db }: Scope, accountNo: bigint, commodityNo: bigint, day: number): { base: bigint; quantity: bigint } {
  const columns = 'coalesce(sum(debit_minor - credit_minor), 0) AS base, coalesce(sum(debit_quantity - credit_quantity), 0) AS quantity';
  const month = Math.floor(day / 100);
  const months = db.get<{ base: bigint; quantity: bigint }>(
    `SELECT ${columns} FROM balance_month WHERE account_no = ? AND commodity_no = ? AND month < ?`,
    accountNo,
    commodityNo,
    month,
  )!;
  const days = db.get<{ base: bigint; quantity: bigint }>(
    `SELECT ${columns} FROM balance_day WHERE account_no = ? AND commodity_no = ? AND day BETWEEN ? AND ?`,
    accountNo,
    commodityNo,
    month * 100,
    day,
  )!;
  return { base: months.base + days.base, quantity: months.quantity + days.quantity };
}

/** The rates given by hand, and for every other currency that of the table. */
function readRates({ db, company, pack }: Scope, { on, rates }: Input, needed: ReadonlySet<string>): Result<RateUsed[]> {
  const rejections: Rejection[] = [];
  const used: RateUsed[] = [];
  const base = baseOn(company, on);
  for (const { currency } of rates) if (!isIsoCurrency(currency)) rejections.push({ code: 'CURRENCY_UNKNOWN', currency });
  for (const currency of [...needed].sort()) {
    const given = rates.find((rate) => rate.currency === currency);
    if (given) {
      const quote = { unit: currency, quantity: given.quantity, price: base, rate: given.rate };
      const rate = rateText(exactRate(quote, currency, base));
      if (rate === undefined) rejections.push({ code: 'RATE_OUT_OF_RANGE', currency });
      else used.push({ currency, rate, on, source: 'manual', isStale: false });
      continue;
    }
    const found = findRate(db, currency, base, on, { fixed: pack?.currencyChange });
    if (!found) rejections.push({ code: 'RATE_MISSING', currency, on });
    else used.push({ currency, rate: found.rate, on: found.on, source: found.source, isStale: found.isStale });
  }
  return rejections.length > 0 ? reject(...rejections) : ok(used);
}

/** Rejections: see `planRevaluation`. */
export const revaluationPreview: QueryHandler<'revaluation.preview'> = (scope, input) => {
  const planned = planRevaluation(scope, input);
  if (!planned.ok) return planned;
  const { rates, rows, gain, loss, unassigned } = planned.value;
  const text = (minor: bigint) => writeDecimal(minor, scope.company.baseScale);
  const info: RevaluationInfo = {
    on: input.on,
    baseCurrency: baseOn(scope.company, input.on),
    rates: [...rates],
    rows: rows.map(
      (row): RevaluationRow => ({
        account: row.account.code,
        accountNames: row.account.names,
        currency: row.currency,
        documentId: row.documentId,
        documentNumber: row.documentNumber,
        counterparty: row.counterparty,
        quantity: writeDecimal(row.quantity, row.scale),
        carried: text(row.carried),
        worth: text(row.worth),
        difference: text(row.difference),
        released: text(row.released),
      }),
    ),
    gain: text(gain),
    loss: text(loss),
    difference: text(gain - loss),
    releasedOn: rows.some(({ released }) => released !== 0n) ? addDays(input.on, 1) : null,
    unassigned: unassigned.map(({ account, balance }) => ({ account, balance: text(balance) })),
  };
  return ok(info);
};

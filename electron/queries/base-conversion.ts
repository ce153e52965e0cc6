import { assert } from '../../shared/assert.ts';
import type { BaseCurrencyPreview } from '../../shared/contracts/base-currency.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import type { EntryLineDraft } from '../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { type CurrencyChange, toNewCurrency } from '../../shared/rates/currency-change.ts';
import { ok, type Rejection } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import type { QueryHandler, QueryScope } from './query.ts';

type Rule = Pick<CurrencyChange, 'on' | 'from' | 'to' | 'rate' | 'roundingGain' | 'roundingLoss'>;

/** An open document on the day before: what was open then, and what it is carried over to. Minor units, signed as on the control account. */
interface ConvertedItem {
  readonly documentId: string;
  readonly account: bigint;
  readonly currency: string;
  /** What is still missing of its conversion: new less former currency. `amount` in the unit the document is open in. */
  readonly missing: { readonly amount: bigint; readonly base: bigint; readonly vat: bigint };
  readonly isMissing: boolean;
  readonly former: bigint;
  readonly converted: bigint;
}

interface ConvertedAccount {
  readonly no: bigint;
  readonly code: string;
  readonly former: bigint;
  readonly converted: bigint;
}

export interface ConversionPlan {
  /** Balanced; empty when nothing is missing. */
  readonly lines: readonly EntryLineDraft[];
  /** Those of the lines that take what the roundings add up to. */
  readonly rounding: readonly EntryLineDraft[];
  /** What all of them add up to, booked or missing: debit positive. */
  readonly roundings: bigint;
  readonly items: readonly ConvertedItem[];
  readonly accounts: readonly ConvertedAccount[];
}

/**
 * What has to be booked on the first day of the new currency so that every balance of the day before is carried over by the legal rule, less what
 * conversions have booked already: asked a second time it finds only what postings into earlier days have changed since.
 *
 * Each open document is converted by itself, and what else stands on its account in one sum; every other account in one sum. An amount in the new currency
 * itself (a euro account of a company in leva) becomes exactly that amount, one in a third currency keeps it and its worth is converted. A line takes
 * out what stands in the former currency and another one brings in what it comes to, so that no amount is in two currencies. What all roundings add
 * up to goes to the account of the rule.
 * @source bulgaria.md 1.3
 */
export function planConversion(db: Db, rule: Rule): ConversionPlan {
  assert(rule.on.endsWith('-01'), 'conversion: not the first day of a month');
  const day = toDayNumber(rule.on);
  const parts = standing(db, rule);
  const booked = bookedLines(db, day);
  const rounded = new Map(
    db
      .all<{ no: bigint; minor: bigint }>('SELECT account_no AS no, sum(amount_minor) AS minor FROM base_rounding GROUP BY account_no')
      .map(({ no, minor }) => [no, minor]),
  );
  const items = openItems(db, rule, day);
  const lines: EntryLineDraft[] = [];
  const accounts: ConvertedAccount[] = [];
  const chart = db.all<{ no: bigint; code: string }>('SELECT no, code FROM account ORDER BY code');
  for (const { no, code } of chart) {
    const own = parts.get(no) ?? [];
    const before = booked.get(no) ?? new Map<string, bigint>();
    if (own.length === 0 && before.size === 0) continue;
    const ofAccount = items.filter((item) => item.account === no);
    let converted = 0n;
    for (const commodity of [...new Set([rule.from, ...own.map((part) => part.commodity), ...before.keys()])]) {
      if (commodity === unnamed) continue;
      const { base = 0n, quantity = 0n } = own.find((part) => part.commodity === commodity) ?? {};
      const open = ofAccount.filter((item) => item.currency === commodity);
      const rest = base - sum(open.map((item) => item.former));
      const worth = commodity === rule.to ? quantity : sum(open.map((item) => item.converted)) + toNewCurrency(rule, rest);
      converted += worth;
      if (commodity === rule.from) {
        const out = -base - (before.get(rule.from) ?? 0n);
        const into = worth - (before.get(unnamed) ?? 0n) + (rounded.get(no) ?? 0n);
        if (out !== 0n) lines.push({ account: code, base: out, foreign: { commodity: rule.from, quantity: out } });
        if (into !== 0n) lines.push({ account: code, base: into });
      } else {
        const difference = worth - base - (before.get(commodity) ?? 0n);
        if (difference !== 0n) lines.push({ account: code, base: difference, foreign: { commodity, quantity: 0n } });
      }
    }
    const former = sum(own.map(({ base }) => base));
    if (former !== 0n || converted !== 0n) accounts.push({ no, code, former, converted });
  }
  // One sum on one side, whatever was posted in which order.
  const roundings = -sum(accounts.map(({ converted }) => converted));
  const taker = roundings < 0n ? rule.roundingGain : rule.roundingLoss;
  const rounding = chart.flatMap(({ no, code }) => {
    const base = (code === taker ? roundings : 0n) - (rounded.get(no) ?? 0n);
    return base === 0n ? [] : [{ account: code, base }];
  });
  return { lines: [...lines, ...rounding], rounding, roundings, items: items.filter(({ isMissing }) => isMissing), accounts };
}

/** Name of what a line without a commodity stands for: base currency of its day. */
const unnamed = '';

interface Part {
  readonly commodity: string;
  readonly base: bigint;
  readonly quantity: bigint;
}

/** Balances at the end of the day before, by account and commodity. */
function standing(db: Db, { on }: Rule): Map<bigint, Part[]> {
  const found = new Map<bigint, Part[]>();
  for (const { no, commodity, base, quantity } of db.all<Part & { readonly no: bigint }>(
    `SELECT b.account_no AS no, m.name AS commodity, sum(b.debit_minor - b.credit_minor) AS base, sum(b.debit_quantity - b.credit_quantity) AS quantity
     FROM balance_month b JOIN commodity m ON m.no = b.commodity_no WHERE b.month < ? GROUP BY b.account_no, m.name HAVING base <> 0 OR quantity <> 0
     ORDER BY b.account_no, m.name`,
    Math.floor(toDayNumber(on) / 100),
  ))
    found.set(no, [...(found.get(no) ?? []), { commodity, base, quantity }]);
  return found;
}

/** What conversions have booked, by account and the commodity their lines name. */
function bookedLines(db: Db, day: number): Map<bigint, Map<string, bigint>> {
  const found = new Map<bigint, Map<string, bigint>>();
  for (const { no, commodity, base } of db.all<{ no: bigint; commodity: string; base: bigint }>(
    `SELECT l.account_no AS no, coalesce(m.name, '') AS commodity, sum(l.base_minor) AS base
     FROM journal_entry e JOIN journal_line l ON l.position = e.position LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
     LEFT JOIN commodity m ON m.no = x.commodity_no WHERE e.day = ? AND e.kind = 'conversion' GROUP BY l.account_no, coalesce(m.name, '')`,
    day,
  )) {
    const ofAccount = found.get(no) ?? new Map<string, bigint>();
    found.set(no, ofAccount.set(commodity, base));
  }
  return found;
}

/** Documents of earlier days. What was settled or revalued from the day on is put back, and so is what conversions did. */
function openItems(db: Db, rule: Rule, day: number): ConvertedItem[] {
  return db
    .all<{
      id: string;
      account: bigint;
      currency: string;
      item_currency: string;
      amount: bigint;
      base: bigint;
      vat: bigint;
      touched: bigint;
      done_amount: bigint;
      done_base: bigint;
      done_vat: bigint;
    }>(
      `WITH later AS (
         SELECT s.item, sum(s.amount_minor) AS amount, sum(s.base_minor) AS base FROM settlement s
         LEFT JOIN document p ON p.position = s.position LEFT JOIN journal_entry e ON e.position = s.position LEFT JOIN item_match t ON t.position = s.position
         WHERE coalesce(p.day, e.day, t.day) >= ?1 GROUP BY s.item),
       done AS (SELECT item, sum(amount_minor) AS amount, sum(base_minor) AS base, sum(vat_minor) AS vat FROM open_item_conversion GROUP BY item),
       revalued AS (
         SELECT item, sum(base_minor) AS base FROM open_item_revaluation
         WHERE day >= ?1 AND position NOT IN (SELECT position FROM base_conversion) GROUP BY item)
       SELECT d.id, o.account_no AS account, m.name AS currency, n.name AS item_currency,
         o.open_minor - coalesce(c.amount, 0) + sign(o.amount_minor) * coalesce(s.amount, 0) AS amount,
         o.open_base_minor - coalesce(c.base, 0) + sign(o.amount_minor) * coalesce(s.base, 0) - coalesce(r.base, 0) AS base,
         o.vat_open_minor - coalesce(c.vat, 0) AS vat, s.item IS NOT NULL AS touched,
         coalesce(c.amount, 0) AS done_amount, coalesce(c.base, 0) AS done_base, coalesce(c.vat, 0) AS done_vat
       FROM open_item o JOIN document d ON d.position = o.position JOIN commodity m ON m.no = d.commodity_no JOIN commodity n ON n.no = o.commodity_no
       LEFT JOIN later s ON s.item = o.position LEFT JOIN done c ON c.item = o.position LEFT JOIN revalued r ON r.item = o.position
       WHERE o.day < ?1 AND (o.open_minor <> 0 OR o.open_base_minor <> 0 OR c.item IS NOT NULL OR s.item IS NOT NULL) ORDER BY o.position`,
      day,
    )
    .map((row) => {
      const isFormer = row.currency === rule.from;
      const isAdvance = row.vat !== 0n || row.done_vat !== 0n;
      // An advance that was used since was used with its VAT: nothing before the day may change it any more.
      const isFixed = isAdvance && row.touched === 1n;
      const converted = isFixed ? row.base + row.done_base : row.currency === rule.to ? row.amount : toNewCurrency(rule, row.base);
      const vat = isFixed ? row.done_vat : toNewCurrency(rule, row.vat) - row.vat;
      // What is open on an advance is what its account carries and its VAT together: each is converted, and so their sum.
      const open = isAdvance ? converted + (row.amount < 0n ? -1n : 1n) * (row.vat + vat) : toNewCurrency(rule, row.amount);
      const amount = isFixed ? row.done_amount : isFormer ? open - row.amount : 0n;
      const missing = { amount: amount - row.done_amount, base: converted - row.base - row.done_base, vat: vat - row.done_vat };
      const isStillNamed = isFormer && row.item_currency === rule.from && row.amount !== 0n;
      return {
        documentId: row.id,
        account: row.account,
        currency: row.currency,
        former: row.base,
        converted,
        missing,
        isMissing: isStillNamed || missing.amount !== 0n || missing.base !== 0n || missing.vat !== 0n,
      };
    });
}

/** What speaks against changing the base currency of the books, the person who does it apart. */
export function conversionProblems({ db, company, pack, nowMs }: Pick<QueryScope, 'db' | 'company' | 'pack' | 'nowMs'>): Rejection[] {
  if (!pack) return [{ code: 'NO_JURISDICTION' }];
  const rule = pack.currencyChange;
  if (!rule) return [{ code: 'BASE_CHANGE_NOT_IN_PACK', country: pack.code }];
  if (company.baseChange) return [{ code: 'BASE_CHANGE_DONE', on: company.baseChange.on, to: company.baseChange.to }];
  if (company.baseCurrency !== rule.from) return [{ code: 'BASE_CHANGE_NOT_FOR_BOOKS', currency: company.baseCurrency, from: rule.from }];
  const { on } = rule;
  const day = toDayNumber(on);
  const rejections: Rejection[] = [];
  if ((new Date(nowMs).toISOString().slice(0, 10) as LocalDate) < on) rejections.push({ code: 'BASE_CHANGE_TOO_EARLY', on });
  const entries = db.get<{ n: bigint }>('SELECT count(*) AS n FROM journal_entry WHERE day >= ?', day)!.n;
  if (entries > 0n) rejections.push({ code: 'BASE_CHANGE_ENTRIES', on, count: Number(entries) });
  const drafts = db.all<{ form: string; input: string | null }>('SELECT form, input FROM draft').filter((draft) => {
    const date = dateIn(draft.input) ?? dateIn(draft.form);
    return date === undefined || date >= on;
  });
  const waits = db.get('SELECT 1 FROM cash_vat WHERE vat_minor <> due_vat_minor OR taxable_minor <> due_taxable_minor');
  if (waits) rejections.push({ code: 'CASH_VAT_ACROSS_CHANGE', on });
  if (drafts.length > 0) rejections.push({ code: 'BASE_CHANGE_DRAFTS', on, count: drafts.length });
  return rejections;
}

/** The date a form or an input carries, whatever its kind. */
function dateIn(json: string | null): string | undefined {
  const value = json === null ? null : (JSON.parse(json) as { date?: unknown } | null);
  return typeof value === 'object' && value !== null && typeof value.date === 'string' && value.date !== '' ? value.date : undefined;
}

/** Null where the pack of the company knows no change of currency, or the books never were in the former one. */
export const baseCurrencyPreview: QueryHandler<'baseCurrency.preview'> = (scope) => {
  const { db, company, pack } = scope;
  const rule = pack?.currencyChange;
  const isDone = company.baseChange !== undefined;
  if (!rule || (!isDone && company.baseCurrency !== rule.from)) return ok(null);
  const { accounts, roundings, items } = planConversion(db, rule);
  const rows = new Map(
    db
      .all<NameColumns & { no: bigint; code: string }>('SELECT no, code, name_ka, name_bg, name_ru, name_en FROM account')
      .map((row) => [row.no, namesOf(row)]),
  );
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const preview: BaseCurrencyPreview = {
    on: rule.on,
    from: rule.from,
    to: rule.to,
    rate: rule.rate,
    source: lawNames(rule.source, 'full'),
    isDone,
    problems: isDone ? [] : conversionProblems(scope),
    accounts: accounts.map((row) => ({
      account: row.code,
      names: rows.get(row.no)!,
      former: text(row.former),
      converted: text(row.converted),
    })),
    documents: isDone ? Number(db.get<{ n: bigint }>('SELECT count(DISTINCT item) AS n FROM open_item_conversion')!.n) : items.length,
    rounding: text(roundings),
    roundingAccount: roundings < 0n ? rule.roundingGain : rule.roundingLoss,
    isRoundingAccountUnconfirmed: rule.isAccountUnconfirmed ?? false,
  };
  return ok(preview);
};

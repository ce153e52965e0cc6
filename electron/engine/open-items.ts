import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { carriedShare } from '../../shared/documents/payment-entry.ts';
import { abs } from '../../shared/money/minor.ts';
import type { Rejection } from '../../shared/result.ts';
import type { Tx } from './tx.ts';

/** What is left of a document to be paid or used up. Signed as on the control account. */
export interface OpenItem {
  readonly position: bigint;
  readonly documentId: string;
  readonly kind: string;
  readonly number: string;
  /** YYYYMMDD */
  readonly day: bigint;
  readonly accountCode: string;
  readonly counterpartyNo: bigint | null;
  readonly currency: string;
  readonly scale: number;
  readonly open: bigint;
  readonly openBase: bigint;
  readonly openVat: bigint;
  /** A revaluation changed what it is carried at: no longer what it was booked at. */
  readonly isRevalued: boolean;
  /** Asked for a day before the books changed their currency: it was settled, at least in part, on a later day. */
  readonly isSettledLater: boolean;
}

/**
 * What is open on a document, as a posting of a day finds it: on a day before the books changed their currency in the former one, with what was open when they
 * did. It is carried at what it was on that day: what revaluations at the end of the day and of later ones made of it is no part of that, and what remains of
 * them goes with the next revaluation.
 * @source IAS 21.28: the difference of what is settled is that to the rate it was last translated at before
 */
export function findOpenItem(tx: Tx, documentId: string, on: LocalDate): OpenItem | undefined {
  const item = inCurrencyThen(tx, documentId, on);
  return item && beforeRevaluations(tx, item, on);
}

/** Of what is open and what was settled after the day, the share of what is open; all of it where nothing was settled since. */
function beforeRevaluations(tx: Tx, item: OpenItem, on: LocalDate): OpenItem {
  if (!item.isRevalued) return item;
  const day = toDayNumber(on);
  // What a revaluation takes back on the following day belongs to it.
  const revalued = tx.db.get<{ base: bigint | null }>(
    `SELECT sum(r.base_minor) AS base FROM open_item_revaluation r JOIN revaluation v ON v.position = r.position
     WHERE r.item = ? AND v.day >= ? AND r.position NOT IN (SELECT position FROM base_conversion)`,
    item.position,
    day,
  )!;
  if (revalued.base === null) return item;
  const later = tx.db.get<{ amount: bigint; base: bigint }>(
    `SELECT coalesce(sum(s.amount_minor), 0) AS amount, coalesce(sum(s.base_minor), 0) AS base FROM settlement s
     LEFT JOIN document p ON p.position = s.position LEFT JOIN journal_entry e ON e.position = s.position LEFT JOIN item_match t ON t.position = s.position
     WHERE s.item = ? AND coalesce(p.day, e.day, t.day) > ?`,
    item.position,
    day,
  )!;
  const open = abs(item.open);
  const base = item.openBase - revalued.base;
  // What was settled by then and is open again was not open on the day: it has no share of its own.
  const isSince = later.amount > 0n;
  const sign = item.open < 0n ? -1n : 1n;
  const openBase = isSince ? sign * carriedShare(open + later.amount, sign * base + later.base, open) : base;
  // Of a file where it was settled at the amounts after: no less than nothing is left of it.
  return sign * openBase < 0n ? item : { ...item, openBase };
}

/** What is open now, or in the former currency before the books changed theirs. */
function inCurrencyThen(tx: Tx, documentId: string, on: LocalDate): OpenItem | undefined {
  const found = readOpenItem(tx, documentId);
  const { baseChange } = tx.company;
  if (!found || !baseChange || on >= baseChange.on || found.day >= BigInt(toDayNumber(baseChange.on))) return found;
  const then = tx.db.get<{ currency: string; amount: bigint; base: bigint; vat: bigint; later: bigint }>(
    `SELECT m.name AS currency, o.open_minor - coalesce(sum(c.amount_minor), 0) AS amount,
       o.open_base_minor - coalesce(sum(c.base_minor), 0) AS base,
       o.vat_open_minor - coalesce(sum(c.vat_minor), 0) AS vat,
       EXISTS (SELECT 1 FROM settlement s LEFT JOIN document p ON p.position = s.position LEFT JOIN journal_entry e ON e.position = s.position
         LEFT JOIN item_match t ON t.position = s.position WHERE s.item = o.position AND coalesce(p.day, e.day, t.day) >= ?2) AS later
     FROM open_item o JOIN document d ON d.position = o.position JOIN commodity m ON m.no = d.commodity_no
     LEFT JOIN open_item_conversion c ON c.item = o.position WHERE o.position = ?1`,
    found.position,
    toDayNumber(baseChange.on),
  )!;
  return {
    ...found,
    currency: then.currency,
    open: then.amount,
    openBase: then.base,
    openVat: then.vat,
    isSettledLater: then.later === 1n,
  };
}

/**
 * What forbids settling a document on a day before the books changed their currency: it is of a later day, or part of it was settled on one, in the new
 * currency. SETTLED_AFTER_CHANGE, DOCUMENT_AFTER_CHANGE.
 */
export function acrossChange(tx: Tx, item: OpenItem, on: LocalDate): Rejection | undefined {
  const { baseChange } = tx.company;
  if (!baseChange || on >= baseChange.on) return undefined;
  if (item.isSettledLater) return { code: 'SETTLED_AFTER_CHANGE', number: item.number, on: baseChange.on };
  return item.day >= BigInt(toDayNumber(baseChange.on))
    ? { code: 'DOCUMENT_AFTER_CHANGE', number: item.number, on: baseChange.on }
    : undefined;
}

/** ACROSS_BASE_CHANGE where something of one day is taken back on another and the books changed their currency in between: what it settled is in the former one. */
export function isAcrossChange(tx: Tx, of: LocalDate, on: LocalDate): Rejection[] {
  const { baseChange } = tx.company;
  return baseChange && of < baseChange.on && on >= baseChange.on
    ? [{ code: 'ACROSS_BASE_CHANGE', date: of, on: baseChange.on, from: baseChange.from, to: baseChange.to }]
    : [];
}

function readOpenItem(tx: Tx, documentId: string): OpenItem | undefined {
  const row = tx.db.get<{
    position: bigint;
    kind: string;
    number: string;
    day: bigint;
    code: string;
    counterparty_no: bigint | null;
    currency: string;
    scale: bigint;
    open_minor: bigint;
    open_base_minor: bigint;
    vat_open_minor: bigint;
    revalued: bigint;
  }>(
    `SELECT d.position, d.kind, d.number, d.day, a.code, o.counterparty_no, c.name AS currency, c.scale, o.open_minor, o.open_base_minor, o.vat_open_minor,
       EXISTS (SELECT 1 FROM open_item_revaluation r WHERE r.item = o.position) AS revalued
     FROM document d JOIN open_item o ON o.position = d.position JOIN account a ON a.no = o.account_no JOIN commodity c ON c.no = o.commodity_no
     WHERE d.id = ?`,
    documentId,
  );
  return (
    row && {
      position: row.position,
      documentId,
      kind: row.kind,
      number: row.number,
      day: row.day,
      accountCode: row.code,
      counterpartyNo: row.counterparty_no,
      currency: row.currency,
      scale: Number(row.scale),
      open: row.open_minor,
      openBase: row.open_base_minor,
      openVat: row.vat_open_minor,
      isRevalued: row.revalued === 1n,
      isSettledLater: false,
    }
  );
}

/**
 * Base amount at which part of an item was carried: the whole rest when it is settled in full, so that no difference stays behind. Nothing where what remains
 * of a revaluation it was settled before outweighs the rest, until the next revaluation. Zero or more.
 */
export function carriedBase(item: OpenItem, amount: bigint): bigint {
  const open = item.open < 0n ? -item.open : item.open;
  const openBase = item.open < 0n ? -item.openBase : item.openBase;
  return openBase < 0n ? 0n : carriedShare(open, openBase, amount);
}

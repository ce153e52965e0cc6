import { divRound } from '../../shared/money/minor.ts';
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
}

export function findOpenItem(tx: Tx, documentId: string): OpenItem | undefined {
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
    }
  );
}

/** Base amount at which part of an item was carried: the whole rest when it is settled in full, so that no difference stays behind. Positive. */
export function carriedBase(item: OpenItem, amount: bigint): bigint {
  const open = item.open < 0n ? -item.open : item.open;
  const openBase = item.openBase < 0n ? -item.openBase : item.openBase;
  return amount === open ? openBase : divRound(openBase * amount, open);
}

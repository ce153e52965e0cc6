import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import { isBarcode } from '../../../shared/items/ean13.ts';
import { isIsoCurrency } from '../../../shared/money/currency.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { TaxCodeUse } from '../../../shared/vat/tax-code.ts';
import type { ItemSaid } from '../../log/events.ts';
import { checkAccount, checkNoControl, findAccount } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

interface ItemRow {
  readonly no: bigint;
  readonly id: string;
  readonly code: string;
  readonly active: bigint;
  readonly rev: bigint;
}

const findItem = (tx: Tx, id: string): ItemRow | undefined =>
  tx.db.get<ItemRow>('SELECT no, id, code, active, rev FROM item WHERE id = ?', id);

/** UNKNOWN_ITEM, or ITEM_INACTIVE unless what it was sold with is corrected, for the item of a line (1-based). */
export function checkLineItem(tx: Tx, id: string | undefined, line: number, isCorrection: boolean): Rejection[] {
  if (id === undefined) return [];
  const item = findItem(tx, id);
  if (!item) return [{ code: 'UNKNOWN_ITEM', line }];
  return item.active === 0n && !isCorrection ? [{ code: 'ITEM_INACTIVE', line, itemCode: item.code }] : [];
}

type Said = Omit<ReadInputOf<'item.change'>, 'id' | 'itemId' | 'version'>;

/** What is wrong with an item, all at once; `own` is its id. */
function checkItem(tx: Tx, said: Said, own: string): Rejection[] {
  const rejections: Rejection[] = [];
  const holder = tx.db.get<{ id: string; name: string }>('SELECT id, name FROM item WHERE code = ?', said.code);
  if (holder && holder.id !== own) rejections.push({ code: 'ITEM_CODE_TAKEN', field: 'code', itemCode: said.code, name: holder.name });
  if (!isIsoCurrency(said.currency)) rejections.push({ code: 'CURRENCY_UNKNOWN', field: 'currency', currency: said.currency });
  rejections.push(
    ...checkTaxCode(tx, said.saleTaxCode, 'sale', 'saleTaxCode'),
    ...checkTaxCode(tx, said.purchaseTaxCode, 'purchase', 'purchaseTaxCode'),
  );
  for (const field of ['incomeAccount', 'expenseAccount'] as const) {
    const code = said[field];
    if (code === null) continue;
    const faults = [...checkAccount(findAccount(tx, code), code, 0), ...(tx.pack ? checkNoControl(tx.pack, code, 0) : [])];
    rejections.push(...faults.map((fault) => ({ ...fault, field })));
  }
  if (!isBarcode(said.barcode)) rejections.push({ code: 'BARCODE_INVALID', field: 'barcode' });
  return rejections;
}

/** Whether a version of the code is for that use; which one is in force is a matter of the document. */
function checkTaxCode(tx: Tx, code: string, use: TaxCodeUse, field: string): Rejection[] {
  if (code === '' || tx.pack?.taxCodes.some((each) => each.code === code && each.use.includes(use))) return [];
  return [{ code: 'ITEM_TAX_CODE', field, taxCode: code }];
}

/** All of an item; accounts by their ids. */
const wordsOf = (tx: Tx, said: Said): ItemSaid => ({
  code: said.code,
  name: said.name,
  name_ka: said.names.ka,
  name_bg: said.names.bg,
  name_ru: said.names.ru,
  name_en: said.names.en,
  kind: said.kind,
  unit: said.unit,
  currency: said.currency,
  prices_include_vat: said.pricesIncludeVat,
  sale_price: said.salePrice ?? '',
  purchase_price: said.purchasePrice ?? '',
  sale_tax_code: said.saleTaxCode,
  purchase_tax_code: said.purchaseTaxCode,
  income_account: said.incomeAccount === null ? '' : findAccount(tx, said.incomeAccount)!.id,
  expense_account: said.expenseAccount === null ? '' : findAccount(tx, said.expenseAccount)!.id,
  cn8: said.cn8,
  barcode: said.barcode,
});

/** The number after the highest of those that are figures, as long as that one is. */
function nextCode(tx: Tx): string {
  let highest = '000';
  for (const { code } of tx.db.all<{ code: string }>('SELECT code FROM item')) {
    if (/^\d{1,15}$/.test(code) && BigInt(code) >= BigInt(highest)) highest = code;
  }
  return `${BigInt(highest) + 1n}`.padStart(highest.length, '0');
}

/**
 * Adds an item or a service. Without a code it gets the next number.
 * Rejects (all at once): ID_REUSED, ITEM_CODE_TAKEN, CURRENCY_UNKNOWN, ITEM_TAX_CODE, UNKNOWN_ACCOUNT, ACCOUNT_NOT_POSTABLE, ACCOUNT_INACTIVE,
 * ACCOUNT_IS_CONTROL, BARCODE_INVALID.
 */
export const itemAdd: CommandHandler<'item.add'> = (tx, { id, ...input }) => {
  const said: Said = { ...input, code: input.code ?? nextCode(tx), currency: input.currency ?? tx.company.baseCurrency };
  const rejections = checkItem(tx, said, id);
  if (tx.revisionOf(id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (rejections.length > 0) return reject(...rejections);
  const { code, name, kind, currency, ...rest } = wordsOf(tx, said);
  // What is not said stays out of the log.
  const spoken = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
  tx.append('item.added', id, { code, name, kind, currency, ...spoken });
  return ok({ id, code });
};

/**
 * Changes an item as a whole. Nothing that was posted changes.
 * Rejects: UNKNOWN_ITEM, VERSION_CONFLICT, and as `itemAdd`.
 */
export const itemChange: CommandHandler<'item.change'> = (tx, { id: _command, itemId, version, ...said }) => {
  const found = known(tx, itemId, version);
  if ('rejection' in found) return reject(found.rejection);
  const rejections = checkItem(tx, said, itemId);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('item.changed', itemId, wordsOf(tx, said), version);
  return ok({ id: itemId });
};

/** The item as the screen saw it, or UNKNOWN_ITEM, or VERSION_CONFLICT when someone changed it meanwhile. */
function known(tx: Tx, id: string, version: number): { item: ItemRow } | { rejection: Rejection } {
  const item = findItem(tx, id);
  if (!item) return { rejection: { code: 'UNKNOWN_ITEM', line: 0 } };
  return item.rev === BigInt(version) ? { item } : { rejection: { code: 'VERSION_CONFLICT' } };
}

/** Offers an item no more; documents keep it. Rejects: UNKNOWN_ITEM, VERSION_CONFLICT, ITEM_INACTIVE. */
export const itemDeactivate: CommandHandler<'item.deactivate'> = (tx, { itemId, version }) => {
  const found = known(tx, itemId, version);
  if ('rejection' in found) return reject(found.rejection);
  if (found.item.active === 0n) return reject({ code: 'ITEM_INACTIVE', line: 0, itemCode: found.item.code });
  tx.append('item.deactivated', itemId, {}, version);
  return ok({ id: itemId });
};

/** Rejects: UNKNOWN_ITEM, VERSION_CONFLICT, ITEM_ACTIVE. */
export const itemActivate: CommandHandler<'item.activate'> = (tx, { itemId, version }) => {
  const found = known(tx, itemId, version);
  if ('rejection' in found) return reject(found.rejection);
  if (found.item.active === 1n) return reject({ code: 'ITEM_ACTIVE', itemCode: found.item.code });
  tx.append('item.activated', itemId, {}, version);
  return ok({ id: itemId });
};

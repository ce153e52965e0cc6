import type { ItemInfo, ItemKind } from '../../shared/contracts/items.ts';
import { ok } from '../../shared/result.ts';
import { search } from '../../shared/search/rank.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { keptIndex, type Place } from './kept-index.ts';
import type { QueryHandler } from './query.ts';

interface Row extends NameColumns {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: ItemKind;
  readonly unit: string;
  readonly currency: string;
  readonly prices_include_vat: bigint;
  readonly sale_price: string;
  readonly purchase_price: string;
  readonly sale_tax_code: string;
  readonly purchase_tax_code: string;
  readonly income_account: string | null;
  readonly expense_account: string | null;
  readonly cn8: string;
  readonly barcode: string;
  readonly active: bigint;
  readonly rev: bigint;
}

const select = `SELECT i.*, n.code AS income_account, x.code AS expense_account FROM item i LEFT JOIN account n ON n.no = i.income_account_no
  LEFT JOIN account x ON x.no = i.expense_account_no`;

const describe = (row: Row): ItemInfo => ({
  id: row.id,
  code: row.code,
  name: row.name,
  names: namesOf(row),
  kind: row.kind,
  unit: row.unit,
  currency: row.currency,
  pricesIncludeVat: row.prices_include_vat === 1n,
  salePrice: row.sale_price || null,
  purchasePrice: row.purchase_price || null,
  saleTaxCode: row.sale_tax_code,
  purchaseTaxCode: row.purchase_tax_code,
  incomeAccount: row.income_account,
  expenseAccount: row.expense_account,
  cn8: row.cn8,
  barcode: row.barcode,
  active: row.active === 1n,
  version: Number(row.rev),
});

type Named = Place & Pick<Row, 'id' | 'code' | 'name' | keyof NameColumns | 'barcode' | 'active'>;

/** Items for what was typed, best first; by code for nothing typed. */
export const itemList: QueryHandler<'item.list'> = ({ db }, { search: typed, recent, activeOnly, limit }) => {
  const index = keptIndex<Named>(
    db,
    'item',
    { columns: 'id, code, name, name_ka, name_bg, name_ru, name_en, barcode, active', place: 'code' },
    (item) => ({ codes: [item.code, item.barcode], names: [item.name, item.name_ka, item.name_bg, item.name_ru, item.name_en] }),
  );
  const place = new Map(recent.map((id, at) => [id, at]));
  const accept = activeOnly ? (item: Named) => item.active === 1n : undefined;
  const found = search(index, typed, { limit, recent: ({ id }) => place.get(id), ...(accept ? { accept } : {}) });
  return ok(found.map(({ id }) => describe(db.get<Row>(`${select} WHERE i.id = ?`, id)!)));
};

export const itemGet: QueryHandler<'item.get'> = ({ db }, { id }) => {
  const row = db.get<Row>(`${select} WHERE i.id = ?`, id);
  return ok(row ? describe(row) : null);
};

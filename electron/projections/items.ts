import type { DocumentIssued, ItemSaid } from '../log/events.ts';
import type { Apply, ProjectionContext } from './context.ts';

const values = (context: ProjectionContext, d: Partial<ItemSaid>) => [
  d.name ?? '',
  d.name_ka ?? '',
  d.name_bg ?? '',
  d.name_ru ?? '',
  d.name_en ?? '',
  d.kind ?? 'goods',
  d.unit ?? '',
  d.currency ?? '',
  d.prices_include_vat ? 1 : 0,
  d.sale_price ?? '',
  d.purchase_price ?? '',
  d.sale_tax_code ?? '',
  d.purchase_tax_code ?? '',
  d.income_account ? context.accountNo(d.income_account) : null,
  d.expense_account ? context.accountNo(d.expense_account) : null,
  d.cn8 ?? '',
  d.barcode ?? '',
];

export const itemAdded: Apply<'item.added'> = (context, _recorded, id, rev, d) => {
  const { no } = context.db.get<{ no: bigint }>('SELECT coalesce(max(no), 0) + 1 AS no FROM item')!;
  context.db.run(
    'INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)',
    no,
    id,
    d.code,
    ...values(context, d),
    rev,
  );
  context.touched.add('items');
};

export const itemChanged: Apply<'item.changed'> = (context, _recorded, id, rev, d) => {
  context.db.run(
    `UPDATE item SET code = ?, name = ?, name_ka = ?, name_bg = ?, name_ru = ?, name_en = ?, kind = ?, unit = ?, currency = ?, prices_include_vat = ?,
       sale_price = ?, purchase_price = ?, sale_tax_code = ?, purchase_tax_code = ?, income_account_no = ?, expense_account_no = ?, cn8 = ?, barcode = ?,
       rev = ? WHERE id = ?`,
    d.code,
    ...values(context, d),
    rev,
    id,
  );
  context.touched.add('items');
};

const setActive = (context: ProjectionContext, id: string, rev: number, active: 0 | 1): void => {
  context.db.run('UPDATE item SET active = ?, rev = ? WHERE id = ?', active, rev, id);
  context.touched.add('items');
};
export const itemDeactivated: Apply<'item.deactivated'> = (context, _recorded, id, rev) => setActive(context, id, rev, 0);
export const itemActivated: Apply<'item.activated'> = (context, _recorded, id, rev) => setActive(context, id, rev, 1);

/** Which items the lines of a document name. */
export function registerItems({ db }: ProjectionContext, { lines }: Pick<DocumentIssued, 'lines'>, position: number): void {
  lines.forEach(({ item }, index) => {
    if (item !== undefined) db.run('INSERT INTO document_line_item SELECT ?, ?, no FROM item WHERE id = ?', position, index + 1, item);
  });
}

import { monthNumber } from '../../shared/dates/period.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { type Canonical, canonicalJson } from '../log/canonical.ts';
import type { DescribedItem } from '../log/events.ts';
import type { Apply } from './context.ts';

/** Decimals of kilograms and of supplementary units. */
const thousandths = (text: string): bigint => decimal(text, 3);

/** The goods of a document: what was said of them before is forgotten here, and stays in the log. */
export const goodsDescribed: Apply<'document.goods_described'> = (context, recorded, id, _rev, d) => {
  const { db, baseScale } = context;
  const position = context.positionOf(id);
  const optional = (text: string | undefined, read: (text: string) => bigint) => (text === undefined ? null : read(text));
  const amount = (text: string) => decimal(text, baseScale);
  db.run('DELETE FROM document_goods_item WHERE position = ?', position);
  db.run('INSERT OR REPLACE INTO document_goods VALUES (?, ?, ?)', position, recorded.position, d.excluded ?? '');
  d.items.forEach((item: DescribedItem, index) => {
    db.run(
      'INSERT INTO document_goods_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      position,
      index + 1,
      item.line,
      item.cn8,
      thousandths(item.net_mass),
      optional(item.supplementary, thousandths),
      item.origin_country,
      item.partner_state,
      item.partner_vat_number ?? '',
      item.vehicle_country ?? '',
      item.nature,
      item.transport_mode,
      item.region,
      item.delivery_terms,
      amount(item.value),
      optional(item.statistical_value, amount),
    );
  });
  context.touched.add('intrastat');
};

export const intrastatFiled: Apply<'intrastat.filed'> = (context, { position, wall, user }, _id, rev, d) => {
  context.db.run(
    'INSERT INTO intrastat_filed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    monthNumber(d.period),
    d.flow,
    rev,
    d.function,
    wall,
    user,
    position,
    d.file,
    d.file_sha256,
    canonicalJson(d.lines as unknown as Canonical),
  );
  context.touched.add('intrastat');
};

import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { Apply } from './context.ts';

/** Both items go down by the amount, each by the base amount it was carried at. The entry of a difference stands before it in the log. */
export const itemsMatched: Apply<'open_items.matched'> = (context, { position }, id, _rev, d) => {
  const { db, baseScale } = context;
  const sides = [
    { item: context.positionOf(d.document), sign: 1n, base: decimal(d.document_base, baseScale) },
    { item: context.positionOf(d.credit_document), sign: -1n, base: decimal(d.credit_base, baseScale) },
  ] as const;
  db.run(
    'INSERT INTO item_match VALUES (?, ?, ?, ?, ?, ?, NULL)',
    position,
    id,
    toDayNumber(d.date as LocalDate),
    sides[0].item,
    sides[1].item,
    d.difference_entry === undefined ? null : context.positionOf(d.difference_entry),
  );
  const amount = decimal(d.amount, context.commodity(d.currency).scale);
  for (const { item, sign, base } of sides) {
    db.run(
      'UPDATE open_item SET open_minor = open_minor - ?, open_base_minor = open_base_minor - ? WHERE position = ?',
      sign * amount,
      sign * base,
      item,
    );
    db.run('INSERT INTO settlement VALUES (?, ?, ?, ?)', position, item, amount, base);
  }
  context.touched.add('documents');
};

/**
 * Both items are open again by what they were settled by, to the minor unit. The settlements stay and are answered by others of the turned sign on the
 * day of the undoing, so that what was open on an earlier date is still told as it was.
 */
export const itemsUnmatched: Apply<'open_items.unmatched'> = (context, { position }, id, _rev, d) => {
  const { db } = context;
  const match = context.positionOf(id);
  db.run(
    'INSERT INTO item_match SELECT ?, id, ?, document, credit, ?, position FROM item_match WHERE position = ?',
    position,
    toDayNumber(d.date as LocalDate),
    d.entry === undefined ? null : context.positionOf(d.entry),
    match,
  );
  db.run(
    `UPDATE open_item SET open_minor = open_minor + sign(open_item.amount_minor) * s.amount_minor,
       open_base_minor = open_base_minor + sign(open_item.amount_minor) * s.base_minor
     FROM settlement s WHERE s.position = ? AND s.item = open_item.position`,
    match,
  );
  db.run('INSERT INTO settlement SELECT ?, item, -amount_minor, -base_minor FROM settlement WHERE position = ?', position, match);
  context.touched.add('documents');
};

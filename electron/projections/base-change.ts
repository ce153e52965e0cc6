import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { Apply } from './context.ts';

/** From the day on, lines without a currency of their own are in the new one. */
export const baseCurrencyChanged: Apply<'base_currency.changed'> = (context, { position }, _id, _rev, d) => {
  const from = context.commodity(d.from);
  const to = context.commodity(d.to);
  context.db.run(
    'INSERT INTO base_change VALUES (?, ?, ?, ?, ?, ?, ?)',
    toDayNumber(d.on as LocalDate),
    position,
    d.from,
    d.to,
    from.no,
    to.no,
    d.rate,
  );
  context.db.run('UPDATE company SET base_currency = ?', d.to);
  context.forgetBase();
  context.touched.add('company');
};

/**
 * What is open on each document, carried over. The entry beside it changes the control accounts by the same amounts on the same day: as after a
 * revaluation open items and control accounts agree at every point. [LED-2]
 */
export const baseCurrencyConverted: Apply<'base_currency.converted'> = (context, { position }, _id, _rev, d) => {
  const { db, baseScale } = context;
  const change = db.get<{ day: bigint; from_no: bigint; to_no: bigint }>('SELECT day, from_no, to_no FROM base_change')!;
  db.run('INSERT INTO base_conversion VALUES (?, ?)', position, change.day);
  for (const { account, amount } of d.rounding)
    db.run('INSERT INTO base_rounding VALUES (?, ?, ?, ?)', position, context.accountNo(account), change.day, decimal(amount, baseScale));
  db.run('INSERT INTO revaluation VALUES (?, ?)', position, change.day);
  for (const { document, amount, base, vat } of d.items) {
    const item = context.positionOf(document);
    const [amountMinor, baseMinor, vatMinor] = [decimal(amount, baseScale), decimal(base, baseScale), decimal(vat, baseScale)];
    db.run(
      `UPDATE open_item SET open_minor = open_minor + ?, open_base_minor = open_base_minor + ?, vat_open_minor = vat_open_minor + ?,
         commodity_no = iif(commodity_no = ?, ?, commodity_no) WHERE position = ?`,
      amountMinor,
      baseMinor,
      vatMinor,
      change.from_no,
      change.to_no,
      item,
    );
    db.run('INSERT INTO open_item_conversion VALUES (?, ?, ?, ?, ?, ?)', item, position, change.day, amountMinor, baseMinor, vatMinor);
    db.run('INSERT INTO open_item_revaluation VALUES (?, ?, ?, ?)', item, change.day, position, baseMinor);
  }
  context.touched.add('documents');
};

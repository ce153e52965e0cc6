import { addDays, type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { decimal } from '../../shared/money/decimal.ts';
import type { Apply } from './context.ts';

/** One row a day and pair of currencies: a later record replaces it, the log keeps each. */
export const rateRecorded: Apply<'rate.recorded'> = (context, _recorded, id, rev, d) => {
  context.db.run(
    `INSERT INTO exchange_rate VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (unit, price, day) DO UPDATE SET quantity = excluded.quantity, rate = excluded.rate, source = excluded.source, rev = excluded.rev`,
    d.unit,
    d.price,
    toDayNumber(d.on as LocalDate),
    d.quantity,
    d.rate,
    d.source,
    id,
    rev,
  );
  context.touched.add('rates');
};

export const exchangeSettingsChanged: Apply<'exchange_settings.changed'> = (context, _recorded, _id, rev, d) => {
  context.db.run(
    `INSERT INTO exchange_settings VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET release_next_day = excluded.release_next_day, rev = excluded.rev`,
    d.release_next_day ? 1 : 0,
    rev,
  );
  context.touched.add('rates');
};

/**
 * What each open item is carried at from now on, so that a later settlement takes its difference against that. The entries beside it change the
 * control accounts by the same amounts on the same days: open items and control accounts agree at every point. [LED-2]
 */
export const revaluationPosted: Apply<'revaluation.posted'> = (context, { position }, _id, _rev, d) => {
  const { db, baseScale } = context;
  const on = d.on as LocalDate;
  db.run('INSERT INTO revaluation VALUES (?, ?)', position, toDayNumber(on));
  for (const { document, base, released } of d.items) {
    const item = context.positionOf(document);
    const difference = decimal(base, baseScale);
    const back = decimal(released, baseScale);
    db.run('UPDATE open_item SET open_base_minor = open_base_minor + ? WHERE position = ?', difference - back, item);
    db.run('INSERT INTO open_item_revaluation VALUES (?, ?, ?, ?)', item, toDayNumber(on), position, difference);
    if (back !== 0n) db.run('INSERT INTO open_item_revaluation VALUES (?, ?, ?, ?)', item, toDayNumber(addDays(on, 1)), position, -back);
  }
  context.touched.add('documents');
  context.touched.add('rates');
};

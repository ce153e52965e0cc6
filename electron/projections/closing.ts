import { monthNumber } from '../../shared/dates/period.ts';
import { canonicalJson } from '../log/canonical.ts';
import type { Apply } from './context.ts';
import * as masters from './masters.ts';

// Reopenings, closing certificates and closed years.

/** The month itself, and one row for each time it was reopened: later certificates show them all. */
export const periodReopened: Apply<'period.reopened'> = (context, recorded, id, rev, d) => {
  masters.periodReopened(context, recorded, id, rev, d);
  context.db.run(
    'INSERT INTO period_reopening VALUES (?, ?, ?, ?, ?)',
    recorded.position,
    monthNumber(d.period),
    recorded.wall,
    recorded.user,
    d.reason,
  );
};

export const periodCertified: Apply<'period.certified'> = (context, { position, wall, user }, _id, rev, d) => {
  context.db.run(
    'INSERT INTO period_certificate VALUES (?, ?, ?, ?, ?, ?, ?)',
    monthNumber(d.period),
    rev,
    position,
    wall,
    user,
    d.pdf_sha256,
    canonicalJson({ ...d }),
  );
  context.touched.add('periods');
};

export const yearClosed: Apply<'year.closed'> = (context, { wall, user }, _id, rev, d) => {
  context.db.run(
    `INSERT INTO fiscal_year VALUES (?, 'closed', ?, ?, NULL, 0, ?, ?)
     ON CONFLICT (year) DO UPDATE SET state = 'closed', changed_at = excluded.changed_at, changed_by = excluded.changed_by, reason = NULL,
       rev = excluded.rev, content = excluded.content`,
    d.year,
    wall,
    user,
    rev,
    canonicalJson({ ...d }),
  );
  context.touched.add('periods');
};

export const yearReopened: Apply<'year.reopened'> = (context, { wall, user }, _id, rev, d) => {
  context.db.run(
    "UPDATE fiscal_year SET state = 'open', changed_at = ?, changed_by = ?, reason = ?, reopened = reopened + 1, rev = ? WHERE year = ?",
    wall,
    user,
    d.reason,
    rev,
    d.year,
  );
  context.touched.add('periods');
};

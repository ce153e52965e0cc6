import { decimal } from '../../shared/money/decimal.ts';
import type { Apply } from './context.ts';

export const budgetSaved: Apply<'budget.saved'> = (context, { position, wall, user }, id, rev, d) => {
  const { db, baseScale } = context;
  db.run('INSERT INTO budget VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)', position, id, rev, d.name, d.year, d.dimension_value ?? '', wall, user);
  for (const { account, amounts } of d.lines) {
    const no = context.accountNo(account);
    for (const [index, amount] of amounts.entries()) {
      if (amount === '') continue;
      db.run(
        'INSERT INTO budget_amount VALUES (?, ?, ?, ?, ?)',
        position,
        no,
        d.year * 100 + index + 1,
        d.currencies[index],
        decimal(amount, baseScale),
      );
    }
  }
  context.touched.add('budgets');
};

/** A state of its own: as known before it the budget is still there. */
export const budgetRemoved: Apply<'budget.removed'> = ({ db, touched }, { position, wall, user }, id, rev) => {
  db.run(
    'INSERT INTO budget SELECT ?, id, ?, name, year, dimension_value, ?, ?, 1 FROM budget WHERE id = ? AND rev = ?',
    position,
    rev,
    wall,
    user,
    id,
    rev - 1,
  );
  touched.add('budgets');
};

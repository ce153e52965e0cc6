import type { Apply } from './context.ts';

// Names of users, roles of the company's own, the automatic lock.

export const userRenamed: Apply<'user.renamed'> = (context, _recorded, id, rev, d) => {
  context.db.run('UPDATE user_account SET name = ?, rev = ? WHERE id = ?', d.name, rev, id);
  context.touched.add('users');
};

/** Events that bear witness about a user still raise its revision: two of them can't claim the same place. */
export const userRevised: Apply<'user.password_set' | 'user.unlocked'> = (context, _recorded, id, rev) => {
  context.db.run('UPDATE user_account SET rev = ? WHERE id = ?', rev, id);
  context.touched.add('users');
};

export const roleDefined: Apply<'role.defined'> = (context, _recorded, id, rev, d) => {
  const { no } = context.db.get<{ no: bigint }>('SELECT coalesce(max(no), 0) + 1 AS no FROM access_role')!;
  context.db.run('INSERT INTO access_role VALUES (?, ?, ?, ?, ?, ?)', no, id, d.name, d.permissions, d.reads_only ? 1 : 0, rev);
  context.touched.add('users');
};

export const roleChanged: Apply<'role.changed'> = (context, _recorded, id, rev, d) => {
  context.db.run(
    'UPDATE access_role SET name = ?, permissions = ?, reads_only = ?, rev = ? WHERE id = ?',
    d.name,
    d.permissions,
    d.reads_only ? 1 : 0,
    rev,
    id,
  );
  context.touched.add('users');
};

export const accessConfigured: Apply<'access.configured'> = (context, _recorded, _id, rev, d) => {
  context.db.run(
    `INSERT INTO access_setting VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET auto_lock_minutes = excluded.auto_lock_minutes, rev = excluded.rev`,
    d.auto_lock_minutes,
    rev,
  );
  context.touched.add('company');
};

import { accessOf, readPermissions, roles } from '../../shared/access/permissions.ts';
import type { RoleInfo } from '../../shared/contracts/users.ts';
import { ok } from '../../shared/result.ts';
import { guardOf, lockedSeconds } from '../access/guard.ts';
import { signInRows } from '../access/sign-in-rows.ts';
import type { QueryHandler } from './query.ts';

/** Users in the order they were added. */
export const userList: QueryHandler<'user.list'> = ({ db, nowMs }) =>
  ok(
    db
      .all<{ id: string; name: string; role: string; role_name: string | null; active: bigint; has_password: bigint }>(
        `SELECT u.id, u.name, u.role, r.name AS role_name, u.active, c.user_id IS NOT NULL AS has_password
         FROM user_account u LEFT JOIN access_role r ON r.id = u.role LEFT JOIN credential c ON c.user_id = u.id ORDER BY u.no`,
      )
      .map((row) => ({
        id: row.id,
        name: row.name,
        role: row.role,
        roleName: row.role_name,
        active: row.active === 1n,
        hasPassword: row.has_password === 1n,
        lockedSeconds: lockedSeconds(db, guardOf(row.id, ''), nowMs),
      })),
  );

/** Built-in roles first, then the company's own in the order they were defined. */
export const roleList: QueryHandler<'role.list'> = ({ db }) => {
  const counts = new Map(
    db
      .all<{ role: string; n: bigint }>('SELECT role, count(*) AS n FROM user_account GROUP BY role')
      .map((row) => [row.role, Number(row.n)]),
  );
  const builtIn = roles.map((role): RoleInfo => {
    const { permissions, readsOnly } = accessOf(role);
    return { id: role, name: null, builtIn: true, permissions: [...permissions], readsOnly, users: counts.get(role) ?? 0 };
  });
  const own = db
    .all<{ id: string; name: string; permissions: string; reads_only: bigint }>(
      'SELECT id, name, permissions, reads_only FROM access_role ORDER BY no',
    )
    .map(
      (row): RoleInfo => ({
        id: row.id,
        name: row.name,
        builtIn: false,
        permissions: readPermissions(row.permissions),
        readsOnly: row.reads_only === 1n,
        users: counts.get(row.id) ?? 0,
      }),
    );
  return ok([...builtIn, ...own]);
};

export const userSignIns: QueryHandler<'user.signIns'> = ({ db }, { limit }) => ok(signInRows(db, limit));

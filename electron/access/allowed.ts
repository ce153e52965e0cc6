import { may, type Permission } from '../../shared/access/permissions.ts';
import type { Rejection } from '../../shared/result.ts';
import type { Actor } from '../queries/company-row.ts';

// The one place that says whether someone may. `role` is the name a defined role has, so that the sentence can be read.

/** PERMISSION_DENIED unless the user may ask a query that needs the permission. */
export const deniedQuery = (actor: Actor, permission: Permission | undefined): Rejection | undefined =>
  permission === undefined || may(actor, permission) ? undefined : denial(actor, permission);

/** PERMISSION_DENIED unless the user may run a command that needs the permission; a role that reads only runs none. */
export const deniedCommand = (actor: Actor, permission: Permission | undefined): Rejection | undefined =>
  actor.readsOnly ? denial(actor, permission) : deniedQuery(actor, permission);

const denial = (actor: Actor, permission: Permission | undefined): Rejection => ({
  code: 'PERMISSION_DENIED',
  permission,
  role: actor.roleName ?? actor.role,
});

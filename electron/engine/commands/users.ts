import { nameKey } from '../../../shared/access/password-rules.ts';
import {
  type Access,
  accessOf,
  exceeds,
  isBuiltInRole,
  type Permission,
  permissionsText,
  readingPermissions,
  readPermissions,
  roles,
} from '../../../shared/access/permissions.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { endSessions, signInNeeded } from '../../access/credentials.ts';
import { forgetFailures, guardOf, hasFailures } from '../../access/guard.ts';
import { derivedId } from '../../db/ids.ts';
import { readUser } from '../../queries/company-row.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

interface RoleRow {
  readonly permissions: string;
  readonly reads_only: bigint;
  readonly rev: bigint;
}
const definedRole = (tx: Tx, id: string): RoleRow | undefined =>
  tx.db.get<RoleRow>('SELECT permissions, reads_only, rev FROM access_role WHERE id = ?', id);

/** What a role allows, or undefined when the company has none of this name or id. */
function accessOfRole(tx: Tx, role: string): Access | undefined {
  if (isBuiltInRole(role)) return accessOf(role);
  const row = definedRole(tx, role);
  return row && { permissions: readPermissions(row.permissions), readsOnly: row.reads_only === 1n };
}

/** ROLE_EXCEEDS_OWN when the access holds something the acting user may not do: it can't be given, nor acted upon. */
function checkWithinOwn(tx: Tx, access: Pick<Access, 'permissions'>): Rejection[] {
  const beyond = exceeds(access, tx.actor)[0];
  return beyond ? [{ code: 'ROLE_EXCEEDS_OWN', permission: beyond }] : [];
}

/** USER_NAME_TAKEN when a user other than `except` has a name that can't be told from this one at the sign-in. */
function checkUserName(tx: Tx, name: string, except?: string): Rejection[] {
  const users = tx.db.all<{ id: string; name: string }>('SELECT id, name FROM user_account');
  const isTaken = users.some((user) => user.id !== except && nameKey(user.name) === nameKey(name));
  return isTaken ? [{ code: 'USER_NAME_TAKEN', field: 'name', name }] : [];
}

/** Adds a user; the id of the command is the user's. Rejects: ID_REUSED, USER_NAME_TAKEN, UNKNOWN_ROLE, ROLE_EXCEEDS_OWN. */
export const userAdd: CommandHandler<'user.add'> = (tx, input) => {
  if (tx.revisionOf(input.id) > 0) return reject({ code: 'ID_REUSED' });
  const access = accessOfRole(tx, input.role);
  const rejections = [
    ...checkUserName(tx, input.name),
    ...(access ? checkWithinOwn(tx, access) : [{ code: 'UNKNOWN_ROLE', field: 'role' }]),
  ];
  if (rejections.length > 0) return reject(...rejections);
  tx.append('user.added', input.id, { name: input.name, role: input.role });
  return ok({ id: input.id });
};

/**
 * Changes role and state of a user; a deactivated user's sessions end. Rejects: UNKNOWN_USER, UNKNOWN_ROLE, ROLE_EXCEEDS_OWN (for the role as
 * it is and as it would be), LAST_OWNER (someone must stay who may administer, and who can sign in).
 */
export const userChange: CommandHandler<'user.change'> = (tx, input) => {
  const user = readUser(tx.db, input.userId);
  if (!user) return reject({ code: 'UNKNOWN_USER' });
  const access = accessOfRole(tx, input.role);
  if (!access) return reject({ code: 'UNKNOWN_ROLE', field: 'role' });
  const beyond = [...checkWithinOwn(tx, user), ...checkWithinOwn(tx, access)][0];
  if (beyond) return reject(beyond);
  const stays = input.active && input.role === 'owner';
  if (user.role === 'owner' && user.active && !stays && !hasOtherOwner(tx, user.id)) return reject({ code: 'LAST_OWNER' });
  tx.append('user.changed', user.id, { role: input.role, active: input.active }, user.rev);
  if (!input.active) endSessions(tx.db, user.id);
  return ok({ id: user.id });
};

/** Another owner who is active and, once the company has passwords, can sign in. */
function hasOtherOwner(tx: Tx, userId: string): boolean {
  const others = tx.db.all<{ id: string }>("SELECT id FROM user_account WHERE role = 'owner' AND active = 1 AND id <> ?", userId);
  if (!signInNeeded(tx.db)) return others.length > 0;
  return others.some(({ id }) => tx.db.get('SELECT 1 FROM credential WHERE user_id = ?', id) !== undefined);
}

/** Rejects: UNKNOWN_USER, ROLE_EXCEEDS_OWN, USER_NAME_TAKEN. */
export const userRename: CommandHandler<'user.rename'> = (tx, input) => {
  const user = readUser(tx.db, input.userId);
  if (!user) return reject({ code: 'UNKNOWN_USER' });
  const rejections = [...checkWithinOwn(tx, user), ...checkUserName(tx, input.name, user.id)];
  if (rejections.length > 0) return reject(...rejections);
  tx.append('user.renamed', user.id, { name: input.name }, user.rev);
  return ok({ id: user.id });
};

/** Ends the wait of a user after wrong passwords. Rejects: UNKNOWN_USER, USER_NOT_LOCKED. */
export const userUnlock: CommandHandler<'user.unlock'> = (tx, input) => {
  const user = readUser(tx.db, input.userId);
  if (!user) return reject({ code: 'UNKNOWN_USER' });
  if (!hasFailures(tx.db, guardOf(user.id, ''))) return reject({ code: 'USER_NOT_LOCKED' });
  forgetFailures(tx.db, guardOf(user.id, ''));
  tx.append('user.unlocked', user.id, {}, user.rev);
  return ok({ id: user.id });
};

/** ROLE_NAME_TAKEN for the name of another defined role or of a built-in one; ROLE_READS_ONLY, ROLE_EXCEEDS_OWN for what the role would allow. */
function checkRole(tx: Tx, input: { name: string; permissions: readonly Permission[]; readsOnly: boolean }, except?: string): Rejection[] {
  const names = tx.db.all<{ id: string; name: string }>('SELECT id, name FROM access_role');
  const plain = (name: string) => nameKey(name.replace('-', ' '));
  const isTaken =
    roles.some((role) => plain(role) === plain(input.name)) ||
    names.some((role) => role.id !== except && nameKey(role.name) === nameKey(input.name));
  const acting = input.readsOnly ? input.permissions.find((permission) => !readingPermissions.includes(permission)) : undefined;
  return [
    ...(isTaken ? [{ code: 'ROLE_NAME_TAKEN', field: 'name', name: input.name }] : []),
    ...(acting ? [{ code: 'ROLE_READS_ONLY', field: 'permissions', permission: acting }] : []),
    ...checkWithinOwn(tx, input),
  ];
}

/** Defines a role; the id of the command is the role's. Rejects: ID_REUSED, ROLE_NAME_TAKEN, ROLE_READS_ONLY, ROLE_EXCEEDS_OWN. */
export const roleDefine: CommandHandler<'role.define'> = (tx, input) => {
  if (tx.revisionOf(input.id) > 0) return reject({ code: 'ID_REUSED' });
  const rejections = checkRole(tx, input);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('role.defined', input.id, { name: input.name, permissions: permissionsText(input.permissions), reads_only: input.readsOnly });
  return ok({ id: input.id });
};

/**
 * Changes a defined role; who has it works under the new one from the next call. A built-in role has no id and can't be changed.
 * Rejects: UNKNOWN_ROLE, ROLE_NAME_TAKEN, ROLE_READS_ONLY, ROLE_EXCEEDS_OWN (for the role as it is and as it would be).
 */
export const roleChange: CommandHandler<'role.change'> = (tx, input) => {
  const row = definedRole(tx, input.roleId);
  if (!row) return reject({ code: 'UNKNOWN_ROLE' });
  const beyond = checkWithinOwn(tx, { permissions: readPermissions(row.permissions) });
  const rejections = beyond.length > 0 ? beyond : checkRole(tx, input, input.roleId);
  if (rejections.length > 0) return reject(...rejections);
  const data = { name: input.name, permissions: permissionsText(input.permissions), reads_only: input.readsOnly };
  tx.append('role.changed', input.roleId, data, Number(row.rev));
  return ok({ id: input.roleId });
};

/** Sets after how many idle minutes a session locks itself. */
export const accessConfigure: CommandHandler<'access.configure'> = (tx, input) => {
  const id = derivedId(tx.company.id, 'access', 'setting');
  tx.append('access.configured', id, { auto_lock_minutes: input.autoLockMinutes }, tx.revisionOf(id));
  return ok({ id });
};

import type { Access, Permission } from '../../../shared/access/permissions.ts';
import type { Translate } from '../../i18n/use-text.ts';

/** Name of a role: the language's own for a built-in one, the company's for a defined one. */
export const roleText = (t: Translate, role: string, name: string | null): string => name ?? t(`common:role.${role}`);

/** What a permission allows. A role that reads only sees tax returns and does not file them. */
export const permissionText = (t: Translate, permission: Permission, readsOnly: boolean): string =>
  readsOnly && permission === 'reports:tax' ? t('settings:roles.seesReturns') : t(`rejections:permissions.${permission.replace(':', '-')}`);

/** All that a role may do, beginning with that it reads only where that is so. */
export const accessText = (t: Translate, { permissions, readsOnly }: Access): string => {
  const all = permissions.map((permission) => permissionText(t, permission, readsOnly)).join(', ');
  return readsOnly ? `${t('settings:roles.readsOnly')}; ${all}` : all;
};

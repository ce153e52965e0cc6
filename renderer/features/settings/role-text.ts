import type { Permission } from '../../../shared/access/permissions.ts';
import type { Translate } from '../../i18n/use-text.ts';

/** Name of a role: the language's own for a built-in one, the company's for a defined one. */
export const roleText = (t: Translate, role: string, name: string | null): string => name ?? t(`common:role.${role}`);

export const permissionText = (t: Translate, permission: Permission): string => t(`rejections:permissions.${permission.replace(':', '-')}`);

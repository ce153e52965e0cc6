/** What a person may do. Checked in the engine, whatever transport carried the request. */
export const permissions = [
  'accounts:read',
  'accounts:write',
  'transactions:read',
  'transactions:write',
  'transactions:approve',
  'reports:financial',
  'reports:tax',
  'admin:users',
  'admin:system',
] as const;
export type Permission = (typeof permissions)[number];

/** Roles every company has. Further ones are defined by the company itself; a user has one role, a built-in one or the id of a defined one. */
export const roles = ['owner', 'chief-accountant', 'accountant', 'tax-specialist', 'auditor'] as const;
export type Role = (typeof roles)[number];
export const isBuiltInRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

/** What a role amounts to. */
export interface Access {
  readonly permissions: readonly Permission[];
  /** Looks at everything it may see and runs no command at all, even where one permission covers looking and acting, as that of tax returns does. */
  readonly readsOnly: boolean;
}

/** Permissions under which nothing can be changed but what `reports:tax` files: all that a role that reads only may have. */
export const readingPermissions: readonly Permission[] = ['accounts:read', 'transactions:read', 'reports:financial', 'reports:tax'];

const granted: Readonly<Record<Role, Access>> = {
  owner: { permissions, readsOnly: false },
  'chief-accountant': {
    permissions: [...readingPermissions, 'accounts:write', 'transactions:write', 'transactions:approve', 'admin:system'],
    readsOnly: false,
  },
  accountant: { permissions: ['accounts:read', 'transactions:read', 'transactions:write', 'reports:financial'], readsOnly: false },
  'tax-specialist': { permissions: readingPermissions, readsOnly: false },
  auditor: { permissions: readingPermissions, readsOnly: true },
};

export const accessOf = (role: Role): Access => granted[role];

export const may = (who: Pick<Access, 'permissions'>, permission: Permission): boolean => who.permissions.includes(permission);

/** What `access` allows and `own` does not: nobody gives away more than they have, nor acts on someone who has more. */
export const exceeds = (access: Pick<Access, 'permissions'>, own: Pick<Access, 'permissions'>): Permission[] =>
  access.permissions.filter((permission) => !may(own, permission));

/** One text for the log and the table of roles, always in the order of the list above. */
export const permissionsText = (of: readonly Permission[]): string => permissions.filter((permission) => of.includes(permission)).join(' ');
export const readPermissions = (text: string): Permission[] => {
  const words = text.split(' ');
  return permissions.filter((permission) => words.includes(permission));
};

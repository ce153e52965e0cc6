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

export const roles = ['owner', 'chief-accountant', 'accountant', 'tax-specialist', 'auditor'] as const;
export type Role = (typeof roles)[number];

const reading: readonly Permission[] = ['accounts:read', 'transactions:read', 'reports:financial', 'reports:tax'];

const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  'chief-accountant': new Set<Permission>([...reading, 'accounts:write', 'transactions:write', 'transactions:approve', 'admin:system']),
  accountant: new Set<Permission>(['accounts:read', 'transactions:read', 'transactions:write', 'reports:financial']),
  'tax-specialist': new Set<Permission>(['accounts:read', 'transactions:read', 'reports:financial', 'reports:tax']),
  auditor: new Set<Permission>(reading),
};

/** An auditor looks at everything and changes nothing, even where one permission covers looking and acting, as that of tax returns does. */
export const readsOnly = (role: Role): boolean => role === 'auditor';

export const may = (role: Role, permission: Permission): boolean => granted[role].has(permission);

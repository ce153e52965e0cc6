import { NativeSelect } from '@mantine/core';
import { isBuiltInRole, roles } from '../../../shared/access/permissions.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { accessText } from './role-text.ts';

/** Built-in roles and those the company defined. */
export function RoleSelect({ value, onChange }: { value: string; onChange: (role: string) => void }) {
  const { t } = useText();
  const known = useQueryOf('role.list', {});
  const defined = (known.data ?? []).filter((role) => !role.builtIn);
  const chosen = defined.find((role) => role.id === value);
  const hint = isBuiltInRole(value) ? t(`settings:users.roleHints.${value}`) : chosen && accessText(t, chosen);
  return (
    <NativeSelect
      name="role"
      label={t('settings:users.role')}
      description={hint}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...roles.map((role) => ({ value: role, label: t(`common:role.${role}`) })),
        ...defined.map(({ id, name }) => ({ value: id, label: name ?? id })),
      ]}
    />
  );
}

import { NativeSelect } from '@mantine/core';
import { type Role, roles } from '../../../shared/access/permissions.ts';
import { useText } from '../../i18n/use-text.ts';

export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useText();
  return (
    <NativeSelect
      name="role"
      label={t('settings:users.role')}
      description={t(`settings:users.roleHints.${value}`)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
      data={roles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
    />
  );
}

import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Permission, permissions, readingPermissions } from '../../../shared/access/permissions.ts';
import type { RoleInfo } from '../../../shared/contracts/users.ts';
import { useCompany } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { permissionText } from './role-text.ts';

/** A new role of the company, or a change of one for everyone who has it. Only what the acting user may do can be given. */
export function RoleDialog({ role, onClose }: { role: RoleInfo | undefined; onClose: () => void }) {
  const { t } = useText();
  const own = useCompany().user.permissions;
  const { id, renew } = useCommandId();
  const define = useCommand('role.define');
  const change = useCommand('role.change');
  const [name, setName] = useState(role?.name ?? '');
  const [granted, setGranted] = useState<Permission[]>(role?.permissions ?? ['accounts:read', 'transactions:read']);
  const [readsOnly, setReadsOnly] = useState(role?.readsOnly ?? false);
  const given = readsOnly ? granted.filter((permission) => readingPermissions.includes(permission)) : granted;
  const send = async () => {
    const fields = { id, name, permissions: given, readsOnly };
    const answer = role ? await change.run({ ...fields, roleId: role.id }) : await define.run(fields);
    if (answer.ok) onClose();
    else renew();
  };
  return (
    <FormDialog
      title={role ? t('settings:roles.changeOf', { name: role.name ?? '' }) : t('settings:roles.add')}
      submit={role ? t('common:save') : t('common:add')}
      onSubmit={send}
      onClose={onClose}
      busy={define.busy || change.busy}
      rejections={[...define.rejections, ...change.rejections]}
    >
      <TextInput
        name="name"
        label={t('settings:roles.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox label={t('settings:roles.readsOnly')} checked={readsOnly} onChange={(event) => setReadsOnly(event.currentTarget.checked)} />
      <Checkbox.Group label={t('settings:roles.permissions')} value={given} onChange={(next) => setGranted(next as Permission[])}>
        <Stack gap={10} mt={8}>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              name="permissions"
              value={permission}
              label={permissionText(t, permission, readsOnly)}
              disabled={!own.includes(permission) || (readsOnly && !readingPermissions.includes(permission))}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDialog>
  );
}

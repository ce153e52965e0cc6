import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { RoleSelect } from './RoleSelect.tsx';

export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [role, setRole] = useState('accountant');
  return (
    <CommandDialog
      title={t('settings:users.add')}
      submit={t('common:add')}
      method="user.add"
      input={() => ({ name, role })}
      onClose={onClose}
    >
      <TextInput
        name="name"
        label={t('settings:users.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <RoleSelect value={role} onChange={setRole} />
    </CommandDialog>
  );
}

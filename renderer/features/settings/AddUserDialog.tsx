import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { RoleSelect } from './RoleSelect.tsx';

export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const add = useCommand('user.add');
  const [name, setName] = useState('');
  const [role, setRole] = useState('accountant');
  const send = async () => {
    const answer = await add.run({ id, name, role });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('settings:users.add')}
      submit={t('common:add')}
      onSubmit={send}
      onClose={onClose}
      busy={add.busy}
      rejections={add.rejections}
    >
      <TextInput
        name="name"
        label={t('settings:users.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <RoleSelect value={role} onChange={setRole} />
    </FormDialog>
  );
}

import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UserInfo } from '../../../shared/contracts/users.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { RoleSelect } from './RoleSelect.tsx';

/** Name, role and state of a user: the name is one event of the history, role and state are another. */
export function ChangeUserDialog({ user, onClose }: { user: UserInfo; onClose: () => void }) {
  const { t } = useText();
  const changeId = useCommandId();
  const renameId = useCommandId();
  const change = useCommand('user.change');
  const rename = useCommand('user.rename');
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role);
  const [active, setActive] = useState(user.active);
  const send = async () => {
    if (name !== user.name && !(await rename.run({ id: renameId.id, userId: user.id, name })).ok) return renameId.renew();
    const isChanged = role !== user.role || active !== user.active;
    if (isChanged && !(await change.run({ id: changeId.id, userId: user.id, role, active })).ok) return changeId.renew();
    return onClose();
  };
  return (
    <FormDialog
      title={t('settings:users.changeOf', { name: user.name })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={change.busy || rename.busy}
      rejections={[...rename.rejections, ...change.rejections]}
    >
      <TextInput
        name="name"
        label={t('settings:users.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <RoleSelect value={role} onChange={setRole} />
      <Checkbox label={t('settings:users.isActive')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
    </FormDialog>
  );
}

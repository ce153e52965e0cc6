import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { UserInfo } from '../../../shared/contracts/company.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { RoleSelect } from './RoleSelect.tsx';

export function ChangeUserDialog({ user, onClose }: { user: UserInfo; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const change = useCommand('user.change');
  const [role, setRole] = useState(user.role);
  const [active, setActive] = useState(user.active);
  const send = async () => {
    const answer = await change.run({ id, userId: user.id, role, active });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('settings:users.changeOf', { name: user.name })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={change.busy}
      rejections={change.rejections}
    >
      <RoleSelect value={role} onChange={setRole} />
      <Checkbox label={t('settings:users.isActive')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
    </FormDialog>
  );
}

import { Text } from '@mantine/core';
import { useState } from 'react';
import type { UserInfo } from '../../../shared/contracts/users.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { PasswordFields } from './PasswordFields.tsx';

/** A password for someone else, whose sessions end. */
export function SetPasswordDialog({ user, onClose }: { user: UserInfo; onClose: () => void }) {
  const { t } = useText();
  const { id, renew } = useCommandId();
  const set = useCommand('user.setPassword');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const send = async () => {
    if (password !== repeated) return;
    const answer = await set.run({ id, userId: user.id, password });
    if (answer.ok) onClose();
    else renew();
  };
  return (
    <FormDialog
      title={t('settings:users.setPasswordOf', { name: user.name })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={set.busy}
      rejections={set.rejections}
    >
      <Text size="sm" c="dimmed">
        {t('settings:users.setPasswordHint')}
      </Text>
      <PasswordFields password={password} repeated={repeated} onPassword={setPassword} onRepeated={setRepeated} autoFocus />
    </FormDialog>
  );
}

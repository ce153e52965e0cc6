import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { PasswordFields } from './PasswordFields.tsx';

/** One's own password; the first one of a company protects it from then on. */
export function ChangePasswordDialog({ isFirst, onClose }: { isFirst: boolean; onClose: () => void }) {
  const { t } = useText();
  const { id, renew } = useCommandId();
  const change = useCommand('session.changePassword');
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const send = async () => {
    if (password !== repeated) return;
    const answer = await change.run({ id, current, password });
    if (answer.ok) onClose();
    else renew();
  };
  return (
    <FormDialog
      title={isFirst ? t('settings:users.firstPassword') : t('settings:users.myPassword')}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={change.busy}
      rejections={change.rejections}
    >
      {isFirst ? (
        <Text size="sm" c="dimmed">
          {t('settings:users.firstPasswordHint')}
        </Text>
      ) : (
        <PasswordInput
          name="current"
          label={t('settings:users.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('common:session.show') }}
          data-autofocus
        />
      )}
      <PasswordFields password={password} repeated={repeated} onPassword={setPassword} onRepeated={setRepeated} autoFocus={isFirst} />
    </FormDialog>
  );
}

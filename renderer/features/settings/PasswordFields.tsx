import { PasswordInput } from '@mantine/core';
import { shortestPassword } from '../../../shared/access/password-rules.ts';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  password: string;
  repeated: string;
  onPassword: (typed: string) => void;
  onRepeated: (typed: string) => void;
  autoFocus?: boolean;
}

/** A new password, twice: what is typed can't be read. */
export function PasswordFields({ password, repeated, onPassword, onRepeated, autoFocus = false }: Props) {
  const { t } = useText();
  const toggle = { 'aria-label': t('common:session.show') };
  const differs = repeated !== '' && !password.startsWith(repeated);
  return (
    <>
      <PasswordInput
        name="password"
        label={t('settings:users.new')}
        description={t('settings:users.newHint', { shortest: shortestPassword })}
        autoComplete="new-password"
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
      />
      <PasswordInput
        label={t('settings:users.repeat')}
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => onRepeated(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
        error={differs ? t('settings:users.differs') : undefined}
      />
    </>
  );
}

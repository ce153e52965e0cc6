import { Button, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { SignInForm } from './SignInForm.tsx';
import classes from './session.module.css';

/**
 * Above everything, dialogs included: a modal dialog of the browser lies in its top layer and makes all below it inert. The screens below stay as they are,
 * with what was typed in them.
 */
export function LockScreen({ company, user }: { company: string; user: string }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOther, setIsOther] = useState(false);
  useEffect(() => {
    const element = dialog.current;
    const focused = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('input')?.focus();
    return () => {
      element?.close();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.lock}
      aria-label={t('common:session.locked')}
      data-testid="lock-screen"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.stopPropagation() /* keys typed here are not for the screens below */}
    >
      <div className={classes.box}>
        <Title order={1} mb="xs">
          {company}
        </Title>
        <p className={classes.hint}>{isOther ? t('common:session.otherUser') : user}</p>
        <p className={classes.hint}>{t('common:session.locked')}</p>
        <SignInForm key={String(isOther)} submit={t('common:session.unlock')} {...(isOther ? {} : { name: user })}>
          {isOther ? null : (
            <Button variant="subtle" onClick={() => setIsOther(true)} data-mantine-stop-propagation="true">
              {t('common:session.otherUser')}
            </Button>
          )}
        </SignInForm>
      </div>
    </dialog>
  );
}

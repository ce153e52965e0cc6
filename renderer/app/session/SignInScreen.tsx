import { Button, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { LanguageMenu } from '../LanguageMenu.tsx';
import { SchemeToggle } from '../SchemeToggle.tsx';
import { useOpenCompany } from '../use-open-company.ts';
import { SignInForm } from './SignInForm.tsx';
import classes from './session.module.css';

/** Instead of every screen of a company with passwords, until someone signs in. */
export function SignInScreen({ company }: { company: string }) {
  const { t } = useText();
  const { close, busy } = useOpenCompany();
  useEffect(() => {
    document.title = company;
  }, [company]);
  return (
    <main className={classes.page} data-testid="screen-sign-in">
      <div className={classes.box}>
        <Title order={1} mb="md">
          {company}
        </Title>
        <SignInForm submit={t('common:session.signIn')}>
          <Button variant="subtle" loading={busy} onClick={() => void close()}>
            {t('common:session.otherCompany')}
          </Button>
        </SignInForm>
      </div>
      <div className={classes.controls}>
        <LanguageMenu />
        <SchemeToggle />
      </div>
    </main>
  );
}

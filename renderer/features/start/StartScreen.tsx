import { Button, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, FlaskConical, Import } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQueryOf } from '../../app/engine.ts';
import { LanguageMenu } from '../../app/LanguageMenu.tsx';
import { SchemeToggle } from '../../app/SchemeToggle.tsx';
import { useOpenCompany } from '../../app/use-open-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { CompanyFiles } from './CompanyFiles.tsx';
import { CreateCompanyForm } from './CreateCompanyForm.tsx';
import { RestoreBackups } from './RestoreBackups.tsx';
import classes from './StartScreen.module.css';

/** Refusals that say that a file is damaged. The last stands beside them where there is a backup, whatever else was said. */
const ofDamage = new Set(['FILE_DAMAGED', 'DERIVED_TABLES_DIFFER', 'RESTORE_BACKUP']);

/** First screen without an open company: continue with a file, look at the sample, import a book, or start a company. */
export function StartScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const info = useQueryOf('app.info', {});
  const files = useQueryOf('app.companies', {});
  const { open, openSample, busy, rejections } = useOpenCompany();
  const [damaged, setDamaged] = useState<string>();
  const openFile = async (file: string) => {
    setDamaged(undefined);
    const answer = await open(file);
    if (!answer.ok && answer.rejections.some(({ code }) => ofDamage.has(code))) setDamaged(file);
  };
  useEffect(() => {
    document.title = t('common:product');
  }, [t]);

  return (
    <div className={classes.page} data-testid="screen-start">
      <header className={classes.top}>
        <div className={classes.brand}>
          <img src="./davtari.svg" alt="" width={28} height={28} />
          <Title order={1}>{t('common:product')}</Title>
        </div>
        <div className={classes.controls}>
          <LanguageMenu />
          <SchemeToggle />
        </div>
      </header>
      <main className={classes.main}>
        <section aria-labelledby="continue">
          {info.data?.open ? (
            <p>
              <Link to="/" className={classes.back}>
                <ArrowLeft size={14} aria-hidden="true" />
                {t('start:back')}
              </Link>
            </p>
          ) : null}
          <Title order={2} id="continue" mb="xs">
            {t('start:files')}
          </Title>
          <Rejections of={rejections} />
          <QueryProblem error={files.error} retry={files.refetch} />
          {damaged === undefined ? null : (
            <RestoreBackups
              key={damaged}
              file={damaged}
              name={files.data?.find(({ file }) => file === damaged)?.name ?? damaged}
              busy={busy}
              onOpen={(file) => void openFile(file)}
            />
          )}
          <CompanyFiles files={files.data} busy={busy} onOpen={(file) => void openFile(file)} />
          <div className={classes.others}>
            <Button
              variant="default"
              size="sm"
              loading={busy}
              leftSection={<FlaskConical size={16} aria-hidden="true" />}
              onClick={() => void openSample()}
              data-testid="open-sample"
            >
              {t('start:sample')}
            </Button>
            <Button
              variant="default"
              size="sm"
              leftSection={<Import size={16} aria-hidden="true" />}
              onClick={() => void navigate({ to: '/import' })}
              data-testid="import-book"
            >
              {t('start:import')}
            </Button>
          </div>
          <p className={classes.hint}>{t('start:sampleHint')}</p>
        </section>
        <section aria-labelledby="create">
          <Title order={2} id="create" mb="xs">
            {t('start:create')}
          </Title>
          <CreateCompanyForm first={files.data?.length === 0} />
        </section>
      </main>
      <footer className={classes.foot}>
        {info.data ? `${info.data.name} ${info.data.version} · ${t('start:folder', { folder: info.data.folder })}` : null}
      </footer>
    </div>
  );
}

import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCompany } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figures } from '../../ui/Figures.tsx';
import classes from './AboutSection.module.css';
import { readLicences } from './read-licences.ts';

/** Which program this is, which book is open, and the licences of everything packed into it. */
export function AboutSection() {
  const { t } = useText();
  const company = useCompany();
  const info = useQueryOf('app.info', {});
  const licences = useQuery({ queryKey: ['licences'], queryFn: readLicences, networkMode: 'always', staleTime: Number.POSITIVE_INFINITY });
  return (
    <>
      <Figures
        of={[
          { id: 'version', label: t('settings:about.version'), value: info.data ? `${info.data.name} ${info.data.version}` : '' },
          { id: 'runtime', label: t('settings:about.runtime'), value: info.data?.runtime },
          { id: 'folder', label: t('settings:about.folder'), value: info.data?.folder },
        ]}
      />
      <Title order={2} mb={4}>
        {t('settings:about.head')}
      </Title>
      <p className={classes.note}>{t('settings:about.headHint')}</p>
      <p className={classes.hash} data-testid="head-hash">
        {company.headHash}
      </p>
      <Title order={2} mb={4}>
        {t('settings:about.licences')}
      </Title>
      {licences.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls has to be reachable by keyboard
        <pre role="region" className={classes.licences} tabIndex={0} aria-label={t('settings:about.licences')}>
          {licences.data}
        </pre>
      ) : (
        <p className={classes.note}>{t('settings:about.noLicences')}</p>
      )}
    </>
  );
}

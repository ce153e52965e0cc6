import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { useCommand } from './engine.ts';
import classes from './SampleNotice.module.css';
import { useOpenCompany } from './use-open-company.ts';

/** Above every screen of the sample company: that nothing here is anybody's, and the ways out. */
export function SampleNotice() {
  const { t } = useText();
  const navigate = useNavigate();
  const { openSample, close, busy } = useOpenCompany();
  const discard = useCommand('app.discardSample');
  const anew = async () => {
    const gone = await discard.run({});
    if (gone.ok) await openSample();
  };
  const throwAway = async () => {
    const gone = await discard.run({});
    if (gone.ok) await navigate({ to: '/start' });
  };
  return (
    <section className={classes.ribbon} aria-label={t('common:company.sample')} data-testid="sample-ribbon">
      <span className={classes.mark}>
        <FlaskConical size={14} aria-hidden="true" />
        {t('common:company.sample')}
      </span>
      <span className={classes.text}>{t('start:ribbon.text')}</span>
      <span className={classes.ways}>
        <Button size="compact-xs" variant="default" disabled={busy} onClick={() => void close()}>
          {t('start:ribbon.own')}
        </Button>
        <ConfirmButton
          size="compact-xs"
          loading={discard.busy}
          question={t('start:ribbon.anewQuestion')}
          confirm={t('start:ribbon.anew')}
          onConfirm={() => void anew()}
        >
          {t('start:ribbon.anew')}
        </ConfirmButton>
        <ConfirmButton
          size="compact-xs"
          loading={discard.busy}
          question={t('start:ribbon.discardQuestion')}
          confirm={t('start:ribbon.discard')}
          onConfirm={() => void throwAway()}
        >
          {t('start:ribbon.discard')}
        </ConfirmButton>
      </span>
    </section>
  );
}

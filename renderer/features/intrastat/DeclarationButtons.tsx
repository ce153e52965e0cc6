import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import type { IntrastatInfo } from '../../../shared/contracts/intrastat.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { useMayAct, useToday } from '../../app/company-context.ts';
import { Refusal, useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { rejectionText } from '../../ui/rejection-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { notifyPosted } from '../documents/forms/notify-posted.tsx';
import { downloadBytes } from '../documents/pdf/open-pdf.ts';
import classes from './intrastat.module.css';

/** Saves the message, and records that it was sent. */
export function DeclarationButtons({ info }: { info: IntrastatInfo }) {
  const { t, language } = useText();
  const { period, flow } = info;
  const today = useToday();
  const mayFile = useMayAct('reports:tax');
  const message = useQueryOf('intrastat.message', { period, flow });
  const file = useCommand('intrastat.file');
  const { id, renew } = useCommandId();
  const made = message.data;
  const words = { period: formatPeriod(period, language), flow: t(`intrastat:flow.${flow}`) };
  const send = async () => {
    const answer = await file.run({ id, period, flow });
    if (!answer.ok) return;
    renew();
    notifyPosted(t, t('intrastat:file.done', words));
  };
  const last = info.filed[0];
  return (
    <>
      {last ? (
        <StatusMark tone={info.function === null ? 'good' : 'warn'}>
          {t(info.function === null ? 'intrastat:filed.is' : 'intrastat:filed.changed', { by: last.by })} <InstantText at={last.at} />
        </StatusMark>
      ) : null}
      <Rejections of={file.rejections} mb="0" />
      <Button
        variant="default"
        leftSection={<Download size={14} aria-hidden="true" />}
        disabled={!made}
        onClick={() => made && downloadBytes(made.name, made.base64, 'application/xml')}
        data-testid="save-intrastat"
      >
        {t('intrastat:save')}
      </Button>
      {mayFile && made && !made.filed && today > lastDay(period) ? (
        <ConfirmButton
          variant="filled"
          loading={file.busy}
          question={t(`intrastat:file.question.${info.function}`, words)}
          confirm={t('intrastat:file.button')}
          onConfirm={() => void send()}
          data-testid="file-intrastat"
        >
          {t('intrastat:file.button')}
        </ConfirmButton>
      ) : null}
    </>
  );
}

/** What keeps the message of a month with goods from being made: told, not warned of, where none has to be sent. */
export function WhyNoMessage({ info: { period, flow, lines, missing }, isFree }: { info: IntrastatInfo; isFree: boolean }) {
  const { t, language } = useText();
  const { error } = useQueryOf('intrastat.message', { period, flow });
  if (!(error instanceof Refusal) || (lines.length === 0 && missing === 0)) return null;
  // Errors of the lines are listed with their places.
  const told = error.rejections.filter(({ code }) => code !== 'INTRASTAT_HAS_ERRORS');
  if (!isFree) return <Rejections of={told} />;
  return told.map((rejection) => (
    <p key={rejection.code} className={classes.told}>
      <StatusMark tone="neutral" wraps>
        {rejectionText(t, language, rejection)}
      </StatusMark>
    </p>
  ));
}

import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { OssReturnInfo } from '../../../shared/contracts/oss.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { firstDayOf, nextQuarter, quarterOf } from '../../../shared/dates/quarter.ts';
import { useMayAct, useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from '../vat-return/vat.module.css';

/** Since when the company is registered for the scheme, and how that changes. */
export function Registration({ info }: { info: OssReturnInfo }) {
  const { t, language } = useText();
  const mayAct = useMayAct('reports:tax');
  const [asking, setAsking] = useState<'register' | 'deregister'>();
  const last = info.registrations.at(-1);
  const open = last?.until === null ? last : undefined;
  return (
    <Group gap="xs" mb="sm" className={classes.note} data-testid="oss-registration">
      <StatusMark tone={info.isRegistered ? 'good' : 'neutral'}>
        {info.registrations.length === 0
          ? t('oss:registration.none')
          : info.registrations
              .map(({ from, until }) =>
                until === null
                  ? t('oss:registration.since', { from: formatDate(from, language) })
                  : t('oss:registration.between', { from: formatDate(from, language), until: formatDate(until, language) }),
              )
              .join('; ')}
      </StatusMark>
      {mayAct ? (
        <>
          <Button size="compact-xs" variant="default" onClick={() => setAsking('register')} data-testid="oss-register">
            {t(open ? 'oss:registration.correct' : 'oss:registration.register')}
          </Button>
          {open ? (
            <Button size="compact-xs" variant="default" onClick={() => setAsking('deregister')} data-testid="oss-deregister">
              {t('oss:registration.end')}
            </Button>
          ) : null}
        </>
      ) : null}
      {asking === undefined ? null : <RegistrationDialog what={asking} info={info} onClose={() => setAsking(undefined)} />}
    </Group>
  );
}

function RegistrationDialog({ what, info, onClose }: { what: 'register' | 'deregister'; info: OssReturnInfo; onClose: () => void }) {
  const { t } = useText();
  const today = useToday();
  const { id } = useCommandId();
  const register = useCommand('oss.register');
  const deregister = useCommand('oss.deregister');
  const isStart = what === 'register';
  const step = isStart ? register : deregister;
  const open = info.registrations.find(({ until }) => until === null);
  // A registration begins with a quarter, unless sales came first.
  const [day, setDay] = useState<string>(isStart ? (open?.from ?? firstDayOf(nextQuarter(quarterOf(today)))) : today);
  const title = t(isStart ? (open ? 'oss:registration.correct' : 'oss:registration.register') : 'oss:registration.end');
  const send = async () => {
    const on = readDate(day);
    if (!on) return;
    const answer = isStart ? await register.run({ id, from: on }) : await deregister.run({ id, until: on });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog title={title} submit={title} onSubmit={send} onClose={onClose} busy={step.busy} rejections={step.rejections}>
      <DateInput
        name={isStart ? 'from' : 'until'}
        label={t(isStart ? 'oss:registration.from' : 'oss:registration.until')}
        description={t(isStart ? 'oss:registration.fromHint' : 'oss:registration.untilHint')}
        value={day}
        onChange={setDay}
        required
        data-autofocus
      />
    </FormDialog>
  );
}

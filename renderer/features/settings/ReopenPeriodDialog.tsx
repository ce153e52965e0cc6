import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PeriodInfo } from '../../../shared/contracts/periods.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

export function ReopenPeriodDialog({ period, onClose }: { period: PeriodInfo; onClose: () => void }) {
  const { t, language } = useText();
  const { id } = useCommandId();
  const reopen = useCommand('period.reopen');
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await reopen.run({ id, period: period.period, reason });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('settings:periods.reopenOf', { period: formatPeriod(period.period, language) })}
      submit={t('settings:periods.reopen')}
      onSubmit={send}
      onClose={onClose}
      busy={reopen.busy}
      rejections={reopen.rejections}
    >
      <Textarea
        name="reason"
        label={t('settings:periods.reason')}
        description={t('settings:periods.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
      />
    </FormDialog>
  );
}

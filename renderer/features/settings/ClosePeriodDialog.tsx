import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PeriodInfo } from '../../../shared/contracts/company.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

export function ClosePeriodDialog({ period, onClose }: { period: PeriodInfo; onClose: () => void }) {
  const { t, language } = useText();
  const { id } = useCommandId();
  const close = useCommand('period.close');
  const [mode, setMode] = useState<'soft' | 'hard'>(period.state === 'soft-closed' ? 'hard' : 'soft');
  const send = async () => {
    const answer = await close.run({ id, period: period.period, mode });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('settings:periods.closeOf', { period: formatPeriod(period.period, language) })}
      submit={t('settings:periods.close')}
      onSubmit={send}
      onClose={onClose}
      busy={close.busy}
      rejections={close.rejections}
    >
      <Radio.Group value={mode} onChange={(next) => setMode(next as 'soft' | 'hard')} label={t('settings:periods.mode')}>
        <Stack gap="xs" mt={6}>
          <Radio
            value="soft"
            label={t('settings:periods.soft')}
            description={t('settings:periods.softHint')}
            disabled={period.state === 'soft-closed'}
          />
          <Radio value="hard" label={t('settings:periods.hard')} description={t('settings:periods.hardHint')} />
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}

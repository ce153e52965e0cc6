import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PeriodCheckId, PeriodInfo } from '../../../shared/contracts/periods.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { PeriodChecks } from './PeriodChecks.tsx';

/** The checks of a month, and closing it: softly without a question, for good with every warning accepted one by one. */
export function ClosePeriodDialog({ period, onClose }: { period: PeriodInfo; onClose: () => void }) {
  const { t, language } = useText();
  const checks = useQueryOf('period.checks', { period: period.period });
  const [mode, setMode] = useState<'soft' | 'hard'>(period.state === 'soft-closed' ? 'hard' : 'soft');
  const [accepted, setAccepted] = useState<PeriodCheckId[]>([]);
  const [closeEarlier, setCloseEarlier] = useState(false);
  const isHard = mode === 'hard';
  return (
    <CommandDialog
      title={t('settings:periods.closeOf', { period: formatPeriod(period.period, language) })}
      submit={t('settings:periods.close')}
      method="period.close"
      input={() => ({ period: period.period, mode, acceptWarnings: accepted, closeEarlier, language })}
      onClose={onClose}
      size={560}
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
      <QueryProblem error={checks.error} retry={checks.refetch} />
      {checks.data ? (
        <PeriodChecks
          checks={checks.data.checks}
          accept={isHard ? { accepted, onChange: setAccepted } : undefined}
          closeEarlier={isHard ? { checked: closeEarlier, onChange: setCloseEarlier } : undefined}
        />
      ) : null}
    </CommandDialog>
  );
}

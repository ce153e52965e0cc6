import { useState } from 'react';
import type { PeriodInfo } from '../../../shared/contracts/periods.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';

export function ReopenPeriodDialog({ period, onClose }: { period: PeriodInfo; onClose: () => void }) {
  const { t, language } = useText();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={t('settings:periods.reopenOf', { period: formatPeriod(period.period, language) })}
      submit={t('settings:periods.reopen')}
      method="period.reopen"
      input={() => ({ period: period.period, reason })}
      onClose={onClose}
    >
      <ReasonField
        label={t('settings:periods.reason')}
        description={t('settings:periods.reasonHint')}
        value={reason}
        onChange={setReason}
        data-autofocus
      />
    </CommandDialog>
  );
}
